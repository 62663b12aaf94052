//! The head of a request: back, code, and what one does with it as a whole.

use domain::office::Life;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};

use super::actions::{copy_link, duplicate_request, share_request};
use super::subject::Subject;
use crate::platform::print::print;
use crate::requests::acts;
use crate::routes;
use crate::widgets::button::IconLink;
use crate::widgets::icon::Glyph;
use crate::widgets::menu::{Menu, MenuItem};

/// The list that the request was opened from, with its filters.
pub fn back_href() -> Signal<String> {
    let location = use_location();
    Signal::derive(move || {
        let (list, query) = (routes::requests(&domain::query::Query::default()), location.search.get());
        let query = query.trim_start_matches('?');
        if query.is_empty() { list } else { format!("{list}?{query}") }
    })
}

/// The head.
#[component]
pub fn DetailHead(
    /// The request.
    subject: Subject,
) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let back = back_href();
    let navigate = StoredValue::new_local(use_navigate());
    let go = move |path: String| {
        navigate.try_with_value(|navigate| navigate(&path, routes::way()));
    };
    let code =
        Signal::derive(move || session.look(|office, _| format!("#{}", office.codes.code(subject.id))));
    let is_trashed =
        Memo::new(move |_| subject.row.with(|row| row.as_ref().is_some_and(|row| row.life == Life::Trashed)));
    let item = move |label: &'static str, glyph: Glyph, run: fn(Subject)| {
        MenuItem::new(label, glyph, Callback::new(move |()| run(subject)))
    };
    let items = Signal::derive(move || {
        let copy = Callback::new(move |()| duplicate_request(subject, move |id| go(routes::request(id))));
        let life = if is_trashed.get() {
            MenuItem::new(
                t.restore(),
                Glyph::Undo,
                Callback::new(move |()| acts::restore(session, t, &[subject.id])),
            )
        } else {
            let trash = move |()| {
                acts::trash(session, t, &[subject.id]);
                go(back.get_untracked());
            };
            MenuItem::new(t.delete(), Glyph::Trash, Callback::new(trash)).grave()
        };
        vec![
            item(t.share(), Glyph::Share, share_request),
            item(t.copy_link(), Glyph::Link, copy_link),
            MenuItem::new(t.duplicate(), Glyph::Copy, copy),
            item(t.print(), Glyph::Print, |_| print()),
            life,
        ]
    });
    view! {
        <header class="page__head">
            <IconLink href=back glyph=Glyph::ChevronLeft label=Signal::derive(move || t.back().to_owned()) />
            <p class="request-detail__code page__title" data-size="small">{move || code.get()}</p>
            <div class="page__actions">
                <Menu label=Signal::derive(move || t.more_actions().to_owned()) items />
            </div>
        </header>
    }
}
