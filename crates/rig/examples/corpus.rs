//! Writes the corpus of the fuzz targets: `cargo run -p rig --example corpus`. Same code, same bytes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a chore of the project")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use files::backup::{Manifest, Writer};
use replica::ctx::Seeded;
use replica::page::{Entry, Page, Restamp};
use replica::{Change, Ctx, Hlc, Intent, RecordId};
use serde_json::{Value, json};
use store::memory::Memory;
use store::{Act, Backend, Device};

const NOW: u64 = 1_795_000_000_000;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let changes = changes();
    let head: Vec<Change> = changes.iter().take(12).cloned().collect();
    wire(&root, &head);
    journal(&root, &changes);
    tables(&root);
    backups(&root, &head);
}

fn put(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join(name), bytes).unwrap();
}

/// The acts of an office on one device.
fn changes() -> Vec<Change> {
    let mut dice = Seeded(3);
    pollster::block_on(async {
        let mut ctx = Ctx { now_ms: NOW, entropy: &mut dice };
        let (device, _) = Device::open(Memory::default(), &mut ctx).await.unwrap();
        for n in 0..40_u64 {
            let id = RecordId::derived("request", &format!("demande {}", n % 13));
            let set = |field: &str, value: Value| Intent::set(id, "request", field, value);
            let intents = match n % 5 {
                0 => vec![
                    set("title", json!(format!("Néon clignote — salle n° {n}"))),
                    set("priority", json!("p2")),
                ],
                1 => vec![set("status", json!({"s": "waiting", "on": "devis", "at": NOW + n}))],
                2 => vec![Intent::element(id, "request", "tags", "récurrent", n % 2 == 0)],
                3 => vec![set("cost", json!({"cents": -1250, "cur": "EUR"})), set("x/Ratio", json!(0.25))],
                _ => vec![set("life", json!("trashed")), set("due", Value::Null)],
            };
            let mut ctx = Ctx { now_ms: NOW + n * 700, entropy: &mut dice };
            device.act(&mut ctx, Act::one(intents)).await.unwrap();
        }
        device.compact().await.unwrap();
        device.changes(1, 1000).await.unwrap()
    })
}

fn wire(root: &Path, changes: &[Change]) {
    let push = root.join("push");
    let dev = changes.first().unwrap().dev;
    let body = |changes: Value| json!({"epoch": "00c0ffee00c0ffee", "dev": dev, "changes": changes});
    put(&push, "acts", body(json!(changes)).to_string());
    let mut known = body(json!(changes.get(..2).unwrap()));
    known["after"] = json!({"seq": 41, "hash": "0123456789abcdef0123456789abcdef"});
    put(&push, "after", known.to_string());
    put(&push, "empty", body(json!([])).to_string());
    let newer = r#"[{"v":9,"cid":"018f0000-0000-7000-8000-000000000001","dev":"DEV","n":1,"hlc":"01a1eb207800-000000",
        "tx":"018f0000-0000-7000-8000-000000000001","w":[{"ty":"bouquet","id":"018f0000-0000-7000-8000-000000000002",
        "f":"notes/é","k":"splice","v":[1,2.5e300,-0.0,18446744073709551615,{"a":null}],"later":{"b":[true]}}],"sig":"x"}]"#;
    let newer: Value = serde_json::from_str(&newer.replace("DEV", &dev.to_string())).unwrap();
    put(&push, "newer", body(newer.clone()).to_string());
    let deep = format!("{}1{}", "[".repeat(100), "]".repeat(100));
    let mut deeper = newer.clone();
    deeper[0]["w"][0]["v"] = json!("DEEP");
    put(&push, "deep", body(deeper).to_string().replace("\"DEEP\"", &deep));
    put(&push, "brackets", "[".repeat(5_000));

    let answer = root.join("answer");
    let eff = Hlc { ms: NOW, tick: 3 };
    let results: Vec<Value> = changes
        .iter()
        .zip(1..)
        .map(|(change, seq)| match seq % 4 {
            0 => json!({"cid": change.cid, "rejected": {"code": "forbidden", "why": "a reader writes nothing"}}),
            _ => json!({"cid": change.cid, "seq": seq, "eff": eff}),
        })
        .collect();
    let head = json!({"seq": 12, "hash": "0123456789abcdef0123456789abcdef"});
    put(
        &answer,
        "pushed",
        json!({"results": results, "epoch": "e", "server_ms": NOW, "head": head}).to_string(),
    );
    let logged: Vec<Value> = changes
        .iter()
        .zip(1..)
        .map(|(change, seq)| json!({"seq": seq, "eff": eff, "recv_ms": NOW, "by": "m1", "change": change}))
        .collect();
    let page = |changes: Value| json!({"epoch": "e", "changes": changes, "next": 12, "hash": "00", "more": false, "server_ms": NOW});
    put(&answer, "pulled", page(json!(logged)).to_string());
    put(&answer, "pulled-newer", page(json!([{"seq": 1, "eff": eff, "change": newer[0]}])).to_string());
    let mut odd = newer;
    odd[0]["w"][0]["v"] = json!("DEEP");
    let odd = page(json!([{"seq": 1, "eff": eff, "change": odd[0]}])).to_string();
    put(&answer, "pulled-deep", odd.replace("\"DEEP\"", &deep));
    let packs = json!([{"after": 0, "to": 9, "hash": "aa"}, {"after": 9, "to": 12, "hash": "bb"}]);
    put(
        &answer,
        "snapshot",
        json!({"epoch": "e", "last_seq": 12, "packs": packs, "server_ms": NOW}).to_string(),
    );
    let remembered: Vec<Value> =
        changes.iter().map(|change| json!({"eff": eff, "by": "m1", "change": change})).collect();
    put(&answer, "reseed", json!({"epoch": "e", "changes": remembered}).to_string());
    for (name, body) in [
        ("gap", r#"{"code":"gap","message":"m","have_n":3}"#),
        ("epoch", r#"{"code":"epoch_changed","message":"m","epoch":"e2"}"#),
        ("diverged", r#"{"code":"history_diverged","message":"m","epoch":"e2","last_seq":7}"#),
        ("forked", r#"{"code":"device_forked","message":"m","n":6}"#),
        ("portal", "<!doctype html><title>Wi-Fi de la gare</title>"),
        ("revoked", r#"{"code":"device_revoked","message":"this device was revoked"}"#),
    ] {
        put(&answer, name, body);
    }
}

fn journal(root: &Path, changes: &[Change]) {
    let of = |changes: &[Change], from_server: bool| -> Vec<u8> {
        let eff = |change: &Change| from_server.then_some(Hlc { ms: change.hlc.ms + 5, tick: 1 });
        let entry = |change: &Change| entry(eff(change), change.clone());
        Page::Changes(changes.iter().map(entry).collect()).encode()
    };
    let own = of(changes.get(..9).unwrap(), false);
    let pulled = of(changes.get(9..).unwrap(), true);
    let restamps: Vec<Restamp> = changes
        .iter()
        .take(9)
        .map(|change| Restamp {
            cid: change.cid,
            eff: Hlc { ms: NOW + 90_000, tick: 7 },
            records: change.w.iter().map(|write| write.id).collect(),
        })
        .collect();
    let restamps = Page::Restamps(restamps).encode();
    let page = root.join("page");
    put(&page, "own", &own);
    put(&page, "pulled", &pulled);
    put(&page, "restamps", &restamps);
    put(&page, "unknown", b"\xc8anything of a newer app");
    put(&page, "cut", pulled.get(..pulled.len() / 2).unwrap());
    // A list that says that it is as long as the rest of the page.
    put(&page, "lengths", [&b"\x01\x00"[..], &[0xff, 0x7f], &[0xff; 16_400]].concat());
    let memory = Memory::default();
    let mut dice = Seeded(5);
    let mut ctx = Ctx { now_ms: NOW, entropy: &mut dice };
    drop(pollster::block_on(Device::open(memory.clone(), &mut ctx)));
    put(&page, "meta", pollster::block_on(memory.meta()).unwrap().unwrap());

    let pack = root.join("pack");
    let framed = |pages: &[&Vec<u8>]| -> Vec<u8> {
        let mut out = Vec::new();
        for page in pages {
            out.extend_from_slice(&u32::try_from(page.len()).unwrap().to_le_bytes());
            out.extend_from_slice(page);
        }
        out
    };
    put(&pack, "two", framed(&[&own, &pulled]));
    put(&pack, "three", framed(&[&pulled, &restamps, &own]));
    put(&pack, "pulled", framed(&[&pulled, &pulled]));
    put(&pack, "empty", []);
    put(&pack, "long", [&u32::MAX.to_le_bytes()[..], &pulled].concat());

    let mut table = replica::Table::default();
    table.apply(1, &Page::decode(&own).unwrap());
    table.apply(2, &Page::decode(&pulled).unwrap());
    let segment = root.join("segment");
    for (key, bytes) in table.compact(1).put {
        put(&segment, &format!("packed-{key}"), &bytes);
        put(&segment, "cut", bytes.get(..bytes.len() * 2 / 3).unwrap());
    }
    put(&segment, "empty", [0]);
    put(&segment, "names", [&[0xff, 0x7f][..], &[1; 16_400]].concat());
}

fn entry(eff: Option<Hlc>, change: Change) -> Entry {
    Entry { change, eff, by: eff.map(|_| "m1".into()) }
}

fn tables(root: &Path) {
    let csv = root.join("csv");
    let rows = "Titre;Lieu;Priorité;Créée le;Coût\r\n\"Fuite; évier\";Cuisine;P1;31/12/2025 09:05;1 450,00 €\r\n\
                'Néon';\"Salle \"\"Canal\"\"\";P3;1/1/2026;-5\r\n";
    put(&csv, "excel", [b"\xef\xbb\xbf", rows.as_bytes()].concat());
    put(&csv, "utf16", rows.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    put(
        &csv,
        "windows",
        rows.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(0x80)).collect::<Vec<u8>>(),
    );
    put(&csv, "tabs", rows.replace(';', "\t"));
    put(&csv, "international", "id,title,reported\n1,\"a\nb\",2025-03-14T01:20\n2,=1+1,\n,,\n");
    put(&csv, "wide-same-names", ["a;"; 1_990].concat() + "\n1;2\n");
    put(&csv, "wide-no-names", [";"; 1_990].concat() + "\n1;2\n");
    put(&csv, "wide-over", ["x,"; 2_100].concat() + "\n");
    put(&csv, "open-quote", "a;b\n1;\"never closed\n2;3\n4;5\n");
    put(&csv, "quotes", "a;b\n".to_owned() + &"\"".repeat(3_001));
    put(&csv, "carriage", "a;b\r1;2\r3;4\r");
    put(&csv, "web", "<!doctype html><table><tr><td>1</td></tr></table>");
    put(&csv, "json", "[{\"a\":1}]");
    put(&csv, "zip", b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0");
}

fn backups(root: &Path, changes: &[Change]) {
    let folder = root.join("backup");
    let counts = BTreeMap::from([("request".to_owned(), 9)]);
    let manifest = Manifest::new(NOW as i64, "0.1.0", counts, changes.len() as u64, 1);
    let mut writer = Writer::new(manifest);
    for change in changes {
        writer.push_change(&serde_json::to_string(change).unwrap()).unwrap();
    }
    writer.push_blob("image/webp", b"RIFF\x24\0\0\0WEBPVP8 ");
    let whole = writer.finish().unwrap();
    put(&folder, "whole", &whole);
    put(&folder, "cut", whole.get(..whole.len() * 3 / 4).unwrap());
    put(&folder, "twice", [&whole[..], &whole[..]].concat());
    let text = String::from_utf8(whole).unwrap();
    put(&folder, "newer", text.replace("\"v\":1,\"created", "\"v\":2,\"created"));
    put(&folder, "crlf", text.replace('\n', "\r\n"));
    put(&folder, "empty", Writer::new(Manifest::new(0, "", BTreeMap::new(), 0, 0)).finish().unwrap());
    put(&folder, "manifest", r#"{"format":"intendance-backup","v":1,"created_ms":1,"changes":9,"blobs":0}"#);
    put(&folder, "picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
}
