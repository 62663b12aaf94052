//! What is late and what is due today: the first few of each, and a link to all.

use domain::office::today::Today;
use domain::query::{Query, Timing};
use leptos::prelude::*;
use replica::RecordId;

use crate::i18n::use_t;
use crate::routes;
use crate::session::use_session;
use crate::today::line::Line;

/// How many lines each list shows.
const MOST: usize = 5;

/// The late ones and those due today that are not already among the three first.
#[component]
pub fn Pressing(
    /// The first screen's content.
    today: Memo<Today>,
) -> impl IntoView {
    let t = use_t();
    view! {
        <Few
            today
            timing=Timing::Overdue
            title=Signal::derive(move || t.today_overdue().to_owned())
            pick=|today| &today.overdue
        />
        <Few
            today
            timing=Timing::Today
            title=Signal::derive(move || t.today_due().to_owned())
            pick=|today| &today.due_today
        />
    }
}

#[component]
fn Few(
    today: Memo<Today>,
    timing: Timing,
    title: Signal<String>,
    pick: fn(&Today) -> &Vec<u32>,
) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let ids = Memo::new(move |_| {
        today.with(|today| {
            let others = pick(today).iter().filter(|at| !today.first.iter().any(|(first, _)| first == *at));
            session.peek(|office, _| {
                let id = |at: &u32| office.rows.get(*at as usize).map(|row| row.id);
                others.take(MOST).filter_map(id).collect::<Vec<RecordId>>()
            })
        })
    });
    let n = Memo::new(move |_| today.with(|today| pick(today).len()));
    let href = routes::requests(&Query { timing: Some(timing), ..Query::default() });
    view! {
        <Show when=move || ids.with(|ids| !ids.is_empty())>
            <section class="section">
                <div class="section__head">
                    <h2 class="section__title">{move || title.get()}</h2>
                    <span class="section__count">{move || t.number(n.get())}</span>
                    <a class="section__more" href=href.clone()>{move || t.today_see_all()}</a>
                </div>
                <div class="lines">
                    <For each=move || ids.get() key=|id| *id let:id>
                        <Line id />
                    </For>
                </div>
            </section>
        </Show>
    }
}
