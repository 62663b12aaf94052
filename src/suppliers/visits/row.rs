//! One intervention in a list: its hour, who comes, what for; and the one tap that it waits for.

use leptos::prelude::*;
use supply::visit::State;

use super::acts;
use super::words::{Brief, mark, state_glyph, state_key, state_name};
use crate::i18n::use_t;
use crate::routes::Suppliers;
use crate::session::use_session;
use crate::widgets::icon::{Glyph, Icon};

/// A row.
#[component]
pub fn VisitRow(
    /// What it shows.
    brief: Brief,
    /// Says the day too, where no heading does.
    #[prop(optional)]
    with_day: bool,
    /// Leaves out who comes, on their own page.
    #[prop(optional)]
    without_party: bool,
    /// Leaves out where it stands, below a heading that says it.
    #[prop(optional)]
    without_state: bool,
    /// Says what it costs.
    #[prop(optional)]
    with_cost: bool,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let (id, state) = (brief.id, brief.state);
    let today = untrack(|| session.now()).date();
    let day = brief.day.filter(|_| with_day).map(|day| t.date(day, today));
    let time = match state {
        State::Called => t.visit_no_day().to_owned(),
        _ if brief.hours.is_empty() && day.is_none() => t.visit_any_hour().to_owned(),
        _ => brief.hours,
    };
    let title = if without_party && !brief.what.is_empty() { brief.what.clone() } else { brief.party };
    let under = if without_party { None } else { Some(brief.what).filter(|what| !what.is_empty()) };
    let minutes = brief
        .minutes
        .filter(|_| matches!(state, State::OnSite | State::ToConclude | State::ToRate | State::Done))
        .map(|minutes| t.duration(minutes * 60_000));
    let step = match state {
        State::OnSite => Some((t.visit_leave(), Glyph::Check)),
        State::Planned | State::Late | State::Called => Some((t.visit_arrive(), Glyph::Place)),
        _ => None,
    };
    // Whoever comes another day is not greeted by one tap on a list.
    let step = step.filter(|_| state != State::Planned || brief.day == Some(today));
    let on_step = move |_| match state {
        State::OnSite => acts::leave(session, t, id),
        _ => acts::arrive(session, t, id),
    };
    view! {
        <li class="list-row visit-row" data-state=state_key(state)>
            <p class="visit-row__time">
                {day.map(|day| view! { <span class="visit-row__day">{day}</span> })}
                <span class="visit-row__hour">{time}</span>
            </p>
            <div class="visit-row__text">
                <a class="list-row__link visit-row__title" href=Suppliers::Visit(id).href()>{title}</a>
                {under.map(|what| view! { <span class="visit-row__what">{what}</span> })}
                <span class="visit-row__meta">
                    {(!without_state).then(|| view! {
                        <span class="visit-state" data-state=state_key(state)>
                            <Icon glyph=state_glyph(state) />
                            {state_name(t, state)}
                        </span>
                    })}
                    {minutes.map(|minutes| view! { <span>{minutes}</span> })}
                    {(!brief.place.is_empty()).then(|| view! { <span>{brief.place}</span> })}
                    {(1 < brief.n_requests).then(|| view! { <span>{t.visit_n_requests(brief.n_requests)}</span> })}
                    {brief.cost.filter(|_| with_cost).map(|cents| view! { <span>{t.money(cents, "EUR")}</span> })}
                    {brief.mean.map(|mean| view! {
                        <span class="visit-row__mark" aria-label=t.mark_of_five(&mark(t, mean))>
                            <Icon glyph=Glyph::Star />
                            {mark(t, mean)}
                        </span>
                    })}
                </span>
            </div>
            {step.map(|(label, glyph)| view! {
                <button class="button visit-row__step" data-size="small" type="button" on:click=on_step>
                    <Icon glyph />
                    {label}
                </button>
            })}
        </li>
    }
}
