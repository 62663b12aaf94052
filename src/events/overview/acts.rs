//! Acts on an event: each says what it did, with « Annuler ».

use events::event::{Status, compose};
use events::kinds;
use replica::RecordId;
use store::Act;

use crate::events::words::status_name;
use crate::i18n::T;
use crate::session::Session;

/// To the bin.
pub fn trash(session: Session, t: T, event: RecordId) {
    let act = crate::decide::acts::trash_all(session, kinds::EVENT, &[event]);
    session.act(act, t.event_trashed());
}

/// How far it is.
pub fn set_status(session: Session, t: T, event: RecordId, status: Status) {
    session.act(Act::one(compose::status(event, status)), t.event_status_said(status_name(t, status)));
}
