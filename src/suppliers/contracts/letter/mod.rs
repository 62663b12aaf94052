//! The letter that says no to a renewal, and what became of it.

mod acts;
mod follow;
mod page;
mod paper;
mod text;

pub use page::LetterPage;
