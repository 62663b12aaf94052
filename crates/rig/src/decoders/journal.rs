//! What a device reads from its own disk, and from the packs of a server.

use replica::codec::is_shallow;
use replica::page::{Entry, Page};
use replica::{Change, Table};
use store::Meta;

/// A page of a journal: it is read whole or refused, and merging it never fails.
pub fn page(bytes: &[u8]) {
    // The meta row stands beside the pages and is as foreign as they are.
    if let Ok(meta) = Meta::decode(bytes) {
        assert_eq!(Meta::decode(&meta.encode().expect("a row that was read")).as_ref(), Ok(&meta));
    }
    if let Ok(page) = Page::decode(bytes) {
        check_page(&page);
    }
}

/// A pack of a server's log: its pages are stored as they came, so they are read again at every start.
pub fn pack(bytes: &[u8]) {
    let mut table = Table::default();
    let mut whole = true;
    let mut entries = Vec::new();
    for (key, part) in (1..).zip(replica::pack::decode(bytes)) {
        let Ok(part) = part else {
            whole = false;
            break;
        };
        let page = Page::decode(part.bytes).expect("a part is a page");
        assert_eq!(page, Page::Changes(part.entries.clone()), "a part says what its bytes say");
        assert!(
            part.entries.iter().all(|entry| entry.eff.is_some()),
            "a server has placed all that it gives"
        );
        table.apply(key, &page);
        entries.extend(part.entries);
    }
    check_table(&table);
    if whole {
        let again = replica::pack::encode(entries.clone());
        let parts: Vec<_> =
            replica::pack::decode(&again).map(|part| part.expect("we write packs").entries).collect();
        assert_eq!(parts.concat(), entries);
    }
}

/// A segment of packed records: damage ends its reading, and what was read stands.
pub fn segment(bytes: &[u8]) {
    let mut table = Table::default();
    let whole = table.load_segment(1, bytes.to_vec());
    check_table(&table);
    let plan = table.compact(2);
    if whole.is_ok() {
        let mut again = Table::default();
        for (key, bytes) in &plan.put {
            again.load_segment(*key, bytes.clone()).expect("a compacted segment is readable");
        }
    }
}

/// Changes that were read from elsewhere survive the way to the disk and back.
pub(super) fn check_storable(changes: Vec<Change>) {
    // Deeper values are refused before they are stored.
    let shallow = |change: &Change| {
        change.w.iter().all(|write| is_shallow(&write.v) && write.extra.values().all(is_shallow))
            && change.extra.values().all(is_shallow)
    };
    let entry = |change: Change| Entry { eff: Some(change.hlc), by: Some("m1".into()), change };
    check_page(&Page::Changes(changes.into_iter().filter(shallow).map(entry).collect()));
}

fn check_page(page: &Page) {
    let bytes = page.encode();
    assert_eq!(Page::decode(&bytes).as_ref(), Ok(page), "a page that was read can be written and read again");
    let mut table = Table::default();
    let applied = table.apply(1, page);
    let n = table.len();
    check_table(&table);
    table.apply(2, page);
    assert_eq!(table.len(), n, "merging twice changes nothing");
    for id in applied.records {
        if let Some(record) = table.get(id) {
            assert_eq!(record.id, id);
        }
    }
}

fn check_table(table: &Table) {
    for packed in table.iter() {
        drop(packed.unpack());
        let _ = packed.shown(|_, value| {
            let _ = (value.value.text(), value.value.int(), value.value.get("s").is_some());
        });
    }
}
