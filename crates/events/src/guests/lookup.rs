//! Finding a guest at a door: three letters of any word, the code of the invitation, the end of a telephone number.
//!
//! A scan over folded texts, not an index of postings: 2 000 guests are some 150 KB, which a phone reads through faster
//! than a finger leaves the key, and a changed guest costs one line.

use replica::RecordId;
use replica::table::IdMap;
use search::fold_into;

use super::{Guest, code};

/// Letters from which one slip of the finger is forgiven, when nothing else is found.
const MIN_FOR_SLIP: usize = 4;
/// Digits from which a number is looked for at the end of telephone numbers.
const MIN_DIGITS: usize = 2;

/// The guests of one event, ready to be found.
#[derive(Clone, Debug, Default)]
pub struct Index {
    lines: IdMap<Line>,
    /// All ids by name: what an empty field shows.
    by_name: Vec<RecordId>,
    /// Which taking-in is the last.
    round: u32,
}

#[derive(Clone, Debug)]
struct Line {
    /// What it was made of: a tick changes nothing of it.
    source: Source,
    /// Words of the name, each behind a space.
    name: String,
    /// Words of the rest.
    rest: String,
    digits: String,
    code: String,
    /// Family name, then the others: the order of lists.
    order: String,
    /// In which taking-in it was last here.
    round: u32,
}

/// The fields that are searched.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Source {
    names: [String; 3],
    rest: [String; 3],
    tel: String,
    code: String,
}

impl Source {
    fn is_of(&self, guest: &Guest) -> bool {
        let [name, given, family] = &self.names;
        let [company, service, mail] = &self.rest;
        (name, given, family) == (&guest.name, &guest.given, &guest.family)
            && (company, service, mail) == (&guest.company, &guest.service, &guest.mail)
            && (&self.tel, &self.code) == (&guest.tel, &guest.code)
    }

    fn of(guest: &Guest) -> Self {
        Self {
            names: [guest.name.clone(), guest.given.clone(), guest.family.clone()],
            rest: [guest.company.clone(), guest.service.clone(), guest.mail.clone()],
            tel: guest.tel.clone(),
            code: guest.code.clone(),
        }
    }
}

/// Appends the folded words of a text, each behind a space; « N'Diaye » also in one word.
fn add_words(text: &str, out: &mut String) {
    let mut folded = String::with_capacity(text.len());
    for spaced in text.split_whitespace() {
        folded.clear();
        fold_into(spaced, &mut folded);
        let pieces = || folded.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty());
        let mut n = 0;
        for piece in pieces() {
            out.push(' ');
            out.push_str(piece);
            n += 1;
        }
        if 1 < n {
            out.push(' ');
            out.extend(pieces());
        }
    }
}

/// Family name and given name; of « Marc Petit » typed in one, « Petit » and « Marc ».
#[must_use]
pub fn names_of(guest: &Guest) -> (&str, &str) {
    if guest.family.is_empty() && guest.given.is_empty() {
        let name = guest.name.trim();
        return name.rsplit_once(' ').map_or((name, ""), |(given, family)| (family, given.trim_end()));
    }
    if guest.family.is_empty() { (guest.given.trim(), "") } else { (guest.family.trim(), guest.given.trim()) }
}

/// The order of lists: family name first, without accents or case.
#[must_use]
pub fn order_of(guest: &Guest) -> String {
    let (family, given) = names_of(guest);
    let mut order = String::new();
    add_words(family, &mut order);
    add_words(given, &mut order);
    order
}

impl Line {
    fn of(guest: &Guest, round: u32) -> Self {
        let (mut name, mut rest) = (String::new(), String::new());
        for text in [&guest.family, &guest.given, &guest.name] {
            add_words(text, &mut name);
        }
        for text in [&guest.company, &guest.service, &guest.mail, &guest.code] {
            add_words(text, &mut rest);
        }
        Self {
            source: Source::of(guest),
            name,
            rest,
            digits: guest.tel.chars().filter(char::is_ascii_digit).collect(),
            code: code::of(guest),
            order: order_of(guest),
            round,
        }
    }
}

/// How well a guest fits: less is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The first word of the name begins so.
    First,
    Name,
    Elsewhere,
    Slip,
}

/// What was typed, cut once for all guests.
struct Asked {
    /// Each behind a space.
    words: Vec<String>,
    digits: Option<String>,
    code: Option<String>,
}

impl Asked {
    fn of(typed: &str) -> Self {
        let mut folded = String::new();
        fold_into(typed, &mut folded);
        let pieces = folded.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty());
        let words = pieces.map(|piece| format!(" {piece}")).collect();
        let is_number = typed.chars().all(|c| c.is_ascii_digit() || " .-+/()".contains(c));
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        Self {
            words,
            digits: (is_number && MIN_DIGITS <= digits.len()).then_some(digits),
            code: code::read(typed).ok(),
        }
    }

    fn fit(&self, line: &Line) -> Option<Fit> {
        if self.code.as_ref().is_some_and(|code| *code == line.code) {
            return Some(Fit::First);
        }
        if self.digits.as_ref().is_some_and(|digits| line.digits.ends_with(digits.as_str())) {
            return Some(Fit::Name);
        }
        let mut fit = Fit::First;
        for (n, word) in self.words.iter().enumerate() {
            let of_word = if n == 0 && line.name.starts_with(word.as_str()) {
                Fit::First
            } else if line.name.contains(word.as_str()) {
                Fit::Name
            } else if line.rest.contains(word.as_str()) {
                Fit::Elsewhere
            } else {
                return None;
            };
            // « marc pe » is as good a beginning as « petit ».
            fit = if n == 0 { of_word } else { fit.max(of_word) };
        }
        Some(fit)
    }

    fn fit_with_slip(&self, line: &Line) -> Option<Fit> {
        let has = |word: &String| {
            let word = word.trim_start();
            let is_near = |of_name: &str| of_name.starts_with(word) || is_near_start(word, of_name);
            line.name.split(' ').filter(|of_name| !of_name.is_empty()).any(is_near)
        };
        self.words.iter().all(has).then_some(Fit::Slip)
    }
}

/// Whether a word begins as typed but for one slip: a letter too much, too few, another, or two swapped.
fn is_near_start(typed: &str, word: &str) -> bool {
    if typed.chars().nth(MIN_FOR_SLIP - 1).is_none() {
        return false;
    }
    let same: usize =
        typed.chars().zip(word.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (typed, word) = (typed.get(same..).unwrap_or_default(), word.get(same..).unwrap_or_default());
    let ((a, typed_rest), (c, word_rest)) = (split(typed), split(word));
    let is_swap = || {
        let ((b, typed_rest), (d, word_rest)) = (split(typed_rest), split(word_rest));
        a.is_some() && (a, b) == (d, c) && word_rest.starts_with(typed_rest)
    };
    let is_other_or_missing = || word_rest.starts_with(typed_rest) || word_rest.starts_with(typed);
    word.starts_with(typed_rest) || c.is_some() && is_other_or_missing() || is_swap()
}

/// The first character and what follows it.
fn split(text: &str) -> (Option<char>, &str) {
    let mut chars = text.chars();
    (chars.next(), chars.as_str())
}

impl Index {
    /// Takes in the guests as they are now and forgets the others; costs a comparison for each, and work only for those
    /// that changed.
    pub fn sync<'a>(&mut self, guests: impl Iterator<Item = &'a Guest>) {
        self.round += 1;
        let (mut n, mut is_changed) = (0, false);
        for guest in guests {
            n += 1;
            match self.lines.get_mut(&guest.id).filter(|line| line.source.is_of(guest)) {
                Some(line) => line.round = self.round,
                None => {
                    self.lines.insert(guest.id, Line::of(guest, self.round));
                    is_changed = true;
                }
            }
        }
        if n < self.lines.len() {
            self.lines.retain(|_, line| line.round == self.round);
            is_changed = true;
        }
        if is_changed {
            self.sort();
        }
    }

    fn sort(&mut self) {
        let mut all: Vec<(&str, RecordId)> =
            self.lines.iter().map(|(id, line)| (line.order.as_str(), *id)).collect();
        all.sort_unstable();
        self.by_name = all.into_iter().map(|(_, id)| id).collect();
    }

    /// How many can be found.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_name.len()
    }

    /// Whether nobody can be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_name.is_empty()
    }

    /// Everybody, by family name.
    #[must_use]
    pub fn all(&self) -> &[RecordId] {
        &self.by_name
    }

    /// Who fits what was typed, the likeliest first, then by family name; everybody for nothing typed.
    ///
    /// Every word must begin a word of the guest. If nobody fits, one slip in each word of a name is forgiven.
    #[must_use]
    pub fn find(&self, typed: &str) -> Vec<RecordId> {
        let asked = Asked::of(typed);
        if asked.words.is_empty() {
            return self.by_name.clone();
        }
        let exact = self.sorted_by(|line| asked.fit(line));
        if exact.is_empty() { self.sorted_by(|line| asked.fit_with_slip(line)) } else { exact }
    }

    fn sorted_by(&self, fit: impl Fn(&Line) -> Option<Fit>) -> Vec<RecordId> {
        let fit_of = |id: &RecordId| Some((fit(self.lines.get(id)?)?, *id));
        let mut found: Vec<(Fit, RecordId)> = self.by_name.iter().filter_map(fit_of).collect();
        // Stable: by name within each fit.
        found.sort_by_key(|(fit, _)| *fit);
        found.into_iter().map(|(_, id)| id).collect()
    }

    /// Whose invitation carries a code, as it was scanned or typed.
    #[must_use]
    pub fn by_code(&self, text: &str) -> Option<RecordId> {
        let code = code::read(text).unwrap_or_else(|_| text.trim().to_owned());
        self.by_name.iter().copied().find(|id| self.lines.get(id).is_some_and(|line| line.code == code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guest(n: u8, given: &str, family: &str) -> Guest {
        let mut guest = Guest::new(RecordId::derived("guest", &n.to_string()));
        (guest.given, guest.family) = (given.to_owned(), family.to_owned());
        guest.name = format!("{given} {family}");
        guest
    }

    fn names(index: &Index, guests: &[Guest], typed: &str) -> Vec<String> {
        let name = |id| guests.iter().find(|guest| guest.id == id).map(|guest| guest.name.clone());
        index.find(typed).into_iter().filter_map(name).collect()
    }

    fn party() -> (Index, Vec<Guest>) {
        let mut all = vec![
            guest(1, "Marc", "Petit"),
            guest(2, "Océane", "N’Diaye"),
            guest(3, "Petra", "Lindqvist"),
            guest(4, "Jean-Pierre", "Été"),
            guest(5, "Ana", "Marchand"),
        ];
        all[1].tel = "06 12 34 56 78".to_owned();
        all[2].company = "Petitjean & Fils".to_owned();
        all[4].mail = "ana.marchand@mirabeau.example".to_owned();
        let mut index = Index::default();
        index.sync(all.iter());
        (index, all)
    }

    #[test]
    fn any_word_is_found_by_its_first_letters() {
        let (index, all) = party();
        assert_eq!(names(&index, &all, "peti"), ["Marc Petit", "Petra Lindqvist"]);
        assert_eq!(names(&index, &all, "pet"), ["Marc Petit", "Petra Lindqvist"]);
        assert_eq!(names(&index, &all, "MARC PE"), ["Marc Petit"]);
        assert_eq!(names(&index, &all, "ndia"), ["Océane N’Diaye"]);
        assert_eq!(names(&index, &all, "n'dia oc"), ["Océane N’Diaye"]);
        assert_eq!(names(&index, &all, "ete pierre"), ["Jean-Pierre Été"]);
        assert_eq!(names(&index, &all, "mirab"), ["Ana Marchand"]);
        assert_eq!(names(&index, &all, "zzz"), [""; 0]);
        assert_eq!(index.find(" ").len(), 5);
    }

    #[test]
    fn the_family_name_stands_before_the_given_name() {
        let (index, all) = party();
        assert_eq!(names(&index, &all, "mar"), ["Ana Marchand", "Marc Petit"]);
    }

    #[test]
    fn the_end_of_a_number_and_the_code_are_found() {
        let (index, all) = party();
        assert_eq!(names(&index, &all, "56 78"), ["Océane N’Diaye"]);
        let code = code::of(&all[0]);
        assert_eq!(names(&index, &all, &code::shown(&code).to_lowercase()), ["Marc Petit"]);
        assert_eq!(index.by_code(&code), Some(all[0].id));
    }

    #[test]
    fn one_slip_is_forgiven_when_nobody_fits() {
        let (index, all) = party();
        for typed in ["lindkvist", "lidqvist", "linddqvist", "lnidqvist"] {
            assert_eq!(names(&index, &all, typed), ["Petra Lindqvist"], "{typed}");
        }
        assert_eq!(names(&index, &all, "lin pta"), [""; 0], "short words forgive nothing else");
    }

    #[test]
    fn a_change_is_taken_in_and_a_leaver_forgotten() {
        let (mut index, mut all) = party();
        all[0].family = "Grand".to_owned();
        all[0].name = "Marc Grand".to_owned();
        index.sync(all.iter());
        assert_eq!(names(&index, &all, "grand"), ["Marc Grand"]);
        assert_eq!(names(&index, &all, "petit"), ["Petra Lindqvist"]);
        assert_eq!(index.len(), 5);
        all.remove(0);
        index.sync(all.iter());
        assert_eq!(names(&index, &all, "grand"), [""; 0]);
        assert_eq!(index.len(), 4);
    }
}
