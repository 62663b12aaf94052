//! What waits, in words.

use chrono::NaiveDateTime;
use domain::history::Fact;
use domain::kinds::{field, kind};
use domain::office::Office;
use replica::{RecordId, Table};

use super::acts::{Leaving, Matter};
use crate::i18n::T;
use crate::records;
use crate::requests::detail::history_words::{fact_glyph, fact_words};
use crate::requests::detail::words::{field_label, title_of, value_words};
use crate::routes;
use crate::widgets::icon::Glyph;

/// Sentences of one act that are said; the rest is counted.
const SAID: usize = 3;
/// Longer values are not quoted.
const LONG: usize = 60;

/// A line of the outbox.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The drawing.
    pub glyph: Glyph,
    /// What it is about.
    pub title: String,
    /// What happened to it.
    pub note: String,
    /// Both in one sentence: « statut de “Néon clignote” → En cours ».
    pub said: String,
    /// Where it is shown, if it is one request.
    pub href: Option<String>,
}

impl Line {
    /// A change whose page is damaged.
    pub fn unreadable(t: T) -> Self {
        Self::of_two(Glyph::Warning, t.refusal_unreadable().to_owned(), String::new())
    }

    fn of_two(glyph: Glyph, title: String, note: String) -> Self {
        let said = if note.is_empty() { title.clone() } else { format!("{title} · {note}") };
        Self { glyph, title, note, said, href: None }
    }
}

/// An act as a line.
pub fn line(t: T, office: &Office, table: &Table, act: &Leaving, now: NaiveDateTime) -> Line {
    if let Some(import) = act.import {
        let file = office.name(import).unwrap_or_default();
        let title = if file.is_empty() { t.nav_import().to_owned() } else { t.history_imported(file) };
        let n = if act.n_requests == 0 && 0 < act.n_records {
            t.rec_n(act.n_records)
        } else {
            t.n_requests(act.n_requests)
        };
        return Line::of_two(Glyph::Download, title, n);
    }
    let requests: Vec<&Matter> = act.matters.iter().filter(|m| &*m.kind == kind::REQUEST).collect();
    match (requests.as_slice(), act.matters.first()) {
        ([one], _) => request_line(t, office, table, one, now),
        ([first, ..], _) => {
            let note = shared_words(t, office, table, &requests, now).unwrap_or_default();
            let glyph = first.facts.first().map_or(Glyph::Requests, fact_glyph);
            Line::of_two(glyph, t.n_requests(act.n_requests), note)
        }
        ([], Some(thing)) if records::is_known(&thing.kind) => record_line(t, office, table, act, thing, now),
        ([], Some(thing)) => thing_line(t, office, table, thing),
        ([], None) => Line::of_two(Glyph::Edit, t.outbox_n_changes(act.n_changes), String::new()),
    }
}

/// The sentences for one record.
pub fn said(t: T, office: &Office, table: &Table, matter: &Matter, now: NaiveDateTime) -> String {
    let facts = &matter.facts;
    let has_status = facts.iter().any(|f| matches!(f, Fact::Field { name, .. } if name == field::STATUS));
    // Closing notes its date too: the status says it better.
    let is_echo =
        |fact: &Fact| matches!(fact, Fact::Field { name, .. } if name == field::CLOSED) && has_status;
    let mut all: Vec<String> = Vec::new();
    for fact in facts.iter().filter(|fact| !is_echo(fact)) {
        let words = fact_words(t, office, table, &matter.kind, fact, now);
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
    let title = title_of(t, table.get(matter.id).as_ref());
    let note = said(t, office, table, matter, now);
    Line {
        glyph: matter.facts.first().map_or(Glyph::Edit, fact_glyph),
        said: sentence(t, office, &title, &matter.facts, now).unwrap_or_else(|| {
            if note.is_empty() { t.quoted(&title) } else { t.outbox_about(&title, &note) }
        }),
        title,
        note,
        href: Some(routes::request(matter.id)),
    }
}

/// One thing done to one request, in one sentence; `None` for several things, or one without a sentence of its own.
fn sentence(t: T, office: &Office, title: &str, facts: &[Fact], now: NaiveDateTime) -> Option<String> {
    let has_status = facts.iter().any(|f| matches!(f, Fact::Field { name, .. } if name == field::STATUS));
    let mut news = facts
        .iter()
        .filter(|fact| !(has_status && matches!(fact, Fact::Field { name, .. } if name == field::CLOSED)));
    let (fact, None) = (news.next()?, news.next()) else { return None };
    Some(match fact {
        Fact::Field { name, to, .. } => {
            let label = field_label(t, name);
            let field = t.field_name_lower(name).unwrap_or(&label);
            match value_words(t, office, name, to, now) {
                None => t.outbox_field_cleared(field, title),
                Some(to) if LONG < to.chars().count() => t.outbox_field_text(field, title),
                Some(to) => t.outbox_field(field, title, &to),
            }
        }
        Fact::Created => t.outbox_new_request(title),
        Fact::Trashed => t.outbox_trashed(title),
        Fact::Restored => t.outbox_restored(title),
        Fact::Comment(text) => {
            let line: String = text.lines().next().unwrap_or_default().chars().take(LONG).collect();
            t.outbox_comment(title, &line)
        }
        Fact::Photo => t.outbox_photo(title),
        _ => return None,
    })
}

/// What happened to all of them alike, if it did.
fn shared_words(t: T, office: &Office, table: &Table, of: &[&Matter], now: NaiveDateTime) -> Option<String> {
    let words = |matter: &Matter| said(t, office, table, matter, now);
    let first = words(of.first()?);
    of.iter().all(|matter| words(matter) == first).then_some(first)
}

/// « contrat “Nettoyage” : préavis → 2 mois »; the other records of the act are counted.
fn record_line(
    t: T,
    office: &Office,
    table: &Table,
    act: &Leaving,
    matter: &Matter,
    now: NaiveDateTime,
) -> Line {
    let of = &*matter.kind;
    let (note, said) = record_words(t, office, table, act, matter, now);
    Line {
        glyph: records::glyph(of),
        title: records::title(t, office, table, matter.id),
        note: format!("{} · {note}", records::kind_word(t, of)),
        said,
        href: records::href(table, matter.id, of),
    }
}

/// The note and the sentence of an act on records of the supplier room.
fn record_words(
    t: T,
    office: &Office,
    table: &Table,
    act: &Leaving,
    matter: &Matter,
    now: NaiveDateTime,
) -> (String, String) {
    let (of, title) = (&*matter.kind, records::title(t, office, table, matter.id));
    let what = records::kind_word(t, of).to_lowercase();
    let sentence = match matter.facts.as_slice() {
        [Fact::Field { name, to, .. }] => {
            let field = records::label_inside(t, of, name);
            Some(match records::value_words(t, office, table, (of, name), to, now) {
                None => t.rec_cleared(&what, &title, &field),
                Some(to) if LONG < to.chars().count() => t.rec_edited(&what, &title, &field),
                Some(to) => t.rec_changed(&what, &title, &field, &to),
            })
        }
        _ => None,
    };
    let note = said(t, office, table, matter, now);
    let sentence = sentence.unwrap_or_else(|| t.rec_about(&what, &title, &note));
    if act.n_records < 2 {
        return (note, sentence);
    }
    let more = t.and_n_more(act.n_records - 1);
    (format!("{note} · {more}"), format!("{sentence}, {more}"))
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
    Line::of_two(glyph, title, format!("{what} · {note}"))
}

fn name_of(office: &Office, table: &Table, id: RecordId) -> String {
    let stored = || table.get(id).and_then(|record| record.text(field::NAME).map(str::to_owned));
    office.name(id).map(str::to_owned).or_else(stored).unwrap_or_default()
}

/// Why the server refused a change, and what to do about it. Its own words where the code is a new one.
pub fn reason(t: T, code: &str, why: &str) -> String {
    match code {
        "forbidden" => t.refusal_forbidden().to_owned(),
        "too_big" => t.refusal_too_big_do().to_owned(),
        "too_large" => t.refusal_too_large_do().to_owned(),
        "too_deep" => t.refusal_too_deep_do().to_owned(),
        "too_many_writes" => t.refusal_too_many_do().to_owned(),
        "bad_author" => t.refusal_author_do().to_owned(),
        "device_revoked" | "member_removed" | "revoked" => t.refusal_revoked_do().to_owned(),
        _ if code.starts_with("bad_") => t.refusal_shape_do().to_owned(),
        _ if why.is_empty() => t.refusal_other_do(code),
        _ => t.refusal_other_do(why.trim_end_matches('.')),
    }
}

#[cfg(test)]
mod tests {
    use domain::zone::Zone;
    use serde_json::json;

    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn one_act_is_one_plain_sentence() {
        let t = T::fixed(Lang::Fr);
        let office = Office::new(Zone::paris());
        let say = |facts: &[Fact]| sentence(t, &office, "Néon clignote", facts, NaiveDateTime::default());
        let field = |name: &str, to: replica::Value| Fact::Field { name: name.into(), from: json!(null), to };
        let status = field("status", json!({"s": "progress"}));
        assert_eq!(
            say(std::slice::from_ref(&status)).as_deref(),
            Some("statut de “Néon clignote” → En cours")
        );
        let done = [field("status", json!({"s": "done"})), field("closed", json!({"ms": 1}))];
        assert_eq!(say(&done).as_deref(), Some("statut de “Néon clignote” → Terminée"));
        assert_eq!(
            say(&[field("due", json!(null))]).as_deref(),
            Some("échéance de “Néon clignote”\u{202f}: retiré")
        );
        assert_eq!(say(&[Fact::Created]).as_deref(), Some("nouvelle demande “Néon clignote”"));
        assert_eq!(say(&[status, Fact::Photo]), None);
    }

    #[test]
    fn every_refusal_says_what_to_do() {
        let t = T::fixed(Lang::Fr);
        let codes =
            ["forbidden", "too_big", "too_large", "too_deep", "too_many_writes", "bad_author", "bad_shape"];
        let words: std::collections::BTreeSet<String> =
            codes.iter().map(|code| reason(t, code, "x")).collect();
        assert_eq!(words.len(), codes.len());
        assert_eq!(reason(t, "bad_kind", ""), reason(t, "bad_shape", ""));
        assert!(reason(t, "newer", "Trop tôt.").contains("Trop tôt. Corrigez"));
    }

    #[test]
    fn an_act_on_a_contract_is_one_plain_sentence() {
        let t = T::fixed(Lang::Fr);
        let (office, mut table) = (Office::new(Zone::paris()), Table::default());
        let id = RecordId::derived("t", "c");
        let cid = replica::Cid::from_bytes([1; 16]);
        let write = replica::Write {
            ty: "contract".into(),
            id,
            f: "title".into(),
            k: replica::Op::Set,
            v: "Nettoyage".into(),
            sup: Vec::new(),
            extra: serde_json::Map::new(),
        };
        let change =
            replica::page::change(cid, cid, (replica::DeviceId(1), 1), replica::Hlc::at(1), vec![write]);
        table.apply(1, &replica::page::Page::Changes(vec![replica::page::Entry::made(change)]));
        let notice = json!({"n": 2, "u": "month"});
        let fact = Fact::Field { name: "notice".into(), from: json!(null), to: notice };
        let matter = Matter { id, kind: "contract".into(), facts: vec![fact] };
        let act = Leaving {
            tx: cid,
            at_ms: 0,
            n_changes: 1,
            n_bytes: 0,
            n_requests: 0,
            n_records: 1,
            import: None,
            matters: vec![matter],
        };
        // Where it leads is the browser's to say.
        let matter = &act.matters[0];
        let said = record_words(t, &office, &table, &act, matter, NaiveDateTime::default());
        assert_eq!(said.1, "contrat “Nettoyage”\u{202f}: préavis → 2 mois");
        assert_eq!(said.0, "préavis\u{202f}: 2 mois");
    }
}
