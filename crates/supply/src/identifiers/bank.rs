//! Accounts: IBAN and BIC.

use super::{Flaw, compact, count, grouped};

/// Lengths of the IBANs of a country (SWIFT IBAN registry), sorted.
const LENGTHS: [(&str, usize); 88] = [
    ("AD", 24),
    ("AE", 23),
    ("AL", 28),
    ("AT", 20),
    ("AZ", 28),
    ("BA", 20),
    ("BE", 16),
    ("BG", 22),
    ("BH", 22),
    ("BI", 27),
    ("BR", 29),
    ("BY", 28),
    ("CH", 21),
    ("CR", 22),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DJ", 27),
    ("DK", 18),
    ("DO", 28),
    ("EE", 20),
    ("EG", 29),
    ("ES", 24),
    ("FI", 18),
    ("FK", 18),
    ("FO", 18),
    ("FR", 27),
    ("GB", 22),
    ("GE", 22),
    ("GI", 23),
    ("GL", 18),
    ("GR", 27),
    ("GT", 28),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IL", 23),
    ("IQ", 23),
    ("IS", 26),
    ("IT", 27),
    ("JO", 30),
    ("KW", 30),
    ("KZ", 20),
    ("LB", 28),
    ("LC", 32),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("LY", 25),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MN", 20),
    ("MR", 27),
    ("MT", 31),
    ("MU", 30),
    ("NI", 28),
    ("NL", 18),
    ("NO", 15),
    ("OM", 23),
    ("PK", 24),
    ("PL", 28),
    ("PS", 29),
    ("PT", 25),
    ("QA", 29),
    ("RO", 24),
    ("RS", 22),
    ("RU", 33),
    ("SA", 24),
    ("SC", 31),
    ("SD", 18),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("SO", 23),
    ("ST", 25),
    ("SV", 28),
    ("TL", 23),
    ("TN", 24),
    ("TR", 26),
    ("UA", 29),
    ("VA", 22),
    ("VG", 24),
    ("XK", 20),
    ("YE", 30),
];

/// The IBAN without spaces.
pub fn iban(text: &str) -> Result<String, Flaw> {
    let number = compact(text)?;
    let (country, rest) = number.split_at_checked(2).unwrap_or((&number, ""));
    let wanted = LENGTHS.iter().find(|(code, _)| *code == country).map(|(_, length)| *length);
    let wanted = wanted.ok_or_else(|| Flaw::Country(country.to_owned()))?;
    count(&number, wanted)?;
    let (key, account) = rest.split_at_checked(2).unwrap_or((rest, ""));
    if let Some(c) = key.chars().find(|c| !c.is_ascii_digit()) {
        return Err(Flaw::Stranger(c));
    }
    let moved = account.bytes().chain(country.bytes()).chain(key.bytes());
    let remainder = moved.fold(0_u32, |sum, b| match b {
        b'0'..=b'9' => (sum * 10 + u32::from(b - b'0')) % 97,
        _ => (sum * 100 + u32::from(b.wrapping_sub(b'A')) + 10) % 97,
    });
    if remainder == 1 { Ok(number) } else { Err(Flaw::Key) }
}

/// `FR76 3000 …`, in groups of four; what has strange characters stays as typed.
pub fn iban_grouped(text: &str) -> String {
    compact(text).map_or_else(|_| text.trim().to_owned(), |number| grouped(&number, &[4]))
}

/// `FR76 •••• •••• 0189`: enough to recognise an account, not enough to use it.
pub fn iban_masked(text: &str) -> String {
    let number = compact(text).unwrap_or_default();
    match (number.get(..4), number.len().checked_sub(4).and_then(|at| number.get(at..))) {
        // Short of twelve characters, first and last would say nearly all of it.
        (Some(first), Some(last)) if 12 <= number.len() => format!("{first}\u{a0}••••\u{a0}••••\u{a0}{last}"),
        _ if text.trim().is_empty() => String::new(),
        _ => "••••\u{a0}••••".to_owned(),
    }
}

/// The BIC without spaces: four letters of the bank, two of the country, two of the place, three of the branch or none.
pub fn bic(text: &str) -> Result<String, Flaw> {
    let number = compact(text)?;
    if number.len() != 8 && number.len() != 11 {
        return Err(Flaw::Length { found: number.len(), wanted: if number.len() < 8 { 8 } else { 11 } });
    }
    let letters = number.get(..6).unwrap_or_default();
    match letters.chars().find(|c| !c.is_ascii_alphabetic()) {
        Some(c) => Err(Flaw::Stranger(c)),
        None => Ok(number),
    }
}
