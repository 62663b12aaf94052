//! The root: opens the workspace once, provides what every screen shares, and draws the shell or says why it cannot.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::{ParentRoute, Redirect, Route, Router, Routes};
use leptos_router::{StaticSegment, path};
use store::StoreError;

use crate::automation::{self, Opened};
use crate::failure::Failure;
use crate::find::page::SearchPage;
use crate::gallery::Gallery;
use crate::i18n::{T, provide_lang};
use crate::import::page::ImportPage;
use crate::platform::{install, preferences, service_worker};
use crate::plus::categories::CategoriesPage;
use crate::plus::export::ExportPage;
use crate::plus::help::HelpPage;
use crate::plus::install::InstallPage;
use crate::plus::more::MorePage;
use crate::plus::outbox::OutboxPage;
use crate::plus::people::PeoplePage;
use crate::plus::places::PlacesPage;
use crate::plus::settings::SettingsPage;
use crate::requests::capture::CapturePage;
use crate::requests::detail::page::DetailPage;
use crate::requests::room::RequestsRoom;
use crate::routes::{self, path as segment};
use crate::session::Session;
use crate::shell::Shell;
use crate::syncing::provide_syncing;
use crate::today::page::TodayPage;
use crate::widgets::snackbar::{Notices, SnackbarHost};

/// The app.
#[component]
pub fn App() -> impl IntoView {
    install::start();
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
    view! {
        <Router base=routes::base_path()>
            <Routes fallback=NotFound>
                <ParentRoute path=path!("") view=Shell>
                    <Route path=path!("") view=|| view! { <Redirect path=routes::today() /> } />
                    <Route path=StaticSegment(segment::TODAY) view=TodayPage />
                    <Route path=StaticSegment(segment::GALLERY) view=Gallery />
                    <Route path=StaticSegment(segment::SEARCH) view=SearchPage />
                    <Route path=(StaticSegment(segment::REQUESTS), StaticSegment(segment::NEW)) view=CapturePage />
                    <ParentRoute path=StaticSegment(segment::REQUESTS) view=RequestsRoom>
                        <Route path=path!("") view=|| () />
                        <Route path=path!(":id") view=DetailPage />
                    </ParentRoute>
                    <Route path=StaticSegment(segment::MORE) view=MorePage />
                    <Route path=(StaticSegment(segment::MORE), StaticSegment(segment::SETTINGS)) view=SettingsPage />
                    <Route path=(StaticSegment(segment::MORE), StaticSegment(segment::IMPORT)) view=ImportPage />
                    <Route path=(StaticSegment(segment::MORE), StaticSegment(segment::EXPORT)) view=ExportPage />
                    <Route path=(StaticSegment(segment::MORE), StaticSegment(segment::OUTBOX)) view=OutboxPage />
                    <Route path=(StaticSegment(segment::MORE), StaticSegment(segment::INSTALL)) view=InstallPage />
                    <Route path=(StaticSegment(segment::MORE), StaticSegment(segment::PLACES)) view=PlacesPage />
                    <Route path=(StaticSegment(segment::MORE), StaticSegment(segment::PEOPLE)) view=PeoplePage />
                    <Route path=(StaticSegment(segment::MORE), StaticSegment(segment::CATEGORIES)) view=CategoriesPage />
                    <Route path=(StaticSegment(segment::MORE), StaticSegment(segment::HELP)) view=HelpPage />
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
