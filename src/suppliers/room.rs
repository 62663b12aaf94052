//! Which screen of the room an address means.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use replica::RecordId;

use crate::routes::{self, Suppliers, path};
use crate::suppliers::contracts::{ContractPage, ContractsPage, LetterPage};
use crate::suppliers::directory::DirectoryRoom;
use crate::suppliers::exchange::{CardsPage, DuplicatesPage};
use crate::suppliers::papers::{DocumentsPage, VigilancePage};
use crate::suppliers::purchases::{BudgetPage, NeedPage, OrderPage, PurchasesPage};
use crate::suppliers::visits::{SheetPage, VisitPage, VisitsPage};
use crate::widgets::icon::Glyph;
use crate::widgets::nothing_here::NothingHere;

/// The room.
#[component]
pub fn SuppliersRoom() -> impl IntoView {
    let pathname = use_location().pathname;
    let at = Memo::new(move |_| {
        pathname.with(|pathname| {
            let within = pathname.strip_prefix(&routes::base_path()).unwrap_or(pathname);
            Suppliers::of_rest(within.trim_start_matches('/').strip_prefix(path::SUPPLIERS)?)
        })
    });
    // The list stays where it is while one party after the other is opened beside it.
    let party = Memo::new(move |_| match at.get() {
        Some(Suppliers::Directory(party)) => party,
        _ => None,
    });
    let screen = Memo::new(move |_| match at.get() {
        Some(Suppliers::Directory(_)) => Some(Suppliers::Directory(None)),
        other => other,
    });
    move || screen.get().map_or_else(|| view! { <Nowhere /> }.into_any(), |screen| draw(screen, party.into()))
}

fn draw(screen: Suppliers, party: Signal<Option<RecordId>>) -> AnyView {
    match screen {
        Suppliers::Directory(_) => view! { <DirectoryRoom party /> }.into_any(),
        Suppliers::Contracts => view! { <ContractsPage /> }.into_any(),
        Suppliers::Contract(contract) => view! { <ContractPage contract /> }.into_any(),
        Suppliers::Letter(contract) => view! { <LetterPage contract /> }.into_any(),
        Suppliers::Purchases => view! { <PurchasesPage /> }.into_any(),
        Suppliers::Need(need) => view! { <NeedPage need /> }.into_any(),
        Suppliers::Order(order) => view! { <OrderPage order /> }.into_any(),
        Suppliers::Budget(budget) => view! { <BudgetPage budget /> }.into_any(),
        Suppliers::Visits => view! { <VisitsPage /> }.into_any(),
        Suppliers::Visit(visit) => view! { <VisitPage visit /> }.into_any(),
        Suppliers::Sheet(visit) => view! { <SheetPage visit /> }.into_any(),
        Suppliers::Documents => view! { <DocumentsPage /> }.into_any(),
        Suppliers::Vigilance(party) => view! { <VigilancePage party /> }.into_any(),
        Suppliers::Cards => view! { <CardsPage /> }.into_any(),
        Suppliers::Duplicates => view! { <DuplicatesPage /> }.into_any(),
    }
}

/// An address of the room that means nothing.
#[component]
fn Nowhere() -> impl IntoView {
    view! {
        <NothingHere
            glyph=Glyph::Suppliers
            title=|t| t.not_found_title()
            body=|t| t.not_found_body()
            href=Suppliers::Directory(None).href()
            place=|t| t.nav_suppliers()
        />
    }
}
