//! What an event costs and will cost, against its cap. All derived.

use domain::money::Cents;
use replica::RecordId;
use supply::book::Book;
use supply::vat::{Amounts, SumError};

use super::amount::{MOST, is_per_guest, planned, quantity};
use super::stages::{Layers, Stages, plus, stages};
use super::{Line, heads};
use crate::Planner;

/// What somebody should look at in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It cannot be reckoned and counts for nothing: why.
    Unpriced(SumError),
    /// Below zero: counts as a rebate.
    Rebate,
    /// What was committed, invoiced or paid is below zero though the line is none.
    Negative,
    /// A price before tax without its rate: no VAT is added.
    NoRate,
    /// More was invoiced than was committed: by how much.
    OverInvoiced(Cents),
    /// More was paid than was invoiced: by how much.
    OverPaid(Cents),
    /// More guests come than were ordered for: how many more.
    Outgrown(i64),
    /// An amount that no budget holds; it is left out.
    TooLarge,
}

/// One line, reckoned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reckoned {
    /// The line.
    pub id: RecordId,
    /// Thousandths, for the guests of this reckoning.
    pub milli: i64,
    /// Net, VAT and gross as planned; nothing of a line that cannot be reckoned.
    pub planned: Amounts,
    /// What is known of the stages that follow.
    pub stages: Stages,
    /// What it will cost: the furthest stage that is known.
    pub forecast: Cents,
    /// How far the forecast is.
    pub layers: Layers,
    /// What to look at.
    pub doubts: Vec<Doubt>,
}

/// The money of one category.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfCategory {
    /// Its key.
    pub key: String,
    /// As planned, all taxes included.
    pub planned: Cents,
    /// As it will be, by how far it is.
    pub layers: Layers,
}

/// The whole budget.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reckoning {
    /// For so many guests.
    pub heads: i64,
    /// What it may cost, all taxes included.
    pub cap: Option<Cents>,
    /// Each line, in the order of the list.
    pub lines: Vec<Reckoned>,
    /// As planned.
    pub planned: Amounts,
    /// As planned, by rate in basis points, the highest first; `None` are gross prices whose rate nobody said.
    pub by_rate: Vec<(Option<i64>, Amounts)>,
    /// What is known to be committed, invoiced and paid.
    pub committed: Cents,
    /// Credit notes taken off.
    pub invoiced: Cents,
    #[expect(missing_docs, reason = "the name says it")]
    pub paid: Cents,
    /// What it will cost.
    pub forecast: Cents,
    /// The forecast by how far it is.
    pub layers: Layers,
    /// By category, the most expensive first.
    pub categories: Vec<OfCategory>,
}

impl Reckoning {
    /// The budget of an event for the guests it reckons with.
    #[must_use]
    pub fn of(planner: &Planner, book: &Book, event: RecordId) -> Self {
        Self::at(planner, book, event, heads::base(planner, event))
    }

    /// The budget if so many guests came.
    #[must_use]
    pub fn at(planner: &Planner, book: &Book, event: RecordId, n: i64) -> Self {
        let lines: Vec<&Line> = planner.children::<Line>(event).collect();
        let cap = planner.events.get(event).and_then(|event| event.cap);
        Self::reckon(book, &lines, cap, heads::base(planner, event), n)
    }

    /// The budget of these lines, ordered for `base` guests where no line says for how many, if `n` came.
    #[must_use]
    pub fn reckon(book: &Book, lines: &[&Line], cap: Option<Cents>, base: i64, n: i64) -> Self {
        let gross: Vec<Cents> =
            lines.iter().map(|line| planned(line, base).map_or(Cents(0), |it| it.gross)).collect();
        let stages = stages(book, lines, &gross);
        let mut all = Self { heads: n, cap, ..Self::default() };
        for (line, stages) in lines.iter().zip(stages) {
            let one = reckoned(line, stages, base, n);
            all.add(line, &one);
            all.lines.push(one);
        }
        all.by_rate.sort_by_key(|(rate, _)| std::cmp::Reverse(*rate));
        all.categories.sort_by(|a, b| (b.layers.sum(), &a.key).cmp(&(a.layers.sum(), &b.key)));
        all
    }

    fn add(&mut self, line: &Line, one: &Reckoned) {
        // `MOST` bounds each line, so sums fit.
        self.planned = self.planned.plus(one.planned).unwrap_or(self.planned);
        match self.by_rate.iter_mut().find(|(rate, _)| *rate == line.vat) {
            Some((_, sum)) => *sum = sum.plus(one.planned).unwrap_or(*sum),
            None => self.by_rate.push((line.vat, one.planned)),
        }
        let known = |stage: Option<Cents>| stage.unwrap_or_default();
        self.committed = plus(self.committed, known(one.stages.committed));
        self.invoiced = plus(self.invoiced, known(one.stages.invoiced));
        self.paid = plus(self.paid, known(one.stages.paid));
        self.forecast = plus(self.forecast, one.forecast);
        self.layers = self.layers.plus(one.layers);
        let at = self.categories.iter().position(|it| it.key == line.category);
        let at = at.unwrap_or_else(|| {
            self.categories.push(OfCategory { key: line.category.clone(), ..OfCategory::default() });
            self.categories.len() - 1
        });
        if let Some(category) = self.categories.get_mut(at) {
            category.planned = plus(category.planned, one.planned.gross);
            category.layers = category.layers.plus(one.layers);
        }
    }

    /// What is left of the cap; below zero when it is exceeded; nothing without a cap.
    #[must_use]
    pub fn remaining(&self) -> Option<Cents> {
        self.cap.map(|cap| Cents(cap.0.saturating_sub(self.forecast.0)))
    }

    /// What is still to be paid of the forecast.
    #[must_use]
    pub fn to_pay(&self) -> Cents {
        Cents(self.forecast.0.saturating_sub(self.layers.paid.0))
    }

    /// One line, reckoned.
    #[must_use]
    pub fn line(&self, id: RecordId) -> Option<&Reckoned> {
        self.lines.iter().find(|line| line.id == id)
    }

    /// How many lines somebody should look at, rebates not counted.
    #[must_use]
    pub fn n_doubts(&self) -> usize {
        self.lines.iter().filter(|line| line.doubts.iter().any(|it| *it != Doubt::Rebate)).count()
    }
}

fn reckoned(line: &Line, stages: Stages, base: i64, n: i64) -> Reckoned {
    let mut doubts = Vec::new();
    let amounts = planned(line, n).unwrap_or_else(|error| {
        doubts.push(Doubt::Unpriced(error));
        Amounts::default()
    });
    let forecast = forecast(line, &stages, amounts.gross, base);
    if amounts.gross.0 < 0 {
        doubts.push(Doubt::Rebate);
    }
    let known = [stages.committed, stages.invoiced, stages.paid];
    if 0 <= amounts.gross.0 && known.iter().flatten().any(|it| it.0 < 0) {
        doubts.push(Doubt::Negative);
    }
    if line.price.is_some_and(|price| price.0 != 0) && line.vat.is_none() && line.tax != super::amount::GROSS
    {
        doubts.push(Doubt::NoRate);
    }
    let over = |first: Option<Cents>, then: Option<Cents>| {
        let by = then?.0.saturating_sub(first?.0);
        (0 < by).then_some(Cents(by))
    };
    doubts.extend(over(stages.committed, stages.invoiced).map(Doubt::OverInvoiced));
    doubts.extend(over(stages.invoiced, stages.paid).map(Doubt::OverPaid));
    let more = n.saturating_sub(line.heads.unwrap_or(base));
    if is_per_guest(line) && stages.committed.is_some() && !is_invoiced(&stages) && 0 < more {
        doubts.push(Doubt::Outgrown(more));
    }
    if [line.committed, line.invoiced, line.paid].iter().flatten().any(|it| MOST < it.0.saturating_abs()) {
        doubts.push(Doubt::TooLarge);
    }
    let layers = Layers::of(&stages, forecast);
    Reckoned { id: line.id, milli: quantity(line, n), planned: amounts, stages, forecast, layers, doubts }
}

fn is_invoiced(stages: &Stages) -> bool {
    stages.is_final && stages.invoiced.is_some()
}

/// What a line will cost: the furthest stage that is known for the whole of it.
///
/// A deposit that was invoiced or paid is a part of the stage before. What was ordered is owed, even if fewer come; each
/// guest more than it was ordered for costs what was planned for one.
fn forecast(line: &Line, stages: &Stages, gross: Cents, base: i64) -> Cents {
    if let Some(last) = stages.invoiced.or(stages.paid).filter(|_| stages.is_final) {
        return last;
    }
    let agreed = stages.committed.map_or(gross, |committed| {
        let ordered = planned(line, line.heads.unwrap_or(base)).map_or(Cents(0), |it| it.gross);
        let grown = if is_per_guest(line) { gross.0.saturating_sub(ordered.0).max(0) } else { 0 };
        plus(committed, Cents(grown))
    });
    if agreed.0 < 0 {
        return agreed;
    }
    let part = [stages.invoiced, stages.paid].into_iter().flatten().max().unwrap_or(agreed);
    agreed.max(part)
}
