//! An invitation in hand: the code to scan, the link to send, and whether it was taken.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::acts::Fresh;
use super::qr::QrCode;
use super::roster;
use crate::i18n::use_t;
use crate::platform::share::{self, Shared};
use crate::session::use_session;
use crate::syncing::{team, use_syncing};
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::{Glyph, Icon};

/// While the code is on the screen, whether it was taken is asked this often if the server cannot say by itself.
const LOOK: std::time::Duration = std::time::Duration::from_secs(5);

/// The code to scan and the link to send.
#[component]
pub fn InviteResult(
    /// The invitation.
    fresh: Fresh,
    /// For whom; empty for a further device.
    name: String,
    /// Makes another one.
    on_again: Callback<()>,
    /// Closes it.
    on_close: Callback<()>,
) -> impl IntoView {
    let (t, session, syncing) = (use_t(), use_session(), use_syncing());
    let Fresh { id, link, expires_ms } = fresh;
    let is_device = name.is_empty();
    let name = StoredValue::new(name);
    let is_taken = Memo::new(move |_| {
        roster::look(|roster| roster.team.invitations.iter().any(|i| i.id == id && i.state == "used"))
    });
    let handle = set_interval_with_handle(move || team::refresh_soon(syncing), LOOK).ok();
    on_cleanup(move || {
        if let Some(handle) = handle {
            handle.clear();
        }
    });
    let is_local = link.starts_with("http://localhost") || link.starts_with("http://127.0.0.1");
    let link = StoredValue::new(link);
    let field = NodeRef::<html::Input>::new();
    let select = move || {
        if let Some(field) = field.get_untracked() {
            field.select();
        }
    };
    let hand = move |by_sheet: bool| {
        spawn_local(async move {
            let link = link.get_value();
            let shared =
                if by_sheet { share::share(t.invite_link(), &link).await } else { share::copy(&link).await };
            match shared {
                Shared::Copied => session.notices().say(t.link_copied()),
                // Over plain http nothing may copy for people: the link stands ready under their own fingers.
                Shared::Impossible => select(),
                Shared::Sent | Shared::Cancelled => {}
            }
        });
    };
    let title = move || {
        if is_device { t.invite_ready_device().to_owned() } else { t.invite_ready(&name.get_value()) }
    };
    let taken = move || {
        let who = if is_device { t.device_here().to_owned() } else { name.get_value() };
        let said = if is_device { t.invite_taken_body().to_owned() } else { t.invite_taken(&who) };
        view! {
            <div class="invite-taken" role="status">
                <span class="invite-taken__mark"><Icon glyph=Glyph::Check /></span>
                <p class="invite-taken__title">{said}</p>
            </div>
            <div class="modal__actions">
                {(!is_device)
                    .then(|| {
                        view! { <Button label=Signal::derive(move || t.invite_another().to_owned()) on_click=on_again /> }
                    })}
                <Button
                    kind=ButtonKind::Primary
                    label=Signal::derive(move || t.done_action().to_owned())
                    on_click=on_close
                />
            </div>
        }
    };
    let open = move || {
        view! {
            <div class="invite">
                <p class="invite__title">{title}</p>
                <QrCode text=link.get_value() label=Signal::derive(move || t.invite_qr_label().to_owned()) />
                <p class="invite__scan">{move || t.invite_scan()}</p>
                {is_local
                    .then(|| {
                        view! {
                            <p class="invite__warning">
                                <Icon glyph=Glyph::Warning />
                                <span>{move || t.invite_local_only()}</span>
                            </p>
                        }
                    })}
                <label class="field">
                    <span class="field__label">{move || t.invite_link()}</span>
                    <input
                        class="input invite__link"
                        type="text"
                        readonly
                        node_ref=field
                        prop:value=move || link.get_value()
                        on:focus=move |_| select()
                    />
                </label>
                <p class="invite__fine">{move || t.invite_until(&t.date_time(expires_ms))}</p>
            </div>
            <div class="modal__actions">
                <Button
                    glyph=Glyph::Copy
                    label=Signal::derive(move || t.copy_link().to_owned())
                    on_click=Callback::new(move |()| hand(false))
                />
                <Button
                    kind=ButtonKind::Primary
                    glyph=Glyph::Share
                    label=Signal::derive(move || t.invite_share().to_owned())
                    on_click=Callback::new(move |()| hand(true))
                />
            </div>
        }
    };
    move || if is_taken.get() { taken().into_any() } else { open().into_any() }
}
