//! The head of every screen of an event: its name, its day, its areas.

use events::Planner;
use events::event::Event;
use leptos::prelude::*;
use replica::RecordId;

use crate::i18n::{T, use_t};
use crate::routes::{EventArea, Events};
use crate::session::use_session;
use crate::widgets::button::ButtonLink;
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::Glyph;
use crate::widgets::shell::PageHead;

type Area = (EventArea, fn(T) -> &'static str);

const AREAS: [Area; 7] = [
    (EventArea::Overview, |t| t.event_area_overview()),
    (EventArea::Retro, |t| t.retro_title()),
    (EventArea::Show, |t| t.show_title()),
    (EventArea::Guests, |t| t.guests_title()),
    (EventArea::Services, |t| t.services_title()),
    (EventArea::Budget, |t| t.event_budget_title()),
    (EventArea::Review, |t| t.review_title()),
];

/// An event as it stands now; nothing if this device does not have it.
pub fn use_event(event: RecordId) -> Memo<Option<Event>> {
    let session = use_session();
    Memo::new(move |_| session.look_in::<Planner, _>(|planner, _, _| planner.events.get(event).cloned()))
}

/// The head and the areas of an event around one of its screens.
#[component]
pub fn EventFrame(
    /// The event.
    event: RecordId,
    /// The area that is shown.
    current: EventArea,
    /// Buttons at the end of the head.
    #[prop(optional, into)]
    actions: ViewFn,
    /// The screen.
    children: ChildrenFn,
) -> impl IntoView {
    let t = use_t();
    let entry = use_event(event);
    let is_known = Memo::new(move |_| entry.with(Option::is_some));
    let title = Signal::derive(move || {
        let title = entry.with(|entry| entry.as_ref().map(|entry| entry.title.clone())).unwrap_or_default();
        if title.is_empty() { t.event_untitled().to_owned() } else { title }
    });
    let children = StoredValue::new(children);
    let actions = StoredValue::new(actions);
    view! {
        <Show when=move || is_known.get() fallback=Unknown>
            <div class="page event">
                <PageHead title back=Events::All.href()>{move || actions.with_value(ViewFn::run)}</PageHead>
                <EventAreas event current />
                {move || children.with_value(|children| children())}
            </div>
        </Show>
    }
}

/// The areas of an event.
#[component]
fn EventAreas(event: RecordId, current: EventArea) -> impl IntoView {
    let t = use_t();
    let links = AREAS.map(|(area, name)| {
        let href = Events::Of(event, area).href();
        view! {
            <li>
                <a class="areas__area" href=href aria-current=(area == current).then_some("page")>
                    {move || name(t)}
                </a>
            </li>
        }
    });
    view! {
        <nav class="areas" aria-label=move || t.events_areas()>
            <ul class="areas__list">{links.collect_view()}</ul>
        </nav>
    }
}

/// An event that this device does not have.
#[component]
fn Unknown() -> impl IntoView {
    let t = use_t();
    view! {
        <div class="page">
            <EmptyState
                glyph=Glyph::Calendar
                title=Signal::derive(move || t.event_unknown_title().to_owned())
                body=Signal::derive(move || t.event_unknown_body().to_owned())
            >
                <ButtonLink href=Events::All.href() label=Signal::derive(move || t.nav_events().to_owned()) />
            </EmptyState>
        </div>
    }
}
