//! Clauses as they are stored: read out of values, and made into values.

use chrono::NaiveDate;
use domain::money::Cents;
use replica::Value;
use replica::view::ValueRef;
use serde_json::json;

use super::error::TermsError;
use super::length::{Length, Unit};
use super::terms::{Amount, Basis, DEFAULT_BUFFER, Form, Indexation, Initial, NoticeClause, Per, Renewal};
use crate::read::{cents, day, day_at, int_at, text_at};

macro_rules! keys {
    ($type:ident { $($name:ident = $key:literal),* $(,)? }) => {
        impl $type {
            /// The stored name.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                }
            }

            /// The value of a stored name.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                match key {
                    $($key => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

keys!(Basis { Received = "received", Sent = "sent" });
keys!(Form { Registered = "lrar", Letter = "letter", Mail = "mail" });
keys!(Per { Month = "month", Quarter = "quarter", Half = "half", Year = "year", Once = "once" });

/// `{"n": 24, "u": "month"}`.
fn length(value: &ValueRef<'_>) -> Result<Length, TermsError> {
    let n = int_at(value, "n").ok_or(TermsError::ZeroLength)?;
    let unit = text_at(value, "u").and_then(|key| Unit::from_key(&key)).unwrap_or(Unit::Month);
    Length::new(n, unit)
}

fn length_value(length: Length) -> Value {
    json!({ "n": length.n(), "u": length.unit().key() })
}

pub(super) fn initial(value: &ValueRef<'_>) -> Result<Initial, TermsError> {
    if let Some(until) = value.get("until") {
        return day(&until).map(Initial::Until).ok_or(TermsError::DateOutOfRange);
    }
    length(value).map(Initial::Lasts)
}

pub(super) fn renewal(value: &ValueRef<'_>) -> Result<Renewal, TermsError> {
    Ok(match text_at(value, "k").as_deref() {
        Some("tacit") => {
            let max = match int_at(value, "max") {
                None => None,
                Some(max) => Some(u32::try_from(max).map_err(|_| TermsError::MaxRenewals)?),
            };
            Renewal::Tacit { length: length(value)?, max }
        }
        Some("express") => Renewal::Express { length: length(value).ok() },
        _ => Renewal::None,
    })
}

pub(super) fn notice(value: &ValueRef<'_>) -> Result<NoticeClause, TermsError> {
    let basis = text_at(value, "basis").and_then(|key| Basis::from_key(&key)).unwrap_or_default();
    let form = text_at(value, "form").and_then(|key| Form::from_key(&key)).unwrap_or_default();
    let buffer = match int_at(value, "buffer") {
        // Nothing travels where the day of sending counts.
        None => default_buffer(basis, form),
        Some(days) => u32::try_from(days).map_err(|_| TermsError::Buffer)?.min(60),
    };
    let working_days = text_at(value, "days").is_some_and(|key| key == "working");
    Ok(NoticeClause { length: length(value)?, working_days, basis, form, buffer })
}

/// The postal buffer to propose.
#[must_use]
pub const fn default_buffer(basis: Basis, form: Form) -> u32 {
    match (basis, form) {
        (Basis::Sent, _) | (_, Form::Mail) => 0,
        (Basis::Received, _) => DEFAULT_BUFFER,
    }
}

pub(super) fn amount(value: &ValueRef<'_>) -> Result<Amount, TermsError> {
    let net = cents(value).ok_or(TermsError::Amount)?;
    let per = text_at(value, "per").and_then(|key| Per::from_key(&key)).unwrap_or(Per::Month);
    let vat_bp = int_at(value, "vat").and_then(|bp| u32::try_from(bp).ok());
    if net < Cents(0) { Err(TermsError::Amount) } else { Ok(Amount { net, per, vat_bp }) }
}

pub(super) fn indexation(value: &ValueRef<'_>) -> Indexation {
    let on = day_at(value, "on");
    match text_at(value, "k").as_deref() {
        Some("fixed") => {
            let bp = int_at(value, "bp").and_then(|bp| u32::try_from(bp).ok()).unwrap_or_default();
            // More than doubling each year is a slip of the hand.
            if (1..=10_000).contains(&bp) { Indexation::Fixed { bp, on } } else { Indexation::None }
        }
        Some("index") => Indexation::Index { name: text_at(value, "name").unwrap_or_default(), on },
        _ => Indexation::None,
    }
}

impl Initial {
    /// As it is stored.
    #[must_use]
    pub fn value(self) -> Value {
        match self {
            Self::Lasts(length) => length_value(length),
            Self::Until(day) => json!({ "until": day.to_string() }),
        }
    }
}

impl Renewal {
    /// As it is stored.
    #[must_use]
    pub fn value(self) -> Value {
        match self {
            Self::Tacit { length, max } => {
                let mut value = json!({ "k": "tacit", "n": length.n(), "u": length.unit().key() });
                put(&mut value, "max", max.map(Value::from));
                value
            }
            Self::Express { length } => {
                let mut value = json!({ "k": "express" });
                put(&mut value, "n", length.map(|length| length.n().into()));
                put(&mut value, "u", length.map(|length| length.unit().key().into()));
                value
            }
            Self::None => json!({ "k": "none" }),
        }
    }
}

impl NoticeClause {
    /// As it is stored.
    #[must_use]
    pub fn value(self) -> Value {
        json!({
            "n": self.length.n(),
            "u": self.length.unit().key(),
            "days": if self.working_days { "working" } else { "calendar" },
            "basis": self.basis.key(),
            "form": self.form.key(),
            "buffer": self.buffer,
        })
    }
}

impl Amount {
    /// As it is stored.
    #[must_use]
    pub fn value(self) -> Value {
        let mut value = json!({ "cents": self.net.0, "per": self.per.key(), "cur": "EUR" });
        put(&mut value, "vat", self.vat_bp.map(Value::from));
        value
    }
}

impl Indexation {
    /// As it is stored.
    #[must_use]
    pub fn value(&self) -> Value {
        let (mut value, on) = match self {
            Self::None => return json!({ "k": "none" }),
            Self::Fixed { bp, on } => (json!({ "k": "fixed", "bp": bp }), on),
            Self::Index { name, on } => (json!({ "k": "index", "name": name.trim() }), on),
        };
        put(&mut value, "on", on.map(|on: NaiveDate| on.to_string().into()));
        value
    }
}

fn put(value: &mut Value, key: &str, what: Option<Value>) {
    if let (Some(map), Some(what)) = (value.as_object_mut(), what) {
        map.insert(key.to_owned(), what);
    }
}
