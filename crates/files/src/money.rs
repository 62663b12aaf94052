//! Amounts as people write them: « 1 450,00 € », `$1,450.50`, `12,5`.

/// An amount in cents and its currency (ISO 4217).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Cents; negative for a credit.
    pub cents: i64,
    /// `EUR` if none was written.
    pub currency: &'static str,
}

const SIGNS: [(&str, &str); 10] = [
    ("€", "EUR"),
    ("EUR", "EUR"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("$", "USD"),
    ("USD", "USD"),
    ("£", "GBP"),
    ("GBP", "GBP"),
    ("CHF", "CHF"),
    ("CAD", "CAD"),
];

/// Reads an amount; `None` for anything doubtful: more than two decimals, other words, no digit.
///
/// The last point or comma is the decimal mark if one or two digits follow; otherwise marks and spaces group digits.
pub fn parse(text: &str) -> Option<Amount> {
    let mut text = text.trim();
    let mut currency = "EUR";
    for tax in ["TTC", "HT", "ttc", "ht"] {
        text = text.strip_suffix(tax).unwrap_or(text).trim_end();
    }
    let mut negative = strip_minus(&mut text);
    for (sign, code) in SIGNS {
        if let Some(rest) =
            strip_prefix_ignore_case(text, sign).or_else(|| strip_suffix_ignore_case(text, sign))
        {
            (text, currency) = (rest.trim(), code);
            break;
        }
    }
    if strip_minus(&mut text) {
        if negative {
            return None;
        }
        negative = true;
    }
    let mark = text.rfind(['.', ',']).filter(|at| {
        let decimals = text.len() - at - 1;
        (1..=2).contains(&decimals)
    });
    let (whole, decimals) = match mark {
        Some(at) => (text.get(..at)?, text.get(at + 1..)?),
        None => (text, ""),
    };
    // One sign cannot both group digits and begin the decimals.
    if let Some(sign) = mark.and_then(|at| text.get(at..=at))
        && whole.contains(sign)
    {
        return None;
    }
    let units = grouped(whole)?;
    if !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let cents: i64 = match decimals.len() {
        0 => 0,
        1 => decimals.parse::<i64>().ok()? * 10,
        _ => decimals.parse().ok()?,
    };
    let cents = units.checked_mul(100)?.checked_add(cents)?;
    Some(Amount { cents: if negative { -cents } else { cents }, currency })
}

/// Digits in groups of three, with one kind of mark or spaces between.
fn grouped(text: &str) -> Option<i64> {
    let is_mark = |c: char| matches!(c, '.' | ',' | '\'' | '’') || c.is_whitespace();
    let mut groups = text.split(is_mark);
    let first = groups.next()?;
    let mut digits = first.to_owned();
    let mut several = false;
    for group in groups {
        several = true;
        if group.len() != 3 {
            return None;
        }
        digits.push_str(group);
    }
    if first.is_empty() || (several && first.len() > 3) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

fn strip_minus(text: &mut &str) -> bool {
    let rest = text.strip_prefix('-').or_else(|| text.strip_prefix('\u{2212}'));
    if let Some(rest) = rest {
        *text = rest.trim_start();
    }
    rest.is_some()
}

fn strip_prefix_ignore_case<'a>(text: &'a str, sign: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(sign.len())?;
    head.eq_ignore_ascii_case(sign).then_some(rest)
}

fn strip_suffix_ignore_case<'a>(text: &'a str, sign: &str) -> Option<&'a str> {
    let (rest, tail) = text.split_at_checked(text.len().checked_sub(sign.len())?)?;
    tail.eq_ignore_ascii_case(sign).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_both_habits() {
        for (text, cents, currency) in [
            ("1 450,00 €", 145_000, "EUR"),
            ("1\u{202f}450,5\u{a0}€", 145_050, "EUR"),
            ("1.450,00", 145_000, "EUR"),
            ("1,450.00", 145_000, "EUR"),
            ("1,450", 145_000, "EUR"),
            ("$50", 5000, "USD"),
            ("-12,50 €", -1250, "EUR"),
            ("€ -3", -300, "EUR"),
            ("80 EUR HT", 8000, "EUR"),
            ("0,07", 7, "EUR"),
            ("1'200 CHF", 120_000, "CHF"),
        ] {
            assert_eq!(parse(text), Some(Amount { cents, currency }), "{text}");
        }
        for text in ["", "€", "gratuit", "12,345,6", "1 2", "1.2.3", "12 ou 13", "1,2345", "--5", ",50"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,20}") {
            let _ = parse(&text);
        }

        #[test]
        fn never_panics_on_digits(text in "[0-9,. €$-]{0,30}") {
            let _ = parse(&text);
        }
    }
}
