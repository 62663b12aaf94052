//! The one transaction that appends.

use std::collections::HashMap;

use deadpool_postgres::Transaction;
use futures_util::future::try_join4;
use replica::{Cid, RecordId};

use super::read::{id, parsed, unsigned};
use crate::db::postgres::{Client, Database};
use crate::db::signed;
use crate::live::Event;
use crate::log::decide::{Decision, Known, KnownDevice, Question, decide};
use crate::log::{Appended, Batch, Head, LogError, Rejection, Source};

/// Appends what is new of a batch, all or nothing.
pub async fn append(client: &mut Client, ws: i64, batch: &Batch) -> Result<Appended, LogError> {
    let tx = client.transaction().await?;
    // The row is held until the commit: the order of numbers is the order of commits, on any number of servers.
    // Taken first, so that all transactions wait at one place and never for each other.
    let sql = "select epoch, last_seq, head_hash from workspace where id = $1 for update";
    let row = tx.query_one(&tx.prepare_cached(sql).await?, &[&ws]).await?;
    let head = Head { epoch: row.try_get(0)?, last_seq: unsigned(&row, 1)?, hash: row.try_get(2)? };
    let known = look_up(&tx, ws, batch, head).await?;
    let decision = decide(batch, known)?;
    store(&tx, ws, batch, &decision).await?;
    tx.commit().await?;
    let Decision { results, head, is_read, rows, refusals, .. } = decision;
    Ok(Appended { results, head, is_read, n_stored: rows.len() + refusals.len() })
}

async fn look_up(tx: &Transaction<'_>, ws: i64, batch: &Batch, head: Head) -> Result<Known, LogError> {
    let question = Question::about(batch);
    let dev = match batch.source {
        Source::Own(dev) => dev.to_string(),
        Source::Remembered => String::new(),
    };
    let cids: Vec<&[u8]> = question.cids.iter().map(|cid| cid.as_bytes().as_slice()).collect();
    let sent: Vec<&[u8]> = batch.changes.iter().map(|change| change.cid.as_bytes().as_slice()).collect();
    let records: Vec<&[u8]> = question.records.iter().map(|id| id.as_bytes().as_slice()).collect();
    // Sent in one go, answered in one.
    let (devices, places, refusals, makers) = try_join4(
        async {
            let sql = "select head_n, session from device where ws = $1 and id = $2";
            tx.query(&tx.prepare_cached(sql).await?, &[&ws, &dev]).await
        },
        async {
            let sql = "select cid, seq, eff from change_log where ws = $1 and cid = any($2)";
            tx.query(&tx.prepare_cached(sql).await?, &[&ws, &cids]).await
        },
        async {
            let sql = "select cid, code, why from rejection where ws = $1 and cid = any($2)";
            tx.query(&tx.prepare_cached(sql).await?, &[&ws, &sent]).await
        },
        async {
            let sql = "select id, member from record_owner where ws = $1 and id = any($2)";
            tx.query(&tx.prepare_cached(sql).await?, &[&ws, &records]).await
        },
    )
    .await?;
    let mut known = Known {
        head,
        device: None,
        placed: HashMap::with_capacity(places.len()),
        refused: HashMap::new(),
        owners: HashMap::with_capacity(makers.len()),
    };
    if let Some(row) = devices.first() {
        let session: Option<String> = row.try_get(1)?;
        known.device = Some(KnownDevice { head_n: unsigned(row, 0)?, session: session.map(Into::into) });
    }
    for row in &places {
        known.placed.insert(Cid::from_bytes(id(row, 0)?), (unsigned(row, 1)?, parsed(row, 2)?));
    }
    for row in &refusals {
        let why = Rejection { code: row.try_get(1)?, why: row.try_get(2)? };
        known.refused.insert(Cid::from_bytes(id(row, 0)?), why);
    }
    for row in &makers {
        known.owners.insert(RecordId::from_bytes(id(row, 0)?), row.try_get::<_, String>(1)?.into());
    }
    Ok(known)
}

async fn store(tx: &Transaction<'_>, ws: i64, batch: &Batch, decision: &Decision) -> Result<(), LogError> {
    let now_ms = signed(batch.now_ms);
    let (dev, reseeded_by) = match batch.source {
        Source::Own(dev) => (dev.to_string(), None),
        Source::Remembered => (String::new(), Some(&batch.caller.member)),
    };
    if !decision.rows.is_empty() {
        insert_rows(tx, ws, batch, decision, &dev, reseeded_by).await?;
        let sql = "update workspace set last_seq = $2, head_hash = $3 where id = $1";
        let head = &decision.head;
        tx.execute(&tx.prepare_cached(sql).await?, &[&ws, &signed(head.last_seq), &head.hash]).await?;
        let event = Event::Seq { seq: head.last_seq, epoch: head.epoch.as_str().into() };
        Database::notify(&**tx, &event).await?;
    }
    if !decision.refusals.is_empty() {
        let of = |index: usize| batch.changes.get(index).map_or(0, |change| signed(change.n));
        let cids: Vec<&[u8]> = decision.refusals.iter().map(|r| r.cid.as_bytes().as_slice()).collect();
        let ns: Vec<i64> = decision.refusals.iter().map(|r| of(r.index)).collect();
        let codes: Vec<&str> = decision.refusals.iter().map(|r| &*r.why.code).collect();
        let whys: Vec<String> = decision.refusals.iter().map(|r| r.why.why.replace('\0', "?")).collect();
        let sql = "insert into rejection (ws, dev, recv_ms, member, cid, n, code, why)
            select $1, $2, $3, $4, * from unnest($5::bytea[], $6::bigint[], $7::text[], $8::text[])";
        tx.execute(
            &tx.prepare_cached(sql).await?,
            &[&ws, &dev, &now_ms, &batch.caller.member, &cids, &ns, &codes, &whys],
        )
        .await?;
    }
    if !decision.owners.is_empty() {
        let ids: Vec<&[u8]> = decision.owners.iter().map(|(id, _)| id.as_bytes().as_slice()).collect();
        let members: Vec<&str> = decision.owners.iter().map(|(_, member)| &**member).collect();
        let sql = "insert into record_owner (ws, id, member)
            select $1, * from unnest($2::bytea[], $3::text[])";
        tx.execute(&tx.prepare_cached(sql).await?, &[&ws, &ids, &members]).await?;
    }
    if let Some(head_n) = decision.head_n {
        let sql = "insert into device (ws, id, head_n, first_ms, last_ms, session)
            values ($1, $2, $3, $4, $4, $5)
            on conflict (ws, id) do update set head_n = excluded.head_n, last_ms = excluded.last_ms,
                session = excluded.session";
        tx.execute(
            &tx.prepare_cached(sql).await?,
            &[&ws, &dev, &signed(head_n), &now_ms, &batch.caller.device],
        )
        .await?;
    }
    Ok(())
}

async fn insert_rows(
    tx: &Transaction<'_>,
    ws: i64,
    batch: &Batch,
    decision: &Decision,
    dev: &str,
    reseeded_by: Option<&String>,
) -> Result<(), LogError> {
    let rows = &decision.rows;
    let changes: Vec<_> =
        rows.iter().filter_map(|row| batch.changes.get(row.index).map(|change| (row, change))).collect();
    let seqs: Vec<i64> = changes.iter().map(|(row, _)| signed(row.seq)).collect();
    let cids: Vec<&[u8]> = changes.iter().map(|(row, _)| row.cid.as_bytes().as_slice()).collect();
    let ns: Vec<i64> = match reseeded_by {
        Some(_) => seqs.clone(),
        None => changes.iter().map(|(_, change)| signed(change.n)).collect(),
    };
    let hlcs: Vec<String> = changes.iter().map(|(row, _)| row.hlc.to_string()).collect();
    let effs: Vec<String> = changes.iter().map(|(row, _)| row.eff.to_string()).collect();
    let bodies: Vec<&str> = changes.iter().map(|(_, change)| &*change.body).collect();
    let hashes: Vec<&str> = changes.iter().map(|(row, _)| &*row.hash).collect();
    let members: Vec<Option<&str>> = changes.iter().map(|(row, _)| row.member.as_deref()).collect();
    let sql = "insert into change_log
            (ws, dev, recv_ms, reseeded_by, seq, cid, n, hlc, eff, body, hash, member)
        select $1, $2, $3, $4, * from unnest($5::bigint[], $6::bytea[], $7::bigint[], $8::text[], $9::text[],
            $10::text[], $11::text[], $12::text[])";
    tx.execute(
        &tx.prepare_cached(sql).await?,
        &[
            &ws,
            &dev,
            &signed(batch.now_ms),
            &reseeded_by,
            &seqs,
            &cids,
            &ns,
            &hlcs,
            &effs,
            &bodies,
            &hashes,
            &members,
        ],
    )
    .await?;
    Ok(())
}
