//! Forms of the directory: each shows what is stored, says what is wrong in words, and writes only what changed.

pub mod contact;
pub mod fields;
pub mod hours;
pub mod line_rows;
pub mod lines;
pub mod new_party;
pub mod services;
pub mod standing;
mod writes;
