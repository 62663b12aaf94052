//! Acts on requests from lists, boards and menus: each says what it did, with « Annuler ».

use chrono::Days;
use domain::compose;
use domain::kinds::{field, kind};
use domain::status::Status;
use replica::{Intent, RecordId};
use store::Act;

use crate::decide::acts as decide;
use crate::i18n::T;
use crate::platform::clock;
use crate::session::Session;

fn each(ids: &[RecordId], make: impl FnMut(RecordId) -> Vec<Intent>) -> Act {
    let changes = ids.iter().copied().map(make).filter(|intents| !intents.is_empty()).collect();
    Act { changes, ..Act::default() }
}

/// Another status, for one or many.
pub fn set_status(session: Session, t: T, ids: &[RecordId], to: &Status, on: Option<&str>) {
    let now_ms = clock::now_ms();
    let act = session.peek(|office, _| {
        each(ids, |id| {
            let row = office.row(id).filter(|row| row.status != *to || on.is_some());
            row.map(|row| compose::set_status(office, row, to, on, now_ms)).unwrap_or_default()
        })
    });
    let name = t.status_name(to.key()).unwrap_or(to.key());
    let said = match (ids.len(), to) {
        (1, Status::Done) => t.request_done().to_owned(),
        (1, _) => t.request_now(name),
        (n, _) => t.n_changed(n),
    };
    session.act(act, said);
}

/// One field, for one or many.
pub fn set_field(session: Session, t: T, ids: &[RecordId], name: &str, value: &replica::Value) {
    let act = each(ids, |id| compose::set_field(id, name, value.clone()));
    session.act(act, t.n_changed(ids.len()));
}

/// To the bin.
pub fn trash(session: Session, t: T, ids: &[RecordId]) {
    let act = decide::trash_all(session, kind::REQUEST, ids);
    let said = if ids.len() == 1 { t.request_trashed().to_owned() } else { t.n_trashed(ids.len()) };
    session.act(act, said);
}

/// Out of the bin.
pub fn restore(session: Session, t: T, ids: &[RecordId]) {
    let act = decide::restore_all(session, kind::REQUEST, ids);
    session.act(act, t.request_restored());
}

/// Wanted by the next working day instead.
pub fn snooze(session: Session, t: T, ids: &[RecordId]) {
    let today = session.peek(|office, _| office.civil(clock::now_ms())).date();
    let day = domain::calendar::add_working_days(today, 1, domain::holidays::Region::France);
    let day = if day <= today { today + Days::new(1) } else { day };
    let act = each(ids, |id| compose::set_field(id, field::DUE, day.to_string().into()));
    session.act(act, t.snoozed_until(&t.date(day, today)));
}

/// The step that one tap offers: the next status, or reopening.
pub fn next_step(session: Session, t: T, id: RecordId) {
    let next = session.peek(|office, _| office.row(id).map(|row| step_of(&row.status)));
    if let Some(next) = next {
        set_status(session, t, &[id], &next, None);
    }
}

/// What one tap makes of a status.
pub fn step_of(status: &Status) -> Status {
    status.next_suggested().unwrap_or(Status::Progress)
}

/// The verb of a step.
pub fn step_name(t: T, from: &Status) -> &'static str {
    match (from.is_closed(), step_of(from)) {
        (true, _) => t.act_reopen(),
        (_, Status::Qualified) => t.act_qualify(),
        (_, Status::Progress) if from.is_paused() => t.act_resume(),
        (_, Status::Progress) => t.act_start(),
        (_, Status::Waiting) => t.act_wait(),
        (_, Status::Refused) => t.act_refuse(),
        _ => t.act_finish(),
    }
}
