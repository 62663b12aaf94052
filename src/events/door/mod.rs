//! Check-in at a door.

use leptos::prelude::*;
use replica::RecordId;

use crate::events::frame::EventFrame;
use crate::routes::EventArea;

/// The page.
#[component]
pub fn DoorPage(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    view! { <EventFrame event current=EventArea::Door>{()}</EventFrame> }
}

/// The page.
#[component]
pub fn SignInPage(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    view! { <EventFrame event current=EventArea::Guests>{()}</EventFrame> }
}
