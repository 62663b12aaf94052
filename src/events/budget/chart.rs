//! The money by category: bars for the eye, a table for everybody; and net, VAT and gross by rate.

use domain::money::Cents;
use events::budget::OfCategory;
use leptos::prelude::*;
use supply::vat::Amounts;

use super::bar::parts;
use super::model::Money;
use super::words::{self, share_bp};
use crate::i18n::{T, use_t};
use crate::suppliers::purchases::words::{money, rate};

/// The chart with its table.
#[component]
pub fn Categories(
    /// The budget.
    of: Money,
) -> impl IntoView {
    let t = use_t();
    let all = Memo::new(move |_| {
        of.now
            .with(|it| it.categories.iter().filter(|it| it.layers.sum().0 != 0).cloned().collect::<Vec<_>>())
    });
    let whole = Memo::new(move |_| of.now.with(|it| it.forecast));
    view! {
        <section class="section money-chart">
            <div class="section__head"><h2 class="section__title">{move || t.money_by_category()}</h2></div>
            {move || all.with(|all| drawing(t, all))}
            <table class="money-table">
                <thead class="u-hidden">
                    <tr>
                        <th scope="col">{move || t.money_line_category()}</th>
                        <th scope="col">{move || t.money_line_forecast()}</th>
                        <th scope="col">{move || t.money_share()}</th>
                    </tr>
                </thead>
                <tbody>
                    {move || all.with(|all| all.iter().map(|it| {
                        let cost = it.layers.sum();
                        let share = share_bp(cost, whole.get().0);
                        view! {
                            <tr>
                                <th scope="row">{words::category(t, &it.key)}</th>
                                <td class="money-text">{money(t, cost)}</td>
                                <td class="money-text">{rate(t, (share + 50) / 100 * 100)}</td>
                            </tr>
                        }
                    }).collect_view())}
                </tbody>
            </table>
        </section>
    }
}

/// One bar for each category, its parts by how far the money is. Lengths follow the size of the text and the width of
/// the screen, so that patterns keep their shape.
fn drawing(t: T, all: &[OfCategory]) -> impl IntoView + use<> {
    let most = all.iter().map(|it| it.layers.sum().0.max(0)).max().unwrap_or(0);
    let bars = all.iter().enumerate().map(|(at, it)| {
        let mut from = 0;
        let rects = parts(t, it.layers).map(|(key, _, cents)| {
            let bp = share_bp(cents, most);
            let x = words::percent(from);
            from += bp;
            let hatched = (key == "committed").then_some("url(#money-hatch)");
            (0 < bp).then(|| view! {
                <rect class="money-chart__part" data-part=key x=x y=format!("{}.5em", at * 2) width=words::percent(bp) height="1em" fill=hatched></rect>
            })
        });
        rects.into_iter().collect_view()
    });
    view! {
        <svg class="money-chart__drawing" height=format!("{}em", (all.len() * 2).max(1)) aria-hidden="true">
            <defs>
                <pattern id="money-hatch" patternUnits="userSpaceOnUse" width="6" height="6" patternTransform="rotate(45)">
                    <rect class="money-chart__hatch" width="6" height="6"></rect>
                    <rect class="money-chart__line" width="3" height="6"></rect>
                </pattern>
            </defs>
            {bars.collect_view()}
        </svg>
    }
}

/// Net, VAT and gross as planned, by rate.
#[component]
pub fn ByRate(
    /// The budget.
    of: Money,
) -> impl IntoView {
    let t = use_t();
    // Where a rate is unknown, so is the net: a dash, and no sum that would pretend to know.
    let row = move |name: String, sum: Amounts, is_known: bool, is_sum: bool| {
        let known = |cents: Cents| if is_known { money(t, cents) } else { "—".to_owned() };
        view! {
            <tr data-sum=is_sum.then_some("true")>
                <th scope="row">{name}</th>
                <td class="money-text">{known(sum.net)}</td>
                <td class="money-text">{known(sum.vat)}</td>
                <td class="money-text">{money(t, sum.gross)}</td>
            </tr>
        }
    };
    view! {
        <section class="section money-rates">
            <div class="section__head"><h2 class="section__title">{move || t.money_by_rate()}</h2></div>
            <div class="money-rates__scroll" tabindex="0" role="group" aria-label=move || t.money_by_rate()>
                <table class="money-table" data-wide="true">
                    <thead>
                        <tr>
                            <th scope="col">{move || t.money_rate()}</th>
                            <th scope="col">{move || t.net()}</th>
                            <th scope="col">{move || t.vat()}</th>
                            <th scope="col">{move || t.gross()}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {move || of.now.with(|it| {
                            let by_rate = it.by_rate.iter().map(|(bp, sum)| {
                                let name = bp.map_or_else(|| t.money_rate_unknown().to_owned(), |bp| rate(t, bp));
                                row(name, *sum, bp.is_some(), false)
                            }).collect_view();
                            let is_known = it.by_rate.iter().all(|(bp, sum)| bp.is_some() || sum.gross.0 == 0);
                            view! { {by_rate} {row(t.money_total().to_owned(), it.planned, is_known, true)} }
                        })}
                    </tbody>
                </table>
            </div>
        </section>
    }
}
