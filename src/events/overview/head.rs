//! The head of the overview: when, where, how far.

use events::event::Status;
use leptos::prelude::*;
use replica::RecordId;

use super::acts;
use crate::events::frame::use_event;
use crate::events::words::{countdown, status_name, venue_words, when_words};
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::Choice;

/// The head.
#[component]
pub fn OverviewHead(event: RecordId) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let entry = use_event(event);
    let when = Memo::new(move |_| {
        let today = session.now().date();
        entry.with(|entry| {
            entry.as_ref().and_then(|it| it.when.as_ref().map(|when| when_words(t, when, today)))
        })
    });
    let venue = Memo::new(move |_| {
        entry.with(|entry| {
            entry.as_ref().map(|it| session.look(|office, _| venue_words(office, it.venue.as_ref())))
        })
    });
    let count = Memo::new(move |_| {
        let now = session.now();
        entry.with(|entry| entry.as_ref().map(|it| countdown(t, it.phase(now)))).unwrap_or_default()
    });
    let status =
        Memo::new(move |_| entry.with(|entry| entry.as_ref().map_or(Status::Planned, |it| it.state())));
    let choices = Signal::derive(move || {
        Status::STEPS.map(|status| Choice::new(status.key(), status_name(t, status))).to_vec()
    });
    view! {
        <section class="event-head">
            <p class="event-head__count">{move || count.get()}</p>
            <p class="event-head__when">{move || when.get().unwrap_or_else(|| t.event_undated().to_owned())}</p>
            <p class="event-head__venue">{move || venue.get()}</p>
            <SegmentedControl
                label=Signal::derive(move || t.event_status().to_owned())
                choices
                value=Signal::derive(move || status.get().key().to_owned())
                on_change=Callback::new(move |key: String| acts::set_status(session, t, event, Status::of(&key)))
            />
        </section>
    }
}
