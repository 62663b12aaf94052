//! Suppliers, their contacts, contracts, orders and papers that answer a search.

use std::time::Duration;

use domain::office::Office;
use leptos::prelude::*;
use replica::{RecordId, Table};
use search::Query;
use supply::book::Book;
use supply::party::{Contact, Party};
use supply::phone;
use supply::things::Things;

use crate::find::excerpt::Marked;
use crate::i18n::T;
use crate::platform::clock;
use crate::projections::Projection;
use crate::records;
use crate::routes::Suppliers;
use crate::session::Session;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::text::Highlight;

/// How many of the directory are shown, and how many of what hangs on it.
const MOST: usize = 5;
/// Indexing gives way after so many milliseconds: half a frame.
const SLICE_MS: f64 = 7.0;
/// Indexed between two looks at the clock.
const STEP: usize = 40;

impl Projection for Things {
    fn build(table: &Table) -> Self {
        Self::build(table)
    }

    fn refresh(&mut self, table: &Table, ids: &[RecordId]) {
        Self::refresh(self, table, ids);
    }
}

/// A record of a room that answers.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundRecord {
    /// Where it is shown.
    pub href: String,
    /// Its drawing.
    pub glyph: Glyph,
    /// Its name, marked.
    pub title: Marked,
    /// What tells it from its like.
    pub meta: Vec<String>,
}

/// Makes the room findable, a slice at a time between frames; sets `is_ready` when all is.
pub fn prepare(session: Session, is_ready: RwSignal<bool>) {
    set_timeout(
        move || {
            let start = clock::monotonic_ms();
            let is_done = session.peek_in::<Book, _>(|book, _, _| {
                session.peek_in::<Things, _>(|things, _, table| {
                    let mut is_done = false;
                    while !is_done && clock::monotonic_ms() - start < SLICE_MS {
                        // Both take their step.
                        is_done = book.index_parties(STEP) & things.index_more(table, STEP);
                    }
                    is_done
                })
            });
            if is_done {
                is_ready.try_set(true);
            } else if is_ready.try_get_untracked().is_some() {
                prepare(session, is_ready);
            }
        },
        Duration::ZERO,
    );
}

/// What of the room answers what was typed.
pub fn find(session: Session, t: T, typed: &str) -> Vec<FoundRecord> {
    session.look_in::<Book, _>(|book, office, table| {
        let query = Query::new(typed);
        let parties = book.find_whole_parties(typed, MOST);
        let parties = parties.into_iter().filter_map(|id| party(t, book, book.parties.alive(id)?, &query));
        let mut found: Vec<FoundRecord> = parties.collect();
        session.peek_in::<Things, _>(|things, _, _| {
            // What changed since is a handful.
            things.index_more(table, usize::MAX);
            let things = things.find(typed, MOST);
            if !things.is_partial {
                found.extend(things.ids.into_iter().filter_map(|id| thing(t, office, table, id, &query)));
            }
        });
        found
    })
}

fn party(t: T, book: &Book, party: &Party, query: &Query) -> Option<FoundRecord> {
    let kind = t.rec_key(&format!("party.type.{}", party.kind.key()))?;
    let services = party.services.first().and_then(|one| t.rec_key(&format!("services.{}", one.key())));
    let town = party.adrs.first().map(|adr| adr.city.trim().to_owned()).filter(|city| !city.is_empty());
    let mut meta = vec![services.unwrap_or(kind).to_owned()];
    let said = contact_words(book, party, query);
    match said {
        Some(contact) => meta.push(contact),
        None => {
            meta.extend(town);
            meta.extend(party.tels.first().map(|tel| phone::shown(&tel.value)));
        }
    }
    Some(FoundRecord {
        href: Suppliers::Directory(Some(party.id)).href(),
        glyph: Glyph::Suppliers,
        title: Marked::whole(party.name.clone(), query),
        meta,
    })
}

/// The contact who answers, where the name of the party does not: « Nadia Haddad, comptabilité, 06 12 34 56 78 ».
fn contact_words(book: &Book, party: &Party, query: &Query) -> Option<String> {
    if search::matches(query, &party.name) {
        return None;
    }
    let answers = |contact: &&Contact| search::matches(query, &contact.name);
    let contact = book.children::<Contact>(party.id).find(answers)?;
    let tel = contact.tels.first().map(|tel| phone::shown(&tel.value)).unwrap_or_default();
    let parts = [contact.name.trim(), contact.function.trim(), &tel];
    Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
}

fn thing(t: T, office: &Office, table: &Table, id: RecordId, query: &Query) -> Option<FoundRecord> {
    let of = table.packed(id)?.kind.to_owned();
    let title = records::title(t, office, table, id);
    let word = records::kind_word(t, &of).to_owned();
    let on = records::parent(table, id).map(|on| records::title(t, office, table, on));
    Some(FoundRecord {
        href: records::href(table, id, &of)?,
        glyph: records::glyph(&of),
        meta: [Some(word), on.filter(|on| *on != title), day_words(t, table, id)]
            .into_iter()
            .flatten()
            .collect(),
        title: Marked::whole(title, query),
    })
}

/// The day that tells a visit or an invoice from its like.
fn day_words(t: T, table: &Table, id: RecordId) -> Option<String> {
    let record = table.get(id)?;
    let planned = || record.value("plan")?.get("day")?.as_str();
    let day = record.text("on").or_else(planned).or_else(|| record.text("issued"))?;
    Some(t.date_year(day.parse().ok()?))
}

/// A line of the results.
pub fn found_record(found: FoundRecord) -> impl IntoView {
    view! {
        <li class="search-result" data-name="true">
            <Icon glyph=found.glyph />
            <a class="search-result__title" href=found.href data-result="">
                <Highlight text=found.title.text ranges=found.title.ranges />
            </a>
            <p class="search-result__meta">{found.meta.join(" · ")}</p>
        </li>
    }
}
