//! Who may write what. One set of rules for the server, which enforces it, and the app, which only spares people a
//! refusal. Pure: the records' standing is an argument.

mod rules;

use serde::{Deserialize, Serialize};

pub use rules::{Grant, RULES, Rule, judge, may};

/// What a member may do, from most to least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Everything, members and devices included.
    Manager,
    /// The office's daily work.
    Helper,
    /// Asks: makes requests, and works on their own.
    Requester,
    /// Only looks.
    Reader,
}

impl Role {
    /// All roles, from most to least.
    pub const ALL: [Self; 4] = [Self::Manager, Self::Helper, Self::Requester, Self::Reader];

    /// The stored name. Never rename.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Manager => "manager",
            Self::Helper => "helper",
            Self::Requester => "requester",
            Self::Reader => "reader",
        }
    }

    /// The role of a stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }

    /// Whether the role may invite, change and remove members, and revoke devices of others.
    pub fn manages(self) -> bool {
        self == Self::Manager
    }

    /// Whether the role may give a server back what other people made (after the server lost it).
    pub fn reseeds(self) -> bool {
        matches!(self, Self::Manager | Self::Helper)
    }
}

/// What the judge knows of a record that a change writes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has written to it: this change makes it.
    New,
    /// The author of the change made it.
    Own,
    /// Somebody else made it.
    Foreign,
}

/// A write that the author's role does not allow.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the role {role} may not write {field} of this {kind}", role = .role.as_str())]
pub struct Denied {
    /// The author's role.
    pub role: Role,
    /// The kind of the record.
    pub kind: String,
    /// The field.
    pub field: String,
}

#[cfg(test)]
mod tests;
