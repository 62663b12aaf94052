//! The contracts of a party, on its page.

use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;

use super::form::{ContractSheet, Opened};
use super::model;
use super::row::ContractRow;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::icon::{Glyph, Icon};

/// The contracts of a party.
#[component]
pub fn PartyContracts(
    /// Whose.
    party: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let opened = RwSignal::new(None::<Opened>);
    let today = model::today(session);
    let lines = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| model::lines(book, Some(party), today.get()))
    });
    view! {
        <section class="section" data-empty=move || lines.with(Vec::is_empty).then_some("true")>
            <div class="section__head">
                <h2 class="section__title">{move || t.contracts_title()}</h2>
                {move || {
                    Some(lines.with(Vec::len))
                        .filter(|n| 0 < *n)
                        .map(|n| view! { <span class="section__count">{t.number(n)}</span> })
                }}
            </div>
            <Show
                when=move || !lines.with(Vec::is_empty)
                fallback=move || view! { <p class="u-faint">{t.party_contracts_empty()}</p> }
            >
                <ul class="contracts__list">
                    {move || {
                        let rows = lines.get().into_iter();
                        rows.map(|line| view! { <ContractRow line without_party=true /> }).collect_view()
                    }}
                </ul>
            </Show>
            <button class="add-button" type="button" on:click=move |_| opened.set(Some(Opened::New(Some(party))))>
                <Icon glyph=Glyph::Plus />
                {move || t.contract_new()}
            </button>
            <ContractSheet opened />
        </section>
    }
}
