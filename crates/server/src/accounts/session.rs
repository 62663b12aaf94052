//! Who holds a token.

use serde::Serialize;

use super::secret::SecretHash;
use super::{AccountError, Accounts, Tx, role};
use crate::caller::Caller;
use crate::db::DbError;

/// Compared when no row was found, so that an unknown token costs the same.
const NOBODY: &str = "000000000000000000000000000000000000000000000000";

/// A caller as the caller sees themselves.
#[derive(Debug, Serialize)]
pub struct Me {
    workspace: WorkspaceName,
    member: MeMember,
    device: MeDevice,
    team_rev: u64,
}

/// What people call the office.
#[derive(Debug, Serialize)]
pub struct WorkspaceName {
    /// None until a manager gives one.
    pub name: Option<String>,
}

#[derive(Debug, Serialize)]
struct MeMember {
    id: String,
    name: String,
    role: String,
}

#[derive(Debug, Serialize)]
struct MeDevice {
    id: String,
    label: String,
}

/// The id of the device that holds a token, in constant time over the rows with the same beginning.
pub(super) fn device_of(tx: &mut Tx<'_>, hash: &SecretHash) -> Result<Option<String>, DbError> {
    let rows = tx.query(
        "select verifier, id from joined_device where ws = $1 and selector = $2",
        [hash.selector().into()],
    )?;
    let mut found = None;
    for row in &rows {
        if hash.verifies(&row.text(0)?) {
            found = Some(row.text(1)?);
        }
    }
    if rows.is_empty() {
        std::hint::black_box(hash.verifies(NOBODY));
    }
    Ok(found)
}

/// The office's name and the revision of its team.
pub(super) fn office(tx: &mut Tx<'_>) -> Result<(WorkspaceName, u64), DbError> {
    Ok(match tx.first("select name, rev from team where ws = $1", [])? {
        Some(row) => (WorkspaceName { name: row.text_or_none(0)? }, row.number(1)?),
        None => (WorkspaceName { name: None }, 0),
    })
}

impl Accounts {
    /// Who holds the token of this hash, as of now.
    pub async fn find(&self, hash: SecretHash) -> Result<Caller, AccountError> {
        self.database
            .read(move |tx| {
                let rows = tx.query(
                    "select d.verifier, d.id, d.revoked_ms, m.id, m.role, m.removed_ms
                     from joined_device d join member m on m.ws = d.ws and m.id = d.member
                     where d.ws = $1 and d.selector = $2",
                    [hash.selector().into()],
                )?;
                let mut found = None;
                for row in &rows {
                    if hash.verifies(&row.text(0)?) {
                        found = Some(row);
                    }
                }
                let Some(row) = found else {
                    std::hint::black_box(hash.verifies(NOBODY));
                    return Err(AccountError::NoSession);
                };
                if row.number_or_none(5)?.is_some() {
                    return Err(AccountError::MemberRemoved);
                }
                if row.number_or_none(2)?.is_some() {
                    return Err(AccountError::DeviceRevoked);
                }
                Ok(Caller { device: row.text(1)?, member: row.text(3)?, role: role(&row.text(4)?) })
            })
            .await
    }

    /// A caller as the caller sees themselves.
    pub async fn me(&self, caller: Caller) -> Result<Me, AccountError> {
        self.database
            .read(move |tx| {
                let (workspace, team_rev) = office(tx)?;
                let row = tx.first(
                    "select m.name, d.label from joined_device d join member m on m.ws = d.ws and m.id = d.member
                     where d.ws = $1 and d.id = $2",
                    [(&caller.device).into()],
                )?;
                let row = row.ok_or(AccountError::NoSession)?;
                Ok(Me {
                    workspace,
                    member: MeMember {
                        id: caller.member,
                        name: row.text(0)?,
                        role: caller.role.as_str().into(),
                    },
                    device: MeDevice { id: caller.device, label: row.text(1)? },
                    team_rev,
                })
            })
            .await
    }

    /// The office's name, for whoever asks.
    pub async fn workspace_name(&self) -> Result<Option<String>, AccountError> {
        self.database.read(|tx| Ok(office(tx)?.0.name)).await
    }
}
