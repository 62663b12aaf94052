//! Bytes that earlier versions wrote still decode (T46).
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop")]

use replica::ctx::Seeded;
use replica::page::{Entry, Page};
use replica::{Change, Cid, Ctx, DeviceId, Hlc, Op, RecordId, Value, Write};
use serde_json::{Map, json};

/// A page as version 0.1 wrote it before there were members.
const TAG_1: &str = "\
    01090772657175657374057469746c650b746167732f757267656e74017803696e63026279036e65770161056c6174657203\
    0101a3185c50007ac389a30c3b0363f836bc0a00000000000001e8070301a3185c50007ac389a30c3b0363f8360000030001\
    dfa8641c47b788faa571e42968e505af010004054ec3a96f6e01070707070707070707070707070707070000000201000107\
    07070707070707070707070707070700000003030406010503060107070707070707070707070707070707000201a3185c50\
    0077c1ab10f0d3923b45b9bc0a00000000000002e9070301a3185c500077c1ab10f0d3923b45b901d00f0001060601070505\
    030203030700000000000004400002030001dfa8641c47b788faa571e42968e505af010004054ec3a96f6e01070707070707\
    0707070707070707070700000002010001070707070707070707070707070707070000000303040601050306010707070707\
    0707070707070707070707000301a3185c5000755d81aa8f271e304440bc0a00000000000003ea070301a3185c5000755d81\
    aa8f271e3044400000030001dfa8641c47b788faa571e42968e505af010004054ec3a96f6e01070707070707070707070707\
    0707070701080601070505030203030700000000000004400002000002010001070707070707070707070707070707070108\
    0601070505030203030700000000000004400002000003030406010503060107070707070707070707070707070707010806\
    01070505030203030700000000000004400002\
";

fn extra(key: &str) -> Map<String, Value> {
    Map::from_iter([(key.to_owned(), json!({"a": [1, -2, 2.5, null, true]}))])
}

fn entries() -> Vec<Entry> {
    let mut entropy = Seeded(5);
    let mut ctx = Ctx { now_ms: 1_800_000_000_000, entropy: &mut entropy };
    let id = RecordId::derived("request", "golden");
    let write = |f: &str, k: Op, v, extra| Write {
        ty: "request".into(),
        id,
        f: f.into(),
        k,
        v,
        sup: vec![Cid::from_bytes([7; 16])],
        extra,
    };
    let change = |n: u64| {
        let cid = Cid::new(&mut ctx);
        let later = || if n == 2 { extra("later") } else { Map::new() };
        let w = vec![
            write("title", Op::Set, json!("Néon"), later()),
            write("tags/urgent", Op::Add, Value::Null, later()),
            write("x", Op::Other("inc".into()), json!({"by": 3}), later()),
        ];
        let extra = if n == 1 { extra("new") } else { Map::new() };
        let hlc = Hlc { ms: 1000 + n, tick: 3 };
        let change = Change { v: 1 + n as u32, cid, dev: DeviceId(0xabc), n: n + 1, hlc, tx: cid, w, extra };
        Entry { change, eff: (n == 1).then_some(Hlc { ms: 2000, tick: 0 }), by: None }
    };
    (0..3).map(change).collect()
}

fn bytes_of(hex: &str) -> Vec<u8> {
    let digits: Vec<u32> = hex.chars().filter_map(|c| c.to_digit(16)).collect();
    digits.chunks(2).map(|pair| (pair[0] * 16 + pair[1]) as u8).collect()
}

#[test]
fn t46_a_page_without_authors_is_read_and_still_written_as_it_was() {
    let bytes = bytes_of(TAG_1);
    assert_eq!(Page::decode(&bytes), Ok(Page::Changes(entries())));
    assert_eq!(Page::Changes(entries()).encode(), bytes);
}

#[test]
fn t46_a_page_with_authors_round_trips_in_fewer_bytes() {
    let mut signed = entries();
    signed[0].by = Some("m1".into());
    signed[2].by = Some("m1".into());
    signed[1].change.tx = Cid::from_bytes([3; 16]);
    signed[2].change.dev = DeviceId(7);
    signed[2].eff = Some(signed[2].change.hlc);
    let page = Page::Changes(signed);
    let bytes = page.encode();
    assert_eq!((bytes[0], Page::decode(&bytes)), (3, Ok(page)));
    assert!(bytes.len() < bytes_of(TAG_1).len() + 16, "{}", bytes.len());
}
