//! The cap as a bar: paid, invoiced, committed, planned, and what is left in words.

use domain::money::Cents;
use events::budget::{Layers, Reckoning};
use leptos::prelude::*;

use super::words::{percent, share_bp};
use crate::i18n::{T, use_t};
use crate::suppliers::purchases::words::money;
use crate::widgets::icon::{Glyph, Icon};

/// The parts of a forecast, the surest first: key, name, amount.
pub fn parts(t: T, layers: Layers) -> [(&'static str, &'static str, Cents); 4] {
    [
        ("paid", t.money_part_paid(), layers.paid),
        ("due", t.money_part_due(), layers.due),
        ("committed", t.money_part_committed(), layers.committed),
        ("planned", t.money_part_planned(), layers.planned),
    ]
}

/// The bar alone; its words stand beside it.
#[component]
pub fn CapBar(
    /// The budget.
    #[prop(into)]
    reckoning: Signal<Reckoning>,
) -> impl IntoView {
    let t = use_t();
    let drawn = move || {
        reckoning.with(|it| {
            let used: i64 = parts(t, it.layers).iter().map(|(_, _, cents)| cents.0.max(0)).sum();
            let whole = it.cap.map_or(used, |cap| cap.0.max(used));
            let over = it.remaining().filter(|left| left.0 < 0).and(it.cap).map(|cap| share_bp(cap, whole));
            (parts(t, it.layers).map(|(key, _, cents)| (key, share_bp(cents, whole))), over)
        })
    };
    view! {
        <div class="cap-bar" aria-hidden="true" data-over=move || drawn().1.map(|_| "true")>
            {move || {
                let (parts, over) = drawn();
                let parts = parts.map(|(key, bp)| {
                    (0 < bp).then(|| view! { <span class="cap-bar__part" data-part=key style:inline-size=percent(bp)></span> })
                });
                let cap = over.map(|bp| view! { <span class="cap-bar__cap" style:inset-inline-start=percent(bp)></span> });
                view! { {parts.into_iter().collect_view()} {cap} }
            }}
        </div>
    }
}

/// What is left, large; by how much it is exceeded, in red.
#[component]
pub fn Remaining(
    /// The budget.
    #[prop(into)]
    reckoning: Signal<Reckoning>,
) -> impl IntoView {
    let t = use_t();
    move || {
        let it = reckoning.get();
        let left = it.remaining();
        let is_over = left.is_some_and(|left| left.0 < 0);
        let (name, amount) = match left {
            Some(left) if is_over => (t.money_budget_over(), Cents(left.0.saturating_neg())),
            Some(left) => (t.money_budget_left(), left),
            None => (t.money_budget_forecast(), it.forecast),
        };
        let of = match it.cap {
            Some(cap) => t.money_budget_of(&money(t, it.forecast), &money(t, cap)),
            None => t.money_budget_no_cap().to_owned(),
        };
        view! {
            <p class="cap-left" data-over=is_over.then_some("true")>
                <span class="cap-left__name">{is_over.then(|| view! { <Icon glyph=Glyph::Warning /> })}{name}</span>
                <strong class="cap-left__amount money-text">{money(t, amount)}</strong>
                <span class="cap-left__of">{of}</span>
            </p>
        }
    }
}

/// The parts with their amounts: the legend of the bar.
#[component]
pub fn Legend(
    /// The budget.
    #[prop(into)]
    reckoning: Signal<Reckoning>,
) -> impl IntoView {
    let t = use_t();
    view! {
        <dl class="cap-legend">
            {move || reckoning.with(|it| {
                parts(t, it.layers).map(|(key, name, cents)| view! {
                    <div class="cap-legend__part" data-part=key>
                        <dt><span class="cap-legend__key" aria-hidden="true"></span>{name}</dt>
                        <dd class="money-text">{money(t, cents)}</dd>
                    </div>
                }).collect_view()
            })}
        </dl>
    }
}
