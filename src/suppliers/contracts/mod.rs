//! Contracts: the list, one contract, the letter, the year.

use leptos::prelude::*;
use replica::RecordId;

/// (being written)
#[component]
pub fn ContractsPage() -> impl IntoView {}

/// (being written)
#[component]
pub fn ContractPage(contract: RecordId) -> impl IntoView {
    let _ = contract;
}

/// (being written)
#[component]
pub fn LetterPage(contract: RecordId) -> impl IntoView {
    let _ = contract;
}

/// (being written)
#[component]
pub fn PartyContracts(party: RecordId) -> impl IntoView {
    let _ = party;
}
