//! An event from its first idea to its debrief: what is to do before, who comes, minute by minute, with whom, for how much.
//!
//! Pure rules and typed views over records. Knows no storage, no network, no browser and no words of a language; time,
//! time zones and randomness are arguments. Stored fields: `docs/events.md`.

#[cfg(test)]
mod desk;
mod entry;

pub mod budget;
pub mod demo;
pub mod event;
pub mod guests;
pub mod kinds;
pub mod planner;
pub mod read;
pub mod retro;
pub mod review;
pub mod schema;
pub mod services;
pub mod show;
pub mod template;

pub use planner::Planner;
