//! Needs, quotes, orders, budgets.

use leptos::prelude::*;
use replica::RecordId;

/// (being written)
#[component]
pub fn PurchasesPage() -> impl IntoView {}

/// (being written)
#[component]
pub fn NeedPage(need: RecordId) -> impl IntoView {
    let _ = need;
}

/// (being written)
#[component]
pub fn OrderPage(order: RecordId) -> impl IntoView {
    let _ = order;
}

/// (being written)
#[component]
pub fn BudgetPage(budget: RecordId) -> impl IntoView {
    let _ = budget;
}

/// (being written)
#[component]
pub fn PartyPurchases(party: RecordId) -> impl IntoView {
    let _ = party;
}
