//! The packs of the log.

use rusqlite::{Connection, OptionalExtension, params};

use crate::db::signed;
use crate::db::sqlite::{parsed, unsigned};
use crate::log::packs::{Collector, MAX_PACK_CHANGES, Packable, Packed};
use crate::log::{Coding, LogError, Pack, PackBytes};

/// All packs, ascending.
pub fn list(connection: &Connection, workspace: i64) -> rusqlite::Result<Vec<Pack>> {
    connection
        .prepare_cached("select after_seq, to_seq, hash from pack where ws = ?1 order by after_seq")?
        .query_map([workspace], |row| {
            Ok(Pack { after: unsigned(row, 0)?, to: unsigned(row, 1)?, hash: row.get(2)? })
        })?
        .collect()
}

/// The compressed bytes of one pack.
pub fn bytes(
    connection: &Connection,
    workspace: i64,
    after: u64,
    coding: Coding,
) -> rusqlite::Result<Option<PackBytes>> {
    let sql = match coding {
        Coding::Brotli => "select hash, brotli from pack where ws = ?1 and after_seq = ?2",
        Coding::Gzip => "select hash, gzip from pack where ws = ?1 and after_seq = ?2",
    };
    connection
        .prepare_cached(sql)?
        .query_row(params![workspace, signed(after)], |row| {
            Ok(PackBytes { hash: row.get(0)?, bytes: row.get(1)? })
        })
        .optional()
}

/// The changes after the last pack, if they fill the next.
pub fn next(connection: &mut Connection, workspace: i64) -> Result<Option<Collector>, LogError> {
    let tx = connection.transaction()?;
    let from: i64 = tx
        .prepare_cached("select coalesce(max(to_seq), 0) from pack where ws = ?1")?
        .query_row([workspace], |row| row.get(0))?;
    let mut statement = tx.prepare_cached(
        "select seq, eff, member, body, hash from change_log where ws = ?1 and ?2 < seq order by seq limit ?3",
    )?;
    let mut rows = statement.query(params![workspace, from, signed(MAX_PACK_CHANGES)])?;
    let mut collector = Collector::default();
    while let Some(row) = rows.next()? {
        let change = Packable {
            seq: unsigned(row, 0)?,
            eff: parsed(row, 1)?,
            by: row.get(2)?,
            body: row.get(3)?,
            hash: row.get(4)?,
        };
        if collector.add(change) {
            return Ok(Some(collector));
        }
    }
    Ok(None)
}

/// Keeps a pack, unless another server was quicker. Tells whether there is one now.
pub fn keep(connection: &mut Connection, workspace: i64, packed: &Packed) -> Result<bool, LogError> {
    let Pack { after, to, hash } = &packed.pack;
    connection
        .prepare_cached(
            "insert into pack (ws, after_seq, to_seq, hash, gzip, brotli) values (?1, ?2, ?3, ?4, ?5, ?6)
             on conflict (ws, after_seq) do nothing",
        )?
        .execute(params![workspace, signed(*after), signed(*to), hash, packed.gzip, packed.brotli])?;
    Ok(true)
}
