//! Who answers a query, and in which order.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::edit::Scratch;
use crate::index::Index;
use crate::query::{Grade, Pattern, Query, Reach};

/// With fewer answers than this, words with typos are looked for too. With enough, they would only be noise.
const FEW: usize = 5;

/// A document that answers a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The number given to [`Index::insert`].
    pub doc: u32,
    /// Higher is better. Comparable within one answer only.
    pub score: u32,
}

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Best first, at most as many as asked for.
    pub hits: Vec<Hit>,
    /// How many documents answer.
    pub total: usize,
    /// No document has all words: these have most of them.
    pub partial: bool,
}

/// What one slot has of the query.
#[derive(Clone, Copy, Default)]
struct Tally {
    points: u16,
    /// Required words it has not.
    missing: u8,
    /// Required words its title has not.
    beside: u8,
}

impl Index {
    /// Finds the documents that have all words typed, or, when none has, those that have at least half of them.
    ///
    /// An empty query finds nothing.
    pub fn query(&self, text: &str, limit: usize) -> Found {
        let query = Query::new(text);
        if query.is_empty() {
            return Found::default();
        }
        let mut best = vec![vec![0u8; self.slots.len()]; query.required.len()];
        for pattern in &query.patterns {
            self.strict(pattern, &mut best);
        }
        let mut tallies = self.tally(&query, &best);
        let enough = |tallies: &[Tally]| {
            let full =
                self.slots.iter().zip(tallies).filter(|(slot, tally)| slot.alive && tally.missing == 0);
            full.take(FEW).count()
        };
        let mut complete = enough(&tallies);
        if complete < FEW && query.patterns.iter().any(|pattern| pattern.typos > 0) {
            let mut scratch = Scratch::default();
            let known: Vec<bool> = best.iter().map(|best| self.count(best) > 0).collect();
            for pattern in query.patterns.iter().filter(|pattern| pattern.typos > 0) {
                let unknown =
                    known.iter().enumerate().any(|(at, known)| !known && pattern.words >> at & 1 == 1);
                self.typos(pattern, unknown, &mut scratch, &mut best);
            }
            tallies = self.tally(&query, &best);
            complete = enough(&tallies);
        }
        if complete > 0 {
            return self.top(limit, false, |at| {
                let tally = tallies.get(at).filter(|tally| tally.missing == 0)?;
                Some(u32::from(tally.points) + if tally.beside == 0 { 30 } else { 0 })
            });
        }
        let worth = self.worth(&query, &best);
        let needed = query.required.iter().filter(|&&required| required).count();
        self.top(limit, true, |at| {
            let tally = tallies.get(at).filter(|tally| usize::from(tally.missing) * 2 <= needed)?;
            let had = worth.iter().zip(&best).filter(|(_, points)| points.get(at).is_some_and(|&p| p > 0));
            Some(had.map(|(worth, _)| worth).sum::<u32>() * 4096 + u32::from(tally.points))
        })
    }

    /// Gives points to the documents that have the word, words that begin with it, or words with it inside.
    fn strict(&self, pattern: &Pattern, best: &mut [Vec<u8>]) {
        if pattern.reach == Reach::Exact {
            if let Some(id) = self.vocabulary.find(&pattern.text) {
                self.give(id, Grade::Exact, pattern, best);
            }
            return;
        }
        self.vocabulary.each_prefixed(&pattern.text, |id, whole| {
            if let Some(grade) = pattern.prefix(whole) {
                self.give(id, grade, pattern, best);
            }
        });
        if pattern.inner {
            let wanted = pattern.letters;
            self.vocabulary.each_lettered(
                |letters| wanted & !letters == 0,
                |id, word| {
                    if let Some((grade @ Grade::Inner, _)) = pattern.strict(word) {
                        self.give(id, grade, pattern, best);
                    }
                },
            );
        }
    }

    /// Gives points to the documents that have the word with typos.
    ///
    /// A word that someone has may still be mistyped elsewhere; but words that only begin like it with a typo
    /// (« clignote » for « clim ») are looked for only when nobody has it.
    fn typos(&self, pattern: &Pattern, unknown: bool, scratch: &mut Scratch, best: &mut [Vec<u8>]) {
        let least = pattern.chars.len() - usize::from(pattern.typos);
        self.vocabulary.each_lettered(
            |letters| pattern.may_be_typo(letters),
            |id, word| {
                if word.len() >= least
                    && let Some(grade) = pattern.typo(word, scratch)
                    && (unknown || matches!(grade, Grade::Typo | Grade::TwoTypos))
                {
                    self.give(id, grade, pattern, best);
                }
            },
        );
    }

    /// Gives the points of one stored word to all its documents, where they are more than what they had.
    fn give(&self, id: u32, grade: Grade, pattern: &Pattern, best: &mut [Vec<u8>]) {
        let Some(list) = self.postings.get(id as usize) else { return };
        let points = points(grade);
        for (at, best) in best.iter_mut().enumerate() {
            if pattern.words >> at & 1 == 0 {
                continue;
            }
            list.each(|slot, weight| {
                if let (Some(best), Some(&points)) =
                    (best.get_mut(slot as usize), points.get(usize::from(weight)))
                {
                    *best = points.max(*best);
                }
            });
        }
    }

    fn tally(&self, query: &Query, best: &[Vec<u8>]) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); self.slots.len()];
        for (&required, best) in query.required.iter().zip(best) {
            for (tally, &points) in tallies.iter_mut().zip(best) {
                if required {
                    tally.points += u16::from(points >> 1);
                    tally.missing += u8::from(points == 0);
                    tally.beside += 1 - (points & 1);
                } else {
                    // Enough to part two documents, too little to hide a recent one.
                    tally.points += u16::from(points >> 4);
                }
            }
        }
        tallies
    }

    /// What each required word is worth when documents have not all of them: the rarer, the more.
    fn worth(&self, query: &Query, best: &[Vec<u8>]) -> Vec<u32> {
        let counts = best.iter().map(|best| self.count(best));
        let worth = |(&required, count): (&bool, usize)| {
            if required { (self.len() / (count + 1)).max(1).ilog2() + 4 } else { 0 }
        };
        query.required.iter().zip(counts).map(worth).collect()
    }

    /// How many documents have points.
    fn count(&self, best: &[u8]) -> usize {
        self.slots.iter().zip(best).filter(|(slot, points)| slot.alive && **points > 0).count()
    }

    /// The best slots by score, then boost. Never sorts all of them.
    fn top(&self, limit: usize, partial: bool, score: impl Fn(usize) -> Option<u32>) -> Found {
        let mut heap = BinaryHeap::new();
        let mut total = 0;
        for (at, slot) in self.slots.iter().enumerate() {
            if !slot.alive {
                continue;
            }
            let Some(score) = score(at) else { continue };
            total += 1;
            let entry = Reverse((score, slot.boost, Reverse(slot.doc)));
            if heap.len() < limit {
                heap.push(entry);
            } else if let Some(mut least) = heap.peek_mut()
                && entry < *least
            {
                *least = entry;
            }
        }
        let hits = heap.into_sorted_vec().into_iter();
        let hits = hits.map(|Reverse((score, _, Reverse(doc)))| Hit { doc, score }).collect();
        Found { hits, total, partial: partial && total > 0 }
    }
}

/// The points of a grade in each field, from 1 to 120 in the upper bits. The lowest bit tells that it is in the title.
fn points(grade: Grade) -> [u8; 4] {
    let eighth = grade.points() / 8;
    [4, 5, 6, 8].map(|part| (eighth * part) << 1 | u8::from(part == 8))
}
