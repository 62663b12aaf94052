//! The people who share the workspace: who they are, their devices, how one more comes in.
//!
//! What the server last said is kept on the device ([`roster`]), so that names show without network.

pub mod roster;

pub use roster::{is_me, name_of, said};
