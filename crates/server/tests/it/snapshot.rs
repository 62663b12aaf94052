//! Packs: what a fresh device reads instead of a thousand pages.

use std::io::Read;
use std::time::Duration;

use intendance_server::log::MAX_PACK_CHANGES;
use replica::pack;
use serde_json::Value;

use crate::bed::Bed;
use crate::stories;
use crate::support::{Answer, DEV, Office, changes, get};

stories! {
    packs_and_the_rest_are_the_whole_log,
    t40_packs_never_change_and_are_the_same_on_every_server,
    a_pack_of_large_changes_ends_early,
    what_is_no_pack_is_not_found,
}

/// Until the packs reach `to`: they are made in the background.
async fn packs(office: &Office, to: u64) -> Vec<Value> {
    for _ in 0..400 {
        let snapshot = office.get("/api/v1/snapshot").await.ok();
        let packs = snapshot["packs"].as_array().unwrap().clone();
        if packs.last().is_some_and(|pack| pack["to"].as_u64() >= Some(to)) {
            return packs;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("no pack up to {to}");
}

async fn fetch(office: &Office, path: &str, coding: &str) -> Answer {
    let mut request = get(path);
    request.headers_mut().insert("accept-encoding", coding.parse().unwrap());
    office.send(request).await
}

async fn fill(office: &Office, n_changes: u64) {
    for from in (1..=n_changes).step_by(1000) {
        office.push(DEV, &changes(DEV, from, (from + 999).min(n_changes))).await.ok();
    }
}

async fn packs_and_the_rest_are_the_whole_log(bed: Bed) {
    let office = bed.office().await;
    assert_eq!(office.get("/api/v1/snapshot").await.ok()["packs"], serde_json::json!([]));
    fill(&office, 2 * MAX_PACK_CHANGES + 10).await;
    let log = office.log(2000).await;
    let list = packs(&office, 2 * MAX_PACK_CHANGES).await;
    assert_eq!(list.len(), 2);
    let mut n_read = 0;
    for one in &list {
        assert_eq!(one["after"], n_read as u64);
        let path = format!("/api/v1/snapshot/{}?hash={}", one["after"], one["hash"].as_str().unwrap());
        let plain = fetch(&office, &path, "identity").await;
        assert_eq!(plain.header("content-type"), "application/octet-stream");
        assert_eq!(plain.header("cache-control"), "private, max-age=31536000, immutable");
        let brotli = fetch(&office, &path, "gzip, deflate, br").await;
        assert_eq!(brotli.header("content-encoding"), "br");
        let mut unpacked = Vec::new();
        brotli::Decompressor::new(&*brotli.bytes, 4096).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, plain.bytes);
        let gzip = fetch(&office, &path, "gzip").await;
        unpacked.clear();
        flate2::read::GzDecoder::new(&*gzip.bytes).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, plain.bytes);
        assert!(brotli.bytes.len() < gzip.bytes.len() && gzip.bytes.len() * 3 < plain.bytes.len());
        for part in pack::decode(&plain.bytes) {
            let part = part.unwrap();
            assert!(part.entries.len() <= 500);
            for entry in part.entries {
                let logged = &log[n_read];
                assert_eq!(serde_json::to_value(&entry.change).unwrap(), logged["change"]);
                assert_eq!(entry.eff.unwrap().to_string(), logged["eff"]);
                assert_eq!(entry.by.as_deref(), logged["by"].as_str());
                n_read += 1;
            }
        }
    }
    let last = list.last().unwrap();
    let rest = format!("/api/v1/pull?after={}&hash={}", last["to"], last["hash"].as_str().unwrap());
    assert_eq!(office.get(&rest).await.ok()["changes"].as_array().unwrap().len(), 10);
}

async fn t40_packs_never_change_and_are_the_same_on_every_server(bed: Bed) {
    let office = bed.office().await;
    fill(&office, MAX_PACK_CHANGES).await;
    let list = packs(&office, MAX_PACK_CHANGES).await;
    let first = fetch(&office, "/api/v1/snapshot/0", "br").await;
    assert_eq!(first.header("cache-control"), "private, no-cache");
    let other = bed.office().await;
    office.push("00000000000000bb", &changes("00000000000000bb", 1, 30)).await.ok();
    assert_eq!(packs(&other, MAX_PACK_CHANGES).await, list);
    assert_eq!(fetch(&other, "/api/v1/snapshot/0", "br").await.bytes, first.bytes);
    let mut known = get("/api/v1/snapshot/0");
    known.headers_mut().insert("if-none-match", first.header("etag").parse().unwrap());
    assert_eq!(office.send(known).await.status, 304);
}

async fn a_pack_of_large_changes_ends_early(bed: Bed) {
    let office = bed.office().await;
    let text = "é".repeat(32 << 10);
    for n in 0..5 {
        let mut batch = changes(DEV, n * 16 + 1, n * 16 + 16);
        for change in &mut batch {
            change["w"][0]["v"] = text[2..].into();
        }
        office.push(DEV, &batch).await.ok();
    }
    assert_eq!(office.head().await["last_seq"], 80);
    // Too few changes for anybody to ask for it, but large.
    while office.log.make_pack().await.unwrap() {}
    let list = packs(&office, 60).await;
    assert_eq!(list.len(), 1, "{list:?}");
    let bytes = fetch(&office, "/api/v1/snapshot/0", "identity").await.bytes;
    assert!(bytes.len() < 5 << 20);
    assert!(pack::decode(&bytes).all(|part| part.unwrap().bytes.len() <= pack::PAGE_BYTES));
}

async fn what_is_no_pack_is_not_found(bed: Bed) {
    let office = bed.office().await;
    for path in ["0", "7", "x", "-1", "99999999999999999999", "0?hash=f00d"] {
        office.get(&format!("/api/v1/snapshot/{path}")).await.fails(404, "not_found");
    }
}
