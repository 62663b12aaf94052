//! The stories that every backend must pass: natively on memory, in a browser on IndexedDB.
//!
//! Each story gets a new, empty backend that can be opened several times, as tabs do. A story that fails says why.

use replica::ctx::Seeded;
use replica::page::Entry;
use replica::{Ctx, Intent, RecordId};
use serde_json::json;

use crate::backend::{Backend, Blob, StoreError, WriteSet};
use crate::device::{Act, Device};
use crate::meta::Cursor;
use crate::outbox::Answer;

/// What a story finds wrong.
pub type Verdict = Result<(), String>;

/// Opens one more connection to the same place.
pub trait Place {
    /// The backend that is tested.
    type Backend: Backend;
    /// Another connection, as another tab has one.
    async fn open(&self) -> Result<Self::Backend, StoreError>;
}

fn check(is_true: bool, what: &str) -> Verdict {
    if is_true { Ok(()) } else { Err(what.to_owned()) }
}

fn said(error: StoreError) -> String {
    format!("unexpected: {error}")
}

async fn device<P: Place>(place: &P, seed: u64) -> Result<Device<P::Backend>, String> {
    let backend = place.open().await.map_err(said)?;
    let mut entropy = Seeded(seed);
    Ok(Device::open(backend, &mut Ctx { now_ms: 1_000, entropy: &mut entropy }).await.map_err(said)?.0)
}

fn request(seed: u64) -> RecordId {
    RecordId::new(&mut Ctx { now_ms: 1_700_000_000_000 + seed, entropy: &mut Seeded(seed) })
}

async fn set<B: Backend>(device: &Device<B>, seed: u64, id: RecordId, field: &str, value: &str) -> Verdict {
    let act = Act::one(vec![Intent::set(id, "request", field, value)]);
    let mut entropy = Seeded(seed);
    device.act(&mut Ctx { now_ms: 2_000 + seed, entropy: &mut entropy }, act).await.map(drop).map_err(said)
}

fn shows<B: Backend>(device: &Device<B>, id: RecordId, field: &str) -> Option<String> {
    device.read(|table| table.get(id)).and_then(|record| record.text(field).map(str::to_owned))
}

/// What was durable is there after a restart, byte for byte (T39).
pub async fn survives_restart<P: Place>(place: &P) -> Verdict {
    let (first, id) = (device(place, 1).await?, request(9));
    set(&first, 2, id, "title", "Néon clignote").await?;
    set(&first, 3, id, "title", "Néon éteint").await?;
    let before = first.read(|table| table.fingerprint(id));
    drop(first);
    let second = device(place, 4).await?;
    check(shows(&second, id, "title").as_deref() == Some("Néon éteint"), "the second title shows")?;
    check(second.read(|table| table.fingerprint(id)) == before, "the record is byte-identical")?;
    check(second.history(&[id]).await.map_err(said)?.len() == 2, "the history has both acts")
}

/// Two tabs write without seeing each other: numbers stay unique, nothing is lost (T08, T09).
pub async fn two_tabs<P: Place>(place: &P) -> Verdict {
    let (a, b, id) = (device(place, 1).await?, device(place, 2).await?, request(9));
    for turn in 0..5 {
        set(&a, 10 + turn, id, "title", &format!("a{turn}")).await?;
        set(&b, 20 + turn, id, "place", &format!("b{turn}")).await?;
    }
    a.catch_up().await.map_err(said)?;
    b.catch_up().await.map_err(said)?;
    for tab in [&a, &b] {
        check(shows(tab, id, "title").as_deref() == Some("a4"), "both tabs show the title")?;
        check(shows(tab, id, "place").as_deref() == Some("b4"), "both tabs show the place")?;
    }
    let mut numbers: Vec<u64> = a.pending(100).await.map_err(said)?.changes.iter().map(|c| c.n).collect();
    numbers.sort_unstable();
    check(numbers == (1..=10).collect::<Vec<_>>(), "numbers are 1 to 10, each once")?;
    check(a.meta().dev == b.meta().dev, "both tabs are one device")
}

/// A withdrawn plan writes nothing.
pub async fn withdrawn_plan<P: Place>(place: &P) -> Verdict {
    let first = device(place, 1).await?;
    let before = first.backend().meta().await.map_err(said)?;
    let result = first.backend().transact(&mut |_| Err(StoreError::Overtaken)).await;
    check(result == Err(StoreError::Overtaken), "the reason comes back")?;
    check(first.backend().meta().await.map_err(said)? == before, "the row is unchanged")
}

/// Bytes of any size come back as they went in; stores do not mix; ranges are inclusive.
pub async fn bytes_come_back<P: Place>(place: &P) -> Verdict {
    let backend = place.open().await.map_err(said)?;
    let large: Vec<u8> = (0..3_000_000_u32).map(|i| (i % 251) as u8).collect();
    let blob = Blob { sha256: "ab".repeat(32), bytes: large.clone() };
    let write = WriteSet {
        meta: vec![],
        journal: vec![(1, vec![]), (2, large.clone()), (300, vec![0, 255])],
        segments: vec![(1, vec![7]), (2, vec![8])],
        delete_segments: vec![],
        blobs: vec![blob],
    };
    backend.transact(&mut |_| Ok(write.clone())).await.map_err(said)?;
    let only = WriteSet { delete_segments: vec![1], ..WriteSet::default() };
    backend.transact(&mut |_| Ok(only.clone())).await.map_err(said)?;
    check(
        backend.journal(2, 300).await.map_err(said)? == [(2, large.clone()), (300, vec![0, 255])],
        "journal 2..=300",
    )?;
    check(backend.journal(5, 4).await.map_err(said)?.is_empty(), "an empty range is empty")?;
    check(backend.load().await.map_err(said)?.segments == [(2, vec![8])], "one segment is left")?;
    check(backend.blob(&"ab".repeat(32)).await.map_err(said)? == Some(large), "the photo")?;
    check(backend.blob("cd").await.map_err(said)?.is_none(), "no photo under another name")?;
    check(backend.blob_names().await.map_err(said)?.len() == 1, "one photo")?;
    backend.erase().await.map_err(said)?;
    check(backend.load().await.map_err(said)? == crate::Snapshot::default(), "nothing is left")
}

/// Compaction loses nothing, and a start after it replays nothing.
pub async fn compaction<P: Place>(place: &P) -> Verdict {
    let first = device(place, 1).await?;
    let ids: Vec<RecordId> = (0..20).map(|i| request(100 + i)).collect();
    for (i, id) in (0..).zip(&ids) {
        set(&first, 200 + i, *id, "title", &format!("titre {i}")).await?;
    }
    first.compact().await.map_err(said)?;
    set(&first, 400, request(100), "title", "après").await?;
    first.compact().await.map_err(said)?;
    check(first.read(|table| table.open_bytes()) == 0, "nothing waits")?;
    drop(first);
    let second = device(place, 2).await?;
    check(second.backend().load().await.map_err(said)?.journal.is_empty(), "no tail to replay")?;
    check(second.read(|table| table.len()) == 20, "all records are there")?;
    check(shows(&second, request(100), "title").as_deref() == Some("après"), "the last title shows")?;
    check(second.history(&[request(100)]).await.map_err(said)?.len() == 2, "history survives compaction")
}

/// Two tabs compact: the second notices and leaves everything as it is.
pub async fn two_tabs_compact<P: Place>(place: &P) -> Verdict {
    let (a, b) = (device(place, 1).await?, device(place, 2).await?);
    for i in 0..4 {
        set(&a, 10 + i, request(i), "title", "a").await?;
        set(&b, 20 + i, request(50 + i), "title", "b").await?;
    }
    a.compact().await.map_err(said)?;
    b.compact().await.map_err(said)?;
    let c = device(place, 3).await?;
    check(c.read(|table| table.len()) == 8, "all eight records are there")
}

/// A pull page and its cursor are one transaction; a second puller is told (T17, T56).
pub async fn cursor_moves_with_its_page<P: Place>(place: &P) -> Verdict {
    let (a, b, id) = (device(place, 1).await?, device(place, 2).await?, request(9));
    let elsewhere = crate::memory::Memory::default();
    let mut entropy = Seeded(77);
    let other = Device::open(elsewhere, &mut Ctx { now_ms: 5, entropy: &mut entropy }).await.map_err(said)?.0;
    set(&other, 78, id, "title", "d’ailleurs").await?;
    let batch = other.pending(10).await.map_err(said)?;
    let entries: Vec<Entry> = batch.changes.iter().map(|c| Entry::placed(c.clone(), c.hlc, None)).collect();
    let cursor = Cursor { epoch: "e".into(), seq: 1, hash: "h".into() };
    a.ingest(None, entries.clone(), cursor.clone()).await.map_err(said)?;
    let second = b.ingest(None, entries, cursor.clone()).await;
    check(second == Err(StoreError::Overtaken), "the second puller is told")?;
    b.catch_up().await.map_err(said)?;
    check(b.meta().cursor == Some(cursor), "both know the cursor")?;
    check(shows(&b, id, "title").as_deref() == Some("d’ailleurs"), "both show the record")?;
    check(b.meta().n_pending() == 0, "nothing of it is to be sent")
}

/// Answers move the outbox; a final stamp is kept; a refusal stays visible (T15, T19).
pub async fn answers_move_the_outbox<P: Place>(place: &P) -> Verdict {
    let (first, id) = (device(place, 1).await?, request(9));
    for turn in 0..3 {
        set(&first, 10 + turn, id, "title", &format!("t{turn}")).await?;
    }
    let batch = first.pending(2).await.map_err(said)?;
    check(batch.changes.len() == 2, "two at a time")?;
    let [one, two] = batch.changes.as_slice() else { return Err("two changes".into()) };
    let refused = Answer::Refused { code: "too_large".into(), why: "…".into() };
    let answers = [(one.cid, Answer::Stored { seq: 1, eff: one.hlc.next() }), (two.cid, refused)];
    first.answered(&batch, &answers, "e", None).await.map_err(said)?;
    check(first.meta().n_pending() == 1, "one is left")?;
    check(first.meta().refused.len() == 1, "the refusal is kept")?;
    drop(first);
    let again = device(place, 2).await?;
    let rest = again.pending(10).await.map_err(said)?;
    check(rest.changes.len() == 1 && rest.changes.iter().all(|c| c.n == 3), "the third is next")?;
    check(shows(&again, id, "title").as_deref() == Some("t2"), "the last title shows")
}

/// A pack is stored as it came, with its cursor; a push that went to the end of the log moves the cursor (T28).
pub async fn packs_and_pushes_move_the_cursor<P: Place>(place: &P) -> Verdict {
    let here = device(place, 1).await?;
    let elsewhere = crate::memory::Memory::default();
    let mut entropy = Seeded(77);
    let other = Device::open(elsewhere, &mut Ctx { now_ms: 5, entropy: &mut entropy }).await.map_err(said)?.0;
    set(&other, 78, request(1), "title", "d’ailleurs").await?;
    let made = other.pending(10).await.map_err(said)?.changes;
    let entries = made.into_iter().map(|c| Entry::placed(c.clone(), c.hlc, Some("m1".into())));
    let bytes = replica::pack::encode(entries.collect());
    let parts: Result<Vec<_>, _> = replica::pack::decode(&bytes).collect();
    let pages = parts.map_err(|error| error.to_string())?.into_iter();
    let pages = pages.map(|part| crate::inbox::Packed { entries: part.entries, bytes: part.bytes.to_vec() });
    let at = |seq: u64| Cursor { epoch: "e".into(), seq, hash: seq.to_string() };
    here.ingest_pack(None, pages.collect(), at(1)).await.map_err(said)?;
    check(here.read(|table| table.len()) == 1, "the pack is here")?;
    set(&here, 79, request(2), "title", "d’ici").await?;
    let batch = here.pending(10).await.map_err(said)?;
    let answers: Vec<_> =
        batch.changes.iter().map(|c| (c.cid, Answer::Stored { seq: 2, eff: c.hlc })).collect();
    here.answered(&batch, &answers, "e", Some((at(1), at(2)))).await.map_err(said)?;
    drop(here);
    let again = device(place, 2).await?;
    check(again.meta().cursor == Some(at(2)) && again.meta().echo.is_none(), "nothing of it is to be read")?;
    check(again.meta().n_pending() == 0 && again.read(|table| table.len()) == 2, "both are here")?;
    let history = again.history(&[request(1)]).await.map_err(said)?;
    check(history.iter().all(|e| e.by.as_deref() == Some("m1")), "and who sent it")
}

/// Undo puts back what showed, and is itself undone.
pub async fn undo_and_redo<P: Place>(place: &P) -> Verdict {
    let (first, id) = (device(place, 1).await?, request(9));
    set(&first, 2, id, "title", "avant").await?;
    let mut entropy = Seeded(3);
    let mut ctx = Ctx { now_ms: 9_000, entropy: &mut entropy };
    let change = Act::one(vec![
        Intent::set(id, "request", "title", "après"),
        Intent::set(id, "request", "cost", json!({"cents": 5000, "cur": "EUR"})),
        Intent::element(id, "request", "tags", "urgent", true),
    ]);
    let done = first.act(&mut ctx, change).await.map_err(said)?;
    let undone = first.act(&mut ctx, done.undo).await.map_err(said)?;
    check(shows(&first, id, "title").as_deref() == Some("avant"), "the title is back")?;
    let record = first.read(|table| table.get(id)).ok_or("the record exists")?;
    check(
        record.value("cost").is_none() && record.elements("tags").next().is_none(),
        "cost and tag are gone",
    )?;
    first.act(&mut ctx, undone.undo).await.map_err(said)?;
    check(shows(&first, id, "title").as_deref() == Some("après"), "redone")
}

/// A backup restored here, twice, and over newer work, gives the same records (T60).
pub async fn restore_is_a_merge<P: Place>(place: &P) -> Verdict {
    let elsewhere = crate::memory::Memory::default();
    let mut entropy = Seeded(77);
    let other = Device::open(elsewhere, &mut Ctx { now_ms: 5, entropy: &mut entropy }).await.map_err(said)?.0;
    let id = request(9);
    set(&other, 80, id, "title", "vieux").await?;
    set(&other, 81, id, "place", "Cuisine").await?;
    let changes = other.changes(1, 100).await.map_err(said)?;
    let here = device(place, 1).await?;
    let (first, _) = here.adopt(changes.clone(), vec![]).await.map_err(said)?;
    set(&here, 82, id, "title", "neuf").await?;
    let (second, _) = here.adopt(changes, vec![]).await.map_err(said)?;
    check((first.n_new, first.n_known) == (2, 0), "two new changes")?;
    check((second.n_new, second.n_known) == (0, 2), "nothing new the second time")?;
    check(shows(&here, id, "title").as_deref() == Some("neuf"), "newer work stays")?;
    check(here.meta().n_pending() == 3, "what was restored will be sent")
}

/// A copied device takes a new number series and keeps its changes (T07).
pub async fn fork_keeps_changes<P: Place>(place: &P) -> Verdict {
    let (first, id) = (device(place, 1).await?, request(9));
    for turn in 0..3 {
        set(&first, 10 + turn, id, "title", &format!("t{turn}")).await?;
    }
    let before = first.pending(10).await.map_err(said)?;
    let mut entropy = Seeded(5);
    first.fork(&mut Ctx { now_ms: 9, entropy: &mut entropy }).await.map_err(said)?;
    let after = first.pending(10).await.map_err(said)?;
    let cids = |list: &[replica::Change]| list.iter().map(|c| c.cid).collect::<Vec<_>>();
    check(cids(&before.changes) == cids(&after.changes), "the same changes")?;
    check(after.changes.iter().map(|c| c.n).eq(1..=3), "numbered from 1")?;
    check(before.changes.first().map(|c| c.dev) != after.changes.first().map(|c| c.dev), "a new device")
}

/// A store written by a newer version is left alone.
pub async fn newer_store_is_left_alone<P: Place>(place: &P) -> Verdict {
    let backend = place.open().await.map_err(said)?;
    let row = br#"{"schema":99,"dev":"0000000000000001"}"#.to_vec();
    let write = WriteSet { meta: row.clone(), ..WriteSet::default() };
    backend.transact(&mut |_| Ok(write.clone())).await.map_err(said)?;
    let mut entropy = Seeded(5);
    match Device::open(backend, &mut Ctx { now_ms: 9, entropy: &mut entropy }).await {
        Err(StoreError::Newer { found: 99, .. }) => {}
        Err(error) => return Err(said(error)),
        Ok(_) => return Err("it must not open".into()),
    }
    let backend = place.open().await.map_err(said)?;
    check(backend.meta().await.map_err(said)? == Some(row), "the row is untouched")
}

/// A damaged segment is read again from the journal: nothing is missing (T50, T64).
pub async fn damaged_segment_is_rescued<P: Place>(place: &P) -> Verdict {
    let first = device(place, 1).await?;
    for i in 0..6 {
        set(&first, 10 + i, request(i), "title", &format!("titre {i}")).await?;
    }
    first.compact().await.map_err(said)?;
    let meta = first.backend().meta().await.map_err(said)?.ok_or("a row")?;
    let write = WriteSet { meta, segments: vec![(1, vec![255, 1, 2])], ..WriteSet::default() };
    first.backend().transact(&mut |_| Ok(write.clone())).await.map_err(said)?;
    drop(first);
    let backend = place.open().await.map_err(said)?;
    let mut entropy = Seeded(5);
    let (again, report) =
        Device::open(backend, &mut Ctx { now_ms: 9, entropy: &mut entropy }).await.map_err(said)?;
    check(report.n_damaged_segments == 1 && report.is_rescued, "the damage is told, and mended")?;
    check(shows(&again, request(5), "title").as_deref() == Some("titre 5"), "nothing is missing")?;
    again.compact().await.map_err(said)?;
    drop(again);
    let backend = place.open().await.map_err(said)?;
    let (_, report) =
        Device::open(backend, &mut Ctx { now_ms: 9, entropy: &mut entropy }).await.map_err(said)?;
    check(report.n_damaged_segments == 0, "the next start is clean")
}

/// Calls `$run!(name, story)` for every story.
#[macro_export]
macro_rules! each_story {
    ($run:ident) => {
        $run!(survives_restart);
        $run!(two_tabs);
        $run!(withdrawn_plan);
        $run!(bytes_come_back);
        $run!(compaction);
        $run!(two_tabs_compact);
        $run!(cursor_moves_with_its_page);
        $run!(answers_move_the_outbox);
        $run!(packs_and_pushes_move_the_cursor);
        $run!(undo_and_redo);
        $run!(restore_is_a_merge);
        $run!(fork_keeps_changes);
        $run!(newer_store_is_left_alone);
        $run!(damaged_segment_is_rescued);
    };
}
