//! The office manager's rules: statuses, business time, quick capture, money, demonstration data.
//!
//! Knows no storage, no network and no browser; returns keys and data, the app has the words.

pub mod bin;
pub mod calendar;
pub mod capture;
pub mod clock;
pub mod code;
pub mod compose;
pub mod conflicts;
pub mod demo;
pub mod history;
pub mod holidays;
pub mod kinds;
pub mod money;
pub mod office;
pub mod position;
pub mod query;
pub mod recurrence;
pub mod status;
pub mod text_merge;
pub mod trade;
pub mod zone;
