//! The room « Fournisseurs »: who to call, what was agreed, what is bought, who comes, which papers are missing.
//!
//! All of it is in the lazy part `Supply`. It reads the book of `supply` through `Session::look_in`.

pub mod contracts;
pub mod directory;
pub mod exchange;
pub mod nav;
pub mod papers;
pub mod purchases;
pub mod room;
pub mod today_card;
pub mod visits;
