//! What the list has to say by itself: a place that frees, an answer that is late, diets to erase.

use events::Planner;
use events::event::Event;
use events::guests::{Guest, purge, waitlist};
use leptos::prelude::*;
use replica::RecordId;
use store::Act;

use super::acts;
use super::page::Shared;
use crate::events::planner_changed;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::banner::{Banner, BannerKind};

/// Who is next, and who that is.
#[derive(Clone, Debug, PartialEq)]
pub struct Next {
    /// The proposal.
    pub promotion: waitlist::Promotion,
    /// The name.
    pub name: String,
}

/// Whose turn it is, followed.
pub fn next_in_line(it: Shared) -> Memo<Option<Next>> {
    let (session, changed) = (use_session(), planner_changed());
    Memo::new(move |_| {
        let _ = changed.get();
        session.peek_in::<Planner, _>(|planner, _, _| {
            let capacity = planner.events.get(it.event)?.capacity;
            let guests: Vec<&Guest> = planner.children::<Guest>(it.event).collect();
            let promotion = waitlist::next(guests.iter().copied(), capacity)?;
            let name = planner.guests.get(promotion.guest)?.name.clone();
            Some(Next { promotion, name })
        })
    })
}

/// The proposal: says who, and gives the place in one tap.
#[component]
pub fn Proposal(
    /// The page.
    it: Shared,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let next = next_in_line(it);
    move || {
        next.get().map(|Next { promotion, name }| {
            let message = match promotion.passed_over {
                0 => t.waitlist_next(&name),
                n => t.waitlist_next_over(n, &name),
            };
            let give = move |()| acts::promote(session, t, &[promotion.guest]);
            view! {
                <Banner
                    message=Signal::stored(message)
                    kind=BannerKind::Info
                    action=Signal::derive(move || t.waitlist_give().to_owned())
                    on_action=Callback::new(give)
                />
            }
        })
    }
}

/// Until when answers are expected, while some are.
#[component]
pub fn Deadline(
    /// The page.
    it: Shared,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let day = Memo::new(move |_| {
        session.look_in::<Planner, _>(|planner, _, _| {
            planner.events.get(it.event).and_then(|event| event.answer_by)
        })
    });
    let today = Memo::new(move |_| session.now().date());
    let is_open =
        Memo::new(move |_| it.figures.with(|figures| 0 < figures.counts.silent + figures.counts.maybe));
    move || {
        let day = day.get().filter(|_| is_open.get())?;
        let is_late = day < today.get();
        let words = if is_late {
            t.guests_answer_late(&t.date_long(day))
        } else {
            t.guests_answer_before(&t.date_long(day))
        };
        Some(view! { <p class="guest-deadline" data-late=is_late.then_some("true")>{words}</p> })
    }
}

/// What the event's record says of diets: a day to choose, or the day they went.
#[component]
pub fn DietNews(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let changed = planner_changed();
    let known = Memo::new(move |_| {
        let _ = changed.get();
        session.peek_in::<Planner, _>(|planner, _, _| {
            let entry: Event = planner.events.get(event)?.clone();
            Some((entry, planner.children::<Guest>(event).any(Guest::has_diet)))
        })
    });
    move || {
        let (entry, has_diets) = known.get()?;
        if let Some(ms) = entry.purged.filter(|_| !has_diets) {
            let message = t.guests_purged(&t.date_long_at(ms));
            return Some(view! { <p class="guest-purged">{message}</p> }.into_any());
        }
        let is_open = entry.purge.is_none() && has_diets && !entry.is_template;
        let day = purge::proposed(&entry).filter(|_| is_open)?;
        let choose = move |()| {
            let act = Act::one(acts::event_field(event, "purge", day.to_string()));
            session.act(act, t.guests_purge_chosen(&t.date_long(day)));
        };
        let banner = view! {
            <Banner
                message=Signal::derive(move || t.guests_purge_propose(&t.date_long(day)))
                kind=BannerKind::Info
                action=Signal::derive(move || t.guests_purge_take().to_owned())
                on_action=Callback::new(choose)
            />
        };
        Some(banner.into_any())
    }
}
