//! What a device remembers of the door it stands at.

use crate::platform::preferences::{self, key};

/// The door's name, if it has one.
pub fn name() -> Option<String> {
    preferences::get(key::DOOR).filter(|name| !name.trim().is_empty())
}

/// Names the door; an empty name forgets it.
pub fn set_name(name: &str) {
    let name = name.trim();
    preferences::set(key::DOOR, (!name.is_empty()).then_some(name));
}

/// Whether the door makes sounds: until it is told not to.
pub fn is_loud() -> bool {
    preferences::get(key::DOOR_SILENT).is_none()
}

/// Turns the sounds on or off.
pub fn set_loud(is_loud: bool) {
    preferences::set(key::DOOR_SILENT, (!is_loud).then_some("1"));
}
