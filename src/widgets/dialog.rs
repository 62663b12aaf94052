//! Modal surfaces on the native `<dialog>`: focus trap, Escape, inert page and focus return come with it.

use super::{
    icon::{Glyph, Icon},
    ids::next_id,
};
use crate::i18n::use_t;
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

/// A question or a short form in the middle of the screen. For what cannot be undone; the rest has a snackbar.
#[component]
pub fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Called on Escape, on the close button and on a click outside. The dialog itself changes nothing.
    #[prop(into)]
    on_close: Callback<()>,
    /// What it is about; shown and read out.
    #[prop(into)]
    title: Signal<String>,
    /// The content, made when it opens.
    children: ChildrenFn,
) -> impl IntoView {
    view! { <Modal class="dialog" open on_close title>{children()}</Modal> }
}

/// A sheet from the bottom of a phone, a panel at the side of a wide screen: capture, filters, pickers.
#[component]
pub fn Sheet(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Called on Escape, on the close button and on a click outside. The sheet itself changes nothing.
    #[prop(into)]
    on_close: Callback<()>,
    /// What it is about; shown and read out.
    #[prop(into)]
    title: Signal<String>,
    /// The content, made when it opens. A control with `autofocus` has the focus from then on: given any later, it
    /// would be taken from where a fast hand has begun to type.
    children: ChildrenFn,
) -> impl IntoView {
    view! { <Modal class="sheet" open on_close title>{children()}</Modal> }
}

#[component]
fn Modal(
    class: &'static str,
    open: Signal<bool>,
    on_close: Callback<()>,
    title: Signal<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let t = use_t();
    let node = NodeRef::<html::Dialog>::new();
    let title_id = StoredValue::new(next_id("dialog-title"));
    let children = StoredValue::new(children);

    // The content is rendered by a render effect that subscribed to `open` before this one:
    // it is in place when the browser looks for what to focus.
    Effect::new(move |_| {
        let (is_open, Some(dialog)) = (open.get(), node.get()) else { return };
        if is_open && !dialog.open() {
            // Fails only for a dialog out of the document, which is about to go anyway.
            drop(dialog.show_modal());
        } else if !is_open && dialog.open() {
            dialog.close();
        }
    });

    // The browser closes by itself on Escape; the parent decides, so that what is shown stays what it says.
    let on_cancel = move |event: ev::Event| {
        event.prevent_default();
        on_close.run(());
    };
    // Android's back gesture may close without asking: the parent follows.
    let on_closed = move |_: ev::Event| {
        if open.get_untracked() {
            on_close.run(());
        }
    };
    let on_pointerdown = move |event: ev::PointerEvent| {
        let on_backdrop = event
            .target()
            .zip(event.current_target())
            .is_some_and(|(hit, own)| hit.dyn_ref::<web_sys::Element>() == own.dyn_ref::<web_sys::Element>());
        if on_backdrop {
            on_close.run(());
        }
    };

    view! {
        <dialog
            class=class
            node_ref=node
            aria-labelledby=title_id.get_value()
            on:cancel=on_cancel
            on:close=on_closed
            on:pointerdown=on_pointerdown
        >
            <Show when=move || open.get()>
                <div class="modal">
                    <header class="modal__head">
                        <h2 class="modal__title" id=title_id.get_value()>{move || title.get()}</h2>
                        <button
                            class="icon-button"
                            type="button"
                            aria-label=move || t.close()
                            on:click=move |_| on_close.run(())
                        >
                            <Icon glyph=Glyph::Close />
                        </button>
                    </header>
                    <div class="modal__body">{children.with_value(|children| children())}</div>
                </div>
            </Show>
        </dialog>
    }
}
