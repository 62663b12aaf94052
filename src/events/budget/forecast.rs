//! « Et si 55 ? »: what the budget becomes with other guests.

use events::budget::compose;
use leptos::prelude::*;
use store::Act;

use super::model::Money;
use super::words::count;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::suppliers::purchases::words::{money, signed_money};
use crate::widgets::button::{Button, IconButton};
use crate::widgets::icon::Glyph;

/// More guests than any room holds; a typed number stops here.
const MOST: i64 = 100_000;

/// The number of guests, to try another.
#[component]
pub fn Forecast(
    /// The budget.
    of: Money,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let tried = RwSignal::new(None::<i64>);
    let base = Signal::derive(move || of.now.with(|it| it.heads));
    let n = Signal::derive(move || tried.get().unwrap_or_else(|| base.get()));
    let then = of.if_came(n);
    let step = move |by: i64| {
        let to = n.get_untracked().saturating_add(by).clamp(0, MOST);
        tried.set(Some(to).filter(|to| *to != base.get_untracked()));
    };
    let is_tried = move || tried.get().is_some();
    let keep = Callback::new(move |()| {
        let n = n.get_untracked();
        session.act(Act::one(compose::set_heads(of.event, Some(n))), t.money_guests_kept(count(n)));
        tried.set(None);
    });
    let follow = Callback::new(move |()| {
        session.act(Act::one(compose::set_heads(of.event, None)), t.money_guests_followed());
        tried.set(None);
    });
    let basis = move || match (of.is_set.get(), base.get()) {
        (true, n) => t.money_guests_set(count(n)),
        (false, 0) => t.money_guests_none().to_owned(),
        (false, n) => t.money_guests_now(count(n)),
    };
    let outcome = move || {
        then.with(|it| {
            let left = it.remaining().map(|left| match left.0 {
                over if over < 0 => {
                    (true, t.money_if_over(&money(t, domain::money::Cents(over.saturating_neg()))))
                }
                _ => (false, t.money_if_left(&money(t, left))),
            });
            (t.money_if_cost(&money(t, it.forecast)), left)
        })
    };
    let difference = move || {
        let by = then.with(|it| it.forecast.0).saturating_sub(of.now.with(|it| it.forecast.0));
        t.money_if_more(&signed_money(t, domain::money::Cents(by)))
    };
    view! {
        <section class="what-if" aria-labelledby="what-if-title">
            <h2 class="what-if__title" id="what-if-title">{move || t.money_what_if()}</h2>
            <div class="what-if__row">
                <div class="what-if__stepper">
                    <IconButton glyph=Glyph::Minus label=Signal::derive(move || t.money_guests_less().to_owned()) on_click=Callback::new(move |()| step(-1)) />
                    <input
                        class="input what-if__n"
                        type="text"
                        inputmode="numeric"
                        autocomplete="off"
                        aria-label=move || t.money_guests_number()
                        prop:value=move || n.get().to_string()
                        on:input:target=move |event| {
                            if let Ok(typed) = event.target().value().trim().parse::<i64>() {
                                tried.set(Some(typed.clamp(0, MOST)).filter(|to| *to != base.get_untracked()));
                            }
                        }
                    />
                    <IconButton glyph=Glyph::Plus label=Signal::derive(move || t.money_guests_more().to_owned()) on_click=Callback::new(move |()| step(1)) />
                </div>
                <p class="what-if__basis">{basis}</p>
            </div>
            <p class="what-if__outcome" aria-live="polite">
                <Show when=is_tried>
                    <span class="money-text">{move || outcome().0}</span>
                    {move || outcome().1.map(|(is_over, left)| view! {
                        <strong class="money-text" data-over=is_over.then_some("true")>{left}</strong>
                    })}
                    <span class="what-if__by">{difference}</span>
                </Show>
            </p>
            <div class="what-if__acts">
                <Show when=is_tried>
                    <Button label=Signal::derive(move || t.money_guests_keep().to_owned()) on_click=keep />
                </Show>
                <Show when=move || of.is_set.get()>
                    <Button glyph=Glyph::People label=Signal::derive(move || t.money_guests_follow().to_owned()) on_click=follow />
                </Show>
            </div>
        </section>
    }
}
