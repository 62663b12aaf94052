//! Everything that happened to a record and to what hangs on it, in plain words; read when somebody opens it.

use chrono::NaiveDateTime;
use domain::history::{Fact, Moment, moments};
use domain::kinds::{field, kind};
use domain::office::Office;
use leptos::prelude::*;
use replica::page::Entry;
use replica::{RecordId, Table};
use supply::kinds;

use super::{glyph, is_known, kind_word, parent, title};
use crate::decide::author::Author;
use crate::i18n::use_t;
use crate::requests::detail::history_words::{fact_glyph, fact_words};
use crate::requests::detail::words::moment as moment_words;
use crate::session::{Session, use_session};
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::timeline::{Timeline, TimelineEntry};

/// Shown at first; the rest on demand.
const FIRST: usize = 30;

/// What happened to one record of the family.
#[derive(Clone, Debug, PartialEq)]
struct Event {
    id: RecordId,
    moment: Moment,
}

/// A record, and what hangs on it.
#[derive(Clone, Debug, PartialEq)]
struct Family {
    /// Told by themselves: the record, then those that have a history of their own.
    told: Vec<RecordId>,
    /// Told as facts of the record: comments, checks, photos, links.
    silent: Vec<RecordId>,
}

/// The history of a record of any kind, folded up until somebody asks for it.
#[component]
pub fn RecordHistory(
    /// The record.
    id: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let is_open = RwSignal::new(false);
    let is_whole = RwSignal::new(false);
    let revision = session.revision();
    let read = LocalResource::new(move || {
        let is_open = is_open.get();
        revision.track();
        async move {
            if !is_open {
                return None;
            }
            let family = session.peek(|office, table| family(office, table, id));
            let ids: Vec<RecordId> = family.told.iter().chain(&family.silent).copied().collect();
            let entries = session.with_device(async |device| device.history(&ids).await).await.ok()?;
            Some(events(&family, &entries))
        }
    });
    let all = Memo::new(move |_| read.with(|read| read.clone().flatten()));
    let entries = Signal::derive(move || {
        let now = session.now();
        let most = if is_whole.get() { usize::MAX } else { FIRST };
        all.with(|all| {
            let events = all.iter().flatten().take(most);
            events.map(|event| entry(session, id, event, now)).collect::<Vec<_>>()
        })
    });
    view! {
        <details
            class="history section"
            on:toggle:target=move |event| {
                let details: web_sys::Element = event.target().into();
                is_open.set(details.has_attribute("open"));
            }
        >
            <summary class="history__summary">
                <Icon glyph=Glyph::History />
                <h2 class="section__title">{move || t.history()}</h2>
                <Icon glyph=Glyph::ChevronDown />
            </summary>
            <Show
                when=move || all.with(Option::is_some)
                fallback=move || view! { <p class="u-faint" role="status">{move || t.loading_history()}</p> }
            >
                <Timeline entries />
                <Show when=move || !is_whole.get() && all.with(|all| all.as_ref().is_some_and(|all| FIRST < all.len()))>
                    <button class="add-button" type="button" on:click=move |_| is_whole.set(true)>
                        {move || t.show_more()}
                    </button>
                </Show>
            </Show>
        </details>
    }
}

/// Whether what hangs on a record is told with it, and not only on its own page.
fn is_told_with(of: &str, child: &str) -> bool {
    match child {
        kinds::CONTACT | kinds::EXCHANGE => of == kinds::PARTY,
        kinds::AMENDMENT | kinds::NOTICE => of == kinds::CONTRACT,
        kinds::NEED_LINE => of == kinds::NEED,
        kinds::ORDER_LINE | kinds::RECEIPT => of == kinds::ORDER,
        // What hangs on an event has no page of its own.
        _ if events::schema::is_known(child) => of == events::kinds::EVENT,
        _ => false,
    }
}

fn family(office: &Office, table: &Table, id: RecordId) -> Family {
    let of = table.packed(id).map(|packed| packed.kind.to_owned()).unwrap_or_default();
    let mut told = vec![id];
    if is_known(&of) {
        let candidates = table.iter().filter(|packed| is_told_with(&of, packed.kind)).map(|packed| packed.id);
        let candidates: Vec<RecordId> = candidates.collect();
        told.extend(candidates.into_iter().filter(|child| parent(table, *child) == Some(id)));
    }
    let children = told.iter().map(|id| office.children(*id));
    let silent = children.flat_map(|of| {
        let placed = of.checks.into_iter().chain(of.photos).map(|(_, id)| id);
        of.comments.into_iter().chain(placed).chain(of.links).collect::<Vec<_>>()
    });
    let silent = silent.collect();
    Family { told, silent }
}

/// The newest first.
fn events(family: &Family, entries: &[Entry]) -> Vec<Event> {
    let of_one = |id: &RecordId| {
        let id = *id;
        moments(id, entries).into_iter().map(move |moment| Event { id, moment })
    };
    let mut all: Vec<Event> = family.told.iter().flat_map(of_one).collect();
    // Facts of what hangs on a record are told by whoever it hangs on: only once.
    let is_own = |fact: &Fact| {
        !matches!(fact, Fact::Comment(_) | Fact::Check { .. } | Fact::Photo | Fact::Link { .. })
    };
    let first = family.told.first().copied();
    for event in all.iter_mut().filter(|event| Some(event.id) != first) {
        event.moment.facts.retain(is_own);
    }
    all.retain(|event| !event.moment.facts.is_empty());
    all.reverse();
    // The order of changes, which the history gives, within one record; the clock between them.
    if 1 < family.told.len() {
        all.sort_by_key(|event| std::cmp::Reverse(event.moment.at_ms));
    }
    all
}

/// What a person needs to read: the closing date says again what the status says.
fn news(moment: &Moment) -> impl Iterator<Item = &Fact> {
    let is_of = |fact: &Fact, field: &str| matches!(fact, Fact::Field { name, .. } if name == field);
    let has_status = moment.facts.iter().any(|fact| is_of(fact, field::STATUS));
    moment.facts.iter().filter(move |fact| !(has_status && is_of(fact, field::CLOSED)))
}

fn entry(session: Session, subject: RecordId, event: &Event, now: NaiveDateTime) -> TimelineEntry {
    let (t, moment) = (session.t(), &event.moment);
    let words = |office: &Office, table: &Table| {
        let of = table.packed(event.id).map_or(kind::REQUEST.to_owned(), |packed| packed.kind.to_owned());
        let facts = news(moment).map(|fact| fact_words(t, office, table, &of, fact, now));
        let said = facts.collect::<Vec<_>>().join(" · ");
        if event.id == subject {
            return (said, None);
        }
        let what = kind_word(t, &of);
        let name = title(t, office, table, event.id);
        let said = match title(t, office, table, subject) == name {
            true => format!("{what} · {said}"),
            false => t.rec_about(what, &name, &said),
        };
        (said, Some(glyph(&of)))
    };
    let (text, own_glyph) = session.look(words);
    let glyph = own_glyph.or_else(|| news(moment).next().map(fact_glyph)).unwrap_or(Glyph::Edit);
    let author = Author::of_moment(moment);
    let who = author.said(session, t);
    let when = session.peek(|office, _| moment_words(t, office.civil(moment.at_ms), now));
    let datetime =
        chrono::DateTime::from_timestamp_millis(moment.at_ms).map(|at| at.format("%FT%TZ").to_string());
    let note = match author.device(session) {
        _ if author.is_me(session) => t.history_by(&who, &when),
        Some(device) => t.history_by_other_on(&who, &device, &when),
        None => t.history_by_other(&who, &when),
    };
    TimelineEntry { glyph, text, note, datetime: datetime.unwrap_or_default() }
}
