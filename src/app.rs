//! The root: opens the workspace once, provides what every screen shares, and draws the shell or says why it cannot.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::{ParentRoute, Redirect, Route, Router, Routes};
use leptos_router::{StaticSegment, path};
use store::StoreError;

use crate::find::page::SearchPage;
use crate::i18n::{T, provide_lang};
use crate::import::page::ImportPage;
use crate::platform::preferences;
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
use crate::today::page::TodayPage;
use crate::widgets::snackbar::Notices;

/// The app.
#[component]
pub fn App() -> impl IntoView {
    let lang = provide_lang(preferences::lang());
    Effect::new(move |_| preferences::show_on_root(lang.get()));
    let t = T::live(lang);
    let notices = Notices::provide();
    let opened = RwSignal::new_local(None::<Result<Session, StoreError>>);
    spawn_local(async move {
        opened.set(Some(Session::open(notices, t, || {}).await));
    });
    move || match opened.get() {
        None => ().into_any(),
        Some(Err(error)) => format!("{error}").into_any(),
        Some(Ok(session)) => {
            provide_context(session);
            view! { <Screens /> }.into_any()
        }
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
