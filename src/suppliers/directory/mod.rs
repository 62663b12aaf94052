//! The directory: its list, and a party.

mod calls;
mod filters;
mod forms;
pub mod links;
mod list;
mod party;
mod room;
mod row;
pub mod warning;
pub mod words;

pub use room::DirectoryRoom;
