//! Identifiers of companies and accounts: kept as typed, checked and grouped for reading.
//!
//! Nothing here refuses: a flaw says what is wrong, people decide. Sources: SIREN and SIRET carry a Luhn key
//! (INSEE), La Poste's establishments an exception; French VAT numbers: BOFiP BOI-TVA-DECLA-20-10-20; IBAN: ISO 13616
//! with the lengths of SWIFT's registry; BIC: ISO 9362.

mod bank;
mod siren;
mod vat_number;

#[cfg(test)]
mod tests;

pub use bank::{bic, iban, iban_grouped, iban_masked};
pub use siren::{siren, siren_grouped, siret, siret_grouped};
pub use vat_number::{vat_number, vat_of_siren};

/// What is wrong with an identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Nothing was typed.
    Empty,
    /// A character that has no place there.
    Stranger(char),
    /// Too few or too many characters, spaces and dots not counted.
    Length {
        /// How many there are.
        found: usize,
        /// How many there should be.
        wanted: usize,
    },
    /// The count is right and the check key is not: a digit is wrong, or two are swapped.
    Key,
    /// It is right by itself and does not belong to this SIREN.
    OtherSiren {
        /// The SIREN that it begins with.
        siren: String,
    },
    /// No such country, or none that issues such numbers.
    Country(String),
    /// Not in the shape of the numbers of this country.
    Shape {
        /// The country's two letters.
        country: String,
    },
}

/// Letters and digits of what was typed, capitals; spaces, dots and dashes of any sort left out.
fn compact(text: &str) -> Result<String, Flaw> {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            c if c.is_whitespace() || is_filler(c) => {}
            c if c.is_ascii_alphanumeric() => out.push(c.to_ascii_uppercase()),
            c => return Err(Flaw::Stranger(c)),
        }
    }
    if out.is_empty() { Err(Flaw::Empty) } else { Ok(out) }
}

/// What people write between groups, and what copies of web pages carry along.
fn is_filler(c: char) -> bool {
    matches!(c, '.' | '-' | '_' | '/' | '\u{200b}'..='\u{200f}' | '\u{2010}'..='\u{2015}' | '\u{2060}' | '\u{feff}')
}

/// As [`compact`], digits only.
fn digits(text: &str, wanted: usize) -> Result<String, Flaw> {
    let out = compact(text)?;
    if let Some(c) = out.chars().find(|c| !c.is_ascii_digit()) {
        return Err(Flaw::Stranger(c));
    }
    count(&out, wanted)?;
    Ok(out)
}

fn count(text: &str, wanted: usize) -> Result<(), Flaw> {
    if text.len() == wanted { Ok(()) } else { Err(Flaw::Length { found: text.len(), wanted }) }
}

/// Groups of `sizes`, the last size again and again.
pub(crate) fn grouped(text: &str, sizes: &[usize]) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let (mut at, mut left) = (0, sizes.first().copied().unwrap_or(usize::MAX));
    for c in text.chars() {
        if left == 0 {
            out.push('\u{a0}');
            at = (at + 1).min(sizes.len().saturating_sub(1));
            left = sizes.get(at).copied().unwrap_or(usize::MAX);
        }
        out.push(c);
        left -= 1;
    }
    out
}
