//! Acts on the team. They happen on the server, so that they need it; what is shown follows its answer.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value, json};
use sync::SyncError;

use super::confirm::Deed;
use super::words;
use crate::i18n::{T, use_t};
use crate::session::{Session, use_session};
use crate::syncing::transport::Web;
use crate::syncing::{Syncing, team, use_syncing};

/// An invitation just made. The code is nowhere else.
#[derive(Clone, PartialEq, Eq)]
pub struct Fresh {
    /// Its id.
    pub id: String,
    /// The link that carries the code.
    pub link: String,
    /// Until when it opens, ms UTC.
    pub expires_ms: i64,
}

/// Who acts, and through which server.
#[derive(Clone, Copy)]
pub struct TeamActs {
    session: Session,
    syncing: Syncing,
    t: T,
}

/// The acts of this page.
pub fn use_team_acts() -> TeamActs {
    TeamActs { session: use_session(), syncing: use_syncing(), t: use_t() }
}

impl TeamActs {
    /// For who is no component.
    pub fn new(session: Session, syncing: Syncing, t: T) -> Self {
        Self { session, syncing, t }
    }

    /// Whether the server is there for acts, followed. An act may still fail and then says so.
    pub fn is_reachable(self) -> Signal<bool> {
        let facts = self.syncing.facts();
        Signal::derive(move || facts.with(|f| f.is_joined && f.exchange.trouble.is_none()))
    }

    /// Asks the server for something, then reads the team again.
    pub async fn ask(self, path: &str, body: Value) -> Result<Value, SyncError> {
        let Some(web) = Web::of(&self.session.meta()) else {
            return Err(SyncError::Unreachable(String::new()));
        };
        let answer = web.write(path, &body).await;
        // What was shown may be what was wrong.
        if answer.as_ref().err().is_none_or(SyncError::is_permanent) {
            drop(team::refresh(self.syncing).await);
        }
        answer
    }

    /// Does something and calls back when it is done; says why if it is not.
    pub fn run(self, path: String, body: Value, on_done: impl FnOnce() + 'static) {
        spawn_local(async move {
            match self.ask(&path, body).await {
                Ok(_) => on_done(),
                Err(error) => self.session.notices().warn(words::of_team(self.t, &error)),
            }
        });
    }

    /// Does something, says so, and offers to take it back by another ask.
    pub fn run_with_undo(self, path: String, body: Value, back: Value, said: String) {
        let again = path.clone();
        self.run(path, body, move || {
            let undo = Callback::new(move |()| {
                self.run(again.clone(), back.clone(), move || self.session.notices().say(self.t.undone()));
            });
            self.session.notices().say_with(said, self.t.undo(), undo);
        });
    }

    /// Does something and says so.
    pub fn run_and_say(self, path: String, body: Value, said: String) {
        self.run(path, body, move || self.session.notices().say(said));
    }

    /// Makes an invitation: for somebody new, or with `member` for a further device.
    pub async fn invite(
        self,
        name: &str,
        role: &str,
        member: Option<&str>,
        ttl_s: u64,
    ) -> Result<Fresh, SyncError> {
        let mut body = json!({ "name": name, "role": role, "ttl_s": ttl_s });
        if let (Some(member), Some(fields)) = (member, body.as_object_mut()) {
            fields.insert("member".into(), member.into());
        }
        let answer = self.ask("invitations", body).await?;
        let text = |name: &str| answer.get(name).and_then(Value::as_str).map(str::to_owned);
        let (Some(id), Some(code)) = (text("id"), text("code")) else {
            return Err(SyncError::Protocol("an invitation without id or code".into()));
        };
        let server = self.session.meta().server.unwrap_or_default();
        let expires_ms = answer.get("expires_ms").and_then(Value::as_i64).unwrap_or_default();
        Ok(Fresh { id, link: super::link::link(&server, &code), expires_ms })
    }

    /// Does what a person has confirmed.
    pub fn perform(self, deed: Deed) {
        match deed {
            Deed::Remove { id, name } => {
                self.run_and_say(format!("members/{id}/remove"), json!({}), self.t.team_removed(&name));
            }
            Deed::Revoke { id, label } => {
                self.run_and_say(format!("devices/{id}/revoke"), json!({}), self.t.device_revoked(&label));
            }
            Deed::Leave => self.leave(),
        }
    }

    /// Gives this device's place back, and lets go of the server.
    fn leave(self) {
        self.run("leave".into(), json!({}), move || {
            spawn_local(async move {
                match self.syncing.disconnect().await {
                    Ok(()) => self.session.notices().say(self.t.device_left()),
                    Err(error) => self.session.notices().warn(crate::notices::of_store(self.t, &error)),
                }
            });
        });
    }
}
