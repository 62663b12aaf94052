//! The rétroplanning: what is to be done before D-day and after, as a list and, on wide screens, along the weeks.

mod acts;
mod data;
mod fields;
mod form;
mod page;
mod row;
mod strip;
mod summary;
mod words;

pub use page::RetroPage;
pub use summary::RetroSummary;
