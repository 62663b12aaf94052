//! Whom a delay touches while the show runs, and who knows of it.

use replica::view::ValueRef;
use replica::{RecordId, Value};
use serde_json::json;
use supply::read::{int_at, ms};

use super::{Schedule, Warned, Warning, Who, to_warn};
use crate::read::flag;

/// A delay of fewer minutes is nobody's affair.
pub const WORTH_A_CALL: i64 = 3;

/// Somebody was told how late they are: `told/<party or person>` of the event.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    /// Whom: the element's name.
    pub who: String,
    /// When, ms UTC.
    pub ms: i64,
    /// How late they were said to be, minutes.
    pub by: i64,
    /// Whether it was only a threat.
    pub is_threat: bool,
}

impl Told {
    /// Reads `{"ms": 1, "by": 12, "threat": true?}`.
    #[must_use]
    pub fn read(element: &str, value: &ValueRef<'_>) -> Option<Self> {
        Some(Self {
            who: element.to_owned(),
            ms: ms(value)?,
            by: int_at(value, "by").unwrap_or_default(),
            is_threat: value.get("threat").is_some_and(|threat| flag(&threat)),
        })
    }

    /// As it is stored.
    #[must_use]
    pub fn stored(&self) -> Value {
        let mut value = json!({ "ms": self.ms, "by": self.by });
        if let Some(map) = value.as_object_mut().filter(|_| self.is_threat) {
            map.insert("threat".into(), true.into());
        }
        value
    }

    /// The field that holds it.
    #[must_use]
    pub fn field(&self) -> String {
        format!("told/{}", self.who)
    }

    /// The field of somebody.
    #[must_use]
    pub fn field_of(who: Who) -> String {
        format!("told/{}", id_of(who))
    }

    /// What telling somebody now would note.
    #[must_use]
    pub fn now(call: &Call, ms: i64) -> Self {
        Self {
            who: id_of(call.warned.who).to_string(),
            ms,
            by: call.warned.by,
            is_threat: call.warned.is_threatened,
        }
    }
}

const fn id_of(who: Who) -> RecordId {
    match who {
        Who::Party(id) | Who::Person(id) => id,
    }
}

/// Somebody to tell, or who was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Whom, and of what; only cues that are still to come.
    pub warned: Warned,
    /// What they were told last.
    pub told: Option<Told>,
    /// Whether that still holds.
    pub is_told: bool,
}

/// Whom the state of the show concerns: those whose cues to come start at another time than planned, or are threatened.
#[must_use]
pub fn calls(plan: &Schedule, live: &Schedule, told: &[Told]) -> Vec<Call> {
    let is_to_come = |cue: &RecordId| live.line(*cue).is_some_and(|line| line.given.began.is_none());
    let late = |cue: &RecordId| {
        let (was, is) = (plan.line(*cue)?, live.line(*cue)?);
        Some(is.projected.start.saturating_sub(was.projected.start))
    };
    let is_threat_grave = live.warnings().iter().any(|warning| match warning {
        Warning::Overlap { by, .. } => WORTH_A_CALL <= *by,
        _ => false,
    });
    let mut calls = Vec::new();
    for mut warned in to_warn(plan, live) {
        warned.cues.retain(is_to_come);
        let Some(first) = warned.cues.first() else { continue };
        if warned.is_threatened {
            if !is_threat_grave {
                continue;
            }
        } else {
            // Those left out or lasting longer start in time: the first that moves says by how much.
            let is_dropped = live.line(*first).is_some_and(|line| line.given.is_skipped);
            warned.by = warned.cues.iter().filter_map(late).find(|by| *by != 0).unwrap_or_default();
            if warned.by.abs() < WORTH_A_CALL && !is_dropped {
                continue;
            }
        }
        let known = told.iter().find(|told| told.who == id_of(warned.who).to_string()).cloned();
        let is_told = known.as_ref().is_some_and(|told| {
            told.is_threat == warned.is_threatened && (told.by - warned.by).abs() < WORTH_A_CALL
        });
        calls.push(Call { warned, told: known, is_told });
    }
    calls
}

#[cfg(test)]
mod tests {
    use super::super::{Cue, Dial, Mode};
    use super::*;

    fn id(name: &str) -> RecordId {
        RecordId::derived("test", name)
    }

    fn cue(name: &str, hard: Option<i64>, minutes: i64, party: &str) -> Cue {
        let mut cue = Cue::new(id(name));
        (cue.position, cue.start, cue.minutes) = (name.to_owned(), hard, Some(minutes));
        cue.parties = if party.is_empty() { Vec::new() } else { vec![id(party)] };
        cue
    }

    /// S7: 18:30 welcome, 19:15 speech, 19:30 cocktail, 21:00 gifts, 21:20 DJ, 00:30 end.
    fn evening() -> Vec<Cue> {
        vec![
            cue("1 welcome", None, 45, ""),
            cue("2 speech", Some(1155), 15, ""),
            cue("3 cocktail", None, 90, "caterer"),
            cue("4 gifts", Some(1260), 20, ""),
            cue("5 dj", None, 190, "dj"),
            cue("6 end", Some(1470), 0, ""),
        ]
    }

    fn both(cues: &[Cue], now: i64) -> (Schedule, Schedule) {
        let cues: Vec<&Cue> = cues.iter().collect();
        let dial = Dial::plain(1110);
        (Schedule::of(&cues, Mode::Plan, &dial), Schedule::of(&cues, Mode::Live { now }, &dial))
    }

    #[test]
    fn the_director_is_twelve_minutes_late() {
        let mut cues = evening();
        cues[0].began = Some(1110 * 60_000);
        cues[1].shift = Some(12);
        let (plan, live) = both(&cues, 1150);
        let all = calls(&plan, &live, &[]);
        let said: Vec<_> =
            all.iter().map(|call| (call.warned.who, call.warned.by, call.warned.is_threatened)).collect();
        assert_eq!(said, [(Who::Party(id("caterer")), 12, false), (Who::Party(id("dj")), 0, true)]);

        // The caterer was told; the DJ was not.
        let told = [Told::now(&all[0], 5)];
        let again = calls(&plan, &live, &told);
        assert_eq!(again.iter().map(|call| call.is_told).collect::<Vec<_>>(), [true, false]);

        // Five minutes more: to be told again.
        cues[1].shift = Some(17);
        let (plan, live) = both(&cues, 1150);
        let more = calls(&plan, &live, &told);
        assert_eq!((more[0].is_told, more[0].told.as_ref().map(|told| told.by)), (false, Some(12)));

        // The cocktail is made shorter: the DJ has nothing to fear.
        cues[1].shift = Some(12);
        cues[2].lasts = Some(78);
        let (plan, live) = both(&cues, 1150);
        let settled = calls(&plan, &live, &told);
        assert_eq!(
            settled.iter().map(|call| call.warned.who).collect::<Vec<_>>(),
            [Who::Party(id("caterer"))]
        );
    }

    #[test]
    fn a_minute_is_nobodys_affair_and_what_has_begun_is_known() {
        let mut cues = evening();
        cues[2].began = Some(1171 * 60_000);
        let (plan, live) = both(&cues, 1171);
        assert_eq!(calls(&plan, &live, &[]), [], "one minute late, and it has begun");
    }
}
