//! Events along the months: a strip that scrolls sideways, or, where that is too narrow, one below the other.

use chrono::{Datelike, NaiveDate};
use events::Planner;
use events::event::agenda::{Agenda, agenda};
use events::event::month::{first_of, lay, step};
use events::event::{Category, Occurrence, Status};
use leptos::{html, prelude::*};
use replica::RecordId;

use super::row::{Brief, EventRow};
use super::view::Looking;
use crate::events::now::Now;
use crate::events::planner_changed;
use crate::events::words::{days, title_of};
use crate::i18n::{T, use_t};
use crate::routes::Events;
use crate::session::use_session;
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::Glyph;

/// How many months are shown at least, and at most.
const LEAST: i32 = 6;
const MOST: i32 = 24;
/// How many days a name takes.
const NAME_DAYS: i64 = 34;

#[derive(Clone, Debug, PartialEq)]
struct Mark {
    id: RecordId,
    title: String,
    days: String,
    category: Category,
    status: Status,
    from: i64,
    len: i64,
    lane: usize,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Strip {
    /// The first day of each month, and how many days it has.
    months: Vec<(NaiveDate, i64)>,
    marks: Vec<Mark>,
    lanes: usize,
    today: i64,
}

/// The timeline.
#[component]
pub fn TimelineView(looking: Looking) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let changed = planner_changed();
    let strip = Memo::new(move |_| {
        let _ = changed.get();
        let (now, filter) = (Now::of(session), looking.view.with(|view| view.filter.clone()));
        session.peek_in::<Planner, _>(|planner, _, _| read_strip(t, planner, &now, &filter))
    });
    let by_month = Memo::new(move |_| {
        let _ = changed.get();
        let (now, filter) = (Now::of(session), looking.view.with(|view| view.filter.clone()));
        session.peek_in::<Planner, _>(|planner, office, _| {
            let found = dated(agenda(planner, &filter, &now));
            let from = step(first_of(now.date()), -1);
            let mut months: Vec<(NaiveDate, Vec<Brief>)> = Vec::new();
            for it in found.into_iter().filter(|it| from <= it.when.day()) {
                let month = first_of(it.when.day());
                let brief = Brief::at(t, planner, office, &it, &now);
                match months.last_mut().filter(|(last, _)| *last == month) {
                    Some((_, briefs)) => briefs.push(brief),
                    None => months.push((month, vec![brief])),
                }
            }
            months
        })
    });
    view! {
        <Show
            when=move || strip.with(|strip| !strip.marks.is_empty()) || by_month.with(|months| !months.is_empty())
            fallback=move || view! {
                <EmptyState
                    glyph=Glyph::Calendar
                    title=Signal::derive(move || t.events_none_dated_title().to_owned())
                    body=Signal::derive(move || t.events_none_dated_body().to_owned())
                />
            }
        >
            <Wide strip />
            <div class="frise-tall">
                {move || by_month.get().into_iter().map(|(month, briefs)| view! {
                    <section class="frise-tall__month">
                        <h2 class="frise-tall__name">{t.month(month)}</h2>
                        <ul class="event-rows">{briefs.into_iter().map(|brief| view! { <EventRow brief /> }).collect_view()}</ul>
                    </section>
                }).collect_view()}
            </div>
        </Show>
    }
}

#[component]
fn Wide(strip: Memo<Strip>) -> impl IntoView {
    let t = use_t();
    let node = NodeRef::<html::Div>::new();
    let today = Memo::new(move |_| strip.with(|strip| strip.today));
    // Opens on today, a little of the past before it.
    Effect::new(move |_| {
        let Some(node) = node.get() else { return };
        let _ = today.get();
        request_animation_frame(move || {
            let Ok(Some(mark)) = node.query_selector(".frise__today") else { return };
            let left = mark.get_bounding_client_rect().left() - node.get_bounding_client_rect().left();
            node.set_scroll_left(node.scroll_left() + left as i32 - 120);
        });
    });
    let month = move |(month, n): (NaiveDate, i64)| {
        view! {
            <span class="frise__month" data-year=(month.month() == 1).then_some("true") style:--days=n.to_string()>
                {t.month(month)}
            </span>
        }
    };
    let mark = move |mark: Mark| {
        view! {
            <li class="frise__item" style:--from=mark.from.to_string() style:--lane=mark.lane.to_string()>
                <a
                    class="frise__mark"
                    href=Events::event(mark.id).href()
                    data-category=mark.category.key()
                    data-status=mark.status.key()
                    style:--len=mark.len.to_string()
                >
                    <span class="frise__span" aria-hidden="true"></span>
                    <span class="frise__title">{mark.title}</span>
                    <span class="frise__days">{mark.days}</span>
                </a>
            </li>
        }
    };
    view! {
        <div class="frise-wide" role="region" tabindex="0" aria-label=move || t.events_timeline() node_ref=node>
            <div class="frise-wide__inner" style:--lanes=move || strip.with(|strip| strip.lanes.max(1).to_string())>
                <div class="frise__months">{move || strip.with(|strip| strip.months.clone()).into_iter().map(month).collect_view()}</div>
                <ul class="frise__marks">{move || strip.with(|strip| strip.marks.clone()).into_iter().map(mark).collect_view()}</ul>
                <span class="frise__today" style:--from=move || today.get().to_string()>
                    <span>{move || t.event_today()}</span>
                </span>
            </div>
        </div>
    }
}

/// All that have a day, by start.
fn dated(agenda: Agenda<'_>) -> Vec<Occurrence<'_>> {
    let Agenda { now, ahead, past, .. } = agenda;
    let mut all: Vec<Occurrence<'_>> = past.into_iter().chain(now).chain(ahead).collect();
    all.sort_by_key(|it| (it.when.start, it.event.id));
    all
}

fn read_strip(t: T, planner: &Planner, now: &Now, filter: &events::event::Filter) -> Strip {
    let today = now.date();
    let this = first_of(today);
    let found = dated(agenda(planner, filter, now));
    let distance = |day: NaiveDate| {
        (day.year() - this.year()) * 12 + day.month0().cast_signed() - this.month0().cast_signed()
    };
    let first = found.first().map_or(0, |it| distance(it.when.day()).clamp(-MOST / 2, -1));
    let first = first.min(-1);
    let last = found.iter().map(|it| distance(it.when.last_day())).max().unwrap_or(0);
    let n = (last - first + 2).clamp(LEAST, MOST);
    let start = step(this, first);
    let months: Vec<(NaiveDate, i64)> = (0..n)
        .map(|n| {
            let month = step(start, n);
            (month, (step(month, 1) - month).num_days())
        })
        .collect();
    let total: i64 = months.iter().map(|(_, days)| days).sum();
    let spans: Vec<_> = found.iter().map(|it| (it.when.day(), it.when.last_day())).collect();
    let marks: Vec<Mark> = lay(&spans, start, total, NAME_DAYS)
        .into_iter()
        .filter_map(|bar| {
            let Occurrence { event, when, .. } = found.get(bar.idx)?;
            Some(Mark {
                id: event.id,
                title: title_of(t, event),
                days: days(t, when, today),
                category: event.kind_of(),
                status: event.state(),
                from: bar.from,
                len: bar.len,
                lane: bar.lane,
            })
        })
        .collect();
    let lanes = marks.iter().map(|mark| mark.lane + 1).max().unwrap_or(0);
    Strip { months, marks, lanes, today: (today - start).num_days() }
}
