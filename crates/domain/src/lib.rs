//! The office manager's rules: statuses, business time, quick capture, money, demonstration data.
//!
//! Knows no storage, no network and no browser; returns keys and data, the app has the words.

pub mod calendar;
pub mod capture;
pub mod clock;
pub mod holidays;
pub mod money;
pub mod status;
pub mod trade;
