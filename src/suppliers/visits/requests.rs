//! The requests that a visit is for: done or not by one tap, more of them by another.

use domain::office::Life;
use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::visit::gather;

use super::acts;
use super::request_picker::RequestPicker;
use super::subject::Visit;
use super::words::request_title;
use crate::routes;
use crate::widgets::button::IconButton;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::status_glyph::StatusGlyph;
use crate::widgets::switch::Checkbox;

/// A linked request.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Linked {
    id: RecordId,
    title: String,
    code: String,
    place: String,
    status: String,
    is_closed: bool,
    is_here: bool,
}

/// The trades of a visit: its own, else those of who comes.
pub fn trades_of(book: &Book, visit: &supply::visit::Intervention) -> Vec<domain::trade::Trade> {
    let of_party = || visit.party.and_then(|id| book.parties.get(id)).map(|party| party.trades.clone());
    visit.trade.map_or_else(|| of_party().unwrap_or_default(), |trade| vec![trade])
}

/// The requests.
#[component]
pub fn Requests(
    /// The intervention.
    visit: Visit,
) -> impl IntoView {
    let (session, t) = (visit.session, visit.t);
    let linked = Memo::new(move |_| {
        let ids = visit.part(|it| it.requests.clone()).unwrap_or_default();
        session.look(|office, table| {
            let read = |id: &RecordId| {
                let row = office.row(*id);
                Linked {
                    id: *id,
                    title: row.map_or_else(|| t.link_missing().to_owned(), |_| request_title(t, table, *id)),
                    code: format!("#{}", office.codes.code(*id)),
                    place: row
                        .and_then(|row| row.place)
                        .and_then(|id| office.name(id))
                        .unwrap_or_default()
                        .to_owned(),
                    status: row.map(|row| row.status.key().to_owned()).unwrap_or_default(),
                    is_closed: row.is_some_and(|row| row.status.is_closed()),
                    is_here: row.is_some_and(|row| row.life == Life::Alive),
                }
            };
            ids.iter().map(read).collect::<Vec<_>>()
        })
    });
    let others = Memo::new(move |_| {
        let Some(it) = visit.entry.get() else { return Vec::new() };
        session.look_in::<Book, _>(|book, office, _| {
            let found = gather(office, &trades_of(book, &it), &it.all_places());
            found.here.into_iter().filter(|id| !it.requests.contains(id)).collect::<Vec<_>>()
        })
    });
    let is_picking = RwSignal::new(false);
    let n_done = Memo::new(move |_| linked.with(|all| all.iter().filter(|it| it.is_closed).count()));
    let row = move |it: Linked| {
        let id = it.id;
        let (done, off) = (t.visit_request_done(&it.title), t.visit_unlink(&it.title));
        let is_closed = it.is_closed;
        view! {
            <li class="visit-request" data-closed=is_closed.then_some("true")>
                {it.is_here.then(|| view! {
                    <Checkbox
                        label=Signal::derive(move || done.clone())
                        label_hidden=true
                        checked=Signal::derive(move || is_closed)
                        on_change=Callback::new(move |on| acts::set_request_done(session, t, id, on))
                    />
                })}
                <a class="visit-request__to" href=routes::request(id)>
                    <span class="visit-request__title">{it.title}</span>
                    <span class="visit-request__meta">
                        <StatusGlyph shape=crate::requests::row::shape(&it.status) />
                        <span>{it.code}</span>
                        {(!it.place.is_empty()).then(|| view! { <span>{it.place}</span> })}
                    </span>
                </a>
                <IconButton
                    glyph=Glyph::Close
                    label=off
                    on_click=move |()| acts::link(session, t, visit.id, &[id], false)
                />
            </li>
        }
    };
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{move || t.visit_requests()}</h2>
                {move || Some(linked.with(Vec::len)).filter(|n| 0 < *n).map(|n| view! {
                    <span class="section__count">{t.visit_done_of(n_done.get(), n)}</span>
                })}
            </div>
            <ul class="visit-requests">
                <For each=move || linked.get() key=Clone::clone children=row />
            </ul>
            <Show when=move || linked.with(Vec::is_empty)>
                <p class="u-faint">{move || t.visit_requests_none()}</p>
            </Show>
            <div class="visit-requests__more no-print">
                <Show when=move || !others.with(Vec::is_empty)>
                    <button class="add-button" type="button"
                        on:click=move |_| others.with_untracked(|ids| acts::link(session, t, visit.id, ids, true))>
                        <Icon glyph=Glyph::Checklist />
                        {move || t.visit_add_matching(others.with(Vec::len))}
                    </button>
                </Show>
                <button class="add-button" type="button" on:click=move |_| is_picking.set(true)>
                    <Icon glyph=Glyph::Plus />
                    {move || t.visit_add_request()}
                </button>
            </div>
            <RequestPicker visit is_open=is_picking />
        </section>
    }
}
