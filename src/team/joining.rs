//! Coming into a workspace: what an invitation is, and accepting it, which may be repeated after a lost answer.

use access::Role;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::StoreError;
use sync::SyncError;

use super::link::Ticket;
use crate::platform::preferences::{self, key};
use crate::platform::{clock, entropy};
use crate::session::Session;
use crate::syncing::address::{self, AddressError};
use crate::syncing::transport::Web;
use crate::syncing::{Syncing, here};

/// No invitation lives longer than this, and so no secret of one that was sent off.
const WEEK_MS: i64 = 7 * 86_400_000;

/// What an invitation says of itself. Looking does not use it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Look {
    /// The workspace's name.
    pub workspace: Option<String>,
    /// Who is invited, as the inviter wrote it.
    pub name: Option<String>,
    /// The stored name of the role.
    pub role: String,
    /// Set if it is for a further device of a member.
    pub member: Option<String>,
    /// Who invites, if the server says so.
    pub by: Option<String>,
    /// Until when it opens, ms UTC by the server's clock.
    pub expires_ms: i64,
}

impl Look {
    /// What one comes in as.
    pub fn role(&self) -> Option<Role> {
        Role::from_name(&self.role)
    }
}

/// Why one is not in.
#[derive(Clone, Debug, PartialEq)]
pub enum JoinError {
    /// What was given is neither link nor code.
    NoTicket,
    /// The link's server cannot be spoken to from here.
    Address(AddressError),
    /// The browser makes no secrets.
    NoSecret,
    /// The server, or the way there.
    Sync(SyncError),
    /// This device could not note it. Repeating is safe.
    Store(StoreError),
}

/// An invitation on its way.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Pending {
    server: String,
    code: String,
    token: String,
    name: String,
    device: String,
    at_ms: i64,
}

#[derive(Deserialize)]
struct Joined {
    #[serde(default)]
    workspace: Named,
    member: Known,
    device: Known,
}

#[derive(Default, Deserialize)]
struct Named {
    #[serde(default)]
    name: Option<String>,
}

#[derive(Deserialize)]
struct Known {
    id: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    role: String,
}

/// The server that a ticket is for: the link's, else the one chosen here, else the one the app came from.
pub fn server_of(session: Session, ticket: &Ticket) -> Result<String, JoinError> {
    let address = ticket.server.clone().or_else(|| session.meta().server).unwrap_or_default();
    address::parse(&address, &here()).map_err(JoinError::Address)
}

/// Asks what an invitation is.
pub async fn look(server: &str, code: &str) -> Result<Look, JoinError> {
    let body = serde_json::json!({ "code": code });
    Web::new(server).write("invitations/look", &body).await.map_err(JoinError::Sync)
}

/// The code of an invitation that was sent off from here and never answered.
pub fn unanswered() -> Option<Ticket> {
    recall().map(|pending| Ticket { server: Some(pending.server), code: pending.code })
}

/// The names with which an invitation was sent off and never answered: the server may have used it up, so that it is
/// to be sent again rather than looked at.
pub fn interrupted(server: &str, code: &str) -> Option<(String, String)> {
    let pending = recall().filter(|pending| pending.server == server && pending.code == code)?;
    Some((pending.name, pending.device))
}

fn recall() -> Option<Pending> {
    let kept: Pending = serde_json::from_str(&preferences::get(key::JOINING)?).ok()?;
    (clock::now_ms() - kept.at_ms < WEEK_MS).then_some(kept)
}

fn keep(pending: Option<&Pending>) {
    preferences::set(key::JOINING, pending.and_then(|p| serde_json::to_string(p).ok()).as_deref());
}

/// Accepts an invitation: the device makes its secret, tells the server its hash, and keeps both. Repeated after a lost
/// answer it comes to the same.
pub async fn join(
    syncing: Syncing,
    server: &str,
    code: &str,
    name: &str,
    label: &str,
) -> Result<store::Session, JoinError> {
    let known = recall().filter(|pending| pending.server == server && pending.code == code);
    let pending = match known {
        Some(pending) => pending,
        None => {
            let token = hex(&entropy::secret().ok_or(JoinError::NoSecret)?);
            let (name, device) = (name.to_owned(), label.to_owned());
            Pending {
                server: server.to_owned(),
                code: code.to_owned(),
                token,
                name,
                device,
                at_ms: clock::now_ms(),
            }
        }
    };
    // Kept before it is sent: the server may have used the invitation up when the answer is lost.
    keep(Some(&pending));
    let token_hash = hex(&Sha256::digest(pending.token.as_bytes()));
    let body = serde_json::json!({ "code": code, "token_hash": token_hash, "name": name, "device": label });
    let joined: Joined = match Web::new(server).write("join", &body).await {
        Ok(joined) => joined,
        Err(error) => {
            if matches!(error, SyncError::Refused { status: 403 | 404 | 410, .. }) {
                keep(None);
            }
            return Err(JoinError::Sync(error));
        }
    };
    let Joined { workspace, member, device } = joined;
    let who = store::Session {
        token: pending.token,
        member: member.id,
        device: device.id,
        role: member.role,
        name: member.name,
        workspace: workspace.name.unwrap_or_default(),
        extra: serde_json::Map::new(),
    };
    syncing.settle(server.to_owned(), who.clone()).await.map_err(JoinError::Store)?;
    keep(None);
    if preferences::get(key::ME).is_none_or(|me| me.trim().is_empty()) {
        preferences::set(key::ME, Some(&who.name));
    }
    Ok(who)
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_a_token_is_of_its_text() {
        assert_eq!(
            hex(&Sha256::digest(b"abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn an_invitation_of_a_newer_server_is_understood_as_far_as_it_goes() {
        let text =
            r#"{"workspace":"Siège","name":null,"role":"auditor","member":null,"expires_ms":5,"photo":1}"#;
        let look: Look = serde_json::from_str(text).unwrap();
        assert_eq!((look.workspace.as_deref(), look.role(), look.expires_ms), (Some("Siège"), None, 5));
    }
}
