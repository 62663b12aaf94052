//! Quantities in thousandths, read as people type them: `6`, `1,5`, `0.125`.

use crate::vat::ONE_MILLI;

/// Why a text is no quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityError {
    /// No digit.
    Empty,
    /// Something that no quantity holds; below zero is none.
    Unexpected(char),
    /// More than three decimals.
    TooManyDecimals,
    /// More than a line can hold.
    TooLarge,
}

/// The most that a line may hold: a hundred million units.
const MOST_MILLI: i64 = 100_000_000 * ONE_MILLI;

/// The thousandths of a typed quantity.
pub fn parse(text: &str) -> Result<i64, QuantityError> {
    let text: String =
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{202f}' | '\u{a0}')).collect();
    let (whole, part) = text.split_once([',', '.']).unwrap_or((&text, ""));
    if let Some(c) = whole.chars().chain(part.chars()).find(|c| !c.is_ascii_digit()) {
        return Err(QuantityError::Unexpected(c));
    }
    if whole.is_empty() && part.is_empty() {
        return Err(QuantityError::Empty);
    }
    let part = part.trim_end_matches('0');
    if 3 < part.len() {
        return Err(QuantityError::TooManyDecimals);
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().map_err(|_| QuantityError::TooLarge)? };
    let thousandths: i64 = format!("{part:0<3}").parse().map_err(|_| QuantityError::TooLarge)?;
    whole
        .checked_mul(ONE_MILLI)
        .and_then(|it| it.checked_add(thousandths))
        .filter(|milli| *milli <= MOST_MILLI)
        .ok_or(QuantityError::TooLarge)
}

/// The quantity as short as it can be: `6`, `1.5`; `point` is the decimal sign of the language.
#[must_use]
pub fn text(milli: i64, point: char) -> String {
    let sign = if milli < 0 { "-" } else { "" };
    let (whole, part) = (milli.unsigned_abs() / 1_000, milli.unsigned_abs() % 1_000);
    if part == 0 {
        return format!("{sign}{whole}");
    }
    let part = format!("{part:03}");
    format!("{sign}{whole}{point}{}", part.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_as_people_type_them() {
        for (typed, milli) in [
            ("6", 6_000),
            ("1,5", 1_500),
            ("0.125", 125),
            (" 1\u{202f}200 ", 1_200_000),
            (",5", 500),
            ("2,500", 2_500),
        ] {
            assert_eq!(parse(typed), Ok(milli), "{typed}");
        }
        assert_eq!(parse(""), Err(QuantityError::Empty));
        assert_eq!(parse("-1"), Err(QuantityError::Unexpected('-')));
        assert_eq!(parse("6 pièces"), Err(QuantityError::Unexpected('p')));
        assert_eq!(parse("0,1234"), Err(QuantityError::TooManyDecimals));
        assert_eq!(parse("99999999999999999999"), Err(QuantityError::TooLarge));
        assert_eq!(parse("100000001"), Err(QuantityError::TooLarge));
    }

    #[test]
    fn quantities_read_short() {
        assert_eq!(text(6_000, ','), "6");
        assert_eq!(text(1_500, ','), "1,5");
        assert_eq!(text(125, '.'), "0.125");
        assert_eq!(text(-2_000, ','), "-2");
    }
}
