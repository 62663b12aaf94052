//! One thing to decide, as its card shows it.

use domain::bin::{self, Late, LateEdit};
use domain::conflicts::{self, Conflict};
use domain::kinds::field;
use domain::office::{Dispute, Office};
use replica::{Cid, RecordId, Table};

/// One thing to decide.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A field with several values.
    Clash(Conflict),
    /// A deleted record that somebody edited without knowing.
    Late(Lost),
}

/// A deleted record that somebody edited without knowing.
#[derive(Clone, Debug, PartialEq)]
pub struct Lost {
    /// The record.
    pub id: RecordId,
    /// Its kind.
    pub kind: Box<str>,
    /// The change that moved it to the bin.
    pub death: Option<Cid>,
    /// When, ms UTC.
    pub at_ms: i64,
    /// What its deleter had not seen, the latest first.
    pub edits: Vec<Late>,
}

impl Lost {
    /// What is known of a record in the bin; `None` if nothing came after.
    pub fn read(office: &Office, table: &Table, id: RecordId) -> Option<Self> {
        let record = table.get(id)?;
        let edits = bin::late(&record, &bin::children(office, table, id));
        let death = record.cells.get(field::LIFE).and_then(|cell| cell.shown());
        (!edits.is_empty()).then(|| Self {
            id,
            kind: record.kind.clone(),
            death: death.map(|head| head.cid),
            at_ms: death.map_or(0, |head| i64::try_from(head.eff.ms).unwrap_or(i64::MAX)),
            edits,
        })
    }
}

/// Tells one state of one thing to decide from all others.
pub type Key = (Dispute, Vec<Cid>);

impl Item {
    /// Reads what a dispute is about; `None` if it is over.
    pub fn read(office: &Office, table: &Table, dispute: &Dispute) -> Option<Self> {
        match dispute {
            Dispute::Clash { id, field } => {
                let all = conflicts::of_record(&table.get(*id)?);
                all.into_iter().find(|conflict| conflict.field == *field).map(Self::Clash)
            }
            Dispute::Late(id) => Lost::read(office, table, *id).map(Self::Late),
        }
    }

    /// Its key in a list: with other values it is another card.
    pub fn key(&self) -> Key {
        match self {
            Self::Clash(conflict) => {
                (Dispute::Clash { id: conflict.record, field: conflict.field.clone() }, conflict.seen())
            }
            Self::Late(lost) => (Dispute::Late(lost.id), lost.edits.iter().map(|late| late.cid).collect()),
        }
    }

    /// The records whose history says who wrote what.
    pub fn records(&self) -> Vec<RecordId> {
        match self {
            Self::Clash(conflict) => vec![conflict.record],
            Self::Late(lost) => {
                let child = |late: &Late| match &late.what {
                    LateEdit::Child { id, .. } => Some(*id),
                    LateEdit::Field { .. } => None,
                };
                std::iter::once(lost.id).chain(lost.edits.iter().filter_map(child)).collect()
            }
        }
    }
}
