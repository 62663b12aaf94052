//! The one transaction that appends.

use replica::{Cid, DeviceId, Hlc};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::read;
use crate::db::signed;
use crate::db::sqlite::{parsed as stamp, unsigned};
use crate::log::{Batch, Incoming, LogError, Order, Outcome, Pushed, Rejection, chain, effective};

/// Appends what is new of a batch, all or nothing.
pub fn push(connection: &mut Connection, workspace: i64, batch: &Batch) -> Result<Pushed, LogError> {
    // Takes the write lock at once: the counter row cannot move between our reading and our writing it.
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut head = read::head(&tx, workspace)?;
    if batch.epoch.as_ref().is_some_and(|epoch| *epoch != head.epoch) {
        return Err(LogError::EpochChanged { epoch: head.epoch });
    }

    let have_n = device_head(&tx, workspace, batch.dev)?;
    let mut head_n = have_n;
    let mut n_stored = 0;
    let mut results = Vec::with_capacity(batch.changes.len());
    for change in &batch.changes {
        let is_next = change.n == head_n.saturating_add(1);
        if let Some(outcome) = stored(&tx, workspace, change.cid)? {
            // A device that forked sends again, under its new name, what the old one had sent: known, and yet
            // the position is taken.
            head_n += u64::from(is_next);
            results.push(outcome);
            continue;
        }
        if change.n <= head_n {
            return Err(LogError::DeviceForked { n: change.n });
        }
        if !is_next {
            return Err(LogError::Gap { have_n });
        }
        head_n = change.n;
        n_stored += 1;
        results.push(match &change.verdict {
            Ok(order) => {
                let eff = order_of(&tx, workspace, order, batch.now_ms)?;
                head.last_seq += 1;
                head.hash = chain(&head.hash, change.cid, eff, &change.body);
                append(&tx, workspace, batch, change, order.hlc, eff, (head.last_seq, &head.hash))?;
                Outcome::Accepted { cid: change.cid, seq: head.last_seq, eff }
            }
            Err(rejection) => {
                refuse(&tx, workspace, batch, change, rejection)?;
                Outcome::Rejected { cid: change.cid, rejected: rejection.clone() }
            }
        });
    }

    if head_n != have_n {
        tx.prepare_cached("update workspace set last_seq = ?2, head_hash = ?3 where id = ?1")?
            .execute(params![workspace, signed(head.last_seq), head.hash])?;
        tx.prepare_cached(
            "insert into device (ws, id, head_n, first_ms, last_ms) values (?1, ?2, ?3, ?4, ?4)
             on conflict (ws, id) do update set head_n = excluded.head_n, last_ms = excluded.last_ms",
        )?
        .execute(params![workspace, batch.dev.to_string(), signed(head_n), signed(batch.now_ms)])?;
    }
    tx.commit()?;
    Ok(Pushed { results, epoch: head.epoch, n_stored })
}

fn device_head(connection: &Connection, workspace: i64, dev: DeviceId) -> rusqlite::Result<u64> {
    connection
        .prepare_cached("select head_n from device where ws = ?1 and id = ?2")?
        .query_row(params![workspace, dev.to_string()], |row| unsigned(row, 0))
        .optional()
        .map(Option::unwrap_or_default)
}

/// The answer that a change got before.
fn stored(connection: &Connection, workspace: i64, cid: Cid) -> rusqlite::Result<Option<Outcome>> {
    let accepted = connection
        .prepare_cached("select seq, eff from change_log where ws = ?1 and cid = ?2")?
        .query_row(params![workspace, cid.as_bytes()], |row| {
            Ok(Outcome::Accepted { cid, seq: unsigned(row, 0)?, eff: stamp(row, 1)? })
        })
        .optional()?;
    if accepted.is_some() {
        return Ok(accepted);
    }
    connection
        .prepare_cached("select code, why from rejection where ws = ?1 and cid = ?2")?
        .query_row(params![workspace, cid.as_bytes()], |row| {
            Ok(Outcome::Rejected { cid, rejected: Rejection { code: row.get(0)?, why: row.get(1)? } })
        })
        .optional()
}

fn order_of(connection: &Connection, workspace: i64, order: &Order, now_ms: u64) -> rusqlite::Result<Hlc> {
    let mut latest: Option<Hlc> = None;
    let mut statement = connection.prepare_cached("select eff from change_log where ws = ?1 and cid = ?2")?;
    for cid in &order.sup {
        let eff = statement.query_row(params![workspace, cid.as_bytes()], |row| stamp(row, 0)).optional()?;
        latest = latest.max(eff);
    }
    Ok(effective(order.hlc, now_ms, latest))
}

fn append(
    connection: &Connection,
    workspace: i64,
    batch: &Batch,
    change: &Incoming,
    hlc: Hlc,
    eff: Hlc,
    (seq, hash): (u64, &str),
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "insert into change_log (ws, seq, cid, dev, n, hlc, eff, recv_ms, body, hash)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            workspace,
            signed(seq),
            change.cid.as_bytes(),
            batch.dev.to_string(),
            signed(change.n),
            hlc.to_string(),
            eff.to_string(),
            signed(batch.now_ms),
            change.body,
            hash,
        ])
        .map(drop)
}

fn refuse(
    connection: &Connection,
    workspace: i64,
    batch: &Batch,
    change: &Incoming,
    rejection: &Rejection,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "insert into rejection (ws, cid, dev, n, code, why, recv_ms) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            workspace,
            change.cid.as_bytes(),
            batch.dev.to_string(),
            signed(change.n),
            rejection.code,
            rejection.why,
            signed(batch.now_ms),
        ])
        .map(drop)
}
