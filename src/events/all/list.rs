//! All events as a list: on now, to come, undated, past.

use events::Planner;
use events::event::Filter;
use events::event::agenda::agenda;
use leptos::prelude::*;

use super::row::{Brief, EventRow};
use crate::events::form::Opened;
use crate::events::planner_changed;
use crate::i18n::{T, use_t};
use crate::session::use_session;
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::Glyph;

/// The list.
#[component]
pub fn EventList(opened: RwSignal<Option<Opened>>) -> impl IntoView {
    let _ = opened;
    let (session, t) = (use_session(), use_t());
    let changed = planner_changed();
    let groups = Memo::new(move |_| {
        changed.track();
        let now = session.now();
        let filter = Filter::default();
        session.peek_in::<Planner, _>(|planner, office, _| {
            let agenda = agenda(planner, &filter, now);
            let briefs = |all: &[&events::event::Event]| -> Vec<Brief> {
                all.iter().map(|event| Brief::of(t, planner, office, event, now)).collect()
            };
            [briefs(&agenda.now), briefs(&agenda.ahead), briefs(&agenda.undated), briefs(&agenda.past)]
        })
    });
    let names: [fn(T) -> &'static str; 4] =
        [|t| t.events_now(), |t| t.events_ahead(), |t| t.events_undated(), |t| t.events_past()];
    let group = move |(name, briefs): (fn(T) -> &'static str, Vec<Brief>)| {
        (!briefs.is_empty()).then(|| {
            view! {
                <section class="section">
                    <div class="section__head"><h2 class="section__title">{move || name(t)}</h2></div>
                    <ul class="event-rows">{briefs.into_iter().map(|brief| view! { <EventRow brief /> }).collect_view()}</ul>
                </section>
            }
        })
    };
    view! {
        <Show
            when=move || groups.with(|groups| groups.iter().any(|group| !group.is_empty()))
            fallback=move || view! {
                <EmptyState
                    glyph=Glyph::Calendar
                    title=Signal::derive(move || t.events_empty_title().to_owned())
                    body=Signal::derive(move || t.events_empty_body().to_owned())
                />
            }
        >
            {move || names.into_iter().zip(groups.get()).map(group).collect_view()}
        </Show>
    }
}
