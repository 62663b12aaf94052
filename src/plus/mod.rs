//! « Plus »: settings, directories, files, help.

pub mod categories;
pub mod directory;
pub mod export;
pub mod help;
pub mod install;
pub mod more;
pub mod nav_row;
pub mod outbox;
pub mod people;
pub mod places;
pub mod settings;
