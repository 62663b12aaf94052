//! Import of cards and of tables of suppliers, with preview, progress and one undo; and the way out.

use files::parties::Field;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::state::Exchange;
use super::step_check::CheckStep;
use super::step_done::DoneStep;
use super::step_file::FileStep;
use super::words;
use crate::i18n::{T, use_t};
use crate::import::by_columns::{ImportFoot, ImportSteps, Words};
use crate::import::words as table_words;
use crate::routes::Suppliers;
use crate::widgets::shell::PageHead;

const STEPS: Words<Field> = Words {
    column: words::column,
    columns_body: T::exchange_columns_body,
    nameless: T::exchange_no_name,
    check: T::exchange_step_check,
    see: T::exchange_see,
};

/// Import of cards and of tables of suppliers.
#[component]
pub fn CardsPage() -> impl IntoView {
    let t = use_t();
    let it = Exchange::new();
    let wizard = it.wizard;
    let problem = Memo::new(move |_| {
        let of_table = wizard.problem.get().map(|problem| table_words::problem(t, &problem));
        of_table.or_else(|| it.wrong.get().map(|wrong| words::wrong(t, &wrong)))
    });
    let on_dismiss = Callback::new(move |()| {
        wizard.problem.set(None);
        it.wrong.set(None);
    });
    let file = move || view! { <FileStep it /> };
    let check = move || view! { <CheckStep it /> };
    let done = move || view! { <DoneStep it /> };
    let n = move || it.fiches.with(|fiches| fiches.as_ref().map_or(0, |fiches| fiches.len()));
    view! {
        <div class="page import-page exchange-page">
            <PageHead
                title=Signal::derive(move || t.exchange_title().to_owned())
                back=Suppliers::Directory(None).href()
            />
            <div class="page__body">
                <ImportSteps by=it.by words=STEPS problem on_dismiss to_top file check done />
            </div>
            <ImportFoot
                by=it.by
                words=STEPS
                on_check=Callback::new(move |()| it.check_table())
                start=Signal::derive(move || t.exchange_start(n()))
                on_import=Callback::new(move |()| it.import())
                on_restart=Callback::new(move |()| it.restart())
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
