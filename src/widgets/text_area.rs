//! Several lines of text, as high as its text.

use super::{
    field::{Field, FieldIds},
    text_field::run,
};
use leptos::{html, prelude::*};

/// Several lines of text. Grows with them, by `field-sizing` or, where that is missing, by its number of lines.
#[component]
pub fn TextArea(
    /// What it holds.
    #[prop(into)]
    label: Signal<String>,
    /// The text shown.
    #[prop(into)]
    value: Signal<String>,
    /// Called at each keystroke.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    /// Called when the person leaves the field, if the text changed.
    #[prop(optional, into)]
    on_commit: Option<Callback<String>>,
    /// Called on Ctrl+Enter or Cmd+Enter.
    #[prop(optional, into)]
    on_submit: Option<Callback<String>>,
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
    /// To focus it from outside.
    #[prop(optional)]
    node_ref: NodeRef<html::Textarea>,
) -> impl IntoView {
    let ids = FieldIds::new();
    let described = ids.clone();
    let lines = move || value.with(|text| text.lines().count().clamp(2, 12).to_string());
    view! {
        <Field ids=ids.clone() label hint error label_hidden>
            <textarea
                class="input"
                id=ids.control
                rows=lines
                node_ref=node_ref
                prop:value=move || value.get()
                placeholder=move || placeholder.get()
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || {
                    described.described_by(error.with(Option::is_some), hint.with(Option::is_some))
                }
                on:input:target=move |event| run(on_input, event.target().value())
                on:change:target=move |event| run(on_commit, event.target().value())
                on:keydown:target=move |event| {
                    if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                        event.prevent_default();
                        run(on_submit, event.target().value());
                    }
                }
            ></textarea>
        </Field>
    }
}
