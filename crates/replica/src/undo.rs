//! Intents: what a person wants to write, before it is stamped; and how an act is undone.

use serde_json::Value;

use crate::change::Op;
use crate::id::{Cid, RecordId};
use crate::record::Record;

/// One cell to write, as the person meant it.
#[derive(Clone, Debug, PartialEq)]
pub struct Intent {
    /// The record, new or known.
    pub id: RecordId,
    /// Its kind.
    pub kind: Box<str>,
    /// The cell.
    pub field: Box<str>,
    /// The operation.
    pub op: Op,
    /// The value.
    pub value: Value,
    /// What the person had on screen (T38). `None`: what the replica shows at the moment of the act.
    pub seen: Option<Vec<Cid>>,
}

impl Intent {
    /// Sets `field` over what shows now.
    pub fn set(id: RecordId, kind: &str, field: &str, value: impl Into<Value>) -> Self {
        Self { id, kind: kind.into(), field: field.into(), op: Op::Set, value: value.into(), seen: None }
    }

    /// Puts `element` into the set `field`, or takes it out.
    pub fn element(id: RecordId, kind: &str, field: &str, element: &str, is_in: bool) -> Self {
        let op = if is_in { Op::Add } else { Op::Rem };
        Self {
            id,
            kind: kind.into(),
            field: format!("{field}/{element}").into(),
            op,
            value: is_in.into(),
            seen: None,
        }
    }

    /// The same, over what the person had on screen.
    #[must_use]
    pub fn over(mut self, seen: Vec<Cid>) -> Self {
        self.seen = Some(seen);
        self
    }
}

/// What puts back the state before `intents` are written over `before` (the record as it is, `None` if new).
///
/// A record that did not exist goes to the bin, where it can be restored; nothing is ever erased.
/// Undo is an ordinary act: it supersedes what it undoes, and the log is never edited.
pub fn inverse(before: Option<&Record>, intents: &[Intent]) -> Vec<Intent> {
    let Some(record) = before else {
        return match intents.first() {
            Some(intent) => vec![Intent::set(intent.id, &intent.kind, "life", "trashed")],
            None => Vec::new(),
        };
    };
    let mut back: Vec<Intent> = Vec::with_capacity(intents.len());
    for intent in intents {
        let shown = record.cells.get(&intent.field).and_then(|cell| cell.shown());
        let (op, value) = match (&intent.op, shown) {
            (_, Some(head)) => (head.op.clone(), head.value.clone()),
            (Op::Add | Op::Rem, None) => (Op::Rem, Value::Bool(false)),
            (_, None) if &*intent.field == "life" => (Op::Set, Value::from("alive")),
            (_, None) => (Op::Set, Value::Null),
        };
        if !back.iter().any(|b| b.field == intent.field) {
            back.push(Intent { op, value, seen: None, ..intent.clone() });
        }
    }
    back
}
