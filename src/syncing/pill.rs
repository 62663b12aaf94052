//! The pill that says where the data is.

use leptos::prelude::*;

use super::standing::Standing;
use super::use_syncing;
use crate::i18n::use_t;
use crate::routes::{self, path};
use crate::session::use_session;
use crate::widgets::pill::Pill;

/// The pill of every screen's head, and of the rail's foot. Opens the outbox.
#[component]
pub fn SyncPill() -> impl IntoView {
    let (t, session, syncing) = (use_t(), use_session(), use_syncing());
    let standing = syncing.standing();
    let state = Signal::derive(move || standing.with(Standing::pill));
    let label = Signal::derive(move || standing.with(|standing| standing.label(t, session.now_ms())));
    // Where the pill has no room: its words, what waits, and what must be looked at.
    let title = Signal::derive(move || {
        let (n_pending, n_refused) = syncing.facts().with(|facts| match facts.server {
            Some(_) => (facts.n_pending, facts.n_refused),
            None => (0, 0),
        });
        let mut said = label.get();
        for (n, words) in
            [(n_pending, t.outbox_n_changes(n_pending)), (n_refused, t.outbox_n_refused(n_refused))]
        {
            if 0 < n {
                said = format!("{said} · {words}");
            }
        }
        Some(said)
    });
    view! { <Pill state label title href=routes::more(path::OUTBOX) /> }
}
