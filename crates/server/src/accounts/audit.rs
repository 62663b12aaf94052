//! What was done about access and data: no content, no secrets, no whole addresses.

use serde::Serialize;
use serde_json::Value;

use super::{AccountError, Accounts, Peer, Tx};
use crate::caller::Caller;
use crate::db::DbError;

/// Rows that are kept.
const MAX_ROWS: u64 = 100_000;
/// How long they are kept.
const MAX_AGE_MS: u64 = 400 * 24 * 3_600_000;
/// How often the old ones are looked for, in rows.
const SWEEP: u64 = 256;
/// Entries of one page.
pub const MAX_ENTRIES: u64 = 500;

/// Something worth remembering.
#[derive(Clone, Debug)]
pub struct Note {
    /// What, such as `joined`: a stored name.
    pub event: &'static str,
    /// The member who did it; none: whoever runs the server, or nobody known.
    pub actor: Option<String>,
    /// The device it was done with.
    pub device: Option<String>,
    /// From which network.
    pub peer: Peer,
    /// Facts: ids, roles, numbers. Never names, content or secrets.
    pub detail: Value,
}

impl Note {
    /// A note about what a caller did.
    pub fn of(event: &'static str, caller: &Caller, peer: Peer, detail: Value) -> Self {
        let (actor, device) = (Some(caller.member.clone()), Some(caller.device.clone()));
        Self { event, actor, device, peer, detail }
    }

    /// A note about what the server, who runs it, or somebody unknown did.
    pub fn server(event: &'static str, detail: Value) -> Self {
        Self { event, actor: None, device: None, peer: Peer::UNKNOWN, detail }
    }
}

/// A note as managers read it.
#[derive(Debug, Serialize)]
pub struct AuditEntry {
    id: u64,
    at_ms: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    actor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    device: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ip: Option<String>,
    event: String,
    detail: Value,
}

/// A page of notes, newest first.
#[derive(Debug, Serialize)]
pub struct AuditPage {
    entries: Vec<AuditEntry>,
    more: bool,
}

/// Writes a note in the transaction of what it is about.
pub fn write(tx: &mut Tx<'_>, note: &Note, now_ms: u64) -> Result<(), DbError> {
    let ip = (note.peer != Peer::UNKNOWN).then(|| note.peer.to_string());
    let row = tx.first(
        "insert into audit (ws, at_ms, actor, device, ip, event, detail)
         values ($1, $2, $3, $4, $5, $6, $7) returning id",
        [
            now_ms.into(),
            note.actor.as_deref().into(),
            note.device.as_deref().into(),
            ip.as_deref().into(),
            note.event.into(),
            note.detail.to_string().as_str().into(),
        ],
    )?;
    let id = row.map(|row| row.number(0)).transpose()?.unwrap_or_default();
    if id % SWEEP == 0 {
        tx.execute(
            "delete from audit where ws = $1 and (id <= $2 or at_ms < $3)",
            [id.saturating_sub(MAX_ROWS).into(), now_ms.saturating_sub(MAX_AGE_MS).into()],
        )?;
    }
    Ok(())
}

impl Accounts {
    /// Writes a note on its own.
    pub async fn note(&self, note: Note, now_ms: u64) -> Result<(), AccountError> {
        self.database.write(move |tx| Ok(write(tx, &note, now_ms)?)).await
    }

    /// Writes a note on its own, unless its device or network has filled its share: for what can go wrong often.
    pub async fn note_within_bounds(&self, note: Note, now_ms: u64) -> Result<(), AccountError> {
        let whose = match &note.device {
            Some(device) => format!("{} {device}", note.event),
            None => note.peer.to_string(),
        };
        if self.rates.is_audited(&whose, now_ms) { self.note(note, now_ms).await } else { Ok(()) }
    }

    /// Notes before a number, newest first.
    pub async fn audit(
        &self,
        caller: &Caller,
        before: Option<u64>,
        limit: u64,
    ) -> Result<AuditPage, AccountError> {
        if !caller.role.manages() {
            return Err(AccountError::Forbidden);
        }
        let limit = limit.clamp(1, MAX_ENTRIES);
        self.database
            .read(move |tx| {
                let rows = tx.query(
                    "select id, at_ms, actor, device, ip, event, detail from audit
                     where ws = $1 and id < $2 order by id desc limit $3",
                    [before.unwrap_or(i64::MAX as u64).into(), (limit + 1).into()],
                )?;
                let more = limit < rows.len() as u64;
                let entry = |row: &super::sql::Row| {
                    Ok(AuditEntry {
                        id: row.number(0)?,
                        at_ms: row.number(1)?,
                        actor: row.text_or_none(2)?,
                        device: row.text_or_none(3)?,
                        ip: row.text_or_none(4)?,
                        event: row.text(5)?,
                        detail: serde_json::from_str(&row.text(6)?).unwrap_or_default(),
                    })
                };
                let entries = rows.iter().take(limit as usize).map(entry).collect::<Result<_, DbError>>()?;
                Ok(AuditPage { entries, more })
            })
            .await
    }
}
