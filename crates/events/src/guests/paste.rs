//! Guests out of a text: the line « À » of a mail, a list of names, one per line.
//!
//! Works a chunk at a time, so that 10 000 lines neither freeze a phone nor surprise it: the caller shows how far it is.

use supply::party::reach::is_mail;

use super::draft::{Draft, tidy};

/// No list of guests has more lines; the rest is told, not taken.
pub const MAX_GUESTS: usize = 5_000;
/// Longer texts are no list of guests.
pub const MAX_BYTES: usize = 4 << 20;

/// A text being read.
#[derive(Clone, Debug)]
pub struct Paste<'a> {
    rest: &'a str,
    total: usize,
    line: u64,
    n_taken: usize,
    n_over: usize,
    n_refused: usize,
}

/// What became of a pasted text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Guests read.
    pub taken: usize,
    /// Entries beyond [`MAX_GUESTS`], not taken.
    pub over: usize,
    /// Entries that name nobody.
    pub refused: usize,
}

impl<'a> Paste<'a> {
    /// Begins to read.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self { rest: text, total: text.len(), line: 1, n_taken: 0, n_over: 0, n_refused: 0 }
    }

    /// How far, from 0 to 1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a share of a few megabytes")]
    pub fn progress(&self) -> f64 {
        1.0 - self.rest.len() as f64 / self.total.max(1) as f64
    }

    /// What became of what was read so far.
    #[must_use]
    pub const fn told(&self) -> Told {
        Told { taken: self.n_taken, over: self.n_over, refused: self.n_refused }
    }

    /// Up to `n` more entries of the text; nothing at its end.
    pub fn next_chunk(&mut self, n: usize) -> Option<Vec<Draft>> {
        if self.rest.is_empty() {
            return None;
        }
        let mut drafts = Vec::new();
        for _ in 0..n {
            if self.rest.is_empty() {
                break;
            }
            let (entry, end, rest) = split(self.rest);
            self.rest = rest;
            let line = self.line;
            self.line += u64::from(end == Some('\n'));
            match read(entry) {
                _ if entry.trim().is_empty() => {}
                Some(_) if MAX_GUESTS <= self.n_taken => self.n_over += 1,
                Some(draft) => {
                    self.n_taken += 1;
                    drafts.push(Draft { line, ..draft });
                }
                None => self.n_refused += 1,
            }
        }
        Some(drafts)
    }
}

/// The first entry, what ended it, and what comes after. Entries end at a line's end, at `;`, and at a comma unless it
/// stands within quotes or brackets, or between a family name and a given name (« Petit, Marc <…> »).
fn split(text: &str) -> (&str, Option<char>, &str) {
    let (mut is_quoted, mut is_address) = (false, false);
    for (at, c) in text.char_indices() {
        match c {
            '\n' => return cut(text, at, c),
            '"' => is_quoted = !is_quoted,
            '<' => is_address = true,
            '>' => is_address = false,
            ';' | '\t' if !is_quoted && !is_address => return cut(text, at, c),
            ',' if !is_quoted && !is_address && !is_family_first(text, at) => return cut(text, at, c),
            _ => {}
        }
    }
    (text, None, "")
}

fn cut(text: &str, at: usize, end: char) -> (&str, Option<char>, &str) {
    let (entry, rest) = text.split_at(at);
    (entry, Some(end), rest.get(end.len_utf8()..).unwrap_or_default())
}

/// « Petit, Marc <marc@…> »: the comma is within the name when what stands before it is one bare word and what follows
/// is a name with an address.
fn is_family_first(text: &str, comma: usize) -> bool {
    let (before, after) = text.split_at(comma);
    let is_bare = !before.contains(['@', '<']) && bare(before).split_whitespace().count() == 1;
    let after = after.get(1..).unwrap_or_default();
    let stop = after.find(['\n', ';', ',']).unwrap_or(after.len());
    let next = after.get(..stop).unwrap_or_default();
    is_bare && next.split_once('<').is_some_and(|(name, _)| name.split_whitespace().count() == 1)
}

/// Reads one entry: « Marc Petit <marc@x> », « marc@x », « Marc Petit », « - Marc Petit (Conseil) ».
#[must_use]
pub fn read(entry: &str) -> Option<Draft> {
    let entry = bare(entry);
    let mut draft = Draft::default();
    let mut name = entry.to_owned();
    if let Some((before, rest)) = entry.split_once('<') {
        let (address, after) = rest.split_once('>').unwrap_or((rest, ""));
        let address = address.trim().trim_start_matches("mailto:");
        if is_mail(address) {
            address.clone_into(&mut draft.mail);
        }
        name = format!("{before} {after}");
    } else if let Some(mail) = entry.split_whitespace().map(bare_mail).find(|word| is_mail(word)) {
        mail.clone_into(&mut draft.mail);
        name = entry.replace(mail, " ");
    }
    let name = tidy(name.trim_matches(|c: char| c.is_whitespace() || "\"'()[],:–-".contains(c)));
    draft.name = match name.split_once(',') {
        Some((family, given)) => tidy(&format!("{given} {family}")),
        None => name,
    };
    // Letters make a name; without an address nothing else does.
    if !draft.name.chars().any(char::is_alphabetic) {
        draft.name.clear();
    }
    draft.complete();
    let is_long = 200 < draft.name.chars().count();
    (!draft.name.is_empty() && !is_long).then_some(draft)
}

fn bare_mail(word: &str) -> &str {
    word.trim_matches(|c: char| "()[]\"',:;".contains(c)).trim_start_matches("mailto:")
}

/// Without the mark that makes it a line of a list.
fn bare(entry: &str) -> &str {
    after_number(entry.trim().trim_start_matches(['-', '*', '•', '–', '·']).trim())
}

/// « 12. Marc Petit » and « 3) Marc Petit » are lines of a list.
fn after_number(entry: &str) -> &str {
    let rest = entry.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() == entry.len() {
        return entry;
    }
    rest.strip_prefix(['.', ')', '-']).map_or(entry, str::trim_start)
}
