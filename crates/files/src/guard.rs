//! The guard against formulas: a spreadsheet runs a cell that begins like one, whoever wrote it.
//!
//! An exported text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets an apostrophe in front, which
//! spreadsheets take as « this is text ». A plain negative number stays as it is. Reading takes the apostrophe off
//! again; a text that already had one before such a sign gets a second one, so that every text comes back exactly.

use std::borrow::Cow;

fn is_sign(byte: u8) -> bool {
    matches!(byte, b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r')
}

fn after_apostrophes(text: &str) -> Option<u8> {
    text.bytes().find(|b| *b != b'\'')
}

/// Minus, digits, at most one point or comma: no spreadsheet can run that.
fn is_plain_negative(text: &str) -> bool {
    let Some(digits) = text.strip_prefix('-') else { return false };
    let marks = digits.bytes().filter(|b| matches!(b, b'.' | b',')).count();
    marks <= 1
        && digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
        && digits.starts_with(|c: char| c.is_ascii_digit())
}

/// A text as it may stand in an exported cell.
pub(crate) fn guard(text: &str) -> Cow<'_, str> {
    match after_apostrophes(text) {
        Some(sign) if is_sign(sign) && !is_plain_negative(text) => Cow::Owned(format!("'{text}")),
        _ => Cow::Borrowed(text),
    }
}

/// The text that a cell stands for.
pub(crate) fn unguard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if after_apostrophes(text).is_some_and(is_sign) => text,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_disarmed() {
        for evil in
            ["=1+1", "+33 1 42", "-cmd", "@SUM(A1)", "\t=1", "\r=1", "-1-1", "--1", "=HYPERLINK(\"x\")"]
        {
            assert_eq!(guard(evil), format!("'{evil}"));
        }
        for plain in ["-73.88", "-5", "-1,5", "l'eau", "'quoted'", "a=b", ""] {
            assert_eq!(guard(plain), plain);
        }
        assert_eq!(guard("'=x"), "''=x");
    }

    proptest! {
        #[test]
        fn comes_back(text in "['=+@a0,.\t-]{0,6}") {
            let guarded = guard(&text).into_owned();
            prop_assert_eq!(unguard(&guarded), &text);
            prop_assert!(!guarded.starts_with(['=', '+', '@', '\t', '\r']));
        }
    }
}
