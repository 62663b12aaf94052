//! What a supplier of an event costs and is still owed, by the lines of the budget that name it.

use domain::money::Cents;
use replica::RecordId;

use crate::Planner;
use crate::budget::{Line, Reckoning};

/// The money of one party in one event, all taxes included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Owed {
    /// How many lines of the budget name it.
    pub n_lines: usize,
    /// What it will cost.
    pub forecast: Cents,
    /// What was paid of it.
    pub paid: Cents,
}

impl Owed {
    /// What is still to be paid.
    #[must_use]
    pub fn left(self) -> Cents {
        Cents(self.forecast.0.saturating_sub(self.paid.0))
    }
}

/// What a party is owed, out of a reckoning that was made already.
#[must_use]
pub fn owed(planner: &Planner, reckoning: &Reckoning, party: RecordId) -> Owed {
    let mine = reckoning
        .lines
        .iter()
        .filter(|it| planner.lines.get(it.id).is_some_and(|line: &Line| line.party == Some(party)));
    mine.fold(Owed::default(), |sum, line| Owed {
        n_lines: sum.n_lines + 1,
        forecast: Cents(sum.forecast.0.saturating_add(line.forecast.0)),
        paid: Cents(sum.paid.0.saturating_add(line.layers.paid.0)),
    })
}
