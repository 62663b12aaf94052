//! The next decision of a contract, large: what to do, until when, what silence does and costs.

use chrono::NaiveDate;
use leptos::prelude::*;
use supply::contract::{Basis, Decision};

use super::model::{self, Shown};
use super::tone::{Tone, headline};
use super::words::{self, day};
use crate::i18n::{T, use_t};
use crate::session::use_session;
use crate::widgets::button::Button;
use crate::widgets::icon::{Glyph, Icon};

/// The next decision.
#[component]
pub fn DecisionCard(
    /// The contract.
    shown: Memo<Option<Shown>>,
    /// Opens the form.
    on_edit: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let today = model::today(session);
    let decision = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.decision.clone())));
    let tone = move || match decision.get() {
        Some(Ok(decision)) => Tone::of(&decision, today.get()),
        _ => Tone::Unclear,
    };
    let body = move || match decision.get() {
        Some(Ok(decision)) => view! { <Decided decision today=today.get() /> }.into_any(),
        Some(Err(error)) => view! {
            <p class="decision__head">{t.contract_incomplete()}</p>
            <p class="decision__line">{words::terms_error(t, error)}" "{t.contract_incomplete_body()}</p>
            <div>
                <Button
                    glyph=Glyph::Edit
                    label=Signal::derive(move || t.contract_edit().to_owned())
                    on_click=on_edit
                />
            </div>
        }
        .into_any(),
        None => ().into_any(),
    };
    view! {
        <section class="decision" data-tone=move || tone().key() aria-label=move || t.contract_decision()>
            <span class="decision__mark">{move || view! { <Icon glyph=tone().glyph() /> }}</span>
            {body}
        </section>
    }
}

#[component]
fn Decided(decision: Decision, today: NaiveDate) -> impl IntoView {
    let t = use_t();
    let head = headline(t, &decision, today);
    let (from, to) = (t.date_year(decision.term.start), t.date_year(decision.term.end));
    let term = if today < decision.term.start {
        t.contract_first_term(&from, &to)
    } else {
        t.contract_current_term(&from, &to)
    };
    // Today is said already; what is far off is told by its date.
    let days =
        decision.next.as_ref().map(|step| step.days_left(today)).filter(|days| *days != 0 && *days <= 90);
    let days = days.map(|days| words::days_left(t, days));
    let missed = decision
        .missed
        .map(|missed| t.contract_missed(&day(t, missed.deadline.last_day), &day(t, missed.until)));
    let step = decision.next.as_ref().map(|step| {
        let deadline = step.deadline.map(|deadline| deadline_words(t, deadline.basis, deadline.last_day));
        let closed =
            step.deadline.is_some_and(|deadline| deadline.is_closed).then(|| t.contract_closed_day());
        let stake = words::stake(t, step);
        view! {
            {deadline.map(|words| view! { <p class="decision__line">{words}</p> })}
            {closed.map(|words| view! { <p class="decision__note">{words}</p> })}
            <p class="decision__after">
                {words::if_nothing(t, step)}
                {stake.map(|stake| view! { <strong class="decision__stake">{stake}</strong> })}
            </p>
        }
    });
    view! {
        <p class="decision__head">{head}</p>
        {days.map(|days| view! { <p class="decision__days">{days}</p> })}
        <p class="decision__term">{term}</p>
        {missed
            .map(|missed| view! { <p class="decision__missed"><Icon glyph=Glyph::Warning /><span>{missed}</span></p> })}
        {step}
    }
}

/// Until when it must have arrived, or been sent.
pub fn deadline_words(t: T, basis: Basis, last_day: NaiveDate) -> String {
    match basis {
        Basis::Received => t.contract_received_by(&day(t, last_day)),
        Basis::Sent => t.contract_sent_until(&day(t, last_day)),
    }
}
