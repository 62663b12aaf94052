//! The guests of an event: who is invited, what they answered, where they sit, what they eat.

mod acts;
mod add_bar;
mod caterer;
mod data;
mod directory;
mod export;
pub mod found;
mod gauge;
mod import;
mod list;
mod news;
mod page;
pub mod purge;
mod remind;
mod row;
mod settings;
mod share;
mod sheet;
mod summary;
mod tables;
mod waitlist;
mod words;

pub use caterer::CatererPage;
pub use page::GuestsPage;
pub use share::calendar as share_calendar;
pub use summary::GuestsSummary;
pub use words::table_words;
