//! The events that a party works for, on its page.

use events::Planner;
use events::services::Supplier;
use leptos::prelude::*;
use replica::RecordId;

use super::words;
use crate::events::planner_changed;
use crate::events::words::{title_of, when_words};
use crate::i18n::use_t;
use crate::routes::{EventArea, Events};
use crate::session::use_session;
use crate::widgets::icon::Icon;

/// So many of the latest are shown.
const LAST: usize = 5;

/// One event of a party, as its row shows it.
#[derive(Clone, PartialEq)]
struct Row {
    event: RecordId,
    title: String,
    when: String,
    state: String,
}

/// The events, the latest first; nothing where there is none.
#[component]
pub fn PartyEvents(
    /// The party.
    party: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let changed = planner_changed();
    let rows = Memo::new(move |_| {
        changed.track();
        let today = session.now().date();
        session.peek_in::<Planner, _>(|planner, _, _| {
            let mine = planner.suppliers.iter().filter(|it| it.party == Some(party));
            let mut all: Vec<(_, &Supplier)> = mine
                .filter_map(|it| Some((planner.events.alive(it.parent?)?, it)))
                .filter(|(event, _)| !event.is_template)
                .collect();
            all.sort_by_key(|(event, _)| {
                std::cmp::Reverse((event.when.as_ref().map(|when| when.start), event.id))
            });
            let row = |(event, it): &(&events::event::Event, &Supplier)| Row {
                event: event.id,
                title: title_of(t, event),
                when: event.when.as_ref().map(|when| when_words(t, when, today)).unwrap_or_default(),
                state: it.state.clone(),
            };
            all.iter().take(LAST).map(row).collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <section class="section">
                <div class="section__head"><h2 class="section__title">{move || t.nav_events()}</h2></div>
                <ul class="services__list">
                    {move || rows.get().into_iter().map(|row| {
                        let (state, glyph) = words::state(t, &row.state);
                        view! {
                            <li class="service list-row">
                                <div class="service__head">
                                    <a class="list-row__link" href=Events::Of(row.event, EventArea::Services).href()>{row.title}</a>
                                    <span class="service__state" data-state=row.state><Icon glyph />{state}</span>
                                </div>
                                <p class="service__hours"><Icon glyph=crate::widgets::icon::Glyph::Calendar />{row.when}</p>
                            </li>
                        }
                    }).collect_view()}
                </ul>
            </section>
        </Show>
    }
}
