//! The guests of an event.

use leptos::prelude::*;
use replica::RecordId;

use crate::events::frame::EventFrame;
use crate::routes::EventArea;

/// The page.
#[component]
pub fn GuestsPage(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    view! { <EventFrame event current=EventArea::Guests>{()}</EventFrame> }
}

/// The page.
#[component]
pub fn CatererPage(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    view! { <EventFrame event current=EventArea::Guests>{()}</EventFrame> }
}
