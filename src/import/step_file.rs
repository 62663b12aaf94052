//! First step: a file chosen, dropped or pasted.

use leptos::prelude::*;

use super::file_zone::{FileZone, ZoneWords};
use super::past::PastImports;
use super::wizard::Wizard;
use crate::i18n::T;

/// What pickers offer. Some phones hide a CSV under another type.
const ACCEPT: &str =
    ".csv,.tsv,.tab,.txt,text/csv,text/tab-separated-values,text/plain,application/vnd.ms-excel";

const WORDS: ZoneWords = ZoneWords {
    pick: T::import_pick,
    body: T::import_pick_body,
    paste: T::import_paste,
    paste_label: T::import_paste_label,
    read_paste: T::import_read_paste,
    pasted: T::import_pasted,
};

/// Choosing the file.
#[component]
pub fn FileStep(
    /// Where the import stands.
    wizard: Wizard,
) -> impl IntoView {
    view! {
        <FileZone words=WORDS accept=ACCEPT on_file=move |file| wizard.take(file) />
        <PastImports />
    }
}
