//! The course of a contract as seen on a day: where it stands, what to decide next, what was missed.

use chrono::{Days, NaiveDate};
use domain::money::Cents;

use super::chain::{Chain, Term};
use super::deadline::Deadline;
use super::given::{Given, Judged};
use super::terms::{Renewal, Terms};

/// Terms looked at one by one after a jump to about the right one.
const MAX_STEPS: usize = 4096;

/// Where a contract stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It has not begun.
    NotStarted,
    /// It runs, and one may still say no to its renewal, or it ends by itself.
    Running,
    /// It runs, and the last day to say no has passed: one is bound until that day.
    Bound {
        /// The last day of the renewal.
        until: NaiveDate,
    },
    /// Notice was given, or an end was agreed.
    Leaving {
        /// The last day.
        on: NaiveDate,
    },
    /// It is over.
    Ended {
        /// The last day.
        on: NaiveDate,
    },
}

/// What happens if nothing is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It goes on for this term.
    Renews(Term),
    /// It ends on that day.
    Ends(NaiveDate),
    /// It ends on that day unless both agree to go on.
    MustBeRenewed(NaiveDate),
}

/// A last day to say no that passed without a notice in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missed {
    /// The term that could have been the last.
    pub term: Term,
    /// Its deadline.
    pub deadline: Deadline,
    /// Until when one is bound now.
    pub until: NaiveDate,
}

/// What to decide, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The term at whose end something happens.
    pub term: Term,
    /// When to say no; `None` where nothing needs saying.
    pub deadline: Option<Deadline>,
    /// What happens if nothing is done.
    pub outcome: Outcome,
    /// What the renewal costs without tax, if there is one and its price is known.
    pub at_stake: Option<Cents>,
}

impl Step {
    /// The day by which to act: the send-by date, or the last day of a contract that ends by itself.
    #[must_use]
    pub fn act_by(&self) -> NaiveDate {
        self.deadline.map_or(self.term.end, |deadline| deadline.send_by)
    }

    /// Days from `today` to [`Self::act_by`]: 0 today, negative when overdue.
    #[must_use]
    pub fn days_left(&self, today: NaiveDate) -> i64 {
        (self.act_by() - today).num_days()
    }
}

/// All that a screen says of a contract on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Where it stands.
    pub state: State,
    /// The term that runs; the first one before the start, the last one after the end.
    pub term: Term,
    /// What to decide next; `None` when it is over or notice was given.
    pub next: Option<Step>,
    /// What was not said in time.
    pub missed: Option<Missed>,
    /// What a year costs today, without tax.
    pub yearly: Option<Cents>,
    /// Every notice, judged, in the order of the terms that it is for.
    pub notices: Vec<Judged>,
}

/// Terms and notices put together, ready for any day.
#[derive(Clone, Debug)]
pub struct Course<'a> {
    /// The terms.
    pub terms: &'a Terms,
    /// The chain of terms.
    pub chain: Chain,
    notices: Vec<Judged>,
    /// The last day, if notice was given in time or an end agreed.
    leaves: Option<NaiveDate>,
    first: Term,
}

impl<'a> Course<'a> {
    /// The course of a contract, or `None` if its dates are beyond what a calendar holds.
    #[must_use]
    pub fn new(terms: &'a Terms, given: &[Given]) -> Option<Self> {
        let chain = Chain::of(terms)?;
        let first = chain.first()?;
        let mut notices: Vec<Judged> =
            given.iter().filter_map(|given| given.judge(terms, &chain, &first)).collect();
        notices.sort_by_key(|judged| (judged.term.end, judged.given));
        let in_time = notices.iter().find(|judged| judged.ends()).map(|judged| judged.term.end);
        let leaves = [in_time, terms.ended].into_iter().flatten().min();
        Some(Self { terms, chain, notices, leaves, first })
    }

    /// The last day, if notice was given in time or an end agreed.
    #[must_use]
    pub const fn leaves(&self) -> Option<NaiveDate> {
        self.leaves
    }

    /// The last day known on `today`: of an end, or of the term after which nothing follows. `None` when it renews.
    #[must_use]
    pub fn last_day(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.leaves.or_else(|| {
            let term = self.chain.at(today).unwrap_or(self.first);
            self.chain.after(&term).is_none().then_some(term.end)
        })
    }

    /// What there is to say on `today`.
    #[must_use]
    pub fn decide(&self, today: NaiveDate) -> Decision {
        let running = self.chain.at(today);
        let mut term = running.unwrap_or(self.first);
        if let Some(on) = self.leaves
            && on < term.start
        {
            // The terms foreseen after the end never came.
            term = self.chain.at(on).unwrap_or(self.first);
        }
        let yearly = self.terms.yearly(today.max(self.terms.start), Some(&term));
        let mut decision = Decision {
            state: State::Running,
            term,
            next: None,
            missed: None,
            yearly,
            notices: self.notices.clone(),
        };
        if let Some(on) = self.leaves {
            decision.state = if on < today { State::Ended { on } } else { State::Leaving { on } };
            return decision;
        }
        if term.end < today {
            decision.state = State::Ended { on: term.end };
            return decision;
        }
        (decision.next, decision.missed) = self.next(term, today);
        decision.state = match decision.missed {
            Some(missed) => State::Bound { until: missed.until },
            None if running.is_none() => State::NotStarted,
            None => State::Running,
        };
        decision
    }

    /// The decisions that are open on `today`, and those to come until `to`, by [`Step::act_by`].
    #[must_use]
    pub fn steps(&self, today: NaiveDate, to: NaiveDate) -> Vec<Step> {
        self.steps_after(self.decide(today).next, to)
    }

    /// `first` and those after it until `to`.
    #[must_use]
    pub(super) fn steps_after(&self, first: Option<Step>, to: NaiveDate) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut next = first;
        while let Some(step) = next.filter(|step| step.act_by() <= to)
            && steps.len() < MAX_STEPS
        {
            steps.push(step);
            next = match step.outcome {
                Outcome::Renews(term) => Some(self.step(&term)),
                Outcome::Ends(_) | Outcome::MustBeRenewed(_) => None,
            };
        }
        steps
    }

    /// What to decide about the end of `term`.
    #[must_use]
    pub fn step(&self, term: &Term) -> Step {
        let deadline = self.terms.deadline(term);
        let (deadline, outcome, at_stake) = match (self.chain.after(term), self.chain.renewal_after(term)) {
            (Some(next), _) => (Some(deadline), Outcome::Renews(next), self.terms.cost_of(&next)),
            (None, Renewal::Express { .. }) => (Some(deadline), Outcome::MustBeRenewed(term.end), None),
            (None, _) => (None, Outcome::Ends(term.end), None),
        };
        Step { term: *term, deadline, outcome, at_stake }
    }

    /// The first step whose deadline has not passed, and what passed before it.
    fn next(&self, current: Term, today: NaiveDate) -> (Option<Step>, Option<Missed>) {
        let first = self.step(&current);
        let Some(deadline) = passed(&first, today) else { return (Some(first), None) };
        let Outcome::Renews(mut term) = first.outcome else { return (Some(first), None) };
        if let Some(jump) = self.jump(today).filter(|jump| term.end < jump.end) {
            term = jump;
        }
        let mut step = self.step(&term);
        for _ in 0..MAX_STEPS {
            match step.outcome {
                Outcome::Renews(after) if passed(&step, today).is_some() => step = self.step(&after),
                _ => break,
            }
        }
        let until = step.term.end;
        (Some(step), Some(Missed { term: current, deadline, until }))
    }

    /// A term that is not after the one to decide next, and close to it.
    fn jump(&self, today: NaiveDate) -> Option<Term> {
        let amended = self.terms.changes.iter().filter_map(|change| change.notice);
        let ends = self.terms.notice.into_iter().chain(amended).map(|notice| notice.about_end(today));
        // Months that are too short, and working days, make it uncertain by a few days.
        self.chain.at(ends.min()?.checked_sub_days(Days::new(7))?)
    }
}

/// The deadline of a renewal, if it is over on `today`.
fn passed(step: &Step, today: NaiveDate) -> Option<Deadline> {
    step.deadline.filter(|deadline| deadline.last_day < today && matches!(step.outcome, Outcome::Renews(_)))
}
