//! Links to other requests, seen from both sides.

use domain::compose;
use domain::kinds::{field, kind};
use leptos::prelude::*;
use replica::RecordId;
use store::Act;

use super::link_picker::LinkPicker;
use super::subject::Subject;
use super::words::title_of;
use crate::requests::row::shape;
use crate::routes;
use crate::widgets::button::IconButton;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::status_glyph::StatusGlyph;

/// A link as this request sees it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Seen {
    id: RecordId,
    other: RecordId,
    kind: String,
    code: String,
    title: String,
    /// Its status key; nothing where the other request is not on this device.
    status: Option<String>,
}

/// Links, and a way to make one.
#[component]
pub fn Links(
    /// The request.
    subject: Subject,
) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let is_picking = RwSignal::new(false);
    let links = Memo::new(move |_| {
        session.look(|office, table| {
            let seen = |id: RecordId| {
                let record = table.get(id).filter(|record| &*record.kind == kind::LINK)?;
                let end = |name: &str| record.text(name)?.parse::<RecordId>().ok();
                let (from, to) = (end(field::FROM)?, end(field::TO)?);
                let is_inverse = from != subject.id;
                let other = if is_inverse { from } else { to };
                let rel = record.text(field::REL)?;
                let row = office.row(other);
                Some(Seen {
                    id,
                    other,
                    kind: t.link_name(rel, is_inverse).unwrap_or(rel).to_owned(),
                    code: format!("#{}", office.codes.code(other)),
                    title: row.map_or_else(
                        || t.link_missing().to_owned(),
                        |_| title_of(t, table.get(other).as_ref()),
                    ),
                    status: row.map(|row| row.status.key().to_owned()),
                })
            };
            office.children(subject.id).links.into_iter().filter_map(seen).collect::<Vec<_>>()
        })
    });
    let remove = move |id: RecordId| {
        session.act(Act::one(compose::set_life(id, kind::LINK, "trashed")), t.link_removed());
    };
    let row = move |link: Seen| {
        let label = t.link_remove(&link.title);
        view! {
            <li class="link-row">
                {link.status.clone().map(|status| {
                    let name = t.status_name(&status).unwrap_or(&status).to_owned();
                    view! { <StatusGlyph shape=Signal::derive(move || shape(&status)) label=Signal::derive(move || name.clone()) /> }
                })}
                <a class="link-row__to" href=routes::request(link.other)>
                    <span class="link-row__kind">{link.kind} " " <span class="link-row__code">{link.code}</span></span>
                    <span class="link-row__title">{link.title}</span>
                </a>
                <IconButton glyph=Glyph::Close label on_click=move |()| remove(link.id) />
            </li>
        }
    };
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{move || t.links()}</h2>
                {move || Some(links.with(Vec::len)).filter(|n| 0 < *n).map(|n| view! { <span class="section__count">{t.number(n)}</span> })}
            </div>
            <ul class="links">
                <For each=move || links.get() key=Clone::clone children=row />
            </ul>
            <button class="add-button" type="button" on:click=move |_| is_picking.set(true)>
                <Icon glyph=Glyph::Link />
                {move || t.link_add()}
            </button>
            <LinkPicker subject is_open=is_picking />
        </section>
    }
}
