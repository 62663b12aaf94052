//! VAT numbers: the French key is computed, those of the other countries are held against their shape.

use super::siren::luhn;
use super::{Flaw, compact, count};

/// Characters of the French key: no I, no O.
const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// Shapes by country: `9` a digit, `A` a letter, `X` either, other characters themselves.
const SHAPES: [(&str, &[&str]); 29] = [
    ("AT", &["U99999999"]),
    ("BE", &["0999999999", "1999999999"]),
    ("BG", &["999999999", "9999999999"]),
    ("CY", &["99999999A"]),
    ("CZ", &["99999999", "999999999", "9999999999"]),
    ("DE", &["999999999"]),
    ("DK", &["99999999"]),
    ("EE", &["999999999"]),
    ("EL", &["999999999"]),
    ("ES", &["X9999999X"]),
    ("FI", &["99999999"]),
    ("HR", &["99999999999"]),
    ("HU", &["99999999"]),
    ("IE", &["9999999A", "9999999AA", "9X99999A"]),
    ("IT", &["99999999999"]),
    ("LT", &["999999999", "999999999999"]),
    ("LU", &["99999999"]),
    ("LV", &["99999999999"]),
    ("MT", &["99999999"]),
    ("NL", &["999999999B99"]),
    ("PL", &["9999999999"]),
    ("PT", &["999999999"]),
    ("RO", &["99", "999", "9999", "99999", "999999", "9999999", "99999999", "999999999", "9999999999"]),
    ("SE", &["999999999999"]),
    ("SI", &["99999999"]),
    ("SK", &["9999999999"]),
    ("XI", &["999999999", "999999999999", "GD999", "HA999"]),
    ("GB", &["999999999", "999999999999", "GD999", "HA999"]),
    ("CH", &["E999999999", "E999999999TVA", "E999999999MWST", "E999999999IVA"]),
];

/// The VAT number without spaces. With a `siren` that is right, a French one must be of that company.
pub fn vat_number(text: &str, siren: Option<&str>) -> Result<String, Flaw> {
    let number = compact(text)?;
    let (country, rest) = number.split_at_checked(2).unwrap_or((&number, ""));
    if !country.bytes().all(|b| b.is_ascii_uppercase()) {
        return Err(Flaw::Country(country.to_owned()));
    }
    if country == "FR" {
        french(rest, siren)?;
        return Ok(number);
    }
    let shapes = SHAPES.iter().find(|(code, _)| *code == country);
    let (_, shapes) = shapes.ok_or_else(|| Flaw::Country(country.to_owned()))?;
    if shapes.iter().any(|shape| fits(rest, shape)) {
        Ok(number)
    } else {
        Err(Flaw::Shape { country: country.to_owned() })
    }
}

/// The VAT number that belongs to a SIREN (the numeric key, which nearly all have).
pub fn vat_of_siren(siren: &str) -> Option<String> {
    let siren = super::siren(siren).ok()?;
    let n: u64 = siren.parse().ok()?;
    Some(format!("FR{:02}{siren}", (12 + 3 * (n % 97)) % 97))
}

fn fits(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text.bytes().zip(shape.bytes()).all(|(c, wanted)| match wanted {
            b'9' => c.is_ascii_digit(),
            b'A' => c.is_ascii_uppercase(),
            b'X' => c.is_ascii_alphanumeric(),
            _ => c == wanted,
        })
}

fn french(rest: &str, siren: Option<&str>) -> Result<(), Flaw> {
    count(rest, 11)?;
    let shape = || Flaw::Shape { country: "FR".to_owned() };
    let (key, own) = rest.split_at_checked(2).ok_or_else(shape)?;
    let n: u64 = own.parse().map_err(|_| shape())?;
    let place = |c: u8| ALPHABET.iter().position(|other| *other == c).map(|at| at as u64);
    let [first, second] = key.as_bytes() else { return Err(shape()) };
    let (a, b) = (place(*first).ok_or_else(shape)?, place(*second).ok_or_else(shape)?);
    let is_right = if a < 10 && b < 10 {
        a * 10 + b == (n * 100 + 12) % 97
    } else {
        // Keys with a letter, since there are more numbers than 97 keys can check. Never negative: with a digit first,
        // the second is a letter, 10 at least.
        let check = if a < 10 { a * 24 + b - 10 } else { a * 34 + b - 100 };
        (n + 1 + check / 11) % 11 == check % 11
    };
    // Monaco's numbers look French and carry no SIREN.
    if !is_right || !(own.starts_with("000") || luhn(own)) {
        return Err(Flaw::Key);
    }
    match siren.and_then(|text| super::siren(text).ok()) {
        Some(siren) if siren != own => Err(Flaw::OtherSiren { siren: own.to_owned() }),
        _ => Ok(()),
    }
}
