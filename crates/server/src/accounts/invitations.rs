//! Invitations: made, listed, taken back.

use access::Role;
use serde::Serialize;
use serde_json::json;

use super::audit::{self, Note};
use super::limiter::Wait;
use super::secret::{Code, SecretHash};
use super::{AccountError, Accounts, Ended, Peer, Tx, changed, lock, names, new_id, random, role};
use crate::caller::Caller;
use crate::db::DbError;

/// How long an invitation may be open.
pub const MAX_TTL_S: u64 = 7 * 24 * 3600;
/// The same for the further device of somebody who manages nothing.
pub const MAX_DEVICE_TTL_S: u64 = 600;
/// Invitations that are open at once.
const MAX_OPEN: u64 = 500;

/// What somebody wants an invitation for.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Whom it is for, in words.
    pub name: String,
    /// As what. Without meaning for a further device.
    pub role: Role,
    /// The member whose further device it is for.
    pub member: Option<String>,
    /// How long it is open, in seconds; bounded by what the maker may.
    pub ttl_s: u64,
}

/// An invitation that was made. The code is nowhere else.
#[derive(Debug, Serialize)]
pub struct Invited {
    /// Its id, by which it is taken back.
    pub id: String,
    /// Its code.
    #[serde(serialize_with = "text")]
    pub code: Code,
    /// Until when it is open, milliseconds UTC.
    pub expires_ms: u64,
}

pub(super) fn text<S: serde::Serializer>(code: &Code, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(&code.text())
}

/// An invitation as it is stored.
#[derive(Debug)]
pub(super) struct Invitation {
    pub id: String,
    pub name: String,
    pub role: Role,
    pub member: Option<String>,
    pub expires_ms: u64,
    pub used_by: Option<String>,
    used_ms: Option<u64>,
    revoked_ms: Option<u64>,
}

impl Invitation {
    pub fn check_open(&self, now_ms: u64) -> Result<(), AccountError> {
        if self.used_ms.is_some() {
            return Err(AccountError::InvitationUsed);
        }
        if self.revoked_ms.is_some() {
            return Err(AccountError::InvitationRevoked);
        }
        if self.expires_ms <= now_ms { Err(AccountError::InvitationExpired) } else { Ok(()) }
    }
}

/// The invitation of a code, compared in constant time.
pub(super) fn find(tx: &mut Tx<'_>, hash: &SecretHash) -> Result<Option<Invitation>, DbError> {
    let rows = tx.query(
        "select verifier, id, name, role, member, expires_ms, used_by, used_ms, revoked_ms
         from invitation where ws = $1 and selector = $2",
        [hash.selector().into()],
    )?;
    let mut found = None;
    for row in &rows {
        if hash.verifies(&row.text(0)?) {
            found = Some(Invitation {
                id: row.text(1)?,
                name: row.text(2)?,
                role: role(&row.text(3)?),
                member: row.text_or_none(4)?,
                expires_ms: row.number(5)?,
                used_by: row.text_or_none(6)?,
                used_ms: row.number_or_none(7)?,
                revoked_ms: row.number_or_none(8)?,
            });
        }
    }
    Ok(found)
}

impl Accounts {
    /// Makes an invitation.
    pub async fn invite(
        &self,
        caller: &Caller,
        wish: Wish,
        peer: Peer,
        now_ms: u64,
    ) -> Result<Invited, AccountError> {
        let is_own_device = wish.member.as_ref() == Some(&caller.member);
        if !caller.role.manages() && !is_own_device {
            return Err(AccountError::Forbidden);
        }
        let max_s = if caller.role.manages() { MAX_TTL_S } else { MAX_DEVICE_TTL_S };
        let name = names::name(&wish.name)?.to_owned();
        let wish = Wish { name, ttl_s: wish.ttl_s.clamp(1, max_s), ..wish };
        let caller = caller.clone();
        self.database
            .write(move |tx| {
                lock(tx)?;
                let made = make(tx, &wish, Some(&caller.member), false, now_ms)?;
                let detail = json!({
                    "invitation": made.id, "role": wish.role.as_str(), "member": wish.member,
                    "expires_ms": made.expires_ms,
                });
                audit::write(tx, &Note::of("invitation_made", &caller, peer, detail), now_ms)?;
                changed(tx)?;
                Ok(made)
            })
            .await
    }

    /// Makes an invitation for whoever runs the server. Without a name, who joins must give one.
    pub async fn invite_from_server(&self, wish: Wish, now_ms: u64) -> Result<Invited, AccountError> {
        let name = if wish.name.is_empty() { "" } else { names::name(&wish.name)? };
        let wish = Wish { name: name.to_owned(), ttl_s: wish.ttl_s.clamp(1, MAX_TTL_S), ..wish };
        self.database
            .write(move |tx| {
                lock(tx)?;
                let made = make(tx, &wish, None, false, now_ms)?;
                let detail = json!({ "invitation": made.id, "role": wish.role.as_str() });
                audit::write(tx, &Note::server("invitation_made", detail), now_ms)?;
                changed(tx)?;
                Ok(made)
            })
            .await
    }

    /// A new invitation for the first manager, unless somebody manages already.
    pub async fn invite_first(&self, now_ms: u64) -> Result<Option<Invited>, AccountError> {
        self.database
            .write(move |tx| {
                lock(tx)?;
                if super::members::n_managers(tx)? != 0 {
                    return Ok(None);
                }
                // A server that is started again and again must start still.
                tx.execute(
                    "delete from invitation where ws = $1 and is_first = 1 and expires_ms <= $2",
                    [now_ms.into()],
                )?;
                let wish = Wish { name: String::new(), role: Role::Manager, member: None, ttl_s: MAX_TTL_S };
                let made = make(tx, &wish, None, true, now_ms)?;
                let detail = json!({ "invitation": made.id, "role": "manager" });
                audit::write(tx, &Note::server("invitation_made", detail), now_ms)?;
                Ok(Some(made))
            })
            .await
    }
}

pub(super) fn end(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: &str,
    now_ms: u64,
) -> Result<Option<Ended>, AccountError> {
    let row = tx
        .first("select member, used_ms, revoked_ms from invitation where ws = $1 and id = $2", [id.into()])?;
    let row = row.ok_or(AccountError::InvitationUnknown)?;
    if !caller.role.manages() && row.text_or_none(0)?.as_ref() != Some(&caller.member) {
        return Err(AccountError::InvitationUnknown);
    }
    if row.number_or_none(1)?.is_some() {
        return Err(AccountError::InvitationUsed);
    }
    if row.number_or_none(2)?.is_some() {
        return Ok(None);
    }
    tx.execute(
        "update invitation set revoked_ms = $3 where ws = $1 and id = $2",
        [id.into(), now_ms.into()],
    )?;
    changed(tx)?;
    Ok(Some(Ended { event: "invitation_revoked", key: "invitation" }))
}

fn make(
    tx: &mut Tx<'_>,
    wish: &Wish,
    made_by: Option<&str>,
    is_first: bool,
    now_ms: u64,
) -> Result<Invited, AccountError> {
    let mut role = wish.role;
    if let Some(member) = &wish.member {
        let row = tx.first(
            "select role from member where ws = $1 and id = $2 and removed_ms is null",
            [member.into()],
        )?;
        role = super::role(&row.ok_or(AccountError::UnknownMember)?.text(0)?);
    }
    let open = tx.first(
        "select count(*) from invitation
         where ws = $1 and is_first = 0 and used_ms is null and revoked_ms is null and $2 < expires_ms",
        [now_ms.into()],
    )?;
    if MAX_OPEN <= open.map(|row| row.number(0)).transpose()?.unwrap_or_default() {
        return Err(AccountError::TooManyRequests(Wait { seconds: MAX_DEVICE_TTL_S }));
    }
    let made = Invited {
        id: new_id()?,
        code: Code::new(random()?),
        expires_ms: now_ms.saturating_add(wish.ttl_s * 1000),
    };
    let hash = made.code.hash();
    tx.execute(
        "insert into invitation
         (ws, id, name, role, member, made_by, selector, verifier, made_ms, expires_ms, is_first)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        [
            (&made.id).into(),
            (&wish.name).into(),
            role.as_str().into(),
            wish.member.as_ref().into(),
            made_by.into(),
            hash.selector().into(),
            hash.verifier().into(),
            now_ms.into(),
            made.expires_ms.into(),
            u64::from(is_first).into(),
        ],
    )?;
    Ok(made)
}
