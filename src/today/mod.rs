//! Today.

pub mod page;
