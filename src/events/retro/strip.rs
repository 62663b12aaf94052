//! The plan along the weeks, for screens with room: each open task from the day its work begins to the day it is due.
//! What it shows is in the list in words.

use chrono::{Datelike, Days, NaiveDate};
use leptos::prelude::*;

use super::data::{Laid, Retro};
use crate::i18n::T;

/// More bars than this are a wall: the first ones to come are shown.
const MOST: usize = 24;
/// Lines closer than this, in percent, would have their words on each other.
const NEAR: f64 = 12.0;

/// A line of the strip, in percent of its width.
#[derive(Clone, Debug, PartialEq)]
struct Bar {
    title: String,
    look: &'static str,
    from: f64,
    to: f64,
}

/// What the strip draws.
#[derive(Clone, Debug, Default, PartialEq)]
struct Drawn {
    bars: Vec<Bar>,
    weeks: Vec<(f64, String)>,
    today: Option<f64>,
    d_day: Option<f64>,
}

fn draw(t: T, laid: &Laid) -> Drawn {
    let Some(d_day) = laid.d_day else { return Drawn::default() };
    let rows: Vec<_> = laid.rows.iter().filter_map(|row| Some((row, row.start?, row.due?))).collect();
    let first = rows.iter().map(|(_, start, _)| *start).min();
    let last = rows.iter().map(|(_, _, due)| *due).max();
    let (Some(first), Some(last)) = (first, last) else { return Drawn::default() };
    let monday = |day: NaiveDate| {
        day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))).unwrap_or(day)
    };
    let from = monday(first.min(d_day));
    let to = last.max(d_day) + Days::new(2);
    let width = ((to - from).num_days().max(1)) as f64;
    let at = |day: NaiveDate| (day - from).num_days() as f64 * 100.0 / width;
    let look = |row: &super::data::Row| match row.standing {
        events::retro::Standing::Done | events::retro::Standing::Dropped => "done",
        events::retro::Standing::Late => "late",
        events::retro::Standing::Blocked => "blocked",
        _ => "ahead",
    };
    let bars = rows.iter().take(MOST).map(|(row, start, due)| Bar {
        title: row.task.title.clone(),
        look: look(row),
        from: at(*start),
        to: at(*due) + 100.0 / width,
    });
    // One label in two weeks is enough for a long plan.
    let step = if 84.0 < width { 14 } else { 7 };
    let weeks = (0..).map(|week| from + Days::new(week * step)).take_while(|day| *day < to);
    Drawn {
        bars: bars.collect(),
        weeks: weeks.map(|day| (at(day), t.date_short(day))).collect(),
        today: (from <= laid.today && laid.today < to).then(|| at(laid.today) + 50.0 / width),
        d_day: Some(at(d_day) + 50.0 / width),
    }
}

/// The strip.
#[component]
pub fn Strip(retro: Retro) -> impl IntoView {
    let t = retro.t;
    let drawn = Memo::new(move |_| retro.laid.with(|laid| draw(t, laid)));
    let percent = |at: f64| format!("{at:.2}%");
    let line = move |at: Option<f64>, class: &'static str, near: Option<&'static str>, name: &'static str| {
        at.map(
            |at| view! { <span class=class data-near=near style:--at=percent(at)><span>{name}</span></span> },
        )
    };
    view! {
        <Show when=move || drawn.with(|drawn| 1 < drawn.bars.len())>
            <div class="weeks" aria-hidden="true">
                {move || {
                    let drawn = drawn.get();
                    // The words under two lines that are close stand side by side.
                    let near = drawn.today.zip(drawn.d_day).filter(|(today, d_day)| (today - d_day).abs() < NEAR);
                    let near = near.map(|(today, d_day)| if today <= d_day { "before" } else { "after" });
                    let weeks = drawn.weeks.into_iter().map(|(at, name)| {
                        view! { <span class="weeks__week" style:--at=percent(at)>{name}</span> }
                    });
                    let bars = drawn.bars.into_iter().map(|bar| {
                        view! {
                            <div class="weeks__row">
                                <span class="weeks__name">{bar.title}</span>
                                <span class="weeks__lane">
                                    <span
                                        class="weeks__bar"
                                        data-look=bar.look
                                        style:--from=percent(bar.from)
                                        style:--to=percent(100.0 - bar.to)
                                    ></span>
                                </span>
                            </div>
                        }
                    });
                    view! {
                        <div class="weeks__scale">{weeks.collect::<Vec<_>>()}</div>
                        <div class="weeks__rows">{bars.collect::<Vec<_>>()}</div>
                        <div class="weeks__lines">
                            {line(drawn.today, "weeks__today", near, t.retro_today())}
                            {line(drawn.d_day, "weeks__dday", None, t.retro_d_day())}
                        </div>
                    }
                }}
            </div>
        </Show>
    }
}
