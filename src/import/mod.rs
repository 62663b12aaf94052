//! Import of files and of records: what they say, merged with what is here, stored in slices, undone in one.

pub mod importer;
pub mod incoming;
pub mod merge;
pub mod names;
pub mod page;
pub mod records;
