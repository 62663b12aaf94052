//! Texts with a shape: amounts, dates, times, and found words.

use crate::i18n::use_t;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::ops::Range;

/// An amount, in tabular figures.
#[component]
pub fn Money(
    /// In cents.
    #[prop(into)]
    cents: Signal<i64>,
    /// Three letters, such as `EUR`.
    #[prop(into, default = "EUR".into())]
    currency: String,
) -> impl IntoView {
    let t = use_t();
    view! { <span class="money-text">{move || t.money(cents.get(), &currency)}</span> }
}

/// A civil date, readable by machines too: « demain », « lun. 23 nov. ».
#[component]
pub fn DateText(
    /// The date.
    #[prop(into)]
    date: Signal<NaiveDate>,
    /// Today, from the clock of the app.
    #[prop(into)]
    today: Signal<NaiveDate>,
) -> impl IntoView {
    let t = use_t();
    view! {
        <time datetime=move || date.get().to_string() title=move || t.date_long(date.get())>
            {move || t.date(date.get(), today.get())}
        </time>
    }
}

/// An instant as a distance from now: « il y a 2 min ».
#[component]
pub fn RelativeTime(
    /// Milliseconds since the epoch, UTC.
    #[prop(into)]
    ms: Signal<i64>,
    /// Now, from the clock of the app; a signal that ticks keeps the text right.
    #[prop(into)]
    now_ms: Signal<i64>,
) -> impl IntoView {
    let t = use_t();
    view! {
        <time title=move || t.date_time(ms.get())>{move || t.relative(ms.get(), now_ms.get())}</time>
    }
}

/// A text cut where its found parts begin and end: (part, is it found).
///
/// Ranges are byte ranges, sorted. What does not fit the text (out of it, within a character, over the
/// one before) is ignored: a stale range shows the text unmarked, not a panic.
#[must_use]
pub fn cut<'text>(text: &'text str, ranges: &[Range<usize>]) -> Vec<(&'text str, bool)> {
    let mut parts = Vec::with_capacity(ranges.len() * 2 + 1);
    let mut at = 0;
    for range in ranges {
        let (Some(before), Some(found)) = (text.get(at..range.start), text.get(range.clone())) else {
            continue;
        };
        if found.is_empty() {
            continue;
        }
        if !before.is_empty() {
            parts.push((before, false));
        }
        parts.push((found, true));
        at = range.end;
    }
    if let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        parts.push((rest, false));
    }
    parts
}

/// A text with its found words marked.
#[component]
pub fn Highlight(
    /// The whole text.
    #[prop(into)]
    text: String,
    /// Byte ranges of the found words, sorted.
    ranges: Vec<Range<usize>>,
) -> impl IntoView {
    cut(&text, &ranges)
        .into_iter()
        .map(|(part, is_found)| {
            let part = part.to_owned();
            if is_found { view! { <mark>{part}</mark> }.into_any() } else { part.into_any() }
        })
        .collect_view()
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn found_words_are_cut_out() {
        assert_eq!(
            cut("fuite évier", &[0..5, 6..9]),
            [("fuite", true), (" ", false), ("év", true), ("ier", false)]
        );
        assert_eq!(cut("", &[]), []);
    }

    #[test]
    fn ranges_that_do_not_fit_are_ignored() {
        // Within a character, over the one before, out of the text.
        assert_eq!(cut("évier", &[1..3, 0..2, 0..1, 4..90]), [("é", true), ("vier", false)]);
    }
}
