//! The laws of merging, on generated histories: any order, repetition and delay gives the same records,
//! and no value vanishes that nobody superseded.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may stop"
)]
use std::collections::BTreeSet;

use proptest::prelude::*;
use replica::ctx::Seeded;
use replica::page::{Entry, Page, change};
use replica::{Change, Cid, Ctx, DeviceId, Hlc, Op, RecordId, Table, Value, Write};
use serde_json::json;

/// A history of `n` changes by three devices that see each other only now and then, with few ids, fields
/// and equal stamps, so that conflicts and ties do occur.
fn history(seed: u64, n: usize) -> Vec<Entry> {
    let mut rng = Seeded(seed);
    let ids: Vec<RecordId> = (0..3).map(|i| RecordId::derived("request", &format!("r{i}"))).collect();
    let mut tables = [Table::default(), Table::default(), Table::default()];
    let mut all: Vec<Entry> = Vec::new();
    let mut seen = [0_usize; 3];
    for i in 0..n {
        let dev = (rng.next_u64() % 3) as usize;
        if rng.next_u64().is_multiple_of(3) {
            tables[dev].apply(0, &Page::Changes(all[seen[dev]..].to_vec()));
            seen[dev] = all.len();
        }
        let entry = one_change(&mut rng, &ids, &tables[dev], dev as u64, i as u64);
        tables[dev].apply(0, &Page::Changes(vec![entry.clone()]));
        all.push(entry);
    }
    all
}

fn one_change(rng: &mut Seeded, ids: &[RecordId], table: &Table, dev: u64, n: u64) -> Entry {
    let cid = Cid::new(&mut Ctx { now_ms: 1, entropy: rng });
    let mut fields = BTreeSet::new();
    let writes = (0..1 + rng.next_u64() % 3)
        .filter_map(|_| {
            let id = ids[(rng.next_u64() % 3) as usize];
            let (f, k) = match rng.next_u64() % 6 {
                0 => ("tags/urgent", Op::Add),
                1 => ("tags/urgent", Op::Rem),
                2 => ("future", Op::Other("blend".into())),
                3 => ("__proto__", Op::Set),
                _ => ("title", Op::Set),
            };
            fields.insert((id, f)).then(|| {
                let sup = table.get(id).map(|r| r.seen(f)).unwrap_or_default();
                Write {
                    ty: "request".into(),
                    id,
                    f: f.into(),
                    k,
                    v: json!(rng.next_u64() % 5),
                    sup,
                    extra: Default::default(),
                }
            })
        })
        .collect();
    let eff = rng.next_u64().is_multiple_of(2).then(|| Hlc { ms: rng.next_u64() % 3, tick: 0 });
    Entry {
        change: change(cid, cid, (DeviceId(dev), n), Hlc { ms: rng.next_u64() % 4, tick: 0 }, writes),
        eff,
        by: n.is_multiple_of(3).then(|| format!("m{dev}").into()),
    }
}

fn table_of(entries: impl IntoIterator<Item = Entry>) -> Table {
    let mut table = Table::default();
    for entry in entries {
        table.apply(1, &Page::Changes(vec![entry]));
    }
    table
}

fn same(a: &Table, b: &Table) -> bool {
    a.len() == b.len()
        && a.iter().all(|packed| {
            let left = packed.unpack().expect("packed here");
            b.get(left.id).is_some_and(|right| left.same_cells(&right))
        })
}

fn shuffled(entries: &[Entry], seed: u64) -> Vec<Entry> {
    let mut rng = Seeded(seed);
    let mut list = entries.to_vec();
    for i in (1..list.len()).rev() {
        list.swap(i, (rng.next_u64() % (i as u64 + 1)) as usize);
    }
    list
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn t16_any_order_and_any_repetition_give_the_same_records(seed: u64, order: u64) {
        let entries = history(seed, 24);
        let straight = table_of(entries.clone());
        let mut noisy = shuffled(&entries, order);
        noisy.extend(shuffled(&entries, order ^ 7).into_iter().take(9));
        prop_assert!(same(&straight, &table_of(noisy)));
    }

    #[test]
    fn merging_is_associative_by_pages(seed: u64, cut in 0_usize..24) {
        let entries = history(seed, 24);
        let (left, right) = entries.split_at(cut);
        let mut paged = Table::default();
        paged.apply(2, &Page::Changes(right.to_vec()));
        paged.apply(1, &Page::Changes(left.to_vec()));
        prop_assert!(same(&table_of(entries.clone()), &paged));
    }

    #[test]
    fn i2_every_value_lives_or_was_superseded_by_one_who_saw_it(seed: u64) {
        let entries = history(seed, 30);
        let table = table_of(entries.clone());
        let superseded: BTreeSet<(RecordId, Box<str>, Cid)> = entries.iter()
            .flat_map(|e| e.change.w.iter().flat_map(|w| w.sup.iter().map(|c| (w.id, w.f.clone(), *c))))
            .collect();
        for entry in &entries {
            for write in &entry.change.w {
                let record = table.get(write.id).expect("written");
                let lives = record.cells[&write.f].heads.iter().any(|h| h.cid == entry.change.cid && h.value == write.v);
                prop_assert!(lives || superseded.contains(&(write.id, write.f.clone(), entry.change.cid)));
            }
        }
    }

    #[test]
    fn t39_pages_segments_and_json_give_back_what_went_in(seed: u64) {
        let entries = history(seed, 20);
        let page = Page::Changes(entries.clone());
        prop_assert_eq!(Page::decode(&page.encode()), Ok(page));
        for entry in &entries {
            let text = serde_json::to_string(&entry.change).expect("plain data");
            prop_assert_eq!(&serde_json::from_str::<Change>(&text).expect("ours"), &entry.change);
        }
        let table = table_of(entries);
        let plan = table.compact(5);
        let mut loaded = Table::default();
        for (key, bytes) in &plan.put {
            prop_assert_eq!(loaded.load_segment(*key, bytes.clone()), Ok(()));
        }
        prop_assert!(same(&table, &loaded));
        for packed in table.iter() {
            prop_assert_eq!(table.fingerprint(packed.id), loaded.fingerprint(packed.id));
        }
    }

    #[test]
    fn what_shows_packed_is_what_shows_unpacked(seed: u64) {
        let table = table_of(history(seed, 24));
        for packed in table.iter() {
            let record = packed.unpack().expect("packed here");
            let mut n_shown = 0;
            packed.shown(|field, shown| {
                n_shown += 1;
                let value = record.value(field);
                assert_eq!(shown.value.int(), value.and_then(Value::as_i64), "{field}");
            }).expect("packed here");
            prop_assert_eq!(n_shown, record.cells.values().filter(|c| c.value().is_some()).count());
        }
    }

    #[test]
    fn garbage_never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Page::decode(&bytes);
        let _ = Table::default().load_segment(1, bytes);
    }

    #[test]
    fn a_page_cut_short_is_refused(seed: u64, at in 0.0..1.0_f64) {
        let bytes = Page::Changes(history(seed, 5)).encode();
        let cut = (bytes.len() as f64 * at) as usize;
        prop_assert!(cut == 0 || Page::decode(&bytes[..cut]).is_err());
    }
}

#[test]
fn compaction_keeps_what_changes_while_it_is_stored() {
    let entries = history(3, 40);
    let (before, after) = entries.split_at(30);
    let mut table = table_of(before.to_vec());
    let (plan, open) = (table.compact(1), table.open_bytes());
    table.apply(9, &Page::Changes(after.to_vec()));
    table.compacted(plan, open);
    assert!(same(&table_of(entries), &table));
}

#[test]
fn t42_unknown_keys_of_a_newer_app_survive() {
    let text = r#"{"v":9,"cid":"018f0000-0000-7000-8000-000000000001","dev":"00000000000000ff","n":1,
        "hlc":"00018f2c0000-000003","tx":"018f0000-0000-7000-8000-000000000001","mood":{"a":[1,2.5,null]},
        "w":[{"ty":"hologram","id":"018f0000-0000-7000-8000-000000000002","f":"x","k":"warp","v":[1],"why":"because"}]}"#;
    let change: Change = serde_json::from_str(text).expect("a change");
    let page = Page::Changes(vec![Entry::made(change)]);
    let Ok(Page::Changes(back)) = Page::decode(&page.encode()) else { panic!("a page of changes") };
    let original: Value = serde_json::from_str(text).expect("json");
    assert_eq!(serde_json::to_value(&back[0].change).expect("plain"), original);
    let table = table_of(back);
    let record = table.get("018f0000-0000-7000-8000-000000000002".parse().expect("id")).expect("kept");
    assert_eq!(&*record.kind, "hologram");
    assert_eq!(record.value("x"), None, "an operation nobody understands shows nothing");
    assert_eq!(record.cells["x"].heads[0].value, json!([1]));
}

#[test]
fn t02_the_clock_of_one_device_in_2099_is_not_taught_to_the_others() {
    let (far, bent) = (Hlc::at(4_070_908_800_000), Hlc::at(1_700_000_120_000));
    let cid = Cid::new(&mut Ctx { now_ms: 1, entropy: &mut Seeded(1) });
    let change = change(cid, cid, (DeviceId(1), 1), far, Vec::new());
    let page = |eff| Page::Changes(vec![Entry { change: change.clone(), eff, by: None }]);
    assert_eq!(Table::default().apply(1, &page(Some(bent))).latest, bent, "the server's word counts");
    assert_eq!(
        Table::default().apply(1, &page(None)).latest,
        Hlc::default(),
        "one's own stamp stands in the meta row"
    );
}
