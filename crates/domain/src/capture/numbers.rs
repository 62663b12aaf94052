//! Costs: an amount next to `€` or « euros ».

use super::words::Words;
use super::{Confidence, Suggestion, Value};
use crate::money::{Cents, is_space};

/// Words that lead to an amount and go with it.
const LEADS: [&str; 9] = ["pour", "a", "environ", "de", "for", "about", "max", "maximum", "approx"];

pub(super) fn costs(words: &mut Words<'_>, found: &mut Vec<Suggestion>) {
    let mut known = false;
    for at in 0..=words.len() {
        let Some((amount, first, end, mut bytes)) = amount_at(words, at) else { continue };
        // 50 €/mois is a price, not the cost of this request.
        let rate = words.line.get(bytes.end..).is_some_and(|rest| rest.trim_start().starts_with('/'));
        let next = words.at(end);
        let confidence = match () {
            () if rate || known => Confidence::Low,
            () if next == "ht" => Confidence::Medium,
            () => Confidence::High,
        };
        let removes_text = confidence > Confidence::Low;
        let mut taken = first..end;
        if removes_text {
            if next == "ttc" && words.gap(end).chars().all(|c| is_space(c) || c == '€') {
                taken.end += 1;
                bytes.end = words.bytes(taken.clone()).end;
            }
            while taken.start > 0
                && LEADS.contains(&words.before(taken.start))
                && is_blank(words.gap(taken.start))
            {
                taken.start -= 1;
                bytes.start = words.bytes(taken.clone()).start;
            }
        }
        found.push(Suggestion { value: Value::Cost(amount), range: bytes, confidence, removes_text });
        words.take(taken);
        known = true;
    }
}

type Amount = (Cents, usize, usize, std::ops::Range<usize>);

/// The amount whose currency sign stands in the gap before word `at`, or is word `at` itself.
fn amount_at(words: &Words<'_>, at: usize) -> Option<Amount> {
    let gap = words.gap(at);
    if let Some(sign) = gap.find('€') {
        let after = sign + '€'.len_utf8();
        let gap_start = words.bytes(0..at).end;
        let gap_start = if at == 0 { 0 } else { gap_start };
        if gap.get(..sign).is_some_and(is_blank)
            && let Some((amount, first)) = amount_before(words, at)
        {
            let bytes = words.bytes(first..at).start..gap_start + after;
            return Some((amount, first, at, bytes));
        }
        // €50
        if gap.get(after..).is_some_and(is_blank) {
            let end = (at + 1..=words.len()).take_while(|&end| is_number(words, at, end)).last()?;
            // All or nothing: of €12,345 neither 12 nor 345.
            let amount = read(words, at, end)?;
            return Some((amount, at, end, gap_start + sign..words.bytes(at..end).end));
        }
        return None;
    }
    if matches!(words.at(at), "euro" | "euros" | "eur") && is_blank(gap) {
        let (amount, first) = amount_before(words, at)?;
        return Some((amount, first, at + 1, words.bytes(first..at + 1)));
    }
    // 50euros
    let digits = words.raw(at).trim_end_matches(|c: char| c.is_alphabetic());
    let unit = words.at(at).strip_prefix(digits)?;
    if words.is_free(at) && !digits.is_empty() && matches!(unit, "euro" | "euros" | "eur") {
        return Some((Cents::parse(digits).ok()?, at, at + 1, words.bytes(at..at + 1)));
    }
    None
}

/// The longest amount that ends just before word `end`: in « salle 3 : 1 250 € », 1 250.
fn amount_before(words: &Words<'_>, end: usize) -> Option<(Cents, usize)> {
    let starts = (0..end).rev().take_while(|&first| is_number(words, first, end));
    let amounts = starts.filter_map(|first| Some((read(words, first, end)?, first)));
    // The decimals of a number that is no amount (12,345) are none either.
    let inside = |first: usize| matches!(words.gap(first), "." | ",") && is_number(words, first - 1, first);
    amounts.filter(|&(_, first)| !inside(first)).last()
}

fn is_number(words: &Words<'_>, first: usize, end: usize) -> bool {
    (first..end).all(|index| {
        let digits = words.raw(index).chars().all(|c| c.is_ascii_digit());
        let gap = words.gap(index);
        let joined = matches!(gap, "." | ",") || (gap.chars().count() == 1 && gap.chars().all(is_space));
        words.is_free(index) && digits && (index == first || joined)
    }) && first < end
}

fn read(words: &Words<'_>, first: usize, end: usize) -> Option<Cents> {
    Cents::parse(words.line.get(words.bytes(first..end))?).ok()
}

fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}
