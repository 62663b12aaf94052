//! The page of contracts: their list, or their year.

use leptos::prelude::*;

use super::list::ContractsPage as ListPage;
use super::year::YearView;
use super::year_switch::{YearSwitch, use_is_year};
use crate::i18n::use_t;
use crate::routes::Suppliers;
use crate::suppliers::nav::Areas;
use crate::widgets::shell::PageHead;

/// Every contract: the list, or the year of decisions.
#[component]
pub fn ContractsPage() -> impl IntoView {
    let is_year = use_is_year();
    view! {
        <Show when=move || is_year.get() fallback=ListPage>
            <YearPage />
        </Show>
    }
}

#[component]
fn YearPage() -> impl IntoView {
    let t = use_t();
    view! {
        <div class="page contracts">
            <PageHead title=Signal::derive(move || t.contracts_title().to_owned())>
                <YearSwitch />
            </PageHead>
            <Areas current=Suppliers::Contracts />
            <div class="page__body">
                <YearView />
            </div>
        </div>
    }
}
