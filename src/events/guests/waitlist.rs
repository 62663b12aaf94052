//! Who waits, in which order, and whose turn it is.

use events::Planner;
use events::guests::{Guest, waitlist};
use leptos::prelude::*;
use replica::RecordId;

use super::acts;
use super::gauge::Gauge;
use super::news::Proposal;
use super::page::Shared;
use crate::events::planner_changed;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::Glyph;

/// One who waits, as shown.
#[derive(Clone, Debug, PartialEq)]
struct Waiter {
    id: RecordId,
    name: String,
    since: i64,
    plus: i64,
}

/// The waitlist.
#[component]
pub fn WaitlistView(
    /// The page.
    it: Shared,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let changed = planner_changed();
    let queue = Memo::new(move |_| {
        let _ = changed.get();
        session.peek_in::<Planner, _>(|planner, _, _| {
            let capacity = planner.events.get(it.event).and_then(|event| event.capacity);
            let guests: Vec<&Guest> = planner.children::<Guest>(it.event).collect();
            let fit = waitlist::all_that_fit(guests.iter().copied(), capacity);
            let queue = waitlist::queue(guests.iter().copied()).into_iter().map(|guest| Waiter {
                id: guest.id,
                name: guest.name.clone(),
                since: guest.waiting.unwrap_or(0),
                plus: guest.plus.unwrap_or(0).max(0),
            });
            (queue.collect::<Vec<_>>(), fit)
        })
    });
    let n_fit = move || queue.with(|(_, fit)| fit.len());
    let row = move |(place, one): (usize, Waiter)| {
        let Waiter { id, name, since, plus } = one;
        let brought = (0 < plus).then(|| t.guest_plus_n(&t.number(usize::try_from(plus).unwrap_or(0))));
        let facts = [Some(t.waitlist_since(&t.date_short_at(since))), brought];
        let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! {
            <li class="guest-wait">
                <span class="guest-wait__place">{t.number(place + 1)}</span>
                <div class="guest-row__text">
                    <button class="guest-row__name" type="button" on:click=move |_| it.open.set(Some(id))>{name}</button>
                    <p class="guest-row__meta">{facts}</p>
                </div>
                <Button
                    label=Signal::derive(move || t.guest_place().to_owned())
                    on_click=move |()| acts::promote(session, t, &[id])
                />
            </li>
        }
    };
    let empty = move || {
        view! {
            <EmptyState
                glyph=Glyph::Clock
                title=Signal::derive(move || t.waitlist_empty_title().to_owned())
                body=Signal::derive(move || t.waitlist_empty_body().to_owned())
            />
        }
    };
    view! {
        <div class="page__body guest-body">
            <Gauge figures=it.figures />
            <Show when=move || it.figures.with(|it| it.capacity.is_none())>
                <p class="u-soft">{move || t.waitlist_no_capacity()}</p>
            </Show>
            <Show when=move || queue.with(|(queue, _)| !queue.is_empty()) fallback=empty>
                <Proposal it />
                <ol class="guest-waits">{move || queue.get().0.into_iter().enumerate().map(row).collect_view()}</ol>
                <Show when=move || { 1 < n_fit() }>
                    <div class="cluster">
                        <Button
                            kind=ButtonKind::Primary
                            label=Signal::derive(move || t.waitlist_give_all(n_fit()))
                            on_click=move |()| acts::promote(session, t, &queue.get_untracked().1)
                        />
                    </div>
                </Show>
            </Show>
        </div>
    }
}
