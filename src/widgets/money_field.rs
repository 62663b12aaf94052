//! An amount in euros and cents.

use super::field::{Field, FieldIds};
use crate::i18n::use_t;
use leptos::prelude::*;

/// The cents of a typed amount: `1 234,56`, `1234.5`, `50 €`. More than two decimals, or text, is no amount.
#[must_use]
pub fn parse_cents(text: &str) -> Option<i64> {
    let text: String =
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '€' | '\u{202f}' | '\u{a0}')).collect();
    let (sign, text) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (-1, rest.to_owned()),
        None => (1, text),
    };
    let (whole, cents) = text.rsplit_once([',', '.']).unwrap_or((&text, ""));
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(cents) || 2 < cents.len() {
        return None;
    }
    let cents = format!("{cents:0<2}").parse::<i64>().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(cents)?.checked_mul(sign)
}

/// An amount. What is typed is checked when the person leaves the field; the parent holds the cents.
#[component]
pub fn MoneyField(
    /// What costs this.
    #[prop(into)]
    label: Signal<String>,
    /// The amount now set, in cents.
    #[prop(into)]
    cents: Signal<Option<i64>>,
    /// Called with the amount in cents, or nothing when it is cleared. Not called for what is no amount.
    #[prop(into)]
    on_change: Callback<Option<i64>>,
    /// Reads the label out without showing it.
    #[prop(optional)]
    label_hidden: bool,
) -> impl IntoView {
    let t = use_t();
    let ids = FieldIds::new();
    let described = ids.clone();
    let is_bad = RwSignal::new(false);
    let error = Signal::derive(move || is_bad.get().then(|| t.amount_invalid().to_owned()));
    let shown = move || {
        let amount = cents.get().map(|cents| t.money(cents, "EUR")).unwrap_or_default();
        amount.trim_end_matches(['€', '\u{a0}', '\u{202f}']).trim_start_matches('€').to_owned()
    };
    view! {
        <Field ids=ids.clone() label error label_hidden>
            <span class="money">
                <input
                    class="input"
                    id=ids.control
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    placeholder=move || t.amount_example()
                    prop:value=shown
                    aria-invalid=move || is_bad.get().then_some("true")
                    aria-describedby=move || described.described_by(is_bad.get(), false)
                    on:change:target=move |event| {
                        let text = event.target().value();
                        let amount = parse_cents(&text);
                        is_bad.set(amount.is_none() && !text.trim().is_empty());
                        if amount.is_some() || text.trim().is_empty() {
                            on_change.run(amount);
                        }
                    }
                />
                <span class="money__currency" aria-hidden="true">"€"</span>
            </span>
        </Field>
    }
}

#[cfg(test)]
mod tests {
    use super::parse_cents;

    #[test]
    fn amounts_as_people_type_them() {
        assert_eq!(parse_cents("49,90"), Some(4_990));
        assert_eq!(parse_cents("1\u{202f}234,5 €"), Some(123_450));
        assert_eq!(parse_cents("-12.05"), Some(-1_205));
        assert_eq!(parse_cents("50"), Some(5_000));
    }

    #[test]
    fn what_is_no_amount() {
        for text in ["", "abc", "1,234,56", "12,345", ",5", "99999999999999999999"] {
            assert_eq!(parse_cents(text), None, "{text}");
        }
    }
}
