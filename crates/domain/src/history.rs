//! The history of a record as facts: what went from which value to which, when, on which device.
//!
//! Facts, not words: the app has the words in two languages.

use std::collections::{HashMap, HashSet};

use replica::page::Entry;
use replica::{Cid, Op, RecordId, Value};

use crate::kinds::{field, kind};

/// One act in the history of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The change.
    pub cid: Cid,
    /// The act it belongs to.
    pub tx: Cid,
    /// When the person acted, ms UTC by the device's clock.
    pub at_ms: i64,
    /// The device, 16 hex digits.
    pub device: String,
    /// The member who sent it, by the server's word.
    pub by: Option<String>,
    /// Whether no server has placed it yet: it was made (or restored) here.
    pub is_here: bool,
    /// What it changed.
    pub facts: Vec<Fact>,
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// The request was made (or came by an import).
    Created,
    /// To the bin.
    Trashed,
    /// Out of the bin.
    Restored,
    /// A field got another value; `Null` for none.
    Field {
        /// The field.
        name: String,
        /// What showed before, for its author.
        from: Value,
        /// The new value.
        to: Value,
    },
    /// Somebody chose between values that people had written without knowing of each other.
    Decided {
        /// The field.
        name: String,
        /// The value kept.
        kept: Value,
        /// The values that there were.
        between: Vec<Value>,
    },
    /// A set got an element, or lost it.
    Element {
        /// The set.
        name: String,
        /// The element.
        element: String,
        /// Whether it is in now.
        is_in: bool,
    },
    /// A comment, with its text.
    Comment(String),
    /// A checklist item: added, or ticked, or unticked.
    Check {
        /// Its text.
        text: String,
        /// `None` when added or reworded.
        done: Option<bool>,
    },
    /// A photo was added.
    Photo,
    /// A link was made or removed.
    Link {
        /// `duplicate_of`, `blocks` or `relates`.
        rel: String,
        /// The other request.
        other: RecordId,
        /// Whether this request is the one that the link starts from.
        is_from: bool,
        /// Whether it was removed.
        is_removed: bool,
    },
}

/// The history of `id` from the changes that wrote to it or to what hangs on it, in order; the oldest first.
pub fn moments(id: RecordId, entries: &[Entry]) -> Vec<Moment> {
    // What each change wrote, to say what the next one replaced.
    let mut written: HashMap<(RecordId, &str, Cid), &Value> = HashMap::new();
    let mut latest: HashMap<(RecordId, &str), &Value> = HashMap::new();
    let mut texts: HashMap<RecordId, String> = HashMap::new();
    // What somebody replaced: a decision is a write over several values that all stood.
    let mut replaced_by_now: HashSet<(RecordId, &str, Cid)> = HashSet::new();
    let mut is_born = false;
    let mut moments = Vec::new();
    for Entry { change, eff, by } in entries {
        let mut facts = Vec::new();
        let is_first = !is_born && change.w.iter().any(|w| w.id == id);
        if is_first {
            is_born = true;
            facts.push(Fact::Created);
        }
        for write in &change.w {
            let key = (write.id, &*write.f);
            let replaced =
                write.sup.iter().filter_map(|cid| written.get(&(write.id, &*write.f, *cid))).next_back();
            // Who replaced nothing had nothing on screen, whatever others wrote meanwhile.
            let before = latest.get(&key).filter(|_| !write.sup.is_empty());
            let from = replaced.or(before).map_or(Value::Null, |v| (**v).clone());
            if &*write.f == field::TEXT
                && let Some(text) = write.v.as_str()
            {
                texts.insert(write.id, text.to_owned());
            }
            let mut between: Vec<Value> = Vec::new();
            for cid in &write.sup {
                let stood = replaced_by_now.insert((write.id, &*write.f, *cid));
                let value = written.get(&(write.id, &*write.f, *cid)).filter(|_| stood);
                between.extend(value.filter(|value| !between.contains(value)).map(|value| (*value).clone()));
            }
            if write.id == id {
                facts.extend(own_fact(write, from, between, is_first));
            }
            written.insert((write.id, &*write.f, change.cid), &write.v);
            latest.insert(key, &write.v);
        }
        facts.extend(child_facts(id, change, &texts));
        if !facts.is_empty() {
            let device = change
                .extra
                .get("by")
                .and_then(Value::as_str)
                .map_or_else(|| change.dev.to_string(), str::to_owned);
            let at_ms = change.hlc.ms as i64;
            let (by, is_here) = (by.as_deref().map(str::to_owned), eff.is_none());
            moments.push(Moment { cid: change.cid, tx: change.tx, at_ms, device, by, is_here, facts });
        }
    }
    moments
}

fn own_fact(write: &replica::Write, from: Value, between: Vec<Value>, is_first: bool) -> Option<Fact> {
    let name = &*write.f;
    if name == field::LIFE {
        return match write.v.as_str() {
            Some("alive") if is_first => None,
            Some("alive") => Some(Fact::Restored),
            _ => Some(Fact::Trashed),
        };
    }
    let is_silent = matches!(name, field::TRASH | field::IMPORT | field::CLOSED);
    if write.k == Op::Set && 1 < between.len() && !is_silent {
        return Some(Fact::Decided { name: name.to_owned(), kept: write.v.clone(), between });
    }
    // What a request was born with is told by the request itself; only what changed later is news.
    if is_first || from == write.v || name == field::TRASH {
        return None;
    }
    match (&write.k, name.split_once('/')) {
        (Op::Add | Op::Rem, Some((set, element))) => Some(Fact::Element {
            name: set.to_owned(),
            element: element.to_owned(),
            is_in: write.k == Op::Add,
        }),
        (Op::Set, _) if name != field::IMPORT => {
            Some(Fact::Field { name: name.to_owned(), from, to: write.v.clone() })
        }
        _ => None,
    }
}

fn child_facts(id: RecordId, change: &replica::Change, texts: &HashMap<RecordId, String>) -> Vec<Fact> {
    let text_of = |child: RecordId| texts.get(&child).cloned().unwrap_or_default();
    let mut facts = Vec::new();
    for write in change.w.iter().filter(|w| w.id != id) {
        let text = || write.v.as_str().unwrap_or_default().to_owned();
        match (&*write.ty, &*write.f) {
            (kind::COMMENT, field::TEXT) => facts.push(Fact::Comment(text())),
            (kind::CHECK, field::TEXT) => facts.push(Fact::Check { text: text(), done: None }),
            (kind::CHECK, field::DONE) => {
                facts.push(Fact::Check { text: text_of(write.id), done: Some(write.v == Value::Bool(true)) });
            }
            (kind::PHOTO, "blob") => facts.push(Fact::Photo),
            (kind::LINK, field::LIFE) => facts.extend(link_fact(id, change, write)),
            _ => {}
        }
    }
    facts
}

fn link_fact(id: RecordId, change: &replica::Change, life: &replica::Write) -> Option<Fact> {
    let of =
        |name: &str| change.w.iter().find(|w| w.id == life.id && &*w.f == name).and_then(|w| w.v.as_str());
    let from: RecordId = of(field::FROM)?.parse().ok()?;
    let to: RecordId = of(field::TO)?.parse().ok()?;
    let is_from = from == id;
    let rel = of(field::REL)?.to_owned();
    Some(Fact::Link { rel, other: if is_from { to } else { from }, is_from, is_removed: life.v != "alive" })
}
