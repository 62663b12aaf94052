//! First step: a file chosen, dropped or pasted. Below, the way out.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::out_section::OutSection;
use super::state::Exchange;
use crate::i18n::use_t;
use crate::platform::files;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::text_area::TextArea;

/// What pickers offer. Some phones hide a card or a CSV under another type.
const ACCEPT: &str = ".vcf,.vcard,text/vcard,text/x-vcard,.csv,.tsv,.txt,text/csv,text/tab-separated-values,\
    text/plain,application/vnd.ms-excel";

/// Choosing the file.
#[component]
pub fn FileStep(
    /// Where the exchange stands.
    it: Exchange,
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
        if let Some(file) = files::of_transfer(event.data_transfer(), t.exchange_pasted()) {
            it.take(file);
        }
    });
    let paste = window_event_listener(ev::paste, move |event: web_sys::ClipboardEvent| {
        let is_field =
            event.target().and_then(|target| target.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
        if is_field.is_none()
            && let Some(file) = files::of_transfer(event.clipboard_data(), t.exchange_pasted())
        {
            event.prevent_default();
            it.take(file);
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
            it.take(file);
        }
    };
    let read_pasted = move |()| {
        if let Some(file) = files::from_text(&pasted.get_untracked(), t.exchange_pasted()) {
            it.take(file);
        }
    };
    view! {
        <div class="drop-zone" data-over=move || is_over.get().then_some("true")>
            <input
                class="drop-zone__input"
                type="file"
                accept=ACCEPT
                aria-label=move || t.exchange_pick()
                node_ref=input
                on:change=on_choose
            />
            <Icon glyph=Glyph::Upload />
            <p class="drop-zone__title">{move || t.exchange_pick()}</p>
            <p>{move || t.exchange_pick_body()}</p>
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
                            label=Signal::derive(move || t.exchange_paste().to_owned())
                            glyph=Glyph::Copy
                            on_click=move |()| is_pasting.set(true)
                        />
                    </div>
                }
            }
        >
            <div class="stack">
                <TextArea
                    label=Signal::derive(move || t.exchange_paste_label().to_owned())
                    value=pasted
                    on_input=move |text| pasted.set(text)
                />
                <div class="cluster">
                    <Button
                        label=Signal::derive(move || t.exchange_read_paste().to_owned())
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
        <OutSection />
    }
}
