//! Import of cards and of tables of suppliers, with preview, progress and one undo; and the way out.

use leptos::prelude::*;
use supply::party::PartyType;
use wasm_bindgen::JsCast;

use super::state::{Exchange, Parties};
use super::step_check::CheckStep;
use super::step_done::ExchangeDone;
use super::step_file::FileStep;
use crate::i18n::use_t;
use crate::import::by_columns::{ImportFoot, ImportSteps};
use crate::routes::Suppliers;
use crate::widgets::shell::PageHead;

/// Import of cards and of tables of suppliers.
#[component]
pub fn CardsPage() -> impl IntoView {
    let t = use_t();
    let it = Exchange::new(Parties { role: PartyType::Supplier }, Suppliers::Cards.href());
    let file = move || view! { <FileStep it /> };
    let check = move || view! { <CheckStep it /> };
    let done = move || view! { <ExchangeDone it /> };
    view! {
        <div class="page import-page exchange-page">
            <PageHead
                title=Signal::derive(move || t.exchange_title().to_owned())
                back=Suppliers::Directory(None).href()
            />
            <div class="page__body">
                <ImportSteps it to_top file check done />
            </div>
            <ImportFoot
                it
                start=Signal::derive(move || t.exchange_start(it.n_drafts()))
                href=Suppliers::Directory(None).href()
            />
        </div>
    }
}

fn to_top() {
    if let Some(main) = document().get_element_by_id("main") {
        main.set_scroll_top(0);
    }
    let title = document().query_selector(".exchange-page .page__title").ok().flatten();
    if let Some(title) = title.and_then(|title| title.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(title.focus());
    }
}
