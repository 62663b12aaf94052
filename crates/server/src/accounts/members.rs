//! Members: renamed, given another role, removed; and the office's name.

use access::Role;
use serde_json::json;

use super::audit::{self, Note};
use super::devices::revoke;
use super::{AccountError, Accounts, Peer, Tx, changed, lock, names, role};
use crate::caller::Caller;
use crate::db::DbError;

/// What to change of a member.
#[derive(Clone, Debug, Default)]
pub struct MemberEdit {
    /// Another name; one's own, or anybody's for managers.
    pub name: Option<String>,
    /// Another role; by managers only.
    pub role: Option<Role>,
}

impl Accounts {
    /// Changes a member's name or role.
    pub async fn edit_member(
        &self,
        caller: &Caller,
        id: String,
        edit: MemberEdit,
        peer: Peer,
        now_ms: u64,
    ) -> Result<(), AccountError> {
        let may_name = caller.role.manages() || id == caller.member;
        if (edit.name.is_some() && !may_name) || (edit.role.is_some() && !caller.role.manages()) {
            return Err(AccountError::Forbidden);
        }
        let name = edit.name.as_deref().map(names::name).transpose()?.map(str::to_owned);
        let caller = caller.clone();
        self.database
            .write(move |tx| {
                lock(tx)?;
                let now = role_of(tx, &id)?;
                if let Some(name) = name {
                    tx.execute(
                        "update member set name = $3 where ws = $1 and id = $2",
                        [(&id).into(), (&name).into()],
                    )?;
                    audit::write(
                        tx,
                        &Note::of("member_renamed", &caller, peer, json!({ "member": id })),
                        now_ms,
                    )?;
                }
                if let Some(role) = edit.role
                    && role != now
                {
                    if now.manages() {
                        keep_a_manager(tx)?;
                        revoke_made_by(tx, &id, now_ms)?;
                    }
                    tx.execute(
                        "update member set role = $3 where ws = $1 and id = $2",
                        [(&id).into(), role.as_str().into()],
                    )?;
                    let detail = json!({ "member": id, "from": now.as_str(), "to": role.as_str() });
                    audit::write(tx, &Note::of("member_role", &caller, peer, detail), now_ms)?;
                }
                Ok(changed(tx)?)
            })
            .await
    }

    /// Removes a member with all devices, open invitations and secret addresses. What they wrote stays.
    pub async fn remove_member(
        &self,
        caller: &Caller,
        id: String,
        peer: Peer,
        now_ms: u64,
    ) -> Result<(), AccountError> {
        if !caller.role.manages() {
            return Err(AccountError::Forbidden);
        }
        let caller = caller.clone();
        self.database
            .write(move |tx| {
                lock(tx)?;
                if role_of(tx, &id)?.manages() {
                    keep_a_manager(tx)?;
                }
                tx.execute(
                    "update member set removed_ms = $3 where ws = $1 and id = $2",
                    [(&id).into(), now_ms.into()],
                )?;
                revoke_made_by(tx, &id, now_ms)?;
                super::feeds::revoke_of(tx, &id, now_ms)?;
                let devices = tx.query(
                    "select id from joined_device where ws = $1 and member = $2 and revoked_ms is null",
                    [(&id).into()],
                )?;
                for device in &devices {
                    revoke(tx, &device.text(0)?, "member_removed", now_ms)?;
                }
                let detail = json!({ "member": id, "devices": devices.len() });
                audit::write(tx, &Note::of("member_removed", &caller, peer, detail), now_ms)?;
                Ok(changed(tx)?)
            })
            .await
    }

    /// Gives the office another name.
    pub async fn rename_workspace(
        &self,
        caller: &Caller,
        name: &str,
        peer: Peer,
        now_ms: u64,
    ) -> Result<(), AccountError> {
        if !caller.role.manages() {
            return Err(AccountError::Forbidden);
        }
        let (caller, name) = (caller.clone(), names::name(name)?.to_owned());
        self.database
            .write(move |tx| {
                lock(tx)?;
                tx.execute("update team set name = $2 where ws = $1", [(&name).into()])?;
                audit::write(tx, &Note::of("workspace_renamed", &caller, peer, json!({})), now_ms)?;
                Ok(changed(tx)?)
            })
            .await
    }
}

/// How many members manage.
pub(super) fn n_managers(tx: &mut Tx<'_>) -> Result<u64, DbError> {
    let row = tx.first(
        "select count(*) from member where ws = $1 and role = $2 and removed_ms is null",
        [Role::Manager.as_str().into()],
    )?;
    Ok(row.map(|row| row.number(0)).transpose()?.unwrap_or_default())
}

fn keep_a_manager(tx: &mut Tx<'_>) -> Result<(), AccountError> {
    if n_managers(tx)? <= 1 { Err(AccountError::LastManager) } else { Ok(()) }
}

fn role_of(tx: &mut Tx<'_>, id: &str) -> Result<Role, AccountError> {
    let row =
        tx.first("select role from member where ws = $1 and id = $2 and removed_ms is null", [id.into()])?;
    Ok(role(&row.ok_or(AccountError::UnknownMember)?.text(0)?))
}

/// Somebody who no longer manages lets nobody in any more.
fn revoke_made_by(tx: &mut Tx<'_>, member: &str, now_ms: u64) -> Result<(), DbError> {
    tx.execute(
        "update invitation set revoked_ms = $3
         where ws = $1 and (made_by = $2 or member = $2) and used_ms is null and revoked_ms is null",
        [member.into(), now_ms.into()],
    )?;
    Ok(())
}
