//! Import of files.

pub mod page;
