//! Amounts and quantities as they are typed: what is wrong is said in words, and never taken for something else.

use domain::money::{Cents, MoneyError};
use leptos::prelude::*;
use supply::purchase::quantity::{self, QuantityError};

use super::words;
use crate::i18n::{T, use_t};
use crate::widgets::number_input::NumberInput;

/// What the field of a form holds: its text, and whether it has been left once.
#[derive(Clone, Copy)]
pub struct Typed {
    /// The text.
    pub text: RwSignal<String>,
    is_left: RwSignal<bool>,
}

impl Typed {
    /// A field that holds a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: RwSignal::new(text.into()), is_left: RwSignal::new(false) }
    }

    /// A field that holds an amount, or nothing.
    pub fn amount(t: T, cents: Option<Cents>) -> Self {
        Self::new(cents.map(|cents| words::bare_money(t, cents)).unwrap_or_default())
    }

    /// A field that holds a quantity.
    pub fn quantity(t: T, milli: i64) -> Self {
        Self::new(quantity::text(milli, words::point(t)))
    }

    /// A field that holds a percentage, or nothing for none.
    pub fn percent(t: T, bp: i64) -> Self {
        Self::new(if bp == 0 {
            String::new()
        } else {
            quantity::text(bp.saturating_mul(10), words::point(t))
        })
    }

    /// From now on says what is wrong.
    pub fn leave(self) {
        self.is_left.set(true);
    }

    /// The amount typed, followed; nothing for an empty field.
    pub fn cents(self) -> Result<Option<Cents>, MoneyError> {
        self.text.with(|text| if text.trim().is_empty() { Ok(None) } else { Cents::parse(text).map(Some) })
    }

    /// The quantity typed, followed.
    pub fn milli(self) -> Result<i64, QuantityError> {
        self.text.with(|text| quantity::parse(text))
    }

    /// The percentage typed in basis points, followed; none for an empty field.
    pub fn basis_points(self) -> Result<i64, QuantityError> {
        let typed = self.text.get();
        let typed = typed.trim().trim_end_matches('%').trim();
        if typed.is_empty() {
            return Ok(0);
        }
        let milli = quantity::parse(typed)?;
        // Hundredths of a percent: a finer discount than 0,01 % is nobody's.
        if milli % 10 == 0 { Ok(milli / 10) } else { Err(QuantityError::TooManyDecimals) }
    }
}

/// What a numeric field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Euros; may be empty.
    Money,
    /// Euros; must not be empty.
    Price,
    /// Thousandths.
    Quantity,
    /// Basis points.
    Percent,
}

/// What is wrong with what is typed, if anything.
fn fault(t: T, of: Of, typed: Typed) -> Option<&'static str> {
    match of {
        Of::Money => typed.cents().err().map(|error| words::money_error(t, error)),
        Of::Price => match typed.cents() {
            Ok(Some(_)) => None,
            Ok(None) => Some(t.amount_missing()),
            Err(error) => Some(words::money_error(t, error)),
        },
        Of::Quantity => typed.milli().err().map(|error| words::quantity_error(t, error)),
        Of::Percent => match typed.basis_points() {
            Ok(bp) if bp <= supply::vat::WHOLE_BP => None,
            _ => Some(t.percent_invalid()),
        },
    }
}

/// A number that is typed. What is wrong is said once the field was left, or the form sent.
#[component]
pub fn NumberField(
    /// What it is.
    #[prop(into)]
    label: Signal<String>,
    /// What it holds.
    of: Of,
    /// The text.
    typed: Typed,
    /// Reads the label out without showing it.
    #[prop(optional)]
    label_hidden: bool,
) -> impl IntoView {
    let t = use_t();
    let error =
        Signal::derive(
            move || {
                if typed.is_left.get() { fault(t, of, typed).map(str::to_owned) } else { None }
            },
        );
    let unit = match of {
        Of::Money | Of::Price => "€",
        Of::Percent => "%",
        Of::Quantity => "",
    };
    view! {
        <NumberInput
            label
            label_hidden
            value=typed.text
            unit
            error
            on_input=move |text| typed.text.set(text)
            on_change=move |_| typed.leave()
        />
    }
}
