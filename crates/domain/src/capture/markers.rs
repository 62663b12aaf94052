//! What a sign introduces: `@person`, `#tag`.

use std::cmp::Reverse;
use std::ops::Range;

use super::words::{Words, alike, folded_words, is_soft};
use super::{Confidence, Entry, Suggestion, Value};

/// People who share what was typed after `@`: more is noise.
const MAX_PEOPLE: usize = 3;

pub(super) fn tags(words: &mut Words<'_>, found: &mut Vec<Suggestion>) {
    for first in 0..words.len() {
        let Some(end) = joined(words, first, '#', &["-", "_"]) else { continue };
        let bytes = words.bytes(first..end);
        let text = words.line.get(bytes.clone()).unwrap_or_default();
        // « imprimante #2 » is a number, not a tag.
        if !text.contains(char::is_alphabetic) {
            continue;
        }
        found.push(Suggestion {
            value: Value::Tag(text.to_owned()),
            range: bytes.start - 1..bytes.end,
            confidence: Confidence::High,
            removes_text: true,
        });
        words.take(first..end);
    }
}

pub(super) fn people(words: &mut Words<'_>, people: &[Entry<'_>], found: &mut Vec<Suggestion>) {
    let names: Vec<(Vec<String>, &Entry<'_>)> =
        people.iter().map(|person| (folded_words(person.name), person)).collect();
    for first in 0..words.len() {
        let Some(end) = joined(words, first, '@', &["-", "'", "’", "."]) else { continue };
        let mut fits: Vec<(Fit, &Entry<'_>)> =
            names.iter().filter_map(|(name, person)| Some((fit(words, first, name)?, *person))).collect();
        fits.sort_by_key(|(fit, person)| (Reverse(*fit), person.name));
        let best = fits.first().map(|(fit, _)| *fit);
        fits.retain(|(fit, _)| Some(*fit) == best);
        let last = best.map_or(end, |best| (first + best.n_words).max(first + 1));
        let bytes = words.bytes(first..last);
        let range = bytes.start - 1..bytes.end;
        let certain = fits.len() == 1 && best.is_some_and(|best| best.whole_word);
        for (n, (_, person)) in fits.iter().take(MAX_PEOPLE).enumerate() {
            // The first of several is filled in all the same: the title loses the name, so somebody must keep it.
            let confidence = match n {
                0 if certain => Confidence::High,
                0 => Confidence::Medium,
                _ => Confidence::Low,
            };
            let value = Value::Person { id: Some(person.id.to_owned()), name: person.name.to_owned() };
            found.push(Suggestion { value, range: range.clone(), confidence, removes_text: true });
        }
        if fits.is_empty() {
            let name = words.line.get(bytes).unwrap_or_default().to_owned();
            let value = Value::Person { id: None, name };
            found.push(Suggestion { value, range, confidence: Confidence::Medium, removes_text: true });
        }
        words.take(first..last);
    }
}

/// How well a name fits; the greatest is the best.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    n_words: usize,
    no_typo: bool,
    whole_word: bool,
    from_first_name: bool,
}

fn fit(words: &Words<'_>, first: usize, name: &[String]) -> Option<Fit> {
    (0..name.len()).filter_map(|from| fit_from(words, first, name.get(from..)?, from == 0)).max()
}

fn fit_from(words: &Words<'_>, first: usize, name: &[String], from_first_name: bool) -> Option<Fit> {
    let (typed, (wanted, rest)) = (words.at(first), name.split_first()?);
    let whole_word = typed == wanted;
    let no_typo = wanted.starts_with(typed);
    if !no_typo && alike(typed, wanted).is_none() {
        return None;
    }
    let follows = |(n, word): &(usize, &String)| {
        let here = first + 1 + n;
        words.is_free(here) && is_soft(words.gap(here)) && words.at(here) == word.as_str()
    };
    let n_words = 1 + if whole_word { rest.iter().enumerate().take_while(follows).count() } else { 0 };
    Some(Fit { n_words, no_typo, whole_word, from_first_name })
}

/// The end of the words that begin at `first` right after `mark` and are joined by one of `joints`.
fn joined(words: &Words<'_>, first: usize, mark: char, joints: &[&str]) -> Option<usize> {
    let gap = words.gap(first);
    // `a@b.fr` and `n#1` are no marks: something must part the mark from a word before.
    let marked = words.is_free(first) && gap.ends_with(mark) && (first == 0 || gap.len() > mark.len_utf8());
    let Range { start, end } = first + 1..words.len();
    let more = (start..end).take_while(|&next| words.is_free(next) && joints.contains(&words.gap(next)));
    marked.then(|| first + 1 + more.count())
}
