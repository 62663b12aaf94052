//! What waits, in words.

use chrono::NaiveDateTime;
use domain::history::Fact;
use domain::kinds::{field, kind};
use domain::office::Office;
use replica::{RecordId, Table};

use super::acts::{Leaving, Matter};
use crate::i18n::T;
use crate::requests::detail::history_words::{fact_glyph, fact_words};
use crate::routes;
use crate::widgets::icon::Glyph;

/// Sentences of one act that are said; the rest is counted.
const SAID: usize = 3;

/// A line of the outbox.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The drawing.
    pub glyph: Glyph,
    /// What it is about.
    pub title: String,
    /// What happened to it.
    pub note: String,
    /// Where it is shown, if it is one request.
    pub href: Option<String>,
}

/// An act as a line.
pub fn line(t: T, office: &Office, table: &Table, act: &Leaving, now: NaiveDateTime) -> Line {
    if let Some(import) = act.import {
        let file = office.name(import).unwrap_or_default();
        let title = if file.is_empty() { t.nav_import().to_owned() } else { t.history_imported(file) };
        return Line { glyph: Glyph::Download, title, note: t.n_requests(act.n_requests), href: None };
    }
    let requests: Vec<&Matter> = act.matters.iter().filter(|m| &*m.kind == kind::REQUEST).collect();
    match (requests.as_slice(), act.matters.first()) {
        ([one], _) => request_line(t, office, table, one, now),
        ([first, ..], _) => {
            let note = shared_words(t, office, table, &requests, now).unwrap_or_default();
            let glyph = first.facts.first().map_or(Glyph::Requests, fact_glyph);
            Line { glyph, title: t.n_requests(act.n_requests), note, href: None }
        }
        ([], Some(thing)) => thing_line(t, office, table, thing),
        ([], None) => Line {
            glyph: Glyph::Edit,
            title: t.outbox_n_changes(act.n_changes),
            note: String::new(),
            href: None,
        },
    }
}

/// The sentences for one record.
pub fn said(t: T, office: &Office, table: &Table, facts: &[Fact], now: NaiveDateTime) -> String {
    let has_status = facts.iter().any(|f| matches!(f, Fact::Field { name, .. } if name == field::STATUS));
    // Closing notes its date too: the status says it better.
    let is_echo =
        |fact: &Fact| matches!(fact, Fact::Field { name, .. } if name == field::CLOSED) && has_status;
    let mut all: Vec<String> = Vec::new();
    for fact in facts.iter().filter(|fact| !is_echo(fact)) {
        let words = fact_words(t, office, table, fact, now);
        if !all.contains(&words) {
            all.push(words);
        }
    }
    let rest = all.len().saturating_sub(SAID);
    all.truncate(SAID);
    if 0 < rest {
        all.push(t.and_n_more(rest));
    }
    all.join(" · ")
}

fn request_line(t: T, office: &Office, table: &Table, matter: &Matter, now: NaiveDateTime) -> Line {
    let title = table.get(matter.id).and_then(|record| record.text(field::TITLE).map(str::to_owned));
    Line {
        glyph: matter.facts.first().map_or(Glyph::Edit, fact_glyph),
        title: title.unwrap_or_else(|| t.untitled().to_owned()),
        note: said(t, office, table, &matter.facts, now),
        href: Some(routes::request(matter.id)),
    }
}

/// What happened to all of them alike, if it did.
fn shared_words(t: T, office: &Office, table: &Table, of: &[&Matter], now: NaiveDateTime) -> Option<String> {
    let words = |matter: &Matter| said(t, office, table, &matter.facts, now);
    let first = words(of.first()?);
    of.iter().all(|matter| words(matter) == first).then_some(first)
}

fn thing_line(t: T, office: &Office, table: &Table, matter: &Matter) -> Line {
    let (glyph, what) = match &*matter.kind {
        kind::PLACE => (Glyph::Place, t.field_place()),
        kind::PERSON => (Glyph::Person, t.outbox_person()),
        kind::CATEGORY => (Glyph::Tag, t.field_category()),
        kind::VIEW => (Glyph::List, t.outbox_view()),
        kind::DEVICE => (Glyph::Info, t.outbox_device()),
        _ => (Glyph::Edit, t.outbox_other()),
    };
    let name = name_of(office, table, matter.id);
    let note = match matter.facts.first() {
        Some(Fact::Created) => t.outbox_added(),
        Some(Fact::Trashed) => t.history_trashed(),
        Some(Fact::Restored) => t.history_restored(),
        _ => t.outbox_changed(),
    };
    let title = if name.is_empty() { what.to_owned() } else { name };
    Line { glyph, title, note: format!("{what} · {note}"), href: None }
}

fn name_of(office: &Office, table: &Table, id: RecordId) -> String {
    let stored = || table.get(id).and_then(|record| record.text(field::NAME).map(str::to_owned));
    office.name(id).map(str::to_owned).or_else(stored).unwrap_or_default()
}

/// Why the server refused a change. Its own words where the code is a new one.
pub fn reason(t: T, code: &str, why: &str) -> String {
    match code {
        "too_big" | "too_large" | "too_deep" => t.refusal_too_big().to_owned(),
        "too_many_writes" => t.refusal_too_many().to_owned(),
        "bad_field" | "bad_kind" | "bad_operation" | "bad_shape" => t.refusal_not_understood().to_owned(),
        _ if why.is_empty() => t.refusal_other(code),
        _ => t.refusal_other(why),
    }
}
