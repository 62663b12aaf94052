//! How each area of an event stands. Each card is of its area.

use leptos::prelude::*;
use replica::RecordId;

use crate::events::budget::BudgetSummary;

/// The cards.
#[component]
pub fn AreaCards(event: RecordId) -> impl IntoView {
    view! {
        <div class="area-cards">
            <div class="area-slot"><BudgetSummary event /></div>
        </div>
    }
}
