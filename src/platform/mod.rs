//! All use of the browser that is no widget: time, randomness, storage state, tabs, preferences.
//!
//! The only place that asks for the time or for random bytes; everything below takes them as arguments.

pub mod address;
pub mod camera;
pub mod clock;
pub mod dirty;
pub mod download;
pub mod entropy;
pub mod files;
pub mod focus;
pub mod gzip;
pub mod http;
pub mod image_size;
pub mod install;
pub mod line;
pub mod locks;
pub mod map;
pub mod notifications;
pub mod pause;
pub mod photo;
pub mod preferences;
pub mod print;
pub mod service_worker;
pub mod share;
pub mod sheet;
pub mod sound;
pub mod storage;
pub mod stream;
pub mod tabs;
pub mod wake;
pub mod zone_offsets;
pub mod zones;
