//! All use of the browser that is no widget: time, randomness, storage state, tabs, preferences.
//!
//! The only place that asks for the time or for random bytes; everything below takes them as arguments.

pub mod clock;
pub mod entropy;
pub mod preferences;
pub mod tabs;
