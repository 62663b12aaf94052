//! Which screen of the room an address means.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::events::all::AllPage;
use crate::events::budget::BudgetPage;
use crate::events::calendars::CalendarsPage;
use crate::events::door::{DoorPage, SignInPage};
use crate::events::guests::{CatererPage, GuestsPage};
use crate::events::live::LivePage;
use crate::events::overview::OverviewPage;
use crate::events::retro::RetroPage;
use crate::events::review::{ReviewPage, ReviewPrintPage};
use crate::events::services::ServicesPage;
use crate::events::show::{ShowPage, ShowPrintPage};
use crate::events::templates::TemplatesPage;
use crate::routes::{self, EventArea, Events, path};
use crate::widgets::icon::Glyph;
use crate::widgets::nothing_here::NothingHere;

/// The room.
#[component]
pub fn EventsRoom() -> impl IntoView {
    crate::events::calendars::drop::take_anywhere();
    let pathname = use_location().pathname;
    let at = Memo::new(move |_| {
        pathname.with(|pathname| {
            let within = pathname.strip_prefix(&routes::base_path()).unwrap_or(pathname);
            Events::of_rest(within.trim_start_matches('/').strip_prefix(path::EVENTS)?)
        })
    });
    move || at.get().map_or_else(|| view! { <Nowhere /> }.into_any(), draw)
}

fn draw(at: Events) -> AnyView {
    let (event, area) = match at {
        Events::All => return view! { <AllPage /> }.into_any(),
        Events::Templates => return view! { <TemplatesPage /> }.into_any(),
        Events::Calendars => return view! { <CalendarsPage /> }.into_any(),
        Events::Of(event, area) => (event, area),
    };
    match area {
        EventArea::Overview => view! { <OverviewPage event /> }.into_any(),
        EventArea::Retro => view! { <RetroPage event /> }.into_any(),
        EventArea::Show => view! { <ShowPage event /> }.into_any(),
        EventArea::ShowPrint => view! { <ShowPrintPage event /> }.into_any(),
        EventArea::Live => view! { <LivePage event /> }.into_any(),
        EventArea::Guests => view! { <GuestsPage event /> }.into_any(),
        EventArea::Door => view! { <DoorPage event /> }.into_any(),
        EventArea::SignIn => view! { <SignInPage event /> }.into_any(),
        EventArea::Caterer => view! { <CatererPage event /> }.into_any(),
        EventArea::Services => view! { <ServicesPage event /> }.into_any(),
        EventArea::Budget => view! { <BudgetPage event /> }.into_any(),
        EventArea::Review => view! { <ReviewPage event /> }.into_any(),
        EventArea::ReviewPrint => view! { <ReviewPrintPage event /> }.into_any(),
    }
}

/// An address of the room that means nothing.
#[component]
fn Nowhere() -> impl IntoView {
    view! {
        <NothingHere
            glyph=Glyph::Calendar
            title=|t| t.not_found_title()
            body=|t| t.not_found_body()
            href=Events::All.href()
            place=|t| t.nav_events()
        />
    }
}
