//! Which words speak of which category.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::lexicon_data::ENTRIES;
use super::words::{Likeness, Words, alike, is_soft, stem};

/// A word or phrase of the lexicon.
pub(super) struct Phrase {
    words: Vec<&'static str>,
    /// The key of a built-in category.
    pub category: &'static str,
    /// 3 when it says enough alone, 1 when it only leans that way.
    pub weight: u32,
}

struct Lexicon {
    phrases: Vec<Phrase>,
    /// Positions in `phrases` by the stem of the first word, the longest phrase first.
    by_first: HashMap<&'static str, Vec<usize>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut phrases = Vec::new();
    for (category, strong, weak) in ENTRIES {
        for (list, weight) in [(strong, 3), (weak, 1)] {
            for text in list.split(',') {
                let words = text.split_whitespace().collect();
                phrases.push(Phrase { words, category, weight });
            }
        }
    }
    phrases.retain(|phrase| !phrase.words.is_empty());
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
    let mut by_first: HashMap<&'static str, Vec<usize>> = HashMap::new();
    for (index, phrase) in phrases.iter().enumerate() {
        by_first.entry(stem(phrase.words.first().copied().unwrap_or_default())).or_default().push(index);
    }
    Lexicon { phrases, by_first }
});

/// What the lexicon reads at one place of a line.
pub(super) struct Reading {
    pub n_words: usize,
    pub likeness: Likeness,
    /// Several when a phrase belongs to several categories.
    pub phrases: Vec<&'static Phrase>,
}

/// The longest phrase said from word `first`; a typing error is forgiven in a single long word only.
pub(super) fn read(words: &Words<'_>, first: usize) -> Option<Reading> {
    if !words.is_free(first) {
        return None;
    }
    let typed = words.at(first);
    let lexicon = &*LEXICON;
    let exact: Vec<&Phrase> = lexicon
        .by_first
        .get(stem(typed))
        .into_iter()
        .flatten()
        .filter_map(|&index| lexicon.phrases.get(index))
        .filter(|phrase| is_said(words, first, phrase))
        .collect();
    if let Some(n_words) = exact.first().map(|phrase| phrase.words.len()) {
        let phrases = exact.into_iter().filter(|phrase| phrase.words.len() == n_words).collect();
        return Some(Reading { n_words, likeness: Likeness::Same, phrases });
    }
    if typed.len() < 5 {
        return None;
    }
    let near = |phrase: &&Phrase| matches!(*phrase.words, [word] if alike(typed, word).is_some());
    let phrases: Vec<&Phrase> = lexicon.phrases.iter().filter(near).collect();
    (!phrases.is_empty()).then_some(Reading { n_words: 1, likeness: Likeness::Typo, phrases })
}

fn is_said(words: &Words<'_>, first: usize, phrase: &Phrase) -> bool {
    phrase.words.iter().enumerate().all(|(n, word)| {
        let here = first + n;
        words.is_free(here) && stem(words.at(here)) == stem(word) && (n == 0 || is_soft(words.gap(here)))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::trade::{CATEGORIES, builtin_category};

    #[test]
    fn is_folded_and_its_categories_exist() {
        for (category, strong, weak) in ENTRIES {
            assert!(builtin_category(category).is_some(), "{category}");
            for text in strong.split(',').chain(weak.split(',')) {
                assert_eq!(search::fold(text), text, "{category}");
                assert!(text.chars().all(|c| c.is_ascii_alphanumeric() || c == ' '), "{text:?}");
            }
        }
    }

    #[test]
    fn has_fifteen_words_at_least_for_each_category() {
        let known: HashSet<&str> = ENTRIES.iter().map(|(category, ..)| *category).collect();
        for category in CATEGORIES.iter().filter(|it| it.key != "other") {
            assert!(known.contains(category.key), "{}", category.key);
            let n = LEXICON.phrases.iter().filter(|phrase| phrase.category == category.key).count();
            assert!(n >= 15, "{}: {n}", category.key);
        }
    }
}
