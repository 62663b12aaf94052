//! One request.

mod actions;
pub mod attach;
pub mod blob_image;
mod check_row;
mod checklist;
mod comments;
mod conflicts;
pub mod devices;
mod duplicate;
mod head;
mod history;
pub mod history_words;
mod imported;
pub mod inline_text;
mod ledger;
mod ledger_row;
mod link_picker;
mod links;
pub mod page;
mod photo_viewer;
pub mod photos;
mod pickers;
mod request;
mod status;
pub mod subject;
mod target;
pub mod words;
