//! Calendar files coming in and going out.

mod acts;
pub mod drop;
mod feed;
mod feed_fresh;
mod out;
mod page;
mod preview;
mod words;

pub use acts::{ical_of, invitation_of};
pub use page::CalendarsPage;
