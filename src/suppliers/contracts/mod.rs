//! Contracts: the list, one contract, the letter, the year.

mod amendments;
mod calendar_file;
mod decision;
mod ending;
mod facts;
mod filters;
mod form;
mod letter;
mod list;
pub mod model;
mod notices_section;
mod page;
mod party_section;
pub mod reminders;
mod row;
mod strip;
mod tone;
pub mod words;
mod year;
pub mod year_model;
mod year_page;
mod year_switch;

pub use letter::LetterPage;
pub use page::ContractPage;
pub use party_section::PartyContracts;
pub use year_page::ContractsPage;
