//! Interventions: who comes when, and what came of it.

pub mod request_section;

use leptos::prelude::*;
use replica::RecordId;

/// (being written)
#[component]
pub fn VisitsPage() -> impl IntoView {}

/// (being written)
#[component]
pub fn VisitPage(visit: RecordId) -> impl IntoView {
    let _ = visit;
}

/// (being written)
#[component]
pub fn SheetPage(visit: RecordId) -> impl IntoView {
    let _ = visit;
}

/// (being written)
#[component]
pub fn PartyVisits(party: RecordId) -> impl IntoView {
    let _ = party;
}
