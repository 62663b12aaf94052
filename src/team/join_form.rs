//! What one accepts, under which name, on which device.

use access::Role;
use leptos::prelude::*;

use super::joining::Look;
use super::words::{body_name, role_name, role_note};
use crate::i18n::use_t;
use crate::platform::{install, preferences};
use crate::routes::{self, path};
use crate::session::use_session;
use crate::syncing::address::shown;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::text_field::TextField;

/// Longer names are refused by the server.
const MAX_CHARS: usize = 80;

/// What the invitation is, what joining means for what is here, and the form.
#[component]
pub fn JoinForm(
    /// The server, for what is told of others.
    server: String,
    /// The invitation.
    look: Look,
    /// Called with the name and the device's name.
    on_join: Callback<(String, String)>,
) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let is_mine = look.member.is_some();
    let known = preferences::get(preferences::key::ME).filter(|me| !me.trim().is_empty());
    // The link that a server prints for its first manager is for nobody by name.
    let of_nobody = |name: &String| Role::ALL.iter().any(|role| role_name(t, Some(*role)) == name.trim());
    let invited = look.name.clone().filter(|name| !of_nobody(name)).unwrap_or_default();
    let name = RwSignal::new(if invited.is_empty() { known.unwrap_or_default() } else { invited.clone() });
    let label = RwSignal::new(body_name(t, install::body()).to_owned());
    let is_missing = RwSignal::new(false);
    let title = {
        let workspace = look.workspace.clone().filter(|name| !name.trim().is_empty());
        move || workspace.as_ref().map_or_else(|| t.join_title().to_owned(), |name| t.join_title_named(name))
    };
    let lead = {
        let look = look.clone();
        move || match (&look.by, is_mine) {
            (_, true) if invited.is_empty() => t.join_device_of_you().to_owned(),
            (_, true) => t.join_device_of(&invited),
            (Some(who), false) => t.join_as_by(who, role_name(t, look.role())),
            (None, false) => t.join_as(role_name(t, look.role())),
        }
    };
    let role = look.role();
    let expires_ms = look.expires_ms;
    let warnings = move || warnings(session, t, &server, &look);
    let submit = move || {
        let (who, what) = (name.get_untracked(), label.get_untracked());
        let (who, what) = (who.trim(), what.trim());
        if who.is_empty() && !is_mine {
            return is_missing.set(true);
        }
        let what = if what.is_empty() { body_name(t, install::body()) } else { what };
        let cut = |text: &str| text.chars().take(MAX_CHARS).collect::<String>();
        on_join.run((cut(who), cut(what)));
    };
    view! {
        <p class="join__eyebrow">{move || t.join_eyebrow()}</p>
        <h1 class="join__title">{title}</h1>
        <p class="join__lead">
            {lead}" "
            {move || role.filter(|_| !is_mine).map(|role| view! { <span class="join__role">{role_note(t, role)}</span> })}
        </p>
        {warnings}
        <form
            class="join__form"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                submit();
            }
        >
            <Show when=move || !is_mine>
                <TextField
                    label=Signal::derive(move || t.join_your_name().to_owned())
                    value=name
                    autocomplete="name"
                    on_input=Callback::new(move |text| {
                        name.set(text);
                        is_missing.set(false);
                    })
                    hint=Signal::derive(move || Some(t.join_your_name_hint().to_owned()))
                    error=Signal::derive(move || is_missing.get().then(|| t.join_name_needed().to_owned()))
                />
            </Show>
            <TextField
                label=Signal::derive(move || t.join_device().to_owned())
                value=label
                on_input=Callback::new(move |text| label.set(text))
                hint=Signal::derive(move || Some(t.join_device_hint().to_owned()))
            />
            <Button
                kind=ButtonKind::Primary
                label=Signal::derive(move || t.join_action().to_owned())
                submit=true
            />
        </form>
        <p class="join__fine">{move || t.join_valid_until(&t.date_time(expires_ms))}</p>
    }
}

/// What joining does to what is on this device: said before, not after.
fn warnings(session: crate::session::Session, t: crate::i18n::T, server: &str, look: &Look) -> AnyView {
    let meta = session.meta();
    let n_pending = usize::try_from(meta.n_pending()).unwrap_or(usize::MAX);
    let n_requests = session.look(|office, _| office.rows.len());
    let is_same_server = meta.server.as_deref() == Some(server);
    let mut notes = Vec::new();
    let mut has_unsent = false;
    match &meta.session {
        Some(who) if is_same_server => {
            let is_other = look.member.as_ref() != Some(&who.member);
            if is_other && 0 < n_pending {
                let name = if who.name.is_empty() { t.somebody() } else { &who.name };
                notes.push(t.join_other_member(n_pending, name));
                has_unsent = true;
            } else {
                notes.push(t.join_already(&who.workspace));
            }
        }
        Some(_) => notes.push(t.join_other_server(shown(meta.server.as_deref().unwrap_or_default()))),
        None if 0 < n_requests => notes.push(t.join_shares(n_requests)),
        None => {}
    }
    if notes.is_empty() {
        return ().into_any();
    }
    view! {
        <div class="join__note" data-kind=has_unsent.then_some("warning")>
            <Icon glyph=if has_unsent { Glyph::Warning } else { Glyph::Info } />
            <div>
                {notes.into_iter().map(|note| view! { <p>{note}</p> }).collect_view()}
                {has_unsent
                    .then(|| {
                        view! { <p><a class="join__link" href=routes::more(path::OUTBOX)>{t.join_see_first()}</a></p> }
                    })}
            </div>
        </div>
    }
    .into_any()
}
