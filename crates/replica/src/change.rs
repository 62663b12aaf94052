//! Changes: what one act of one person did.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use crate::clock::Hlc;
use crate::id::{Cid, DeviceId, RecordId};

/// The version of the change format that this code writes. Readers keep whatever they do not know.
pub const FORMAT: u32 = 1;

/// How a write acts on its cell. Unknown operations are kept and passed on, never applied to the screen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Op {
    /// Sets a register: the highest stamp shows, concurrent values stay.
    Set,
    /// Puts an element into a set (the cell is `field/element`); wins over a concurrent [`Op::Rem`].
    Add,
    /// Takes an element out of a set.
    Rem,
    /// An operation of a newer app.
    Other(Box<str>),
}

impl Op {
    /// The stored name. Never rename.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Set => "set",
            Self::Add => "add",
            Self::Rem => "rem",
            Self::Other(name) => name,
        }
    }
}

impl From<&str> for Op {
    fn from(name: &str) -> Self {
        match name {
            "set" => Self::Set,
            "add" => Self::Add,
            "rem" => Self::Rem,
            other => Self::Other(other.into()),
        }
    }
}
impl Serialize for Op {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}
impl<'de> Deserialize<'de> for Op {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Ok(Self::from(&*std::borrow::Cow::<'de, str>::deserialize(d)?))
    }
}

/// One cell written by a change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Write {
    /// The kind of the record.
    pub ty: Box<str>,
    /// The record.
    pub id: RecordId,
    /// The field: the name of the cell.
    pub f: Box<str>,
    /// The operation.
    pub k: Op,
    /// The value; `null` means none.
    #[serde(default)]
    pub v: Value,
    /// The heads the author had on screen, which this write replaces.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sup: Vec<Cid>,
    /// What a newer app wrote and this one does not understand.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// What one act of one person did: all its writes, atomic. Stored, sent, applied and undone whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The format of this change, see [`FORMAT`].
    pub v: u32,
    /// Its identity.
    pub cid: Cid,
    /// The device that sends it. Transport only.
    pub dev: DeviceId,
    /// Its number on that device, from 1 without gaps. Transport only.
    pub n: u64,
    /// When the person acted. Order only.
    pub hlc: Hlc,
    /// The first change of the act: an import of many records is many changes with one `tx`.
    pub tx: Cid,
    /// The writes.
    pub w: Vec<Write>,
    /// What a newer app wrote and this one does not understand.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}
