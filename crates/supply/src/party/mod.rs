//! The directory: parties (suppliers, banks, landlord, authorities…) and the people one reaches there.

mod contact;
mod entry;
mod keys;
mod lines;

pub use contact::Contact;
pub use entry::{Access, Party, Standing};
pub use keys::{ContactType, LineType, PartyType, Service};
pub use lines::{Adr, Blob, Mail, Tel, VCardRest};
