//! All use of the browser that is no widget: time, randomness, storage state, tabs, preferences.
//!
//! The only place that asks for the time or for random bytes; everything below takes them as arguments.

pub mod clock;
pub mod dirty;
pub mod entropy;
pub mod http;
pub mod install;
pub mod image_size;
pub mod locks;
pub mod photo;
pub mod preferences;
pub mod service_worker;
pub mod storage;
pub mod print;
pub mod share;
pub mod tabs;
pub mod download;
pub mod files;
pub mod gzip;
pub mod pause;
