//! The team as the server last told it, kept over restarts and shared between tabs; members' names for every screen.

use std::cell::OnceCell;

use access::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

use crate::i18n::T;
use crate::lazy::in_part;
use crate::platform::preferences::{self, key};

/// Somebody of the workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The id that the log names authors by.
    pub id: String,
    /// As written at joining, or corrected since.
    #[serde(default)]
    pub name: String,
    /// What they may do; a role of a newer server is none that we know.
    #[serde(default, deserialize_with = "role")]
    pub role: Option<Role>,
    /// When they were taken out, ms UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removed_ms: Option<i64>,
}

/// A device of a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamDevice {
    /// Its id.
    pub id: String,
    /// Whose it is.
    #[serde(default)]
    pub member: String,
    /// « Téléphone Android ».
    #[serde(default)]
    pub label: String,
    /// When it joined, ms UTC.
    #[serde(default)]
    pub joined_ms: i64,
    /// When it last spoke to the server, ms UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen_ms: Option<i64>,
    /// When it last exchanged changes, ms UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub synced_ms: Option<i64>,
    /// When its access was taken away, ms UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked_ms: Option<i64>,
}

/// An invitation that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Its id; the code itself is known to nobody but who got it.
    pub id: String,
    /// For whom.
    #[serde(default)]
    pub name: String,
    /// As what.
    #[serde(default, deserialize_with = "role")]
    pub role: Option<Role>,
    /// Set if it is for a further device of this member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
    /// When it was made, ms UTC.
    #[serde(default)]
    pub created_ms: i64,
    /// Until when it opens, ms UTC.
    #[serde(default)]
    pub expires_ms: i64,
    /// `open`, `used`, `revoked` or `expired`.
    #[serde(default)]
    pub state: String,
}

/// The workspace's name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workspace {
    /// Its name, if it was given one.
    #[serde(default)]
    pub name: Option<String>,
}

/// `GET team`: all that this device may see.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Team {
    /// Moves with each change of the team.
    pub team_rev: u64,
    /// The workspace.
    pub workspace: Workspace,
    /// Everybody, those taken out included.
    pub members: Vec<Member>,
    /// The devices that this one may see.
    pub devices: Vec<TeamDevice>,
    /// The invitations that this one may see.
    pub invitations: Vec<Invitation>,
}

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Roster {
    /// The server that said it.
    pub server: Option<String>,
    /// The member whose device this is.
    pub me: Option<String>,
    /// What it said.
    pub team: Team,
    /// When, ms UTC.
    pub at_ms: i64,
}

impl Roster {
    /// The member of an id, also one who was taken out.
    pub fn member(&self, id: &str) -> Option<&Member> {
        self.team.members.iter().find(|member| member.id == id)
    }

    /// The member whose device this is.
    pub fn me(&self) -> Option<&Member> {
        self.member(self.me.as_deref()?)
    }
}

thread_local! {
    /// One page has one roster: names are asked for by words far from any component.
    static ROSTER: OnceCell<ArcRwSignal<Roster>> = const { OnceCell::new() };
}

fn signal() -> ArcRwSignal<Roster> {
    ROSTER.with(|cell| {
        cell.get_or_init(|| {
            read_again();
            ArcRwSignal::default()
        })
        .clone()
    })
}

in_part! {
    /// What was kept.
    more;
    fn recall() -> Roster {
        preferences::get(key::TEAM).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }
}

/// The team, followed.
pub fn roster() -> Signal<Roster> {
    let roster = signal();
    Signal::derive(move || roster.get())
}

/// Reads the team, and follows it where something is tracked.
pub fn look<R>(read: impl FnOnce(&Roster) -> R) -> R {
    signal().with(read)
}

/// Reads the team once.
pub fn peek<R>(read: impl FnOnce(&Roster) -> R) -> R {
    signal().with_untracked(read)
}

/// Keeps what the server said. Screens follow; other tabs hear of it.
pub fn keep(roster: Roster) {
    preferences::set(key::TEAM, serde_json::to_string(&roster).ok().as_deref());
    signal().set(roster);
}

/// Forgets the team: this device belongs to none.
pub fn forget() {
    preferences::set(key::TEAM, None);
    signal().set(Roster::default());
}

/// Reads what this tab or another kept, soon.
pub fn read_again() {
    spawn_local(async {
        // Without the part there is no server either, and names wait.
        let Ok(roster) = recall().await else { return };
        let signal = signal();
        if signal.with_untracked(|known| *known != roster) {
            signal.set(roster);
        }
    });
}

/// The name of a member, followed; `None` for one that nobody here has heard of.
pub fn name_of(member: &str) -> Option<String> {
    look(|roster| roster.member(member).map(|member| member.name.clone())).filter(|name| !name.is_empty())
}

/// Whether a member is who uses this device, followed.
pub fn is_me(member: &str) -> bool {
    look(|roster| roster.me.as_deref() == Some(member))
}

/// The name of a member as a sentence says it: « vous » for oneself. Followed.
pub fn said(t: T, member: &str) -> Option<String> {
    if is_me(member) { Some(t.team_you().to_owned()) } else { name_of(member) }
}

fn role<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Role>, D::Error> {
    let name = Option::<String>::deserialize(from)?;
    Ok(name.and_then(|name| Role::from_name(&name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_team_of_a_newer_server_is_read_as_far_as_it_is_known() {
        let text = r#"{"team_rev":3,"workspace":{"name":"Siège","x":1},"later":[],
            "members":[{"id":"m1","name":"Anne","role":"manager"},{"id":"m2","name":"Léo","role":"auditor"}],
            "devices":[{"id":"d1","member":"m1","label":"Téléphone","joined_ms":5}]}"#;
        let roster =
            Roster { me: Some("m1".into()), team: serde_json::from_str(text).unwrap(), ..Roster::default() };
        assert_eq!(roster.me().and_then(|me| me.role), Some(Role::Manager));
        assert_eq!(roster.member("m2").map(|m| (m.name.as_str(), m.role)), Some(("Léo", None)));
        assert_eq!(roster.team.devices.first().and_then(|d| d.synced_ms), None);
        assert!(roster.team.invitations.is_empty());
    }
}
