//! The people who share the workspace: who they are, their devices, how one more comes in.
//!
//! What the server last said is kept on the device ([`roster`]), so that names show without network. Acts on the team
//! happen on the server ([`acts`]): they alone need it.

pub mod access_page;
pub mod acts;
mod confirm;
mod devices;
mod invitations;
mod invite_result;
mod invite_sheet;
mod join_form;
pub mod join_page;
pub mod joining;
pub mod link;
mod members;
mod name_dialog;
pub mod page;
pub mod qr;
pub mod rights;
mod role_cards;
mod roll;
pub mod roster;
mod scanner;
pub mod ticket_form;
pub mod words;

pub use roster::{is_me, name_of, said};
