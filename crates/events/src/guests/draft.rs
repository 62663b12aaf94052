//! A guest to be, as typed, pasted, read from a file or taken from the directory.

use chrono::NaiveDate;
use domain::compose::at;
use replica::{Intent, RecordId};
use serde_json::json;
use supply::compose::Writes;

use super::Answer;
use super::diets::Diet;
use crate::kinds;

/// What is known of a guest before there is a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the record; see docs/events.md")]
pub struct Draft {
    /// Its line in the file or the text, from 1; 0 for one from elsewhere.
    pub line: u64,
    pub name: String,
    pub given: String,
    pub family: String,
    pub mail: String,
    pub tel: String,
    pub company: String,
    pub service: String,
    pub person: Option<RecordId>,
    pub contact: Option<RecordId>,
    pub host: Option<RecordId>,
    pub answer: Option<Answer>,
    pub plus: i64,
    pub diet: Diet,
    pub table: String,
    pub notes: String,
    /// Column and text of what has no field.
    pub kept: Vec<(String, String)>,
}

impl Draft {
    /// One of whom only the name is known.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self { name: tidy(name), ..Self::default() }
    }

    /// Gives it the name that its parts or its address make, where it has none.
    pub fn complete(&mut self) {
        if self.name.is_empty() {
            self.name = tidy(&format!("{} {}", self.given, self.family));
        }
        if self.name.is_empty() {
            self.name = name_of_mail(&self.mail);
        }
    }
}

/// When and by what a guest comes into the list.
#[derive(Clone, Copy, Debug)]
pub struct Birth {
    /// Whose guest.
    pub event: RecordId,
    /// Now, ms UTC.
    pub now_ms: i64,
    /// The day, for an answer that came along.
    pub today: NaiveDate,
    /// The import that brings it.
    pub import: Option<RecordId>,
}

/// What makes a guest.
#[must_use]
pub fn create(id: RecordId, draft: &Draft, birth: Birth) -> Vec<Intent> {
    let answer = draft.answer.filter(|answer| *answer != Answer::Silent);
    let mut writes = Writes::of(kinds::GUEST, id)
        .set("at", at(birth.event, ""))
        .text("name", &draft.name)
        .text("given", &draft.given)
        .text("family", &draft.family)
        .text("mail", &draft.mail)
        .text("tel", &draft.tel)
        .text("company", &draft.company)
        .text("service", &draft.service)
        .link("person", draft.person)
        .link("contact", draft.contact)
        .link("host", draft.host)
        .maybe("rsvp", answer.map(Answer::key))
        .day("answered", answer.map(|_| birth.today))
        .maybe("plus", Some(draft.plus).filter(|plus| 0 < *plus))
        .text("diet_note", &draft.diet.note)
        .text("table", &draft.table)
        .text("notes", &draft.notes)
        .set("invited", json!({ "ms": birth.now_ms }))
        .link("import", birth.import);
    for key in &draft.diet.keys {
        writes = writes.element("diet", key, true);
    }
    for (column, text) in &draft.kept {
        writes = writes.set(&format!("x/{column}"), text.as_str());
    }
    writes.done()
}

/// Without the space around it, inner spaces single.
#[must_use]
pub fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// « marc.petit@x.example » is Marc Petit, until somebody says otherwise.
#[must_use]
pub fn name_of_mail(mail: &str) -> String {
    let local = mail.split('@').next().unwrap_or_default();
    let words = local.split(['.', '_', '-', '+']).filter(|word| !word.is_empty());
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>())
    };
    words.filter_map(capital).collect::<Vec<_>>().join(" ")
}
