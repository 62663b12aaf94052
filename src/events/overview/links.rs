//! Requests that belong to an event.

use domain::office::row::Row;
use leptos::prelude::*;
use replica::RecordId;

use super::acts;
use crate::events::frame::use_event;
use crate::i18n::use_t;
use crate::requests::detail::request_choices::RequestChoices;
use crate::requests::detail::words::title_of;
use crate::requests::row::shape;
use crate::routes;
use crate::session::use_session;
use crate::widgets::button::IconButton;
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::status_glyph::StatusGlyph;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Linked {
    id: RecordId,
    title: String,
    code: String,
    status: String,
}

/// The requests, and the way to more.
#[component]
pub fn Links(event: RecordId) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let entry = use_event(event);
    let ids =
        Memo::new(move |_| entry.with(|it| it.as_ref().map(|it| it.requests.clone())).unwrap_or_default());
    let linked = Memo::new(move |_| {
        let ids = ids.get();
        session.look(|office, table| {
            let read = |id: &RecordId| Linked {
                id: *id,
                title: title_of(t, table.get(*id).as_ref()),
                code: format!("#{}", office.codes.code(*id)),
                status: office.row(*id).map(|row| row.status.key().to_owned()).unwrap_or_default(),
            };
            ids.iter().map(read).collect::<Vec<_>>()
        })
    });
    let is_picking = RwSignal::new(false);
    let on_close = Callback::new(move |()| is_picking.set(false));
    let fits = move |row: &Row| row.is_open() && !ids.with(|ids| ids.contains(&row.id));
    let choose = move |id: RecordId| {
        acts::link(session, t, event, &[id], true);
        on_close.run(());
    };
    let row = move |it: Linked| {
        let id = it.id;
        let off = t.event_unlink(&it.title);
        view! {
            <li class="event-link">
                <a class="event-link__to" href=routes::request(id)>
                    <StatusGlyph shape=shape(&it.status) />
                    <span class="event-link__title">{it.title}</span>
                    <span class="event-link__code">{it.code}</span>
                </a>
                <IconButton glyph=Glyph::Close label=off on_click=move |()| acts::link(session, t, event, &[id], false) />
            </li>
        }
    };
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{move || t.event_requests()}</h2>
                {move || Some(linked.with(Vec::len)).filter(|n| 0 < *n).map(|n| view! { <span class="section__count">{t.number(n)}</span> })}
            </div>
            <ul class="event-links"><For each=move || linked.get() key=Clone::clone children=row /></ul>
            <button class="add-button" type="button" on:click=move |_| is_picking.set(true)>
                <Icon glyph=Glyph::Plus />{move || t.event_request_add()}
            </button>
            <Sheet open=is_picking on_close title=Signal::derive(move || t.event_request_add().to_owned())>
                <RequestChoices fits on_choose=choose />
            </Sheet>
        </section>
    }
}
