//! The import in the page of guests: its steps, and the way on at the foot.

use ::files::guests::Field;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::super::page::{Shared, Shown, to_top};
use super::state::{Importing, Wrong};
use super::steps::{CheckStep, DoneStep, column_name};
use crate::i18n::{T, use_t};
use crate::import::by_columns::{ImportFoot, ImportSteps, Words};
use crate::import::file_zone::{FileZone, ZoneWords};
use crate::import::words as table_words;
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

const STEPS: Words<Field> = Words {
    column: column_name,
    columns_body: T::guests_import_columns_body,
    nameless: T::guests_import_no_name,
    check: T::guests_import_check,
    see: T::guests_import_see,
};

fn wrong_words(t: T, wrong: Wrong) -> &'static str {
    match wrong {
        Wrong::Gone => t.import_error_unreadable(),
        Wrong::Busy => t.guests_import_busy(),
        Wrong::Nobody => t.guests_import_nobody(),
        Wrong::TooLong => t.guests_import_too_long(),
    }
}

/// The import.
#[component]
pub fn ImportView(
    /// The page.
    it: Shared,
) -> impl IntoView {
    let t = use_t();
    let page = it;
    let it = Importing::new(page.event);
    let wizard = it.wizard;
    // A list pasted into the field of the list is looked at here.
    if let Some(text) = page.pasted.get_untracked() {
        page.pasted.set(None);
        it.take_text(&text);
    }
    let problem = Memo::new(move |_| {
        let of_table = wizard.problem.get().map(|problem| table_words::problem(t, &problem));
        of_table.or_else(|| it.wrong.get().map(|wrong| wrong_words(t, wrong).to_owned()))
    });
    let on_dismiss = Callback::new(move |()| {
        wizard.problem.set(None);
        it.wrong.set(None);
    });
    let file = move || view! { <FileZone words=WORDS accept=ACCEPT on_file=move |file| it.take(file) /> };
    let check = move || view! { <CheckStep it /> };
    let done = move || view! { <DoneStep it /> };
    let n = move || it.preview.with(|seen| seen.as_ref().map_or(0, |seen| seen.sums.new + seen.sums.merged));
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
            <ImportSteps by=it.by words=STEPS problem on_dismiss to_top file check done />
        </div>
        <ImportFoot
            by=it.by
            words=STEPS
            on_check=Callback::new(move |()| it.check_table())
            start=Signal::derive(move || t.guests_import_start(n()))
            on_import=Callback::new(move |()| it.import())
            on_restart=Callback::new(move |()| it.restart())
            href=Shown::List.href(it.event)
        />
    }
}
