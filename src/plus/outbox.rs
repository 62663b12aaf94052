//! What is still to send, what was refused, and the server.

pub mod actions;
pub mod acts;
mod correct;
mod head;
mod refused;
pub mod report;
mod save;
mod server;
mod to_send;
pub mod waiting;
pub mod words;

use leptos::prelude::*;

use self::head::Head;
use self::refused::RefusedTray;
use self::server::ServerSection;
use self::to_send::ToSend;
use self::waiting::Waiting;
use crate::decide::today_card::n_disputes;
use crate::i18n::use_t;
use crate::plus::nav_row::NavRow;
use crate::routes::{self, path};
use crate::session::use_session;
use crate::syncing::use_syncing;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::Glyph;
use crate::widgets::shell::PageHead;

/// What is still to send, what was refused, and the server.
#[component]
pub fn OutboxPage() -> impl IntoView {
    let (t, session, syncing) = (use_t(), use_session(), use_syncing());
    let revision = syncing.outbox_revision();
    let read = LocalResource::new(move || {
        revision.track();
        async move { waiting::read(session).await }
    });
    // While it is read again, what was there stays.
    let waiting = Memo::new(move |before: Option<&Waiting>| match read.get() {
        Some(Ok(waiting)) => waiting,
        _ => before.cloned().unwrap_or_default(),
    });
    let n_disputes = n_disputes();
    let facts = syncing.facts();
    let has_server = Memo::new(move |_| facts.with(|f| f.server.is_some()));
    let may_send = Memo::new(move |_| {
        facts.with(|f| {
            let trouble = f.exchange.trouble.as_ref();
            // To who is shut out, nothing is sent before a new invitation.
            f.is_joined
                && trouble.is_none_or(|trouble| !trouble.is_signed_out())
                && (0 < f.n_pending || trouble.is_some())
        })
    });
    let is_busy = Signal::derive(move || facts.with(|f| f.is_exchanging));
    view! {
        <div class="page" data-measure="text">
            <PageHead title=Signal::derive(move || t.outbox_title().to_owned()) back=routes::more("") />
            <div class="page__body">
                <Head />
                <Show when=move || waiting.with(|w| !w.refused.is_empty())>
                    <RefusedTray waiting />
                </Show>
                <Show when=move || 0 < n_disputes.get()>
                    <NavRow
                        href=routes::more(path::DECIDE)
                        glyph=Glyph::Warning
                        label=Signal::derive(move || t.decide_title().to_owned())
                        note=Signal::derive(move || Some(t.decide_note().to_owned()))
                        value=Signal::derive(move || Some(t.number(n_disputes.get())))
                    />
                </Show>
                <Show when=move || has_server.get() && waiting.with(|w| !w.acts.is_empty())>
                    <ToSend waiting />
                </Show>
                <ServerSection />
            </div>
            <Show when=move || may_send.get()>
                <div class="page__foot">
                    <Button
                        label=Signal::derive(move || t.sync_now().to_owned())
                        kind=ButtonKind::Primary
                        glyph=Glyph::Sync
                        busy=is_busy
                        on_click=Callback::new(move |()| syncing.send_now())
                    />
                </div>
            </Show>
        </div>
    }
}
