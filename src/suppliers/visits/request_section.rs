//! The interventions of a request, on its page.

use leptos::prelude::*;
use replica::RecordId;

/// (being written)
#[component]
pub fn RequestVisits(request: RecordId) -> impl IntoView {
    let _ = request;
}
