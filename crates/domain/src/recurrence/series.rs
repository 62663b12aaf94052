//! A whole series: rules, dates added and dates left out.

use chrono::NaiveDateTime;

use super::Rule;

/// One look at a series gives so many times at most.
const MAX_GIVEN: usize = 2_000;

/// What comes again, and when it does not. The start always counts, whether the rule says it or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    /// The first time, unless it is left out.
    pub start: NaiveDateTime,
    /// `RRULE`.
    pub rules: Vec<Rule>,
    /// `RDATE`.
    pub added: Vec<NaiveDateTime>,
    /// `EXDATE`.
    pub left_out: Vec<NaiveDateTime>,
}

/// What of a series begins within a window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// Ascending, each once.
    pub times: Vec<NaiveDateTime>,
    /// There are more than one look gives: the window is to be made smaller.
    pub is_cut: bool,
}

impl Series {
    /// The times that begin within `from..to`.
    #[must_use]
    pub fn between(&self, from: NaiveDateTime, to: NaiveDateTime) -> Window {
        let mut times: Vec<NaiveDateTime> = Vec::new();
        let single = self.added.iter().chain([&self.start]).copied();
        times.extend(single.filter(|at| (from..to).contains(at)));
        for rule in &self.rules {
            times.extend(rule.between(self.start, from, to).take(MAX_GIVEN + 1));
        }
        times.sort_unstable();
        times.dedup();
        times.retain(|at| !self.left_out.contains(at));
        let is_cut = times.len() > MAX_GIVEN;
        times.truncate(MAX_GIVEN);
        Window { times, is_cut }
    }

    /// Whether it comes more than once.
    #[must_use]
    pub fn is_recurring(&self) -> bool {
        !self.rules.is_empty() || !self.added.is_empty()
    }
}
