//! The screen behind an invitation's link: who invites to what, a name, a device, one button.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::join_form::JoinForm;
use super::joining::{self, JoinError, Look};
use super::link::{self, Ticket};
use super::ticket_form::TicketForm;
use super::words;
use crate::i18n::use_t;
use crate::routes;
use crate::session::use_session;
use crate::syncing::address::shown;
use crate::syncing::use_syncing;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::shell::BrandMark;

/// Where one stands.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    /// No invitation yet.
    Ask,
    /// The server is asked what it is.
    Looking,
    /// It is known.
    Known(String, Look),
    /// Accepted: the data comes.
    Arriving,
    /// It did not work.
    Failed(JoinError),
}

/// The screen of an invitation.
#[component]
pub fn JoinPage() -> impl IntoView {
    let (t, session, syncing) = (use_t(), use_session(), use_syncing());
    let step = RwSignal::new(Step::Ask);
    let ticket = RwSignal::new(None::<Ticket>);
    let navigate = use_navigate();
    let send = Callback::new(move |(server, code, name, label): (String, String, String, String)| {
        let navigate = navigate.clone();
        step.set(Step::Arriving);
        spawn_local(async move {
            match joining::join(syncing, &server, &code, &name, &label).await {
                Ok(who) => {
                    link::hold(None);
                    // The first screen has something to show; should it fail, the pill says so.
                    drop(syncing.agree().await);
                    let said = match who.workspace.trim() {
                        "" => t.join_welcome_plain().to_owned(),
                        workspace => t.join_welcome(workspace),
                    };
                    session.notices().say(said);
                    navigate(&routes::today(), NavigateOptions { replace: true, ..routes::way() });
                }
                Err(error) => drop(step.try_set(Step::Failed(error))),
            }
        });
    });
    let look = move |wanted: Ticket| {
        // Held while one looks elsewhere first.
        link::hold(Some(wanted.text()));
        ticket.set(Some(wanted.clone()));
        let server = match joining::server_of(session, &wanted) {
            Ok(server) => server,
            Err(error) => return step.set(Step::Failed(error)),
        };
        // The answer was lost: the same is sent again, and comes to the same.
        if let Some((name, label)) = joining::interrupted(&server, &wanted.code) {
            return send.run((server, wanted.code, name, label));
        }
        step.set(Step::Looking);
        spawn_local(async move {
            let next = match joining::look(&server, &wanted.code).await {
                Ok(look) => Step::Known(server, look),
                Err(error) => Step::Failed(error),
            };
            let _ = step.try_set(next);
        });
    };
    match link::held() {
        Some(text) => match link::parse(&text) {
            Some(ticket) => look(ticket),
            None => step.set(Step::Failed(JoinError::NoTicket)),
        },
        None => {
            if let Some(ticket) = joining::unanswered() {
                look(ticket);
            }
        }
    }
    // A second link opened in the same tab changes only what is behind the `#`.
    let handle = window_event_listener(ev::hashchange, move |_| {
        link::take_from_address();
        if let Some(ticket) = link::held().as_deref().and_then(link::parse) {
            look(ticket);
        }
    });
    on_cleanup(move || handle.remove());
    let join = Callback::new(move |(name, label): (String, String)| {
        if let (Some(ticket), Step::Known(server, _)) = (ticket.get_untracked(), step.get_untracked()) {
            send.run((server, ticket.code, name, label));
        }
    });
    let again = Callback::new(move |()| match ticket.get_untracked() {
        Some(ticket) => look(ticket),
        None => step.set(Step::Ask),
    });
    let other = Callback::new(move |()| step.set(Step::Ask));
    let body = move || match step.get() {
        Step::Ask => view! {
            <h1 class="join__title">{move || t.join_ask_title()}</h1>
            <p class="join__lead">{move || t.join_ask_body()}</p>
            <TicketForm on_ticket=Callback::new(look) />
        }
        .into_any(),
        Step::Looking => busy(Signal::derive(move || t.join_looking().to_owned())),
        Step::Arriving => busy(Signal::derive(move || t.join_fetching().to_owned())),
        Step::Known(server, look) => {
            let host = shown(&server).to_owned();
            view! {
                <JoinForm server look on_join=join />
                <p class="join__fine">{move || t.join_on(&host)}</p>
            }
            .into_any()
        }
        Step::Failed(error) => view! { <Failed error again other /> }.into_any(),
    };
    view! {
        <main class="join" id="main" tabindex="-1">
            <div class="join__card">
                <a class="join__brand" href=routes::today()>
                    <BrandMark />
                    <span>{move || t.app_name()}</span>
                </a>
                {body}
                <p class="join__later"><a href=routes::today()>{move || t.join_later()}</a></p>
            </div>
        </main>
    }
}

fn busy(words: Signal<String>) -> AnyView {
    view! {
        <div class="join__busy" role="status">
            <Icon glyph=Glyph::Sync />
            <p>{move || words.get()}</p>
        </div>
    }
    .into_any()
}

/// What happened and what to do; the code is kept where trying again may help.
#[component]
fn Failed(error: JoinError, again: Callback<()>, other: Callback<()>) -> impl IntoView {
    let t = use_t();
    let may_help = match &error {
        JoinError::Sync(error) => !error.is_permanent(),
        JoinError::Store(_) => true,
        _ => false,
    };
    let error = StoredValue::new(error);
    let said = move || error.with_value(|error| words::of_joining(t, error));
    view! {
        <div class="join__failure" role="alert">
            <span class="join__mark"><Icon glyph=if may_help { Glyph::CloudOff } else { Glyph::Warning } /></span>
            <h1 class="join__title">{move || said().0}</h1>
            <p class="join__lead">{move || said().1}</p>
        </div>
        <div class="join__acts">
            {may_help
                .then(|| {
                    view! {
                        <Button
                            kind=ButtonKind::Primary
                            glyph=Glyph::Sync
                            label=Signal::derive(move || t.retry().to_owned())
                            on_click=again
                        />
                    }
                })}
            <Button label=Signal::derive(move || t.join_other_ticket().to_owned()) glyph=Glyph::Key on_click=other />
        </div>
    }
}
