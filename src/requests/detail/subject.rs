//! The request on the screen, as all parts of the screen share it.

use domain::kinds::kind;
use domain::office::Row;
use leptos::prelude::*;
use replica::{Cid, Intent, Record, RecordId, Value};
use store::Act;

use crate::i18n::T;
use crate::session::Session;

/// One request, followed. `Copy`: every part holds it.
#[derive(Clone, Copy)]
pub struct Subject {
    /// The request.
    pub id: RecordId,
    /// The open workspace.
    pub session: Session,
    /// Words.
    pub t: T,
    /// Its record.
    pub record: Memo<Option<Record>>,
    /// Its row.
    pub row: Memo<Option<Row>>,
}

impl Subject {
    /// Follows a request.
    pub fn new(session: Session, t: T, id: RecordId) -> Self {
        let record = Memo::new(move |_| session.record(id));
        let row = Memo::new(move |_| session.look(|office, _| office.row(id).cloned()));
        Self { id, session, t, record, row }
    }

    /// The text of a field, followed; empty for none.
    pub fn text(self, field: &'static str) -> Signal<String> {
        Memo::new(move |_| {
            self.record.with(|r| r.as_ref().and_then(|r| r.text(field)).unwrap_or_default().to_owned())
        })
        .into()
    }

    /// The value of a field, followed where asked in a closure.
    pub fn value(self, field: &str) -> Option<Value> {
        self.record.with(|r| r.as_ref().and_then(|r| r.value(field)).cloned())
    }

    /// The elements of a set, followed.
    pub fn elements(self, set: &'static str) -> Memo<Vec<String>> {
        Memo::new(move |_| {
            self.record.with(|r| {
                r.as_ref().map(|r| r.elements(set).map(str::to_owned).collect()).unwrap_or_default()
            })
        })
    }

    /// What a person sees in a field now: captured when an editor opens, so that a later save is over that (T38).
    pub fn seen(self, field: &str) -> Vec<Cid> {
        self.record.with_untracked(|r| r.as_ref().map(|r| r.seen(field)).unwrap_or_default())
    }

    /// Writes a field over what was on screen, together with `more` (named things made by typing), and says so.
    pub fn set(self, field: &str, value: Value, seen: Vec<Cid>, more: Vec<Intent>, said: String) {
        let is_same = self.record.with_untracked(|r| {
            let cell = r.as_ref().and_then(|r| r.cells.get(field));
            let shown = cell.and_then(|c| c.value()).unwrap_or(&Value::Null);
            *shown == value && !cell.is_some_and(|c| c.is_conflict())
        });
        if is_same {
            return;
        }
        let own = vec![Intent::set(self.id, kind::REQUEST, field, value).over(seen)];
        self.act(own, more, said);
    }

    /// Puts an element into a set or takes it out.
    pub fn set_element(self, set: &str, element: &str, is_in: bool, more: Vec<Intent>, said: String) {
        self.act(vec![Intent::element(self.id, kind::REQUEST, set, element, is_in)], more, said);
    }

    fn act(self, own: Vec<Intent>, more: Vec<Intent>, said: String) {
        let changes = [more, own].into_iter().filter(|intents| !intents.is_empty()).collect();
        self.session.act(Act { changes, ..Act::default() }, said);
    }
}
