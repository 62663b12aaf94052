//! The picture in the head of an event.

use events::event::compose;
use leptos::task::spawn_local;
use leptos::{html, prelude::*};
use replica::RecordId;
use store::Act;

use crate::i18n::use_t;
use crate::notices;
use crate::platform::photo::prepare_photo;
use crate::requests::detail::attach::refusal;
use crate::session::use_session;

/// The device's own picker of files.
pub type Picker = NodeRef<html::Input>;

/// One for a page.
pub fn picker() -> Picker {
    NodeRef::new()
}

/// Opens it.
pub fn pick(picker: Picker) {
    if let Some(input) = picker.get_untracked() {
        input.click();
    }
}

/// The hidden input: a picture chosen becomes the cover.
#[component]
pub fn CoverInput(event: RecordId, picker: Picker) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let on_change = move |input: web_sys::HtmlInputElement| {
        let file = input.files().and_then(|files| files.item(0));
        // The same file may be chosen again.
        input.set_value("");
        let Some(file) = file else { return };
        spawn_local(async move {
            let photo = match prepare_photo(&file).await {
                Ok(photo) => photo,
                Err(error) => return session.notices().warn(refusal(t, &file.name(), error)),
            };
            let act = Act {
                changes: vec![compose::cover(event, Some(&photo.facts))],
                blobs: photo.blobs.to_vec(),
                ..Act::default()
            };
            if !session.may(&act) {
                return;
            }
            match session.perform(act).await {
                Ok(done) => session.offer_undo(t.event_cover_set(), done.undo),
                Err(error) => session.notices().warn(notices::of_store(t, &error)),
            }
        });
    };
    view! {
        <input
            class="u-hidden"
            type="file"
            accept="image/*"
            tabindex="-1"
            aria-label=move || t.event_cover_add()
            node_ref=picker
            on:change:target=move |event| on_change(event.target())
        />
    }
}
