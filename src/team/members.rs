//! The people of the workspace.

use access::Role;
use leptos::prelude::*;
use serde_json::json;

use super::acts::TeamActs;
use super::confirm::{Confirm, Deed, Question};
use super::invite_sheet::Wanted;
use super::name_dialog::{NameDialog, Naming};
use super::roll::Roll;
use super::roster::{self, Member};
use super::words::role_name;
use crate::i18n::{T, use_t};
use crate::session::use_session;
use crate::widgets::avatar::Avatar;
use crate::widgets::icon::Glyph;
use crate::widgets::menu::{Menu, MenuItem};

/// The people of the workspace, and for managers what they may do.
#[component]
pub fn Members(
    /// What can be done.
    acts: TeamActs,
    /// Whether the person manages.
    #[prop(into)]
    is_manager: Signal<bool>,
    /// Whether the server is there.
    #[prop(into)]
    is_reachable: Signal<bool>,
    /// Opens the invitation.
    inviting: RwSignal<Option<Wanted>>,
) -> impl IntoView {
    let t = use_t();
    let asking = RwSignal::new(None::<Question>);
    let naming = RwSignal::new(None::<Naming>);
    let members = Memo::new(move |_| {
        roster::look(|roster| {
            let mut all = roster.team.members.clone();
            let me = roster.me.clone();
            // Oneself first, then as a list of names is read.
            all.sort_by_cached_key(|member| (Some(&member.id) != me.as_ref(), search::fold(&member.name)));
            all
        })
    });
    let part = move |is_gone: bool| {
        members.with(|all| {
            let part = all.iter().filter(|member| member.removed_ms.is_some() == is_gone);
            part.map(|member| member.id.clone()).collect::<Vec<_>>()
        })
    };
    let row = move |id: String| {
        view! { <Row id members acts is_manager is_reachable inviting asking naming /> }.into_any()
    };
    view! {
        <Roll
            id="team-members"
            title=Signal::derive(move || t.team_members().to_owned())
            gone_title=Signal::derive(move || t.team_removed_members().to_owned())
            part=Callback::new(part)
            row=Callback::new(row)
        />
        <Confirm acts question=asking />
        <NameDialog acts naming />
    }
}

#[component]
fn Row(
    id: String,
    members: Memo<Vec<Member>>,
    acts: TeamActs,
    is_manager: Signal<bool>,
    is_reachable: Signal<bool>,
    inviting: RwSignal<Option<Wanted>>,
    asking: RwSignal<Option<Question>>,
    naming: RwSignal<Option<Naming>>,
) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    // The line stays while what it says changes: a menu that is open must not lose its buttons.
    let member = Memo::new(move |before: Option<&Option<Member>>| {
        let now = members.with(|all| all.iter().find(|member| member.id == id).cloned());
        now.or_else(|| before.cloned().flatten())
    });
    let is_gone = Memo::new(move |_| member.with(|m| m.as_ref().is_some_and(|m| m.removed_ms.is_some())));
    let is_me = Memo::new(move |_| member.with(|m| m.as_ref().is_some_and(|m| roster::is_me(&m.id))));
    let name = Memo::new(move |_| member.with(|m| m.as_ref().map(|m| shown_name(t, m))).unwrap_or_default());
    let note = move || {
        let Some(member) = member.get() else { return String::new() };
        if let Some(at) = member.removed_ms {
            return t.team_removed_on(&t.relative(at.min(session.now_ms()), session.now_ms()));
        }
        let n = roster::look(|roster| {
            let own = roster.team.devices.iter().filter(|d| d.member == member.id && d.revoked_ms.is_none());
            own.count()
        });
        let role = role_name(t, member.role);
        // Who manages nothing does not see other people's devices: a zero would be a lie.
        if n == 0 { role.to_owned() } else { format!("{role} · {}", t.team_n_devices(n)) }
    };
    let items = Signal::derive(move || {
        let member = member.get();
        let (is_manager, is_me) = (is_manager.get(), is_me.get());
        member.map(|m| items(t, acts, &m, is_manager, is_me, inviting, asking, naming)).unwrap_or_default()
    });
    let has_menu = move || !is_gone.get() && is_reachable.get() && (is_manager.get() || is_me.get());
    view! {
        <li class="team-row" data-gone=move || is_gone.get().then_some("true")>
            <Avatar name />
            <span class="team-row__text">
                <span class="team-row__name">
                    {move || name.get()}
                    {move || is_me.get().then(|| view! { <span class="team-row__mark">{t.team_you()}</span> })}
                </span>
                <span class="team-row__note">{note}</span>
            </span>
            <Show when=has_menu>
                <Menu label=Signal::derive(move || t.team_acts_on(&name.get())) items />
            </Show>
        </li>
    }
}

fn shown_name(t: T, member: &Member) -> String {
    if member.name.trim().is_empty() { t.somebody().to_owned() } else { member.name.clone() }
}

#[expect(clippy::too_many_arguments, reason = "the page's own signals, gathered once")]
fn items(
    t: T,
    acts: TeamActs,
    member: &Member,
    is_manager: bool,
    is_me: bool,
    inviting: RwSignal<Option<Wanted>>,
    asking: RwSignal<Option<Question>>,
    naming: RwSignal<Option<Naming>>,
) -> Vec<MenuItem> {
    let mut items = Vec::new();
    let (id, name) = (member.id.clone(), shown_name(t, member));
    if is_manager {
        for role in Role::ALL {
            let (path, before) = (format!("members/{id}"), member.role);
            let said = t.team_role_changed(&name, role_name(t, Some(role)));
            items.push(MenuItem::choice(
                role_name(t, Some(role)),
                member.role == Some(role),
                Callback::new(move |()| {
                    if before == Some(role) {
                        return;
                    }
                    let body = json!({ "role": role.as_str() });
                    match before {
                        Some(before) => {
                            let back = json!({ "role": before.as_str() });
                            acts.run_with_undo(path.clone(), body, back, said.clone());
                        }
                        None => acts.run_and_say(path.clone(), body, said.clone()),
                    }
                }),
            ));
        }
    }
    let naming_of = Naming::Member { id: id.clone(), name: name.clone() };
    let rename = if is_me { t.team_rename_me().to_owned() } else { t.team_rename(&name) };
    items.push(MenuItem::new(
        rename,
        Glyph::Edit,
        Callback::new(move |()| naming.set(Some(naming_of.clone()))),
    ));
    if is_manager && !is_me {
        let wanted = Wanted::DeviceOf { id: id.clone(), name: name.clone() };
        items.push(MenuItem::new(
            t.join_device_of(&name).trim_end_matches('.').to_owned(),
            Glyph::Device,
            Callback::new(move |()| inviting.set(Some(wanted.clone()))),
        ));
        let question = Question {
            title: t.team_remove_title(&name),
            body: vec![t.team_remove_body().to_owned()],
            action: t.team_remove().to_owned(),
            deed: Deed::Remove { id, name },
        };
        items.push(
            MenuItem::new(
                t.team_remove(),
                Glyph::Trash,
                Callback::new(move |()| asking.set(Some(question.clone()))),
            )
            .grave(),
        );
    }
    items
}
