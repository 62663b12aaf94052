//! One row and the mapping to what should be written: nothing invented, nothing lost.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::dates::{DateError, Moment, parse};
use crate::map::{BadDates, Column, Mapping, Target};
use crate::money;
use crate::table::{Row, Shape, letters};

/// A field that points to a named record; the id derives from kind and folded name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRef {
    /// The field of the request: `category`, `place`, `requester`, `assignee`.
    pub field: &'static str,
    /// The kind of the named record: `category`, `place`, `person`.
    pub kind: &'static str,
    /// Its name as written, trimmed.
    pub name: String,
}

/// What a row says about a request. An empty cell says nothing: there is no field for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The line of the file, from 1.
    pub line: u64,
    /// The id in the other system, also among the fields.
    pub ext: Option<String>,
    /// Stored names and values, except those below. `status` is `{"s":key}`: the caller adds `at`. `reported` and
    /// `closed` are `{"civil":"2025-03-14T01:20"}` (day alone if no time was written) or `{"ms":…}`.
    pub fields: Vec<(&'static str, Value)>,
    /// Fields that point to named records.
    pub refs: Vec<DraftRef>,
    /// Elements of the set `tags`.
    pub tags: Vec<String>,
    /// `x/<column>` and the cell as it is.
    pub extras: Vec<(Arc<str>, String)>,
    /// What the person should know.
    pub warnings: Vec<Warning>,
}

/// Something that was not clean in a row that was taken. Whatever it concerns is kept as an extra.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// A word of a status, priority or trade that is mapped to nothing.
    UnknownValue {
        /// What the column should become.
        target: Target,
        /// Its name.
        column: Arc<str>,
        /// The word.
        raw: String,
    },
    /// A text in a column of dates.
    NotADate {
        /// The column.
        column: Arc<str>,
        /// The text.
        raw: String,
    },
    /// A day or time that does not exist, under [`BadDates::KeepText`].
    NoSuchDate {
        /// The column.
        column: Arc<str>,
        /// The text.
        raw: String,
    },
    /// A text in a column of amounts.
    NotAnAmount {
        /// The column.
        column: Arc<str>,
        /// The text.
        raw: String,
    },
    /// No title: the first words of another field stand for it.
    TitleFrom(Target),
    /// So many cells are missing at the end.
    ShortRow(usize),
    /// So many cells too many, kept as extras named by their letters.
    LongRow(usize),
    /// The same id as on an earlier line: the later row updates the earlier one.
    DuplicateId {
        /// The earlier line.
        first_line: u64,
    },
}

/// A row that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The line of the file, from 1.
    pub line: u64,
    /// Why.
    pub reason: Reason,
    /// Its cells as they are.
    pub raw: Vec<String>,
}

/// Why a row cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// 31/02, 29/02/2025, 25:10.
    #[error("column {column}: {raw} is {error}")]
    NoSuchDate {
        /// The column.
        column: Arc<str>,
        /// The text.
        raw: String,
        /// Day or time.
        error: DateError,
    },
    /// Neither title nor description nor category.
    #[error("no title, description or category")]
    NoTitle,
    /// A quote is never closed: this row swallowed the rest of the file.
    #[error("the quote opened on line {opened} is never closed")]
    UnclosedQuote {
        /// Where it opens, from 1.
        opened: u64,
    },
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Planned {
    /// To be written.
    Draft(Box<Draft>),
    /// Nothing in it.
    Empty,
    /// Not to be written.
    Refused(Box<Refused>),
}

struct Compiled {
    name: Arc<str>,
    extra: Arc<str>,
    column: Column,
}

/// Plans rows one after the other; remembers the ids it saw.
pub struct Planner {
    columns: Vec<Compiled>,
    bad_dates: BadDates,
    seen: HashMap<String, u64>,
}

impl std::fmt::Debug for Planner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Planner").field("columns", &self.columns.len()).finish_non_exhaustive()
    }
}

/// The longest title made from a description, in characters.
const TITLE_CHARS: usize = 120;

/// The texts of a row that are put together from several columns.
#[derive(Default)]
struct Texts {
    title: String,
    description: String,
    place: String,
    category: Option<String>,
}

impl Planner {
    /// A planner for one file.
    pub fn new(mapping: &Mapping) -> Self {
        let columns = mapping
            .columns
            .iter()
            .map(|column| Compiled {
                name: column.name.as_str().into(),
                extra: format!("x/{}", column.name).into(),
                column: column.clone(),
            })
            .collect();
        Self { columns, bad_dates: mapping.bad_dates, seen: HashMap::new() }
    }

    /// Plans a row.
    pub fn plan(&mut self, row: &Row) -> Planned {
        if let Some(opened) = row.unclosed_quote {
            return refuse(row, Reason::UnclosedQuote { opened });
        }
        if row.is_empty() {
            return Planned::Empty;
        }
        let mut draft = Draft { line: row.line, extras: Vec::with_capacity(row.len()), ..Draft::default() };
        let mut texts = Texts::default();
        for (index, compiled) in self.columns.iter().enumerate() {
            let cell = row.get(index);
            if cell.trim().is_empty() {
                continue;
            }
            if let Err(reason) = self.cell(compiled, cell, &mut draft, &mut texts) {
                return refuse(row, reason);
            }
        }
        match row.shape {
            Shape::Full => {}
            Shape::Short(missing) => draft.warnings.push(Warning::ShortRow(missing)),
            Shape::Long(more) => {
                for index in self.columns.len()..row.len() {
                    let cell = row.get(index);
                    if !cell.trim().is_empty() {
                        draft.extras.push((format!("x/{}", letters(index)).into(), cell.to_owned()));
                    }
                }
                draft.warnings.push(Warning::LongRow(more));
            }
        }
        if !finish(&mut draft, texts) {
            return refuse(row, Reason::NoTitle);
        }
        if let Some(ext) = &draft.ext
            && let Some(first_line) = self.seen.insert(ext.clone(), row.line)
        {
            draft.warnings.push(Warning::DuplicateId { first_line });
        }
        Planned::Draft(Box::new(draft))
    }

    fn cell(
        &self,
        compiled: &Compiled,
        cell: &str,
        draft: &mut Draft,
        texts: &mut Texts,
    ) -> Result<(), Reason> {
        let text = cell.trim();
        let target = compiled.column.target;
        if !target.joins() && is_given(draft, texts, target) {
            keep(draft, compiled, cell);
            return Ok(());
        }
        match target {
            Target::Title => join(&mut texts.title, " – ", &one_line(text)),
            Target::Description => join(&mut texts.description, "\n\n", text),
            Target::Place => join(&mut texts.place, ", ", &one_line(text)),
            Target::Category => texts.category = Some(one_line(text)),
            Target::Requester => named(draft, "requester", "person", text),
            Target::Assignee => named(draft, "assignee", "person", text),
            Target::Tags => add_tags(draft, text),
            Target::Ext => {
                draft.ext = Some(text.to_owned());
                draft.fields.push(("ext", text.into()));
            }
            Target::Extra => keep(draft, compiled, cell),
            Target::Ignore => {}
            Target::Status | Target::Priority | Target::Trade => value(draft, compiled, cell),
            Target::Due | Target::Reported | Target::Closed => self.date(draft, compiled, cell)?,
            Target::Cost => match money::parse(text) {
                Some(cost) => {
                    draft.fields.push(("cost", json!({ "cents": cost.cents, "cur": cost.currency })));
                }
                None => {
                    keep(draft, compiled, cell);
                    draft
                        .warnings
                        .push(Warning::NotAnAmount { column: compiled.name.clone(), raw: text.to_owned() });
                }
            },
        }
        Ok(())
    }

    fn date(&self, draft: &mut Draft, compiled: &Compiled, cell: &str) -> Result<(), Reason> {
        let (column, raw) = (compiled.name.clone(), cell.trim().to_owned());
        match parse(&raw, compiled.column.order) {
            Ok(moment) => {
                let target = compiled.column.target;
                draft.fields.push((target.key(), moment_value(target, &moment)));
                // A due date has no hour here: what was written stays visible.
                if target == Target::Due && moment.has_time() {
                    keep(draft, compiled, cell);
                }
            }
            Err(DateError::NotADate) => {
                keep(draft, compiled, cell);
                draft.warnings.push(Warning::NotADate { column, raw });
            }
            Err(_) if self.bad_dates == BadDates::KeepText => {
                keep(draft, compiled, cell);
                draft.warnings.push(Warning::NoSuchDate { column, raw });
            }
            Err(error) => return Err(Reason::NoSuchDate { column, raw, error }),
        }
        Ok(())
    }
}

fn refuse(row: &Row, reason: Reason) -> Planned {
    let raw = row.iter().map(str::to_owned).collect();
    Planned::Refused(Box::new(Refused { line: row.line, reason, raw }))
}

fn is_given(draft: &Draft, texts: &Texts, target: Target) -> bool {
    match target {
        Target::Category => texts.category.is_some(),
        _ => {
            let key = target.key();
            draft.fields.iter().any(|(field, _)| *field == key) || draft.refs.iter().any(|r| r.field == key)
        }
    }
}

fn keep(draft: &mut Draft, compiled: &Compiled, cell: &str) {
    draft.extras.push((compiled.extra.clone(), cell.to_owned()));
}

fn named(draft: &mut Draft, field: &'static str, kind: &'static str, text: &str) {
    draft.refs.push(DraftRef { field, kind, name: one_line(text) });
}

fn value(draft: &mut Draft, compiled: &Compiled, cell: &str) {
    let (text, target) = (cell.trim(), compiled.column.target);
    match compiled.column.values.get(text) {
        Some(key) if target == Target::Status => draft.fields.push(("status", json!({ "s": key }))),
        Some(key) => draft.fields.push((target.key(), key.as_str().into())),
        None => {
            keep(draft, compiled, cell);
            let (column, raw) = (compiled.name.clone(), text.to_owned());
            draft.warnings.push(Warning::UnknownValue { target, column, raw });
        }
    }
}

fn moment_value(target: Target, moment: &Moment) -> Value {
    match moment.instant_ms() {
        _ if target == Target::Due => moment.day().into(),
        Some(ms) => json!({ "ms": ms }),
        None => json!({ "civil": moment.civil() }),
    }
}

fn add_tags(draft: &mut Draft, text: &str) {
    for tag in text.split([',', ';', '|', '\n']) {
        let tag = tag.trim().trim_start_matches('#').trim();
        if !tag.is_empty() && !draft.tags.iter().any(|t| t == tag) {
            draft.tags.push(tag.to_owned());
        }
    }
}

fn join(text: &mut String, between: &str, more: &str) {
    if !text.is_empty() {
        text.push_str(between);
    }
    text.push_str(more);
}

/// Titles and names stand on one line; inner spaces stay as they are.
fn one_line(text: &str) -> String {
    if !text.contains(['\n', '\r']) {
        return text.to_owned();
    }
    text.split(['\n', '\r']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Writes the joined texts; false if nothing can be the title.
fn finish(draft: &mut Draft, texts: Texts) -> bool {
    let Texts { mut title, description, place, category } = texts;
    if title.is_empty() {
        let (from, text) = match (&category, description.is_empty()) {
            (_, false) => (Target::Description, first_words(&description)),
            (Some(category), true) => (Target::Category, category.clone()),
            (None, true) => return false,
        };
        draft.warnings.push(Warning::TitleFrom(from));
        title = text;
    }
    draft.fields.push(("title", title.into()));
    if !description.is_empty() {
        draft.fields.push(("description", description.into()));
    }
    if let Some(name) = category {
        draft.refs.push(DraftRef { field: "category", kind: "category", name });
    }
    if !place.is_empty() {
        draft.refs.push(DraftRef { field: "place", kind: "place", name: place });
    }
    true
}

fn first_words(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let Some((end, _)) = line.char_indices().nth(TITLE_CHARS) else { return line.to_owned() };
    let cut = line.get(..end).unwrap_or(line);
    let cut =
        cut.rfind(char::is_whitespace).filter(|at| *at > end / 2).and_then(|at| cut.get(..at)).unwrap_or(cut);
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests;
