//! The app: screens, words and browser adapters over the pure crates.

pub mod i18n;
pub mod widgets;
