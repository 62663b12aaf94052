//! Invitations that are still open.

use leptos::prelude::*;
use serde_json::json;

use super::acts::TeamActs;
use super::roster::{self, Invitation};
use super::words::role_name;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::button::IconButton;
use crate::widgets::icon::{Glyph, Icon};

/// Open invitations; nothing while there are none.
#[component]
pub fn Invitations(
    /// What can be done.
    acts: TeamActs,
    /// Whether the server is there.
    #[prop(into)]
    is_reachable: Signal<bool>,
) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let open = move || {
        let now = session.now_ms();
        let all = roster::look(|roster| roster.team.invitations.clone());
        all.into_iter().filter(|i| i.state == "open" && now < i.expires_ms).collect::<Vec<_>>()
    };
    let row = move |invitation: Invitation| {
        let name = StoredValue::new(match invitation.name.trim() {
            "" => t.somebody().to_owned(),
            name => name.to_owned(),
        });
        let path = format!("invitations/{}/revoke", invitation.id);
        let what = move || match &invitation.member {
            Some(member) if roster::is_me(member) => t.invitation_device_yours().to_owned(),
            Some(member) => {
                let who = roster::name_of(member).unwrap_or_else(|| t.somebody().to_owned());
                t.invitation_device_of(&who)
            }
            None => role_name(t, invitation.role).to_owned(),
        };
        let revoke = Callback::new(move |()| {
            acts.run_and_say(path.clone(), json!({}), t.invitation_revoked(&name.get_value()));
        });
        view! {
            <li class="team-row">
                <span class="team-row__glyph"><Icon glyph=Glyph::Mail /></span>
                <span class="team-row__text">
                    <span class="team-row__name">{name.get_value()}</span>
                    <span class="team-row__note">
                        {what}" · "{move || t.invitation_until(&t.date_time(invitation.expires_ms))}
                    </span>
                </span>
                <IconButton
                    glyph=Glyph::Close
                    label=Signal::derive(move || t.invitation_revoke_of(&name.get_value()))
                    disabled=Signal::derive(move || !is_reachable.get())
                    on_click=revoke
                />
            </li>
        }
    };
    view! {
        <Show when=move || !open().is_empty()>
            <section class="section" aria-labelledby="team-invitations">
                <div class="section__head">
                    <h2 class="section__title" id="team-invitations">{move || t.invitations_title()}</h2>
                    <span class="section__count">{move || t.number(open().len())}</span>
                </div>
                <ul class="team-list" role="list">
                    <For each=open key=|invitation| invitation.id.clone() children=row />
                </ul>
            </section>
        </Show>
    }
}
