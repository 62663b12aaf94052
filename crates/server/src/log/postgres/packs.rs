//! The packs of the log.

use super::read::{parsed, unsigned};
use crate::db::postgres::Client;
use crate::db::signed;
use crate::log::packs::{Collector, MAX_PACK_CHANGES, Packable, Packed};
use crate::log::{Coding, LogError, Pack, PackBytes};

/// All packs, ascending.
pub async fn list(client: &Client, workspace: i64) -> Result<Vec<Pack>, LogError> {
    let sql = "select after_seq, to_seq, hash from pack where ws = $1 order by after_seq";
    let rows = client.query(&client.prepare_cached(sql).await?, &[&workspace]).await?;
    let pack = |row| Ok(Pack { after: unsigned(row, 0)?, to: unsigned(row, 1)?, hash: row.try_get(2)? });
    rows.iter().map(pack).collect()
}

/// The compressed bytes of one pack.
pub async fn bytes(
    client: &Client,
    workspace: i64,
    after: u64,
    coding: Coding,
) -> Result<Option<PackBytes>, LogError> {
    let sql = match coding {
        Coding::Brotli => "select hash, brotli from pack where ws = $1 and after_seq = $2",
        Coding::Gzip => "select hash, gzip from pack where ws = $1 and after_seq = $2",
    };
    let row = client.query_opt(&client.prepare_cached(sql).await?, &[&workspace, &signed(after)]).await?;
    row.map(|row| Ok(PackBytes { hash: row.try_get(0)?, bytes: row.try_get(1)? })).transpose()
}

/// The changes after the last pack, if they fill the next.
pub async fn next(client: &Client, workspace: i64) -> Result<Option<Collector>, LogError> {
    let sql = "select coalesce(max(to_seq), 0) from pack where ws = $1";
    let mut from: i64 =
        client.query_one(&client.prepare_cached(sql).await?, &[&workspace]).await?.try_get(0)?;
    let sql = "select seq, eff, member, body, hash from change_log
        where ws = $1 and $2 < seq order by seq limit $3";
    let statement = client.prepare_cached(sql).await?;
    let mut collector = Collector::default();
    loop {
        let rows = client.query(&statement, &[&workspace, &from, &signed(MAX_PACK_CHANGES / 10)]).await?;
        let Some(last) = rows.last() else { return Ok(None) };
        from = last.try_get(0)?;
        for row in rows {
            let change = Packable {
                seq: unsigned(&row, 0)?,
                eff: parsed(&row, 1)?,
                by: row.try_get::<_, Option<String>>(2)?.map(Into::into),
                body: row.try_get(3)?,
                hash: row.try_get(4)?,
            };
            if collector.add(change) {
                return Ok(Some(collector));
            }
        }
    }
}

/// Keeps a pack, unless another server was quicker.
pub async fn keep(client: &Client, workspace: i64, packed: &Packed) -> Result<(), LogError> {
    let Pack { after, to, hash } = &packed.pack;
    let sql = "insert into pack (ws, after_seq, to_seq, hash, gzip, brotli) values ($1, $2, $3, $4, $5, $6)
        on conflict (ws, after_seq) do nothing";
    let statement = client.prepare_cached(sql).await?;
    client
        .execute(&statement, &[&workspace, &signed(*after), &signed(*to), hash, &packed.gzip, &packed.brotli])
        .await?;
    Ok(())
}
