//! The budget of an event.

messages! {
    event_budget_title() = "Budget" / "Budget";
}
