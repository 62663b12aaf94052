//! The camera, looking for the code of an order: its receipt opens.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use replica::RecordId;

use super::order_page;
use crate::i18n::T;
use crate::routes::{self, Suppliers};
use crate::widgets::scan_sheet::{ScanSheet, ScanWords};

const WORDS: ScanWords = ScanWords {
    title: T::receive_by_scan,
    hint: T::scan_hint,
    other: T::scan_other,
    denied: T::scan_denied,
    failed: T::scan_failed,
};

/// The order that a scanned text means: the address of its screen, wherever it is served.
pub fn order_in(text: &str) -> Option<RecordId> {
    let path = text.split(['?', '#']).next()?;
    let mut parts = path.trim_end_matches('/').rsplit('/');
    let id = parts.next()?.parse().ok()?;
    (parts.next()? == routes::path::ORDER).then_some(id)
}

/// Looks for the code of an order.
#[component]
pub fn ScanOrder(
    /// Whether it looks.
    open: RwSignal<bool>,
) -> impl IntoView {
    let navigate = use_navigate();
    let found = move |id: RecordId| {
        navigate(&format!("{}?{}=1", Suppliers::Order(id).href(), order_page::RECEIVE), routes::way());
    };
    view! { <ScanSheet open words=WORDS read=order_in on_found=found /> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_an_order_means_it() {
        let id = RecordId::derived("order", "x");
        for around in ["https://intendance.exemple.fr", "http://localhost:8200/app", ""] {
            assert_eq!(order_in(&format!("{around}/fournisseurs/achats/bon/{id}?recevoir=1")), Some(id));
            assert_eq!(order_in(&format!("{around}/fournisseurs/achats/bon/{id}")), Some(id));
            assert_eq!(order_in(&format!("{around}/fournisseurs/achats/besoin/{id}")), None);
        }
        assert_eq!(order_in("BC-2026-031"), None);
    }
}
