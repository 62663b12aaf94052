//! The chain of terms: initial term, renewals, amendments. Any term is found without walking there.

use chrono::NaiveDate;

use super::error::Doubt;
use super::length::{Length, Mark};
use super::terms::{Change, Initial, Renewal, Terms};

/// One term, both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
    /// How many renewals came before: 0 is the initial term.
    pub index: u32,
    /// Its length in months, where it was said in months or years.
    pub months: Option<u32>,
}

impl Term {
    /// Whether the day is one of the term's.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.start <= day && day <= self.end
    }
}

/// Terms in a row under the same rule: a first one, then renewals counted from the day after it.
#[derive(Clone, Copy, Debug)]
struct Run {
    start: Mark,
    /// The day after the first term.
    next: Mark,
    /// Of the first term.
    months: Option<u32>,
    /// Of the first term, in the whole chain.
    index: u32,
    renewal: Renewal,
    /// Renewals already made under this rule when the first term begins.
    used: u32,
}

/// The terms of a contract, one after the other.
#[derive(Clone, Debug)]
pub struct Chain {
    /// Never empty; each run holds until the next one starts.
    runs: Vec<Run>,
    /// What the amendments of the terms are worth a word.
    pub doubts: Vec<Doubt>,
}

impl Run {
    /// How many renewals may follow the first term; `None` for as many as one likes.
    fn limit(&self) -> Option<u32> {
        match self.renewal {
            Renewal::Tacit { max, .. } => max.map(|max| max.saturating_sub(self.used)),
            Renewal::Express { .. } | Renewal::None => Some(0),
        }
    }

    fn length(&self) -> Option<Length> {
        match self.renewal {
            Renewal::Tacit { length, .. } => Some(length),
            Renewal::Express { .. } | Renewal::None => None,
        }
    }

    /// Where the `k`-th term starts and the day after it.
    fn marks(&self, k: u32) -> Option<(Mark, Mark)> {
        if k == 0 {
            return Some((self.start, self.next));
        }
        if self.limit().is_some_and(|limit| limit < k) {
            return None;
        }
        let length = self.length()?;
        Some((self.next.after(length, k - 1)?, self.next.after(length, k)?))
    }

    fn term(&self, k: u32) -> Option<Term> {
        let (start, next) = self.marks(k)?;
        let months = if k == 0 { self.months } else { self.length()?.months() };
        let index = self.index.saturating_add(k);
        Some(Term { start: start.date()?, end: next.date()?.pred_opt()?, index, months })
    }

    /// The number of the term that holds `day`, or of the last one before it; `None` before the run.
    fn find(&self, day: NaiveDate) -> Option<u32> {
        if day < self.start.date()? {
            return None;
        }
        let Some(length) = self.length() else { return Some(0) };
        let k = match self.next.steps_to(length, day) {
            Some(steps) => steps.checked_add(1)?,
            None => 0,
        };
        Some(self.limit().map_or(k, |limit| k.min(limit)))
    }
}

impl Chain {
    /// The chain of `terms`, or `None` if the first term is beyond what a calendar holds.
    #[must_use]
    pub fn of(terms: &Terms) -> Option<Self> {
        let start = Mark::new(terms.start);
        let months = match terms.initial {
            Initial::Lasts(length) => length.months(),
            Initial::Until(_) => None,
        };
        let first = Run {
            start,
            next: terms.initial.next(start)?,
            months,
            index: 0,
            renewal: terms.renewal,
            used: 0,
        };
        first.term(0)?;
        let mut chain = Self { runs: vec![first], doubts: Vec::new() };
        for change in &terms.changes {
            if change.initial.is_some() || change.renewal.is_some() || change.until.is_some() {
                chain.amend(terms.start, change);
            }
        }
        Some(chain)
    }

    /// Makes the term in which the amendment comes into force the first of a new run.
    fn amend(&mut self, start: NaiveDate, change: &Change) {
        let on = change.on.max(start);
        // Amendments come in order, so the term is always of the last run.
        let Some((at, k)) = self.find(on) else { return };
        let Some(run) = self.runs.get(at).copied() else { return };
        let (Some((from, next)), Some(term)) = (run.marks(k), run.term(k)) else { return };
        let renewal = change.renewal.unwrap_or(run.renewal);
        // A new rule counts its renewals anew.
        let used = if change.renewal.is_some() { 0 } else { run.used.saturating_add(k) };
        let is_after_end = term.end < on;
        let mut new = Run { start: from, next, months: term.months, index: term.index, renewal, used };
        if is_after_end {
            // Signed after the end: it lives again from that day, if the amendment says until when.
            new.start = Mark::new(on);
            new.index = term.index.saturating_add(1);
            let until = change.until.and_then(|day| day.succ_opt()).map(Mark::new);
            let next = until.or_else(|| change.initial.and_then(|initial| initial.next(new.start)));
            match next.and_then(|next| next.date().map(|day| (next, day))) {
                Some((next, day)) if on < day => new.next = next,
                _ => return self.doubt(Doubt::AmendmentWithoutEffect),
            }
            new.months = None;
        } else {
            if let Some(Renewal::Tacit { length, .. }) = change.renewal
                && 0 < term.index
                && term.start == on
                && let Some(next) = from.after(length, 1)
            {
                (new.next, new.months, new.used) = (next, length.months(), 1);
            }
            if let Some(initial) = change.initial {
                match initial.next(from).and_then(|next| next.date().map(|day| (next, day))) {
                    _ if 0 < term.index => self.doubt(Doubt::InitialAlreadyOver),
                    Some((next, day)) if on < day => {
                        new.next = next;
                        new.months = match initial {
                            Initial::Lasts(length) => length.months(),
                            Initial::Until(_) => None,
                        };
                    }
                    _ => self.doubt(Doubt::AmendmentWithoutEffect),
                }
            }
            if let Some(until) = change.until {
                match until.succ_opt() {
                    Some(next) if on <= until => (new.next, new.months) = (Mark::new(next), None),
                    _ => self.doubt(Doubt::AmendmentWithoutEffect),
                }
            }
        }
        if k == 0 && !is_after_end {
            self.runs.pop();
        }
        self.runs.push(new);
    }

    fn doubt(&mut self, doubt: Doubt) {
        if !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
    }

    /// The run and the number of the term that holds `day`, or of the last one before it.
    fn find(&self, day: NaiveDate) -> Option<(usize, u32)> {
        let after = self.runs.partition_point(|run| run.start.date().is_some_and(|start| start <= day));
        let at = after.checked_sub(1)?;
        let k = self.runs.get(at)?.find(day)?;
        Some((at, k))
    }

    /// The initial term.
    #[must_use]
    pub fn first(&self) -> Option<Term> {
        self.runs.first()?.term(0)
    }

    /// The term that holds `day`; if none does, the last one before it. `None` before the start.
    #[must_use]
    pub fn at(&self, day: NaiveDate) -> Option<Term> {
        let (at, k) = self.find(day)?;
        self.runs.get(at)?.term(k)
    }

    /// The term after `term`, by renewal or by an amendment already known; `None` if the contract ends with it.
    #[must_use]
    pub fn after(&self, term: &Term) -> Option<Term> {
        let (at, k) = self.find(term.start)?;
        if let Some(next) = self.runs.get(at + 1) {
            let next = next.term(0)?;
            if next.index == term.index.saturating_add(1) {
                return Some(next);
            }
        }
        self.runs.get(at)?.term(k.checked_add(1)?)
    }

    /// The renewal that follows `term`.
    #[must_use]
    pub fn renewal_after(&self, term: &Term) -> Renewal {
        let run = self.find(term.start).and_then(|(at, _)| self.runs.get(at));
        run.map_or(Renewal::None, |run| run.renewal)
    }
}
