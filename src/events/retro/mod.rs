//! The rétroplanning.

use leptos::prelude::*;
use replica::RecordId;

use crate::events::frame::EventFrame;
use crate::routes::EventArea;

/// The page.
#[component]
pub fn RetroPage(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    view! { <EventFrame event current=EventArea::Retro>{()}</EventFrame> }
}
