//! SIREN (a company, 9 digits) and SIRET (one of its establishments, 14 digits).

use super::{Flaw, digits, grouped};

const LA_POSTE: &str = "356000000";
/// Its head office alone has a Luhn key.
const LA_POSTE_HEAD: &str = "35600000000048";

/// The nine digits of a SIREN.
pub fn siren(text: &str) -> Result<String, Flaw> {
    let digits = digits(text, 9)?;
    if luhn(&digits) { Ok(digits) } else { Err(Flaw::Key) }
}

/// The fourteen digits of a SIRET. With a `siren` that is right, it must be of that company.
pub fn siret(text: &str, siren: Option<&str>) -> Result<String, Flaw> {
    let digits = digits(text, 14)?;
    let is_right = if digits.starts_with(LA_POSTE) && digits != LA_POSTE_HEAD {
        digits.bytes().map(|b| u32::from(b - b'0')).sum::<u32>().is_multiple_of(5)
    } else {
        luhn(&digits)
    };
    if !is_right {
        return Err(Flaw::Key);
    }
    let own = digits.get(..9).unwrap_or_default();
    match siren.and_then(|text| self::siren(text).ok()) {
        Some(siren) if siren != own => Err(Flaw::OtherSiren { siren: own.to_owned() }),
        _ => Ok(digits),
    }
}

/// `552 100 554`; what has flaws stays as typed.
pub fn siren_grouped(text: &str) -> String {
    digits(text, 9).map_or_else(|_| text.trim().to_owned(), |digits| grouped(&digits, &[3]))
}

/// `552 100 554 00013`; what has flaws stays as typed.
pub fn siret_grouped(text: &str) -> String {
    digits(text, 14).map_or_else(|_| text.trim().to_owned(), |digits| grouped(&digits, &[3, 3, 3, 5]))
}

/// Whether the digits pass Luhn's test. Zeros alone pass it and name nobody.
pub(super) fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, b)| {
            let digit = u32::from(b.wrapping_sub(b'0'));
            let weighed = if at % 2 == 0 { digit } else { digit * 2 };
            if 9 < weighed { weighed - 9 } else { weighed }
        })
        .sum();
    sum.is_multiple_of(10) && sum != 0
}
