//! What a supplier costs in a year, for the question whether its vigilance file is open.
//!
//! The law speaks of an operation of at least 5 000 € HT (R8222-1) and leaves open how repeated orders add up; the sum
//! taken here errs towards opening the file:
//! - of the calendar year and the twelve months that end today, the greater counts;
//! - a contract that has not ended counts its whole yearly cost, be it signed yesterday, or what was invoiced under it
//!   if that is more, never both;
//! - an order of the period counts its total, or what was invoiced for it if that is more, never both;
//! - invoices of neither count as they are, credit notes against them;
//! - a contract that has ended, with its invoices, counts no more: there is nothing left to ask (« jusqu'à la fin de
//!   son exécution », D8222-5).
//!
//! A contract whose current term alone reaches the threshold opens the file too: it is one operation.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, Months, NaiveDate};
use domain::money::Cents;
use replica::RecordId;

/// An amount without and with VAT.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// Without VAT.
    pub ht: Cents,
    /// With VAT.
    pub ttc: Cents,
}

/// Which amount is compared with the threshold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// Without VAT, as R8222-1 has it.
    #[default]
    Ht,
    /// With VAT: the file opens sooner.
    Ttc,
}

impl Basis {
    /// The stored key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ht => "ht",
            Self::Ttc => "ttc",
        }
    }

    /// The basis of a stored key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Ht, Self::Ttc].into_iter().find(|basis| basis.key() == key)
    }

    fn of(self, amount: Amount) -> i128 {
        i128::from(match self {
            Self::Ht => amount.ht.0,
            Self::Ttc => amount.ttc.0,
        })
    }
}

/// From which total the file opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The total that opens it; reached, not passed.
    pub threshold: Cents,
    /// What is added up.
    pub basis: Basis,
}

impl Default for Rule {
    /// 5 000,00 € HT: R8222-1 in force since 1 May 2015.
    fn default() -> Self {
        Self { threshold: Cents(500_000), basis: Basis::Ht }
    }
}

/// What a supplier was or will be paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A contract; the amount of the spending is its yearly cost.
    Contract {
        /// Its last day where it is known to end: terminated, or not renewed. `None` while it renews itself.
        until: Option<NaiveDate>,
        /// What its current term costs as a whole.
        term: Option<Amount>,
    },
    /// An order that was sent and not cancelled.
    Order {
        /// Its date.
        on: NaiveDate,
    },
    /// An invoice; the amount of a credit note is negative.
    Invoice {
        /// Its date.
        on: NaiveDate,
        /// The contract under which it was made out.
        contract: Option<RecordId>,
        /// The order that it bills.
        order: Option<RecordId>,
    },
}

/// One thing that a supplier was or will be paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spending {
    /// Its record.
    pub id: RecordId,
    /// How much.
    pub amount: Amount,
    /// What for.
    pub what: What,
}

/// The days over which a total was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// From January to December.
    Calendar(i32),
    /// The twelve months that end today.
    Rolling {
        /// The first day.
        from: NaiveDate,
        /// The last day, today.
        to: NaiveDate,
    },
}

/// What a supplier costs in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Yearly {
    /// The total, on the basis of the rule.
    pub total: Cents,
    /// Of it, contracts (with invoices above their yearly cost).
    pub contracts: Cents,
    /// Of it, orders.
    pub orders: Cents,
    /// Of it, invoices of neither.
    pub invoices: Cents,
    /// Over which days.
    pub window: Window,
    /// The largest current term of a contract, as a whole.
    pub term: Cents,
}

impl Yearly {
    /// Whether the file opens.
    #[must_use]
    pub fn reaches(&self, threshold: Cents) -> bool {
        threshold <= self.total || threshold <= self.term
    }
}

/// What a supplier costs in a year: the greater of the calendar year and of the last twelve months.
#[must_use]
pub fn yearly(spendings: &[Spending], today: NaiveDate, basis: Basis) -> Yearly {
    let year = today.year();
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(today);
    let last = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(today);
    let from = today
        .checked_sub_months(Months::new(12))
        .and_then(|day| day.checked_add_days(Days::new(1)))
        .unwrap_or(first);
    let calendar = within(spendings, first, last, today, basis, Window::Calendar(year));
    let rolling = within(spendings, from, today, today, basis, Window::Rolling { from, to: today });
    if calendar.total < rolling.total { rolling } else { calendar }
}

fn within(
    spendings: &[Spending],
    from: NaiveDate,
    to: NaiveDate,
    today: NaiveDate,
    basis: Basis,
    window: Window,
) -> Yearly {
    let is_in = |on: NaiveDate| from <= on && on <= to;
    // By record, so that neither the order of the list nor a record given twice changes the sum.
    let by_id: BTreeMap<RecordId, &Spending> = spendings.iter().map(|it| (it.id, it)).collect();
    let mut contracts: BTreeMap<RecordId, (i128, i128)> = BTreeMap::new();
    let mut orders: BTreeMap<RecordId, (i128, i128)> = BTreeMap::new();
    let mut ended = BTreeSet::new();
    let mut term = 0;
    for it in by_id.values() {
        match it.what {
            What::Contract { until, .. } if until.is_some_and(|until| until < today) => {
                ended.insert(it.id);
            }
            What::Contract { term: whole, .. } => {
                contracts.insert(it.id, (basis.of(it.amount), 0));
                term = whole.map_or(term, |whole| basis.of(whole).max(term));
            }
            What::Order { on } if is_in(on) => {
                orders.insert(it.id, (basis.of(it.amount), 0));
            }
            What::Order { .. } | What::Invoice { .. } => {}
        }
    }
    let mut loose = 0;
    for it in by_id.values() {
        let What::Invoice { on, contract, order } = it.what else { continue };
        let amount = basis.of(it.amount);
        if contract.is_some_and(|id| ended.contains(&id)) {
            continue;
        }
        if let Some((_, invoiced)) = order.and_then(|id| orders.get_mut(&id)) {
            *invoiced += amount;
        } else if is_in(on) {
            match contract.and_then(|id| contracts.get_mut(&id)) {
                Some((_, invoiced)) => *invoiced += amount,
                None => loose += amount,
            }
        }
    }
    let greater = |sums: BTreeMap<RecordId, (i128, i128)>| {
        sums.into_values().map(|(agreed, invoiced)| agreed.max(invoiced).max(0)).sum::<i128>()
    };
    let (contracts, orders, invoices) = (greater(contracts), greater(orders), loose.max(0));
    Yearly {
        total: to_cents(contracts + orders + invoices),
        contracts: to_cents(contracts),
        orders: to_cents(orders),
        invoices: to_cents(invoices),
        window,
        term: to_cents(term),
    }
}

/// More than fits is as much as fits: every threshold is below it.
fn to_cents(sum: i128) -> Cents {
    Cents(i64::try_from(sum).unwrap_or(if sum < 0 { i64::MIN } else { i64::MAX }))
}
