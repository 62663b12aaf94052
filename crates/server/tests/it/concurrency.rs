//! Many writers at once, on one server and on two, and a reader that must see no number late.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value;

use crate::bed::Bed;
use crate::stories;
use crate::support::{Office, changes, cid};

stories! {
    t18_no_number_appears_below_a_readers_cursor,
    t15_the_same_batch_from_many_tabs_at_once_is_stored_once,
}

const N_WRITERS: u64 = 8;
const N_BATCHES: u64 = 12;
const N_CHANGES: u64 = 10;

/// Reads to the end, from where it is; each page must go on exactly there.
async fn read_on(office: &Office, at: &mut (u64, String), seen: &mut Vec<String>) {
    loop {
        let page = office.get(&format!("/api/v1/pull?after={}&hash={}&limit=37", at.0, at.1)).await.ok();
        for entry in page["changes"].as_array().unwrap() {
            assert_eq!(entry["seq"], at.0 + 1, "a number was skipped, or came late");
            at.0 += 1;
            seen.push(entry["change"]["cid"].as_str().unwrap().into());
        }
        assert_eq!(page["next"], at.0);
        at.1 = page["hash"].as_str().unwrap().into();
        if page["more"] == false {
            return;
        }
    }
}

async fn t18_no_number_appears_below_a_readers_cursor(bed: Bed) {
    let offices = Arc::new([bed.office().await, bed.office().await]);
    let is_over = Arc::new(AtomicBool::new(false));
    let (readers, over) = (Arc::clone(&offices), Arc::clone(&is_over));
    let reader = tokio::spawn(async move {
        let (mut at, mut seen, mut turn) = ((0, String::new()), Vec::new(), 0);
        while !over.load(Ordering::Acquire) {
            // Now this server, now that one: a cursor holds on both.
            turn += 1;
            read_on(&readers[turn % 2], &mut at, &mut seen).await;
            tokio::task::yield_now().await;
        }
        read_on(&readers[0], &mut at, &mut seen).await;
        seen
    });
    let writers: Vec<_> = (1..=N_WRITERS)
        .map(|writer| {
            let offices = Arc::clone(&offices);
            tokio::spawn(async move {
                let dev = format!("{writer:016x}");
                let who = format!("m-{writer} d-{writer} manager");
                for batch in 0..N_BATCHES {
                    let from = batch * N_CHANGES + 1;
                    let batch = changes(&dev, from, from + N_CHANGES - 1);
                    let office = &offices[usize::try_from(writer + from).unwrap() % 2];
                    let answer = office.push_as(&who, &dev, &batch).await.ok();
                    let seqs: Vec<_> =
                        answer["results"].as_array().unwrap().iter().map(|r| &r["seq"]).collect();
                    let first = seqs[0].as_u64().unwrap();
                    assert!(seqs.iter().zip(first..).all(|(seq, n)| **seq == n), "one batch lies together");
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    is_over.store(true, Ordering::Release);
    let mut seen = reader.await.unwrap();
    assert_eq!(seen.len() as u64, N_WRITERS * N_BATCHES * N_CHANGES);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len() as u64, N_WRITERS * N_BATCHES * N_CHANGES);
    assert_eq!(offices[0].head().await, offices[1].head().await);
}

async fn t15_the_same_batch_from_many_tabs_at_once_is_stored_once(bed: Bed) {
    let offices = Arc::new([bed.office().await, bed.office().await]);
    let dev = "00000000000000aa";
    let pushes: Vec<_> = (0..8)
        .map(|n| {
            let offices = Arc::clone(&offices);
            tokio::spawn(async move {
                offices[n % 2].push(dev, &changes(dev, 1, 40)).await.ok()["results"].clone()
            })
        })
        .collect();
    let mut answers: Vec<Value> = Vec::new();
    for push in pushes {
        answers.push(push.await.unwrap());
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    let log = offices[1].log(100).await;
    let cids: Vec<_> = log.iter().map(|entry| entry["change"]["cid"].as_str().unwrap().to_owned()).collect();
    assert_eq!(cids, (1..=40).map(|n| cid(dev, n)).collect::<Vec<_>>());
}
