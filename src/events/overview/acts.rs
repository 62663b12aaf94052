//! Acts on an event: each says what it did, with « Annuler ».

use events::event::copy::{Parts, duplicate};
use events::event::{Draft, Status, compose};
use events::{Planner, kinds};
use leptos::task::spawn_local;
use replica::RecordId;
use store::Act;

use crate::events::words::status_name;
use crate::i18n::T;
use crate::notices;
use crate::session::Session;

/// To the bin.
pub fn trash(session: Session, t: T, event: RecordId) {
    let act = crate::decide::acts::trash_all(session, kinds::EVENT, &[event]);
    session.act(act, t.event_trashed());
}

/// Out of the bin.
pub fn restore(session: Session, t: T, event: RecordId) {
    let act = crate::decide::acts::restore_all(session, kinds::EVENT, &[event]);
    session.act(act, t.event_restored());
}

/// How far it is.
pub fn set_status(session: Session, t: T, event: RecordId, status: Status) {
    session.act(Act::one(compose::status(event, status)), t.event_status_said(status_name(t, status)));
}

/// Links requests, or takes them off.
pub fn link(session: Session, t: T, event: RecordId, requests: &[RecordId], is_in: bool) {
    let said = if is_in { t.event_request_linked() } else { t.event_request_unlinked() };
    session.act(Act::one(compose::requests(event, requests, is_in)), said);
}

/// Without a picture in its head.
pub fn cover_off(session: Session, t: T, event: RecordId) {
    session.act(Act::one(compose::cover(event, None)), t.event_cover_gone());
}

/// An event like another; `on_done` gets it once it is durable.
pub fn copy(
    session: Session,
    t: T,
    source: RecordId,
    draft: &Draft,
    parts: Parts,
    on_done: impl Fn(RecordId) + 'static,
) {
    let id = session.new_id();
    let changes = session.peek_in::<Planner, _>(|planner, _, table| {
        session.with_ctx(|ctx| duplicate(planner, table, source, id, draft, parts, ctx))
    });
    let act = Act { changes, ..Act::default() };
    if !session.may(&act) {
        return;
    }
    let said = t.event_created(&draft.title);
    spawn_local(async move {
        match session.perform(act).await {
            Ok(done) => {
                session.offer_undo(said, done.undo);
                on_done(id);
            }
            Err(error) => session.notices().warn(notices::of_store(t, &error)),
        }
    });
}
