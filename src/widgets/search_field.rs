//! The search field.

use super::{
    icon::{Glyph, Icon},
    ids::next_id,
};
use crate::i18n::use_t;
use leptos::{html, prelude::*};

/// A search field with a drawing and a button that empties it.
#[component]
pub fn SearchField(
    /// What is searched; read out.
    #[prop(into)]
    label: Signal<String>,
    /// The text shown.
    #[prop(into)]
    value: Signal<String>,
    /// Called at each keystroke, and with nothing when it is emptied.
    #[prop(into)]
    on_input: Callback<String>,
    /// Called on Enter.
    #[prop(optional, into)]
    on_submit: Option<Callback<String>>,
    /// An example, in grey.
    #[prop(optional, into)]
    placeholder: Signal<Option<String>>,
    /// To focus it from outside.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let t = use_t();
    let id = next_id("search");
    view! {
        <div class="search-field" role="search">
            <label class="u-hidden" for=id.clone()>{move || label.get()}</label>
            <Icon glyph=Glyph::Search />
            <input
                class="search-field__input"
                id=id
                type="search"
                enterkeyhint="search"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                node_ref=node_ref
                placeholder=move || placeholder.get()
                prop:value=move || value.get()
                on:input:target=move |event| on_input.run(event.target().value())
                on:keydown:target=move |event| {
                    if event.key() == "Enter" && let Some(on_submit) = on_submit {
                        on_submit.run(event.target().value());
                    }
                }
            />
            <Show when=move || value.with(|value| !value.is_empty())>
                <button
                    class="search-field__clear"
                    type="button"
                    aria-label=move || t.clear_search()
                    on:click=move |_| {
                        on_input.run(String::new());
                        if let Some(input) = node_ref.get_untracked() {
                            drop(input.focus());
                        }
                    }
                >
                    <Icon glyph=Glyph::Close />
                </button>
            </Show>
        </div>
    }
}
