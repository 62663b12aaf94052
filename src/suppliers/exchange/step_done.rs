//! How far the import is, then what it did.

use leptos::prelude::*;

use super::fiche::Note;
use super::state::Exchange;
use super::words;
use crate::i18n::use_t;
use crate::import::account::{DoneStep, Warnings};
use crate::routes::Suppliers;
use crate::suppliers::directory::words::name_or_stand_in;
use crate::widgets::button::ButtonLink;

/// Fiches with notes that are listed.
const SHOWN: usize = 100;

/// Running, and what it did.
#[component]
pub fn ExchangeDone(
    /// Where the exchange stands.
    it: Exchange,
) -> impl IntoView {
    let t = use_t();
    let links = move || {
        view! {
            <ButtonLink
                href=Suppliers::Duplicates.href()
                label=Signal::derive(move || t.exchange_see_duplicates().to_owned())
            />
        }
    };
    let notes = move || {
        let (outcome, fiches) = (it.outcome.get()?, it.drafts.get()?);
        let has_notes = !outcome.notes.is_empty();
        let n_more = outcome.notes.len().saturating_sub(SHOWN);
        let more = (0 < n_more).then(|| Signal::derive(move || t.exchange_more(n_more)));
        let lines = move || {
            let of = |(at, notes): &(usize, Vec<Note>)| {
                let name = fiches.get(*at).map(|fiche| fiche.title().0).unwrap_or_default();
                let texts: Vec<String> = notes.iter().map(|note| words::note(t, note)).collect();
                view! { <li><strong>{name_or_stand_in(t, name)}</strong>" "{texts.join(" ")}</li> }
            };
            outcome.notes.iter().take(SHOWN).map(of).collect_view()
        };
        has_notes.then(|| view! { <Warnings more>{lines}</Warnings> })
    };
    view! { <DoneStep it links notes /> }
}
