//! The import in the page of guests: its steps, and the way on at the foot.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::super::page::{Shared, Shown, to_top};
use super::state::{Guests, Importing};
use super::steps::CheckStep;
use crate::i18n::{T, use_t};
use crate::import::account::DoneStep;
use crate::import::by_columns::{ImportFoot, ImportSteps};
use crate::import::file_zone::{FileZone, ZoneWords};
use crate::platform::files;

/// What pickers offer. Some phones hide a CSV under another type.
const ACCEPT: &str = ".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain,application/vnd.ms-excel";

/// A pasted text of so many bytes is not shown in the field.
const LONG: usize = 20_000;

const WORDS: ZoneWords = ZoneWords {
    pick: T::guests_import_pick,
    body: T::guests_import_body,
    paste: T::guests_import_paste,
    paste_label: T::guests_import_paste_label,
    read_paste: T::guests_import_read,
    pasted: T::guests_import_pasted,
};

/// The import.
#[component]
pub fn ImportView(
    /// The page.
    it: Shared,
) -> impl IntoView {
    let t = use_t();
    let page = it;
    let it = Importing::new(Guests { event: page.event }, Shown::Import.href(page.event));
    // A list pasted into the field of the list is looked at here.
    if let Some(text) = page.pasted.get_untracked() {
        page.pasted.set(None);
        it.take_text(&text);
    }
    let file = move || view! { <FileZone words=WORDS accept=ACCEPT on_file=move |file| it.take(file) /> };
    let check = move || view! { <CheckStep it /> };
    let done = move || view! { <DoneStep it /> };
    let n = move || it.preview.with(|seen| seen.as_ref().map_or(0, |seen| seen.sums.written()));
    // A long text is read and not drawn: a field of 10 000 lines takes a phone's breath.
    let on_paste = move |event: web_sys::ClipboardEvent| {
        let is_field =
            event.target().is_some_and(|target| target.dyn_ref::<web_sys::HtmlTextAreaElement>().is_some());
        let text =
            event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if is_field
            && LONG < text.len()
            && let Some(file) = files::from_text(&text, t.guests_import_pasted())
        {
            event.prevent_default();
            it.take(file);
        }
    };
    view! {
        <div class="page__body guest-body import-page" on:paste=on_paste>
            <ImportSteps it to_top file check done />
        </div>
        <ImportFoot
            it
            start=Signal::derive(move || t.guests_import_start(n()))
            href=Shown::List.href(page.event)
        />
    }
}
