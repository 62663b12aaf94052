//! Taking the demonstration out of sight.

use std::collections::{BTreeMap, HashSet};

use domain::compose;
use domain::kinds::{field, kind};
use domain::office::{Life, Office};
use replica::{Intent, RecordId, Table, Value};

use super::derived;
use crate::schema;

/// Out of sight with all that bears the import, but what a person's own requests still refer to.
pub fn removal(office: &Office, table: &Table) -> Vec<Vec<Intent>> {
    let import = derived(kind::IMPORT, "");
    let mut mine: BTreeMap<RecordId, &str> = BTreeMap::from([(import, kind::IMPORT)]);
    let text = import.to_string();
    for packed in table.iter() {
        let mut is_mine = false;
        let _ =
            packed.shown(|name, shown| is_mine |= name == field::IMPORT && shown.value.text() == Some(&text));
        if is_mine {
            mine.insert(packed.id, packed.kind);
        }
    }
    let kept: HashSet<RecordId> = office
        .rows
        .iter()
        .filter(|row| row.life != Life::Purged && !mine.contains_key(&row.id))
        .flat_map(|row| [row.place, row.requester, row.assignee])
        .flatten()
        .flat_map(|id| {
            office.place_path(id).into_iter().map(|place| place.id).chain([id]).collect::<Vec<_>>()
        })
        .collect();
    let mut kept = kept;
    kept.extend(referred_by_own(table, &mine));
    let gone = |id: RecordId, kind: &str| {
        let mut writes = compose::set_life(id, kind, "purged");
        if kind == supply::kinds::ORDER {
            // An order holds its number for ever; one of an example does not.
            writes.push(Intent::set(id, kind, "number", Value::Null));
        }
        writes
    };
    mine.iter().filter(|(id, _)| !kept.contains(id)).map(|(id, kind)| gone(*id, kind)).collect()
}

/// What of the example a person's own contracts, orders and so on refer to, with the lines and contacts of it.
fn referred_by_own(table: &Table, mine: &BTreeMap<RecordId, &str>) -> HashSet<RecordId> {
    let mut kept: HashSet<RecordId> = HashSet::new();
    let is_own = |id: RecordId, kind: &str| schema::is_known(kind) && !mine.contains_key(&id);
    for packed in table.iter().filter(|packed| is_own(packed.id, packed.kind)) {
        let mut is_gone = false;
        let mut ids: Vec<RecordId> = Vec::new();
        let _ = packed.shown(|name, shown| {
            is_gone |= name == field::LIFE && shown.value.text() == Some("purged");
            ids.extend(supply::read::id(&shown.value));
            ids.extend(supply::read::at(&shown.value).0);
            ids.extend(name.split_once('/').and_then(|(_, element)| element.parse::<RecordId>().ok()));
        });
        if !is_gone {
            kept.extend(ids.into_iter().filter(|id| mine.contains_key(id)));
        }
    }
    // What is kept keeps what it stands on, and what stands on it by itself.
    let links: Vec<(RecordId, RecordId, bool)> = mine
        .keys()
        .filter_map(|id| table.get(*id))
        .flat_map(|record| {
            let parent = schema::parent_field(&record.kind);
            let all = record.cells.iter().filter_map(|(name, cell)| {
                let value = cell.value()?;
                let to = value.as_str().or_else(|| value.get("parent")?.as_str())?.parse().ok()?;
                Some((record.id, to, parent.is_some_and(|parent| &**name == parent)))
            });
            all.collect::<Vec<_>>()
        })
        .filter(|(_, to, _)| mine.contains_key(to) && mine.get(to) != Some(&kind::IMPORT))
        .collect();
    loop {
        let before = kept.len();
        for (from, to, is_parent) in &links {
            if kept.contains(from) {
                kept.insert(*to);
            }
            let is_part = *is_parent && mine.get(from).is_some_and(|of| is_part(of));
            if is_part && kept.contains(to) {
                kept.insert(*from);
            }
        }
        if kept.len() == before {
            return kept;
        }
    }
}

/// Whether a record says nothing without what it stands on, and it little without them.
fn is_part(of: &str) -> bool {
    use supply::kinds::{CONTACT, NEED_LINE, ORDER_LINE, QUOTE_LINE};
    matches!(of, CONTACT | NEED_LINE | ORDER_LINE | QUOTE_LINE) || events::schema::parent_field(of).is_some()
}
