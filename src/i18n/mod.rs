//! Every word a person reads, in every language of the app, and dates, numbers and money as they are written there.
//!
//! A message is a method of [`T`]; one that lacks a language does not compile. Nothing here knows a record or storage.
//!
//! Add a message to the file of its room: `save() = "Enregistrer" / "Save";`. Arguments are named in the text:
//! `made_by(who: &str) = "Créée par {who}" / "Made by {who}";`. A count chooses one of two forms:
//! `n_requests(n) = ["{n} demande", "{n} demandes"] / ["{n} request", "{n} requests"];`.

#[macro_use]
mod macros;
mod common;
mod contracts;
mod decide;
mod detail;
mod directories;
mod errors;
mod event_calendars;
mod event_door;
mod event_guests;
mod event_live;
mod event_money;
mod event_plan;
mod event_review;
mod event_services;
mod event_show;
mod events;
mod exchange;
mod files;
mod format;
mod help;
mod history;
mod import;
mod install;
mod intl;
mod lang;
mod navigation;
mod outbox;
mod papers;
mod purchases;
mod record_words;
mod records;
mod requests;
mod settings;
mod statuses;
mod suppliers;
mod sync;
mod team;
#[cfg(test)]
mod tests;
mod today;
mod visits;

pub use format::day_of_ms;
pub use lang::{Lang, T, provide_lang, use_lang, use_t};
