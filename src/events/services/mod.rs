//! Suppliers, rooms and equipment.

use leptos::prelude::*;
use replica::RecordId;

use crate::events::frame::EventFrame;
use crate::routes::EventArea;

/// The page.
#[component]
pub fn ServicesPage(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    view! { <EventFrame event current=EventArea::Services>{()}</EventFrame> }
}
