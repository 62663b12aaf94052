//! Who may come: members, devices, invitations, and what was done about them.
//!
//! A device makes its token and shows only the SHA-256 of it when it joins. Whoever asks is looked up at each request,
//! so that a revocation or another role holds at once, on every server of the same database.

mod audit;
mod devices;
mod error;
mod feeds;
mod invitations;
mod join;
pub mod limiter;
mod members;
pub mod names;
pub mod net;
mod rates;
pub mod secret;
mod session;
mod sql;
mod team;
mod touched;

use access::Role;
use serde_json::json;

pub use audit::{AuditEntry, AuditPage, Note};
pub use error::AccountError;
pub use feeds::{FeedView, Found, MadeFeed, Scope};
pub use invitations::{Invited, Wish};
pub use join::{Joined, Joining, Looked};
pub use members::MemberEdit;
pub use net::Peer;
pub use rates::Rates;
pub use session::Me;
pub use sql::{Database, Tx};
pub use team::{DeviceView, InvitationView, MemberView, Team};

use crate::caller::Caller;
use crate::db::DbError;
use crate::live::Event;

/// Where the accounts are kept.
pub struct Accounts {
    database: Database,
    touched: touched::Touched,
    rates: Rates,
}

impl Accounts {
    /// The accounts of a database. Without `is_limited` nobody waits, for tests and measurements only.
    pub fn new(database: Database, is_limited: bool) -> Self {
        Self { database, touched: touched::Touched::default(), rates: Rates::new(is_limited) }
    }

    /// How often somebody may ask.
    pub fn rates(&self) -> &Rates {
        &self.rates
    }

    /// Ends something by its id, where the caller may. Again is no failure.
    pub async fn end(
        &self,
        what: Ends,
        caller: &Caller,
        id: String,
        peer: Peer,
        now_ms: u64,
    ) -> Result<(), AccountError> {
        let caller = caller.clone();
        let end = match what {
            Ends::Device => devices::end,
            Ends::Feed => feeds::end,
            Ends::Invitation => invitations::end,
        };
        self.database
            .write(move |tx| {
                lock(tx)?;
                if let Some(Ended { event, key }) = end(tx, &caller, &id, now_ms)? {
                    audit::write(tx, &Note::of(event, &caller, peer, json!({ key: id })), now_ms)?;
                }
                Ok(())
            })
            .await
    }
}

/// What somebody ends.
#[derive(Clone, Copy, Debug)]
pub enum Ends {
    /// A device's access: one's own, or any for managers.
    Device,
    /// A secret address of one's own.
    Feed,
    /// An invitation.
    Invitation,
}

/// What the audit says of something that was ended; there is nothing to say where it had ended before.
struct Ended {
    event: &'static str,
    /// What its id is under.
    key: &'static str,
}

/// Takes the row that all changes of the team wait for, so that two managers cannot remove each other at once.
fn lock(tx: &mut Tx<'_>) -> Result<(), DbError> {
    tx.execute("insert into team (ws, rev) values ($1, 0) on conflict (ws) do nothing", [])?;
    tx.execute("update team set rev = rev where ws = $1", [])?;
    Ok(())
}

/// Says to all open streams that the team is another.
fn changed(tx: &mut Tx<'_>) -> Result<(), DbError> {
    let row = tx.first("update team set rev = rev + 1 where ws = $1 returning rev", [])?;
    let rev = row.map(|row| row.number(0)).transpose()?.unwrap_or_default();
    tx.tell(Event::Team { rev });
    Ok(())
}

/// A role by its stored name. One of a newer server may only look.
fn role(name: &str) -> Role {
    Role::from_name(name).unwrap_or(Role::Reader)
}

/// A new id of a member, a device or an invitation: 80 bits.
fn new_id() -> Result<String, DbError> {
    Ok(secret::base32(&random::<10>()?).to_ascii_lowercase())
}

fn random<const N: usize>() -> Result<[u8; N], DbError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| DbError::Failed(error.into()))?;
    Ok(bytes)
}
