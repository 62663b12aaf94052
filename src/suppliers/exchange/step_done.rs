//! How far the import is, then what it did.

use std::sync::Arc;

use leptos::prelude::*;

use super::fiche::Note;
use super::run::Outcome;
use super::state::Exchange;
use super::words;
use crate::i18n::{T, use_t};
use crate::import::account::{Account, Running, Sum, Warnings};
use crate::notices;
use crate::routes::Suppliers;
use crate::suppliers::directory::words::name_or_stand_in;
use crate::widgets::button::ButtonLink;

/// Fiches with notes that are listed.
const SHOWN: usize = 100;

/// Running, and what it did.
#[component]
pub fn DoneStep(
    /// Where the exchange stands.
    it: Exchange,
) -> impl IntoView {
    let t = use_t();
    let total =
        Signal::derive(move || it.fiches.with(|fiches| fiches.as_ref().map_or(0, |fiches| fiches.len())));
    move || match (it.outcome.get(), it.wizard.work.with(Option::is_some)) {
        (Some(outcome), false) => account(t, it, &outcome).into_any(),
        _ => view! { <Running wizard=it.wizard total words=T::exchange_progress /> }.into_any(),
    }
}

fn account(t: T, it: Exchange, outcome: &Arc<Outcome>) -> impl IntoView + use<> {
    let counts = outcome.counts;
    let stopped = outcome.stopped.clone().map(|error| {
        let n = counts.new + counts.merged + counts.known;
        Signal::derive(move || format!("{} {}", notices::of_store(t, &error), t.exchange_stopped(n)))
    });
    let sum = |n, words| Sum { n, words, is_grave: false };
    let sums = vec![
        sum(counts.new, T::exchange_sum_new),
        sum(counts.merged, T::exchange_sum_merged),
        sum(counts.known, T::exchange_sum_known),
    ];
    let has_notes = !outcome.notes.is_empty();
    let n_more = outcome.notes.len().saturating_sub(SHOWN);
    let more = (0 < n_more).then(|| Signal::derive(move || t.exchange_more(n_more)));
    let noted = Arc::clone(outcome);
    let notes = move || {
        let of = |(_, name, notes): &(usize, String, Vec<Note>)| {
            let texts: Vec<String> = notes.iter().map(|note| words::note(t, note)).collect();
            view! { <li><strong>{name_or_stand_in(t, name)}</strong>" "{texts.join(" ")}</li> }
        };
        noted.notes.iter().take(SHOWN).map(of).collect_view()
    };
    view! {
        <Account
            file=it.file
            sums
            is_news=0 < counts.new + counts.merged
            same=T::exchange_done_same
            stopped
            on_undo=move |()| it.undo()
        >
            <ButtonLink
                href=Suppliers::Duplicates.href()
                label=Signal::derive(move || t.exchange_see_duplicates().to_owned())
            />
        </Account>
        {has_notes.then(|| view! { <Warnings more>{notes}</Warnings> })}
    }
}
