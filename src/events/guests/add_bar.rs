//! The field at the foot of the list: a name and Enter, then the next; or a whole list pasted.

use events::guests::paste::{MAX_BYTES, Paste};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::acts;
use super::page::{Shared, Shown};
use crate::i18n::use_t;
use crate::routes;
use crate::session::use_session;
use crate::widgets::icon::{Glyph, Icon};

/// So many are added at once without a look at them first.
const AT_ONCE: usize = 3;

/// The field.
#[component]
pub fn AddBar(
    /// The page.
    it: Shared,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let field = NodeRef::<html::Input>::new();
    let error = RwSignal::new(false);
    let navigate = StoredValue::new_local(use_navigate());
    let look_first = move |text: String| {
        it.pasted.set(Some(text));
        navigate.try_with_value(|navigate| navigate(&Shown::Import.href(it.event), routes::way()));
    };
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(input) = field.get_untracked() else { return };
        let text = input.value();
        let drafts = Paste::new(&text).next_chunk(AT_ONCE + 1).unwrap_or_default();
        error.set(drafts.is_empty());
        if drafts.is_empty() {
            return;
        }
        input.set_value("");
        if AT_ONCE < drafts.len() {
            look_first(text);
        } else {
            acts::add(session, t, it.event, &drafts);
        }
    };
    // A field of one line would join the lines of a list.
    let paste = move |event: web_sys::ClipboardEvent| {
        let text =
            event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        let is_list = text.trim().contains('\n') || MAX_BYTES < text.len();
        if is_list {
            event.prevent_default();
            look_first(text);
        }
    };
    view! {
        <form class="page__foot guest-add" on:submit=add novalidate>
            <label class="guest-add__field">
                <span class="u-hidden">{move || t.guest_add()}</span>
                <input
                    class="input"
                    node_ref=field
                    type="text"
                    autocomplete="off"
                    autocapitalize="words"
                    enterkeyhint="done"
                    placeholder=move || t.guest_add_hint()
                    aria-invalid=move || error.get().then_some("true")
                    on:input=move |_| error.set(false)
                    on:paste=paste
                />
            </label>
            <button class="button" data-kind="primary" type="submit">
                <Icon glyph=Glyph::Plus />
                <span class="guest-add__word">{move || t.guest_add_button()}</span>
            </button>
            <p class="guest-add__error" role="alert">{move || error.get().then(|| t.guest_no_name())}</p>
        </form>
    }
}
