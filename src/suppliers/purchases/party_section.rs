//! What is bought from a party, on its page.

use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::purchase::{Invoice, Order};

use super::invoice_form::InvoiceForm;
use super::invoice_row::InvoiceRow;
use super::rows::OrderRow;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::button::Button;
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::Glyph;

/// So many of each are shown; the others are on their own pages.
const MOST: usize = 6;

/// Orders and invoices of a party, the latest first.
#[component]
pub fn PartyPurchases(
    /// Which.
    party: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let orders = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| {
            let mut ids: Vec<RecordId> = book.children::<Order>(party).map(|it| it.id).collect();
            ids.reverse();
            ids.truncate(MOST);
            ids
        })
    });
    let invoices = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| {
            let mut all: Vec<_> = book.children::<Invoice>(party).map(|it| (it.on, it.id)).collect();
            all.sort();
            all.into_iter().rev().take(MOST).map(|(_, id)| id).collect::<Vec<_>>()
        })
    });
    let is_adding = RwSignal::new(false);
    let close = Callback::new(move |()| is_adding.set(false));
    view! {
        <section class="section party-purchases">
            <div class="section__head">
                <h2 class="section__title">{move || t.purchases_title()}</h2>
            </div>
            <Show
                when=move || orders.with(|all| !all.is_empty()) || invoices.with(|all| !all.is_empty())
                fallback=move || view! { <p class="u-faint">{move || t.party_no_purchase()}</p> }
            >
                <ul class="buy-list">
                    <For each=move || orders.get() key=|id| *id let:order><OrderRow order /></For>
                    <For each=move || invoices.get() key=|id| *id let:invoice><InvoiceRow invoice /></For>
                </ul>
            </Show>
            <div>
                <Button
                    glyph=Glyph::Plus
                    label=Signal::derive(move || t.invoice_add().to_owned())
                    on_click=move |()| is_adding.set(true)
                />
            </div>
            <Sheet open=is_adding on_close=close title=Signal::derive(move || t.invoice_add().to_owned())>
                <InvoiceForm order=None party=Some(party) on_done=close />
            </Sheet>
        </section>
    }
}
