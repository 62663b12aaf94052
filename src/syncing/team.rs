//! Keeps the team that screens show in step with the server's.

use leptos::task::spawn_local;
use sync::SyncError;

use super::transport::Web;
use super::{Syncing, part};
use crate::platform::clock;
use crate::team::roster::{self, Roster, Team};

/// Reads the team again, without waiting for the outcome: what was known stays.
pub fn refresh_soon(syncing: Syncing) {
    spawn_local(async move { drop(refresh(syncing).await) });
}

/// Reads the team again.
pub async fn refresh(syncing: Syncing) -> Result<(), SyncError> {
    part::refresh_team(syncing).await
}

pub(super) async fn refresh_here(syncing: Syncing) -> Result<(), SyncError> {
    let session = syncing.session;
    let meta = session.meta();
    let (Some(web), Some(known)) = (Web::of(&meta), meta.session) else { return Ok(()) };
    let team: Team = web.read("team").await?;
    let now = session.meta();
    if now.server != meta.server || now.session.as_ref().is_none_or(|s| s.token != known.token) {
        return Ok(());
    }
    let mut current = known.clone();
    if let Some(me) = team.members.iter().find(|member| member.id == known.member) {
        current.name.clone_from(&me.name);
        if let Some(role) = me.role {
            current.role = role.as_str().to_owned();
        }
    }
    if let Some(name) = &team.workspace.name {
        current.workspace.clone_from(name);
    }
    roster::keep(Roster {
        server: meta.server,
        me: Some(known.member.clone()),
        team,
        at_ms: clock::now_ms(),
    });
    if current != known {
        session.with_device(async |device| device.set_session(current.clone()).await).await?;
        session.tell_tabs();
        // Screens that follow the role.
        session.touch();
        syncing.look_again();
    }
    Ok(())
}
