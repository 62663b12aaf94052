//! How far the import is, then what it did.

use std::sync::Arc;

use leptos::prelude::*;

use super::run::Outcome;
use super::state::Exchange;
use super::words;
use crate::i18n::{T, use_t};
use crate::import::wizard::Work;
use crate::notices;
use crate::routes::Suppliers;
use crate::widgets::banner::{Banner, BannerKind};
use crate::widgets::button::{Button, ButtonLink};
use crate::widgets::icon::Glyph;
use crate::widgets::progress::Progress;

/// Fiches with notes that are listed.
const SHOWN: usize = 100;

/// Running, and what it did.
#[component]
pub fn DoneStep(
    /// Where the exchange stands.
    it: Exchange,
) -> impl IntoView {
    move || match (it.outcome.get(), it.wizard.work.with(Option::is_some)) {
        (Some(outcome), false) => view! { <Account it outcome /> }.into_any(),
        _ => view! { <Running it /> }.into_any(),
    }
}

#[component]
fn Running(it: Exchange) -> impl IntoView {
    let t = use_t();
    let total = move || it.fiches.with(|fiches| fiches.as_ref().map_or(0, |fiches| fiches.len()));
    let label = Signal::derive(move || match it.wizard.work.get() {
        Some(Work::Undoing) => t.in_progress().to_owned(),
        _ => t.import_running().to_owned(),
    });
    let value = Signal::derive(move || match it.wizard.work.get() {
        Some(Work::Importing(n)) => Some(n as f64 / total().max(1) as f64),
        _ => None,
    });
    let detail = Signal::derive(move || match it.wizard.work.get() {
        Some(Work::Importing(n)) => Some(t.exchange_progress(&t.number(n), &t.number(total()))),
        _ => None,
    });
    view! { <Progress label value detail on_cancel=Callback::new(move |()| it.wizard.cancel()) /> }
}

#[component]
fn Account(it: Exchange, outcome: Arc<Outcome>) -> impl IntoView {
    let t = use_t();
    let counts = outcome.counts;
    let is_news = 0 < counts.new + counts.merged;
    let is_stopped = outcome.stopped.is_some();
    let title = move || match (is_stopped, is_news) {
        (true, _) => t.import_stopped_title(),
        (false, true) => t.import_done_title(),
        (false, false) => t.exchange_done_same(),
    };
    let why = outcome.stopped.clone().map(|error| {
        let n = counts.new + counts.merged + counts.known;
        let message = move || format!("{} {}", notices::of_store(t, &error), t.exchange_stopped(n));
        view! { <Banner message=Signal::derive(message) kind=BannerKind::Danger /> }
    });
    let numbers: [(usize, fn(T, usize) -> String); 3] = [
        (counts.new, T::exchange_sum_new),
        (counts.merged, T::exchange_sum_merged),
        (counts.known, T::exchange_sum_known),
    ];
    let sums = numbers.into_iter().filter(|(n, _)| 0 < *n).map(|(n, words)| {
        view! {
            <p class="import-sum__item">
                <span class="import-sum__number">{move || t.number(n)}</span>
                <span>{move || words(t, n)}</span>
            </p>
        }
    });
    let has_notes = !outcome.notes.is_empty();
    let more = outcome.notes.len().saturating_sub(SHOWN);
    let noted = Arc::clone(&outcome);
    let notes = move || {
        let of = |(_, name, notes): &(usize, String, Vec<super::fiche::Note>)| {
            let texts: Vec<String> = notes.iter().map(|note| words::note(t, note)).collect();
            let name = crate::suppliers::directory::words::name_or_stand_in(t, name);
            view! { <li><strong>{name}</strong>" "{texts.join(" ")}</li> }
        };
        noted.notes.iter().take(SHOWN).map(of).collect_view()
    };
    view! {
        <section class="import-account">
            <div role="status">
                <h2 class="import-account__title">{title}</h2>
            </div>
            <p class="u-soft">{move || it.file.get()}</p>
            {why}
            <div class="import-sum">{sums.collect_view()}</div>
            <div class="cluster">
                {is_news
                    .then(|| {
                        view! {
                            <Button
                                label=Signal::derive(move || t.import_undo().to_owned())
                                glyph=Glyph::Undo
                                on_click=move |()| it.undo()
                            />
                        }
                    })}
                <ButtonLink
                    href=Suppliers::Duplicates.href()
                    label=Signal::derive(move || t.exchange_see_duplicates().to_owned())
                />
            </div>
        </section>
        {has_notes
            .then(|| {
                view! {
                    <section class="section">
                        <div class="section__head">
                            <h2 class="section__title">{move || t.import_warnings_title()}</h2>
                        </div>
                        <ul class="import-warnings">{notes}</ul>
                        {(0 < more)
                            .then(|| view! { <p class="u-faint">{move || t.exchange_more(more)}</p> })}
                    </section>
                }
            })}
    }
}
