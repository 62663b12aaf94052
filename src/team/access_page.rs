//! The access log: who came in, left, was invited, and by whom. Read from the server, kept nowhere else.

use access::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Deserialize;
use serde_json::Value;
use sync::SyncError;

use super::roster;
use super::words::role_name;
use crate::i18n::{T, use_t};
use crate::routes::{self, path};
use crate::session::use_session;
use crate::syncing::transport::Web;
use crate::widgets::button::Button;
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::shell::PageHead;

const PAGE: usize = 50;

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Entry {
    id: u64,
    at_ms: i64,
    #[serde(default)]
    actor: Option<String>,
    #[serde(default)]
    ip: Option<String>,
    event: String,
    #[serde(default)]
    detail: Value,
}

/// A page of the log, newest first.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
struct Log {
    #[serde(default)]
    entries: Vec<Entry>,
    #[serde(default)]
    more: bool,
}

/// The access log.
#[component]
pub fn AccessPage() -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let log = RwSignal::new(None::<Log>);
    let failure = RwSignal::new(None::<SyncError>);
    let is_busy = RwSignal::new(false);
    let read = move || {
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        failure.set(None);
        let before = log.with_untracked(|log| log.as_ref().and_then(|log| log.entries.last().map(|e| e.id)));
        spawn_local(async move {
            let after = before.map(|id| format!("&before={id}")).unwrap_or_default();
            let answer = match Web::of(&session.meta()) {
                Some(web) => web.read::<Log>(&format!("audit?limit={PAGE}{after}")).await,
                None => Err(SyncError::Unreachable(String::new())),
            };
            is_busy.try_set(false);
            match answer {
                Ok(page) => {
                    log.try_update(|log| {
                        let log = log.get_or_insert_default();
                        log.entries.extend(page.entries);
                        log.more = page.more;
                    });
                }
                Err(error) => drop(failure.try_set(Some(error))),
            }
        });
    };
    read();
    let more = Callback::new(move |()| read());
    let failed = move || {
        failure.get().map(|error| {
            let words = match &error {
                SyncError::Refused { status: 403, .. } => t.access_managers_only(),
                _ => t.access_failed(),
            };
            view! {
                <p class="team-stale" role="alert"><Icon glyph=Glyph::CloudOff /><span>{words}</span></p>
                <div><Button label=Signal::derive(move || t.retry().to_owned()) on_click=more /></div>
            }
        })
    };
    view! {
        <div class="page" data-measure="text">
            <PageHead
                title=Signal::derive(move || t.access_title().to_owned())
                back=routes::more(path::TEAM)
                note=Signal::derive(move || Some(t.access_note().to_owned()))
            />
            <div class="page__body">
                <ol class="access-log" role="list">
                    <For
                        each=move || log.with(|log| log.as_ref().map(|log| log.entries.clone()).unwrap_or_default())
                        key=|entry| entry.id
                        children=move |entry| view! { <Line entry /> }
                    />
                </ol>
                <Show when=move || log.with(|log| log.as_ref().is_some_and(|log| log.entries.is_empty()))>
                    <EmptyState
                        glyph=Glyph::History
                        title=Signal::derive(move || t.access_empty_title().to_owned())
                        body=Signal::derive(move || t.access_empty_body().to_owned())
                    />
                </Show>
                {failed}
                <Show when=move || failure.with(Option::is_none) && log.with(|l| l.as_ref().is_some_and(|l| l.more))>
                    <div>
                        <Button
                            label=Signal::derive(move || t.access_more().to_owned())
                            busy=is_busy
                            on_click=more
                        />
                    </div>
                </Show>
            </div>
        </div>
    }
}

#[component]
fn Line(entry: Entry) -> impl IntoView {
    let t = use_t();
    let entry = StoredValue::new(entry);
    let by = move || {
        entry.with_value(|entry| {
            let who =
                entry.actor.as_deref().and_then(|actor| roster::said(t, actor)).map(|who| t.access_by(&who));
            let from = entry.ip.as_deref().map(|ip| t.access_from(ip));
            let at = Some(t.date_time(entry.at_ms));
            at.into_iter().chain(who).chain(from).collect::<Vec<_>>().join(" · ")
        })
    };
    view! {
        <li class="access-log__line">
            <span class="access-log__what">{move || entry.with_value(|entry| words(t, entry))}</span>
            <span class="access-log__when">{by}</span>
        </li>
    }
}

/// What happened. The log holds ids; names come from the team as it is now.
fn words(t: T, entry: &Entry) -> String {
    let text = |name: &str| entry.detail.get(name).and_then(Value::as_str);
    let who = || {
        let id = text("member").or(entry.actor.as_deref());
        id.and_then(roster::name_of).unwrap_or_else(|| t.somebody().to_owned())
    };
    let device = || {
        let label = text("device").and_then(|id| {
            roster::look(|r| r.team.devices.iter().find(|d| d.id == id).map(|d| d.label.clone()))
        });
        label.or_else(|| text("label").map(str::to_owned)).unwrap_or_else(|| t.body_other().to_owned())
    };
    let invited = || {
        let id = text("invitation")?;
        roster::look(|r| r.team.invitations.iter().find(|i| i.id == id).map(|i| i.name.clone()))
    };
    let role = || role_name(t, text("role").or(text("to")).and_then(Role::from_name));
    match entry.event.as_str() {
        "joined" => t.access_joined(&who()),
        "join_failed" => t.access_join_refused().to_owned(),
        "device_left" => t.access_left(&who()),
        "invitation_made" if entry.actor.is_none() => t.access_invited_by_server(role()),
        "invitation_made" => t.access_invited(&invited().unwrap_or_else(|| role().to_owned())),
        "invitation_revoked" => {
            t.access_invitation_revoked(&invited().unwrap_or_else(|| t.somebody().to_owned()))
        }
        "feed_made" => t.access_feed_made(&who()),
        "feed_revoked" => t.access_feed_ended(&who()),
        "feed_failed" => t.access_feed_refused().to_owned(),
        "device_revoked" => t.access_device_revoked(&device()),
        "device_renamed" => t.access_device_renamed(&device()),
        "member_removed" => t.access_member_removed(&who()),
        "member_role" => t.access_role_changed(&who(), role()),
        "member_renamed" => t.access_member_renamed(&who()),
        "workspace_renamed" => t.access_workspace_renamed().to_owned(),
        other => t.access_other(other),
    }
}
