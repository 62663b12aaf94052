//! First step: a file chosen, dropped or pasted. Below, the way out.

use leptos::prelude::*;

use super::out_section::OutSection;
use super::past::PastExchanges;
use super::state::Exchange;
use crate::i18n::T;
use crate::import::file_zone::{FileZone, ZoneWords};

/// What pickers offer. Some phones hide a card or a CSV under another type.
const ACCEPT: &str = ".vcf,.vcard,text/vcard,text/x-vcard,.csv,.tsv,.txt,text/csv,text/tab-separated-values,\
    text/plain,application/vnd.ms-excel";

const WORDS: ZoneWords = ZoneWords {
    pick: T::exchange_pick,
    body: T::exchange_pick_body,
    paste: T::exchange_paste,
    paste_label: T::exchange_paste_label,
    read_paste: T::exchange_read_paste,
    pasted: T::exchange_pasted,
};

/// Choosing the file.
#[component]
pub fn FileStep(
    /// Where the exchange stands.
    it: Exchange,
) -> impl IntoView {
    view! {
        <FileZone words=WORDS accept=ACCEPT on_file=move |file| it.take(file) />
        <OutSection />
        <PastExchanges />
    }
}
