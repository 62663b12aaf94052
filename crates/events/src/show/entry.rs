//! A cue of the conducteur as rooms read it.

use replica::RecordId;
use supply::read::{id, ms, text};

use crate::entry::entry;
use crate::kinds;
use crate::read::{flag, int, minute, named, reference};

entry! {
    /// A cue, or the head of a section.
    Cue = kinds::CUE;
    title: String = "title" => text,
    /// A heading over the cues that follow: no time of its own.
    is_section: bool = "section" => flag,
    /// A hard start, minutes after midnight of D-day on the wall clock; none follows the cue before (soft).
    start: Option<i64> = "hard" => minute,
    /// How long, minutes.
    minutes: Option<i64> = "minutes" => int,
    /// A soft cue: minutes of pause between the cue before and this one.
    pause: Option<i64> = "pause" => minute,
    /// Where.
    place: String = "where" => text,
    owner: Option<RecordId> = "owner" => id,
    notes: String = "notes" => text,
    /// Live: minutes by which this cue is delayed beyond its plan.
    shift: Option<i64> = "shift" => minute,
    /// Live: how long it is to last instead of `minutes`.
    lasts: Option<i64> = "lasts" => minute,
    /// Live: left out.
    is_skipped: bool = "skipped" => flag,
    /// Live: when it really began and ended, ms UTC.
    began: Option<i64> = "began" => ms,
    ended: Option<i64> = "finished" => ms,
    // What each role does: column key and text.
    * roles: (String, String) = "roles/" => named,
    * parties: RecordId = "parties/" => reference,
}
