//! What the first screen says of events.

use leptos::prelude::*;

/// Events of today and tasks that are late.
#[component]
pub fn EventsToday() -> impl IntoView {}
