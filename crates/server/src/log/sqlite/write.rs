//! The one transaction that appends.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

use super::read;
use crate::db::signed;
use crate::db::sqlite::{parsed, unsigned};
use crate::log::decide::{Decision, Known, KnownDevice, Question, decide};
use crate::log::{Appended, Batch, LogError, Rejection, Source};

/// Appends what is new of a batch, all or nothing.
pub fn append(
    connection: &mut rusqlite::Connection,
    workspace: i64,
    batch: &Batch,
) -> Result<Appended, LogError> {
    // Takes the write lock at once: the counter row cannot move between our reading and our writing it.
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let known = look_up(&tx, workspace, batch)?;
    let decision = decide(batch, known)?;
    store(&tx, workspace, batch, &decision)?;
    tx.commit()?;
    let Decision { results, head, is_read, rows, refusals, .. } = decision;
    Ok(Appended { results, head, is_read, n_stored: rows.len() + refusals.len() })
}

fn look_up(tx: &Transaction<'_>, workspace: i64, batch: &Batch) -> rusqlite::Result<Known> {
    let question = Question::about(batch);
    let device = match batch.source {
        Source::Own(dev) => tx
            .prepare_cached("select head_n, session from device where ws = ?1 and id = ?2")?
            .query_row(params![workspace, dev.to_string()], |row| {
                Ok(KnownDevice { head_n: unsigned(row, 0)?, session: row.get(1)? })
            })
            .optional()?,
        Source::Remembered => None,
    };
    let (mut placed, mut refused, mut owners) = (HashMap::new(), HashMap::new(), HashMap::new());
    let mut statement = tx.prepare_cached("select seq, eff from change_log where ws = ?1 and cid = ?2")?;
    for cid in &question.cids {
        let row = |row: &rusqlite::Row<'_>| Ok((unsigned(row, 0)?, parsed(row, 1)?));
        if let Some(place) = statement.query_row(params![workspace, cid.as_bytes()], row).optional()? {
            placed.insert(*cid, place);
        }
    }
    let mut statement = tx.prepare_cached("select code, why from rejection where ws = ?1 and cid = ?2")?;
    for cid in batch.changes.iter().map(|change| change.cid).filter(|cid| !placed.contains_key(cid)) {
        let row = |row: &rusqlite::Row<'_>| Ok(Rejection { code: row.get(0)?, why: row.get(1)? });
        if let Some(why) = statement.query_row(params![workspace, cid.as_bytes()], row).optional()? {
            refused.insert(cid, why);
        }
    }
    let mut statement = tx.prepare_cached("select member from record_owner where ws = ?1 and id = ?2")?;
    for id in &question.records {
        let row = |row: &rusqlite::Row<'_>| row.get(0);
        if let Some(owner) = statement.query_row(params![workspace, id.as_bytes()], row).optional()? {
            owners.insert(*id, owner);
        }
    }
    Ok(Known { head: read::head(tx, workspace)?, device, placed, refused, owners })
}

fn store(tx: &Transaction<'_>, ws: i64, batch: &Batch, decision: &Decision) -> rusqlite::Result<()> {
    let now_ms = signed(batch.now_ms);
    let (dev, reseeded_by) = match batch.source {
        Source::Own(dev) => (dev.to_string(), None),
        Source::Remembered => (String::new(), Some(&batch.caller.member)),
    };
    let mut statement = tx.prepare_cached(
        "insert into change_log (ws, seq, cid, dev, n, hlc, eff, recv_ms, body, hash, member, reseeded_by)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    for row in &decision.rows {
        let Some(change) = batch.changes.get(row.index) else { continue };
        let seq = signed(row.seq);
        let n = if reseeded_by.is_some() { seq } else { signed(change.n) };
        let (hlc, eff) = (row.hlc.to_string(), row.eff.to_string());
        let (cid, body, hash) = (row.cid.as_bytes(), &change.body, &row.hash);
        statement.execute(params![
            ws,
            seq,
            cid,
            dev,
            n,
            hlc,
            eff,
            now_ms,
            body,
            hash,
            row.member,
            reseeded_by
        ])?;
    }
    let mut statement = tx.prepare_cached(
        "insert into rejection (ws, cid, dev, n, code, why, recv_ms, member)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for refusal in &decision.refusals {
        let n = batch.changes.get(refusal.index).map_or(0, |change| change.n);
        let (cid, why) = (refusal.cid.as_bytes(), &refusal.why);
        statement.execute(params![
            ws,
            cid,
            dev,
            signed(n),
            why.code,
            why.why,
            now_ms,
            batch.caller.member
        ])?;
    }
    let mut statement = tx.prepare_cached("insert into record_owner (ws, id, member) values (?1, ?2, ?3)")?;
    for (id, member) in &decision.owners {
        statement.execute(params![ws, id.as_bytes(), member])?;
    }
    if !decision.rows.is_empty() {
        tx.prepare_cached("update workspace set last_seq = ?2, head_hash = ?3 where id = ?1")?
            .execute(params![ws, signed(decision.head.last_seq), decision.head.hash])?;
    }
    if let Some(head_n) = decision.head_n {
        tx.prepare_cached(
            "insert into device (ws, id, head_n, first_ms, last_ms, session) values (?1, ?2, ?3, ?4, ?4, ?5)
             on conflict (ws, id) do update set head_n = excluded.head_n, last_ms = excluded.last_ms,
                 session = excluded.session",
        )?
        .execute(params![ws, dev, signed(head_n), now_ms, batch.caller.device])?;
    }
    Ok(())
}
