//! Last step: how far it is, then what it did.

use std::sync::Arc;

use files::export::Format;
use leptos::prelude::*;

use super::account::{Account, Running, Sum, Warnings};
use super::run::Outcome;
use super::wizard::Wizard;
use super::words;
use crate::i18n::{Lang, T, use_t};
use crate::platform::download;
use crate::widgets::button::Button;
use crate::widgets::icon::Glyph;

/// More refused rows are in the file to download.
const MAX_REFUSED: usize = 100;

/// Running, and what it did.
#[component]
pub fn ImportStep(
    /// Where the import stands.
    wizard: Wizard,
) -> impl IntoView {
    let t = use_t();
    let total = Signal::derive(move || {
        wizard.source.with(|source| source.as_ref().map_or(0, |source| source.n_rows()))
    });
    move || match (wizard.outcome.get(), wizard.work.with(Option::is_some)) {
        (Some(outcome), false) => account(t, wizard, &outcome).into_any(),
        _ => view! { <Running wizard total words=T::import_progress /> }.into_any(),
    }
}

fn account(t: T, wizard: Wizard, outcome: &Arc<Outcome>) -> impl IntoView + use<> {
    let counts = outcome.counts;
    let stopped = outcome
        .stopped
        .clone()
        .map(|error| Signal::derive(move || words::stopped(t, &error, counts.total())));
    let n_refused = outcome.report.refused.len();
    let sum = |n, words, is_grave| Sum { n, words, is_grave };
    let sums = vec![
        sum(counts.created, T::import_sum_new, false),
        sum(counts.updated, T::import_sum_updated, false),
        sum(counts.restored, T::import_sum_restored, false),
        sum(counts.unchanged, T::import_sum_same, false),
        sum(n_refused, T::import_sum_refused, true),
    ];
    let noted = Arc::clone(outcome);
    let notes = move || {
        let notes = words::warnings(t, &noted.report).into_iter();
        notes.map(|note| view! { <li>{note}</li> }).collect_view()
    };
    let has_notes = !outcome.report.warnings.is_empty();
    view! {
        <Account
            file=outcome.source.name.clone()
            sums
            is_news=0 < counts.created + counts.updated + counts.restored
            same=T::import_done_same
            stopped
            on_undo=move |()| wizard.undo()
        />
        {has_notes.then(|| view! { <Warnings more=None>{notes}</Warnings> })}
        {(0 < n_refused).then(|| refused(t, wizard, outcome))}
    }
}

fn refused(t: T, wizard: Wizard, outcome: &Arc<Outcome>) -> impl IntoView + use<> {
    let n = outcome.report.refused.len();
    let rows = outcome.report.refused.iter().take(MAX_REFUSED).map(|refused| {
        let line = usize::try_from(refused.line).unwrap_or(usize::MAX);
        let why = refused.reason.clone();
        view! {
            <li class="refused__row">
                <span class="refused__line">{move || t.import_line(line)}</span>
                <span>{move || words::reason(t, &why)}</span>
            </li>
        }
    });
    let rows = rows.collect_view();
    let saved = Arc::clone(outcome);
    let save = move |()| {
        let format = if t.lang() == Lang::Fr { Format::ExcelFr } else { Format::International };
        let labels = [t.import_refused_line(), t.import_refused_reason()];
        let header = &saved.source.header;
        let bytes = saved.report.refused_csv(format, header, labels, |reason| words::reason(t, reason));
        let file = download::blob(&[bytes], "text/csv;charset=utf-8");
        if !file.is_some_and(|file| download::save(t.import_refused_file(), &file)) {
            wizard.session.notices().warn(t.export_failed());
        }
    };
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{move || t.import_refused_title()}</h2>
                <span class="section__count">{move || t.number(n)}</span>
            </div>
            <ul class="refused" tabindex="0">{rows}</ul>
            {(MAX_REFUSED < n)
                .then(|| view! { <p class="u-faint">{move || t.import_refused_more(n - MAX_REFUSED)}</p> })}
            <div class="cluster">
                <Button
                    label=Signal::derive(move || t.import_refused_download().to_owned())
                    glyph=Glyph::Download
                    on_click=Callback::new(save)
                />
            </div>
        </section>
    }
}
