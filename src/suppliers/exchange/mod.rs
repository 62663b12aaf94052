//! Cards and files coming in and going out; duplicates.
//!
//! In: a file → [`fiche::Fiche`] (from a card or a row) → [`planner::Planner`] (what it becomes here) → looked at, then
//! written by [`crate::import::slices`] as one act. Out: [`out`] and [`out_table`].

mod duplicates;
pub mod fiche;
mod out;
mod out_section;
mod out_table;
mod page;
mod past;
mod planner;
mod share;
mod state;
mod step_check;
mod step_done;
mod step_file;
mod words;

pub use duplicates::DuplicatesPage;
pub use page::CardsPage;
pub use share::share_card;
