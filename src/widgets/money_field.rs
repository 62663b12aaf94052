//! An amount in euros and cents.

use domain::money::Cents;
use leptos::prelude::*;

use super::number_input::NumberInput;
use crate::i18n::use_t;

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
    let is_bad = RwSignal::new(false);
    let error = Signal::derive(move || is_bad.get().then(|| t.amount_invalid().to_owned()));
    let shown = Signal::derive(move || {
        let amount = cents.get().map(|cents| t.money(cents, "EUR")).unwrap_or_default();
        amount.trim_end_matches(['€', '\u{a0}', '\u{202f}']).trim_start_matches('€').to_owned()
    });
    let read = Callback::new(move |text: String| {
        let amount = Cents::parse(&text).ok().map(|Cents(cents)| cents);
        let is_amount = amount.is_some() || text.trim().is_empty();
        is_bad.set(!is_amount);
        if is_amount {
            on_change.run(amount);
        }
    });
    view! {
        <NumberInput
            label
            label_hidden
            value=shown
            unit="€"
            placeholder=Signal::derive(move || Some(t.amount_example().to_owned()))
            error
            on_change=read
        />
    }
}
