//! The decisions of the year as a calendar file: the phone's own calendar rings even when the app is closed.

use files::ical::{self, Calendar, Event};
use replica::RecordId;
use supply::book::Book;
use supply::contract::{Agenda, Outcome, Step};

use super::words;
use super::year::called;
use super::year_model::{names, year_end};
use crate::i18n::T;
use crate::platform::{download, share};
use crate::routes::Suppliers;
use crate::session::Session;

/// Alarms of the day to act, in days before: those of the reminders.
const ALARMS: [u32; 5] = [0, 7, 30, 60, 90];

/// Gives the person the file.
pub fn save(session: Session) {
    let t = session.t();
    let now = session.now();
    let today = now.date();
    let events = session.peek_in::<Book, _>(|book, _, _| {
        let agenda = Agenda::of(book, today, year_end(today));
        let lines = agenda.lines().into_iter();
        lines
            .flat_map(|line| {
                let (title, party) = names(book, line.contract);
                events(t, line.contract.id, &called(&title, &party), &line.step)
            })
            .collect::<Vec<_>>()
    });
    if events.is_empty() {
        session.notices().say(t.year_export_nothing());
        return;
    }
    let n = events.len();
    let text = ical::write(&Calendar { name: t.ics_name().to_owned(), made_ms: session.now_ms(), events });
    let file = download::blob(&[text.into_bytes()], "text/calendar;charset=utf-8");
    let is_saved = file.is_some_and(|file| download::save(&format!("contrats-{today}.ics"), &file));
    if is_saved {
        session.notices().say(t.year_exported(n));
    } else {
        session.notices().warn(t.year_export_failed());
    }
}

/// The day to act, the last day of the notice, the end of the term.
fn events(t: T, contract: RecordId, what: &str, step: &Step) -> Vec<Event> {
    let event = |part: &str, day, summary, alarms: &[u32]| Event {
        // The term tells one decision of a contract from the next; dates may move when terms are amended.
        uid: format!("{contract}-{}-{part}@intendance", step.term.start),
        day,
        summary,
        description: description(t, step),
        url: Some(share::absolute(&Suppliers::Contract(contract).href())),
        alarms: alarms.to_vec(),
    };
    let mut events = Vec::new();
    if let Some(deadline) = step.deadline {
        let summary = match step.outcome {
            Outcome::MustBeRenewed(_) => t.ics_renew(what),
            _ => t.ics_send(what),
        };
        events.push(event("send", deadline.send_by, summary, &ALARMS));
        if deadline.last_day != deadline.send_by {
            events.push(event("last", deadline.last_day, t.ics_last_day(what), &[0]));
        }
    }
    // A contract that ends by itself rings as early as one that must be ended.
    let alarms: &[u32] = if step.deadline.is_none() { &ALARMS } else { &[] };
    events.push(event("end", step.term.end, t.ics_term_end(what), alarms));
    events
}

fn description(t: T, step: &Step) -> String {
    let parts = [Some(words::if_nothing(t, step)), words::stake(t, step)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}
