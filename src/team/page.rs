//! « Équipe et appareils »: who works here, from what, and who is invited.

use access::Role;
use leptos::prelude::*;
use serde_json::json;

use super::acts::use_team_acts;
use super::devices::Devices;
use super::invitations::Invitations;
use super::invite_sheet::{InviteSheet, Wanted};
use super::members::Members;
use super::roster;
use crate::i18n::use_t;
use crate::plus::nav_row::NavRow;
use crate::routes::{self, path};
use crate::session::use_session;
use crate::syncing::{team, use_syncing};
use crate::widgets::button::{Button, ButtonKind, ButtonLink};
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::shell::PageHead;
use crate::widgets::text_field::TextField;

/// How often the list is read again while somebody looks at it.
const AGAIN: std::time::Duration = std::time::Duration::from_secs(20);

/// The team and its devices; the way in for a device that has none.
#[component]
pub fn TeamPage() -> impl IntoView {
    let (t, syncing) = (use_t(), use_syncing());
    team::refresh_soon(syncing);
    // When each device last had everything moves without a word from the server.
    let handle = set_interval_with_handle(move || team::refresh_soon(syncing), AGAIN).ok();
    on_cleanup(move || {
        if let Some(handle) = handle {
            handle.clear();
        }
    });
    let is_joined = Memo::new(move |_| syncing.facts().with(|facts| facts.is_joined));
    let note = Signal::derive(move || {
        let name =
            roster::look(|roster| roster.team.workspace.name.clone()).filter(|name| !name.trim().is_empty());
        name.filter(|_| is_joined.get()).map(|name| t.team_of(&name))
    });
    view! {
        <div class="page team" data-measure="text">
            <PageHead title=Signal::derive(move || t.nav_team().to_owned()) back=routes::more("") note />
            {move || if is_joined.get() { view! { <Joined /> }.into_any() } else { view! { <Alone /> }.into_any() }}
        </div>
    }
}

#[component]
fn Alone() -> impl IntoView {
    let t = use_t();
    view! {
        <div class="page__body">
            <EmptyState
                glyph=Glyph::People
                title=Signal::derive(move || t.team_none_title().to_owned())
                body=Signal::derive(move || t.team_none_body().to_owned())
            >
                <ButtonLink
                    kind=ButtonKind::Primary
                    glyph=Glyph::Key
                    href=Signal::derive(routes::join)
                    label=Signal::derive(move || t.join_open().to_owned())
                />
            </EmptyState>
        </div>
    }
}

#[component]
fn Joined() -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let acts = use_team_acts();
    let is_reachable = acts.is_reachable();
    let inviting = RwSignal::new(None::<Wanted>);
    let role = Memo::new(move |_| roster::look(|roster| roster.me().and_then(|me| me.role)));
    let is_manager = Memo::new(move |_| role.get() == Some(Role::Manager));
    let is_alone = Memo::new(move |_| {
        roster::look(|roster| {
            let n = roster.team.members.iter().filter(|member| member.removed_ms.is_none()).count();
            n <= 1 && roster.team.invitations.iter().all(|invitation| invitation.state != "open")
        })
    });
    let stale = move || {
        let at_ms = roster::look(|roster| roster.at_ms);
        let words = match at_ms {
            0 => t.team_stale_never().to_owned(),
            at => t.team_stale(&t.relative(at.min(session.now_ms()), session.now_ms())),
        };
        (!is_reachable.get()).then(|| {
            view! {
                <p class="team-stale" role="status">
                    <Icon glyph=Glyph::CloudOff />
                    <span>{words}</span>
                </p>
            }
        })
    };
    let invite = Callback::new(move |()| inviting.set(Some(Wanted::Somebody)));
    let add_mine = Callback::new(move |()| inviting.set(Some(Wanted::MyDevice)));
    let workspace =
        Signal::derive(move || roster::look(|r| r.team.workspace.name.clone()).unwrap_or_default());
    let rename = Callback::new(move |name: String| {
        let before = workspace.get_untracked();
        let name = name.trim().to_owned();
        if !name.is_empty() && name != before {
            acts.run_with_undo(
                "workspace".into(),
                json!({ "name": name }),
                json!({ "name": before }),
                t.workspace_renamed().to_owned(),
            );
        }
    });
    view! {
        <div class="page__body">
            {stale}
            <Show when=move || is_manager.get() && is_alone.get()>
                <div class="team-first">
                    <h2 class="team-first__title">{move || t.team_alone_title()}</h2>
                    <p class="team-first__body">{move || t.team_alone_body()}</p>
                </div>
            </Show>
            <Members acts is_manager is_reachable inviting />
            <Devices acts is_manager is_reachable />
            <Invitations acts is_reachable />
            <Show when=move || is_manager.get()>
                <section class="section">
                    <NavRow
                        href=routes::more(path::ACCESS)
                        glyph=Glyph::History
                        label=Signal::derive(move || t.access_title().to_owned())
                        note=Signal::derive(move || Some(t.access_note().to_owned()))
                    />
                    <div class="setting">
                        <TextField
                            label=Signal::derive(move || t.workspace_name().to_owned())
                            value=workspace
                            on_commit=rename
                            disabled=Signal::derive(move || !is_reachable.get())
                        />
                    </div>
                </section>
            </Show>
        </div>
        <div class="page__foot">
            <Show when=move || is_manager.get()>
                <Button
                    kind=ButtonKind::Primary
                    glyph=Glyph::Plus
                    label=Signal::derive(move || t.invite_action().to_owned())
                    disabled=Signal::derive(move || !is_reachable.get())
                    on_click=invite
                />
            </Show>
            <Button
                glyph=Glyph::Device
                label=Signal::derive(move || t.device_add_mine().to_owned())
                disabled=Signal::derive(move || !is_reachable.get())
                on_click=add_mine
            />
        </div>
        <InviteSheet acts wanted=inviting />
    }
}
