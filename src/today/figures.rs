//! The counts, in one calm line; each opens the list that it counts.

use domain::office::today::Today;
use domain::query::{Query, Timing};
use leptos::prelude::*;

use crate::i18n::use_t;
use crate::routes;

/// How much a count weighs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Plain,
    /// Red, unless it is nought.
    Grave,
    /// Shown where there is room.
    Extra,
}

/// How many are late, due today, waiting; each a link.
#[component]
pub fn Figures(
    /// The first screen's content.
    today: Memo<Today>,
) -> impl IntoView {
    let t = use_t();
    let when = |timing| routes::requests(&Query { timing: Some(timing), ..Query::default() });
    let waiting = routes::requests(&Query { status: vec!["waiting".into()], ..Query::default() });
    let open = routes::requests(&Query { status: vec!["open".into()], ..Query::default() });
    let figure = move |href: String, count: fn(&Today) -> usize, words: Signal<String>, look: Look| {
        let n = Memo::new(move |_| today.with(count));
        view! {
            <a
                class="today__figure"
                href=href
                data-zero=move || (n.get() == 0).then_some("true")
                data-extra=(look == Look::Extra).then_some("true")
                data-grave=move || (look == Look::Grave && 0 < n.get()).then_some("true")
            >
                <span class="today__number">{move || t.number(n.get())}</span>
                <span>{move || words.get()}</span>
            </a>
        }
    };
    view! {
        <nav class="today__figures" aria-label=move || t.today_figures()>
            {figure(when(Timing::Overdue), |today| today.overdue.len(), Signal::derive(move || t.figure_overdue().to_owned()), Look::Grave)}
            {figure(when(Timing::Today), |today| today.due_today.len(), Signal::derive(move || t.figure_today().to_owned()), Look::Plain)}
            {figure(waiting, |today| today.n_waiting, Signal::derive(move || t.figure_waiting().to_owned()), Look::Plain)}
            {figure(open, |today| today.n_open, Signal::derive(move || t.figure_open(today.with(|today| today.n_open))), Look::Extra)}
        </nav>
    }
}
