//! What the first screen says of events: those of today and of the next two weeks, and the tasks that are late.

use domain::calendar::Calendar;
use domain::holidays::Region;
use events::Planner;
use events::event::agenda::agenda;
use events::event::{Event, Filter, Occurrence, Phase};
use events::retro::{Standing, Task, plan};
use leptos::prelude::*;
use supply::book::Book;

use crate::events::all::row::{Brief, EventRow};
use crate::events::now::Now;
use crate::events::planner_changed;
use crate::events::words::title_of;
use crate::i18n::{T, use_t};
use crate::routes::{EventArea, Events};
use crate::session::use_session;
use crate::widgets::icon::{Glyph, Icon};

/// How far the first screen looks, in days.
const DAYS: i64 = 14;
/// What was to be done after an event is told for so many days.
const PAST_DAYS: i64 = 30;
/// How many lines each list shows.
const MOST: usize = 4;

/// A task past its day.
#[derive(Clone, Debug, PartialEq)]
struct Late {
    href: String,
    title: String,
    event: String,
    due: String,
}

/// Events of today and tasks that are late; nothing where there are none.
#[component]
pub fn EventsToday() -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let changed = planner_changed();
    // To the day and to what has begun: not to the half minute.
    let now = Memo::new(move |_| Now::of(session));
    let found = Memo::new(move |_| {
        let _ = changed.get();
        let now = &now.get();
        session.peek_in::<Planner, _>(|planner, office, _| {
            let all = agenda(planner, &Filter::default(), now);
            let is_near = |it: &&Occurrence<'_>| matches!(it.when.phase(now), Phase::Ahead(n) if n <= DAYS);
            let near: Vec<&Occurrence<'_>> = all.now.iter().chain(all.ahead.iter().filter(is_near)).collect();
            let briefs = session.peek_in::<Book, _>(|book, _, _| {
                let first = near.iter().take(MOST);
                first.map(|it| Brief::in_full(t, (planner, book, office), it, now)).collect::<Vec<_>>()
            });
            let lately =
                |it: &&Occurrence<'_>| matches!(it.when.phase(now), Phase::Past(n) if n <= PAST_DAYS);
            let open = all.now.iter().chain(&all.ahead).chain(all.past.iter().filter(lately));
            let late: Vec<Late> = open.flat_map(|it| late(t, planner, it.event, now)).collect();
            (briefs, near.len(), late)
        })
    });
    let n_late = move || found.with(|(.., late)| late.len());
    view! {
        <Show when=move || found.with(|(briefs, ..)| !briefs.is_empty())>
            <section class="section events-today">
                <div class="section__head">
                    <h2 class="section__title">{move || t.nav_events()}</h2>
                    <span class="section__count">{move || t.number(found.with(|(_, n, _)| *n))}</span>
                    <a class="section__more" href=Events::All.href()>{move || t.today_see_all()}</a>
                </div>
                <ul class="event-rows">
                    {move || found.with(|(briefs, ..)| briefs.clone()).into_iter().map(|brief| view! { <EventRow brief /> }).collect_view()}
                </ul>
            </section>
        </Show>
        <Show when=move || 0 < n_late()>
            <section class="section">
                <div class="section__head">
                    <h2 class="section__title">{move || t.events_tasks_late()}</h2>
                    <span class="section__count">{move || t.number(n_late())}</span>
                </div>
                <ul class="due-list">
                    {move || found.with(|(.., late)| late.iter().take(MOST).cloned().collect::<Vec<_>>()).into_iter().map(row).collect_view()}
                </ul>
            </section>
        </Show>
    }
}

fn row(it: Late) -> impl IntoView {
    view! {
        <li class="list-row due-item" data-red="">
            <Icon glyph=Glyph::Checklist />
            <a class="list-row__link due-item__title" href=it.href>{it.title}</a>
            <p class="due-item__meta"><span class="due-item__when">{it.due}</span><span>{it.event}</span></p>
        </li>
    }
}

/// The late tasks of an event that is not closed.
fn late(t: T, planner: &Planner, event: &Event, now: &Now) -> Vec<Late> {
    let day = event.when.as_ref().map(events::event::When::day);
    if event.state().is_over() || day.is_none() {
        return Vec::new();
    }
    let rows = plan(planner.children::<Task>(event.id), day, now.date(), Calendar::of(Region::France));
    let rows = rows.into_iter().filter(|row| row.standing == Standing::Late);
    rows.map(|row| Late {
        href: Events::Of(event.id, EventArea::Retro).href(),
        title: row.task.title.clone(),
        event: title_of(t, event),
        due: row.due.map(|due| t.date(due, now.date())).unwrap_or_default(),
    })
    .collect()
}
