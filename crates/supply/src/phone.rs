//! Telephone numbers as French people type them: kept as typed, dialled right, shown in groups, compared.

use crate::identifiers::grouped;

/// A number that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// What to dial: `+33142001001`, or the bare digits of a short or special number (`112`, `3639`, `0800123456`).
    pub dial: String,
    /// Grouped for reading: `01 42 00 10 01`, with no-break spaces.
    pub shown: String,
    /// The extension to ask for: « poste 12 ».
    pub ext: Option<String>,
}

/// Why a number cannot be dialled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Nothing was typed.
    Empty,
    /// A character that has no place in a number.
    Stranger(char),
    /// Too few or too many digits for such a number.
    Length {
        /// How many there are.
        found: usize,
    },
}

/// Digits of a French number after its 0 or its +33.
const FRENCH: usize = 9;
/// Digits of the longest number with its country (E.164).
const LONGEST: usize = 15;

/// Understands what was typed.
pub fn parse(text: &str) -> Result<Phone, Flaw> {
    let (number, ext) = split_extension(strip_label(text.trim()));
    match parse_one(number, ext.clone()) {
        // « 01 42 00 10 01 / 06 12 34 56 78 »: the first one is dialled.
        Err(flaw) => first_of_several(number).and_then(|first| parse_one(first, ext).ok()).ok_or(flaw),
        phone => phone,
    }
}

/// What to dial, for a `tel:` link.
///
/// A number that fits no rule known here (an inner extension, a national number of another country) is dialled as it was
/// typed; one that begins like a French or an international number and has the wrong length is surely wrong, and is not.
pub fn dial(text: &str) -> Option<String> {
    match parse(text) {
        Ok(phone) => Some(phone.dial),
        Err(Flaw::Length { .. }) => {
            let (number, _) = split_extension(strip_label(text.trim()));
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            let is_ours = digits.starts_with('0') || number.contains('+');
            (!is_ours && 1 < digits.len() && digits.len() <= LONGEST).then_some(digits)
        }
        Err(_) => None,
    }
}

/// For reading; what is not understood shows as typed.
pub fn shown(text: &str) -> String {
    parse(text).map_or_else(|_| text.trim().to_owned(), |phone| phone.shown)
}

/// Whether both dial the same line. An extension is part of a line.
pub fn same(one: &str, other: &str) -> bool {
    match (parse(one), parse(other)) {
        (Ok(one), Ok(other)) => one.dial == other.dial && one.ext == other.ext,
        _ => !one.trim().is_empty() && one.trim() == other.trim(),
    }
}

/// Whether an SMS may reach it: mobiles of France, and numbers abroad, of which nothing is known.
pub fn takes_sms(text: &str) -> bool {
    let Some(dial) = dial(text) else { return false };
    match dial.strip_prefix("+33") {
        Some(rest) => rest.starts_with(['6', '7']),
        None => dial.strip_prefix('+').is_some_and(|rest| {
            match OVERSEAS.iter().find(|(code, ..)| rest.starts_with(code)) {
                Some((code, _)) => rest.get(code.len()..).is_some_and(|rest| rest.starts_with('6')),
                None => true,
            }
        }),
    }
}

/// Country codes of French departments overseas and the national prefixes that lead there.
const OVERSEAS: [(&str, &[&str]); 4] = [
    ("590", &["590", "690", "691"]),
    ("594", &["594", "694"]),
    ("596", &["596", "696", "697"]),
    ("262", &["262", "263", "269", "692", "693", "639"]),
];

fn strip_label(text: &str) -> &str {
    let labels = [
        "tel:", "tél. :", "tél.:", "tél :", "tél.", "tél", "tel.", "tel", "fax", "port.", "portable",
        "mobile",
    ];
    let low = text.to_lowercase();
    for label in labels {
        // Lowercasing could move boundaries; `get` then answers nothing and the text stays whole.
        if low.starts_with(label)
            && let Some(rest) = text.get(label.len()..)
        {
            return rest.trim_start_matches([' ', ':', '\u{a0}', '\u{202f}']);
        }
    }
    text
}

/// Cuts « poste 12 », « p. 12 », « ext. 12 », « #12 » off the end.
fn split_extension(text: &str) -> (&str, Option<String>) {
    let low = text.to_ascii_lowercase();
    for marker in ["poste", "post.", "ext.", "ext", "int.", ";ext=", "p.", "p", "x", "#"] {
        let Some(at) = low.rfind(marker) else { continue };
        let (Some(number), Some(rest)) = (text.get(..at), text.get(at + marker.len()..)) else { continue };
        let rest: String = rest.chars().filter(|c| !c.is_whitespace() && *c != '.' && *c != ':').collect();
        let is_ext = (1..=8).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_digit());
        if is_ext && number.bytes().any(|b| b.is_ascii_digit()) {
            return (number.trim_end_matches([' ', '\u{a0}', '\u{202f}', ',', ';', '-', '(']), Some(rest));
        }
    }
    (text, None)
}

fn first_of_several(text: &str) -> Option<&str> {
    let at = [" / ", " ou ", " or ", ";", ",", "\n", "/", " - "]
        .iter()
        .filter_map(|mark| text.find(mark))
        .min()?;
    text.get(..at)
}

fn parse_one(text: &str, ext: Option<String>) -> Result<Phone, Flaw> {
    let text = text.trim();
    let mut digits = String::with_capacity(text.len());
    let mut has_plus = false;
    for c in text.replace("(0)", "\u{1}").chars() {
        match c {
            '0'..='9' => digits.push(c),
            // The zero to leave out after the country, to dial without it: decided below.
            '\u{1}' => digits.push(c),
            '+' if digits.is_empty() && !has_plus => has_plus = true,
            '.' | '-' | '/' | '(' | ')' | '_' => {}
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}' => {}
            '\u{2010}'..='\u{2015}' => {}
            c if c.is_whitespace() => {}
            c => return Err(Flaw::Stranger(c)),
        }
    }
    if digits.is_empty() {
        return Err(if has_plus { Flaw::Length { found: 0 } } else { Flaw::Empty });
    }
    let is_foreign = has_plus || digits.starts_with("00");
    let digits = digits.replace('\u{1}', if is_foreign { "" } else { "0" });
    let digits = if has_plus { digits.as_str() } else { digits.strip_prefix("00").unwrap_or(&digits) };
    if is_foreign { international(text, digits, ext) } else { national(digits, ext) }
}

fn international(text: &str, digits: &str, ext: Option<String>) -> Result<Phone, Flaw> {
    if let Some(rest) = digits.strip_prefix("33") {
        let rest = rest.strip_prefix('0').unwrap_or(rest);
        return if rest.len() == FRENCH {
            Ok(french(rest, ext))
        } else {
            Err(Flaw::Length { found: rest.len() })
        };
    }
    let overseas = OVERSEAS.iter().find_map(|(code, _)| {
        let rest = digits.strip_prefix(code)?;
        let rest = rest.strip_prefix('0').unwrap_or(rest);
        (rest.len() == FRENCH).then(|| french(rest, None).dial)
    });
    if let Some(dial) = overseas {
        return Ok(Phone { dial, shown: spaced(text, digits), ext });
    }
    if digits.len() < 7 || LONGEST < digits.len() {
        return Err(Flaw::Length { found: digits.len() });
    }
    Ok(Phone { dial: format!("+{digits}"), shown: spaced(text, digits), ext })
}

fn national(digits: &str, ext: Option<String>) -> Result<Phone, Flaw> {
    let plain = |shown: String, ext| Ok(Phone { dial: digits.to_owned(), shown, ext });
    match (digits.len(), digits.strip_prefix('0')) {
        (10, Some(rest)) => Ok(french(rest, ext)),
        // A spreadsheet took the zero for nothing.
        (9, None) => Ok(french(digits, ext)),
        (11, None) if digits.starts_with("33") => {
            Ok(french(digits.strip_prefix("33").unwrap_or(digits), ext))
        }
        // 15, 112, 3639, 116 117, 118 218.
        (2 | 3, None) => plain(digits.to_owned(), ext),
        (4, None) if digits.starts_with(['1', '3']) => plain(grouped(digits, &[2]), ext),
        (6, None) if digits.starts_with("11") => plain(grouped(digits, &[3]), ext),
        (found, _) => Err(Flaw::Length { found }),
    }
}

/// A French number from the nine digits after its zero.
fn french(rest: &str, ext: Option<String>) -> Phone {
    let overseas =
        OVERSEAS.iter().find(|(_, prefixes)| prefixes.iter().any(|prefix| rest.starts_with(prefix)));
    let (dial, shown) = match overseas {
        Some((code, _)) => (format!("+{code}{rest}"), grouped(&format!("0{rest}"), &[2])),
        // Numbers in 08 are reached from France only, and not by +33.
        None if rest.starts_with('8') => (format!("0{rest}"), grouped(&format!("0{rest}"), &[1, 3])),
        None => (format!("+33{rest}"), grouped(&format!("0{rest}"), &[2])),
    };
    Phone { dial, shown, ext }
}

/// A foreign number with the spaces that were typed, or in threes behind a country that nobody set off.
fn spaced(text: &str, digits: &str) -> String {
    let mut parts = text
        .replace("(0)", " ")
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect::<Vec<_>>();
    if let Some(first) = parts.first_mut()
        && let Some(rest) = first.strip_prefix("00")
    {
        *first = rest.to_owned();
    }
    parts.retain(|part| !part.is_empty());
    // Only if these are the very digits.
    if 1 < parts.len() && parts.concat() == digits {
        return format!("+{}", parts.join("\u{a0}"));
    }
    format!("+{}", grouped(digits, &[2, 3]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_line_in_many_spellings() {
        let spellings = [
            "01 42 00 10 01",
            "01.42.00.10.01",
            "01-42-00-10-01",
            "0142001001",
            "142001001",
            "+33 1 42 00 10 01",
            "+33142001001",
            "+33 (0)1 42 00 10 01",
            "+33 01 42 00 10 01",
            "0033 1 42 00 10 01",
            "0033 (0)1 42 00 10 01",
            "33142001001",
            "(0)1 42 00 10 01",
            "(01) 42 00 10 01",
            "Tél. : 01 42 00 10 01",
            "tel:+33142001001",
            "01\u{a0}42\u{202f}00\u{a0}10\u{a0}01",
            "\u{202a}01 42 00 10 01\u{202c}",
            "01 42 00 10 01 / 06 12 34 56 78",
            "01 42 00 10 01 ou 06 12 34 56 78",
        ];
        for text in spellings {
            let phone = parse(text).unwrap();
            assert_eq!(phone.dial, "+33142001001", "{text}");
            assert_eq!(phone.shown.replace('\u{a0}', " "), "01 42 00 10 01", "{text}");
            assert_eq!(phone.ext, None, "{text}");
            assert!(same(text, "01 42 00 10 01"));
        }
    }

    #[test]
    fn extensions_are_asked_for_and_not_dialled() {
        for text in [
            "01 42 00 10 01 poste 12",
            "01 42 00 10 01 p. 12",
            "0142001001 p12",
            "01 42 00 10 01, ext. 12",
            "01 42 00 10 01 #12",
            "+33142001001;ext=12",
            "01 42 00 10 01 (poste : 12",
        ] {
            let phone = parse(text).unwrap();
            assert_eq!((phone.dial.as_str(), phone.ext.as_deref()), ("+33142001001", Some("12")), "{text}");
        }
        assert!(!same("01 42 00 10 01 poste 12", "01 42 00 10 01"));
    }

    #[test]
    fn short_and_special_numbers_are_dialled_as_they_are() {
        for (text, dialled, read) in [
            ("15", "15", "15"),
            ("17", "17", "17"),
            ("112", "112", "112"),
            ("3639", "3639", "36 39"),
            ("36 39", "3639", "36 39"),
            ("118 218", "118218", "118 218"),
            ("0 800 123 456", "0800123456", "0 800 123 456"),
            ("0825 01 02 03", "0825010203", "0 825 010 203"),
        ] {
            let phone = parse(text).unwrap();
            assert_eq!(
                (phone.dial.as_str(), phone.shown.replace('\u{a0}', " ").as_str()),
                (dialled, read),
                "{text}"
            );
        }
    }

    #[test]
    fn numbers_abroad_and_overseas() {
        for (text, dialled, read) in [
            ("+44 20 7946 0018", "+442079460018", "+44 20 7946 0018"),
            ("0044 20 7946 0018", "+442079460018", "+44 20 7946 0018"),
            ("+44 (0)20 7946 0018", "+442079460018", "+44 20 7946 0018"),
            ("+32 2 555 12 12", "+3225551212", "+32 2 555 12 12"),
            ("0590 12 34 56", "+590590123456", "05 90 12 34 56"),
            ("0692 12 34 56", "+262692123456", "06 92 12 34 56"),
            ("+262 692 12 34 56", "+262692123456", "+262 692 12 34 56"),
        ] {
            let phone = parse(text).unwrap();
            assert_eq!(
                (phone.dial.as_str(), phone.shown.replace('\u{a0}', " ").as_str()),
                (dialled, read),
                "{text}"
            );
        }
        assert!(same("0692 12 34 56", "+262 692 12 34 56"));
    }

    #[test]
    fn what_cannot_be_dialled_says_why_and_stays() {
        assert_eq!(parse("  "), Err(Flaw::Empty));
        assert_eq!(parse("01 42 00 10"), Err(Flaw::Length { found: 8 }));
        assert_eq!(parse("+33 1 42 00 10"), Err(Flaw::Length { found: 7 }));
        assert_eq!(parse("à demander"), Err(Flaw::Stranger('à')));
        assert_eq!(parse("+1234567890123456"), Err(Flaw::Length { found: 16 }));
        assert_eq!(shown(" à demander "), "à demander");
        assert_eq!(dial("01 42 00 10"), None);
        assert_eq!(dial("+33 1 42 00 10"), None);
        assert_eq!(dial("905-555-1234").as_deref(), Some("9055551234"));
        assert_eq!(dial("4512").as_deref(), Some("4512"));
        assert!(!takes_sms("905-555-1234"));
    }

    #[test]
    fn an_sms_goes_to_mobiles() {
        assert!(
            takes_sms("06 12 34 56 78") && takes_sms("+33 7 12 34 56 78") && takes_sms("+44 7700 900123")
        );
        assert!(takes_sms("0692 12 34 56") && !takes_sms("0262 12 34 56"));
        assert!(!takes_sms("01 42 00 10 01") && !takes_sms("112") && !takes_sms("0800 123 456"));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_answered(text in any::<String>()) {
            let _ = (parse(&text), shown(&text), same(&text, &text), takes_sms(&text));
        }

        #[test]
        fn what_is_shown_dials_the_same(digits in "(0[1-9][0-9]{8}|1[0-9]|3[0-9]{3}|\\+4[0-9]{8,11})") {
            let phone = parse(&digits).unwrap();
            let (again, same) = (dial(&phone.shown), dial(&phone.dial));
            prop_assert_eq!(again.as_ref(), Some(&phone.dial));
            prop_assert_eq!(same.as_ref(), Some(&phone.dial));
        }
    }
}
