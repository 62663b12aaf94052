//! The index: documents in, documents out. Deciding who answers a query is in `ranking`.

use std::collections::HashMap;

use crate::postings::Postings;
use crate::vocabulary::Vocabulary;
use crate::words::Words;

/// How much a field says about its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Weight {
    /// Long texts: description, comments.
    Low = 0,
    /// Place, people, category.
    Medium = 1,
    /// Tags, codes.
    High = 2,
    /// The name of the document. A document with all words in its title comes first.
    Title = 3,
}

/// Below this many, dead slots cost less than sweeping them out.
const MIN_DEAD: usize = 1024;

/// An index of short texts, made to be filled in slices and asked at each keystroke.
///
/// It only grows at its end: an edited document takes a new slot and its old one dies. When a third of the slots are
/// dead, the next change sweeps them out, so a change is cheap on average and needs no list of a document's words.
#[derive(Default)]
pub struct Index {
    pub(crate) vocabulary: Vocabulary,
    /// By number of word.
    pub(crate) postings: Vec<Postings>,
    pub(crate) slots: Vec<Slot>,
    live: HashMap<u32, u32>,
    /// Buffers of `insert`.
    words: Words,
    found: Vec<(u32, u8)>,
}

/// A document at one time of its life.
pub(crate) struct Slot {
    pub doc: u32,
    pub boost: u32,
    pub alive: bool,
}

/// The size of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Documents that can be found.
    pub docs: usize,
    /// Distinct words.
    pub words: usize,
    /// Heap memory, estimated.
    pub bytes: usize,
}

impl Index {
    /// Makes an empty index.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a document, or replaces it. Among equal answers, those with the higher `boost` come first.
    pub fn insert(&mut self, doc: u32, boost: u32, fields: &[(Weight, &str)]) {
        self.remove(doc);
        let slot = self.slots.len() as u32;
        self.slots.push(Slot { doc, boost, alive: true });
        self.live.insert(doc, slot);
        self.found.clear();
        for &(weight, text) in fields {
            self.words.reuse(text);
            for word in self.words.all() {
                let id = self.vocabulary.intern(self.words.text(word));
                self.found.push((id, weight as u8));
            }
        }
        self.postings.resize_with(self.vocabulary.len(), Postings::default);
        // A word in several fields counts in the best of them.
        self.found.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        self.found.dedup_by_key(|found| found.0);
        for &(id, weight) in &self.found {
            if let Some(list) = self.postings.get_mut(id as usize) {
                list.push(slot, weight);
            }
        }
    }

    /// Removes a document. Returns whether there was one.
    pub fn remove(&mut self, doc: u32) -> bool {
        let Some(slot) = self.live.remove(&doc) else { return false };
        if let Some(slot) = self.slots.get_mut(slot as usize) {
            slot.alive = false;
        }
        let dead = self.slots.len() - self.live.len();
        if dead >= MIN_DEAD && dead * 3 > self.slots.len() {
            self.sweep();
        }
        true
    }

    /// Whether the document can be found.
    pub fn contains(&self, doc: u32) -> bool {
        self.live.contains_key(&doc)
    }

    /// How many documents can be found.
    pub fn len(&self) -> usize {
        self.live.len()
    }

    /// Whether no document can be found.
    pub fn is_empty(&self) -> bool {
        self.live.is_empty()
    }

    /// Measures the index.
    pub fn size(&self) -> Size {
        let lists: usize = self.postings.iter().map(Postings::heap_bytes).sum();
        Size {
            docs: self.live.len(),
            words: self.vocabulary.len(),
            bytes: lists
                + self.postings.capacity() * size_of::<Postings>()
                + self.vocabulary.heap_bytes()
                + self.slots.capacity() * size_of::<Slot>()
                // A table of std holds its entries and one byte each, at most 7/8 full.
                + self.live.capacity() * 9 * 8 / 7,
        }
    }

    /// Drops dead slots and the words nobody has any more.
    fn sweep(&mut self) {
        let mut alive = 0u32;
        let renamed: Vec<Option<u32>> = self
            .slots
            .iter()
            .map(|slot| {
                let name = slot.alive.then_some(alive);
                alive += u32::from(slot.alive);
                name
            })
            .collect();
        self.slots.retain(|slot| slot.alive);
        self.live = (0u32..).zip(&self.slots).map(|(at, slot)| (slot.doc, at)).collect();
        let old_words = std::mem::take(&mut self.vocabulary);
        let old_postings = std::mem::take(&mut self.postings);
        for (id, old) in (0u32..).zip(&old_postings) {
            let list = old.renamed(|slot| renamed.get(slot as usize).copied().flatten());
            if !list.is_empty() {
                // Numbers are given in order, so that the list's place is the word's number.
                self.vocabulary.intern(old_words.word(id));
                self.postings.push(list);
            }
        }
    }
}
