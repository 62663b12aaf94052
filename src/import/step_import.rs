//! Last step: how far it is, then what it did.

use std::sync::Arc;

use files::export::Format;
use leptos::prelude::*;

use super::run::Outcome;
use super::wizard::{Wizard, Work};
use super::words;
use crate::i18n::{Lang, T, use_t};
use crate::platform::download;
use crate::widgets::banner::{Banner, BannerKind};
use crate::widgets::button::Button;
use crate::widgets::icon::Glyph;
use crate::widgets::progress::Progress;

/// More refused rows are in the file to download.
const MAX_REFUSED: usize = 100;

/// Running, and what it did.
#[component]
pub fn ImportStep(
    /// Where the import stands.
    wizard: Wizard,
) -> impl IntoView {
    move || match (wizard.outcome.get(), wizard.work.with(Option::is_some)) {
        (Some(outcome), false) => view! { <Account wizard outcome /> }.into_any(),
        _ => view! { <Running wizard /> }.into_any(),
    }
}

#[component]
fn Running(wizard: Wizard) -> impl IntoView {
    let t = use_t();
    let total = move || wizard.source.with(|source| source.as_ref().map_or(0, |source| source.n_rows()));
    let label = Signal::derive(move || match wizard.work.get() {
        Some(Work::Undoing) => t.in_progress().to_owned(),
        _ => t.import_running().to_owned(),
    });
    let share = |n: usize, of: usize| n as f64 / of.max(1) as f64;
    let value = Signal::derive(move || match wizard.work.get() {
        Some(Work::Importing(n)) => Some(share(n, total())),
        _ => None,
    });
    let detail = Signal::derive(move || match wizard.work.get() {
        Some(Work::Importing(n)) => Some(t.import_progress(&t.number(n), &t.number(total()))),
        _ => None,
    });
    view! { <Progress label value detail on_cancel=Callback::new(move |()| wizard.cancel()) /> }
}

#[component]
fn Account(wizard: Wizard, outcome: Arc<Outcome>) -> impl IntoView {
    let t = use_t();
    let counts = outcome.counts;
    let is_stopped = outcome.stopped.is_some();
    let is_news = 0 < counts.created + counts.updated + counts.restored;
    let title = move || match (is_stopped, is_news) {
        (true, _) => t.import_stopped_title(),
        (false, true) => t.import_done_title(),
        (false, false) => t.import_done_same(),
    };
    let why = outcome.stopped.clone().map(|error| {
        let message = move || words::stopped(t, &error, counts.total());
        view! { <Banner message=Signal::derive(message) kind=BannerKind::Danger /> }
    });
    let n_refused = outcome.report.refused.len();
    let numbers: [(usize, fn(T, usize) -> String, bool); 5] = [
        (counts.created, T::import_sum_new, false),
        (counts.updated, T::import_sum_updated, false),
        (counts.restored, T::import_sum_restored, false),
        (counts.unchanged, T::import_sum_same, false),
        (n_refused, T::import_sum_refused, true),
    ];
    let sums = numbers.into_iter().filter(|(n, ..)| 0 < *n).map(|(n, words, is_grave)| {
        view! {
            <p class="import-sum__item" data-grave=is_grave.then_some("true")>
                <span class="import-sum__number">{move || t.number(n)}</span>
                <span>{move || words(t, n)}</span>
            </p>
        }
    });
    let notes = {
        let outcome = Arc::clone(&outcome);
        move || words::warnings(t, &outcome.report)
    };
    let has_notes = !outcome.report.warnings.is_empty();
    view! {
        <section class="import-account">
            <div role="status">
                <h2 class="import-account__title">{title}</h2>
            </div>
            <p class="u-soft">{outcome.source.name.clone()}</p>
            {why}
            <div class="import-sum">{sums.collect_view()}</div>
            <div class="cluster">
                {is_news
                    .then(|| {
                        view! {
                            <Button
                                label=Signal::derive(move || t.import_undo().to_owned())
                                glyph=Glyph::Undo
                                on_click=move |()| wizard.undo()
                            />
                        }
                    })}
            </div>
        </section>
        {has_notes
            .then(|| {
                view! {
                    <section class="section">
                        <div class="section__head">
                            <h2 class="section__title">{move || t.import_warnings_title()}</h2>
                        </div>
                        <ul class="import-warnings">
                            {move || notes().into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}
                        </ul>
                    </section>
                }
            })}
        {(0 < n_refused).then(|| refused(t, wizard, &outcome))}
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
