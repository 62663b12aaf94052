//! The rules, as data. `docs/security.md` has them as a table, which a test compares.
//!
//! A kind or a field that is not listed is free for managers and helpers and closed for all others: a newer app may
//! write it, and a rule for it can only be looser once it is known.

use replica::{Op, RecordId, Write};

use crate::{Denied, Role, Standing};

/// When a role may write a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grant {
    /// Always.
    Free,
    /// In a record that they make or made.
    Mine,
    /// In the change that makes the record.
    New,
    /// To the bin and back, in a record that they made; never out of everybody's sight.
    MyBin,
    /// To the bin and back, in any record; never out of everybody's sight.
    Bin,
    /// The status « new », in the change that makes the request.
    Asked,
    /// A state that decides nothing yet (`draft`, `open`, `to_check`), in a record that they make or made.
    Begun,
    /// The name that gives a named thing its id: two people who name « Cuisine » offline make one place.
    Named,
    /// [`Grant::Named`], or any name of a thing that they make or made.
    MyName,
    /// Never.
    Never,
}

/// Who may write one field of one kind. Managers may always, readers never.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The kind of the record; `*` is every kind without a rule of its own for the field.
    pub kind: &'static str,
    /// The field; `x/` is every field that starts so, `*` every field without a rule of its own.
    pub field: &'static str,
    /// What helpers may.
    pub helper: Grant,
    /// What requesters may.
    pub requester: Grant,
}

const fn rule(kind: &'static str, field: &'static str, helper: Grant, requester: Grant) -> Rule {
    Rule { kind, field, helper, requester }
}

/// All rules. The first that fits counts.
pub const RULES: &[Rule] = {
    use Grant::*;
    &[
        rule("request", "title", Free, Mine),
        rule("request", "description", Free, Mine),
        rule("request", "place", Free, Mine),
        rule("request", "due", Free, Mine),
        rule("request", "tags/", Free, Mine),
        // What the office decides later may be wished for once.
        rule("request", "status", Free, Asked),
        rule("request", "category", Free, New),
        rule("request", "trade", Free, New),
        rule("request", "priority", Free, New),
        rule("request", "requester", Free, New),
        rule("request", "reported", Free, New),
        rule("request", "life", Bin, MyBin),
        rule("request", "trash", Free, Mine),
        rule("comment", "parent", Free, New),
        rule("comment", "text", Free, Mine),
        rule("comment", "life", Bin, MyBin),
        rule("comment", "trash", Free, Mine),
        rule("photo", "at", Free, New),
        rule("photo", "blob", Free, New),
        rule("photo", "thumb", Free, New),
        rule("photo", "w", Free, New),
        rule("photo", "h", Free, New),
        rule("photo", "bytes", Free, New),
        rule("photo", "alt", Free, Mine),
        rule("photo", "life", Bin, MyBin),
        rule("photo", "trash", Free, Mine),
        rule("place", "name", Free, MyName),
        rule("place", "life", Bin, MyBin),
        rule("place", "trash", Free, Mine),
        rule("person", "name", Free, MyName),
        rule("person", "life", Bin, MyBin),
        rule("person", "trash", Free, Mine),
        rule("device", "dev", Free, Mine),
        rule("device", "name", Free, Mine),
        // How the office sorts its work, and what it promises for it, is the managers'.
        rule("category", "name", MyName, Named),
        rule("category", "life", MyBin, Never),
        rule("category", "*", Mine, Never),
        // What commits the office, and what it may spend, is the managers'.
        rule("setting", "*", Never, Never),
        rule("budget", "*", Never, Never),
        rule("amendment", "*", Never, Never),
        rule("contract", "life", MyBin, Never),
        rule("order", "life", MyBin, Never),
        rule("invoice", "life", MyBin, Never),
        rule("event", "life", MyBin, Never),
        // By field, whatever kind a write pretends: where money goes, who somebody is, what was agreed and decided.
        rule("*", "iban", Never, Never),
        rule("*", "bic", Never, Never),
        rule("*", "siren", Mine, Never),
        rule("*", "siret", Mine, Never),
        rule("*", "vat_no", Mine, Never),
        rule("*", "standing", Never, Never),
        rule("*", "key", Never, Never),
        rule("*", "value", Never, Never),
        rule("*", "state", Begun, Never),
        rule("*", "paid", Never, Never),
        rule("*", "spent", Never, Never),
        rule("*", "amount", Mine, Never),
        rule("*", "net", Mine, Never),
        rule("*", "vat", Mine, Never),
        rule("*", "gross", Mine, Never),
        rule("*", "price", Mine, Never),
        rule("*", "discount", Mine, Never),
        rule("*", "milli", Mine, Never),
        rule("*", "cap", Mine, Never),
        rule("*", "committed", Mine, Never),
        rule("*", "invoiced", Mine, Never),
        rule("*", "start", Mine, Never),
        rule("*", "initial", Mine, Never),
        rule("*", "renewal", Mine, Never),
        rule("*", "notice", Mine, Never),
        rule("*", "indexation", Mine, Never),
        rule("*", "ended", Mine, Never),
        rule("*", "life", Bin, Never),
        rule("*", "*", Free, Never),
    ]
};

/// Whether a role may do all these writes; the first that it may not do otherwise.
///
/// Kinds and fields that this version does not know follow the rule of the role for all others.
pub fn judge(
    role: Role,
    writes: &[Write],
    mut standing: impl FnMut(RecordId) -> Standing,
) -> Result<(), Denied> {
    for write in writes {
        // The standing may cost a look into the log.
        let is_allowed = match role {
            Role::Manager => true,
            Role::Reader => false,
            Role::Helper | Role::Requester => may(role, write, standing(write.id)),
        };
        if !is_allowed {
            return Err(Denied { role, kind: write.ty.to_string(), field: write.f.to_string() });
        }
    }
    Ok(())
}

/// Whether a role may do one write to a record of this standing.
pub fn may(role: Role, write: &Write, standing: Standing) -> bool {
    let grant = match role {
        Role::Manager => return true,
        Role::Reader => return false,
        Role::Helper => rule_of(write).map(|rule| rule.helper),
        // An operation that this version does not know is not theirs to use.
        Role::Requester if matches!(write.k, Op::Other(_)) => None,
        Role::Requester => rule_of(write).map(|rule| rule.requester),
    };
    let is_mine = matches!(standing, Standing::New | Standing::Own);
    match grant {
        None | Some(Grant::Never) => false,
        Some(Grant::Free) => true,
        Some(Grant::Mine) => is_mine,
        Some(Grant::New) => standing == Standing::New,
        Some(Grant::Bin) => is_bin(write),
        Some(Grant::MyBin) => is_mine && is_bin(write),
        Some(Grant::Asked) => standing == Standing::New && is_asked(write),
        Some(Grant::Begun) => is_mine && is_begun(write),
        Some(Grant::Named) => is_own_name(write),
        Some(Grant::MyName) => is_mine || is_own_name(write),
    }
}

fn rule_of(write: &Write) -> Option<&'static Rule> {
    RULES.iter().find(|rule| {
        let is_kind = rule.kind == "*" || rule.kind == &*write.ty;
        let is_field = rule.field == "*"
            || if rule.field.ends_with('/') {
                write.f.starts_with(rule.field)
            } else {
                rule.field == &*write.f
            };
        is_kind && is_field
    })
}

/// A list of what is allowed, as a newer app may know further ways of being gone.
fn is_bin(write: &Write) -> bool {
    write.k == Op::Set && (write.v == "alive" || write.v == "trashed")
}

fn is_asked(write: &Write) -> bool {
    write.k == Op::Set && write.v.get("s").is_some_and(|s| s == "new")
}

/// The bare key, or the key with a reason: `"to_check"`, `{"s": "draft"}`.
fn is_begun(write: &Write) -> bool {
    let state = write.v.get("s").unwrap_or(&write.v);
    write.k == Op::Set && ["draft", "open", "to_check"].iter().any(|begun| state == begun)
}

/// Whether the write says of a record no more than its id already does, and replaces nothing.
fn is_own_name(write: &Write) -> bool {
    write.k == Op::Set
        && write.sup.is_empty()
        && write
            .v
            .as_str()
            .is_some_and(|name| RecordId::derived(&write.ty, search::fold(name).trim()) == write.id)
}
