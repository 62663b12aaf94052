//! The words of a line, folded, with where they stand.

use std::ops::Range;

use search::fold;

/// Longer lines are not a title: the rest is kept but not read.
const MAX_WORDS: usize = 120;

pub(super) struct Word {
    pub start: usize,
    pub end: usize,
    pub folded: String,
    /// Already read as part of a suggestion.
    pub taken: bool,
}

pub(super) struct Words<'a> {
    pub line: &'a str,
    words: Vec<Word>,
}

impl<'a> Words<'a> {
    pub fn of(line: &'a str) -> Self {
        let spans = spans(line).take(MAX_WORDS);
        let word = |span: Range<usize>| {
            let folded = fold(line.get(span.clone()).unwrap_or_default());
            Word { start: span.start, end: span.end, folded, taken: false }
        };
        Self { line, words: spans.map(word).filter(|word| !word.folded.is_empty()).collect() }
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The folded word, or nothing beyond the ends.
    pub fn at(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| &word.folded)
    }

    /// The word before `index`, folded.
    pub fn before(&self, index: usize) -> &str {
        index.checked_sub(1).map_or("", |before| self.at(before))
    }

    pub fn raw(&self, index: usize) -> &'a str {
        self.words.get(index).and_then(|word| self.line.get(word.start..word.end)).unwrap_or_default()
    }

    /// The text between the word before `index` (or the start) and it (or the end).
    pub fn gap(&self, index: usize) -> &'a str {
        let from = index.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |word| word.end);
        let to = self.words.get(index).map_or(self.line.len(), |word| word.start);
        self.line.get(from..to).unwrap_or_default()
    }

    pub fn is_free(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| !word.taken)
    }

    pub fn all_free(&self, range: Range<usize>) -> bool {
        range.into_iter().all(|index| self.is_free(index))
    }

    pub fn take(&mut self, range: Range<usize>) {
        for word in self.words.get_mut(range).into_iter().flatten() {
            word.taken = true;
        }
    }

    /// The bytes of a range of words.
    pub fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let start = self.words.get(range.start).map_or(self.line.len(), |word| word.start);
        let last = range.end.checked_sub(1).and_then(|last| self.words.get(last));
        start..last.map_or(start, |word| word.end).max(start)
    }

    /// Whether the free words from `index` say `phrase`, its words a space, hyphen or apostrophe apart.
    pub fn says(&self, index: usize, phrase: &[&str]) -> bool {
        phrase.iter().enumerate().all(|(n, word)| {
            let here = index + n;
            self.is_free(here) && self.at(here) == *word && (n == 0 || is_soft(self.gap(here)))
        })
    }
}

/// Whether a gap keeps two words in one expression.
pub(super) fn is_soft(gap: &str) -> bool {
    gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '’'))
}

fn spans(line: &str) -> impl Iterator<Item = Range<usize>> {
    let mut chars = line.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.find(|(_, c)| c.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        // A decomposed « é » is a letter and a mark.
        while let Some((at, c)) =
            chars.next_if(|(_, c)| c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(c))
        {
            end = at + c.len_utf8();
        }
        Some(start..end)
    })
}

/// The folded words of a name.
pub(super) fn folded_words(name: &str) -> Vec<String> {
    spans(name).map(|span| fold(name.get(span).unwrap_or_default())).collect()
}

/// A word without the mark of the plural.
pub(super) fn stem(word: &str) -> &str {
    if word.len() > 3 { word.strip_suffix(['s', 'x']).unwrap_or(word) } else { word }
}

/// How a typed word is the wanted one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    Typo,
    Same,
}

/// Compares a typed word with a known one: plural apart, and one typing error from 6 letters on.
pub(super) fn alike(typed: &str, known: &str) -> Option<Likeness> {
    let (typed, known) = (stem(typed), stem(known));
    if typed == known {
        Some(Likeness::Same)
    } else if is_typo(typed, known) {
        Some(Likeness::Typo)
    } else {
        None
    }
}

/// Whether one letter is missing, too many, wrong, or swapped with the next, after the first letter.
fn is_typo(typed: &str, known: &str) -> bool {
    let (a, b) = (typed.as_bytes(), known.as_bytes());
    // Folded words of our languages are ASCII; others are compared whole.
    if !typed.is_ascii() || !known.is_ascii() || b.len() < 6 || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(same..).unwrap_or_default(), b.get(same..).unwrap_or_default());
    if same == 0 {
        return false;
    }
    match (a, b) {
        ([_, a @ ..], [_, b @ ..]) if a.len() == b.len() => {
            let swapped = match (typed.as_bytes().get(same..same + 2), known.as_bytes().get(same..same + 2)) {
                (Some([a1, a2]), Some([b1, b2])) => a1 == b2 && a2 == b1 && a.get(1..) == b.get(1..),
                _ => false,
            };
            a == b || swapped
        }
        ([_, rest @ ..], longer) if rest.len() == longer.len() => rest == longer,
        (shorter, [_, rest @ ..]) => shorter == rest,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_gaps() {
        let words = Words::of("L’évier (2e) : fuit, 3/12 !");
        let all: Vec<&str> = (0..words.len()).map(|index| words.at(index)).collect();
        assert_eq!(all, ["l", "evier", "2e", "fuit", "3", "12"]);
        assert_eq!(words.gap(5), "/");
        assert_eq!(words.gap(6), " !");
        assert_eq!(words.raw(1), "évier");
        assert_eq!(words.bytes(0..2), 0..words.line.find(" (").unwrap());
        assert!(words.says(0, &["l", "evier"]) && !words.says(3, &["fuit", "3"]));
    }

    #[test]
    fn a_decomposed_letter_is_one_word() {
        assert_eq!(Words::of("e\u{301}vier").at(0), "evier");
    }

    #[test]
    fn typos() {
        for typed in ["robinet", "robinets", "robnet", "robinnet", "robimet", "robient"] {
            assert!(alike(typed, "robinet").is_some(), "{typed}");
        }
        for typed in ["tobinet", "robin", "rbinte", "cabinet"] {
            assert_eq!(alike(typed, "robinet"), None, "{typed}");
        }
        assert_eq!(alike("fuire", "fuite"), None); // too short for a guess
        assert_eq!(alike("wc", "wc"), Some(Likeness::Same));
    }
}
