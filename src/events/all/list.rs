//! All events as a list: on now, to come, undated, past.

use events::Planner;
use events::event::Occurrence;
use events::event::agenda::agenda;
use leptos::prelude::*;
use supply::book::Book;

use super::row::{Brief, EventRow};
use super::view::Looking;
use crate::events::now::Now;
use crate::events::planner_changed;
use crate::i18n::{T, use_t};
use crate::session::use_session;
use crate::widgets::button::Button;
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::{Glyph, Icon};

/// How many past events are shown at first.
const PAST: usize = 20;

/// What the list shows, and how many past events there are.
#[derive(Clone, Debug, Default, PartialEq)]
struct Groups {
    open: [Vec<Brief>; 3],
    past: Vec<Brief>,
    n_past: usize,
}

const NAMES: [fn(T) -> &'static str; 3] = [|t| t.events_now(), |t| t.events_ahead(), |t| t.events_undated()];

/// The list.
#[component]
pub fn EventList(looking: Looking) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let changed = planner_changed();
    let n_shown = RwSignal::new(PAST);
    let groups = Memo::new(move |_| {
        let _ = changed.get();
        let now = &Now::of(session);
        let filter = looking.view.with(|view| view.filter.clone());
        session.peek_in::<Planner, _>(|planner, office, _| {
            let agenda = agenda(planner, &filter, now);
            let past = agenda.past.get(..n_shown.get().min(agenda.past.len())).unwrap_or_default();
            session.peek_in::<Book, _>(|book, _, _| {
                let briefs = |all: &[Occurrence<'_>]| -> Vec<Brief> {
                    all.iter().map(|it| Brief::in_full(t, (planner, book, office), it, now)).collect()
                };
                let undated = agenda.undated.iter().map(|event| Brief::of(t, planner, office, event, now));
                Groups {
                    open: [briefs(&agenda.now), briefs(&agenda.ahead), undated.collect()],
                    past: briefs(past),
                    n_past: agenda.past.len(),
                }
            })
        })
    });
    let is_empty = Memo::new(move |_| {
        groups.with(|groups| groups.open.iter().all(Vec::is_empty) && groups.past.is_empty())
    });
    let is_filtered = move || looking.view.with(|view| 0 < view.filter.n());
    let rows = |briefs: Vec<Brief>| {
        view! { <ul class="event-rows">{briefs.into_iter().map(|brief| view! { <EventRow brief /> }).collect_view()}</ul> }
    };
    let group = move |(name, briefs): (fn(T) -> &'static str, Vec<Brief>)| {
        let n = briefs.len();
        (0 < n).then(|| {
            view! {
                <section class="section">
                    <div class="section__head">
                        <h2 class="section__title">{move || name(t)}</h2>
                        <span class="section__count">{move || t.number(n)}</span>
                    </div>
                    {rows(briefs)}
                </section>
            }
        })
    };
    let empty = move || {
        if is_filtered() {
            view! {
                <EmptyState
                    glyph=Glyph::Filter
                    title=Signal::derive(move || t.events_no_match_title().to_owned())
                    body=Signal::derive(move || t.events_no_match_body().to_owned())
                >
                    <Button
                        label=Signal::derive(move || t.events_clear_filter().to_owned())
                        on_click=Callback::new(move |()| looking.change(|view| view.filter = events::event::Filter::default()))
                    />
                </EmptyState>
            }
            .into_any()
        } else {
            view! {
                <EmptyState
                    glyph=Glyph::Calendar
                    title=Signal::derive(move || t.events_empty_title().to_owned())
                    body=Signal::derive(move || t.events_empty_body().to_owned())
                />
            }
            .into_any()
        }
    };
    view! {
        <Show when=move || !is_empty.get() fallback=empty>
            {move || NAMES.into_iter().zip(groups.with(|groups| groups.open.clone())).map(group).collect_view()}
            <Show when=move || groups.with(|groups| 0 < groups.n_past)>
                <details class="events-past" open=move || groups.with(|groups| groups.open.iter().all(Vec::is_empty))>
                    <summary class="columns__summary">
                        <span class="section__title">{move || t.events_past()}</span>
                        <span class="section__count">{move || t.number(groups.with(|groups| groups.n_past))}</span>
                        <Icon glyph=Glyph::ChevronDown />
                    </summary>
                    {move || rows(groups.with(|groups| groups.past.clone()))}
                    <Show when=move || groups.with(|groups| groups.past.len() < groups.n_past)>
                        <Button
                            label=Signal::derive(move || t.events_more().to_owned())
                            on_click=Callback::new(move |()| n_shown.update(|n| *n += PAST))
                        />
                    </Show>
                </details>
            </Show>
        </Show>
    }
}
