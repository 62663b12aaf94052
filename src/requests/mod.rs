//! The request board.

pub mod capture;
pub mod detail;
pub mod room;
pub mod sentences;
