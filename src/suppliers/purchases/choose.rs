//! The decision: one quote is chosen, each other one keeps the reason why not, and the order is made. One act.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use replica::RecordId;
use supply::book::Book;
use supply::purchase::compare::{self, Offer};
use supply::purchase::compose;

use super::acts;
use super::words;
use crate::i18n::{T, use_t};
use crate::routes::{self, Suppliers};
use crate::session::use_session;
use crate::suppliers::papers::VigilanceWarning;
use crate::widgets::chip::ToggleChip;
use crate::widgets::form_foot::FormFoot;
use crate::widgets::text_field::TextField;

/// A quote that is not chosen, and why.
#[derive(Clone)]
struct Other {
    quote: RecordId,
    name: String,
    reasons: Vec<String>,
    why: RwSignal<String>,
}

/// What the figures say against an offer beside the chosen one, the weightiest first.
fn reasons(t: T, chosen: &Offer, other: &Offer) -> Vec<String> {
    let mut reasons = Vec::new();
    if other.is_expired {
        reasons.push(t.reason_expired().to_owned());
    }
    if 0 < other.n_missing {
        reasons.push(t.reason_incomplete().to_owned());
    }
    if let (Ok(chosen), Ok(other)) = (&chosen.totals, &other.totals) {
        let by = other.all.gross.0.saturating_sub(chosen.all.gross.0);
        if 0 < by {
            reasons.push(t.reason_dearer(&words::money(t, domain::money::Cents(by))));
        }
    }
    match (chosen.days, other.days) {
        (Some(chosen), Some(other)) if chosen < other => reasons.push(t.reason_slower().to_owned()),
        (Some(_), None) => reasons.push(t.reason_no_delay().to_owned()),
        _ => {}
    }
    match (chosen.warranty, other.warranty) {
        (Some(chosen), Some(other)) if other < chosen => reasons.push(t.reason_shorter_warranty().to_owned()),
        (Some(_), None) => reasons.push(t.reason_no_warranty().to_owned()),
        _ => {}
    }
    reasons
}

/// The decision, as a form.
#[component]
pub fn ChooseSheet(
    /// For which need.
    need: RecordId,
    /// Which quote is to be chosen.
    quote: RecordId,
    /// Called when it is stored or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let today = untrack(|| acts::today(session));
    let (chosen, name, others) = session.peek_in::<Book, _>(|book, _, _| {
        let offers = compare::offers(book, need, today);
        let chosen = offers.iter().find(|offer| offer.quote == quote).cloned();
        let name = words::party_name(t, book, chosen.as_ref().and_then(|offer| offer.party));
        let others = offers.iter().filter(|offer| offer.quote != quote).map(|offer| {
            let reasons = chosen.as_ref().map(|chosen| reasons(t, chosen, offer)).unwrap_or_default();
            Other {
                quote: offer.quote,
                name: words::party_name(t, book, offer.party),
                why: RwSignal::new(reasons.first().cloned().unwrap_or_default()),
                reasons,
            }
        });
        let others = others.collect::<Vec<_>>();
        (chosen, name, others)
    });
    let number = Memo::new(move |_| acts::next_number(session));
    let navigate = use_navigate();
    let said = name.clone();
    let reasons_of = others.iter().map(|other| (other.quote, other.why)).collect::<Vec<_>>();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let number = number.get_untracked();
        let reasons: Vec<(RecordId, String)> =
            reasons_of.iter().map(|(quote, why)| (*quote, why.get_untracked())).collect();
        let made = session.peek_in::<Book, _>(|book, _, _| {
            session.with_ctx(|ctx| compose::choose(ctx, book, quote, &reasons, &number, today))
        });
        // Binned or decided elsewhere meanwhile: the page behind shows it.
        let Some((order, intents)) = made else { return on_done.run(()) };
        let navigate = navigate.clone();
        acts::act_then(session, intents, t.chosen(&said, &number), move || {
            on_done.run(());
            navigate(&Suppliers::Order(order).href(), routes::way());
        });
    };
    let total = chosen.as_ref().and_then(|offer| offer.totals.as_ref().ok()).map(|totals| totals.all);
    let left = chosen.as_ref().and_then(|offer| offer.remaining);
    let party = chosen.as_ref().and_then(|offer| offer.party);
    view! {
        <form class="form choose" on:submit=submit>
            <div class="choose__what">
                <p class="choose__name">{name}</p>
                {total.map(|all| view! {
                    <p class="money-text">{t.total_both(&words::money(t, all.gross), &words::money(t, all.net))}</p>
                })}
                {left.map(|left| view! {
                    <p class="choose__left money-text" data-bad=(left.0 < 0).then_some("true")>
                        {t.remaining_after_is(&words::money(t, left))}
                    </p>
                })}
            </div>
            {party.map(|party| view! { <VigilanceWarning party /> })}
            {(!others.is_empty()).then(|| view! { <p class="choose__lead">{move || t.choose_others()}</p> })}
            {others.into_iter().map(|other| {
                let Other { name, reasons, why, .. } = other;
                view! {
                    <div class="choose__other">
                        <TextField label=t.reason_of(&name) value=why on_input=move |text| why.set(text) />
                        <div class="cluster">
                            {reasons.into_iter().map(|reason| {
                                let own = reason.clone();
                                view! {
                                    <ToggleChip
                                        label=reason.clone()
                                        pressed=Signal::derive(move || why.with(|why| *why == own))
                                        on_toggle=Callback::new(move |is_on| why.set(if is_on { reason.clone() } else { String::new() }))
                                    />
                                }
                            }).collect_view()}
                        </div>
                    </div>
                }
            }).collect_view()}
            <FormFoot save=Signal::derive(move || t.choose_and_order(&number.get())) on_cancel=on_done />
        </form>
    }
}
