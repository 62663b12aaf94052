//! The code of an invitation, drawn: what the door scans. It says nothing about the person.

use events::guests::{Guest, code};
use leptos::prelude::*;

use crate::i18n::use_t;
use crate::team::qr::QrCode;

/// The code of a guest's invitation as a QR, with its letters below for who has no camera.
#[component]
pub fn InvitationQr(
    /// The guest.
    guest: Guest,
) -> impl IntoView {
    let t = use_t();
    let text = code::of(&guest);
    let shown = code::shown(&text);
    let name = guest.name;
    view! {
        <figure class="invitation-qr">
            <QrCode text label=Signal::derive(move || t.qr_of_invitation(&name)) />
            <figcaption class="invitation-qr__words">
                <span class="invitation-qr__code">{shown}</span>
                <span class="invitation-qr__hint">{move || t.qr_hint()}</span>
            </figcaption>
        </figure>
    }
}
