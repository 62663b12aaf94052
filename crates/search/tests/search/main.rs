//! The public face of the crate: what French office people type finds what they wrote, and nothing breaks.

#![allow(clippy::indexing_slicing, reason = "clippy knows test functions, not their helpers")]

mod french;
mod properties;
