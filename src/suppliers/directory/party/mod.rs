//! One party: whom to call first and big, then everything else that is known.

mod contacts;
mod details;
mod emergency;
mod glance;
mod head;
mod identifiers;
mod page;
mod reach;
mod subject;

pub use page::PartyPage;
