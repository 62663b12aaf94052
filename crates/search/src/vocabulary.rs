//! The distinct words of all documents, laid out to be scanned whole at each keystroke.

use crate::query::letters;

/// Words in the order they came, their text end to end in one string.
///
/// A scan of flat arrays is faster than a tree up to some hundred thousand words, needs no order to keep while words
/// come in, and answers prefixes, inner matches and typos alike.
#[derive(Default)]
pub(crate) struct Vocabulary {
    text: String,
    ends: Vec<u32>,
    /// The first eight bytes of each word, big-endian, zeros after a shorter one.
    heads: Vec<u64>,
    letters: Vec<u64>,
    /// Open addressing: word number + 1, 0 is free. The length is a power of two.
    table: Vec<u32>,
}

impl Vocabulary {
    /// The number of a word, given now if it is new.
    pub fn intern(&mut self, word: &str) -> u32 {
        if (self.ends.len() + 1) * 4 > self.table.len() * 3 {
            self.grow();
        }
        match self.probe(word) {
            (_, Some(id)) => id,
            (place, None) => {
                let id = self.ends.len() as u32;
                if let Some(entry) = self.table.get_mut(place) {
                    *entry = id + 1;
                }
                self.text.push_str(word);
                self.ends.push(self.text.len() as u32);
                self.heads.push(head(word));
                self.letters.push(letters(word));
                id
            }
        }
    }

    /// The number of a word, if it is known.
    pub fn find(&self, word: &str) -> Option<u32> {
        if self.table.is_empty() { None } else { self.probe(word).1 }
    }

    /// The text of a word, empty for an unknown number.
    pub fn word(&self, id: u32) -> &str {
        let id = id as usize;
        let start = if id == 0 { 0 } else { self.ends.get(id - 1).map_or(0, |&end| end as usize) };
        let end = self.ends.get(id).map_or(start, |&end| end as usize);
        self.text.get(start..end).unwrap_or_default()
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Calls `f` with each word that begins with `prefix`, and whether it is the whole word.
    pub fn each_prefixed(&self, prefix: &str, mut f: impl FnMut(u32, bool)) {
        let wanted = head(prefix);
        let mask = match prefix.len() {
            0 => return,
            length @ 1..8 => !(u64::MAX >> (8 * length)),
            _ => u64::MAX,
        };
        for (id, &head) in (0u32..).zip(&self.heads) {
            if head & mask == wanted
                && let Some(rest) = self.word(id).strip_prefix(prefix)
            {
                f(id, rest.is_empty());
            }
        }
    }

    /// Calls `f` with each word whose set of letters passes.
    pub fn each_lettered(&self, pass: impl Fn(u64) -> bool, mut f: impl FnMut(u32, &str)) {
        for (id, &letters) in (0u32..).zip(&self.letters) {
            if pass(letters) {
                f(id, self.word(id));
            }
        }
    }

    /// Heap memory held.
    pub fn heap_bytes(&self) -> usize {
        self.text.capacity()
            + 4 * (self.ends.capacity() + self.table.capacity())
            + 8 * (self.heads.capacity() + self.letters.capacity())
    }

    /// The place of the word in the table, or the free place where it belongs.
    fn probe(&self, word: &str) -> (usize, Option<u32>) {
        let mask = self.table.len().wrapping_sub(1);
        let mut place = hash(word) as usize & mask;
        loop {
            match self.table.get(place) {
                None | Some(0) => return (place, None),
                Some(&entry) if self.word(entry - 1) == word => return (place, Some(entry - 1)),
                Some(_) => place = (place + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(64);
        let mut table = vec![0u32; size];
        for id in 0..self.ends.len() as u32 {
            let mut place = hash(self.word(id)) as usize & (size - 1);
            while table.get(place).is_some_and(|&entry| entry != 0) {
                place = (place + 1) & (size - 1);
            }
            if let Some(entry) = table.get_mut(place) {
                *entry = id + 1;
            }
        }
        self.table = table;
    }
}

fn head(word: &str) -> u64 {
    word.bytes().chain(std::iter::repeat(0)).take(8).fold(0, |head, byte| head << 8 | u64::from(byte))
}

/// FNV-1a, its high bits mixed into the low ones that choose the place. Words are short and come from the workspace's
/// own people: flooding the table gains nobody anything.
fn hash(word: &str) -> u32 {
    let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash ^ (hash >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_numbers() {
        let mut vocabulary = Vocabulary::default();
        let words: Vec<String> = (0..5000).map(|n| format!("mot{n}")).collect();
        for (n, word) in words.iter().enumerate() {
            assert_eq!(vocabulary.intern(word), n as u32);
        }
        for (n, word) in words.iter().enumerate() {
            assert_eq!(vocabulary.intern(word), n as u32);
            assert_eq!(vocabulary.word(n as u32), word);
        }
        assert_eq!(vocabulary.find("absent"), None);
        assert_eq!(vocabulary.len(), 5000);
    }

    #[test]
    fn prefixes_shorter_and_longer_than_a_head() {
        let mut vocabulary = Vocabulary::default();
        for word in ["clim", "climatisation", "climatiseur", "cle", "écran", "ecran"] {
            vocabulary.intern(word);
        }
        let prefixed = |prefix: &str| {
            let mut found = Vec::new();
            vocabulary.each_prefixed(prefix, |id, whole| found.push((vocabulary.word(id).to_owned(), whole)));
            found
        };
        assert_eq!(prefixed("clim").len(), 3);
        assert_eq!(prefixed("climatise"), [("climatiseur".to_owned(), false)]);
        assert_eq!(prefixed("cle"), [("cle".to_owned(), true)]);
        assert!(prefixed("climatisations").is_empty());
        assert!(prefixed("").is_empty());
    }
}
