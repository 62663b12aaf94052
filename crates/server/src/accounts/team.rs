//! The team as a caller may see it.

use serde::Serialize;

use super::session::{WorkspaceName, office};
use super::sql::Row;
use super::{AccountError, Accounts};
use crate::caller::Caller;
use crate::db::DbError;

/// How long an invitation that is no longer open is still listed.
const LISTED_MS: u64 = 30 * 24 * 3_600_000;

/// Everybody, and the devices and invitations that the caller may see.
#[derive(Debug, Serialize)]
pub struct Team {
    team_rev: u64,
    workspace: WorkspaceName,
    members: Vec<MemberView>,
    devices: Vec<DeviceView>,
    invitations: Vec<InvitationView>,
}

/// A member. Those who were removed are listed too: their names stand in the history.
#[derive(Debug, Serialize)]
pub struct MemberView {
    id: String,
    name: String,
    role: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    removed_ms: Option<u64>,
}

/// A device of a member.
#[derive(Debug, Serialize)]
pub struct DeviceView {
    id: String,
    member: String,
    label: String,
    joined_ms: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    seen_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    synced_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    revoked_ms: Option<u64>,
}

/// An invitation, without its code.
#[derive(Debug, Serialize)]
pub struct InvitationView {
    id: String,
    name: String,
    role: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<String>,
    created_ms: u64,
    expires_ms: u64,
    state: &'static str,
}

impl Accounts {
    /// The team as a caller may see it: managers all, others everybody's names and what is their own.
    pub async fn team(&self, caller: Caller, now_ms: u64) -> Result<Team, AccountError> {
        let mut team: Team = self
            .database
            .read(move |tx| {
                // The number first: a change in between makes the caller ask once more.
                let (workspace, team_rev) = office(tx)?;
                let all = u64::from(caller.role.manages());
                let members = tx.query(
                    "select id, name, role, removed_ms from member where ws = $1 order by joined_ms, id",
                    [],
                )?;
                let devices = tx.query(
                    "select id, member, label, joined_ms, seen_ms, synced_ms, revoked_ms from joined_device
                     where ws = $1 and (member = $2 or $3 = cast(1 as bigint)) order by joined_ms, id",
                    [(&caller.member).into(), all.into()],
                )?;
                let invitations = tx.query(
                    "select id, name, role, member, made_ms, expires_ms, used_ms, revoked_ms from invitation
                     where ws = $1 and (member = $2 or $3 = cast(1 as bigint)) and $4 < expires_ms and is_first = 0
                     order by made_ms desc, id",
                    [(&caller.member).into(), all.into(), now_ms.saturating_sub(LISTED_MS).into()],
                )?;
                Ok::<_, DbError>(Team {
                    team_rev,
                    workspace,
                    members: members.iter().map(member).collect::<Result<_, _>>()?,
                    devices: devices.iter().map(device).collect::<Result<_, _>>()?,
                    invitations: invitations
                        .iter()
                        .map(|row| invitation(row, now_ms))
                        .collect::<Result<_, _>>()?,
                })
            })
            .await?;
        for device in &mut team.devices {
            let (seen, synced) = self.touched.of(&device.id);
            device.seen_ms = device.seen_ms.max(seen);
            device.synced_ms = device.synced_ms.max(synced);
        }
        Ok(team)
    }
}

fn member(row: &Row) -> Result<MemberView, DbError> {
    Ok(MemberView {
        id: row.text(0)?,
        name: row.text(1)?,
        role: row.text(2)?,
        removed_ms: row.number_or_none(3)?,
    })
}

fn device(row: &Row) -> Result<DeviceView, DbError> {
    Ok(DeviceView {
        id: row.text(0)?,
        member: row.text(1)?,
        label: row.text(2)?,
        joined_ms: row.number(3)?,
        seen_ms: row.number_or_none(4)?,
        synced_ms: row.number_or_none(5)?,
        revoked_ms: row.number_or_none(6)?,
    })
}

fn invitation(row: &Row, now_ms: u64) -> Result<InvitationView, DbError> {
    let expires_ms = row.number(5)?;
    let state = if row.number_or_none(6)?.is_some() {
        "used"
    } else if row.number_or_none(7)?.is_some() {
        "revoked"
    } else if expires_ms <= now_ms {
        "expired"
    } else {
        "open"
    };
    Ok(InvitationView {
        id: row.text(0)?,
        name: row.text(1)?,
        role: row.text(2)?,
        member: row.text_or_none(3)?,
        created_ms: row.number(4)?,
        expires_ms,
        state,
    })
}
