//! One request.

pub mod page;
