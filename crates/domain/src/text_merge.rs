//! Three-way merge of texts, word by word, and what differs between two texts.
//!
//! `diffy` compares lines: each word, run of spaces and mark is given to it as a line of its own.

use diffy::{ConflictStyle, DiffOptions, Line, MergeOptions};

/// A piece of a text compared with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Same(String),
    /// Only in the later one.
    In(String),
    /// Only in the earlier one.
    Out(String),
}

/// A suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The text.
    pub text: String,
    /// Whether both changed the same passage, so that both versions of it stand there, one after the other.
    pub has_overlap: bool,
}

/// Longer markers than any token could be mistaken for; tokens begin with another letter anyway.
const MARKER: usize = 7;

/// The text with each token on a line of its own, after a letter that tells a break of line from a word.
fn tokens(text: &str) -> String {
    let mut out = String::with_capacity(2 * text.len() + 8);
    let kind = |c: char| match c {
        '\n' => 0,
        c if c.is_whitespace() => 1,
        c if c.is_alphanumeric() || c == '\'' || c == '’' || c == '-' => 2,
        _ => 3,
    };
    let mut last = None;
    for c in text.chars().filter(|c| *c != '\r') {
        let kind = kind(c);
        // Words and runs of spaces hold together; breaks of line and marks stand alone.
        if last != Some(kind) || kind == 0 || kind == 3 {
            if last.is_some() {
                out.push('\n');
            }
            out.push(if kind == 0 { 'n' } else { 't' });
        }
        if kind != 0 {
            out.push(c);
        }
        last = Some(kind);
    }
    if last.is_some() {
        out.push('\n');
    }
    out
}

/// A token as it stood in the text.
fn untoken(line: &str) -> &str {
    let line = line.strip_suffix('\n').unwrap_or(line);
    match line.split_at_checked(1) {
        Some(("n", _)) => "\n",
        Some((_, token)) => token,
        None => "",
    }
}

/// What `later` changed in `earlier`.
pub fn differences(earlier: &str, later: &str) -> Vec<Piece> {
    let (a, b) = (tokens(earlier), tokens(later));
    let patch = DiffOptions::new().set_context_len(usize::MAX / 4).create_patch(&a, &b);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut push = |piece: Piece| match (pieces.last_mut(), &piece) {
        (Some(Piece::Same(to)), Piece::Same(more))
        | (Some(Piece::In(to)), Piece::In(more))
        | (Some(Piece::Out(to)), Piece::Out(more)) => to.push_str(more),
        _ => pieces.push(piece),
    };
    for line in patch.hunks().iter().flat_map(|hunk| hunk.lines()) {
        push(match line {
            Line::Context(token) => Piece::Same(untoken(token).to_owned()),
            Line::Insert(token) => Piece::In(untoken(token).to_owned()),
            Line::Delete(token) => Piece::Out(untoken(token).to_owned()),
        });
    }
    if pieces.is_empty() && !earlier.is_empty() {
        pieces.push(Piece::Same(earlier.to_owned()));
    }
    joined(pieces)
}

/// Single spaces between two changes belong to them: « a b » → « c d » is one change, not two.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let is_change = |piece: Option<&Piece>| matches!(piece, Some(Piece::In(_) | Piece::Out(_)));
    let mut out: Vec<Piece> = Vec::new();
    let (mut gone, mut come) = (String::new(), String::new());
    let flush = |out: &mut Vec<Piece>, gone: &mut String, come: &mut String| {
        if !gone.is_empty() {
            out.push(Piece::Out(std::mem::take(gone)));
        }
        if !come.is_empty() {
            out.push(Piece::In(std::mem::take(come)));
        }
    };
    let mut rest = pieces.into_iter().peekable();
    while let Some(piece) = rest.next() {
        match piece {
            Piece::Out(text) => gone.push_str(&text),
            Piece::In(text) => come.push_str(&text),
            Piece::Same(text) => {
                let is_between = !(gone.is_empty() && come.is_empty()) && is_change(rest.peek());
                if is_between && text.chars().all(|c| c == ' ') {
                    gone.push_str(&text);
                    come.push_str(&text);
                } else {
                    flush(&mut out, &mut gone, &mut come);
                    out.push(Piece::Same(text));
                }
            }
        }
    }
    flush(&mut out, &mut gone, &mut come);
    out
}

/// Brings together what `ours` and `theirs` made of `base`. Without one, a passage that differs stands there twice.
pub fn merge(base: &str, ours: &str, theirs: &str) -> Merged {
    let (o, a, b) = (tokens(base), tokens(ours), tokens(theirs));
    let mut options = MergeOptions::new();
    options.set_conflict_marker_length(MARKER).set_conflict_style(ConflictStyle::Merge);
    match options.merge(&o, &a, &b) {
        Ok(tokens) => Merged { text: tokens.lines().map(untoken).collect(), has_overlap: false },
        Err(marked) => Merged { text: unmark(&marked), has_overlap: true },
    }
}

/// Both versions of each passage, one after the other.
fn unmark(marked: &str) -> String {
    let mut text = String::with_capacity(marked.len());
    let is = |line: &str, mark: char| {
        line.starts_with(mark) && line.chars().take_while(|c| *c == mark).count() >= MARKER
    };
    let mut ours: Option<(String, bool)> = None;
    let mut theirs = String::new();
    for line in marked.lines() {
        if is(line, '<') {
            ours = Some((String::new(), false));
        } else if is(line, '=') {
            if let Some((_, is_over)) = &mut ours {
                *is_over = true;
            }
        } else if is(line, '>') {
            if let Some((mine, _)) = ours.take() {
                put_both(&mut text, &mine, &std::mem::take(&mut theirs));
            }
        } else {
            match &mut ours {
                Some((mine, false)) => mine.push_str(untoken(line)),
                Some((_, true)) => theirs.push_str(untoken(line)),
                None => text.push_str(untoken(line)),
            }
        }
    }
    text
}

fn put_both(text: &mut String, ours: &str, theirs: &str) {
    text.push_str(ours);
    // Two words must not run into one.
    let is_open = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    if is_open(ours.chars().next_back()) && is_open(theirs.chars().next()) {
        text.push(' ');
    }
    text.push_str(theirs);
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "Le lave-vaisselle fuit.\nCoupé l’eau.";

    #[test]
    fn what_two_people_changed_in_different_places_comes_together() {
        let ours = "Le lave-vaisselle de la cuisine fuit.\nCoupé l’eau.";
        let theirs = "Le lave-vaisselle fuit.\nCoupé l’eau et prévenu l’accueil.";
        let merged = merge(BASE, ours, theirs);
        assert_eq!(merged.text, "Le lave-vaisselle de la cuisine fuit.\nCoupé l’eau et prévenu l’accueil.");
        assert!(!merged.has_overlap);
        assert_eq!(merge(BASE, ours, ours), Merged { text: ours.into(), has_overlap: false });
    }

    #[test]
    fn a_passage_that_both_changed_stands_there_twice() {
        let merged = merge("Néon clignote", "Néon grille", "Néon éteint");
        assert_eq!(merged.text, "Néon grille éteint");
        assert!(merged.has_overlap);
        let none = merge("", "Vu avec Paul", "Vu avec Anne");
        assert!(none.has_overlap && none.text.contains("Paul") && none.text.contains("Anne"), "{none:?}");
    }

    #[test]
    fn texts_that_look_like_markers_or_nothing() {
        for text in ["", "\n\n", "<<<<<<< ours\n=======\n>>>>>>> x", "  a  ", "fin\n"] {
            assert_eq!(merge(text, text, text).text, text);
            let out: String = differences(text, text)
                .into_iter()
                .map(|piece| match piece {
                    Piece::Same(text) => text,
                    other => panic!("{other:?}"),
                })
                .collect();
            assert_eq!(out, text);
        }
        let marked = merge("<<<<<<<", "======= a", ">>>>>>> b");
        assert!(marked.text.contains("======= a") && marked.text.contains(">>>>>>> b"), "{marked:?}");
    }

    #[test]
    fn differences_are_whole_words() {
        let pieces = differences("Néon clignote au 2e", "Néon grille fort au 2e");
        assert_eq!(
            pieces,
            [
                Piece::Same("Néon ".into()),
                Piece::Out("clignote".into()),
                Piece::In("grille fort".into()),
                Piece::Same(" au 2e".into())
            ]
        );
        assert_eq!(differences("", "a"), [Piece::In("a".into())]);
        assert_eq!(differences("a", ""), [Piece::Out("a".into())]);
    }
}
