//! What comes again: recurrence rules of calendars (RFC 5545) on wall-clock times.
//!
//! A rule says days and times of a wall clock and knows no time zone: « every Tuesday at 18:30 » stays at 18:30 when the
//! clocks change. Everything is reckoned for a window that the caller names, so that an endless rule costs no more than
//! what is shown, and a far window no more than a near one.

mod expand;
mod parse;
mod rule;
mod series;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_laws;

pub use expand::Occurrences;
pub use parse::{RuleError, parse};
pub use rule::{End, Freq, NthDay, Rule};
pub use series::{Series, Window};

/// So many periods of a rule with a `COUNT` are counted before the window at most: 270 years of days.
pub const MAX_COUNTED: u32 = 100_000;
