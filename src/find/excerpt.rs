//! The part of a request's texts that answers a search, where its title does not say it all.

use std::ops::Range;

use domain::kinds::field;
use domain::office::Office;
use replica::{RecordId, Table};
use search::{Query, highlight};

/// Characters kept before the first found word.
const BEFORE: usize = 40;
/// Characters kept in all.
const LENGTH: usize = 180;

/// A text and the parts of it that were found, as byte ranges.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// What to mark.
    pub ranges: Vec<Range<usize>>,
}

impl Marked {
    /// The whole of `text`, marked.
    pub fn whole(text: String, query: &Query) -> Self {
        let ranges = highlight(&text, query);
        Self { text, ranges }
    }

    /// The part of `text` around its first answer; nothing if it has none.
    fn around(text: &str, query: &Query) -> Option<Self> {
        let flat: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let ranges = highlight(&flat, query);
        let first = ranges.first()?.start;
        let start = start_of(&flat, first);
        let end = end_of(&flat, start);
        let (head, tail) = (if 0 < start { "…" } else { "" }, if end < flat.len() { "…" } else { "" });
        let cut = flat.get(start..end)?;
        let shift = |at: usize| at - start + head.len();
        let kept = ranges.iter().filter(|r| start <= r.start && r.end <= end);
        Some(Self {
            ranges: kept.map(|r| shift(r.start)..shift(r.end)).collect(),
            text: format!("{head}{cut}{tail}"),
        })
    }
}

/// Where the cut begins: at a word, a little before `first`.
fn start_of(text: &str, first: usize) -> usize {
    let before = text.get(..first).unwrap_or_default();
    let far = before.char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    if far == 0 {
        return 0;
    }
    let space = text.get(far..first).and_then(|part| part.find(' '));
    space.map_or(far, |space| far + space + 1)
}

/// Where it ends: after a word, if one ends there.
fn end_of(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let Some((far, _)) = rest.char_indices().nth(LENGTH) else { return text.len() };
    let space = rest.get(..far).and_then(|part| part.rfind(' '));
    start + space.filter(|at| LENGTH / 2 < *at).unwrap_or(far)
}

/// The texts of a request, as a result shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// The title, marked; empty for none.
    pub title: Marked,
    /// The name of the column, where an imported one answers.
    pub column: Option<String>,
    /// The part of another text that answers.
    pub excerpt: Option<Marked>,
}

/// Reads what answers in the request `id`: its title, else its description, a comment or an imported column.
pub fn texts(office: &Office, table: &Table, id: RecordId, query: &Query) -> Texts {
    let mut texts = Texts::default();
    let Some(packed) = table.packed(id) else { return texts };
    let (mut description, mut columns) = ("", Vec::new());
    // What is damaged shows what could be read.
    let _ = packed.shown(|name, shown| match (name, shown.value.text()) {
        (field::TITLE, Some(text)) => texts.title = Marked::whole(text.to_owned(), query),
        (field::DESCRIPTION, Some(text)) => description = text,
        (name, Some(text)) => columns.extend(name.strip_prefix(field::EXTRA).map(|column| (column, text))),
        _ => {}
    });
    if search::matches(query, &texts.title.text) {
        return texts;
    }
    texts.excerpt = Marked::around(description, query).or_else(|| comment(office, table, id, query));
    if texts.excerpt.is_none() {
        let found =
            columns.into_iter().find_map(|(column, text)| Some((column, Marked::around(text, query)?)));
        if let Some((column, marked)) = found {
            (texts.column, texts.excerpt) = (Some(column.to_owned()), Some(marked));
        }
    }
    texts
}

fn comment(office: &Office, table: &Table, id: RecordId, query: &Query) -> Option<Marked> {
    if office.n_children(id).1 == 0 {
        return None;
    }
    office.children(id).comments.into_iter().rev().find_map(|comment| {
        let record = table.get(comment)?;
        Marked::around(record.text(field::TEXT)?, query)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_at_words_around_what_was_found() {
        let text = format!("{} le joint de l’évier fuit encore {}", "avant ".repeat(30), "après ".repeat(60));
        let cut = Marked::around(&text, &Query::new("evier")).expect("a part");
        assert!(cut.text.starts_with("…avant") && cut.text.ends_with("après…"), "{}", cut.text);
        assert!(cut.text.chars().count() < LENGTH + 3);
        let found: Vec<&str> = cut.ranges.iter().map(|r| &cut.text[r.clone()]).collect();
        assert_eq!(found, ["évier"]);
    }

    #[test]
    fn a_short_text_stays_whole_and_a_foreign_one_is_not_shown() {
        let cut = Marked::around("Fuite\n sous l’évier", &Query::new("fuite")).expect("a part");
        let marked: Vec<(usize, usize)> = cut.ranges.iter().map(|r| (r.start, r.end)).collect();
        assert_eq!((cut.text.as_str(), marked), ("Fuite sous l’évier", vec![(0, 5)]));
        assert_eq!(Marked::around("Toner", &Query::new("fuite")), None);
    }
}
