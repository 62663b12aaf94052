//! Joining by an invitation.

use access::Role;
use serde::Serialize;
use serde_json::json;

use super::audit::{self, Note};
use super::invitations::{Invitation, find};
use super::secret::{Code, SecretHash};
use super::session::{WorkspaceName, device_of, office};
use super::{AccountError, Accounts, Peer, Tx, changed, lock, names, new_id, role};

/// What a device shows when it joins.
#[derive(Debug)]
pub struct Joining {
    /// The invitation's code, as typed.
    pub code: String,
    /// The SHA-256 of the token that the device made, in hex.
    pub token_hash: String,
    /// The name of the person; not used for a further device.
    pub name: String,
    /// What to call the device.
    pub label: String,
}

/// Who joined. The same answer again for the same code and token: an answer may be lost.
#[derive(Debug, Serialize)]
pub struct Joined {
    workspace: WorkspaceName,
    member: JoinedMember,
    device: JoinedDevice,
}

#[derive(Debug, Serialize)]
struct JoinedMember {
    id: String,
    name: String,
    role: String,
}

#[derive(Debug, Serialize)]
struct JoinedDevice {
    id: String,
    label: String,
}

/// What an invitation offers.
#[derive(Debug, Serialize)]
pub struct Looked {
    workspace: Option<String>,
    name: String,
    role: String,
    member: Option<String>,
    expires_ms: u64,
}

impl Accounts {
    /// What an invitation offers. It stays open.
    pub async fn look(&self, code: &str, peer: Peer, now_ms: u64) -> Result<Looked, AccountError> {
        self.rates.invitation(peer, now_ms)?;
        let hash = hash_of(code);
        let looked = self
            .database
            .read(move |tx| {
                let invitation = find(tx, &hash)?.ok_or(AccountError::InvitationUnknown)?;
                invitation.check_open(now_ms)?;
                let role = match &invitation.member {
                    Some(member) => Some(member_of(tx, member)?.1),
                    None => None,
                };
                Ok(Looked {
                    workspace: office(tx)?.0.name,
                    role: role.unwrap_or(invitation.role).as_str().into(),
                    name: invitation.name,
                    member: invitation.member,
                    expires_ms: invitation.expires_ms,
                })
            })
            .await;
        self.missed(looked, peer, now_ms).await
    }

    /// Makes a device, and a member unless the invitation is for one's further device.
    pub async fn join(&self, joining: Joining, peer: Peer, now_ms: u64) -> Result<Joined, AccountError> {
        self.rates.invitation(peer, now_ms)?;
        let token = SecretHash::from_hex(&joining.token_hash).ok_or(AccountError::BadToken)?;
        let label = names::name(&joining.label)?.to_owned();
        let hash = hash_of(&joining.code);
        let joined = self
            .database
            .write(move |tx| {
                lock(tx)?;
                let invitation = find(tx, &hash)?.ok_or(AccountError::InvitationUnknown)?;
                let known = device_of(tx, &token)?;
                if let Some(device) = &invitation.used_by
                    && known.as_ref() == Some(device)
                {
                    return again(tx, device);
                }
                invitation.check_open(now_ms)?;
                if known.is_some() {
                    return Err(AccountError::BadToken);
                }
                let (member, name, role) = match &invitation.member {
                    Some(member) => {
                        let (name, role) = member_of(tx, member)?;
                        (member.clone(), name, role)
                    }
                    None => new_member(tx, &invitation, &joining.name, now_ms)?,
                };
                let device = new_id()?;
                tx.execute(
                    "insert into joined_device (ws, id, member, label, selector, verifier, joined_ms)
                     values ($1, $2, $3, $4, $5, $6, $7)",
                    [
                        (&device).into(),
                        (&member).into(),
                        (&label).into(),
                        token.selector().into(),
                        token.verifier().into(),
                        now_ms.into(),
                    ],
                )?;
                tx.execute(
                    "update invitation set used_by = $3, used_ms = $4 where ws = $1 and id = $2",
                    [(&invitation.id).into(), (&device).into(), now_ms.into()],
                )?;
                if role.manages() {
                    // The links of earlier starts have done their work.
                    tx.execute(
                        "update invitation set revoked_ms = $2 where ws = $1 and is_first = 1 and used_ms is null
                         and revoked_ms is null",
                        [now_ms.into()],
                    )?;
                }
                let detail = json!({ "invitation": invitation.id, "role": role.as_str() });
                let note = Note {
                    event: "joined",
                    actor: Some(member.clone()),
                    device: Some(device.clone()),
                    peer,
                    detail,
                };
                audit::write(tx, &note, now_ms)?;
                changed(tx)?;
                Ok(Joined {
                    workspace: office(tx)?.0,
                    member: JoinedMember { id: member, name, role: role.as_str().into() },
                    device: JoinedDevice { id: device, label },
                })
            })
            .await;
        self.missed(joined, peer, now_ms).await
    }

    /// Counts a code that nobody knows, and remembers it within bounds.
    async fn missed<T>(
        &self,
        answer: Result<T, AccountError>,
        peer: Peer,
        now_ms: u64,
    ) -> Result<T, AccountError> {
        if let Err(AccountError::InvitationUnknown) = answer {
            self.rates.wrong_code(peer, now_ms)?;
        }
        if let Err(
            error @ (AccountError::InvitationUnknown
            | AccountError::InvitationUsed
            | AccountError::InvitationExpired
            | AccountError::InvitationRevoked),
        ) = &answer
        {
            let note = Note { peer, ..Note::server("join_failed", json!({ "code": error.code() })) };
            self.note_within_bounds(note, now_ms).await?;
        }
        answer
    }
}

/// What a typed code is looked up by. One that is none costs the same as one that nobody knows.
fn hash_of(code: &str) -> SecretHash {
    code.parse::<Code>().map_or_else(|_| SecretHash::of(code.as_bytes()), |code| code.hash())
}

/// Name and role of somebody who is still a member.
fn member_of(tx: &mut Tx<'_>, id: &str) -> Result<(String, Role), AccountError> {
    let row = tx.first(
        "select name, role from member where ws = $1 and id = $2 and removed_ms is null",
        [id.into()],
    )?;
    // Whoever it was for is gone.
    let row = row.ok_or(AccountError::InvitationRevoked)?;
    Ok((row.text(0)?, role(&row.text(1)?)))
}

fn new_member(
    tx: &mut Tx<'_>,
    invitation: &Invitation,
    name: &str,
    now_ms: u64,
) -> Result<(String, String, Role), AccountError> {
    // A field left empty means the name that the invitation was made for.
    let name = if name.trim().is_empty() { &invitation.name } else { name };
    let name = names::name(name)?.to_owned();
    let id = new_id()?;
    tx.execute(
        "insert into member (ws, id, name, role, joined_ms) values ($1, $2, $3, $4, $5)",
        [(&id).into(), (&name).into(), invitation.role.as_str().into(), now_ms.into()],
    )?;
    Ok((id, name, invitation.role))
}

/// The answer that was lost.
fn again(tx: &mut Tx<'_>, device: &str) -> Result<Joined, AccountError> {
    let row = tx.first(
        "select d.label, d.revoked_ms, m.id, m.name, m.role, m.removed_ms
         from joined_device d join member m on m.ws = d.ws and m.id = d.member
         where d.ws = $1 and d.id = $2",
        [device.into()],
    )?;
    let row = row.ok_or(AccountError::InvitationUsed)?;
    if row.number_or_none(1)?.is_some() || row.number_or_none(5)?.is_some() {
        return Err(AccountError::InvitationUsed);
    }
    Ok(Joined {
        workspace: office(tx)?.0,
        member: JoinedMember {
            id: row.text(2)?,
            name: row.text(3)?,
            role: role(&row.text(4)?).as_str().into(),
        },
        device: JoinedDevice { id: device.into(), label: row.text(0)? },
    })
}
