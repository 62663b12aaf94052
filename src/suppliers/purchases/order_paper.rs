//! An order as paper: who writes, to whom, what, and the code that opens its receipt. The same on the screen and in print.

use domain::money::Cents;
use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::party::Adr;
use supply::purchase::receipts;
use supply::purchase::settings::Sender;
use supply::purchase::{Order, OrderLine};
use supply::vat::{Amounts, Totals};

use super::acts;
use super::order_page;
use super::words;
use crate::i18n::{T, use_t};
use crate::platform::share;
use crate::routes::Suppliers;
use crate::session::use_session;
use crate::suppliers::papers::mail;
use crate::suppliers::sender_form::sender;
use crate::team::qr::QrCode;

/// Everything on the paper.
#[derive(Clone, PartialEq)]
pub struct Paper {
    /// The order.
    pub order: Order,
    /// Its lines.
    pub lines: Vec<OrderLine>,
    /// Its sums; nothing where a price is missing.
    pub totals: Option<Totals>,
    /// Who writes.
    pub sender: Sender,
    /// The supplier's name.
    pub party: String,
    /// Where the supplier is.
    pub address: Vec<String>,
    /// Where it is to be delivered.
    pub place: Option<String>,
    /// Our number there.
    pub client_no: String,
    /// Their number of the quote, and its date.
    pub quote: Option<String>,
    /// The supplier's mail.
    pub mail: String,
}

impl Paper {
    /// The order as a mail to the supplier, in the mail app of the device; nothing without their address.
    pub fn mail(&self, t: T) -> Option<String> {
        let mail = mail::Request {
            to: self.mail.clone(),
            subject: t.paper_title(&acts::order_name(&self.order)),
            body: as_text(t, self),
        };
        (!self.mail.is_empty()).then(|| mail.href())
    }
}

/// An address as lines.
fn address_lines(adr: &Adr) -> Vec<String> {
    let town = format!("{} {}", adr.postcode.trim(), adr.city.trim());
    [adr.street.trim(), adr.extra.trim(), town.trim(), adr.country.trim()]
        .into_iter()
        .flat_map(str::lines)
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// What the paper says, followed; nothing for an order that is not here.
pub fn paper(session: crate::session::Session, t: T, id: RecordId) -> Option<Paper> {
    let sender = sender(session);
    session.look_in::<Book, _>(|book, office, _| {
        let order = book.orders.alive(id)?.clone();
        let party = order.party.and_then(|id| book.parties.get(id));
        let quote =
            order.quote.and_then(|id| book.quotes.get(id)).filter(|quote| !quote.number.trim().is_empty());
        let quote = quote.map(|quote| match quote.on {
            Some(on) => t.after_quote_on(quote.number.trim(), &t.date_year(on)),
            None => t.after_quote(quote.number.trim()),
        });
        Some(Paper {
            lines: book.children::<OrderLine>(id).cloned().collect(),
            totals: receipts::totals(book, &order).ok(),
            sender,
            party: words::party_name(t, book, order.party),
            address: party.and_then(|party| party.adrs.first()).map(address_lines).unwrap_or_default(),
            place: order.place.and_then(|id| office.name(id)).map(str::to_owned),
            client_no: party.map(|party| party.client_no.trim().to_owned()).unwrap_or_default(),
            quote,
            mail: party
                .and_then(|party| party.mails.first())
                .map(|mail| mail.value.trim().to_owned())
                .unwrap_or_default(),
            order,
        })
    })
}

/// The order as a text to be sent.
pub fn as_text(t: T, paper: &Paper) -> String {
    let mut out = vec![t.paper_title(&acts::order_name(&paper.order))];
    out.extend(paper.order.on.map(|day| t.paper_on(&t.date_year(day))));
    out.extend([paper.sender.name.trim()].into_iter().filter(|name| !name.is_empty()).map(str::to_owned));
    out.push(String::new());
    for line in &paper.lines {
        let price = line.line.price.map(|price| words::money(t, price)).unwrap_or_default();
        let net = line.line.amounts().map(|amounts| words::money(t, amounts.net)).unwrap_or_default();
        out.push(t.paper_line(
            &words::quantity_of(t, line.line.milli, &line.unit),
            line.text.trim(),
            &price,
            &net,
        ));
    }
    if let Some(delivery) = paper.order.delivery.and_then(|line| line.price) {
        out.push(t.paper_delivery(&words::money(t, delivery)));
    }
    if let Some(totals) = &paper.totals {
        out.push(t.paper_totals(
            &words::money(t, totals.all.net),
            &words::money(t, totals.all.vat),
            &words::money(t, totals.all.gross),
        ));
    }
    out.extend(paper.order.due.map(|day| t.paper_due(&t.date_year(day))));
    out.extend(paper.place.as_deref().map(|place| t.paper_place(place)));
    out.extend([paper.order.notes.trim()].into_iter().filter(|notes| !notes.is_empty()).map(str::to_owned));
    out.join("\n")
}

/// The paper.
#[component]
pub fn OrderPaper(
    /// Which order.
    order: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let seen = Memo::new(move |_| paper(session, t, order));
    let link = share::absolute(&format!("{}?{}=1", Suppliers::Order(order).href(), order_page::RECEIVE));
    move || {
        let link = link.clone();
        seen.get().map(|paper| {
            let number = acts::order_name(&paper.order);
            let label = t.paper_title(&number);
            let Sender { name, street, postcode, city, siret, phone, mail } = paper.sender.clone();
            let town = format!("{} {}", postcode.trim(), city.trim()).trim().to_owned();
            let siret = if siret.trim().is_empty() { String::new() } else { t.paper_siret(siret.trim()) };
            let from: Vec<String> =
                [street, town, siret, phone, mail].into_iter().filter(|line| !line.trim().is_empty()).collect();
            let facts: Vec<(&'static str, String)> = [
                paper.order.on.map(|day| (t.paper_date(), t.date_long(day))),
                paper.order.due.map(|day| (t.paper_due_name(), t.date_long(day))),
                paper.place.clone().map(|place| (t.delivery_place(), place)),
                Some((t.paper_client_no(), paper.client_no.clone())).filter(|(_, no)| !no.is_empty()),
                paper.quote.clone().map(|quote| (t.paper_reference(), quote)),
            ]
            .into_iter()
            .flatten()
            .collect();
            view! {
                <article class="order-paper" aria-label=label>
                    <header class="order-paper__head">
                        <address class="order-paper__from">
                            <strong>{name}</strong>
                            {from.into_iter().map(|line| view! { <span>{line}</span> }).collect_view()}
                        </address>
                        <div class="order-paper__title">
                            <p class="order-paper__kind">{t.order()}</p>
                            <p class="order-paper__number">{number}</p>
                        </div>
                    </header>
                    <div class="order-paper__middle">
                        <dl class="order-paper__facts">
                            {facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view()}
                        </dl>
                        <address class="order-paper__to">
                            <strong>{paper.party.clone()}</strong>
                            {paper.address.iter().map(|line| view! { <span>{line.clone()}</span> }).collect_view()}
                        </address>
                    </div>
                    <LinesTable paper=paper.clone() />
                    <div class="order-paper__end">
                        <div class="order-paper__words">
                            {(!paper.order.notes.trim().is_empty()).then(|| view! { <p class="order-paper__notes">{paper.order.notes.clone()}</p> })}
                            <p>{t.paper_quote_number()}</p>
                        </div>
                        <Sums totals=paper.totals />
                    </div>
                    <footer class="order-paper__foot">
                        <QrCode text=link label=Signal::derive(move || t.paper_qr().to_owned()) />
                        <p>{t.paper_qr_note()}</p>
                    </footer>
                </article>
            }
        })
    }
}

#[component]
fn LinesTable(paper: Paper) -> impl IntoView {
    let t = use_t();
    let has_discount = paper.lines.iter().any(|line| line.line.discount_bp != 0);
    let delivery = paper.order.delivery;
    view! {
        <table class="order-paper__lines">
            <thead>
                <tr>
                    <th scope="col">{t.line_what()}</th>
                    <th scope="col" class="u-end">{t.quantity()}</th>
                    <th scope="col" class="u-end">{t.unit_price()}</th>
                    {has_discount.then(|| view! { <th scope="col" class="u-end">{t.discount()}</th> })}
                    <th scope="col" class="u-end">{t.vat()}</th>
                    <th scope="col" class="u-end">{t.net_total()}</th>
                </tr>
            </thead>
            <tbody>
                {paper.lines.into_iter().map(|it| {
                    let net = it.line.amounts().map(|amounts| words::money(t, amounts.net)).unwrap_or_else(|_| "—".to_owned());
                    let price = it.line.price.map(|price| words::money(t, price)).unwrap_or_else(|| "—".to_owned());
                    view! {
                        <tr>
                            <th scope="row">{it.text}</th>
                            <td data-name=t.quantity()>{words::quantity_of(t, it.line.milli, &it.unit)}</td>
                            <td data-name=t.unit_price()>{price}</td>
                            {has_discount.then(|| view! { <td data-name=t.discount()>{words::rate(t, it.line.discount_bp)}</td> })}
                            <td data-name=t.vat()>{words::rate(t, it.line.vat_bp)}</td>
                            <td data-name=t.net_total()>{net}</td>
                        </tr>
                    }
                }).collect_view()}
                {delivery.map(|line| {
                    let price = words::money(t, line.price.unwrap_or_default());
                    view! {
                        <tr>
                            <th scope="row">{t.delivery_line()}</th>
                            <td data-name=t.quantity()>"1"</td>
                            <td data-name=t.unit_price()>{price.clone()}</td>
                            {has_discount.then(|| view! { <td data-name=t.discount()>{words::rate(t, 0)}</td> })}
                            <td data-name=t.vat()>{words::rate(t, line.vat_bp)}</td>
                            <td data-name=t.net_total()>{price}</td>
                        </tr>
                    }
                })}
            </tbody>
        </table>
    }
}

/// The sums, VAT by rate.
#[component]
fn Sums(totals: Option<Totals>) -> impl IntoView {
    let t = use_t();
    totals.map(|totals| {
        let line = |name: String, cents: Cents| view! { <div><dt>{name}</dt><dd class="money-text">{words::money(t, cents)}</dd></div> };
        let rate = |(bp, amounts): &(i64, Amounts)| line(t.paper_vat(&words::rate(t, *bp), &words::money(t, amounts.net)), amounts.vat);
        view! {
            <dl class="order-paper__sums">
                {line(t.net_total().to_owned(), totals.all.net)}
                {totals.by_rate.iter().map(rate).collect_view()}
                <div class="order-paper__total">
                    <dt>{t.gross_total()}</dt>
                    <dd class="money-text">{words::money(t, totals.all.gross)}</dd>
                </div>
            </dl>
        }
    })
}
