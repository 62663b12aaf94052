//! One photo, as large as the screen allows.

use domain::kinds::kind;
use leptos::prelude::*;
use replica::{Intent, RecordId};
use store::Act;

use super::blob_image::BlobImage;
use super::photos::{alt_of, photo_text};
use super::subject::Subject;
use crate::decide::acts::trash_all;
use crate::widgets::button::{Button, IconButton};
use crate::widgets::dialog::Dialog;
use crate::widgets::icon::Glyph;
use crate::widgets::text_field::TextField;

/// The photo shown, if any; arrows show the others.
#[component]
pub fn PhotoViewer(
    /// The request.
    subject: Subject,
    /// Its photos, in order.
    photos: Signal<Vec<RecordId>>,
    /// The one shown.
    shown: RwSignal<Option<RecordId>>,
) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let at = Signal::derive(move || {
        let id = shown.get();
        photos.with(|all| (all.iter().position(|p| Some(*p) == id).map_or(0, |at| at + 1), all.len()))
    });
    let step = move |by: isize| {
        let (at, len) = at.get_untracked();
        if 0 < at && 1 < len {
            let next = (at - 1 + len).saturating_add_signed(by) % len;
            shown.set(photos.with_untracked(|all| all.get(next).copied()));
        }
    };
    let is_open = Signal::derive(move || shown.get().is_some());
    let title = Signal::derive(move || {
        let (at, len) = at.get();
        t.photo_of(at.max(1), len.max(1))
    });
    let alt = Signal::derive(move || shown.get().map(|id| alt_of(subject, id, at.get())).unwrap_or_default());
    let sha256 = photo_text(subject, shown.into(), "blob");
    let own_alt = photo_text(subject, shown.into(), "alt");
    let on_alt = Callback::new(move |text: String| {
        if let Some(id) = shown.get_untracked() {
            let intent = Intent::set(id, kind::PHOTO, "alt", text.trim());
            session.act(Act::one(vec![intent]), t.text_saved(t.photo_alt()));
        }
    });
    let remove = Callback::new(move |()| {
        if let Some(id) = shown.get_untracked() {
            shown.set(None);
            session.act(trash_all(session, kind::PHOTO, &[id]), t.photo_removed());
        }
    });
    let words = move |read: fn(crate::i18n::T) -> &'static str| Signal::derive(move || read(t).to_owned());
    view! {
        <Dialog open=is_open on_close=Callback::new(move |()| shown.set(None)) title>
            <div
                class="photo-view"
                on:keydown=move |event| match event.key().as_str() {
                    "ArrowLeft" if !is_typing(&event) => step(-1),
                    "ArrowRight" if !is_typing(&event) => step(1),
                    _ => {}
                }
            >
                <div class="photo-view__stage">
                    <BlobImage sha256 alt missing=words(|t| t.photo_elsewhere()) />
                </div>
                <div class="photo-view__foot">
                    <Show when=move || 1 < at.get().1>
                        <IconButton glyph=Glyph::ChevronLeft label=words(|t| t.photo_previous()) on_click=Callback::new(move |()| step(-1)) />
                        <IconButton glyph=Glyph::ChevronRight label=words(|t| t.photo_next()) on_click=Callback::new(move |()| step(1)) />
                    </Show>
                    <Button label=words(|t| t.photo_delete()) glyph=Glyph::Trash on_click=remove />
                </div>
                <TextField label=words(|t| t.photo_alt()) value=own_alt on_commit=on_alt />
            </div>
        </Dialog>
    }
}

fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    use wasm_bindgen::JsCast;
    event.target().is_some_and(|target| target.has_type::<web_sys::HtmlInputElement>())
}
