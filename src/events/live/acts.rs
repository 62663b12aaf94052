//! What taps do while a show runs. Each says what it did, with « Annuler ».

use events::show::live::{self, Phase};
use events::show::{Call, Cue, Edit, Remedy, Told, Who, intents};
use leptos::prelude::*;
use replica::RecordId;
use store::Act;

use super::subject::Live;
use super::words::length;
use crate::platform::clock;

/// After the cue to begin has changed, a tap on it is not meant for the new one: somebody else was quicker.
pub const SETTLE_MS: f64 = 1200.0;

/// Which cue the main button is about, and since when.
#[derive(Clone, Copy)]
pub struct Trigger {
    since_ms: StoredValue<f64>,
}

impl Trigger {
    /// Follows the cue to begin.
    pub fn new(live: Live) -> Self {
        let since_ms = StoredValue::new(f64::NEG_INFINITY);
        Effect::new(move |before: Option<Option<RecordId>>| {
            let next = live.standing.with(|standing| standing.next);
            if before.is_some_and(|before| before != next) {
                since_ms.set_value(clock::monotonic_ms());
            }
            next
        });
        Self { since_ms }
    }

    /// Begins the cue that the button names, unless it has only just come to name it.
    pub fn pull(self, live: Live) {
        let standing = live.standing.get_untracked();
        let now = clock::monotonic_ms();
        if now - self.since_ms.get_value() < SETTLE_MS {
            if let Some(on) = standing.now {
                let title = untrack(|| live.title(on));
                live.session.notices().say(live.t.live_already(&title));
            }
            return;
        }
        match (standing.phase, standing.next) {
            (Phase::Over, _) => {}
            (_, Some(next)) => begin(live, next, standing.now),
            (_, None) => end(live),
        }
    }
}

fn cue_now(live: Live, id: RecordId) -> Option<Cue> {
    live.cues.with_untracked(|cues| cues.iter().find(|cue| cue.id == id).cloned())
}

/// A cue begins, and the one that is on ends.
fn begin(live: Live, next: RecordId, open: Option<RecordId>) {
    let (Some(event), Some(next)) = (live.event.get_untracked(), cue_now(live, next)) else { return };
    let open = open.and_then(|open| cue_now(live, open));
    let now = live.stamp();
    let writes = live::begin(&event, &next, open.as_ref(), now);
    if !writes.is_empty() {
        let title = untrack(|| live.title(next.id));
        live.session.act(Act::one(writes), live.t.live_said_began(&title, &untrack(|| live.face_at(now))));
    }
}

/// The cue that is on ends, and nothing follows yet.
pub fn finish(live: Live) {
    let open = live.standing.with_untracked(|standing| standing.now).and_then(|open| cue_now(live, open));
    let Some(open) = open else { return };
    let now = live.stamp();
    let writes = live::finish(&open, now);
    if !writes.is_empty() {
        let title = untrack(|| live.title(open.id));
        live.session.act(Act::one(writes), live.t.live_said_finished(&title, &untrack(|| live.face_at(now))));
    }
}

/// The show ends.
pub fn end(live: Live) {
    let Some(event) = live.event.get_untracked() else { return };
    let open = live.standing.with_untracked(|standing| standing.now).and_then(|open| cue_now(live, open));
    let now = live.stamp();
    let said = live.t.live_said_over(&untrack(|| live.face_at(now)));
    live.session.act(Act::one(live::end(&event, open.as_ref(), now)), said);
}

/// The show goes on after all.
pub fn resume(live: Live) {
    if let Some(event) = live.event.get_untracked() {
        live.session.act(Act::one(live::resume(&event)), live.t.live_said_resumed());
    }
}

/// Nothing of a rehearsal is left.
pub fn rewind(live: Live) {
    if let Some(event) = live.event.get_untracked() {
        let writes = live.cues.with_untracked(|cues| live::rewind(&event, cues));
        live.session.act(Act::one(writes), live.t.live_said_rewound());
    }
}

/// Moves a cue by minutes; the one that is on lasts longer instead.
pub fn shift(live: Live, cue: RecordId, by: i64) {
    let edits = live.schedule.with_untracked(|schedule| schedule.ripple(cue, by));
    let sign = if by < 0 { "−" } else { "+" };
    let title = untrack(|| live.title(cue));
    write(live, &edits, live.t.live_said_extended(&title, &format!("{sign}{}", length(live.t, by))));
}

/// One way out of what does not fit.
pub fn cure(live: Live, remedy: Remedy) {
    let said = untrack(|| super::words::remedy(live, remedy));
    let edits = live
        .session
        .with_ctx(|ctx| live.schedule.with_untracked(|schedule| schedule.cured(remedy, live.id, ctx)));
    write(live, &edits, said);
}

fn write(live: Live, edits: &[Edit], said: String) {
    if !edits.is_empty() {
        live.session.act(Act::one(intents(edits)), said);
    }
}

/// Somebody knows, or does not.
pub fn tell(live: Live, call: &Call, name: &str, is_told: bool) {
    let told = is_told.then(|| Told::now(call, live.stamp()));
    let who: Who = call.warned.who;
    let said = if is_told { live.t.live_said_told(name) } else { live.t.live_said_untold(name) };
    live.session.act(Act::one(live::tell(live.id, who, told.as_ref())), said);
}
