//! The show while it runs: which cue is on, by records and not by clocks, and what each tap writes.
//!
//! Every tap names the cue it means (« begin X »), none says « advance »: two devices that tap at once say the same
//! thing twice. Rules and reasons: `docs/live.md`.

use replica::{Intent, RecordId, Value};
use serde_json::json;
use supply::compose::Writes;

use super::{Cue, Told, Who};
use crate::event::Event;
use crate::kinds;

/// A clock that is ahead by no more than this is not worth a word.
pub const TOLERANCE_MS: i64 = 30_000;

/// A show that nobody ended counts as over after so long.
const FORGOTTEN_MS: i64 = 24 * 3_600_000;

/// Until when a show of some events runs at the latest, ms UTC; none while none does.
#[must_use]
pub fn runs_until<'a>(events: impl IntoIterator<Item = &'a Event>) -> Option<i64> {
    let running = events.into_iter().filter(|event| !event.is_trashed && !event.is_template);
    let began = running.filter(|event| event.show_ended.is_none()).filter_map(|event| event.show_began);
    began.max().map(|began| began.saturating_add(FORGOTTEN_MS))
}

/// How far a show has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nobody started it.
    #[default]
    Before,
    /// It runs.
    Running,
    /// It was ended.
    Over,
}

/// Where a show stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// How far it has come.
    pub phase: Phase,
    /// The cue that is on; none before, after and in a pause.
    pub now: Option<RecordId>,
    /// The cue to begin next.
    pub next: Option<RecordId>,
    /// What follows the next one.
    pub later: Vec<RecordId>,
    /// The heading over the cue that is on, else over the next one.
    pub section: Option<RecordId>,
    /// How many cues have begun and are not on any more.
    pub n_done: usize,
    /// How many cues there are, without what was left out.
    pub n_all: usize,
}

/// Where a show stands, from its cues in their order.
///
/// The cue that is on is the furthest that has begun, whatever the clocks of the devices say: a device that was offline
/// and begins what others have left behind moves nobody back.
#[must_use]
pub fn standing<'a>(event: &Event, cues: impl IntoIterator<Item = &'a Cue>) -> Standing {
    let (mut of_section, mut played) = (None, Vec::new());
    for cue in cues.into_iter().filter(|cue| !cue.is_trashed) {
        if cue.is_section {
            of_section = Some(cue.id);
        } else if !cue.is_skipped || cue.began.is_some() {
            played.push((cue, of_section));
        }
    }
    let furthest = played.iter().rposition(|(cue, _)| cue.began.is_some());
    let phase = match (event.show_began, event.show_ended, furthest) {
        (_, Some(_), _) => Phase::Over,
        (None, None, None) => Phase::Before,
        _ => Phase::Running,
    };
    let on = furthest.and_then(|at| played.get(at)).filter(|(cue, _)| cue.ended.is_none());
    let on = on.filter(|_| phase == Phase::Running);
    let ahead = played.get(furthest.map_or(0, |at| at + 1)..).unwrap_or_default();
    let mut ahead = ahead.iter().filter(|(cue, _)| !cue.is_skipped);
    let next = ahead.next();
    Standing {
        phase,
        now: on.map(|(cue, _)| cue.id),
        next: next.map(|(cue, _)| cue.id),
        later: ahead.map(|(cue, _)| cue.id).collect(),
        section: on.or(next).and_then(|(_, section)| *section),
        n_done: furthest.map_or(0, |at| at + usize::from(on.is_none())),
        n_all: played.len(),
    }
}

/// When a cue began as this device must count it: a cue that was seen to be on cannot begin later than that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begun {
    /// The instant to count from, ms.
    pub at_ms: i64,
    /// How far the clock that wrote it is ahead of ours, where that is worth a word.
    pub ahead_ms: Option<i64>,
}

/// Reads when a cue began, given when it was first seen here to be on. Both in the shared time of `docs/live.md`.
#[must_use]
pub fn begun(began_ms: i64, seen_ms: i64) -> Begun {
    let ahead_ms = Some(began_ms.saturating_sub(seen_ms)).filter(|ahead| TOLERANCE_MS < *ahead);
    Begun { at_ms: began_ms.min(seen_ms), ahead_ms }
}

/// The time that devices share: this device's clock, put right by how far it is ahead of the server's.
#[must_use]
pub const fn shared_ms(own_ms: i64, ahead_of_server_ms: Option<i64>) -> i64 {
    match ahead_of_server_ms {
        Some(ahead) => own_ms.saturating_sub(ahead),
        None => own_ms,
    }
}

fn instant(ms: i64) -> Value {
    json!({ "ms": ms })
}

fn cue(id: RecordId) -> Writes {
    Writes::of(kinds::CUE, id)
}

fn show(id: RecordId) -> Writes {
    Writes::of(kinds::EVENT, id)
}

/// A cue begins, and what was on ends: one change. Nothing for a cue that has begun already.
///
/// It starts the show if nobody did.
#[must_use]
pub fn begin(event: &Event, next: &Cue, open: Option<&Cue>, at_ms: i64) -> Vec<Intent> {
    if next.began.is_some() {
        return Vec::new();
    }
    let mut intents = start(event, at_ms);
    if let Some(open) = open.filter(|open| open.id != next.id && open.ended.is_none()) {
        intents.extend(cue(open.id).set("finished", instant(at_ms)).done());
    }
    intents.extend(cue(next.id).set("began", instant(at_ms)).done());
    intents
}

/// The show starts, without a cue. Nothing if it has.
#[must_use]
pub fn start(event: &Event, at_ms: i64) -> Vec<Intent> {
    if event.show_began.is_some() {
        return Vec::new();
    }
    show(event.id).set("show_began", instant(at_ms)).done()
}

/// A cue ends, and nothing follows yet. Nothing for a cue that is not on.
#[must_use]
pub fn finish(open: &Cue, at_ms: i64) -> Vec<Intent> {
    if open.began.is_none() || open.ended.is_some() {
        return Vec::new();
    }
    cue(open.id).set("finished", instant(at_ms)).done()
}

/// The show ends, with what is still on.
#[must_use]
pub fn end(event: &Event, open: Option<&Cue>, at_ms: i64) -> Vec<Intent> {
    let mut intents = open.map(|open| finish(open, at_ms)).unwrap_or_default();
    intents.extend(show(event.id).set("show_ended", instant(at_ms)).done());
    intents
}

/// The show goes on after it was ended by mistake.
#[must_use]
pub fn resume(event: &Event) -> Vec<Intent> {
    show(event.id).set("show_ended", Value::Null).done()
}

/// Somebody was told of a delay; `None`: nobody told them.
#[must_use]
pub fn tell(event: RecordId, who: Who, told: Option<&Told>) -> Vec<Intent> {
    show(event).set(&Told::field_of(who), told.map_or(Value::Null, Told::stored)).done()
}

/// Nothing of what was live is left: a rehearsal is over. The plan stays.
#[must_use]
pub fn rewind<'a>(event: &Event, cues: impl IntoIterator<Item = &'a Cue>) -> Vec<Intent> {
    let mut intents = show(event.id).set("show_began", Value::Null).set("show_ended", Value::Null).done();
    for told in &event.told {
        intents.push(Intent::set(event.id, kinds::EVENT, &told.field(), Value::Null));
    }
    for it in cues {
        let fields = [
            ("began", it.began.is_some()),
            ("finished", it.ended.is_some()),
            ("shift", it.shift.is_some()),
            ("lasts", it.lasts.is_some()),
            ("skipped", it.is_skipped),
        ];
        let noted = fields.into_iter().filter(|(_, is_noted)| *is_noted);
        intents.extend(noted.map(|(field, _)| Intent::set(it.id, kinds::CUE, field, Value::Null)));
    }
    intents
}

#[cfg(test)]
#[path = "live_tests.rs"]
mod tests;
