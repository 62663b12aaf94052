//! People: those who ask, those who do.

use domain::office::NamedKind;
use domain::query::Query;
use leptos::prelude::*;

use crate::i18n::use_t;
use crate::plus::directory::entry::Entry;
use crate::plus::directory::page::{DirectoryPage, Words};
use crate::plus::directory::person_form::PersonForm;
use crate::routes;
use crate::session::use_session;
use crate::widgets::icon::Glyph;

const WORDS: Words = Words {
    title: |t| t.nav_people(),
    note: |t| t.people_note(),
    add: |t| t.person_add(),
    empty_title: |t| t.people_empty_title(),
    empty_body: |t| t.people_empty_body(),
};

/// The people, with ways to reach them.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let entries = Memo::new(move |_| {
        let now = session.now();
        session.look(|office, table| {
            let open = Query { status: vec!["open".into()], ..Query::default() };
            let counts = office.facets(&open, now);
            let entry = |person: &domain::office::Named| {
                let n_does = counts.assignee.get(&person.id).copied().unwrap_or(0);
                let n_asks = counts.requester.get(&person.id).copied().unwrap_or(0);
                let does = Query { assignee: vec![person.id], ..open.clone() };
                let asked = Query { requester: vec![person.id], ..open.clone() };
                let role = table.get(person.id).and_then(|record| record.text("role").map(str::to_owned));
                let load = match (n_does, n_asks) {
                    (0, 0) => None,
                    (0, n) => Some(t.n_asked_short(n)),
                    (n, _) => Some(t.n_to_do(n)),
                };
                let has = |way: &Option<String>| way.clone().filter(|way| !way.trim().is_empty());
                Entry {
                    id: person.id,
                    kind: NamedKind::Person,
                    depth: 0,
                    label: person.name.clone(),
                    notes: role.into_iter().chain(load).collect(),
                    n_open: 0,
                    href: routes::requests(if n_does == 0 && 0 < n_asks { &asked } else { &does }),
                    phone: has(&person.phone),
                    email: has(&person.email),
                    glyph: None,
                }
            };
            office.all_named(NamedKind::Person).into_iter().map(entry).collect::<Vec<_>>()
        })
    });
    view! {
        <DirectoryPage
            kind=NamedKind::Person
            words=WORDS
            glyph=Glyph::People
            entries
            form=|editing, on_done| view! { <PersonForm editing on_done /> }.into_any()
        />
    }
}
