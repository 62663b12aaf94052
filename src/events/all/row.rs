//! An event in a list.

use chrono::{Datelike, NaiveDate};
use domain::calendar::Calendar;
use domain::holidays::Region;
use domain::office::Office;
use events::Planner;
use events::budget::Reckoning;
use events::event::agenda::heads;
use events::event::{Category, Event, Occurrence, Phase, Status};
use events::retro::{Progress, Task, plan};
use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;

use crate::events::now::Now;
use crate::events::words::{
    category_glyph, category_name, countdown, hours, status_glyph, status_name, title_of, venue_words,
};
use crate::i18n::{T, use_t};
use crate::routes::Events;
use crate::widgets::icon::{Glyph, Icon};

/// What a row shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Brief {
    pub id: RecordId,
    pub title: String,
    pub category: Category,
    pub status: Status,
    pub phase: Phase,
    pub day: Option<NaiveDate>,
    pub last: Option<NaiveDate>,
    pub hours: String,
    pub venue: String,
    pub capacity: Option<i64>,
    pub invited: i64,
    pub coming: i64,
    /// Tasks past their day; nothing is told of what is over.
    pub late: usize,
    /// How much of the cap is spoken for, in percent.
    pub budget: Option<i64>,
}

impl Brief {
    /// Of an event.
    pub fn of(t: T, planner: &Planner, office: &Office, event: &Event, now: &Now) -> Self {
        let (invited, coming) = heads(planner, event.id);
        let when = event.when.as_ref();
        let day = when.map(events::event::When::day);
        Self {
            id: event.id,
            title: title_of(t, event),
            category: event.kind_of(),
            status: event.state(),
            phase: event.phase(now),
            day,
            last: when.map(events::event::When::last_day),
            hours: when.map(|when| hours(t, when)).unwrap_or_default(),
            venue: venue_words(office, event.venue.as_ref()),
            capacity: event.capacity,
            invited,
            coming,
            late: 0,
            budget: None,
        }
    }

    /// Of one time of an event that may come again.
    pub fn at(t: T, planner: &Planner, office: &Office, it: &Occurrence<'_>, now: &Now) -> Self {
        let brief = Self::of(t, planner, office, it.event, now);
        if it.key.is_none() {
            return brief;
        }
        let mut this = it.event.clone();
        (this.when, this.title) = (Some(it.when.clone()), it.title.to_owned());
        Self {
            title: title_of(t, &this),
            phase: this.phase(now),
            day: Some(it.when.day()),
            last: Some(it.when.last_day()),
            hours: hours(t, &it.when),
            status: if it.is_cancelled { Status::Cancelled } else { brief.status },
            ..brief
        }
    }

    /// The same with what is to do and what it costs, for what is still to come.
    pub fn in_full(
        t: T,
        (planner, book, office): (&Planner, &Book, &Office),
        it: &Occurrence<'_>,
        now: &Now,
    ) -> Self {
        let brief = Self::at(t, planner, office, it, now);
        if matches!(brief.phase, Phase::Past(_)) || brief.status.is_over() {
            return brief;
        }
        let tasks = planner.children::<Task>(it.event.id);
        let rows = plan(tasks, brief.day, now.date(), Calendar::of(Region::France));
        let reckoning = Reckoning::of(planner, book, it.event.id);
        let cap = reckoning.cap.filter(|cap| 0 < cap.0);
        let budget = cap.map(|cap| reckoning.forecast.0.saturating_mul(100) / cap.0);
        Self { late: Progress::of(&rows).late, budget, ..brief }
    }

    /// « 92 sur 120 », or how many fit.
    pub fn guests(&self, t: T) -> Option<String> {
        match (self.invited, self.capacity) {
            (0, None) => None,
            (0, Some(capacity)) => Some(t.event_heads(usize::try_from(capacity).unwrap_or_default())),
            (_, None) => Some(t.event_heads(usize::try_from(self.coming).unwrap_or_default())),
            (_, Some(capacity)) => Some(t.event_guests_of(self.coming, capacity)),
        }
    }
}

/// The row.
#[component]
pub fn EventRow(brief: Brief) -> impl IntoView {
    let t = use_t();
    let it = StoredValue::new(brief.clone());
    let key = match brief.phase {
        Phase::Now => "now",
        Phase::Ahead(0) => "today",
        Phase::Ahead(_) => "ahead",
        Phase::Undated => "undated",
        Phase::Past(_) => "past",
    };
    let day = brief.day.map(|day| {
        let last = brief.last.filter(|last| *last != day);
        let number =
            last.map_or_else(|| day.day().to_string(), |last| format!("{}–{}", day.day(), last.day()));
        let month = move || match last.filter(|last| last.month() != day.month()) {
            Some(last) => {
                [day, last].map(|day| month_short(t, day).trim_end_matches('.').to_owned()).join("–")
            }
            None => month_short(t, day),
        };
        view! {
            <span class="event-day" data-span=last.map(|_| "true") aria-hidden="true">
                <span class="event-day__number">{number}</span>
                <span class="event-day__month">{month}</span>
            </span>
        }
    });
    let spoken = brief.day;
    let guests = move || it.with_value(|it| it.guests(t));
    view! {
        <li class="list-row event-row" data-phase=key data-category=brief.category.key()>
            {day.map_or_else(
                || view! { <span class="event-day" data-none="true" aria-hidden="true"><Icon glyph=Glyph::Calendar /></span> }.into_any(),
                IntoAny::into_any,
            )}
            <div class="event-row__text">
                <a class="list-row__link event-row__title" href=Events::event(brief.id).href()>{brief.title}</a>
                <span class="event-row__meta">
                    <span class="event-row__kind"><Icon glyph=category_glyph(brief.category) />{move || category_name(t, brief.category)}</span>
                    {move || spoken.map(|day| view! { <span class="u-hidden">{t.date_long(day)}</span> })}
                    {(!brief.hours.is_empty()).then(|| view! { <span>{brief.hours}</span> })}
                    {(!brief.venue.is_empty()).then(|| view! { <span class="event-row__venue">{brief.venue}</span> })}
                </span>
                <span class="event-row__state">
                    <span class="event-status" data-status=brief.status.key()>
                        <Icon glyph=status_glyph(brief.status) />{move || status_name(t, brief.status)}
                    </span>
                    {move || guests().map(|guests| view! { <span class="event-row__fact"><Icon glyph=Glyph::People />{guests}</span> })}
                    {(0 < brief.late).then(|| view! {
                        <span class="event-row__fact" data-late="true"><Icon glyph=Glyph::Warning />{move || t.events_late(brief.late)}</span>
                    })}
                    {brief.budget.map(|percent| view! {
                        <span class="event-row__fact">
                            <span class="event-row__budget" data-over=(100 < percent).then_some("true") aria-hidden="true">
                                <span style:inline-size=format!("{}%", percent.clamp(0, 100))></span>
                            </span>
                            {move || t.events_budget(percent)}
                        </span>
                    })}
                </span>
            </div>
            <span class="event-row__count">{move || countdown(t, brief.phase)}</span>
        </li>
    }
}

/// « déc. ».
pub fn month_short(t: T, day: NaiveDate) -> String {
    let words = t.date_short(day);
    // « jeu. 10 déc. » and « Thu, Dec 10 »: the word that is neither the weekday nor a number.
    let word = words
        .split([' ', '\u{a0}', '\u{202f}'])
        .skip(1)
        .find(|word| !word.chars().any(|c| c.is_ascii_digit()));
    word.map(|word| word.trim_end_matches(',').to_owned()).unwrap_or_default()
}
