//! Check-in: the door, the codes of invitations, the sheet that guests sign.

mod counter;
mod desk;
mod door_settings;
mod list;
mod page;
pub mod qr;
mod row;
mod scan;
mod setup;
mod sign_in;
mod verdict;

pub use page::DoorPage;
pub use sign_in::SignInPage;
