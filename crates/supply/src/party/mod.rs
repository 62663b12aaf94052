//! The directory: parties (suppliers, banks, landlord, authorities…) and the people one reaches there.

mod contact;
pub mod duplicates;
mod entry;
mod find;
pub mod hours;
mod keys;
mod lines;
pub mod list;
pub mod merge;
pub mod rank;
pub mod reach;

#[cfg(test)]
mod tests;

pub use contact::Contact;
pub use entry::{Access, Party, Standing};
pub use find::Finder;
pub use keys::{ContactType, LineType, PartyType, Service};
pub use lines::{Adr, Blob, Mail, Tel, VCardRest};
