//! What waits, by act: who touched what, as facts. Pure; the words are in [`super::words`].

use domain::history::Fact;
use domain::kinds::{field, kind};
use replica::{Change, Cid, Op, RecordId, Table, Value, Write};

use crate::schema;

/// Facts of one record are gathered only up to here: an import is told by its numbers.
const MAX_MATTERS: usize = 8;

/// An act that waits to be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaving {
    /// The act.
    pub tx: Cid,
    /// When the person acted, ms UTC.
    pub at_ms: i64,
    /// Its changes that wait.
    pub n_changes: usize,
    /// Their size as they are sent.
    pub n_bytes: usize,
    /// How many requests it made or touched, what hangs on them included.
    pub n_requests: usize,
    /// How many records of the supplier room.
    pub n_records: usize,
    /// The import that it is, if it is one.
    pub import: Option<RecordId>,
    /// The first records that it touched, with what it did to them.
    pub matters: Vec<Matter>,
}

/// What an act did to one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Matter {
    /// The record: a request for all that hangs on one.
    pub id: RecordId,
    /// Its kind.
    pub kind: Box<str>,
    /// What happened to it.
    pub facts: Vec<Fact>,
}

/// The changes by act, in the order they were made.
pub fn acts(table: &Table, changes: &[Change]) -> Vec<Leaving> {
    let mut all: Vec<Leaving> = Vec::new();
    let mut requests = std::collections::HashSet::new();
    for change in changes {
        if all.last().is_none_or(|last| last.tx != change.tx) {
            requests.clear();
            all.push(Leaving {
                tx: change.tx,
                at_ms: i64::try_from(change.hlc.ms).unwrap_or(i64::MAX),
                n_changes: 0,
                n_bytes: 0,
                n_requests: 0,
                n_records: 0,
                import: None,
                matters: Vec::new(),
            });
        }
        let Some(act) = all.last_mut() else { continue };
        act.n_changes += 1;
        act.n_bytes += size_of(change);
        for write in &change.w {
            let (id, kind) = subject(table, change, write);
            if kind == kind::REQUEST && requests.insert(id) {
                act.n_requests += 1;
            }
            if schema::is_known(kind) && requests.insert(id) {
                act.n_records += 1;
            }
            if kind == kind::IMPORT {
                act.import = Some(id);
            }
            let known = act.matters.iter_mut().position(|matter| matter.id == id);
            if known.is_none() && act.matters.len() < MAX_MATTERS {
                act.matters.push(Matter { id, kind: kind.into(), facts: Vec::new() });
            }
            let at = known.or_else(|| act.matters.iter().position(|matter| matter.id == id));
            if let Some(matter) = at.and_then(|at| act.matters.get_mut(at)) {
                matter.facts.extend(fact(table, change, write, id));
            }
        }
    }
    for matter in all.iter_mut().flat_map(|act| &mut act.matters) {
        // What a request was born with is told by the request itself.
        if matter.facts.contains(&Fact::Created) {
            matter.facts.retain(|fact| !matches!(fact, Fact::Field { .. } | Fact::Element { .. }));
            matter.facts.dedup();
        }
    }
    all
}

/// The bytes of a change as it is sent.
pub fn size_of(change: &Change) -> usize {
    /// Counts what is written to it.
    struct Counter(usize);
    impl std::io::Write for Counter {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0 += bytes.len();
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut counter = Counter(0);
    // Nothing in a change can fail to be written.
    let _ = serde_json::to_writer(&mut counter, change);
    counter.0
}

/// The record that a write is about: a comment speaks of its request.
fn subject<'a>(table: &'a Table, change: &'a Change, write: &'a Write) -> (RecordId, &'a str) {
    let of = |name: &str| {
        let here = change.w.iter().find(|w| w.id == write.id && &*w.f == name).map(|w| w.v.clone());
        here.or_else(|| table.get(write.id)?.value(name).cloned())
    };
    let id = |value: Option<Value>| value?.as_str()?.parse::<RecordId>().ok();
    let parent = match &*write.ty {
        kind::COMMENT => id(of(field::PARENT)),
        kind::CHECK | kind::PHOTO => of(field::AT).and_then(|at| id(at.get("parent").cloned())),
        kind::LINK => id(of(field::FROM)),
        _ => None,
    };
    // A photo may hang on a contract as on a request.
    let kind_of = |id| table.packed(id).map_or(kind::REQUEST, |packed| packed.kind);
    parent.map_or((write.id, &*write.ty), |parent| (parent, kind_of(parent)))
}

fn fact(table: &Table, change: &Change, write: &Write, subject: RecordId) -> Option<Fact> {
    if write.id != subject {
        return child_fact(table, change, write, subject);
    }
    let name = &*write.f;
    match (name, &write.k) {
        (field::LIFE, _) if write.v == "alive" => (!write.sup.is_empty()).then_some(Fact::Restored),
        (field::LIFE, _) => Some(Fact::Trashed),
        (field::TRASH, _) => None,
        // The first title of a request that has none before it is its birth.
        (field::TITLE | field::NAME, Op::Set) if write.sup.is_empty() && !schema::is_known(&write.ty) => {
            Some(Fact::Created)
        }
        (name, Op::Set) if write.sup.is_empty() && schema::birth_field(&write.ty) == Some(name) => {
            Some(Fact::Created)
        }
        (field::IMPORT, _) => None,
        (_, Op::Add | Op::Rem) => {
            let (set, element) = name.split_once('/')?;
            Some(Fact::Element { name: set.into(), element: element.into(), is_in: write.k == Op::Add })
        }
        (_, Op::Set) => Some(Fact::Field { name: name.into(), from: Value::Null, to: write.v.clone() }),
        _ => None,
    }
}

fn child_fact(table: &Table, change: &Change, write: &Write, subject: RecordId) -> Option<Fact> {
    let text = || write.v.as_str().unwrap_or_default().to_owned();
    let of = |name: &str| change.w.iter().find(|w| w.id == write.id && &*w.f == name)?.v.as_str();
    match (&*write.ty, &*write.f) {
        (kind::COMMENT, field::TEXT) => Some(Fact::Comment(text())),
        (kind::CHECK, field::TEXT) => Some(Fact::Check { text: text(), done: None }),
        (kind::CHECK, field::DONE) => {
            let text = table.get(write.id).and_then(|record| record.text(field::TEXT).map(str::to_owned));
            Some(Fact::Check { text: text.unwrap_or_default(), done: Some(write.v == true) })
        }
        (kind::PHOTO, "blob") => Some(Fact::Photo),
        (kind::LINK, field::LIFE) => {
            let record = table.get(write.id)?;
            let end = |name: &str| of(name).or_else(|| record.text(name)).map(str::to_owned);
            let other = end(field::TO)?.parse().ok()?;
            let is_removed = write.v != "alive";
            Some(Fact::Link { rel: end(field::REL)?, other, is_from: subject != other, is_removed })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use domain::compose::{self, Draft};
    use replica::ctx::Seeded;
    use replica::{Ctx, DeviceId, Hlc, Intent};

    use super::*;

    fn change(n: u8, tx: u8, intents: Vec<Intent>, sup: &[Cid]) -> Change {
        let cid = |n: u8| Cid::from_bytes([n; 16]);
        let write = |i: Intent| Write {
            ty: i.kind,
            id: i.id,
            f: i.field,
            k: i.op,
            v: i.value,
            sup: sup.to_vec(),
            extra: serde_json::Map::new(),
        };
        let w = intents.into_iter().map(write).collect();
        let hlc = Hlc { ms: u64::from(n), tick: 0 };
        let extra = serde_json::Map::new();
        Change { v: 1, cid: cid(n), dev: DeviceId(1), n: n.into(), hlc, tx: cid(tx), w, extra }
    }

    #[test]
    fn a_new_request_is_told_once_and_its_comment_speaks_of_it() {
        let mut source = Seeded(1);
        let mut ctx = Ctx { now_ms: 1, entropy: &mut source };
        let (id, comment) = (RecordId::new(&mut ctx), RecordId::new(&mut ctx));
        let draft = Draft { title: "Fuite".into(), tags: vec!["eau".into()], ..Draft::default() };
        let changes = [
            change(1, 1, compose::create(id, &draft, 1), &[]),
            change(2, 2, compose::comment(comment, id, "Vu"), &[]),
        ];
        let acts = acts(&Table::default(), &changes);
        let told: Vec<_> = acts.iter().map(|act| (act.n_changes, act.n_requests, &act.matters)).collect();
        let matter = |facts| vec![Matter { id, kind: "request".into(), facts }];
        assert_eq!(told.first(), Some(&(1, 1, &matter(vec![Fact::Created]))));
        assert_eq!(told.get(1), Some(&(1, 1, &matter(vec![Fact::Comment("Vu".into())]))));
        assert!(acts.iter().all(|act| 100 < act.n_bytes));
    }

    #[test]
    fn an_act_on_many_is_one_line_with_its_number() {
        let mut source = Seeded(1);
        let mut ctx = Ctx { now_ms: 1, entropy: &mut source };
        let before = [Cid::from_bytes([99; 16])];
        let changes: Vec<Change> = (1..=20)
            .map(|n| change(n, 1, compose::set_life(RecordId::new(&mut ctx), "request", "trashed"), &before))
            .collect();
        let acts = acts(&Table::default(), &changes);
        assert_eq!(acts.len(), 1);
        assert!(acts.iter().all(|act| (act.n_changes, act.n_requests) == (20, 20)));
        assert!(acts.iter().all(|act| act.matters.len() == MAX_MATTERS));
    }

    #[test]
    fn what_is_done_to_suppliers_is_told_of_them() {
        let set = |id, of, name: &str, value: &str| Intent::set(id, of, name, value);
        let (party, contract) = (RecordId::derived("t", "p"), RecordId::derived("t", "c"));
        let of_party = party.to_string();
        let made =
            vec![set(contract, "contract", "party", &of_party), set(contract, "contract", "title", "Ménage")];
        let before = [Cid::from_bytes([99; 16])];
        let changes = [
            change(1, 1, made, &[]),
            change(2, 2, vec![set(contract, "contract", "number", "C-12")], &[]),
            change(3, 3, vec![set(party, "party", "notes", "Sonner")], &before),
            change(4, 3, vec![set(contract, "contract", "life", "trashed")], &before),
        ];
        let acts = acts(&Table::default(), &changes);
        let facts: Vec<&Vec<Fact>> = acts.iter().flat_map(|act| &act.matters).map(|m| &m.facts).collect();
        let field =
            |name: &str, to: &str| Fact::Field { name: name.into(), from: Value::Null, to: to.into() };
        assert_eq!(
            facts,
            [
                &vec![Fact::Created],
                &vec![field("number", "C-12")],
                &vec![field("notes", "Sonner")],
                &vec![Fact::Trashed],
            ]
        );
        assert_eq!(acts.iter().map(|act| act.n_records).collect::<Vec<_>>(), [1, 1, 2]);
    }
}
