//! Trade and category, from the words of the line.

use std::cmp::Reverse;
use std::ops::Range;

use search::fold;

use super::words::{Likeness, Words, folded_words};
use super::{Confidence, Entry, Suggestion, Value, directory, lexicon};
use crate::trade::{BuiltinCategory, CATEGORIES, Trade, builtin_category};

/// What speaks for one built-in category.
struct Score {
    key: &'static str,
    points: u32,
    first: Range<usize>,
    sure: bool,
}

/// Adds category and trade; words of `in_place` name a place, so that they say little of the work.
pub(super) fn trades(
    words: &Words<'_>,
    in_place: &Range<usize>,
    categories: &[Entry<'_>],
    found: &mut Vec<Suggestion>,
) {
    let scores = scores(words, in_place);
    let mut confidence = Confidence::High;
    let best = scores.first().and_then(|best| Some((best, builtin_category(best.key)?)));
    if let Some((best, category)) = best {
        let rival = scores.get(1).map_or(0, |second| second.points);
        if best.points < 3 || best.points <= rival || !best.sure {
            confidence = Confidence::Medium;
        }
        if category.trade != Trade::Other {
            let value = Value::Trade(category.trade);
            let range = words.bytes(best.first.clone());
            found.push(Suggestion { value, range, confidence, removes_text: false });
        }
    }
    if let Some((entry, range)) = named(words, in_place, categories) {
        // A category called by its name; the trade that its words speak for stands.
        let key = CATEGORIES.iter().find(|it| is_called(it, entry.name)).map(|it| it.key);
        let value = Value::Category { id: Some(entry.id.to_owned()), key, name: entry.name.to_owned() };
        found.push(Suggestion { value, range, confidence: Confidence::High, removes_text: false });
    } else if let Some((best, category)) = best {
        let entry = categories.iter().find(|entry| is_called(category, entry.name));
        let value = Value::Category {
            id: entry.map(|entry| entry.id.to_owned()),
            key: Some(category.key),
            name: entry.map_or(category.fr, |entry| entry.name).to_owned(),
        };
        let range = words.bytes(best.first.clone());
        found.push(Suggestion { value, range, confidence, removes_text: false });
    }
}

/// The categories that the line speaks of, the best first, the earliest of equals.
fn scores(words: &Words<'_>, in_place: &Range<usize>) -> Vec<Score> {
    let mut scores: Vec<Score> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some(reading) = lexicon::read(words, at) else {
            at += 1;
            continue;
        };
        let range = at..at + reading.n_words;
        let sure = reading.likeness == Likeness::Same;
        let of_place = in_place.contains(&at);
        for phrase in reading.phrases {
            // A phrase of several words says more than its words; a typing error, less.
            let longer = u32::from(reading.n_words > 1);
            let points = if of_place || !sure { phrase.weight.min(2) } else { phrase.weight + longer };
            match scores.iter_mut().find(|score| score.key == phrase.category) {
                Some(score) => {
                    score.points += points;
                    score.sure |= sure;
                }
                None => scores.push(Score { key: phrase.category, points, first: range.clone(), sure }),
            }
        }
        at = range.end;
    }
    scores.sort_by_key(|score| Reverse(score.points));
    scores
}

/// A category of the directory whose whole name is said.
fn named<'a>(
    words: &Words<'_>,
    in_place: &Range<usize>,
    categories: &'a [Entry<'a>],
) -> Option<(&'a Entry<'a>, Range<usize>)> {
    let names = categories.iter().map(|entry| folded_words(entry.name)).enumerate();
    let hits = names.flat_map(|(entry, name)| directory::whole(words, entry, &name));
    let hit = hits
        .filter(|hit| hit.likeness == Likeness::Same && !in_place.contains(&hit.words.start))
        .max_by_key(|hit| (hit.words.len(), Reverse(hit.words.start)))?;
    Some((categories.get(hit.entry)?, words.bytes(hit.words)))
}

fn is_called(category: &BuiltinCategory, name: &str) -> bool {
    let name = fold(name);
    fold(category.fr) == name || fold(category.en) == name
}
