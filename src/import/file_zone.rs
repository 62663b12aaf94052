//! The zone that takes a file: chosen, dropped anywhere on the page, or pasted.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::i18n::{T, use_t};
use crate::platform::files;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::text_area::TextArea;

/// What a zone says of the files that it wants.
#[derive(Clone, Copy)]
pub struct ZoneWords {
    /// What to choose.
    pub pick: fn(T) -> &'static str,
    /// What such a file may be.
    pub body: fn(T) -> &'static str,
    /// The button that opens the field for a pasted text.
    pub paste: fn(T) -> &'static str,
    /// The label of that field.
    pub paste_label: fn(T) -> &'static str,
    /// The button that reads it.
    pub read_paste: fn(T) -> &'static str,
    /// The name of the file made of a pasted text.
    pub pasted: fn(T) -> &'static str,
}

/// Choosing the file.
#[component]
pub fn FileZone(
    /// What it says.
    words: ZoneWords,
    /// What pickers offer.
    accept: &'static str,
    /// Called with the file.
    #[prop(into)]
    on_file: Callback<web_sys::File>,
) -> impl IntoView {
    let t = use_t();
    let is_over = RwSignal::new(false);
    let is_pasting = RwSignal::new(false);
    let pasted = RwSignal::new(String::new());
    let input = NodeRef::<html::Input>::new();
    // Anywhere on the page: a file dropped beside the zone would otherwise replace the app.
    let over = window_event_listener(ev::dragover, move |event| {
        event.prevent_default();
        is_over.set(true);
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        if event.related_target().is_none() {
            is_over.set(false);
        }
    });
    let drop_ = window_event_listener(ev::drop, move |event| {
        event.prevent_default();
        is_over.set(false);
        if let Some(file) = files::of_transfer(event.data_transfer(), (words.pasted)(t)) {
            on_file.run(file);
        }
    });
    let paste = window_event_listener(ev::paste, move |event: web_sys::ClipboardEvent| {
        let is_field =
            event.target().and_then(|target| target.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
        if is_field.is_none()
            && let Some(file) = files::of_transfer(event.clipboard_data(), (words.pasted)(t))
        {
            event.prevent_default();
            on_file.run(file);
        }
    });
    on_cleanup(move || {
        over.remove();
        leave.remove();
        drop_.remove();
        paste.remove();
    });
    let on_choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        if let Some(file) = files::first(input.files()) {
            // The same file can be chosen again after it was corrected.
            input.set_value("");
            on_file.run(file);
        }
    };
    let read_pasted = move |()| {
        if let Some(file) = files::from_text(&pasted.get_untracked(), (words.pasted)(t)) {
            on_file.run(file);
        }
    };
    view! {
        <div class="drop-zone" data-over=move || is_over.get().then_some("true")>
            <input
                class="drop-zone__input"
                type="file"
                accept=accept
                aria-label=move || (words.pick)(t)
                node_ref=input
                on:change=on_choose
            />
            <Icon glyph=Glyph::Upload />
            <p class="drop-zone__title">{move || (words.pick)(t)}</p>
            <p>{move || (words.body)(t)}</p>
            <span class="button" data-kind="primary" aria-hidden="true">{move || t.choose_file()}</span>
            <p class="drop-zone__note">
                <span class="drop-zone__drop">{move || t.import_drop()}". "</span>
                {move || t.import_stays_here()}
            </p>
        </div>
        <Show
            when=move || is_pasting.get()
            fallback=move || {
                view! {
                    <div class="cluster">
                        <Button
                            label=Signal::derive(move || (words.paste)(t).to_owned())
                            glyph=Glyph::Copy
                            on_click=move |()| is_pasting.set(true)
                        />
                    </div>
                }
            }
        >
            <div class="stack">
                <TextArea
                    label=Signal::derive(move || (words.paste_label)(t).to_owned())
                    value=pasted
                    on_input=move |text| pasted.set(text)
                />
                <div class="cluster">
                    <Button
                        label=Signal::derive(move || (words.read_paste)(t).to_owned())
                        kind=ButtonKind::Primary
                        disabled=Signal::derive(move || pasted.with(|text| text.trim().is_empty()))
                        on_click=read_pasted
                    />
                    <Button
                        label=Signal::derive(move || t.cancel().to_owned())
                        on_click=move |()| is_pasting.set(false)
                    />
                </div>
            </div>
        </Show>
    }
}
