//! The server: connected to which, joined as whom, or how to come to one.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use sync::SyncError;

use crate::i18n::{T, use_t};
use crate::notices;
use crate::plus::nav_row::NavRow;
use crate::routes::{self, path};
use crate::session::use_session;
use crate::syncing::address::{AddressError, shown};
use crate::syncing::{ConnectError, here, use_syncing};
use crate::team::link;
use crate::team::ticket_form::TicketForm;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::text_field::TextField;

/// The server: connected to which, joined as whom, or how to come to one.
#[component]
pub fn ServerSection() -> impl IntoView {
    let (t, syncing) = (use_t(), use_syncing());
    let server = Memo::new(move |_| syncing.server());
    let is_in = Memo::new(move |_| {
        let is_known = syncing
            .facts()
            .with(|f| f.exchange.trouble.as_ref().is_none_or(|trouble| !trouble.is_signed_out()));
        syncing.facts().with(|facts| facts.is_joined) && is_known
    });
    let title = move || if server.with(Option::is_some) { t.sync_server() } else { t.sync_no_server_title() };
    view! {
        <section class="section" aria-labelledby="outbox-server">
            <div class="section__head">
                <h2 class="section__title" id="outbox-server">{title}</h2>
            </div>
            {move || server.get().map(|server| view! { <Connected server /> })}
            {move || (!is_in.get()).then(|| view! { <Join /> })}
            {move || server.with(Option::is_none).then(|| view! { <Connect /> })}
        </section>
    }
}

#[component]
fn Connected(server: String) -> impl IntoView {
    let (t, session, syncing) = (use_t(), use_session(), use_syncing());
    let facts = syncing.facts();
    let last = move || {
        if !facts.with(|facts| facts.is_joined) {
            return t.sync_to_join().to_owned();
        }
        let at = facts.with(|facts| facts.exchange.last_ok_ms);
        at.map_or_else(
            || t.sync_never().to_owned(),
            |at| t.sync_last_success(&t.relative(at.min(session.now_ms()), session.now_ms())),
        )
    };
    let address = shown(&server).to_owned();
    // The place on the server stays for a while: « Annuler » comes back to it without an invitation.
    let come_back = move |server: String, who: Option<store::Session>| {
        spawn_local(async move {
            let result = match who {
                Some(who) => syncing.settle(server, who).await.map_err(ConnectError::Store),
                None => syncing.connect(&server).await.map(drop),
            };
            if let Err(error) = result {
                session.notices().warn(words(t, &error));
            }
        });
    };
    let leave = Callback::new(move |()| {
        let server = server.clone();
        let who = session.meta().session;
        spawn_local(async move {
            match syncing.disconnect().await {
                Ok(()) => {
                    let back = Callback::new(move |()| come_back(server.clone(), who.clone()));
                    session.notices().say_with(t.sync_disconnected(), t.undo(), back);
                }
                Err(error) => session.notices().warn(notices::of_store(t, &error)),
            }
        });
    });
    view! {
        <div class="setting">
            <Icon glyph=Glyph::Cloud />
            <div class="setting__text">
                <span class="setting__label">{address}</span>
                <span class="setting__note">{last}</span>
            </div>
            <Button label=Signal::derive(move || t.sync_disconnect().to_owned()) on_click=leave />
        </div>
        <Show when=move || facts.with(|facts| facts.is_joined)>
            <NavRow
                href=routes::more(path::TEAM)
                glyph=Glyph::People
                label=Signal::derive(move || t.nav_team().to_owned())
                note=Signal::derive(move || Some(t.more_team_note().to_owned()))
            />
            <p class="outbox-note">{move || t.sync_server_note()}</p>
        </Show>
    }
}

/// Into a workspace by link, code or camera.
#[component]
fn Join() -> impl IntoView {
    let t = use_t();
    let navigate = use_navigate();
    let on_ticket = Callback::new(move |ticket: link::Ticket| {
        link::hold(Some(ticket.text()));
        navigate(&routes::join(), routes::way());
    });
    view! {
        <p class="outbox-note">{move || t.join_ask_body()}</p>
        <TicketForm on_ticket />
    }
}

/// The address alone, for who will be invited later.
#[component]
fn Connect() -> impl IntoView {
    let (t, session, syncing) = (use_t(), use_session(), use_syncing());
    let address = RwSignal::new(String::new());
    let failure = RwSignal::new(None::<ConnectError>);
    let is_busy = RwSignal::new(false);
    let connect = move || {
        let typed = address.get_untracked();
        is_busy.set(true);
        spawn_local(async move {
            let result = syncing.connect(&typed).await;
            let _ = is_busy.try_set(false);
            match result {
                Ok(server) => session.notices().say(t.sync_connected(shown(&server))),
                Err(error) => drop(failure.try_set(Some(error))),
            }
        });
    };
    view! {
        <details class="disclosure">
            <summary class="disclosure__head">
                <span>{move || t.sync_connect()}</span>
                <Icon glyph=Glyph::ChevronDown />
            </summary>
            <div class="section">
                <p class="outbox-note">{move || t.sync_connect_body()}</p>
                <form
                    class="connect"
                    novalidate
                    on:submit=move |event| {
                        event.prevent_default();
                        if !is_busy.get_untracked() {
                            connect();
                        }
                    }
                >
                    <TextField
                        label=Signal::derive(move || t.sync_server_address().to_owned())
                        kind="url"
                        value=address
                        on_input=Callback::new(move |text| {
                            address.set(text);
                            failure.set(None);
                        })
                        placeholder=Signal::derive(|| Some(here()))
                        hint=Signal::derive(move || Some(t.sync_server_of_app().to_owned()))
                        error=Signal::derive(move || failure.with(|f| f.as_ref().map(|error| words(t, error))))
                    />
                    <Button
                        label=Signal::derive(move || t.sync_connect_action().to_owned())
                        kind=ButtonKind::Quiet
                        glyph=Glyph::Link
                        submit=true
                        busy=is_busy
                    />
                </form>
            </div>
        </details>
    }
}

/// Why no server is connected: what happened, what is safe, what to do.
fn words(t: T, error: &ConnectError) -> String {
    match error {
        ConnectError::Address(AddressError::Incomplete) => t.sync_server_invalid().to_owned(),
        ConnectError::Address(AddressError::NotSecure) => t.sync_server_not_secure().to_owned(),
        ConnectError::Greeting(SyncError::Protocol(_) | SyncError::Refused { status: 404 | 405, .. }) => {
            t.sync_server_not_ours().to_owned()
        }
        ConnectError::Greeting(SyncError::Refused { message, .. }) if !message.is_empty() => {
            t.server_says(message)
        }
        ConnectError::Greeting(_) => t.sync_server_silent().to_owned(),
        ConnectError::Store(error) => notices::of_store(t, error),
    }
}
