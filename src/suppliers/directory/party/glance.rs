//! At a glance: why it is preferred or blocked, and whether somebody is there now.

use domain::holidays::{Region, holiday};
use leptos::prelude::*;
use supply::party::Standing;
use supply::party::hours::{Hours, State};

use super::subject::Subject;
use crate::suppliers::directory::warning::BlockedWarning;
use crate::suppliers::directory::words::open_state;
use crate::widgets::icon::{Glyph, Icon};

/// The lines below the name.
#[component]
pub fn Glance(
    /// The party.
    subject: Subject,
) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let state = Memo::new(move |_| {
        let now = session.now();
        let hours = subject.with(|party| Hours::read(&party.hours))?;
        Some((hours.state(now), now))
    });
    let why = move || {
        subject.with(|party| match &party.standing {
            Standing::Preferred { why } if !why.trim().is_empty() => Some(why.trim().to_owned()),
            _ => None,
        })
    };
    let open = move || {
        let (state, now) = state.get()?;
        let is_open = matches!(state, State::Open { .. });
        let is_holiday = holiday(now.date(), Region::France).is_some();
        let words = open_state(t, state, now);
        Some(view! {
            <p class="open-state" data-open=is_open.to_string()>
                <Icon glyph=if is_open { Glyph::Clock } else { Glyph::Moon } />
                <span>{words}</span>
            </p>
            {is_holiday.then(|| view! { <p class="field__hint">{t.party_holiday()}</p> })}
        })
    };
    let blocked = Signal::stored(Some(subject.id));
    view! {
        <div class="glance">
            <BlockedWarning party=blocked />
            {move || why().map(|why| view! { <p class="glance__why"><Icon glyph=Glyph::Star /><span>{why}</span></p> })}
            {open}
        </div>
    }
}
