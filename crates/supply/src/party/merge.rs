//! Two parties (or two contacts of one party) become one: nothing of either is lost, and one act takes it back.

use std::collections::BTreeSet;

use domain::bin;
use domain::kinds::field;
use domain::office::Office;
use replica::{Intent, Op, Record, RecordId, Table, Value};

use crate::book::Book;
use crate::{kinds, phone};

/// Fields of the one that goes which are never carried over.
const OWN: [&str; 6] = [field::LIFE, field::TRASH, "merged", field::IMPORT, field::NAME, "face"];

/// All that merging `gone` into `keep` writes, one list for each record touched: one act. `None` if either is not there
/// or they are not of one kind.
///
/// What both have and is not the same stays as `keep` has it; the other value stays in `gone`, in the bin, which names
/// where it went. Notes are joined; a block is stronger than a preference.
#[must_use]
pub fn merge(
    book: &Book,
    office: &Office,
    table: &Table,
    keep: RecordId,
    gone: RecordId,
) -> Option<Vec<Vec<Intent>>> {
    let (to, from) = (table.get(keep)?, table.get(gone)?);
    if keep == gone || to.kind != from.kind || !matches!(&*to.kind, kinds::PARTY | kinds::CONTACT) {
        return None;
    }
    let mut changes = vec![carried(&to, &from)];
    let others = bin::children(office, table, gone).into_iter().map(|child| child.id);
    let hanging: BTreeSet<RecordId> = book.hanging(gone).map(|(_, id)| id).chain(others).collect();
    changes.extend(hanging.into_iter().filter_map(|id| table.get(id)).map(|child| moved(&child, gone, keep)));
    let kind = &*from.kind;
    let mut farewell = vec![
        Intent::set(gone, kind, "merged", keep.to_string()),
        Intent::set(gone, kind, field::LIFE, "trashed"),
    ];
    let seen: Vec<String> =
        from.cells.values().flat_map(|cell| &cell.heads).map(|head| head.cid.to_string()).collect();
    if seen.len() <= 256 {
        farewell.push(Intent::set(gone, kind, field::TRASH, serde_json::json!({ "seen": seen })));
    }
    changes.push(farewell);
    changes.retain(|change| !change.is_empty());
    Some(changes)
}

fn carried(to: &Record, from: &Record) -> Vec<Intent> {
    let mut writes = Vec::new();
    for (name, cell) in &from.cells {
        let Some(head) = cell.shown() else { continue };
        if OWN.contains(&&**name) || head.value.is_null() || head.op == Op::Rem {
            continue;
        }
        let own = to.cells.get(name).and_then(|cell| cell.shown());
        let own = own.filter(|own| own.op != Op::Rem && !own.value.is_null()).map(|own| &own.value);
        let value = match own {
            None if is_known_line(to, name, &head.value) => continue,
            None => head.value.clone(),
            Some(own) => match joined(name, own, &head.value) {
                Some(value) => value,
                None => continue,
            },
        };
        writes.push(match name.split_once('/') {
            Some((set, element)) if head.op == Op::Add => {
                Intent::element(to.id, &to.kind, set, element, true)
            }
            _ => Intent::set(to.id, &to.kind, name, value),
        });
    }
    // Under its old name it will be looked for.
    let old = from.text(field::NAME).unwrap_or_default().trim();
    if to.text(field::NAME).is_none_or(|name| name.trim().is_empty()) && !old.is_empty() {
        writes.push(Intent::set(to.id, &to.kind, field::NAME, old));
    }
    writes
}

/// Whether the keeper has this number or address under another key.
fn is_known_line(to: &Record, name: &str, value: &Value) -> bool {
    let text = |value: &Value| value.get("v").and_then(Value::as_str).unwrap_or_default().trim().to_owned();
    let Some((field, _)) = name.split_once('/') else { return false };
    let mut others = to
        .cells
        .iter()
        .filter(|(other, _)| other.split_once('/').is_some_and(|(other, _)| other == field))
        .filter_map(|(_, cell)| cell.value());
    match field {
        "tel" => others.any(|other| phone::same(&text(other), &text(value))),
        "mail" => others.any(|other| text(other).eq_ignore_ascii_case(&text(value))),
        "adr" => others.any(|other| {
            let part = |value: &Value, key: &str| {
                search::fold(value.get(key).and_then(Value::as_str).unwrap_or_default()).trim().to_owned()
            };
            ["street", "postcode", "city"].iter().all(|key| part(other, key) == part(value, key))
        }),
        _ => false,
    }
}

/// What becomes of a field that both have; `None` to leave the keeper's.
fn joined(name: &str, own: &Value, other: &Value) -> Option<Value> {
    match name {
        "notes" => {
            let (own, other) = (own.as_str()?, other.as_str()?);
            (!own.contains(other.trim())).then(|| format!("{}\n\n{}", own.trim_end(), other.trim()).into())
        }
        "standing" => {
            let is_blocked = |value: &Value| value.get("s").and_then(Value::as_str) == Some("blocked");
            (is_blocked(other) && !is_blocked(own)).then(|| other.clone())
        }
        "vcard" => {
            let lines =
                |value: &Value| value.get("lines").and_then(Value::as_str).unwrap_or_default().to_owned();
            let (mine, theirs) = (lines(own), lines(other));
            // A card has one name and one identity: the keeper's.
            let is_single = |line: &str| {
                let name: &str = line.split([':', ';']).next().unwrap_or_default();
                ["FN", "N", "ORG", "UID", "REV", "PRODID"].iter().any(|one| one.eq_ignore_ascii_case(name))
            };
            let more: Vec<&str> = theirs
                .lines()
                .filter(|line| !is_single(line) && !mine.lines().any(|own| own == *line))
                .collect();
            if more.is_empty() {
                return None;
            }
            let mut value = own.clone();
            let all = [mine.lines().collect(), more].concat().join("\n");
            value.as_object_mut()?.insert("lines".to_owned(), all.into());
            Some(value)
        }
        _ => None,
    }
}

/// Every place where a record names `gone` names `keep` instead: references, parents, elements of sets.
fn moved(child: &Record, gone: RecordId, keep: RecordId) -> Vec<Intent> {
    let (gone, keep) = (gone.to_string(), keep.to_string());
    let mut writes = Vec::new();
    for (name, cell) in &child.cells {
        let Some(head) = cell.shown() else { continue };
        if head.op == Op::Rem || &**name == "merged" {
            continue;
        }
        if let Some((set, element)) = name.split_once('/')
            && element == gone
            && head.op == Op::Add
        {
            writes.push(Intent::element(child.id, &child.kind, set, &gone, false));
            writes.push(Intent::element(child.id, &child.kind, set, &keep, true));
        } else if head.value.as_str() == Some(&gone) {
            writes.push(Intent::set(child.id, &child.kind, name, keep.clone()));
        } else if head.value.get("parent").and_then(Value::as_str) == Some(&gone) {
            let mut value = head.value.clone();
            if let Some(map) = value.as_object_mut() {
                map.insert("parent".to_owned(), keep.clone().into());
            }
            writes.push(Intent::set(child.id, &child.kind, name, value));
        }
    }
    writes
}
