//! Photos of a request: thumbnails, adding by camera or from files.

use domain::kinds::kind;
use leptos::prelude::*;
use leptos::task::spawn_local;
use replica::RecordId;
use web_sys::{File, FileList, HtmlInputElement};

use super::attach::attach_photos;
use super::blob_image::BlobImage;
use super::photo_viewer::PhotoViewer;
use super::subject::Subject;
use crate::widgets::icon::{Glyph, Icon};

/// Photos, and ways to add some.
#[component]
pub fn Photos(
    /// The request.
    subject: Subject,
    /// What they show, where that is one thing; « Photos » otherwise.
    #[prop(optional, into)]
    title: Option<Signal<String>>,
) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let photos = Memo::new(move |_| {
        session.look(|office, _| {
            office.children(subject.id).photos.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
        })
    });
    let n_preparing = RwSignal::new(0_usize);
    let shown = RwSignal::new(None::<RecordId>);
    let attach = move |files: Vec<File>| {
        if files.is_empty() {
            return;
        }
        let n = files.len();
        n_preparing.update(|all| *all += n);
        spawn_local(async move {
            attach_photos(session, t, subject.id, files).await;
            let _ = n_preparing.try_update(|all| *all = all.saturating_sub(n));
        });
    };
    let on_files = move |input: HtmlInputElement| {
        let files = files_of(input.files());
        // The same file may be chosen again after it was removed.
        input.set_value("");
        attach(files);
    };
    let on_drop = move |event: web_sys::DragEvent| {
        event.prevent_default();
        attach(files_of(event.data_transfer().and_then(|data| data.files())));
    };
    view! {
        <section
            class="section"
            data-empty=move || photos.with(Vec::is_empty).then_some("true")
            on:dragover=|event| event.prevent_default()
            on:drop=on_drop
        >
            <div class="section__head">
                <h2 class="section__title">{move || title.map_or_else(|| t.field_photos().to_owned(), |title| title.get())}</h2>
                {move || Some(photos.with(Vec::len)).filter(|n| 0 < *n).map(|n| view! { <span class="section__count">{t.number(n)}</span> })}
            </div>
            <div class="photos">
                <For each=move || photos.get() key=|id| *id let:id>
                    <Thumb subject id on_open=Callback::new(move |()| shown.set(Some(id)))
                        at=Signal::derive(move || photos.with(|all| (all.iter().position(|p| *p == id).unwrap_or(0) + 1, all.len()))) />
                </For>
                <Show when=move || 0 < n_preparing.get()>
                    <p class="photos__wait" role="status">{move || t.photo_preparing(n_preparing.get())}</p>
                </Show>
                <label class="photos__add" data-source="camera">
                    <Icon glyph=Glyph::Camera />
                    <span>{move || t.take_photo()}</span>
                    <input class="u-hidden" type="file" accept="image/*" capture="environment"
                        on:change:target=move |event| on_files(event.target()) />
                </label>
                <label class="photos__add">
                    <Icon glyph=Glyph::Photo />
                    <span>{move || t.choose_photos()}</span>
                    <input class="u-hidden" type="file" accept="image/*" multiple=true
                        on:change:target=move |event| on_files(event.target()) />
                </label>
            </div>
            <PhotoViewer subject photos=photos.into() shown />
        </section>
    }
}

fn files_of(list: Option<FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|at| list.item(at)).collect()).unwrap_or_default()
}

/// What a photo shows: its own words, else its number.
pub fn alt_of(subject: Subject, id: RecordId, at: (usize, usize)) -> String {
    let own = subject.session.record(id).and_then(|r| r.text("alt").map(str::to_owned));
    own.filter(|alt| !alt.trim().is_empty()).unwrap_or_else(|| subject.t.photo_of(at.0, at.1))
}

/// One thumbnail; a tap shows it whole.
#[component]
fn Thumb(subject: Subject, id: RecordId, on_open: Callback<()>, at: Signal<(usize, usize)>) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let sha256 = Memo::new(move |_| {
        let record = session.record(id).filter(|record| &*record.kind == kind::PHOTO);
        let text = |name: &str| record.as_ref().and_then(|r| r.text(name)).map(str::to_owned);
        text("thumb").or_else(|| text("blob")).unwrap_or_default()
    });
    let alt = Signal::derive(move || alt_of(subject, id, at.get()));
    view! {
        <button
            class="photos__item"
            type="button"
            aria-label=move || t.photo_open(&alt.get())
            on:click=move |_| on_open.run(())
        >
            <BlobImage sha256 alt=String::new() missing=Signal::derive(move || t.photo_elsewhere().to_owned()) />
        </button>
    }
}

/// The text of a photo's field, followed.
pub fn photo_text(subject: Subject, id: Signal<Option<RecordId>>, name: &'static str) -> Signal<String> {
    Memo::new(move |_| {
        let record = id.get().and_then(|id| subject.session.record(id));
        record.and_then(|r| r.text(name).map(str::to_owned)).unwrap_or_default()
    })
    .into()
}
