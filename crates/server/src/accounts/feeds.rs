//! Secret addresses at which calendars read the dates of events: made, listed, revoked, found.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::audit::{self, Note};
use super::secret::{Code, SecretHash};
use super::{AccountError, Accounts, Ended, Peer, Tx, lock, new_id, random};
use crate::caller::Caller;
use crate::db::DbError;

/// Addresses that a member has at once: one for each calendar and then some.
const MAX_FEEDS: u64 = 10;
/// How often it is noted that one was read.
const USED_EVERY_MS: u64 = 60_000;

/// Which events an address shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// All.
    All,
    /// Those that the member owns or works for.
    Mine,
}

impl Scope {
    /// The stored name. Never rename.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Mine => "mine",
        }
    }

    /// By its stored name. One of a newer server shows the fewer.
    fn of(name: &str) -> Self {
        if name == Self::All.as_str() { Self::All } else { Self::Mine }
    }
}

/// An address that was made. The code is nowhere else.
#[derive(Debug, Serialize)]
pub struct MadeFeed {
    /// Its id, by which it is revoked.
    pub id: String,
    /// Its secret.
    #[serde(serialize_with = "super::invitations::text")]
    pub code: Code,
}

/// An address as its owner sees it later.
#[derive(Debug, Serialize)]
pub struct FeedView {
    id: String,
    scope: Scope,
    made_ms: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    used_ms: Option<u64>,
}

/// What an address stands for.
#[derive(Debug)]
pub struct Found {
    /// Its id.
    pub id: String,
    /// Which events it shows.
    pub scope: Scope,
    /// The name of its member.
    pub name: String,
    /// The office's name.
    pub office: Option<String>,
    used_ms: Option<u64>,
    is_revoked: bool,
}

impl Accounts {
    /// Makes an address for the caller.
    pub async fn make_feed(
        &self,
        caller: &Caller,
        scope: Scope,
        peer: Peer,
        now_ms: u64,
    ) -> Result<MadeFeed, AccountError> {
        let caller = caller.clone();
        self.database
            .write(move |tx| {
                lock(tx)?;
                let row = tx.first(
                    "select count(*) from feed where ws = $1 and member = $2 and revoked_ms is null",
                    [(&caller.member).into()],
                )?;
                if MAX_FEEDS <= row.map(|row| row.number(0)).transpose()?.unwrap_or_default() {
                    return Err(AccountError::TooManyFeeds);
                }
                let made = MadeFeed { id: new_id()?, code: Code::new(random()?) };
                let hash = made.code.hash();
                tx.execute(
                    "insert into feed (ws, id, member, scope, selector, verifier, made_ms)
                     values ($1, $2, $3, $4, $5, $6, $7)",
                    [
                        (&made.id).into(),
                        (&caller.member).into(),
                        scope.as_str().into(),
                        hash.selector().into(),
                        hash.verifier().into(),
                        now_ms.into(),
                    ],
                )?;
                let detail = json!({ "feed": made.id, "scope": scope });
                audit::write(tx, &Note::of("feed_made", &caller, peer, detail), now_ms)?;
                Ok(made)
            })
            .await
    }

    /// The caller's own addresses, without their secrets.
    pub async fn feeds(&self, caller: &Caller) -> Result<Vec<FeedView>, AccountError> {
        let member = caller.member.clone();
        self.database
            .read(move |tx| {
                let rows = tx.query(
                    "select id, scope, made_ms, used_ms from feed
                     where ws = $1 and member = $2 and revoked_ms is null order by made_ms, id",
                    [(&member).into()],
                )?;
                let view = |row: &super::sql::Row| {
                    Ok(FeedView {
                        id: row.text(0)?,
                        scope: Scope::of(&row.text(1)?),
                        made_ms: row.number(2)?,
                        used_ms: row.number_or_none(3)?,
                    })
                };
                rows.iter().map(view).collect()
            })
            .await
    }

    /// What an address stands for, while it holds. Guesses are limited as those of invitations are.
    pub async fn find_feed(&self, code: &str, peer: Peer, now_ms: u64) -> Result<Found, AccountError> {
        let hash = code.parse::<Code>().map_or_else(|_| SecretHash::of(code.as_bytes()), |code| code.hash());
        let Some(found) = self.database.read(move |tx| find(tx, &hash)).await? else {
            self.rates.wrong_code(peer, now_ms)?;
            let detail = json!({ "code": AccountError::UnknownFeed.code() });
            self.note_within_bounds(Note { peer, ..Note::server("feed_failed", detail) }, now_ms).await?;
            return Err(AccountError::UnknownFeed);
        };
        self.rates.feed(&found.id, now_ms)?;
        if found.is_revoked {
            return Err(AccountError::UnknownFeed);
        }
        if found.used_ms.is_none_or(|at| at.saturating_add(USED_EVERY_MS) <= now_ms) {
            let id = found.id.clone();
            self.database
                .write(move |tx| {
                    tx.execute(
                        "update feed set used_ms = $3 where ws = $1 and id = $2",
                        [(&id).into(), now_ms.into()],
                    )
                })
                .await?;
        }
        Ok(found)
    }
}

pub(super) fn end(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: &str,
    now_ms: u64,
) -> Result<Option<Ended>, AccountError> {
    let row = tx.first(
        "select revoked_ms from feed where ws = $1 and id = $2 and member = $3",
        [id.into(), (&caller.member).into()],
    )?;
    if row.ok_or(AccountError::UnknownFeed)?.number_or_none(0)?.is_some() {
        return Ok(None);
    }
    tx.execute("update feed set revoked_ms = $3 where ws = $1 and id = $2", [id.into(), now_ms.into()])?;
    Ok(Some(Ended { event: "feed_revoked", key: "feed" }))
}

/// The address of a secret, compared in constant time, also one that holds no more.
fn find(tx: &mut Tx<'_>, hash: &SecretHash) -> Result<Option<Found>, AccountError> {
    let rows = tx.query(
        "select f.verifier, f.id, f.scope, f.used_ms, f.revoked_ms, m.name, m.removed_ms, t.name
         from feed f join member m on m.ws = f.ws and m.id = f.member left join team t on t.ws = f.ws
         where f.ws = $1 and f.selector = $2",
        [hash.selector().into()],
    )?;
    let mut found = None;
    for row in &rows {
        if hash.verifies(&row.text(0)?) {
            found = Some(Found {
                id: row.text(1)?,
                scope: Scope::of(&row.text(2)?),
                used_ms: row.number_or_none(3)?,
                is_revoked: row.number_or_none(4)?.is_some() || row.number_or_none(6)?.is_some(),
                name: row.text(5)?,
                office: row.text_or_none(7)?,
            });
        }
    }
    Ok(found)
}

/// Ends all addresses of a member.
pub(super) fn revoke_of(tx: &mut Tx<'_>, member: &str, now_ms: u64) -> Result<(), DbError> {
    tx.execute(
        "update feed set revoked_ms = $3 where ws = $1 and member = $2 and revoked_ms is null",
        [member.into(), now_ms.into()],
    )?;
    Ok(())
}
