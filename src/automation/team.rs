//! Joining, the team and invitations, for scripts.

use access::Role;
use replica::Value;
use serde_json::{Map, json};

use super::CallError;
use super::gate::Opened;
use crate::platform::install;
use crate::syncing::team;
use crate::team::acts::TeamActs;
use crate::team::joining::{self, JoinError};
use crate::team::words::body_name;
use crate::team::{link, roster};

type Answer = Result<Value, CallError>;

fn text<'a>(options: &'a Value, name: &str) -> Option<&'a str> {
    options.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
}

/// Comes into a workspace by a link or a code; resolves when server and device have the same.
pub async fn join(opened: Opened, ticket: &Value, options: &Value) -> Answer {
    let ticket = ticket.as_str().and_then(link::parse).ok_or(JoinError::NoTicket)?;
    let server = joining::server_of(opened.session, &ticket)?;
    let interrupted = joining::interrupted(&server, &ticket.code);
    let name = match (text(options, "name"), interrupted) {
        (Some(name), _) => name.to_owned(),
        (None, Some((name, _))) => name,
        // As the invitation names the person.
        (None, None) => joining::look(&server, &ticket.code).await?.name.unwrap_or_default(),
    };
    let device = text(options, "device").unwrap_or_else(|| body_name(opened.t, install::body()));
    let who = joining::join(opened.syncing, &server, &ticket.code, &name, device).await?;
    opened.syncing.agree().await?;
    drop(team::refresh(opened.syncing).await);
    Ok(json!({
        "server": server, "workspace": who.workspace, "member": who.member, "device": who.device,
        "name": who.name, "role": who.role,
    }))
}

/// The team as the server says now, or as last known.
pub async fn team(opened: Opened) -> Answer {
    let answer = team::refresh(opened.syncing).await;
    let roster = roster::peek(Clone::clone);
    let team = serde_json::to_value(&roster.team).map_err(|e| CallError::new("failed", e.to_string()))?;
    let mut all = match team {
        Value::Object(fields) => fields,
        _ => Map::new(),
    };
    all.insert("me".into(), roster.me.into());
    all.insert("device".into(), opened.session.meta().session.map(|who| who.device).into());
    all.insert("role".into(), opened.session.meta().session.map(|who| who.role).into());
    all.insert("at".into(), roster.at_ms.into());
    all.insert("is_fresh".into(), answer.is_ok().into());
    Ok(all.into())
}

/// Makes an invitation: `{name, role, minutes}`, or `{member}` for a further device.
pub async fn invite(opened: Opened, options: &Value) -> Answer {
    let acts = TeamActs::new(opened.session, opened.syncing, opened.t);
    let role = text(options, "role").unwrap_or(Role::Helper.as_str());
    if Role::from_name(role).is_none() {
        return Err(CallError::new("bad_value", "role is manager, helper, requester or reader"));
    }
    let ttl_s = options.get("minutes").and_then(Value::as_u64).unwrap_or(10).saturating_mul(60);
    let name = text(options, "name").unwrap_or("Invité");
    let made = acts.invite(name, role, text(options, "member"), ttl_s).await?;
    Ok(json!({ "id": made.id, "link": made.link, "expires": made.expires_ms }))
}

/// Takes access away: of `{device}`, of `{member}`, or of an open `{invitation}`.
pub async fn revoke(opened: Opened, options: &Value) -> Answer {
    let acts = TeamActs::new(opened.session, opened.syncing, opened.t);
    let path = match (text(options, "device"), text(options, "member"), text(options, "invitation")) {
        (Some(id), None, None) => format!("devices/{id}/revoke"),
        (None, Some(id), None) => format!("members/{id}/remove"),
        (None, None, Some(id)) => format!("invitations/{id}/revoke"),
        _ => return Err(CallError::new("bad_value", "one of device, member, invitation")),
    };
    acts.ask(&path, json!({})).await?;
    Ok(Value::Null)
}

/// Gives a member another role.
pub async fn set_role(opened: Opened, member: &Value, role: &Value) -> Answer {
    let acts = TeamActs::new(opened.session, opened.syncing, opened.t);
    let member = member.as_str().ok_or_else(|| CallError::new("bad_value", "member is an id"))?;
    acts.ask(&format!("members/{member}"), json!({ "role": role })).await?;
    Ok(Value::Null)
}

impl From<JoinError> for CallError {
    fn from(error: JoinError) -> Self {
        match error {
            JoinError::NoTicket => Self::new("bad_value", "this is no invitation"),
            JoinError::Address(error) => crate::syncing::ConnectError::Address(error).into(),
            JoinError::NoSecret => Self::new("failed", "this browser makes no secrets"),
            JoinError::Sync(error) => error.into(),
            JoinError::Store(error) => error.into(),
        }
    }
}
