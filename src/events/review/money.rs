//! What it was to cost and what it cost.

use domain::money::Cents;
use leptos::prelude::*;

use super::data::Review;

/// The section « Budget ».
#[component]
pub fn MoneySection(review: Review) -> impl IntoView {
    let t = review.t;
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{move || t.review_money()}</h2>
                <span class="section__count">{move || t.review_gross()}</span>
            </div>
            {move || stages(review)}
        </section>
    }
}

/// From the plan to what was paid, as bars; here and on paper.
pub fn stages(review: Review) -> AnyView {
    let t = review.t;
    let money = review.money.get();
    if money.lines.is_empty() {
        return view! { <p class="review-empty">{t.review_money_empty()}</p> }.into_any();
    }
    let cap = money.cap;
    let mut bars = vec![
        (t.review_money_planned(), money.planned.gross, "plain"),
        (t.review_money_committed(), money.committed, "plain"),
        (t.review_money_invoiced(), money.invoiced, "plain"),
        (t.review_money_paid(), money.paid, "plain"),
        (t.review_money_forecast(), money.forecast, "strong"),
    ];
    if let Some(cap) = cap {
        bars.insert(0, (t.review_cap(), cap, "cap"));
    }
    let most = bars.iter().map(|(_, amount, _)| amount.0).max().unwrap_or(1).max(1);
    let heads = review.people.with(|people| people.heads);
    let each = (0 < heads).then(|| Cents(money.forecast.0 / heads));
    let verdict = review.against_cap();
    view! {
        <dl class="review-bars" data-wide="true">
            {bars.into_iter().map(|(name, amount, look)| view! {
                <div class="review-bar" data-look=look>
                    <dt>{name}</dt>
                    <dd>
                        <span class="review-bar__track" aria-hidden="true">
                            <span class="review-bar__fill" style:inline-size=format!("{}%", amount.0.max(0) * 100 / most)></span>
                        </span>
                        <span class="review-bar__n">{review.amount(amount)}</span>
                    </dd>
                </div>
            }).collect_view()}
        </dl>
        <dl class="review-facts">
            {each.map(|each| view! { <div class="review-fact"><dt>{t.review_per_head()}</dt><dd>{review.amount(each)}</dd></div> })}
        </dl>
        {verdict.map(|(is_over, words)| view! { <p class="review-note" data-look=if is_over { "late" } else { "good" }>{words}</p> })}
    }
    .into_any()
}
