//! What was typed, made ready to be compared with many words.

use crate::edit::Scratch;
use crate::words::Words;

/// Words beyond these are ignored: a pasted page is not a query.
const MAX_WORDS: usize = 12;
const MIN_INNER: usize = 4;
const MIN_ONE_TYPO: usize = 4;
const MIN_TWO_TYPOS: usize = 8;

/// Words that are in every sentence: they improve a rank but are not asked for, except as the word being typed.
const STOP_WORDS: &[&str] = &[
    "a", "au", "aux", "avec", "d", "dans", "de", "des", "du", "en", "est", "et", "l", "la", "le", "les",
    "ou", "par", "pour", "qu", "que", "qui", "sur", "un", "une", "and", "at", "for", "in", "is", "of", "on",
    "or", "the", "to", "with",
];

/// A typed text, cut into the words to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    pub(crate) patterns: Vec<Pattern>,
    /// For each word, whether a result must have it.
    pub(crate) required: Vec<bool>,
}

impl Query {
    /// Prepares what was typed. The last word counts as still being typed unless a space follows.
    pub fn new(text: &str) -> Self {
        let words = Words::of(text);
        let typing = text.chars().next_back().is_some_and(|c| !c.is_whitespace());
        let count = words.pieces.len().min(MAX_WORDS);
        let mut query = Self { patterns: Vec::with_capacity(count), required: Vec::with_capacity(count) };
        for (at, word) in words.pieces.iter().take(count).enumerate() {
            let text = words.text(word);
            let last = typing && at + 1 == count;
            let stop = !last && STOP_WORDS.contains(&text);
            query.required.push(!stop);
            query.patterns.push(Pattern::new(
                text,
                1 << at,
                last,
                if stop { Reach::Exact } else { Reach::Typos },
            ));
        }
        if !query.required.contains(&true) {
            query.required.fill(true);
        }
        let bits = |from: usize, to: usize| (from..to).fold(0u16, |mask, at| mask | 1 << at);
        for word in words.joined.iter().filter(|word| word.pieces.end <= count) {
            let mask = bits(word.pieces.start, word.pieces.end);
            let last = typing && word.pieces.end == count;
            query.patterns.push(Pattern::new(words.text(word), mask, last, Reach::Typos));
        }
        // « lave vaisselle » also finds « lavevaisselle ».
        for (at, pair) in words.pieces.iter().take(count).collect::<Vec<_>>().windows(2).enumerate() {
            let [left, right] = pair else { continue };
            let short = left.span.len() < 2 || right.span.len() < 2;
            let text = [words.text(left), words.text(right)].concat();
            let asked = query.required.iter().skip(at).take(2).all(|&required| required);
            if short || !asked || query.patterns.iter().any(|pattern| pattern.text == text) {
                continue;
            }
            let reach = if text.len() < MIN_TWO_TYPOS { Reach::Prefix } else { Reach::Typos };
            query.patterns.push(Pattern::new(&text, bits(at, at + 2), typing && at + 2 == count, reach));
        }
        query
    }

    /// Whether there is nothing to look for: no letter and no digit.
    pub fn is_empty(&self) -> bool {
        self.required.is_empty()
    }
}

/// How well a stored word answers a typed one, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grade {
    Exact,
    /// Begins with the word being typed.
    PrefixTyping,
    Prefix,
    Inner,
    Typo,
    TypoPrefix,
    TwoTypos,
    TwoTyposPrefix,
}

impl Grade {
    /// From 1 to 120. Any exact word outweighs any word with a typo, whatever their fields.
    pub fn points(self) -> u8 {
        match self {
            Self::Exact => 120,
            Self::PrefixTyping => 100,
            Self::Prefix => 72,
            Self::Inner => 48,
            Self::Typo => 40,
            Self::TypoPrefix => 32,
            Self::TwoTypos => 26,
            Self::TwoTyposPrefix => 20,
        }
    }
}

/// What a pattern accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reach {
    Exact,
    Prefix,
    Typos,
}

/// One typed word, or neighbours written in one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    pub text: String,
    pub chars: Vec<char>,
    /// The words of the query that this pattern satisfies, one bit each.
    pub words: u16,
    pub letters: u64,
    /// Edits allowed.
    pub typos: u8,
    pub inner: bool,
    pub reach: Reach,
    typing: bool,
}

impl Pattern {
    fn new(text: &str, words: u16, typing: bool, reach: Reach) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let letters = letters(text);
        // A wrong digit is another room, another code, another date: not a typo.
        let typos = match chars.len() {
            _ if reach < Reach::Typos || letters & DIGITS != 0 => 0,
            MIN_TWO_TYPOS.. => 2,
            MIN_ONE_TYPO.. => 1,
            _ => 0,
        };
        let inner = reach == Reach::Typos && chars.len() >= MIN_INNER;
        Self { text: text.to_owned(), chars, words, letters, typos, inner, reach, typing }
    }

    /// The grade of a stored word without typos, and where in it the match lies (bytes).
    pub fn strict(&self, stored: &str) -> Option<(Grade, usize)> {
        if let Some(rest) = stored.strip_prefix(self.text.as_str()) {
            return self.prefix(rest.is_empty()).map(|grade| (grade, 0));
        }
        if self.inner { stored.find(&self.text).map(|at| (Grade::Inner, at)) } else { None }
    }

    /// The grade of a stored word known to begin with this one.
    pub fn prefix(&self, whole: bool) -> Option<Grade> {
        match (whole, self.reach, self.typing) {
            (true, ..) => Some(Grade::Exact),
            (false, Reach::Exact, _) => None,
            (false, _, true) => Some(Grade::PrefixTyping),
            (false, _, false) => Some(Grade::Prefix),
        }
    }

    /// Whether the letters of a stored word leave a chance of so few edits: each edit explains one missing letter.
    pub fn may_be_typo(&self, stored_letters: u64) -> bool {
        self.typos > 0
            && stored_letters & DIGITS == 0
            && (self.letters & !stored_letters).count_ones() <= u32::from(self.typos)
    }

    /// The grade of a stored word with typos.
    pub fn typo(&self, stored: &str, scratch: &mut Scratch) -> Option<Grade> {
        let distance = scratch.distance(&self.chars, stored, self.typos);
        match (distance.whole, distance.prefix) {
            (Some(0 | 1), _) => Some(Grade::Typo),
            (_, Some(0 | 1)) => Some(Grade::TypoPrefix),
            (Some(_), _) => Some(Grade::TwoTypos),
            (_, Some(_)) => Some(Grade::TwoTyposPrefix),
            (None, None) => None,
        }
    }
}

/// Bits of [`letters`] for the ten digits.
pub(crate) const DIGITS: u64 = 0x3ff << 26;

/// The set of characters of a folded word: a bit for each letter and digit, 28 bits shared by all others.
pub(crate) fn letters(word: &str) -> u64 {
    word.chars().fold(0, |set, c| {
        set | match c {
            'a'..='z' => 1 << (u32::from(c) - u32::from('a')),
            '0'..='9' => 1 << (u32::from(c) - u32::from('0') + 26),
            _ => 1 << (u32::from(c) % 28 + 36),
        }
    })
}
