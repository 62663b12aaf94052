//! What the overview of an event says of its money.

use leptos::prelude::*;
use replica::RecordId;

use super::bar::{CapBar, Remaining};
use super::model::use_money;
use crate::i18n::use_t;
use crate::routes::{EventArea, Events};

/// The card: what is left of the cap, and its bar.
#[component]
pub fn BudgetSummary(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    let t = use_t();
    let of = use_money(event);
    let is_empty = Memo::new(move |_| of.now.with(|it| it.lines.is_empty() && it.cap.is_none()));
    let href = Events::Of(event, EventArea::Budget).href();
    view! {
        <section class="area-card money-card">
            <h2 class="area-card__title">
                <a class="area-card__link list-row__link" href=href>
                    {move || t.event_budget_title()}
                </a>
            </h2>
            <Show
                when=move || !is_empty.get()
                fallback=move || view! { <p class="area-card__note">{move || t.money_budget_empty_title()}</p> }
            >
                <Remaining reckoning=of.now />
                <CapBar reckoning=of.now />
            </Show>
        </section>
    }
}
