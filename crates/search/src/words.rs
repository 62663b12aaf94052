//! Cutting a text into folded words, the same way for what is stored, what is typed and what is marked.

use std::ops::Range;

use crate::fold::fold_char;

/// Longer words are cut here: nobody types them, and an edit distance over them would be slow.
pub(crate) const MAX_WORD_BYTES: usize = 64;

/// A word of a text: a slice of [`Words::folded`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub span: Range<usize>,
    /// The pieces of a compound, in the order of [`Words::pieces`]. One for a plain word.
    pub pieces: Range<usize>,
}

/// The words of one text.
///
/// The pieces of a compound lie side by side in `folded` ("lave-vaisselle" → "lavevaisselle"), so a piece and the
/// joined compound are both plain slices.
#[derive(Default)]
pub(crate) struct Words {
    pub folded: String,
    /// Single words and pieces of compounds, in the order of the text.
    pub pieces: Vec<Word>,
    /// Compounds written in one word: "lavevaisselle", "aujourdhui", "0612345678".
    pub joined: Vec<Word>,
    /// For each byte of `folded`, the range of the original character it comes from. Empty unless asked for.
    origins: Vec<(usize, usize)>,
}

impl Words {
    /// Cuts a text that is only to be searched.
    pub fn of(text: &str) -> Self {
        let mut words = Self::default();
        words.cut(text, false);
        words
    }

    /// Cuts a text whose original ranges will be asked for.
    pub fn with_origins(text: &str) -> Self {
        let mut words = Self::default();
        words.cut(text, true);
        words
    }

    /// Replaces the content by the words of another text and keeps the buffers.
    pub fn reuse(&mut self, text: &str) {
        self.cut(text, false);
    }

    /// The folded text of a word.
    pub fn text(&self, word: &Word) -> &str {
        self.folded.get(word.span.clone()).unwrap_or_default()
    }

    /// All words, joined compounds last.
    pub fn all(&self) -> impl Iterator<Item = &Word> {
        self.pieces.iter().chain(&self.joined)
    }

    /// The range of the original text that a non-empty range of `folded` comes from.
    pub fn origin(&self, span: Range<usize>) -> Option<Range<usize>> {
        let (start, _) = *self.origins.get(span.start)?;
        let (_, end) = *self.origins.get(span.end.checked_sub(1)?)?;
        Some(start..end)
    }

    fn cut(&mut self, text: &str, keep_origins: bool) {
        self.folded.clear();
        self.pieces.clear();
        self.joined.clear();
        self.origins.clear();
        let mut open = Open::default();
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            let mut any = false;
            fold_char(c, |folded| {
                any = true;
                if !folded.is_alphanumeric() {
                    self.separate(&mut open, folded);
                    return;
                }
                self.begin(&mut open, folded);
                self.folded.push(folded);
                if keep_origins {
                    self.origins.resize(self.folded.len(), (at, end));
                }
            });
            // A combining mark belongs to the letter before it.
            if !any && keep_origins && open.piece.is_some() {
                let letter = self.origins.last().map(|origin| origin.0);
                for origin in self.origins.iter_mut().rev().take_while(|origin| Some(origin.0) == letter) {
                    origin.1 = end;
                }
            }
        }
        self.close_piece(&mut open);
        self.close_compound(&mut open);
    }

    fn begin(&mut self, open: &mut Open, folded: char) {
        let joins = match open.joiner.take() {
            None => false,
            Some(Joiner::Any) => true,
            Some(Joiner::Digits) => folded.is_ascii_digit(),
        };
        if open.piece.is_none() {
            if !joins {
                self.close_compound(open);
            }
            open.piece = Some(self.folded.len());
            open.compound.get_or_insert(self.pieces.len());
        }
    }

    fn separate(&mut self, open: &mut Open, separator: char) {
        let Some(start) = open.piece else {
            open.joiner = None;
            return;
        };
        self.close_piece(open);
        let piece = self.folded.get(start..).unwrap_or_default();
        let number = piece.bytes().all(|b| b.is_ascii_digit());
        open.joiner = match separator {
            '-' | '_' => Some(Joiner::Any),
            // « aujourd'hui » is one word, « l'ascenseur » is two.
            '\'' if piece.chars().nth(2).is_some() => Some(Joiner::Any),
            '.' if !number && piece.chars().nth(1).is_none() => Some(Joiner::Any),
            // Telephone numbers and amounts: « 06 12 34 56 78 », « 12 500 ».
            ' ' | '.' if number => Some(Joiner::Digits),
            _ => None,
        };
    }

    fn close_piece(&mut self, open: &mut Open) {
        let Some(start) = open.piece.take() else { return };
        let mut end = self.folded.len();
        if end - start > MAX_WORD_BYTES {
            end = start + MAX_WORD_BYTES;
            while !self.folded.is_char_boundary(end) {
                end -= 1;
            }
        }
        let at = self.pieces.len();
        self.pieces.push(Word { span: start..end, pieces: at..at + 1 });
    }

    fn close_compound(&mut self, open: &mut Open) {
        let Some(first) = open.compound.take() else { return };
        let pieces = first..self.pieces.len();
        if let Some([head, .., tail]) = self.pieces.get(pieces.clone()) {
            let span = head.span.start..tail.span.end;
            if span.len() <= MAX_WORD_BYTES {
                self.joined.push(Word { span, pieces });
            }
        }
    }
}

/// What is being read.
#[derive(Default)]
struct Open {
    piece: Option<usize>,
    compound: Option<usize>,
    joiner: Option<Joiner>,
}

enum Joiner {
    Any,
    Digits,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let words = Words::of(text);
        words.all().map(|word| words.text(word).to_owned()).collect()
    }

    #[test]
    fn compounds_are_cut_and_joined() {
        assert_eq!(cut("Lave-vaisselle en panne"), ["lave", "vaisselle", "en", "panne", "lavevaisselle"]);
        assert_eq!(cut("l’ascenseur d'aujourd'hui"), ["l", "ascenseur", "d", "aujourd", "hui", "aujourdhui"]);
        assert_eq!(cut("06 12.34"), ["06", "12", "34", "061234"]);
        assert_eq!(cut("H.S. (#7K2M)"), ["h", "s", "7k2m", "hs"]);
        assert_eq!(cut("2 chaises - 3 tables"), ["2", "chaises", "3", "tables"]);
        assert!(cut(" … 🎉 -").is_empty());
    }

    #[test]
    fn origins_cover_ligatures_and_marks() {
        let text = "un e\u{301}cran, l’Œuvre";
        let words = Words::with_origins(text);
        let of = |word: &Word| words.origin(word.span.clone()).map(|range| &text[range]);
        let found: Vec<_> = words.pieces.iter().filter_map(of).collect();
        assert_eq!(found, ["un", "e\u{301}cran", "l", "Œuvre"]);
        let oeuvre = words.pieces.last().unwrap().span.clone();
        assert_eq!(words.origin(oeuvre.start..oeuvre.start + 1).map(|range| &text[range]), Some("Œ"));
    }

    #[test]
    fn an_endless_word_is_cut() {
        assert_eq!(cut(&"é".repeat(500)), ["e".repeat(MAX_WORD_BYTES)]);
        assert_eq!(cut(&"д".repeat(500)), ["д".repeat(MAX_WORD_BYTES / 2)]);
    }
}
