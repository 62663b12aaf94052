//! The head of every screen of an event: its name, its day, its areas.

use events::Planner;
use events::event::Event;
use leptos::prelude::*;
use replica::RecordId;

use crate::events::words::{venue_words, when_words};
use crate::i18n::{T, use_t};
use crate::routes::{EventArea, Events};
use crate::session::use_session;
use crate::widgets::areas::{Area, AreaLinks};
use crate::widgets::icon::Glyph;
use crate::widgets::nothing_here::NothingHere;
use crate::widgets::shell::PageHead;

type Named = (EventArea, fn(T) -> &'static str);

const AREAS: [Named; 7] = [
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
    let (session, t) = (use_session(), use_t());
    let entry = use_event(event);
    let is_known = Memo::new(move |_| entry.with(Option::is_some));
    let title = Signal::derive(move || {
        let title = entry.with(|entry| entry.as_ref().map(|entry| entry.title.clone())).unwrap_or_default();
        if title.is_empty() { t.event_untitled().to_owned() } else { title }
    });
    let is_template = Memo::new(move |_| entry.with(|it| it.as_ref().is_some_and(|it| it.is_template)));
    // When and where, in a line; of a template, that it is one.
    let note = Memo::new(move |_| {
        let today = session.now().date();
        entry.with(|entry| {
            let it = entry.as_ref()?;
            if it.is_template {
                return Some(t.event_template().to_owned());
            }
            let when = it.when.as_ref().map(|when| when_words(t, when, today));
            let venue = session.look(|office, _| venue_words(office, it.venue.as_ref()));
            let words: Vec<String> =
                when.into_iter().chain(Some(venue).filter(|it| !it.is_empty())).collect();
            Some(words.join(" · ")).filter(|words| !words.is_empty())
        })
    });
    // The overview says it in large.
    let note =
        Signal::derive(move || note.get().filter(|_| current != EventArea::Overview || is_template.get()));
    let back = move || if is_template.get() { Events::Templates } else { Events::All };
    let name = move || AREAS.iter().find(|(area, _)| *area == current).map(|(_, name)| name(t));
    Effect::new(move |_| {
        let area = name().map(|name| format!("{name} — ")).unwrap_or_default();
        document().set_title(&format!("{area}{} — {}", title.get(), t.app_name()));
    });
    let children = StoredValue::new(children);
    let actions = StoredValue::new(actions);
    view! {
        <Show when=move || is_known.get() fallback=Unknown>
            <div class="page event">
                {move || view! {
                    <PageHead title note back=back().href()>{move || actions.with_value(ViewFn::run)}</PageHead>
                    <EventAreas event current is_template=is_template.get() />
                }}
                {move || children.with_value(|children| children())}
            </div>
        </Show>
    }
}

/// The areas of an event. A template has no debrief: it never takes place.
#[component]
fn EventAreas(event: RecordId, current: EventArea, is_template: bool) -> impl IntoView {
    let t = use_t();
    let areas = AREAS.into_iter().filter(|(area, _)| !(is_template && *area == EventArea::Review));
    let areas: Vec<Area> = areas
        .map(|(area, name)| Area {
            href: Events::Of(event, area).href(),
            name: Signal::derive(move || name(t).to_owned()),
            is_current: area == current,
        })
        .collect();
    view! { <AreaLinks label=Signal::derive(move || t.events_areas().to_owned()) areas /> }
}

/// An event that this device does not have.
#[component]
fn Unknown() -> impl IntoView {
    view! {
        <NothingHere
            glyph=Glyph::Calendar
            title=|t| t.event_unknown_title()
            body=|t| t.event_unknown_body()
            href=Events::All.href()
            place=|t| t.nav_events()
        />
    }
}
