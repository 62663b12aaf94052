//! Incidents and lessons as rooms read them.

use replica::RecordId;
use supply::read::{id, ms, text};

use crate::entry::entry;
use crate::kinds;

entry! {
    /// Something that happened during the show.
    Incident = kinds::INCIDENT;
    text: String = "text" => text,
    when: Option<i64> = "when" => ms,
    cue: Option<RecordId> = "cue" => id,
    by: Option<RecordId> = "by" => id,
}

entry! {
    /// What to keep or to change next time.
    Lesson = kinds::LESSON;
    text: String = "text" => text,
    /// A key: keep, change.
    category: String = "type" => text,
    /// The task or note of the template that it went into.
    applied: Option<RecordId> = "applied" => id,
}
