//! One line of text.

use super::field::{Field, FieldIds};
use leptos::{ev, html, prelude::*};

/// One line of text. The parent holds the value.
#[component]
pub fn TextField(
    /// What it holds.
    #[prop(into)]
    label: Signal<String>,
    /// The text shown.
    #[prop(into)]
    value: Signal<String>,
    /// Called at each keystroke.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    /// Called when the person leaves the field or presses Enter, if the text changed.
    #[prop(optional, into)]
    on_commit: Option<Callback<String>>,
    /// `text`, `email`, `tel`, `url`: chooses the phone's keyboard.
    #[prop(default = "text")]
    kind: &'static str,
    /// The name the browser completes by, such as `name` or `email`; `off` for none.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// An example, in grey.
    #[prop(optional, into)]
    placeholder: Signal<Option<String>>,
    /// What to know before filling it in.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Reads the label out without showing it.
    #[prop(optional)]
    label_hidden: bool,
    /// Whether it is out of use.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Whether the sheet or dialog it stands in opens with the caret in it.
    #[prop(optional)]
    autofocus: bool,
    /// To focus it from outside.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let ids = FieldIds::new();
    let described = ids.clone();
    view! {
        <Field ids=ids.clone() label hint error label_hidden>
            <input
                class="input"
                id=ids.control
                type=kind
                autocomplete=autocomplete
                autofocus=autofocus
                node_ref=node_ref
                prop:value=move || value.get()
                placeholder=move || placeholder.get()
                disabled=move || disabled.get()
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || {
                    described.described_by(error.with(Option::is_some), hint.with(Option::is_some))
                }
                on:input:target=move |event| run(on_input, event.target().value())
                on:change:target=move |event| run(on_commit, event.target().value())
                on:keydown=move |event| blur_on_enter(&event)
            />
        </Field>
    }
}

pub(super) fn run(callback: Option<Callback<String>>, text: String) {
    if let Some(callback) = callback {
        callback.run(text);
    }
}

/// Enter outside a form commits, as a phone's « OK » key does.
fn blur_on_enter(event: &ev::KeyboardEvent) {
    use wasm_bindgen::JsCast;
    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    if event.key() == "Enter"
        && !event.is_composing()
        && let Some(input) = input
        && input.form().is_none()
    {
        // Leaving a field is best effort: a browser that refuses keeps the focus, and the text is committed later.
        drop(input.blur());
    }
}
