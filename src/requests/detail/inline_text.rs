//! Text one writes on where it stands: title, description, a comment, a line of a checklist.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// Text without a frame. Kept when one leaves it or presses Enter (Ctrl+Enter where it has several lines); Escape puts
/// the former text back.
#[component]
pub fn InlineText(
    /// What it holds; read out.
    #[prop(into)]
    label: Signal<String>,
    /// The text in force. What others write meanwhile does not disturb who is writing here.
    #[prop(into)]
    value: Signal<String>,
    /// Called when somebody begins to write: the moment to note what they see.
    #[prop(optional, into)]
    on_open: Option<Callback<()>>,
    /// Called with the new text, if it changed.
    #[prop(into)]
    on_commit: Callback<String>,
    /// Called when one leaves it, changed or not.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// Enter makes a new line.
    #[prop(optional)]
    several_lines: bool,
    /// An example, in grey.
    #[prop(optional, into)]
    placeholder: Signal<Option<String>>,
    /// Its look.
    class: &'static str,
    /// To focus it from outside.
    #[prop(optional)]
    node_ref: NodeRef<leptos::html::Textarea>,
) -> impl IntoView {
    let draft = RwSignal::new(None::<String>);
    let shown = move || draft.get().unwrap_or_else(|| value.get());
    // Only where `field-sizing` is missing: about as many rows as the text takes.
    let rows = move || {
        let wide = if several_lines { 60 } else { 30 };
        let text = shown();
        text.split('\n').map(|line| 1 + line.chars().count() / wide).sum::<usize>().clamp(1, 20).to_string()
    };
    let leave = move || {
        if let Some(text) = draft.try_update(Option::take).flatten()
            && value.try_get_untracked().is_some_and(|value| text.trim() != value.trim())
        {
            on_commit.try_run(text.trim().to_owned());
        }
        if let Some(on_close) = on_close {
            on_close.try_run(());
        }
    };
    // Going elsewhere by keyboard takes the text away while one is in it: it is kept all the same.
    on_cleanup(leave);
    let on_keydown = move |event: KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let is_enter = event.key() == "Enter" && (!several_lines || event.ctrl_key() || event.meta_key());
        if event.key() == "Escape" {
            event.stop_propagation(); // Leaves the text, not the page.
            draft.set(None);
        } else if !is_enter {
            return;
        }
        event.prevent_default();
        if let Some(area) = node_ref.get_untracked() {
            drop(area.blur());
        }
    };
    view! {
        <textarea
            class=class
            rows=rows
            node_ref=node_ref
            aria-label=move || label.get()
            placeholder=move || placeholder.get()
            enterkeyhint=if several_lines { "enter" } else { "done" }
            prop:value=shown
            on:focus=move |_| {
                draft.set(Some(value.get_untracked()));
                if let Some(on_open) = on_open {
                    on_open.run(());
                }
            }
            on:input:target=move |event| draft.set(Some(event.target().value()))
            on:blur=move |_| leave()
            on:keydown=on_keydown
        ></textarea>
    }
}
