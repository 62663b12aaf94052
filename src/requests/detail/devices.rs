//! Names of devices, where somebody gave them one.

use crate::i18n::T;
use crate::platform::preferences;
use crate::session::Session;

/// Whether changes of a device (16 hex digits) were made in this browser.
pub fn is_this_device(session: Session, device: &str) -> bool {
    session.meta().dev.to_string() == device
}

/// The name of a device: the one it was given, « cet appareil » or « autre appareil ».
pub fn device_name(session: Session, t: T, device: &str) -> String {
    let given =
        session.look(|office, _| office.devices.get(device).cloned()).filter(|name| !name.trim().is_empty());
    if let Some(name) = given {
        return name;
    }
    if !is_this_device(session, device) {
        return t.history_other_device().to_owned();
    }
    let me = preferences::get(preferences::key::ME).filter(|name| !name.trim().is_empty());
    me.unwrap_or_else(|| t.history_this_device().to_owned())
}
