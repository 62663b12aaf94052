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
    // Where the pill has no room: what waits, and what must be looked at.
    let title = Signal::derive(move || {
        let (n_pending, n_refused) = syncing.facts().with(|facts| (facts.n_pending, facts.n_refused));
        let counts = [(n_pending, t.outbox_n_changes(n_pending)), (n_refused, t.sync_n_refused(n_refused))];
        let said: Vec<String> = counts.into_iter().filter(|(n, _)| 0 < *n).map(|(_, text)| text).collect();
        (!said.is_empty() && syncing.server().is_some()).then(|| said.join(" · "))
    });
    view! { <Pill state label title href=routes::more(path::OUTBOX) /> }
}
