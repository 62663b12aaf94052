//! A contract as a line of a list.

use std::sync::Arc;

use leptos::prelude::*;

use super::model::Line;
use super::tone::{Tone, headline};
use super::words;
use crate::i18n::use_t;
use crate::routes::Suppliers;
use crate::session::use_session;
use crate::widgets::icon::Icon;

/// A contract: who, what, until when to decide, and what silence costs.
#[component]
pub fn ContractRow(
    /// The contract.
    line: Arc<Line>,
    /// Leaves the name of the party out, where the screen is the party's.
    #[prop(optional)]
    without_party: bool,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let Line { id, title, party_name, tone, decision, .. } = Arc::unwrap_or_clone(line);
    let today = move || session.now().date();
    let (head, days, after, missed) = match &decision {
        Ok(decision) => {
            let open = decision.next.as_ref().filter(|_| !matches!(tone, Tone::Leaving | Tone::Ended));
            // Today is said already; what is far off is told by its date.
            let days = open.map(|step| step.days_left(today())).filter(|days| *days != 0 && *days <= 90);
            let days = days.map(|days| words::days_left(t, days));
            let after = open.map(|step| {
                let stake = words::stake(t, step);
                (words::if_nothing_short(t, step), stake)
            });
            let missed = decision.missed.map(|missed| t.contract_missed_short(&t.date_year(missed.until)));
            (headline(t, decision, today()), days, after, missed)
        }
        Err(error) => {
            let why = words::terms_error(t, *error).to_owned();
            (t.contract_incomplete().to_owned(), None, Some((why, None)), None)
        }
    };
    let heading = if title.trim().is_empty() { party_name.clone() } else { title };
    view! {
        <li class="list-row contract-row" data-tone=tone.key()>
            <span class="contract-row__mark"><Icon glyph=tone.glyph() /></span>
            <a class="list-row__link contract-row__link" href=Suppliers::Contract(id).href()>
                <span class="contract-row__title">{heading}</span>
                {(!without_party && !party_name.is_empty())
                    .then(|| view! { <span class="contract-row__party">{party_name}</span> })}
            </a>
            <p class="contract-row__when">
                <strong>{head}</strong>
                {days.map(|days| view! { <span class="contract-row__days">{days}</span> })}
            </p>
            {after
                .map(|(after, stake)| {
                    view! {
                        <p class="contract-row__after">
                            <span>{after}</span>
                            {stake.map(|stake| view! { <span class="contract-row__stake">{stake}</span> })}
                        </p>
                    }
                })}
            {missed.map(|missed| view! { <p class="contract-row__missed">{missed}</p> })}
        </li>
    }
}
