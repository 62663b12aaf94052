//! Screens that are not in the app's first file: each belongs to a part, which comes when it is first shown, or when the
//! first screen has been there for a moment.
//!
//! `cargo xtask dist` turns the feature `split` on and cuts the linked file at the functions marked `wasm_split`.
//! Without the feature (`trunk serve`, tests) everything is one file and nothing is waited for.

use std::future::Future;
use std::pin::pin;
use std::sync::LazyLock;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use domain::office::list::Listing;
use domain::query::Query;
use leptos::prelude::*;
use leptos::task::spawn_local;
use replica::RecordId;

use crate::decide::page::DecidePage;
use crate::events::guests::purge;
use crate::events::live::guard;
use crate::events::room::EventsRoom;
use crate::events::services::PartyEvents;
use crate::events::today_card::EventsToday;
use crate::find::page::SearchPage;
use crate::gallery::Gallery;
use crate::i18n::use_t;
use crate::import::page::ImportPage;
use crate::platform::{service_worker, sheet};
use crate::plus::categories::CategoriesPage;
use crate::plus::export::ExportPage;
use crate::plus::help::HelpPage;
use crate::plus::install::InstallPage;
use crate::plus::more::MorePage;
use crate::plus::outbox::OutboxPage;
use crate::plus::people::PeoplePage;
use crate::plus::places::PlacesPage;
use crate::plus::settings::SettingsPage;
use crate::requests::board::Board;
use crate::requests::capture::CapturePage;
use crate::requests::detail::page::DetailPage;
use crate::requests::room::RequestsRoom;
use crate::routes::{self, path as segment};
use crate::suppliers::contracts::reminders::Reminders;
use crate::suppliers::room::SuppliersRoom;
use crate::suppliers::today_card::{SuppliersAlert, SuppliersToday};
use crate::suppliers::visits::request_section::RequestVisits;
use crate::team::access_page::AccessPage;
use crate::team::join_page::JoinPage;
use crate::team::page::TeamPage;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::Glyph;

/// The first screen is alone with the processor for this long, and with the line of a first visit for much longer.
const CALM: Duration = Duration::from_millis(200);
const FIRST_VISIT_CALM: Duration = Duration::from_millis(1500);

/// The parts that have come.
static ARRIVED: LazyLock<ArcRwSignal<Vec<Part>>> = LazyLock::new(|| ArcRwSignal::new(Vec::new()));

/// The file of a part did not arrive; asking again may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotHere;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotHere {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// A screen, or a piece of one, that is not in the first file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of the screens say it")]
pub enum Page {
    Board {
        query: Signal<Query>,
        listing: Memo<Listing>,
    },
    Capture,
    Detail,
    Search,
    Access,
    Categories,
    Decide,
    Events,
    EventsToday,
    Export,
    Gallery,
    Help,
    Import,
    Install,
    Join,
    More,
    Outbox,
    PartyEvents {
        party: RecordId,
    },
    People,
    Places,
    Reminders,
    RequestVisits {
        request: RecordId,
    },
    Requests,
    Settings,
    /// Nothing to see: whoever draws it has what any screen of events does.
    ShowWatch,
    Suppliers,
    SuppliersAlert,
    SuppliersToday,
    Team,
}

/// The files of the app besides the first one, and the one that linking makes of what both need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Work,
    More,
    Supply,
    Events,
}

impl Page {
    fn part(self) -> Part {
        match self {
            Self::Board { .. } | Self::Capture | Self::Detail | Self::Requests | Self::Search => Part::Work,
            Self::Reminders
            | Self::RequestVisits { .. }
            | Self::Suppliers
            | Self::SuppliersAlert
            | Self::SuppliersToday => Part::Supply,
            Self::Events | Self::EventsToday | Self::PartyEvents { .. } | Self::ShowWatch => Part::Events,
            _ => Part::More,
        }
    }
}

/// A function whose code is in the file of a part: calling it waits for the file.
macro_rules! in_part {
    ($(#[$doc:meta])* $part:ident $(, $load:ident)?; $vis:vis fn $name:ident($($arg:ident: $type:ty),*) -> $answer:ty $body:block) => {
        $(#[$doc])*
        #[cfg(feature = "split")]
        #[wasm_split_helpers::wasm_split($part, fallible $(, preload($load))?)]
        $vis fn $name($($arg: $type),*) -> Result<$answer, $crate::lazy::NotHere> {
            Ok($body)
        }

        $(#[$doc])*
        #[cfg(not(feature = "split"))]
        $vis async fn $name($($arg: $type),*) -> Result<$answer, $crate::lazy::NotHere> {
            Ok($body)
        }

        $(
            #[cfg(not(feature = "split"))]
            async fn $load() -> Result<(), $crate::lazy::NotHere> {
                Ok(())
            }
        )?
    };
}
pub(crate) use in_part;

// One function for the screens of a part: each would wait for the file by itself, and the wait would show.
in_part! {
    /// The rooms where requests are found, made and done.
    work, load_work;
    fn work(page: Page) -> AnyView {
        match page {
            Page::Board { query, listing } => view! { <Board query listing /> }.into_any(),
            Page::Capture => view! { <CapturePage /> }.into_any(),
            Page::Detail => view! { <DetailPage /> }.into_any(),
            Page::Requests => view! { <RequestsRoom /> }.into_any(),
            Page::Search => view! { <SearchPage /> }.into_any(),
            _ => ().into_any(),
        }
    }
}

in_part! {
    /// The room « Plus » and what it leads to. What scripts can call and the example come with it.
    more, load_more;
    fn more(page: Page) -> AnyView {
        match page {
            Page::Access => view! { <AccessPage /> }.into_any(),
            Page::Categories => view! { <CategoriesPage /> }.into_any(),
            Page::Decide => view! { <DecidePage /> }.into_any(),
            Page::Export => view! { <ExportPage /> }.into_any(),
            Page::Gallery => view! { <Gallery /> }.into_any(),
            Page::Help => view! { <HelpPage /> }.into_any(),
            Page::Import => view! { <ImportPage /> }.into_any(),
            Page::Install => view! { <InstallPage /> }.into_any(),
            Page::Join => view! { <JoinPage /> }.into_any(),
            Page::More => view! { <MorePage /> }.into_any(),
            Page::Outbox => view! { <OutboxPage /> }.into_any(),
            Page::People => view! { <PeoplePage /> }.into_any(),
            Page::Places => view! { <PlacesPage /> }.into_any(),
            Page::Settings => view! { <SettingsPage /> }.into_any(),
            Page::Team => view! { <TeamPage /> }.into_any(),
            _ => ().into_any(),
        }
    }
}

in_part! {
    /// The room of suppliers, and what of it stands in other rooms.
    supply, load_supply;
    fn supply(page: Page) -> AnyView {
        match page {
            Page::Reminders => view! { <Reminders /> }.into_any(),
            Page::RequestVisits { request } => view! { <RequestVisits request /> }.into_any(),
            Page::Suppliers => view! { <SuppliersRoom /> }.into_any(),
            Page::SuppliersAlert => view! { <SuppliersAlert /> }.into_any(),
            Page::SuppliersToday => view! { <SuppliersToday /> }.into_any(),
            _ => ().into_any(),
        }
    }
}

in_part! {
    /// The room of events, and what of it stands in other rooms.
    events, load_events;
    fn events(page: Page) -> AnyView {
        purge::at_each_address();
        guard::hold_updates_while_live();
        match page {
            Page::Events => view! { <EventsRoom /> }.into_any(),
            Page::EventsToday => view! { <EventsToday /> }.into_any(),
            Page::PartyEvents { party } => view! { <PartyEvents party /> }.into_any(),
            _ => ().into_any(),
        }
    }
}

async fn load(part: Part) -> Result<(), NotHere> {
    // On its way while the part comes.
    sheet::ask_for_rooms();
    match part {
        Part::Work => load_work().await?,
        Part::More => load_more().await?,
        Part::Supply => load_supply().await?,
        Part::Events => load_events().await?,
    }
    dressed().await?;
    if !ARRIVED.with_untracked(|here| here.contains(&part)) {
        ARRIVED.update(|here| here.push(part));
    }
    Ok(())
}

/// Waits for the style of the rooms.
async fn dressed() -> Result<(), NotHere> {
    if sheet::rooms().await { Ok(()) } else { Err(NotHere) }
}

async fn draw(page: Page) -> Result<AnyView, NotHere> {
    dressed().await?;
    match page.part() {
        Part::Work => work(page).await,
        Part::More => more(page).await,
        Part::Supply => supply(page).await,
        Part::Events => events(page).await,
    }
}

/// The screen if its part is here. Drawn by the caller, under whose owner it lives.
fn draw_now(page: Page) -> Option<AnyView> {
    match pin!(draw(page)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(drawn) => drawn.ok(),
        Poll::Pending => None,
    }
}

fn fetch(parts: &'static [Part]) {
    spawn_local(async move {
        for part in parts {
            // A part that is missing says so where it is shown.
            let _ = load(*part).await;
        }
    });
}

/// Fetches, while the workspace opens, what the address will need.
pub fn fetch_for_address() {
    let path = window().location().pathname().unwrap_or_default();
    fetch(match path.strip_prefix(&routes::base_path()).and_then(|rest| rest.split('/').nth(1)) {
        Some(segment::REQUESTS | segment::SEARCH) => &[Part::Work],
        Some(segment::MORE | segment::GALLERY | segment::JOIN) => &[Part::More],
        Some(segment::SUPPLIERS) => &[Part::Supply],
        Some(segment::EVENTS) => &[Part::Events],
        _ => &[],
    });
}

/// Fetches every part once the first screen has been shown: what comes next is there before the finger.
pub fn fetch_soon() {
    // With a service worker in charge all files are on the device.
    let calm = if service_worker::is_in_charge() { CALM } else { FIRST_VISIT_CALM };
    set_timeout(|| fetch(&[Part::Supply, Part::Events, Part::Work, Part::More]), calm);
}

/// A piece of a screen that comes with its part: it asks for nothing, and takes no place until then.
pub fn piece(page: Page) -> impl Fn() -> AnyView + Clone + Send + Sync {
    let is_here = Memo::new(move |_| ARRIVED.with(|here| here.contains(&page.part())));
    move || is_here.get().then(|| draw_now(page)).flatten().unwrap_or_else(|| ().into_any())
}

/// A view for a route: the screen at once if its part is here.
pub fn page(page: Page) -> impl Fn() -> AnyView + Clone + Send + Sync {
    move || draw_now(page).unwrap_or_else(|| view! { <Arriving page /> }.into_any())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Fetching,
    Here,
    Missing,
}

/// Nothing while the part comes, which takes a moment at most; then the screen, or why not.
#[component]
fn Arriving(page: Page) -> impl IntoView {
    let t = use_t();
    let step = RwSignal::new(Step::Fetching);
    let fetch = move || {
        step.set(Step::Fetching);
        spawn_local(async move {
            let next = if load(page.part()).await.is_ok() { Step::Here } else { Step::Missing };
            // The person may have gone elsewhere meanwhile.
            let _ = step.try_set(next);
        });
    };
    fetch();
    move || match step.get() {
        Step::Fetching => view! { <div class="page" aria-busy="true"></div> }.into_any(),
        Step::Here => draw_now(page).unwrap_or_else(|| ().into_any()),
        Step::Missing => view! {
            <div class="page" role="alert">
                <EmptyState
                    glyph=Glyph::CloudOff
                    title=Signal::derive(move || t.part_missing_title().to_owned())
                    body=Signal::derive(move || t.part_missing_body().to_owned())
                >
                    <Button
                        kind=ButtonKind::Primary
                        label=Signal::derive(move || t.retry().to_owned())
                        on_click=move |()| fetch()
                    />
                </EmptyState>
            </div>
        }
        .into_any(),
    }
}
