//! A budget as a bar: spent, paid, invoiced, committed, and what is left.

use domain::money::Cents;
use leptos::prelude::*;
use supply::purchase::budget::Standing;

use super::words;
use crate::i18n::use_t;

/// A part of the whole in hundredths of a percent, for its width.
fn share(part: Cents, whole: i64) -> i64 {
    if whole <= 0 {
        0
    } else {
        i64::try_from(i128::from(part.0.max(0)) * 10_000 / i128::from(whole)).unwrap_or(10_000)
    }
}

/// The bar alone; its figures stand beside it.
#[component]
pub fn BudgetBar(
    /// Where the budget stands.
    #[prop(into)]
    standing: Signal<Standing>,
) -> impl IntoView {
    let parts = move || {
        let it = standing.get();
        let to_pay = Cents(it.invoiced.0.saturating_sub(it.paid.0));
        let used = [it.spent, it.paid, to_pay, it.committed].iter().map(|part| part.0.max(0)).sum::<i64>();
        // A budget that is exceeded fills its bar with what was used.
        let whole = it.amount.0.max(used);
        [("spent", it.spent), ("paid", it.paid), ("invoiced", to_pay), ("committed", it.committed)]
            .map(|(name, part)| (name, share(part, whole)))
    };
    view! {
        <div class="budget-bar" aria-hidden="true" data-over=move || (standing.get().remaining().0 < 0).then_some("true")>
            {move || parts().map(|(name, bp)| {
                let width = format!("{}.{:02}%", bp / 100, bp % 100);
                (0 < bp).then(|| view! { <span class="budget-bar__part" data-part=name style:inline-size=width></span> })
            }).collect_view()}
        </div>
    }
}

/// The figures of a budget: prévu, dépensé avant, engagé, facturé, payé, reste.
#[component]
pub fn BudgetFigures(
    /// Where the budget stands.
    #[prop(into)]
    standing: Signal<Standing>,
) -> impl IntoView {
    let t = use_t();
    view! {
        <dl class="budget-figures">
            {move || {
                let it = standing.get();
                let line = |name: &'static str, part: &'static str, cents: Cents| view! {
                    <div class="budget-figures__line" data-part=part>
                        <dt><span class="budget-figures__key" aria-hidden="true"></span>{name}</dt>
                        <dd class="money-text">{words::money(t, cents)}</dd>
                    </div>
                };
                let is_over = it.remaining().0 < 0;
                view! {
                    {line(t.budget_planned(), "planned", it.amount)}
                    {(it.spent.0 != 0).then(|| line(t.budget_spent(), "spent", it.spent))}
                    {line(t.budget_committed(), "committed", it.committed)}
                    {line(t.budget_invoiced(), "invoiced", it.invoiced)}
                    {line(t.budget_paid(), "paid", it.paid)}
                    {line(if is_over { t.budget_over() } else { t.budget_remaining() }, if is_over { "over" } else { "remaining" }, it.remaining())}
                }
            }}
        </dl>
    }
}
