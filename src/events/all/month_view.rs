//! The grid of a month. A day is chosen by tap or by arrows; what it has is told below.

use chrono::{Datelike, Days, NaiveDate, TimeDelta};
use events::Planner;
use events::event::month::{first_of, lay, step, weeks};
use events::event::occurrences;
use events::event::{Category, Status};
use leptos::{ev, prelude::*};
use replica::RecordId;

use super::row::{Brief, EventRow};
use super::view::Looking;
use crate::events::now::Now;
use crate::events::planner_changed;
use crate::events::words::{clock, title_of};
use crate::i18n::{T, use_t};
use crate::routes::Events;
use crate::session::use_session;
use crate::widgets::button::{Button, IconButton};
use crate::widgets::icon::Glyph;

/// How many events lie in a day before the others are a number.
const LANES: usize = 3;
/// A finger that goes so far sideways turns the page, in pixels.
const SWIPE: i32 = 60;

/// An event in a week.
#[derive(Clone, Debug, PartialEq)]
struct Piece {
    id: RecordId,
    title: String,
    hour: String,
    category: Category,
    status: Status,
    from: i64,
    len: i64,
    lane: usize,
    is_continued: bool,
    goes_on: bool,
}

/// A week of the grid.
#[derive(Clone, Debug, PartialEq)]
struct Week {
    days: [NaiveDate; 7],
    pieces: Vec<Piece>,
    /// How many are in each day.
    counts: [usize; 7],
}

/// The month.
#[component]
pub fn MonthView(
    looking: Looking,
    /// The day chosen.
    chosen: RwSignal<NaiveDate>,
    /// Called to make an event on a day.
    #[prop(into)]
    on_new: Callback<NaiveDate>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let today = Memo::new(move |_| session.now().date());
    let month =
        Memo::new(move |_| looking.view.with(|view| view.month).unwrap_or_else(|| first_of(today.get())));
    let changed = planner_changed();
    let rows = Memo::new(move |_| {
        let _ = changed.get();
        let (month, filter) = (month.get(), looking.view.with(|view| view.filter.clone()));
        session.peek_in::<Planner, _>(|planner, _, _| read_weeks(t, planner, month, &filter))
    });
    // The days of the month shown, or the one that was chosen if it is one of them.
    let turn = move |by: i32| {
        let to = step(month.get_untracked(), by);
        let day = if first_of(today.get_untracked()) == to { today.get_untracked() } else { to };
        chosen.set(day);
        looking.change(|view| view.month = Some(to));
    };
    let go = move |day: NaiveDate| {
        chosen.set(day);
        if first_of(day) != month.get_untracked() {
            looking.change(|view| view.month = Some(first_of(day)));
        }
        // The day's button may be in a grid that is still to be drawn.
        request_animation_frame(move || {
            request_animation_frame(move || {
                let selector = format!(".month__pick[data-day=\"{day}\"]");
                if let Ok(Some(button)) = document().query_selector(&selector) {
                    use wasm_bindgen::JsCast;
                    if let Some(button) = button.dyn_ref::<web_sys::HtmlElement>() {
                        drop(button.focus());
                    }
                }
            });
        });
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let at = chosen.get_untracked();
        let weekday = i64::from(at.weekday().num_days_from_monday());
        let days = |n: i64| at.checked_add_signed(TimeDelta::days(n));
        let to = match event.key().as_str() {
            "ArrowLeft" => days(-1),
            "ArrowRight" => days(1),
            "ArrowUp" => days(-7),
            "ArrowDown" => days(7),
            "Home" => days(-weekday),
            "End" => days(6 - weekday),
            "PageUp" => at.checked_sub_months(chrono::Months::new(1)),
            "PageDown" => at.checked_add_months(chrono::Months::new(1)),
            _ => return,
        };
        event.prevent_default();
        if let Some(to) = to {
            go(to);
        }
    };
    let touched = StoredValue::new(None::<(i32, i32)>);
    let point = |event: &ev::PointerEvent| {
        (event.pointer_type() == "touch").then(|| (event.client_x(), event.client_y()))
    };
    let on_lift = move |event: ev::PointerEvent| {
        let Some(((x, y), (to_x, to_y))) = touched.get_value().zip(point(&event)) else { return };
        let (dx, dy) = (to_x - x, to_y - y);
        if SWIPE < dx.abs() && dy.abs() * 2 < dx.abs() {
            turn(if dx < 0 { 1 } else { -1 });
        }
    };
    let names = move || {
        let monday = NaiveDate::from_isoywd_opt(2026, 1, chrono::Weekday::Mon).unwrap_or_default();
        (0..7)
            .map(|n| weekday_name(t, monday + Days::new(n)))
            .map(|(short, long)| {
                view! {
                    <span class="month__name" role="columnheader" aria-label=long>{short}</span>
                }
            })
            .collect_view()
    };
    view! {
        <section class="month-view">
            <div class="month__head">
                <h2 class="month__title" aria-live="polite">{move || t.month(month.get())}</h2>
                <Show when=move || first_of(today.get()) != month.get()>
                    <Button label=Signal::derive(move || t.events_this_month().to_owned()) on_click=Callback::new(move |()| {
                        chosen.set(today.get_untracked());
                        looking.change(|view| view.month = None);
                    }) />
                </Show>
                <IconButton glyph=Glyph::ChevronLeft label=Signal::derive(move || t.events_month_before().to_owned()) on_click=Callback::new(move |()| turn(-1)) />
                <IconButton glyph=Glyph::ChevronRight label=Signal::derive(move || t.events_month_after().to_owned()) on_click=Callback::new(move |()| turn(1)) />
            </div>
            <div class="month" role="grid" aria-label=move || t.month(month.get())
                on:keydown=on_key
                on:pointerdown=move |event| touched.set_value(point(&event))
                on:pointerup=on_lift
            >
                <div class="month__names" role="row">{names}</div>
                {move || rows.get().into_iter().map(|week| view! { <WeekRow week month today chosen on_new /> }).collect_view()}
            </div>
            <DayPanel looking chosen today />
        </section>
    }
}

#[component]
fn WeekRow(
    week: Week,
    month: Memo<NaiveDate>,
    today: Memo<NaiveDate>,
    chosen: RwSignal<NaiveDate>,
    on_new: Callback<NaiveDate>,
) -> impl IntoView {
    let t = use_t();
    let lanes = week.pieces.iter().map(|piece| piece.lane + 1).max().unwrap_or(0).min(LANES);
    let pieces = StoredValue::new(week.pieces);
    let cell = move |(at, (day, n)): (i64, (NaiveDate, usize))| {
        let own = pieces.with_value(|pieces| {
            pieces.iter().filter(|piece| piece.from == at && piece.lane < LANES).cloned().collect::<Vec<_>>()
        });
        let hidden = pieces.with_value(|pieces| {
            let here =
                |piece: &&Piece| piece.from <= at && at < piece.from + piece.len && LANES <= piece.lane;
            pieces.iter().filter(here).count()
        });
        let titles = pieces.with_value(|pieces| {
            let here = pieces.iter().filter(|piece| piece.from <= at && at < piece.from + piece.len);
            here.map(|piece| piece.title.clone()).collect::<Vec<_>>()
        });
        let label = move || {
            let events = if titles.is_empty() { t.events_day_none().to_owned() } else { titles.join(", ") };
            format!("{} : {events}", t.date_long(day))
        };
        view! {
            <div
                class="month__day"
                role="gridcell"
                data-other=(first_of(day) != month.get_untracked()).then_some("true")
                data-today=move || (today.get() == day).then_some("true")
                data-weekend=(5 <= at).then_some("true")
                aria-selected=move || (chosen.get() == day).to_string()
            >
                <button
                    class="month__pick"
                    type="button"
                    data-day=day.to_string()
                    aria-label=label
                    aria-current=move || (today.get() == day).then_some("date")
                    tabindex=move || if chosen.get() == day { "0" } else { "-1" }
                    on:click=move |_| if chosen.get_untracked() == day { on_new.run(day) } else { chosen.set(day) }
                >
                    <span class="month__number">{t.day_number(day)}</span>
                </button>
                {own.into_iter().map(|piece| view! { <PieceBar piece /> }).collect_view()}
                {(0 < hidden).then(|| view! { <span class="month__more" aria-hidden="true">"+"{hidden}</span> })}
                {(0 < n).then(|| view! { <span class="month__dot" aria-hidden="true"></span> })}
            </div>
        }
    };
    view! {
        <div class="month__week" role="row" style:--lanes=lanes.to_string()>
            {(0..).zip(week.days.into_iter().zip(week.counts)).map(cell).collect_view()}
        </div>
    }
}

/// The part of an event in a week. For the pointer only: the day's button tells it, and the list below leads there.
#[component]
fn PieceBar(piece: Piece) -> impl IntoView {
    let title = piece.title.clone();
    view! {
        <a
            class="month__bar"
            aria-hidden="true"
            tabindex="-1"
            href=Events::event(piece.id).href()
            title=title
            data-category=piece.category.key()
            data-status=piece.status.key()
            data-continued=piece.is_continued.then_some("true")
            data-goes-on=piece.goes_on.then_some("true")
            style:--len=piece.len.to_string()
            style:--lane=piece.lane.to_string()
        >
            <span class="month__bar-hour">{piece.hour}</span>
            <span class="month__bar-title">{piece.title}</span>
        </a>
    }
}

/// What the chosen day has.
#[component]
fn DayPanel(looking: Looking, chosen: RwSignal<NaiveDate>, today: Memo<NaiveDate>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let changed = planner_changed();
    let briefs = Memo::new(move |_| {
        let _ = changed.get();
        let (day, filter, now) =
            (chosen.get(), looking.view.with(|view| view.filter.clone()), Now::of(session));
        session.peek_in::<Planner, _>(|planner, office, _| {
            let mut found = occurrences(planner, day, day.succ_opt().unwrap_or(day));
            found.retain(|it| filter.lets(it.event) && it.when.day() <= day && day <= it.when.last_day());
            found.into_iter().map(|it| Brief::at(t, planner, office, &it, &now)).collect::<Vec<_>>()
        })
    });
    view! {
        <section class="section month__panel" aria-live="polite">
            <div class="section__head">
                <h3 class="section__title month__panel-title">
                    {move || if chosen.get() == today.get() { t.event_today().to_owned() } else { t.date_long(chosen.get()) }}
                </h3>
            </div>
            <ul class="event-rows">{move || briefs.get().into_iter().map(|brief| view! { <EventRow brief /> }).collect_view()}</ul>
            <Show when=move || briefs.with(Vec::is_empty)>
                <p class="u-faint">{move || t.events_day_none()}</p>
            </Show>
        </section>
    }
}

fn read_weeks(t: T, planner: &Planner, month: NaiveDate, filter: &events::event::Filter) -> Vec<Week> {
    let grid = weeks(month);
    let first = grid.first().map(|week| week[0]).unwrap_or(month);
    let last = grid.last().map(|week| week[6]).unwrap_or(month);
    let next = last.succ_opt().unwrap_or(last);
    let mut found = occurrences(planner, first, next);
    found.retain(|it| filter.lets(it.event));
    let spans: Vec<_> = found.iter().map(|it| (it.when.day(), it.when.last_day())).collect();
    let piece = |bar: events::event::month::Bar| {
        let it = found.get(bar.idx)?;
        let is_long = it.when.is_all_day || 1 < it.when.n_days();
        Some(Piece {
            id: it.event.id,
            title: if it.title.trim().is_empty() { title_of(t, it.event) } else { it.title.to_owned() },
            hour: if is_long { String::new() } else { clock(t, it.when.start.time()) },
            category: it.event.kind_of(),
            status: if it.is_cancelled { Status::Cancelled } else { it.event.state() },
            from: bar.from,
            len: bar.len,
            lane: bar.lane,
            is_continued: bar.is_continued,
            goes_on: bar.goes_on,
        })
    };
    grid.into_iter()
        .map(|days| {
            let pieces: Vec<Piece> = lay(&spans, days[0], 7, 1).into_iter().filter_map(piece).collect();
            let counts = [0, 1, 2, 3, 4, 5, 6].map(|at: i64| {
                pieces.iter().filter(|piece| piece.from <= at && at < piece.from + piece.len).count()
            });
            Week { days, pieces, counts }
        })
        .collect()
}

/// « lun. » and « lundi ».
fn weekday_name(t: T, day: NaiveDate) -> (String, String) {
    let first = |words: String| words.split([' ', '\u{a0}', ',']).next().unwrap_or_default().to_owned();
    (first(t.date_short(day)), first(t.date_long(day)))
}
