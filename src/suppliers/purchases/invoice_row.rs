//! One invoice in a list, with what was found and where it stands.

use leptos::prelude::*;
use replica::RecordId;
use store::Act;
use supply::book::Book;
use supply::kinds;
use supply::purchase::{InvoiceState, compose, invoices};

use super::acts;
use super::invoice_form::InvoiceForm;
use super::verdict::VerdictLine;
use super::words;
use crate::i18n::use_t;
use crate::routes::Suppliers;
use crate::session::use_session;
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::Glyph;
use crate::widgets::menu::{Menu, MenuItem};

/// One invoice.
#[component]
pub fn InvoiceRow(
    /// Which.
    invoice: RecordId,
    /// Says from whom, where that does not go without saying.
    #[prop(optional)]
    with_party: bool,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let seen = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| {
            let invoice = book.invoices.alive(invoice)?;
            let order = invoice
                .order
                .and_then(|id| book.orders.alive(id))
                .map(|order| (order.id, acts::order_name(order)));
            Some((
                invoice.clone(),
                invoices::check(book, invoice),
                words::party_name(t, book, invoice.party),
                order,
            ))
        })
    });
    let is_editing = RwSignal::new(false);
    let close = Callback::new(move |()| is_editing.set(false));
    let set = move |to: InvoiceState| {
        let intents = compose::set_invoice_state(invoice, to, "", acts::today(session));
        session.act(Act::one(intents), words::invoice_state(t, to));
    };
    let items = Signal::derive(move || {
        let number = seen.with(|seen| seen.as_ref().map(|seen| seen.0.number.clone()).unwrap_or_default());
        let to = move |state, glyph| {
            MenuItem::new(words::invoice_state(t, state), glyph, Callback::new(move |()| set(state)))
        };
        let trash = move |()| acts::trash(session, kinds::INVOICE, invoice, t.invoice_trashed(&number));
        let edit = Callback::new(move |()| is_editing.set(true));
        vec![
            MenuItem::new(t.edit(), Glyph::Edit, edit),
            to(InvoiceState::Approved, Glyph::Check),
            to(InvoiceState::Paid, Glyph::Euro),
            to(InvoiceState::Disputed, Glyph::Flag),
            to(InvoiceState::ToCheck, Glyph::Eye),
            MenuItem::new(t.delete(), Glyph::Trash, Callback::new(trash)).grave(),
        ]
    });
    move || {
        seen.get().map(|(it, check, party, order)| {
            let what = if it.is_credit { t.credit_number(&it.number) } else { t.invoice_named(&it.number) };
            let mut notes = vec![words::invoice_state(t, it.state).to_owned()];
            notes.extend(it.on.map(|day| t.date_year(day)));
            notes.extend(
                it.due
                    .filter(|_| it.state != InvoiceState::Paid)
                    .map(|day| t.invoice_due_on(&t.date_year(day))),
            );
            let number = it.number.clone();
            let is_settled = it.state == InvoiceState::Paid;
            view! {
                <li class="list-row buy-row" data-kind="invoice">
                    <div class="buy-row__text">
                        <p class="buy-row__name">{what} {with_party.then(|| format!(" · {party}"))}</p>
                        <p class="buy-row__note">{notes.join(" · ")}</p>
                        {order.filter(|_| with_party).map(|(id, name)| view! {
                            <a class="buy-row__link" href=Suppliers::Order(id).href()>{name}</a>
                        })}
                    </div>
                    <p class="buy-row__amount">
                        <span class="money-text">{words::money(t, it.gross)}</span>
                        <span class="buy-row__note money-text">{t.amount_net(&words::money(t, it.net))}</span>
                    </p>
                    <Menu label=Signal::derive(move || t.actions_of(&number)) items />
                    {(!is_settled).then(|| view! { <VerdictLine check /> })}
                    <Sheet open=is_editing on_close=close title=Signal::derive(move || t.edit().to_owned())>
                        <InvoiceForm invoice=invoice order=None party=None on_done=close />
                    </Sheet>
                </li>
            }
        })
    }
}
