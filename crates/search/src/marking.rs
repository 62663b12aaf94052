//! A query against single texts: which parts to mark, and which entries of a short list to show.

use std::ops::Range;

use crate::edit::Scratch;
use crate::query::{Grade, Pattern, Query, letters};
use crate::words::Words;

/// The parts of `text` that answer the query: byte ranges at character boundaries, in order, never touching.
///
/// A beginning or an inner part is marked as such, a word with a typo whole, and only where the text has no better
/// answer to that typed word.
pub fn highlight(text: &str, query: &Query) -> Vec<Range<usize>> {
    let words = Words::with_origins(text);
    let answers = answers(&words, query);
    let mut ranges: Vec<Range<usize>> = answers
        .into_iter()
        .flatten()
        .flat_map(|answer| answer.spans)
        .filter_map(|span| words.origin(span))
        .collect();
    ranges.sort_unstable_by_key(|range| range.start);
    ranges.dedup_by(|next, kept| {
        let touching = next.start <= kept.end;
        if touching {
            kept.end = kept.end.max(next.end);
        }
        touching
    });
    ranges
}

/// Whether a text has all words of the query. Every text matches an empty query.
pub fn matches(query: &Query, text: &str) -> bool {
    score(query, text).is_some()
}

/// The positions of the candidates that match, best first; equal ones stay in their order.
///
/// All of them for an empty query. One word of two letters or more also finds the initials of a candidate ("md" finds
/// « Marie Durand »).
pub fn rank<'a>(query: &Query, candidates: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
    let mut scored: Vec<(u32, usize)> = Vec::new();
    for (at, text) in candidates.into_iter().enumerate() {
        if let Some(score) = score(query, text) {
            scored.push((score, at));
        }
    }
    scored.sort_by_key(|&(score, at)| (std::cmp::Reverse(score), at));
    scored.into_iter().map(|(_, at)| at).collect()
}

/// The best answer of a text to one word of the query.
struct Answer {
    grade: Grade,
    /// Whether the text begins with it.
    first: bool,
    /// All parts of the folded text with a strict answer, or all with a typo when there is no strict one.
    spans: Vec<Range<usize>>,
}

/// The answers to each word of the query.
fn answers(words: &Words, query: &Query) -> Vec<Option<Answer>> {
    let mut answers: Vec<Option<Answer>> = query.required.iter().map(|_| None).collect();
    for pattern in &query.patterns {
        for word in words.all() {
            if let Some((grade, at)) = pattern.strict(words.text(word)) {
                let start = word.span.start + at;
                note(&mut answers, pattern, grade, start..start + pattern.text.len());
            }
        }
    }
    let mut scratch = Scratch::default();
    let strict: Vec<bool> = answers.iter().map(Option::is_some).collect();
    for pattern in query.patterns.iter().filter(|pattern| pattern.typos > 0) {
        let settled = strict.iter().enumerate().all(|(at, &strict)| strict || pattern.words >> at & 1 == 0);
        if settled {
            continue;
        }
        for word in words.all() {
            let text = words.text(word);
            if pattern.may_be_typo(letters(text))
                && let Some(grade) = pattern.typo(text, &mut scratch)
            {
                note(&mut answers, pattern, grade, word.span.clone());
            }
        }
    }
    answers
}

fn note(answers: &mut [Option<Answer>], pattern: &Pattern, grade: Grade, span: Range<usize>) {
    for (at, answer) in answers.iter_mut().enumerate() {
        if pattern.words >> at & 1 == 0 {
            continue;
        }
        let answer = answer.get_or_insert_with(|| Answer { grade, first: false, spans: Vec::new() });
        answer.grade = answer.grade.min(grade);
        answer.first |= span.start == 0;
        answer.spans.push(span.clone());
    }
}

/// `None` if a required word is missing.
fn score(query: &Query, text: &str) -> Option<u32> {
    let words = Words::of(text);
    let mut score = 0;
    for (answer, &required) in answers(&words, query).iter().zip(&query.required) {
        match answer {
            Some(answer) => score += u32::from(answer.grade.points()) + u32::from(answer.first) * 10,
            None if required => return initials(query, &words).then_some(1),
            None => {}
        }
    }
    Some(score)
}

fn initials(query: &Query, words: &Words) -> bool {
    let [pattern] = query.patterns.as_slice() else { return false };
    let mut initials = words.pieces.iter().filter_map(|word| words.text(word).chars().next());
    pattern.chars.len() >= 2 && pattern.chars.iter().all(|&typed| initials.next() == Some(typed))
}
