//! Places: site, building, floor, room.

use domain::office::NamedKind;
use domain::query::Query;
use leptos::prelude::*;

use crate::i18n::use_t;
use crate::plus::directory::entry::{Entry, label_of};
use crate::plus::directory::page::{DirectoryPage, Words};
use crate::plus::directory::place_form::PlaceForm;
use crate::plus::directory::tree::tree;
use crate::routes;
use crate::session::use_session;
use crate::widgets::icon::Glyph;

const WORDS: Words = Words {
    title: |t| t.nav_places(),
    note: |t| t.places_note(),
    add: |t| t.place_add(),
    empty_title: |t| t.places_empty_title(),
    empty_body: |t| t.places_empty_body(),
};

/// The places as a tree, with their open requests.
#[component]
pub fn PlacesPage() -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let entries = Memo::new(move |_| {
        let now = session.now();
        session.look(|office, _| {
            let open = Query { status: vec!["open".into()], ..Query::default() };
            let counts = office.facets(&open, now).place;
            let places = office.all_named(NamedKind::Place);
            let lines = tree(&places);
            lines
                .into_iter()
                .filter_map(|(id, depth)| office.named.get(&id).map(|place| (place, depth)))
                .map(|(place, depth)| Entry {
                    id: place.id,
                    kind: NamedKind::Place,
                    depth,
                    label: label_of(t, place),
                    notes: place
                        .level
                        .as_deref()
                        .and_then(|key| t.level_name(key))
                        .map(str::to_owned)
                        .into_iter()
                        .collect(),
                    n_open: counts.get(&place.id).copied().unwrap_or(0),
                    href: routes::requests(&Query { place: vec![place.id], ..open.clone() }),
                    phone: None,
                    email: None,
                    glyph: Some(match place.level.as_deref() {
                        Some("site" | "building") => Glyph::Place,
                        Some("floor") => Glyph::Lift,
                        _ => Glyph::Pin,
                    }),
                })
                .collect::<Vec<_>>()
        })
    });
    view! {
        <DirectoryPage
            kind=NamedKind::Place
            words=WORDS
            glyph=Glyph::Place
            entries
            form=|editing, on_done| view! { <PlaceForm editing on_done /> }.into_any()
        />
    }
}
