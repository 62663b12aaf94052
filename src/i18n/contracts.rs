//! Contracts and their dates.

messages! {
    contracts_title() = "Contrats" / "Contracts";
}
