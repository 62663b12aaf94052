//! Needs, quotes, orders, budgets.

messages! {
    purchases_title() = "Achats" / "Purchases";
}
