//! Parties that may be one: suggested with reasons, side by side, merged in one act that can be taken back.

mod acts;
mod page;
mod pair;

pub use page::DuplicatesPage;
