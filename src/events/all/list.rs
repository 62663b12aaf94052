//! All events as a list: on now, to come, undated, past.

use events::Planner;
use events::event::agenda::{Agenda, agenda};
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

/// How many events of each group are shown at first, and so many more for each tap: a calendar may bring thousands.
const SHOWN: [usize; 4] = [60, 60, 60, 20];
/// So many of a group come with the first frame, the others with the next.
const FIRST: usize = 8;
/// The group of those over.
const PAST: usize = 3;

const NAMES: [fn(T) -> &'static str; PAST] =
    [|t| t.events_now(), |t| t.events_ahead(), |t| t.events_undated()];

/// Events of one group.
#[derive(Clone, Debug, PartialEq)]
struct Group {
    /// The first ones.
    shown: Vec<Brief>,
    /// How many there are.
    n: usize,
}

/// The list.
#[component]
pub fn EventList(looking: Looking) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let changed = planner_changed();
    let most = RwSignal::new(SHOWN);
    let groups = Memo::new(move |_| {
        let _ = changed.get();
        let now = &Now::of(session);
        let filter = looking.view.with(|view| view.filter.clone());
        let [most_now, most_ahead, most_undated, most_past] = most.get();
        session.peek_in::<Planner, _>(|planner, office, _| {
            let Agenda { now: on, ahead, undated, past } = agenda(planner, &filter, now);
            session.peek_in::<Book, _>(|book, _, _| {
                let group = |all: &[_], most| Group {
                    shown: all
                        .iter()
                        .take(most)
                        .map(|it| Brief::in_full(t, (planner, book, office), it, now))
                        .collect(),
                    n: all.len(),
                };
                let bare = undated.iter().take(most_undated);
                [
                    group(&on, most_now),
                    group(&ahead, most_ahead),
                    Group {
                        shown: bare.map(|event| Brief::of(t, planner, office, event, now)).collect(),
                        n: undated.len(),
                    },
                    group(&past, most_past),
                ]
            })
        })
    });
    let n = move |at: usize| groups.with(|groups| groups.get(at).map_or(0, |group| group.n));
    let is_empty = Memo::new(move |_| (0..=PAST).all(|at| n(at) == 0));
    let is_filtered = move || looking.view.with(|view| 0 < view.filter.n());
    let is_late = RwSignal::new(false);
    request_animation_frame(move || {
        request_animation_frame(move || {
            let _ = is_late.try_set(true);
        });
    });
    let rows = move |at: usize, group: Group| {
        let is_cut = group.shown.len() < group.n;
        let words: fn(T) -> &'static str = if at == PAST { |t| t.events_more() } else { |t| t.show_more() };
        let more = move |()| {
            most.update(|most| {
                if let Some((most, more)) = most.get_mut(at).zip(SHOWN.get(at)) {
                    *most += more;
                }
            });
        };
        let mut first = group.shown;
        let others = first.split_off(FIRST.min(first.len()));
        let draw =
            |briefs: Vec<Brief>| briefs.into_iter().map(|brief| view! { <EventRow brief /> }).collect_view();
        view! {
            <ul class="event-rows">{draw(first)} {move || is_late.get().then(|| draw(others.clone()))}</ul>
            {is_cut.then(|| view! { <Button label=Signal::derive(move || words(t).to_owned()) on_click=Callback::new(more) /> })}
        }
    };
    let section = move |at: usize| {
        let group = groups.with(|groups| groups.get(at).cloned()).filter(|group| 0 < group.n)?;
        let name = *NAMES.get(at)?;
        Some(view! {
            <section class="section">
                <div class="section__head">
                    <h2 class="section__title">{move || name(t)}</h2>
                    <span class="section__count">{move || t.number(group.n)}</span>
                </div>
                {rows(at, group)}
            </section>
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
            {move || (0..PAST).map(section).collect_view()}
            <Show when=move || 0 < n(PAST)>
                <details class="events-past" open=move || (0..PAST).all(|at| n(at) == 0)>
                    <summary class="columns__summary">
                        <span class="section__title">{move || t.events_past()}</span>
                        <span class="section__count">{move || t.number(n(PAST))}</span>
                        <Icon glyph=Glyph::ChevronDown />
                    </summary>
                    {move || groups.with(|groups| groups.get(PAST).cloned()).map(|group| rows(PAST, group))}
                </details>
            </Show>
        </Show>
    }
}
