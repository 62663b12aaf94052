//! The app: screens, words and browser adapters over the pure crates.

pub mod app;
pub mod automation;
pub mod banners;
pub mod decide;
pub mod demo;
pub mod failure;
pub mod find;
pub mod gallery;
pub mod i18n;
pub mod import;
pub mod lazy;
pub mod notices;
pub mod place;
pub mod platform;
pub mod plus;
pub mod projections;
pub mod records;
pub mod requests;
pub mod routes;
pub mod session;
pub mod shell;
pub mod suppliers;
pub mod syncing;
pub mod team;
pub mod today;
pub mod widgets;
