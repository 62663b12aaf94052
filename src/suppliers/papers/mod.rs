//! Documents and vigilance files.

mod ask_sheet;
mod attach;
mod document_form;
mod document_list;
mod document_sheet;
mod documents_page;
mod files;
mod log;
pub mod mail;
mod mark;
mod of_record;
mod party_section;
mod pending;
mod pieces;
mod rows;
mod sources;
mod state;
mod threshold;
mod vigilance_page;
mod warning;
pub mod words;

pub use documents_page::DocumentsPage;
pub use of_record::PapersOf;
pub use party_section::PartyPapers;
pub use vigilance_page::VigilancePage;
pub use warning::VigilanceWarning;
