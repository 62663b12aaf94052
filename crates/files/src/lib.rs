//! Files in and out: CSV of any dialect to drafts of records, CSV exports, and the one-file backup.
//!
//! Pure code: no file system, no browser, no clock. The road of an import is
//! [`encoding::decode`] → [`sniff::sniff`] → [`table::Rows`] → [`profile::Profile`] → [`map::suggest`] (the person
//! corrects) → [`plan::Planner`] → [`report::Report`]. Long steps work by chunks, so that a caller can show progress,
//! yield and cancel between two of them.

pub mod backup;
pub mod columns;
pub mod content_line;
pub mod dates;
pub mod encoding;
pub mod export;
pub mod fate;
mod guard;
pub mod guests;
pub mod ical;
pub mod kind;
pub mod map;
pub mod money;
pub mod parties;
pub mod plan;
pub mod profile;
pub mod report;
pub mod sniff;
pub mod table;
pub mod vcard;
