//! The areas of the room, above each of its lists.

use leptos::prelude::*;

use crate::i18n::{T, use_t};
use crate::routes::Suppliers;
use crate::widgets::areas::{Area, AreaLinks};

const AREAS: [(Suppliers, fn(T) -> &'static str); 5] = [
    (Suppliers::Directory(None), |t| t.directory_tab()),
    (Suppliers::Contracts, |t| t.contracts_title()),
    (Suppliers::Purchases, |t| t.purchases_title()),
    (Suppliers::Visits, |t| t.visits_title()),
    (Suppliers::Documents, |t| t.papers_title()),
];

/// The areas of the room.
#[component]
pub fn Areas(
    /// The one that is shown.
    current: Suppliers,
) -> impl IntoView {
    let t = use_t();
    let areas = AREAS.map(|(area, name)| Area {
        href: area.href(),
        name: Signal::derive(move || name(t).to_owned()),
        is_current: area == current,
    });
    view! { <AreaLinks label=Signal::derive(move || t.suppliers_areas().to_owned()) areas=areas.to_vec() /> }
}
