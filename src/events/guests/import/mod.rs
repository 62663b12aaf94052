//! Guests coming in: a table of any dialect, or a pasted list; looked at, written in slices as one act, taken back whole.

mod drafts;
mod state;
mod steps;
mod take;
mod view;

pub use view::ImportView;
