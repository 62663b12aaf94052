//! How long a supplier needs, as it was said and in days that compare.

use replica::Value;
use replica::view::ValueRef;
use serde_json::json;

use crate::read;

/// The unit of a delay. Stored keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum DelayUnit {
    Hour,
    Day,
    Week,
    Month,
}

impl DelayUnit {
    /// All, the shortest first.
    pub const ALL: [Self; 4] = [Self::Hour, Self::Day, Self::Week, Self::Month];

    /// The stored key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    /// The unit of a stored key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.key() == key)
    }
}

/// A delay as it was said: « 48 h », « 3 semaines ».
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Delay {
    /// How many.
    pub n: u32,
    /// Of what.
    pub unit: DelayUnit,
}

impl Delay {
    /// In days, to compare: hours round up to whole days, a week has 7 and a month 30.
    #[must_use]
    pub fn days(self) -> u32 {
        match self.unit {
            DelayUnit::Hour => self.n.div_ceil(24),
            DelayUnit::Day => self.n,
            DelayUnit::Week => self.n.saturating_mul(7),
            DelayUnit::Month => self.n.saturating_mul(30),
        }
    }

    /// As stored: `{"n": 48, "u": "hour"}`.
    #[must_use]
    pub fn value(self) -> Value {
        json!({ "n": self.n, "u": self.unit.key() })
    }

    pub(super) fn read(value: &ValueRef<'_>) -> Option<Self> {
        let n = read::int_at(value, "n").and_then(|n| u32::try_from(n).ok())?;
        let unit = read::text_at(value, "u").and_then(|key| DelayUnit::from_key(&key))?;
        Some(Self { n, unit })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_compare_in_days() {
        let days = |n, unit| Delay { n, unit }.days();
        assert_eq!(days(48, DelayUnit::Hour), 2);
        assert_eq!(days(25, DelayUnit::Hour), 2);
        assert_eq!(days(10, DelayUnit::Day), 10);
        assert_eq!(days(3, DelayUnit::Week), 21);
        assert_eq!(days(u32::MAX, DelayUnit::Month), u32::MAX);
    }
}
