//! The debrief of an event as rooms show it: planned and real, side by side.

use domain::money::Cents;
use events::Planner;
use events::budget::Reckoning;
use events::event::Event;
use events::review::{Incident, Lesson, People, Times};
use events::show::{Cue, Dial, Mode, Schedule};
use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;

use crate::events::dial::{face_at, use_dial};
use crate::events::live::words::{face, length};
use crate::i18n::{T, use_t};
use crate::session::{Session, use_session};

/// A debrief, followed. `Copy`: every part holds it.
#[derive(Clone, Copy)]
pub struct Review {
    /// Its event.
    pub id: RecordId,
    /// The open workspace.
    pub session: Session,
    /// Words.
    pub t: T,
    /// The event.
    pub event: Memo<Option<Event>>,
    /// The clock on the wall of the event.
    dial: Memo<Dial>,
    /// Its cues.
    pub cues: Memo<Vec<Cue>>,
    /// Times, planned and real.
    pub times: Memo<Times>,
    /// Guests, counted.
    pub people: Memo<People>,
    /// Money.
    pub money: Memo<Reckoning>,
    /// What happened, in the order in which it did.
    pub incidents: Memo<Vec<Incident>>,
    /// What is learned.
    pub lessons: Memo<Vec<Lesson>>,
}

impl Review {
    /// Follows a debrief.
    pub fn new(id: RecordId) -> Self {
        let (session, t) = (use_session(), use_t());
        let changed = crate::events::planner_changed();
        let event = crate::events::frame::use_event(id);
        let cues = Memo::new(move |_| {
            changed.track();
            session.peek_in::<Planner, _>(|planner, _, _| {
                planner.children::<Cue>(id).cloned().collect::<Vec<_>>()
            })
        });
        let dial = use_dial(event);
        let times = Memo::new(move |_| {
            let show = event.with(|event| event.as_ref().map(|event| (event.show_began, event.show_ended)));
            cues.with(|cues| {
                let cues: Vec<&Cue> = cues.iter().collect();
                let plan = dial.with(|dial| Schedule::of(&cues, Mode::Plan, dial));
                show.map(|show| Times::of(&plan, &cues, show)).unwrap_or_default()
            })
        });
        let people = Memo::new(move |_| {
            changed.track();
            session.peek_in::<Planner, _>(|planner, _, _| People::of(planner, id))
        });
        // Orders and invoices are of the book.
        let money = Memo::new(move |_| {
            session.look_in::<Planner, _>(|planner, _, _| {
                session.peek_in::<Book, _>(|book, _, _| Reckoning::of(planner, book, id))
            })
        });
        let incidents = incidents_of(session, id);
        let lessons = Memo::new(move |_| {
            changed.track();
            session.peek_in::<Planner, _>(|planner, _, _| {
                planner.children::<Lesson>(id).cloned().collect::<Vec<_>>()
            })
        });
        Self { id, session, t, event, dial, cues, times, people, money, incidents, lessons }
    }

    /// The title of a cue, followed.
    pub fn title(self, cue: RecordId) -> String {
        let title = self.cues.with(|cues| {
            cues.iter().find(|it| it.id == cue).map(|it| it.title.trim().to_owned()).unwrap_or_default()
        });
        if title.is_empty() { self.t.live_untitled().to_owned() } else { title }
    }

    /// What the clock of the event shows at an instant, followed.
    pub fn clock(self, ms: i64) -> String {
        self.dial.with(|dial| face_at(dial, ms))
    }

    /// « 19:15 – 19:30 » by the clock of the event, or only the start of what takes no time; followed.
    pub fn span(self, start: i64, end: Option<i64>) -> String {
        let face = |minute: i64| self.dial.with(|dial| face(dial.wall(minute)));
        match end {
            Some(end) if end != start => format!("{} – {}", face(start), face(end)),
            _ => face(start),
        }
    }

    /// An amount.
    pub fn amount(self, amount: Cents) -> String {
        self.t.money(amount.0, "EUR")
    }

    /// How the times went, in words: « Ouverture à l’heure · Fin : +4 min ».
    pub fn pace(self) -> Option<String> {
        let t = self.t;
        let (began, ended) = self.times.with(|times| (times.began_late(), times.ended_late()));
        let began = began.map(|late| match late {
            0 => t.review_began_on_time().to_owned(),
            late if 0 < late => t.review_began_late(&length(t, late)),
            late => t.review_began_early(&length(t, late)),
        });
        let ended = ended.map(|late| match late {
            0 => t.review_ended_on_time().to_owned(),
            late if 0 < late => t.review_ended_late(&length(t, late)),
            late => t.review_ended_early(&length(t, late)),
        });
        let all: Vec<String> = began.into_iter().chain(ended).collect();
        (!all.is_empty() && self.times.with(Times::is_noted)).then(|| all.join(" · "))
    }

    /// How the money stands against the cap, in words.
    pub fn against_cap(self) -> Option<(bool, String)> {
        let left = self.money.with(Reckoning::remaining)?;
        let amount = self.amount(Cents(left.0.abs()));
        Some(if left.0 < 0 {
            (true, self.t.review_over(&amount))
        } else {
            (false, self.t.review_under(&amount))
        })
    }

    /// The whole debrief as a text to send.
    pub fn text(self) -> String {
        let t = self.t;
        let mut lines =
            vec![self.event.with(|event| event.as_ref().map(|e| e.title.clone())).unwrap_or_default()];
        lines.extend(self.pace());
        let people = self.people.get();
        if 0 < people.came {
            let came = usize::try_from(people.came).unwrap_or_default();
            let expected = usize::try_from(people.yes).unwrap_or_default();
            lines.push(format!(
                "{} {} {}",
                t.number(came),
                t.review_came(came),
                t.review_of_expected(expected)
            ));
        }
        if self.money.with(|money| !money.lines.is_empty()) {
            let forecast = self.amount(self.money.with(|money| money.forecast));
            let cap = self.against_cap().map(|(_, words)| format!(" ({words})")).unwrap_or_default();
            lines.push(format!("{} {} {forecast}{cap}", t.review_money_forecast(), t.review_gross()));
        }
        self.incidents.with(|all| {
            if !all.is_empty() {
                lines.push(format!("\n{}", t.review_incidents()));
                lines.extend(all.iter().map(|it| match it.when {
                    Some(when) => format!("- {} {}", self.clock(when), it.text.trim()),
                    None => format!("- {}", it.text.trim()),
                }));
            }
        });
        self.lessons.with(|all| {
            if !all.is_empty() {
                lines.push(format!("\n{}", t.review_lessons()));
                lines.extend(all.iter().map(|it| format!("- {}", it.text.trim())));
            }
        });
        lines.join("\n")
    }
}

/// What happened at an event, in the order in which it did; followed.
pub fn incidents_of(session: Session, event: RecordId) -> Memo<Vec<Incident>> {
    let changed = crate::events::planner_changed();
    Memo::new(move |_| {
        changed.track();
        session.peek_in::<Planner, _>(|planner, _, _| {
            let mut all: Vec<Incident> = planner.children::<Incident>(event).cloned().collect();
            all.sort_by_key(|incident| incident.when);
            all
        })
    })
}

/// A difference in minutes: « +12 min », « −12 min », « à l’heure » is 0.
pub fn difference(t: T, minutes: i64) -> String {
    let sign = if minutes < 0 { "−" } else { "+" };
    format!("{sign}{}", length(t, minutes))
}
