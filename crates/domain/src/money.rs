//! Amounts in cents, read as people type them. No floating point: 0,1 + 0,2 is 0,3.

use std::fmt;

/// An amount in hundredths of the currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cents(pub i64);

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyError {
    /// No digit.
    Empty,
    /// Something that no amount holds.
    UnexpectedCharacter(char),
    /// More than two decimals: refused rather than rounded.
    TooManyDecimals,
    /// Separators that could mean two amounts, or none (`1,45,0`, `1.450.2`, `1 45`).
    Ambiguous,
    /// More than an amount can hold.
    TooLarge,
}

impl fmt::Display for MoneyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("no amount"),
            Self::UnexpectedCharacter(c) => write!(f, "unexpected character {c:?} in an amount"),
            Self::TooManyDecimals => f.write_str("more than two decimals"),
            Self::Ambiguous => f.write_str("separators that could mean several amounts"),
            Self::TooLarge => f.write_str("amount too large"),
        }
    }
}

impl std::error::Error for MoneyError {}

impl Cents {
    /// Reads an amount typed in French or in English: `1 450,00 €`, `1,450.00`, `€50`, `-12,5 EUR`.
    ///
    /// A lone `.` or `,` before three digits is refused: `1,450` is 1450 to some and 1.45 to others.
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        let (negative, number) = trim_signs(text);
        let mut separators = number.char_indices().filter(|(_, c)| matches!(c, '.' | ','));
        let (point, whole, decimals) = match separators.next_back() {
            None => (None, number, ""),
            Some((at, last)) => {
                let (whole, rest) = number.split_at(at);
                let decimals = rest.get(1..).unwrap_or_default();
                let groups = separators.clone().any(|(_, c)| c == last);
                // `1.450.000`: the same separator twice can only group.
                if groups { (None, number, "") } else { (Some(last), whole, decimals) }
            }
        };
        if let Some(c) = decimals.chars().find(|c| !c.is_ascii_digit()) {
            return Err(if is_space(c) { MoneyError::Ambiguous } else { MoneyError::UnexpectedCharacter(c) });
        }
        let units = grouped(whole, point)?;
        let cents = match decimals.as_bytes() {
            [] if point.is_some() => return Err(MoneyError::Ambiguous),
            [] => 0,
            [tens] => i64::from(tens - b'0') * 10,
            [tens, ones] => i64::from(tens - b'0') * 10 + i64::from(ones - b'0'),
            _ => return Err(MoneyError::TooManyDecimals),
        };
        signed(units, cents, negative)
    }

    /// The amount as digits with a point and two decimals (`-1450.00`), for files.
    pub fn to_plain(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let cents = self.0.unsigned_abs();
        format!("{sign}{}.{:02}", cents / 100, cents % 100)
    }

    /// The sum, or `None` when it would not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }
}

/// Whether a space may group digits: plain, no-break or narrow no-break.
pub(crate) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// The sign, and what is left without spaces, currency and sign around.
fn trim_signs(text: &str) -> (bool, &str) {
    let mut rest = text.trim_matches(|c: char| c.is_whitespace() || c == '€');
    for word in ["euros", "euro", "eur"] {
        let cut = rest.len().checked_sub(word.len());
        if let Some((number, end)) = cut.and_then(|at| rest.split_at_checked(at))
            && end.eq_ignore_ascii_case(word)
        {
            rest = number;
            break;
        }
    }
    let rest = rest.trim_end();
    let unsigned = rest.strip_prefix(['-', '−']);
    let number = unsigned.or_else(|| rest.strip_prefix('+')).unwrap_or(rest);
    (unsigned.is_some(), number.trim_matches(|c: char| c.is_whitespace() || c == '€'))
}

/// Reads whole units, whose groups of three may be parted by one kind of separator other than `point`.
fn grouped(text: &str, point: Option<char>) -> Result<i64, MoneyError> {
    let mut separator = None;
    let (mut value, mut in_group, mut digits) = (0_i64, 0_u32, 0_u32);
    for c in text.chars() {
        if let Some(digit) = c.to_digit(10) {
            value = value
                .checked_mul(10)
                .and_then(|it| it.checked_add(i64::from(digit)))
                .ok_or(MoneyError::TooLarge)?;
            in_group += 1;
            digits += 1;
        } else if is_space(c) || matches!(c, '.' | ',' | '\'' | '’') {
            let kind = if is_space(c) { ' ' } else { c };
            let first = separator.is_none();
            let complete = if first { (1..=3).contains(&in_group) } else { in_group == 3 };
            if !complete || point == Some(kind) || separator.is_some_and(|it| it != kind) {
                return Err(MoneyError::Ambiguous);
            }
            separator = Some(kind);
            in_group = 0;
        } else {
            return Err(MoneyError::UnexpectedCharacter(c));
        }
    }
    match (digits, separator) {
        (0, _) => Err(MoneyError::Empty),
        (_, Some(_)) if in_group != 3 => Err(MoneyError::Ambiguous),
        _ => Ok(value),
    }
}

fn signed(units: i64, cents: i64, negative: bool) -> Result<Cents, MoneyError> {
    let sum = units.checked_mul(100).and_then(|it| it.checked_add(cents));
    let sum = sum.ok_or(MoneyError::TooLarge)?;
    Ok(Cents(if negative { -sum } else { sum }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cents(text: &str) -> Result<i64, MoneyError> {
        Cents::parse(text).map(|it| it.0)
    }

    #[test]
    fn french_and_english() {
        for (text, expected) in [
            ("1 450,00 €", 145_000),
            ("1\u{202f}450,00\u{a0}€", 145_000),
            ("1,450.00", 145_000),
            ("1.450,00", 145_000),
            ("50€", 5_000),
            ("€50", 5_000),
            ("12,5", 1_250),
            ("12.5", 1_250),
            ("1 250,50 euros", 125_050),
            ("17 400", 1_740_000),
            ("1,234,567.89 EUR", 123_456_789),
            ("1.234.567", 123_456_700),
            ("-3,20", -320),
            ("− 3,20 €", -320),
            ("0,05", 5),
            ("0", 0),
        ] {
            assert_eq!(cents(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn refused_with_a_reason() {
        for (text, reason) in [
            ("", MoneyError::Empty),
            ("€", MoneyError::Empty),
            (",50", MoneyError::Empty),
            ("12,345", MoneyError::TooManyDecimals),
            ("1.450", MoneyError::TooManyDecimals),
            ("1,450", MoneyError::TooManyDecimals),
            ("0.125", MoneyError::TooManyDecimals),
            ("1,2345", MoneyError::TooManyDecimals),
            ("12,", MoneyError::Ambiguous),
            ("1 45", MoneyError::Ambiguous),
            ("1,45,0", MoneyError::Ambiguous),
            ("1.450 000,00", MoneyError::Ambiguous),
            ("12a", MoneyError::UnexpectedCharacter('a')),
            ("=1+1", MoneyError::UnexpectedCharacter('=')),
            ("99999999999999999999", MoneyError::TooLarge),
            ("99999999999999999", MoneyError::TooLarge),
        ] {
            assert_eq!(cents(text), Err(reason), "{text}");
        }
    }

    proptest! {
        #[test]
        fn plain_text_round_trips(amount in -9_000_000_000_000_000_i64..9_000_000_000_000_000) {
            prop_assert_eq!(Cents::parse(&Cents(amount).to_plain()), Ok(Cents(amount)));
        }

        #[test]
        fn never_panics(text in any::<String>(), amount in "[-0-9 .,€eur'\u{202f}]{0,24}") {
            let _ = Cents::parse(&text);
            let _ = Cents::parse(&amount);
        }
    }
}
