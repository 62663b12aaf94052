//! Positions, repetition and order.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use serde_json::{Value, json};

use crate::bed::Bed;
use crate::stories;
use crate::support::{DEV, NOW, change, changes, cid, push_body, stamp};

stories! {
    t15_a_resent_batch_gets_the_identical_answer_and_is_stored_once,
    a_gap_stores_nothing_and_says_where_to_resume,
    a_cloned_device_is_told_to_fork_and_then_sends_everything_under_a_new_name,
    a_refused_change_holds_its_position_against_a_clone,
    t13_a_device_of_another_log_is_told_the_epoch_and_nothing_is_stored,
    t02_a_clock_in_the_future_is_bent_but_never_below_what_it_supersedes,
    an_empty_push_tells_the_epoch,
    eight_devices_at_once_make_one_gapless_log,
}

const OTHER: &str = "00000000000000bb";

async fn t15_a_resent_batch_gets_the_identical_answer_and_is_stored_once(bed: Bed) {
    let office = bed.office().await;
    let mut batch = changes(DEV, 1, 3);
    batch[1]["w"][0]["f"] = json!("");
    let first = office.push(DEV, &batch).await.ok();
    assert_eq!(first["results"][0], json!({ "cid": cid(DEV, 1), "seq": 1, "eff": stamp(NOW - 999) }));
    assert_eq!(first["results"][1]["rejected"]["code"], "bad_field");
    assert_eq!(first["results"][2]["seq"], 2);
    assert_eq!(first["server_ms"], NOW);

    office.now_ms.store(NOW + 999_999, Ordering::Relaxed);
    let again = office.push(DEV, &batch).await.ok();
    assert_eq!(again["results"], first["results"]);
    assert_eq!(again["epoch"], first["epoch"]);
    assert_eq!(office.log(10).await.len(), 2);

    let longer = office.push(DEV, &changes(DEV, 3, 4)).await.ok();
    assert_eq!(longer["results"][0], first["results"][2]);
    assert_eq!(longer["results"][1]["seq"], 3);
}

async fn a_gap_stores_nothing_and_says_where_to_resume(bed: Bed) {
    let office = bed.office().await;
    office.push(DEV, &changes(DEV, 1, 2)).await.ok();
    let gap = office.push(DEV, &[change(DEV, 3), change(DEV, 5)]).await.fails(409, "gap");
    assert_eq!(gap["have_n"], 2);
    assert_eq!(office.log(10).await.len(), 2);
    assert_eq!(office.push(OTHER, &changes(OTHER, 2, 2)).await.fails(409, "gap")["have_n"], 0);
    office.push(DEV, &changes(DEV, 3, 5)).await.ok();
    assert_eq!(office.log(10).await.len(), 5);
}

async fn a_cloned_device_is_told_to_fork_and_then_sends_everything_under_a_new_name(bed: Bed) {
    let office = bed.office().await;
    let first = office.push(DEV, &changes(DEV, 1, 2)).await.ok();
    let mut own = change(DEV, 2);
    own["cid"] = json!(cid(OTHER, 900));
    let forked = office.push(DEV, &[own.clone(), change(DEV, 3)]).await.fails(409, "device_forked");
    assert_eq!(forked["n"], 2);
    assert_eq!(office.log(10).await.len(), 2, "nothing of the refused batch is stored");

    // The clone does not know that its first change is stored already: same cids, new device, numbers from 1.
    let mut renumbered = vec![change(DEV, 1), own, change(DEV, 3)];
    for (change, n) in renumbered.iter_mut().zip(1..) {
        change["dev"] = json!(OTHER);
        change["n"] = json!(n);
    }
    let pushed = office.push(OTHER, &renumbered).await.ok();
    assert_eq!(pushed["results"][0], first["results"][0]);
    assert_eq!(pushed["results"][1]["seq"], 3);
    assert_eq!(pushed["results"][2]["seq"], 4);
    assert_eq!(office.push(OTHER, &renumbered).await.ok()["results"], pushed["results"]);
}

async fn a_refused_change_holds_its_position_against_a_clone(bed: Bed) {
    let office = bed.office().await;
    let mut bad = change(DEV, 1);
    bad["w"] = json!([]);
    office.push(DEV, &[bad]).await.ok();
    let mut clone = change(DEV, 1);
    clone["cid"] = json!(cid(OTHER, 1));
    office.push(DEV, &[clone]).await.fails(409, "device_forked");
}

async fn t13_a_device_of_another_log_is_told_the_epoch_and_nothing_is_stored(bed: Bed) {
    let office = bed.office().await;
    let body = push_body(DEV, &changes(DEV, 1, 1));
    let epoch = office.head().await["epoch"].clone();
    let foreign = body.replace("\"epoch\":null", "\"epoch\":\"0badcafe\"");
    assert_eq!(office.push_text(foreign).await.fails(409, "epoch_changed")["epoch"], epoch);
    assert_eq!(office.log(10).await, Vec::<Value>::new());
    let own = body.replace("\"epoch\":null", &format!("\"epoch\":{epoch}"));
    assert_eq!(office.push_text(own).await.ok()["epoch"], epoch);
}

async fn t02_a_clock_in_the_future_is_bent_but_never_below_what_it_supersedes(bed: Bed) {
    let office = bed.office().await;
    let mut future = change(DEV, 1);
    future["hlc"] = json!(stamp(NOW * 2));
    // In the same batch: an honest device that saw the value from the future.
    let mut honest = change(DEV, 2);
    honest["w"][0]["sup"] = json!([cid(DEV, 1), cid(OTHER, 404)]);
    let results = office.push(DEV, &[future, honest]).await.ok()["results"].clone();
    assert_eq!(results[0]["eff"], stamp(NOW + 120_000));
    assert_eq!(results[1]["eff"], stamp(NOW + 120_001));

    let mut later = change(OTHER, 1);
    later["w"][0]["sup"] = json!([cid(DEV, 2)]);
    let results = office.push(OTHER, &[later]).await.ok()["results"].clone();
    assert_eq!(results[0]["eff"], stamp(NOW + 120_002));
}

async fn an_empty_push_tells_the_epoch(bed: Bed) {
    let office = bed.office().await;
    let answer = office.push(DEV, &[]).await.ok();
    assert_eq!(answer["results"], json!([]));
    assert_eq!(answer["epoch"].as_str().map(str::len), Some(32));
}

async fn eight_devices_at_once_make_one_gapless_log(bed: Bed) {
    const N_BATCHES: u64 = 6;
    const N_CHANGES: u64 = 20;
    let office = std::sync::Arc::new(bed.office().await);
    let devices = (1..=8).map(|i| format!("{i:016x}"));
    let tasks: Vec<_> = devices
        .map(|dev| {
            let office = std::sync::Arc::clone(&office);
            tokio::spawn(async move {
                let mut placed = Vec::new();
                for batch in 0..N_BATCHES {
                    let batch = changes(&dev, batch * N_CHANGES + 1, (batch + 1) * N_CHANGES);
                    let answer = office.push(&dev, &batch).await.ok();
                    let results = answer["results"].as_array().unwrap().clone();
                    let seqs: Vec<_> = results.iter().map(|result| result["seq"].as_u64().unwrap()).collect();
                    // A reader right behind the answer sees all of it: number order is commit order.
                    let status = office.head().await;
                    assert!(seqs.last().copied() <= status["last_seq"].as_u64());
                    placed.extend(seqs);
                }
                assert!(placed.is_sorted(), "a device's own order is kept");
                placed
            })
        })
        .collect();
    let mut all = BTreeSet::new();
    for task in tasks {
        all.extend(task.await.unwrap());
    }
    let total = 8 * N_BATCHES * N_CHANGES;
    assert_eq!(all, (1..=total).collect());
    let log = office.log(70).await;
    assert!(log.iter().map(|entry| entry["seq"].as_u64().unwrap()).eq(1..=total));
}
