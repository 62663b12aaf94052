//! The root: opens the workspace once, provides what every screen shares, and draws the shell or says why it cannot.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::{ParentRoute, Redirect, Route, Router, Routes};
use leptos_router::{StaticSegment, WildcardSegment, path};
use store::StoreError;

use crate::automation::{self, Opened};
use crate::failure::Failure;
use crate::i18n::{T, provide_lang};
use crate::lazy::{self, Page};
use crate::platform::{install, preferences, service_worker};
use crate::routes::{self, path as segment};
use crate::session::Session;
use crate::shell::Shell;
use crate::syncing::provide_syncing;
use crate::team::link;
use crate::today::page::TodayPage;
use crate::widgets::snackbar::{Notices, SnackbarHost};

/// The app.
#[component]
pub fn App() -> impl IntoView {
    // Before anything else: a code in the address must not be seen twice.
    link::take_from_address();
    install::start();
    lazy::fetch_for_address();
    let lang = provide_lang(preferences::lang());
    Effect::new(move |_| preferences::show_on_root(lang.get()));
    let t = T::live(lang);
    let notices = Notices::provide();
    let gate = StoredValue::new_local(automation::install());
    let opened = RwSignal::new_local(None::<Result<Session, StoreError>>);
    let is_blocked = RwSignal::new(false);
    spawn_local(async move {
        opened.set(Some(Session::open(notices, t, move || is_blocked.set(true)).await));
    });
    service_worker::start(notices, t);
    let screens = move || match opened.get() {
        None if is_blocked.get() => view! { <Failure error=StoreError::Blocked /> }.into_any(),
        // Opening takes less than a frame or two: no spinner, the ground of the page.
        None => ().into_any(),
        Some(Err(error)) => {
            gate.with_value(|gate| gate.open(Err(error.clone())));
            view! { <Failure error /> }.into_any()
        }
        Some(Ok(session)) => {
            provide_context(session);
            let syncing = provide_syncing(session);
            gate.with_value(|gate| gate.open(Ok(Opened { session, syncing, t })));
            view! { <Screens /> }.into_any()
        }
    };
    view! {
        {screens}
        <SnackbarHost notices />
    }
}

/// The routes. `Router` needs the folder the app is served from.
#[component]
fn Screens() -> impl IntoView {
    lazy::fetch_soon();
    view! {
        <Router base=routes::base_path()>
            <Routes fallback=NotFound>
                <Route path=StaticSegment(segment::JOIN) view=lazy::page(Page::Join) />
                <ParentRoute path=path!("") view=Shell>
                    <Route path=path!("") view=|| view! { <Redirect path=routes::today() options=routes::way() /> } />
                    <Route path=StaticSegment(segment::TODAY) view=TodayPage />
                    <Route path=StaticSegment(segment::GALLERY) view=lazy::page(Page::Gallery) />
                    <Route path=StaticSegment(segment::SEARCH) view=lazy::page(Page::Search) />
                    <Route path=(StaticSegment(segment::REQUESTS), StaticSegment(segment::NEW)) view=lazy::page(Page::Capture) />
                    <ParentRoute path=StaticSegment(segment::REQUESTS) view=lazy::page(Page::Requests)>
                        <Route path=path!("") view=|| () />
                        <Route path=path!(":id") view=lazy::page(Page::Detail) />
                    </ParentRoute>
                    <Route path=(StaticSegment(segment::SUPPLIERS), WildcardSegment("rest")) view=lazy::page(Page::Suppliers) />
                    <Route path=(StaticSegment(segment::EVENTS), WildcardSegment("rest")) view=lazy::page(Page::Events) />
                    <Route path=StaticSegment(segment::MORE) view=lazy::page(Page::More) />
                    <Route path=(StaticSegment(segment::MORE), StaticSegment(segment::SETTINGS)) view=lazy::page(Page::Settings) />
                    <Route path=(StaticSegment(segment::MORE), StaticSegment(segment::IMPORT)) view=lazy::page(Page::Import) />
                    <Route path=(StaticSegment(segment::MORE), StaticSegment(segment::EXPORT)) view=lazy::page(Page::Export) />
                    <Route path=(StaticSegment(segment::MORE), StaticSegment(segment::OUTBOX)) view=lazy::page(Page::Outbox) />
                    <Route path=(StaticSegment(segment::MORE), StaticSegment(segment::DECIDE)) view=lazy::page(Page::Decide) />
                    <Route path=(StaticSegment(segment::MORE), StaticSegment(segment::TEAM)) view=lazy::page(Page::Team) />
                    <Route path=(StaticSegment(segment::MORE), StaticSegment(segment::ACCESS)) view=lazy::page(Page::Access) />
                    <Route path=(StaticSegment(segment::MORE), StaticSegment(segment::INSTALL)) view=lazy::page(Page::Install) />
                    <Route path=(StaticSegment(segment::MORE), StaticSegment(segment::PLACES)) view=lazy::page(Page::Places) />
                    <Route path=(StaticSegment(segment::MORE), StaticSegment(segment::PEOPLE)) view=lazy::page(Page::People) />
                    <Route path=(StaticSegment(segment::MORE), StaticSegment(segment::CATEGORIES)) view=lazy::page(Page::Categories) />
                    <Route path=(StaticSegment(segment::MORE), StaticSegment(segment::HELP)) view=lazy::page(Page::Help) />
                </ParentRoute>
            </Routes>
        </Router>
    }
}

/// A path that no screen has.
#[component]
fn NotFound() -> impl IntoView {
    let t = crate::i18n::use_t();
    view! {
        <main class="page">
            <h1>{move || t.not_found_title()}</h1>
            <p>{move || t.not_found_body()}</p>
            <p><a href=routes::today()>{move || t.not_found_back()}</a></p>
        </main>
    }
}
