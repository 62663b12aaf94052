//! Packs and pages from elsewhere: read back as written, refused when they are not ours, never a panic.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop")]

use proptest::prelude::*;
use replica::codec::Corrupt;
use replica::page::{Entry, Page};
use replica::{Change, Cid, DeviceId, Hlc, Op, RecordId, Value, Write, pack};
use serde_json::{Map, json};

fn entry(n: u64, value: Value) -> Entry {
    let bytes = (u128::from(n) << 20 | 0x7000_8000).to_be_bytes();
    let cid = Cid::from_bytes(bytes);
    let write = Write {
        ty: "request".into(),
        id: RecordId::derived("request", &n.to_string()),
        f: "title".into(),
        k: Op::Set,
        v: value,
        sup: vec![cid],
        extra: Map::new(),
    };
    let hlc = Hlc { ms: 1_800_000_000_000 + n, tick: 0 };
    let (dev, extra) = (DeviceId(n / 700), Map::new());
    let change = Change { v: 1, cid, dev, n: n + 1, hlc, tx: cid, w: vec![write], extra };
    Entry::placed(change, hlc, (!n.is_multiple_of(5)).then(|| format!("member{}", n % 3).into()))
}

fn read(bytes: &[u8]) -> Result<Vec<Entry>, Corrupt> {
    let mut all = Vec::new();
    for part in pack::decode(bytes) {
        all.extend(part?.entries);
    }
    Ok(all)
}

#[test]
fn a_pack_is_read_as_it_was_written_in_pages_fit_for_the_journal() {
    let entries: Vec<Entry> = (0..1_234).map(|n| entry(n, json!(format!("Néon {n}")))).collect();
    let bytes = pack::encode(entries.clone());
    assert_eq!(read(&bytes), Ok(entries));
    for part in pack::decode(&bytes) {
        let part = part.expect("ours");
        assert!(part.entries.len() <= pack::CHANGES_PER_PAGE);
        assert_eq!(Page::decode(part.bytes), Ok(Page::Changes(part.entries)));
    }
    assert_eq!((pack::decode(&bytes).count(), read(&[])), (3, Ok(Vec::new())));
}

#[test]
fn large_changes_are_spread_over_pages() {
    let entries: Vec<Entry> = (0..40).map(|n| entry(n, json!("x".repeat(100_000)))).collect();
    let bytes = pack::encode(entries.clone());
    assert!(pack::decode(&bytes).all(|part| part.expect("ours").bytes.len() <= pack::PAGE_BYTES));
    assert_eq!(read(&bytes), Ok(entries));
}

#[test]
fn what_is_no_pack_is_refused() {
    let entries = vec![entry(1, json!("a"))];
    let bytes = pack::encode(entries.clone());
    let unplaced = pack::encode(entries.into_iter().map(|e| Entry::made(e.change)).collect());
    let restamps = Page::Restamps(Vec::new()).encode();
    let framed = |page: &[u8]| [&(page.len() as u32).to_le_bytes(), page].concat();
    let cut = &bytes[..bytes.len() - 1];
    let endless = [&u32::MAX.to_le_bytes()[..], &bytes].concat();
    let unknown = framed(&[99, 0, 0]);
    for bad in [&unplaced, &framed(&restamps), cut, &endless, &unknown, &bytes[..3]] {
        assert_eq!(read(bad), Err(Corrupt));
        assert!(pack::decode(bad).count() <= 1, "nothing follows an error");
    }
    assert_eq!(read(&vec![0; pack::MAX_PACK_BYTES + 1]), Err(Corrupt));
}

#[test]
fn a_page_that_promises_much_takes_little() {
    // Each length is as long as the bytes allow; reserving by it would take gigabytes.
    for tag in [1, 2, 3] {
        let mut page = vec![tag, 0];
        replica::codec::put_uint(&mut page, 1 << 22);
        page.resize(1 << 22, 0);
        drop(Page::decode(&page));
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), tag in 0_u8..5) {
        let page = [&[tag][..], &bytes].concat();
        drop(Page::decode(&page));
        let framed = [&(page.len() as u32).to_le_bytes()[..], &page].concat();
        drop((read(&bytes), read(&framed)));
    }

    #[test]
    fn damage_is_an_error_or_another_pack_never_a_panic(
        n in 1_u64..6,
        at in any::<prop::sample::Index>(),
        to in any::<u8>(),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = pack::encode((0..n).map(|n| entry(n, json!({"a": [n, "é", null, 1.5]}))).collect());
        let place = at.index(bytes.len());
        bytes[place] = to;
        drop(read(&bytes));
        bytes.truncate(cut.index(bytes.len()));
        if let Ok(entries) = read(&bytes) {
            prop_assert!(entries.iter().all(|entry| entry.eff.is_some()));
        }
    }
}
