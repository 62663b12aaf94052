//! What people do to a list of guests. Every act can be undone.

use chrono::NaiveDate;
use events::Planner;
use events::guests::draft::Birth;
use events::guests::meet::{Fate, Meeting};
use events::guests::twins::{self, Twins};
use events::guests::{Answer, Counts, Draft, Guest, compose};
use replica::{Intent, RecordId, Value};
use store::Act;
use supply::compose::Writes;

use crate::i18n::T;
use crate::platform::clock;
use crate::session::Session;

/// The day of the office.
pub fn today(session: Session) -> NaiveDate {
    session.peek(|office, _| office.civil(clock::now_ms())).date()
}

fn read<R>(session: Session, id: RecordId, read: impl FnOnce(&Planner, &Guest) -> R) -> Option<R> {
    session.peek_in::<Planner, _>(|planner, _, _| planner.guests.get(id).map(|guest| read(planner, guest)))
}

fn name_of(session: Session, id: RecordId) -> String {
    read(session, id, |_, guest| guest.name.clone()).unwrap_or_default()
}

/// One change for each record: an act of many is taken whole.
fn act_of(intents: Vec<Intent>) -> Act {
    let mut changes: Vec<Vec<Intent>> = Vec::new();
    for intent in intents {
        match changes.last_mut().filter(|change| change.first().is_some_and(|one| one.id == intent.id)) {
            Some(change) => change.push(intent),
            None => changes.push(vec![intent]),
        }
    }
    Act { changes, ..Act::default() }
}

/// Notes an answer; the same again takes it back.
pub fn answer(session: Session, t: T, id: RecordId, to: Answer) {
    let day = today(session);
    let composed = read(session, id, |planner, guest| {
        let to = if guest.answer() == to { Answer::Silent } else { to };
        let event = guest.parent;
        let all = || event.into_iter().flat_map(|event| planner.children::<Guest>(event));
        let companions = all().filter(|other| other.host == Some(id));
        let over = (to == Answer::Yes && guest.waiting.is_none()).then(|| {
            let heads = i64::from(guest.heads());
            let capacity = event.and_then(|event| planner.events.get(event)).and_then(|event| event.capacity);
            Counts::of(all()).free(capacity).map(|free| heads - free).filter(|over| 0 < *over)
        });
        (compose::answer(guest, companions, to, day), to, guest.name.clone(), over.flatten())
    });
    let Some((intents, to, name, over)) = composed else { return };
    let said = match (to, over) {
        (Answer::Yes, Some(over)) => t.guest_over(&name, &over.to_string()),
        (Answer::Yes, None) => t.guest_said_yes(&name),
        (Answer::No, _) => t.guest_said_no(&name),
        (Answer::Maybe, _) => t.guest_said_maybe(&name),
        (Answer::Silent, _) => t.guest_said_nothing(&name),
    };
    session.act(act_of(intents), said);
}

/// One brought along more, or less.
pub fn plus(session: Session, id: RecordId, by: i64) {
    let n = read(session, id, |_, guest| guest.plus.unwrap_or(0)).unwrap_or(0);
    session.write(compose::plus(id, n.saturating_add(by)));
}

/// Puts guests to be on the list; says who was there already.
pub fn add(session: Session, t: T, event: RecordId, drafts: &[Draft]) {
    let birth = Birth { event, now_ms: clock::now_ms(), today: today(session), import: None };
    let mut act = Act::default();
    let (mut n_new, mut last, mut known) = (0, String::new(), String::new());
    session.peek_in::<Planner, _>(|planner, _, _| {
        let mut meeting = Meeting::new(planner.children::<Guest>(event), birth);
        for draft in drafts {
            let met = meeting.meet(draft, || session.new_id());
            match met.fate {
                Fate::New => {
                    n_new += 1;
                    draft.name.clone_into(&mut last);
                }
                Fate::Merged | Fate::Known => draft.name.clone_into(&mut known),
            }
            if !met.intents.is_empty() {
                act.changes.push(met.intents);
            }
        }
    });
    let said = match n_new {
        0 => t.guest_known(&known),
        1 => t.guest_added(&last),
        n => t.guests_added(n),
    };
    if act.changes.is_empty() {
        session.notices().say(said);
    } else {
        session.act(act, said);
    }
}

/// On the waitlist, or off it with a place.
pub fn wait(session: Session, t: T, id: RecordId, waits: bool) {
    let name = name_of(session, id);
    if waits {
        session.act(Act::one(compose::wait(id, Some(clock::now_ms()))), t.guest_waits(&name));
    } else {
        promote(session, t, &[id]);
    }
}

/// Gives places to those who wait.
pub fn promote(session: Session, t: T, ids: &[RecordId]) {
    let day = today(session);
    let intents: Vec<Intent> = ids
        .iter()
        .filter_map(|id| read(session, *id, |_, guest| compose::promote(guest, day)))
        .flatten()
        .collect();
    let said = match ids {
        [one] => t.guest_placed(&name_of(session, *one)),
        ids => t.waitlist_given(ids.len()),
    };
    session.act(act_of(intents), said);
}

/// A text of a guest.
pub fn text(session: Session, id: RecordId, field: &str, text: &str) {
    session.write(compose::text(id, field, text));
}

/// Takes a guest off the list.
pub fn remove(session: Session, t: T, id: RecordId) {
    let life = domain::compose::set_life(id, events::kinds::GUEST, "trashed");
    session.act(Act::one(life), t.guest_removed(&name_of(session, id)));
}

/// One guest out of two.
pub fn merge(session: Session, t: T, two: Twins) {
    let composed = session.peek_in::<Planner, _>(|planner, _, _| {
        let (keep, other) = (planner.guests.alive(two.keep)?, planner.guests.alive(two.other)?);
        Some((twins::merge(keep, other), keep.name.clone()))
    });
    if let Some((intents, name)) = composed {
        session.act(act_of(intents), t.twin_merged(&name));
    }
}

/// To a table; an empty name is none.
pub fn seat(session: Session, t: T, ids: &[RecordId], table: &str) {
    let said = if table.is_empty() { t.tables_unseated(ids.len()) } else { t.tables_moved(ids.len(), table) };
    session.act(act_of(compose::seat(ids.iter().copied(), table)), said);
}

/// Notes that they were reminded.
pub fn reminded(session: Session, t: T, ids: &[RecordId]) {
    if !ids.is_empty() {
        let intents = compose::reminded(ids.iter().copied(), clock::now_ms());
        session.act(act_of(intents), t.remind_done(ids.len()));
    }
}

/// A field of the event.
pub fn event_field(event: RecordId, field: &str, value: impl Into<Value>) -> Vec<Intent> {
    Writes::of(events::kinds::EVENT, event).set(field, value).done()
}

/// Sets a field of the event.
pub fn set_event(session: Session, event: RecordId, field: &str, value: impl Into<Value>) {
    session.write(event_field(event, field, value));
}
