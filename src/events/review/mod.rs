//! The debrief.

use leptos::prelude::*;
use replica::RecordId;

use crate::events::frame::EventFrame;
use crate::routes::EventArea;

/// The page.
#[component]
pub fn ReviewPage(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    view! { <EventFrame event current=EventArea::Review>{()}</EventFrame> }
}

/// The page.
#[component]
pub fn ReviewPrintPage(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    view! { <EventFrame event current=EventArea::Review>{()}</EventFrame> }
}
