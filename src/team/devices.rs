//! The devices of the workspace: which is which, when each last had everything, and taking its access away.

use leptos::prelude::*;

use super::acts::TeamActs;
use super::confirm::{Confirm, Deed, Question};
use super::name_dialog::{NameDialog, Naming};
use super::roll::Roll;
use super::roster::{self, TeamDevice};
use crate::i18n::{T, use_t};
use crate::session::{Session, use_session};
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::menu::{Menu, MenuItem};

/// The devices that this person may see, this one first, then the last ones that spoke.
#[component]
pub fn Devices(
    /// What can be done.
    acts: TeamActs,
    /// Whether the person manages.
    #[prop(into)]
    is_manager: Signal<bool>,
    /// Whether the server is there.
    #[prop(into)]
    is_reachable: Signal<bool>,
) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let asking = RwSignal::new(None::<Question>);
    let naming = RwSignal::new(None::<Naming>);
    let here = Memo::new(move |_| {
        roster::look(|_| ());
        session.meta().session.map(|who| who.device).unwrap_or_default()
    });
    let part = move |is_gone: bool| {
        let mut devices = roster::look(|roster| roster.team.devices.clone());
        devices.retain(|device| device.revoked_ms.is_some() == is_gone);
        let here = here.get();
        devices.sort_by_key(|d| {
            (d.id != here, std::cmp::Reverse(d.synced_ms.or(d.seen_ms).unwrap_or(d.joined_ms)))
        });
        devices.into_iter().map(|device| device.id).collect::<Vec<_>>()
    };
    let row = move |id: String| view! { <Row id here is_reachable asking naming /> }.into_any();
    view! {
        <Roll
            id="team-devices"
            title=Signal::derive(move || (if is_manager.get() { t.devices_title() } else { t.devices_mine() }).to_owned())
            gone_title=Signal::derive(move || t.devices_revoked().to_owned())
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
    here: Memo<String>,
    is_reachable: Signal<bool>,
    asking: RwSignal<Option<Question>>,
    naming: RwSignal<Option<Naming>>,
) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let id = StoredValue::new(id);
    // The line stays while what it says changes: a menu that is open must not lose its buttons.
    let device = Memo::new(move |before: Option<&Option<TeamDevice>>| {
        let id = id.get_value();
        let now = roster::look(|roster| roster.team.devices.iter().find(|device| device.id == id).cloned());
        now.or_else(|| before.cloned().flatten())
    });
    let is_here = Memo::new(move |_| here.with(|here| *here == id.get_value()));
    let is_gone = Memo::new(move |_| device.with(|d| d.as_ref().is_some_and(|d| d.revoked_ms.is_some())));
    let label = Memo::new(move |_| {
        let label = device.with(|d| d.as_ref().map(|d| d.label.trim().to_owned())).unwrap_or_default();
        if label.is_empty() { t.body_other().to_owned() } else { label }
    });
    let note = move || {
        let Some(device) = device.get() else { return String::new() };
        let now = session.now_ms();
        let ago = |ms: i64| t.relative(ms.min(now), now);
        let when = match (device.revoked_ms, device.synced_ms, device.seen_ms) {
            (Some(at), ..) => t.device_revoked_on(&ago(at)),
            (_, Some(at), _) => t.device_synced(&ago(at)),
            (_, None, Some(at)) => t.device_seen(&ago(at)),
            _ => t.device_never().to_owned(),
        };
        roster::said(t, &device.member).map_or(when.clone(), |owner| format!("{owner} · {when}"))
    };
    let items = Signal::derive(move || {
        let (id, label, is_here) = (id.get_value(), label.get(), is_here.get());
        let question = if is_here { leaving(session, t) } else { revoking(t, &id, &label) };
        let grave = if is_here { t.device_leave() } else { t.device_revoke() };
        let naming_of = Naming::Device { id, label };
        vec![
            MenuItem::new(
                t.device_rename(),
                Glyph::Edit,
                Callback::new(move |()| naming.set(Some(naming_of.clone()))),
            ),
            MenuItem::new(grave, Glyph::Key, Callback::new(move |()| asking.set(Some(question.clone()))))
                .grave(),
        ]
    });
    view! {
        <li class="team-row" data-gone=move || is_gone.get().then_some("true")>
            <span class="team-row__glyph"><Icon glyph=Glyph::Device /></span>
            <span class="team-row__text">
                <span class="team-row__name">
                    {move || label.get()}
                    {move || is_here.get().then(|| view! { <span class="team-row__mark">{t.device_here()}</span> })}
                </span>
                <span class="team-row__note">{note}</span>
            </span>
            <Show when=move || !is_gone.get() && is_reachable.get()>
                <Menu label=Signal::derive(move || t.team_acts_on(&label.get())) items />
            </Show>
        </li>
    }
}

fn revoking(t: T, id: &str, label: &str) -> Question {
    Question {
        title: t.device_revoke_title(label),
        body: vec![t.device_revoke_body().to_owned()],
        action: t.device_revoke().to_owned(),
        deed: Deed::Revoke { id: id.to_owned(), label: label.to_owned() },
    }
}

fn leaving(session: Session, t: T) -> Question {
    let n = usize::try_from(session.meta().n_pending()).unwrap_or(usize::MAX);
    let unsent = (0 < n).then(|| t.device_leave_pending(n));
    Question {
        title: t.device_leave_title().to_owned(),
        body: unsent.into_iter().chain([t.device_leave_body().to_owned()]).collect(),
        action: t.device_leave().to_owned(),
        deed: Deed::Leave,
    }
}
