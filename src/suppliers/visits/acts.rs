//! Acts on interventions: each says what it did, with « Annuler ».

use chrono::NaiveTime;
use domain::status::Status;
use leptos::task::spawn_local;
use replica::RecordId;
use store::Act;
use supply::book::Book;
use supply::visit::{Intervention, Outcome, Plan, compose};

use super::words::{party_name, when};
use crate::i18n::T;
use crate::notices;
use crate::platform::clock;
use crate::session::Session;

/// The changes of an act, those that write nothing left out.
pub fn act_of(changes: Vec<Vec<replica::Intent>>) -> Act {
    Act { changes: changes.into_iter().filter(|intents| !intents.is_empty()).collect(), ..Act::default() }
}

/// They are here.
pub fn arrive(session: Session, t: T, id: RecordId) {
    let now = clock::now_ms();
    session.act(Act::one(compose::arrive(id, Some(now))), t.visit_said_arrived(&t.time(now)));
}

/// They leave.
pub fn leave(session: Session, t: T, id: RecordId) {
    let now = clock::now_ms();
    session.act(Act::one(compose::leave(id, Some(now))), t.visit_said_left(&t.time(now)));
}

/// What came of it.
pub fn conclude(session: Session, t: T, id: RecordId, outcome: Option<Outcome>) {
    let said = outcome.map_or(t.visit_said_reopened(), |outcome| super::words::outcome_name(t, outcome));
    session.act(Act::one(compose::conclude(id, outcome)), said);
}

/// All requests that are still open are done, and so is the visit.
pub fn conclude_all(session: Session, t: T, visit: &Intervention) {
    let now = clock::now_ms();
    let mut changes = closing(session, &visit.requests, now);
    changes.push(compose::conclude(visit.id, Some(Outcome::Done)));
    session.act(act_of(changes), t.visit_said_all_done());
}

fn closing(session: Session, requests: &[RecordId], now: i64) -> Vec<Vec<replica::Intent>> {
    session.peek(|office, _| {
        let open = requests.iter().filter_map(|id| office.row(*id)).filter(|row| row.is_open());
        open.map(|row| domain::compose::set_status(office, row, &Status::Done, None, now)).collect()
    })
}

/// Opens or closes one request.
pub fn set_request_done(session: Session, t: T, request: RecordId, is_done: bool) {
    let to = if is_done { Status::Done } else { Status::Progress };
    crate::requests::acts::set_status(session, t, &[request], &to, None);
}

/// Links requests, or takes them off.
pub fn link(session: Session, t: T, id: RecordId, requests: &[RecordId], is_in: bool) {
    let said = if is_in { t.visit_said_linked(requests.len()) } else { t.visit_said_unlinked().to_owned() };
    session.act(Act::one(compose::link(id, requests, is_in)), said);
}

/// Plans or notes a visit; `on_done` gets it once it is durable. `more` are changes that go with it.
pub fn create(
    session: Session,
    t: T,
    draft: compose::Draft,
    more: Vec<Vec<replica::Intent>>,
    on_done: impl Fn(RecordId) + 'static,
) {
    let id = session.new_id();
    let mut changes = more;
    changes.push(compose::create(id, &draft));
    let act = act_of(changes);
    if !session.may(&act) {
        return;
    }
    spawn_local(async move {
        match session.perform(act).await {
            Ok(done) => {
                session.offer_undo(said_planned(session, t, &draft), done.undo);
                on_done(id);
            }
            Err(error) => session.notices().warn(notices::of_store(t, &error)),
        }
    });
}

fn said_planned(session: Session, t: T, draft: &compose::Draft) -> String {
    let today = session.peek(|office, _| office.civil(clock::now_ms())).date();
    let name = session.peek_in::<Book, _>(|book, _, _| party_name(t, book, draft.party));
    match &draft.plan {
        Some(plan) => t.visit_said_planned(&name, &when(t, plan, today)),
        None => t.visit_said_called(&name),
    }
}

/// To the bin; its requests keep what it cost.
pub fn trash(session: Session, t: T, id: RecordId) {
    let act = crate::decide::acts::trash_all(session, supply::kinds::INTERVENTION, &[id]);
    session.act(act, t.visit_said_trashed());
}

/// Out of the bin.
pub fn restore(session: Session, t: T, id: RecordId) {
    let act = crate::decide::acts::restore_all(session, supply::kinds::INTERVENTION, &[id]);
    session.act(act, t.visit_said_restored());
}

/// The instant of an hour on the day of another instant, or of today.
pub fn instant_at(session: Session, near_ms: Option<i64>, hour: NaiveTime) -> i64 {
    session.peek(|office, _| {
        let day = office.civil(near_ms.unwrap_or_else(clock::now_ms)).date();
        office.zone.instant(day.and_time(hour))
    })
}

/// A plan from parts, the day first.
pub fn plan_of(
    day: Option<chrono::NaiveDate>,
    from: Option<NaiveTime>,
    to: Option<NaiveTime>,
) -> Option<Plan> {
    day.map(|day| Plan { day, from, to })
}
