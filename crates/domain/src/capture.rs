//! Quick capture: one line, typed or dictated, becomes a title and suggestions to accept or drop.
//!
//! Nothing is guessed silently: each suggestion says which bytes of the line it comes from, and the title can
//! be made again by [`title`] when one is dropped.

mod dates;
mod directory;
mod lexicon;
mod lexicon_data;
mod markers;
mod numbers;
mod priorities;
mod title;
mod trades;
mod words;

use std::ops::Range;

use chrono::{NaiveDate, NaiveDateTime};

pub use self::title::title;
use self::words::Words;
use crate::money::Cents;
use crate::trade::{Priority, Trade};

/// Something that has a name and a record.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The id of its record, as text.
    pub id: &'a str,
    /// Its name, as people write it.
    pub name: &'a str,
}

/// What the workspace knows by name.
#[derive(Clone, Copy, Debug, Default)]
pub struct Directory<'a> {
    /// Sites, floors, rooms.
    pub places: &'a [Entry<'a>],
    /// People.
    pub people: &'a [Entry<'a>],
    /// Categories, built-in or not.
    pub categories: &'a [Entry<'a>],
}

/// A line understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    /// The line without what the suggestions replace; empty only for a line without any word.
    pub title: String,
    /// In the order of [`Kind`], the best of a kind first.
    pub suggestions: Vec<Suggestion>,
}

/// One thing that the line seems to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What would be filled in.
    pub value: Value,
    /// The bytes of the line that say so; always on character boundaries.
    pub range: Range<usize>,
    /// How sure it is.
    pub confidence: Confidence,
    /// Whether the title does without these bytes.
    pub removes_text: bool,
}

/// What a suggestion fills in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A place of the directory.
    Place {
        /// Its record.
        id: String,
        /// Its name.
        name: String,
    },
    /// A category.
    Category {
        /// Its record, when the directory has it.
        id: Option<String>,
        /// Its built-in key, when it is built in.
        key: Option<&'static str>,
        /// Its name: of the directory, else the French one.
        name: String,
    },
    /// A trade.
    Trade(Trade),
    /// A priority.
    Priority(Priority),
    /// A due date.
    Due(NaiveDate),
    /// Who should do it.
    Person {
        /// Their record; `None` for a name that the directory has not.
        id: Option<String>,
        /// Their name.
        name: String,
    },
    /// What it costs, in euros.
    Cost(Cents),
    /// A tag, as typed.
    Tag(String),
}

/// The kinds of [`Value`], in the order that suggestions come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Kind {
    Place,
    Category,
    Trade,
    Priority,
    Due,
    Person,
    Cost,
    Tag,
}

/// How sure a suggestion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// One of several readings: offered, not filled in.
    Low,
    /// Likely: filled in, easy to drop.
    Medium,
    /// Said in as many words.
    High,
}

impl Value {
    /// The kind of this value.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Place { .. } => Kind::Place,
            Self::Category { .. } => Kind::Category,
            Self::Trade(_) => Kind::Trade,
            Self::Priority(_) => Kind::Priority,
            Self::Due(_) => Kind::Due,
            Self::Person { .. } => Kind::Person,
            Self::Cost(_) => Kind::Cost,
            Self::Tag(_) => Kind::Tag,
        }
    }
}

impl Suggestion {
    /// Whether it is filled in without being asked.
    pub fn is_default(&self) -> bool {
        self.confidence >= Confidence::Medium
    }
}

impl Capture {
    /// The suggestion of `kind` that is filled in without being asked.
    pub fn best(&self, kind: Kind) -> Option<&Value> {
        let of_kind = |it: &&Suggestion| it.value.kind() == kind && it.is_default();
        self.suggestions.iter().find(of_kind).map(|it| &it.value)
    }
}

/// Understands one `line`, in French or English.
///
/// `now` serves hours (« dans 3 h »), `today` all other dates. Only the first 120 words are read; the title
/// keeps the rest.
pub fn parse(line: &str, today: NaiveDate, now: NaiveDateTime, directory: &Directory<'_>) -> Capture {
    let mut words = Words::of(line);
    let mut found = Vec::new();
    // Each reader claims its words: what is said by a mark is not also read as a plain word.
    markers::tags(&mut words, &mut found);
    markers::people(&mut words, directory.people, &mut found);
    numbers::costs(&mut words, &mut found);
    dates::dates(&mut words, today, now, &mut found);
    priorities::priorities(&mut words, &mut found);
    let in_place = directory::places(&words, directory.places, &mut found);
    trades::trades(&words, &in_place, directory.categories, &mut found);

    priorities::keep_inside(&words, &mut found);
    found.sort_by_key(|it| (it.value.kind(), std::cmp::Reverse(it.confidence)));
    let removed: Vec<Range<usize>> =
        found.iter().filter(|it| it.removes_text).map(|it| it.range.clone()).collect();
    Capture { title: title(line, &removed), suggestions: found }
}

#[cfg(test)]
mod tests;
