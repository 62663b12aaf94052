//! One party in the list: what it does, its standing in shape and words, and one tap to call the right number.

use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::party::reach::{self, Line};
use supply::party::{Contact, Party, Standing};

use super::links;
use super::words::{name_or_stand_in, party_glyph, what};
use crate::i18n::{T, use_t};
use crate::routes::Suppliers;
use crate::session::use_session;
use crate::widgets::icon::{Glyph, Icon};

/// What a row shows.
#[derive(Clone, Debug, PartialEq)]
struct RowView {
    name: String,
    glyph: Glyph,
    standing: Standing,
    what: String,
    town: String,
    /// The contact who answers what was typed, where the party's own name does not.
    found: Option<String>,
    call: Option<Line>,
    has_emergency: bool,
}

fn row_view(t: T, book: &Book, party: &Party, query: &search::Query) -> RowView {
    let reach = reach::reach(book, party);
    let is_own = query.is_empty() || search::matches(query, &party.name);
    let found = (!is_own)
        .then(|| {
            let names = book.children::<Contact>(party.id).map(|contact| contact.name.trim());
            names.filter(|name| !name.is_empty()).find(|name| search::matches(query, name)).map(str::to_owned)
        })
        .flatten();
    RowView {
        name: name_or_stand_in(t, &party.name),
        glyph: party_glyph(party),
        standing: party.standing.clone(),
        what: what(t, party),
        town: party.adrs.first().map(|adr| adr.city.trim().to_owned()).unwrap_or_default(),
        found,
        has_emergency: !reach.emergency.is_empty(),
        call: reach.call,
    }
}

/// The row of a party.
#[component]
pub fn PartyRow(
    /// The party.
    id: RecordId,
    /// What was typed above the list.
    query: Memo<search::Query>,
    /// Whether it is the one open beside the list.
    #[prop(into)]
    is_current: Signal<bool>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let view = Memo::new(move |_| {
        query.with(|query| {
            session.look_in::<Book, _>(|book, _, _| {
                book.parties.get(id).map(|party| row_view(t, book, party, query))
            })
        })
    });
    view! {
        <article class="party-row" data-current=move || is_current.get().then_some("true")>
            {move || view.get().map(|row| face(t, id, row))}
        </article>
    }
}

fn face(t: T, id: RecordId, row: RowView) -> impl IntoView {
    let standing = match &row.standing {
        Standing::Plain => None,
        Standing::Preferred { .. } => Some(("preferred", Glyph::Star, t.party_preferred())),
        Standing::Blocked { .. } => Some(("blocked", Glyph::Close, t.party_blocked())),
    };
    let standing = standing.map(|(key, glyph, words)| {
        view! { <span class="party-standing" data-standing=key><Icon glyph />{words}</span> }
    });
    let call = row.call.as_ref().and_then(|line| links::call_button(t, id, line, &row.name));
    // Who answers what was typed takes the room of what else could be said.
    let is_found = row.found.is_some();
    let found = row.found.map(|name| {
        view! { <span class="party-row__found"><Icon glyph=Glyph::Person />{name}</span> }
    });
    // On a phone a standing, a trade and an emergency line fill the line.
    let is_full = is_found || (standing.is_some() && row.has_emergency);
    let town = (!is_full && !row.town.is_empty()).then(|| view! { <span>{row.town}</span> });
    let emergency = (row.has_emergency && !is_found)
        .then(|| view! { <span class="party-row__emergency">{t.party_emergency()}</span> });
    view! {
        <span class="party-mark" data-blocked=row.standing.is_blocked().then_some("true")><Icon glyph=row.glyph /></span>
        <div class="party-row__text">
            <a class="list-row__link party-row__name" href=Suppliers::Directory(Some(id)).href()>{row.name}</a>
            <p class="party-row__meta">
                {standing} {found} <span class="party-row__what">{row.what}</span> {town} {emergency}
            </p>
        </div>
        {call}
    }
}
