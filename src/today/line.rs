//! A request in one line of the first screen.

use leptos::prelude::*;
use replica::RecordId;

use crate::i18n::use_t;
use crate::requests::row::{level, shape};
use crate::requests::row_view::{DueLook, row_view};
use crate::routes;
use crate::session::use_session;
use crate::today::first::{coarse, late_ms};
use crate::widgets::priority_mark::PriorityMark;
use crate::widgets::status_glyph::StatusGlyph;

/// A request: its status, title, when it is due and where.
#[component]
pub fn Line(
    /// The request.
    id: RecordId,
) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let view = Memo::new(move |_| {
        let (now, now_ms) = (session.now(), session.now_ms());
        session.look(|office, table| row_view(office, table, id, now, now_ms, t))
    });
    let status =
        Signal::derive(move || view.with(|view| view.as_ref().map_or("new", |v| shape(&v.status).key())));
    let status_name = Signal::derive(move || {
        view.with(|view| view.as_ref().map(|v| v.status_name.clone()).unwrap_or_default())
    });
    let due = move || {
        let (words, look) = view.with(|view| view.as_ref().and_then(|v| v.due.clone()))?;
        let late = late_ms(session, id).filter(|_| look == DueLook::Overdue);
        Some((late.map_or(words, |ms| t.overdue_by(&coarse(t, ms))), look))
    };
    view! {
        <article class="line">
            <StatusGlyph shape=Signal::derive(move || shape(status.get())) label=status_name />
            <a class="line__title" href=routes::request(id)>
                {move || view.with(|view| view.as_ref().map(|v| v.title.clone()))}
            </a>
            {move || {
                let key = view.with(|view| view.as_ref().map_or("p3", |v| v.priority));
                let label = Signal::derive(move || t.priority_name(key).unwrap_or_default().to_owned());
                (key != "p3").then(|| view! { <PriorityMark level=level(key) label /> })
            }}
            <p class="line__meta">
                {move || due().map(|(words, look)| {
                    view! { <span class="request-row__due" data-due=look.key()>{words}</span> }
                })}
                {move || view.with(|view| view.as_ref().map(|v| v.place.clone()))
                    .filter(|place| !place.is_empty())
                    .map(|place| view! { <span>{place}</span> })}
                {move || view.with(|view| view.as_ref().map(|v| v.assignee.clone()))
                    .filter(|name| !name.is_empty())
                    .map(|name| view! { <span>{name}</span> })}
            </p>
        </article>
    }
}
