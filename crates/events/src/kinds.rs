//! Stored names of kinds. Never renamed, never given another meaning. Fields: `docs/events.md`.

#![expect(missing_docs, reason = "each name is its own explanation; see docs/events.md")]

pub const EVENT: &str = "event";
pub const TASK: &str = "event_task";
pub const CUE: &str = "cue";
pub const GUEST: &str = "guest";
pub const SUPPLIER: &str = "event_supplier";
pub const ROOM: &str = "room_booking";
pub const KIT: &str = "kit_item";
pub const LINE: &str = "event_line";
pub const INCIDENT: &str = "incident";
pub const LESSON: &str = "lesson";

/// All of them, in the order in which people meet them.
pub const ALL: [&str; 10] = [EVENT, TASK, CUE, GUEST, SUPPLIER, ROOM, KIT, LINE, INCIDENT, LESSON];
