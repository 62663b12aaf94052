//! Quotes side by side: cards below each other on a phone, columns of one table where there is room.

use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::purchase::compare::{self, Offer};
use supply::purchase::{Quote, QuoteState};

use super::acts;
use super::need_page::Over;
use super::quote_form;
use super::words;
use crate::i18n::{T, use_t};
use crate::session::use_session;
use crate::suppliers::papers::VigilanceWarning;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::menu::{Menu, MenuItem};

/// One figure of an offer: its name, its value, in which it is the best, and its weight.
struct Figure {
    name: &'static str,
    value: String,
    best: Option<&'static str>,
    is_main: bool,
    is_bad: bool,
}

impl Figure {
    fn new(name: &'static str, value: Option<String>) -> Self {
        Self {
            name,
            value: value.unwrap_or_else(|| "—".to_owned()),
            best: None,
            is_main: false,
            is_bad: false,
        }
    }

    fn best(self, is_best: bool, words: &'static str) -> Self {
        Self { best: is_best.then_some(words), ..self }
    }

    fn main(self) -> Self {
        Self { is_main: true, ..self }
    }

    fn bad(self, is_bad: bool) -> Self {
        Self { is_bad, ..self }
    }
}

/// The figures of an offer, the same rows for each: they stand beside each other.
fn figures(t: T, offer: &Offer, quote: &Quote) -> Vec<Figure> {
    let all = offer.totals.as_ref().ok().map(|totals| totals.all);
    let amount =
        |part: fn(supply::vat::Amounts) -> domain::money::Cents| all.map(|all| words::money(t, part(all)));
    let delivery =
        if offer.delivery.0 == 0 { t.delivery_free().to_owned() } else { words::money(t, offer.delivery) };
    let is_over = offer.remaining.is_some_and(|left| left.0 < 0);
    vec![
        Figure::new(t.gross(), amount(|all| all.gross)).main().best(offer.best.is_cheapest, t.best_price()),
        Figure::new(t.net(), amount(|all| all.net)),
        Figure::new(t.vat(), amount(|all| all.vat)),
        Figure::new(t.of_which_delivery(), all.map(|_| delivery)),
        Figure::new(t.delay(), quote.delay.map(|delay| words::delay(t, delay)))
            .best(offer.best.is_fastest, t.best_delay()),
        Figure::new(t.warranty(), offer.warranty.map(|months| words::warranty(t, months)))
            .best(offer.best.has_longest_warranty, t.best_warranty()),
        Figure::new(t.quote_valid(), offer.valid.map(|day| t.date_year(day))).bad(offer.is_expired),
        Figure::new(t.remaining_after(), offer.remaining.map(|left| t.amount_net(&words::money(t, left))))
            .bad(is_over),
    ]
}

/// The quotes of a need.
#[component]
pub fn Offers(
    /// Which need.
    need: RecordId,
    /// Whether one can still be chosen.
    is_open: Memo<bool>,
    /// What lies over the page.
    over: RwSignal<Option<Over>>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let offers = Memo::new(move |_| {
        let today = acts::today(session);
        session.look_in::<Book, _>(|book, _, _| {
            let with = |offer: Offer| {
                let quote = book.quotes.alive(offer.quote)?.clone();
                let name = words::party_name(t, book, offer.party);
                Some((offer, quote, name))
            };
            compare::offers(book, need, today).into_iter().filter_map(with).collect::<Vec<_>>()
        })
    });
    view! {
        <ul class="offers">
            {move || offers.get().into_iter().map(|(offer, quote, name)| {
                view! { <OfferCard offer quote name is_open over /> }
            }).collect_view()}
        </ul>
    }
}

#[component]
fn OfferCard(
    offer: Offer,
    quote: Quote,
    name: String,
    is_open: Memo<bool>,
    over: RwSignal<Option<Over>>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let id = offer.quote;
    let shown = StoredValue::new(name.clone());
    let items = Signal::derive(move || {
        let edit = Callback::new(move |()| over.set(Some(Over::Quote(Some(id)))));
        let trash = Callback::new(move |()| quote_form::trash(session, t, id, &shown.get_value()));
        vec![
            MenuItem::new(t.quote_edit(), Glyph::Edit, edit),
            MenuItem::new(t.delete(), Glyph::Trash, trash).grave(),
        ]
    });
    let badge = match offer.state {
        QuoteState::Chosen => Some((t.quote_chosen().to_owned(), Glyph::Check)),
        QuoteState::Declined if quote.why.is_empty() => Some((t.quote_declined().to_owned(), Glyph::Close)),
        QuoteState::Declined => Some((t.quote_declined_why(&quote.why), Glyph::Close)),
        QuoteState::Open if offer.is_expired => Some((t.quote_expired().to_owned(), Glyph::Clock)),
        QuoteState::Open => None,
    };
    let trouble = offer.totals.as_ref().err().map(|error| words::sum_error(t, *error));
    let n_missing = offer.n_missing;
    let choose_label = t.choose_named(&name);
    view! {
        <li class="offer" data-state=offer.state.key()>
            <div class="offer__head">
                <h3 class="offer__name">{name}</h3>
                <Menu label=Signal::derive(move || t.actions_of(&shown.get_value())) items />
            </div>
            <div class="offer__told">
                {badge.map(|(words, glyph)| view! { <p class="offer__badge"><Icon glyph /><span>{words}</span></p> })}
                {trouble.map(|words| view! { <p class="offer__trouble"><Icon glyph=Glyph::Warning /><span>{words}</span></p> })}
                {(0 < n_missing).then(|| view! {
                    <p class="offer__trouble"><Icon glyph=Glyph::Warning /><span>{t.offer_missing(n_missing)}</span></p>
                })}
            </div>
            <dl class="offer__figures">
                {figures(t, &offer, &quote).into_iter().map(|figure| view! {
                    <div
                        class="offer__figure"
                        data-main=figure.is_main.then_some("true")
                        data-bad=figure.is_bad.then_some("true")
                    >
                        <dt>{figure.name}</dt>
                        <dd>
                            <span class="money-text">{figure.value}</span>
                            {figure.best.map(|best| view! {
                                <span class="offer__best"><Icon glyph=Glyph::Star />{best}</span>
                            })}
                        </dd>
                    </div>
                }).collect_view()}
            </dl>
            <div class="offer__foot">
                {offer.party.map(|party| view! { <VigilanceWarning party /> })}
                <Show when=move || is_open.get()>
                    <Button
                        kind=ButtonKind::Quiet
                        glyph=Glyph::Check
                        label={let label = choose_label.clone(); Signal::derive(move || label.clone())}
                        on_click=move |()| over.set(Some(Over::Choose(id)))
                    />
                </Show>
            </div>
        </li>
    }
}
