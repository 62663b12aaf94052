//! « Plus »: settings, directories, files, help.

pub mod categories;
pub mod export;
pub mod help;
pub mod install;
pub mod more;
pub mod outbox;
pub mod people;
pub mod places;
pub mod settings;
