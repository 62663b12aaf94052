//! How each area of an event stands. Each card is of its area.

use leptos::prelude::*;
use replica::RecordId;

use crate::events::budget::BudgetSummary;
use crate::events::guests::GuestsSummary;
use crate::events::retro::RetroSummary;
use crate::events::review::summary::ReviewSummary;
use crate::events::services::ServicesSummary;
use crate::events::show::ShowSummary;

/// The cards.
#[component]
pub fn AreaCards(event: RecordId) -> impl IntoView {
    view! {
        <div class="area-cards">
            <div class="area-slot"><RetroSummary event /></div>
            <div class="area-slot"><GuestsSummary event /></div>
            <div class="area-slot"><ShowSummary event /></div>
            <div class="area-slot"><ServicesSummary event /></div>
            <div class="area-slot"><BudgetSummary event /></div>
            <div class="area-slot"><ReviewSummary event /></div>
        </div>
    }
}
