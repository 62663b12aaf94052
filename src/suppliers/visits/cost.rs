//! What a visit costs, which budget pays it, and how much of it each request bears.

use domain::kinds::field;
use domain::money::Cents;
use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::purchase::budget;
use supply::vat::{Amounts, RATES_BP};
use supply::visit::{Cost, Share, SpreadError, compose, equal_shares, respread};

use super::acts::act_of;
use super::spread_sheet::SpreadSheet;
use super::subject::Visit;
use crate::i18n::T;
use crate::routes::Suppliers;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::money_field::MoneyField;
use crate::widgets::select_field::{Choice, SelectField};

/// Where a new cost begins.
const USUAL_VAT_BP: i64 = 2_000;

/// Puts shares of the cost on requests, in one act; says what is wrong where it cannot.
pub fn spread(visit: Visit, shares: &[Share]) {
    let (session, t) = (visit.session, visit.t);
    let Some(entry) = visit.entry.get_untracked() else { return };
    let changes = session.peek(|_, table| {
        respread(&entry, shares, |request| {
            let record = table.get(request);
            let cents = record.as_ref().and_then(|r| r.value(field::COST)?.get("cents")?.as_i64());
            Cents(cents.unwrap_or(0))
        })
    });
    match changes {
        Ok(changes) if changes.is_empty() => session.notices().say(t.spread_same()),
        Ok(changes) => {
            let said = match shares.len() {
                0 => t.visit_said_spread_back().to_owned(),
                n => t.visit_said_spread(n),
            };
            session.act(act_of(changes), said);
        }
        Err(error) => session.notices().say(spread_refusal(t, error)),
    }
}

/// Why a cost is not spread.
pub fn spread_refusal(t: T, error: SpreadError) -> String {
    match error {
        SpreadError::NoCost => t.spread_no_cost().to_owned(),
        SpreadError::NoRequest => t.spread_no_request().to_owned(),
        SpreadError::Remains(rest) if 0 < rest.0 => t.spread_remains(&t.money(rest.0, "EUR")),
        SpreadError::Remains(rest) => t.spread_too_much(&t.money(rest.0.saturating_neg(), "EUR")),
        SpreadError::Negative => t.spread_negative().to_owned(),
        SpreadError::TooLarge => t.amount_invalid().to_owned(),
    }
}

/// A rate in basis points: « 20 », « 5,5 ».
fn percent(t: T, bp: i64) -> String {
    match (bp / 100, bp % 100 / 10) {
        (whole, 0) => whole.to_string(),
        (whole, tenth) => t.mark_decimal(whole, tenth),
    }
}

/// The cost.
#[component]
pub fn CostSection(
    /// The intervention.
    visit: Visit,
) -> impl IntoView {
    let t = visit.t;
    let cost = Memo::new(move |_| visit.part(|it| it.cost).flatten());
    let rates = Signal::derive(move || {
        let mut rates = RATES_BP.to_vec();
        rates.extend(cost.get().map(|cost| cost.vat_bp).filter(|bp| !RATES_BP.contains(bp)));
        rates
            .into_iter()
            .map(|bp| Choice::new(bp.to_string(), t.visit_percent(&percent(t, bp))))
            .collect::<Vec<_>>()
    });
    let rate = Signal::derive(move || cost.get().map_or(USUAL_VAT_BP, |cost| cost.vat_bp).to_string());
    let on_net = Callback::new(move |cents: Option<i64>| {
        let vat_bp = cost.get_untracked().map_or(USUAL_VAT_BP, |cost| cost.vat_bp);
        let next = cents.map(|cents| Cost { net: Cents(cents), vat_bp });
        visit.act(compose::cost(visit.id, next), t.visit_said_cost());
    });
    let on_rate = Callback::new(move |bp: String| {
        let net = cost.get_untracked().map(|cost| cost.net);
        if let (Some(net), Ok(vat_bp)) = (net, bp.parse()) {
            visit.act(compose::cost(visit.id, Some(Cost { net, vat_bp })), t.visit_said_cost());
        }
    });
    let sums = move || {
        let cost = cost.get()?;
        let amounts = Amounts::of(cost.net, cost.vat_bp).ok()?;
        Some(t.visit_vat_and_gross(&t.money(amounts.vat.0, "EUR"), &t.money(amounts.gross.0, "EUR")))
    };
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{move || t.visit_cost()}</h2></div>
            <div class="visit-cost">
                <MoneyField
                    label=Signal::derive(move || t.visit_cost_net().to_owned())
                    cents=Signal::derive(move || cost.get().map(|cost| cost.net.0))
                    on_change=on_net
                />
                <SelectField
                    label=Signal::derive(move || t.visit_vat().to_owned())
                    value=rate
                    choices=rates
                    on_change=on_rate
                />
            </div>
            {move || sums().map(|sums| view! { <p class="visit-cost__sums">{sums}</p> })}
            <BudgetChoice visit />
            <Spread visit />
        </section>
    }
}

#[component]
fn BudgetChoice(visit: Visit) -> impl IntoView {
    let (session, t) = (visit.session, visit.t);
    let chosen = Memo::new(move |_| visit.part(|it| it.budget).flatten());
    let choices = Signal::derive(move || {
        session.look_in::<Book, _>(|book, _, _| {
            let mut budgets: Vec<_> = book.budgets.iter().collect();
            budgets.sort_by(|a, b| (b.year, &a.name, a.id).cmp(&(a.year, &b.name, b.id)));
            let none = Choice::new("", t.visit_budget_none());
            std::iter::once(none)
                .chain(
                    budgets.into_iter().map(|budget| Choice::new(budget.id.to_string(), budget.name.clone())),
                )
                .collect::<Vec<_>>()
        })
    });
    let standing = move || {
        let id = chosen.get()?;
        let left = session.look_in::<Book, _>(|book, _, _| budget::standing(book, id).remaining());
        Some((id, t.visit_budget_left(&t.money(left.0, "EUR"))))
    };
    view! {
        <SelectField
            label=Signal::derive(move || t.visit_budget().to_owned())
            value=Signal::derive(move || chosen.get().map(|id| id.to_string()).unwrap_or_default())
            choices
            on_change=Callback::new(move |id: String| {
                visit.act(compose::refer(visit.id, "budget", id.parse().ok()), t.visit_said_budget());
            })
        />
        {move || standing().map(|(id, words)| view! {
            <p class="visit-cost__sums"><a class="link" href=Suppliers::Budget(id).href()>{words}</a></p>
        })}
    }
}

/// The way of the cost back to the requests.
#[component]
fn Spread(visit: Visit) -> impl IntoView {
    let t = visit.t;
    let is_choosing = RwSignal::new(false);
    let requests = Memo::new(move |_| visit.part(|it| it.requests.clone()).unwrap_or_default());
    let cost = Memo::new(move |_| visit.part(|it| it.cost).flatten().map(|cost| cost.net));
    let spread_sum = Memo::new(move |_| {
        visit
            .part(|it| {
                (it.spread.len(), it.spread.iter().fold(0_i64, |sum, (_, cents)| sum.saturating_add(cents.0)))
            })
            .unwrap_or_default()
    });
    let can = move || cost.get().is_some_and(|cost| 0 < cost.0) && !requests.with(Vec::is_empty);
    let equally = move |_| {
        let Some(cost) = cost.get_untracked() else { return };
        let shares = requests.with_untracked(|requests: &Vec<RecordId>| equal_shares(cost, requests));
        spread(visit, &shares);
    };
    let is_stale = move || {
        let (n, sum) = spread_sum.get();
        0 < n && cost.get().map_or(0, |cost| cost.0) != sum
    };
    view! {
        {move || {
            let (n, sum) = spread_sum.get();
            (0 < n).then(|| view! {
                <p class="visit-cost__spread">
                    <Icon glyph=Glyph::Check />
                    <span>{t.visit_spread_on(n, &t.money(sum, "EUR"))}</span>
                    <button class="link" type="button" on:click=move |_| spread(visit, &[])>{t.visit_spread_back()}</button>
                </p>
            })
        }}
        <Show when=is_stale>
            <p class="visit-cost__stale" role="status"><Icon glyph=Glyph::Warning />{move || t.visit_spread_stale()}</p>
        </Show>
        <Show when=can>
            <div class="cluster no-print">
                <button class="add-button" type="button" on:click=equally>
                    <Icon glyph=Glyph::Euro />
                    {move || t.visit_spread_equally(requests.with(Vec::len))}
                </button>
                <Show when=move || 1 < requests.with(Vec::len)>
                    <button class="add-button" type="button" on:click=move |_| is_choosing.set(true)>
                        <Icon glyph=Glyph::Edit />
                        {move || t.visit_spread_choose()}
                    </button>
                </Show>
            </div>
        </Show>
        <SpreadSheet visit is_open=is_choosing />
    }
}
