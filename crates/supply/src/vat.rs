//! Net, VAT and gross of what is bought, to the cent. Integers only; the rules and why: `docs/purchases.md`.
//!
//! One rounding for the net of a line, one for its VAT, both half away from zero; totals add what the lines show, so
//! that a reader who adds the lines finds the total.

use std::fmt;

use domain::money::Cents;

/// A whole discount, or the highest rate, in basis points.
pub const WHOLE_BP: i64 = 10_000;
/// One piece, in thousandths.
pub const ONE_MILLI: i64 = 1_000;
/// The rates of France: standard, intermediate, reduced, particular, none (CGI art. 278 to 281 octies).
pub const RATES_BP: [i64; 5] = [2_000, 1_000, 550, 210, 0];

/// Why a sum cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SumError {
    /// A price has not been given.
    NoPrice,
    /// A quantity below zero.
    Quantity,
    /// A rate of VAT outside 0 to 100 %.
    Rate,
    /// A discount outside 0 to 100 %.
    Discount,
    /// More than an amount can hold.
    TooLarge,
}

impl fmt::Display for SumError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoPrice => "no price",
            Self::Quantity => "a quantity below zero",
            Self::Rate => "a rate of VAT outside 0 to 100 %",
            Self::Discount => "a discount outside 0 to 100 %",
            Self::TooLarge => "amount too large",
        })
    }
}

impl std::error::Error for SumError {}

/// What makes the price of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Line {
    /// How much, in thousandths of the unit.
    pub milli: i64,
    /// Of one unit, net; below zero for a rebate.
    pub price: Option<Cents>,
    /// Basis points: 2000 is 20 %.
    pub vat_bp: i64,
    /// Basis points off the price.
    pub discount_bp: i64,
}

impl Line {
    /// One thing at a price: delivery, a lump sum.
    #[must_use]
    pub fn one(price: Cents, vat_bp: i64) -> Self {
        Self { milli: ONE_MILLI, price: Some(price), vat_bp, discount_bp: 0 }
    }

    /// Its amounts, each rounded once.
    pub fn amounts(&self) -> Result<Amounts, SumError> {
        let price = self.price.ok_or(SumError::NoPrice)?;
        if self.milli < 0 {
            return Err(SumError::Quantity);
        }
        if !(0..=WHOLE_BP).contains(&self.vat_bp) {
            return Err(SumError::Rate);
        }
        if !(0..=WHOLE_BP).contains(&self.discount_bp) {
            return Err(SumError::Discount);
        }
        let exact = i128::from(self.milli)
            .checked_mul(i128::from(price.0))
            .and_then(|it| it.checked_mul(i128::from(WHOLE_BP - self.discount_bp)))
            .ok_or(SumError::TooLarge)?;
        let net = divided(exact, i128::from(ONE_MILLI * WHOLE_BP))?;
        Amounts::of(net, self.vat_bp)
    }
}

/// Net, VAT and gross; the gross is always the sum of the other two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Amounts {
    /// HT.
    pub net: Cents,
    /// TVA.
    pub vat: Cents,
    /// TTC.
    pub gross: Cents,
}

impl Amounts {
    /// Of a net amount under one rate.
    pub fn of(net: Cents, vat_bp: i64) -> Result<Self, SumError> {
        let vat = divided(i128::from(net.0) * i128::from(vat_bp), i128::from(WHOLE_BP))?;
        let gross = net.checked_add(vat).ok_or(SumError::TooLarge)?;
        Ok(Self { net, vat, gross })
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Result<Self, SumError> {
        let add = |a: Cents, b: Cents| a.checked_add(b).ok_or(SumError::TooLarge);
        Ok(Self {
            net: add(self.net, other.net)?,
            vat: add(self.vat, other.vat)?,
            gross: add(self.gross, other.gross)?,
        })
    }
}

/// The sum of lines, whole and by rate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Totals {
    /// Of all lines.
    pub all: Amounts,
    /// By rate in basis points, the highest first.
    pub by_rate: Vec<(i64, Amounts)>,
    /// How many lines were added: bounds what two right ways of rounding may differ by.
    pub n_lines: usize,
}

impl Totals {
    /// Adds lines up.
    pub fn of(lines: impl IntoIterator<Item = Line>) -> Result<Self, SumError> {
        let mut totals = Self::default();
        for line in lines {
            let amounts = line.amounts()?;
            totals.all = totals.all.plus(amounts)?;
            totals.n_lines += 1;
            match totals.by_rate.iter_mut().find(|(rate, _)| *rate == line.vat_bp) {
                Some((_, sum)) => *sum = sum.plus(amounts)?,
                None => totals.by_rate.push((line.vat_bp, amounts)),
            }
        }
        totals.by_rate.sort_by_key(|(rate, _)| std::cmp::Reverse(*rate));
        Ok(totals)
    }

    /// The VAT as suppliers compute it who round once for each rate: the other way that the law allows.
    pub fn vat_per_rate(&self) -> Result<Cents, SumError> {
        self.by_rate.iter().try_fold(Cents(0), |sum, (rate, amounts)| {
            sum.checked_add(Amounts::of(amounts.net, *rate)?.vat).ok_or(SumError::TooLarge)
        })
    }

    /// What an amount of an invoice may differ by without meaning anything.
    #[must_use]
    pub fn tolerance(&self) -> Cents {
        tolerance(self.n_lines)
    }
}

/// Half a cent for each line, rounded up, and no less than one: two ways of rounding cannot differ by more.
#[must_use]
pub fn tolerance(n_lines: usize) -> Cents {
    Cents(i64::try_from(n_lines.div_ceil(2)).unwrap_or(i64::MAX).max(1))
}

/// How far `actual` is from `expected`, in basis points of it (400 is +4,0 %); nothing where nothing was expected.
#[must_use]
pub fn drift_bp(expected: Cents, actual: Cents) -> Option<i64> {
    if expected.0 == 0 {
        return None;
    }
    let difference = i128::from(actual.0) - i128::from(expected.0);
    divided(difference * i128::from(WHOLE_BP), i128::from(expected.0).abs()).ok().map(|bp| bp.0)
}

/// `above / below`, half away from zero: -0,5 is -1 as 0,5 is 1, so a credit note mirrors its invoice.
fn divided(above: i128, below: i128) -> Result<Cents, SumError> {
    let half = below / 2;
    let nudge = if above < 0 { -half } else { half };
    let rounded = above.checked_add(nudge).ok_or(SumError::TooLarge)? / below;
    i64::try_from(rounded).map(Cents).map_err(|_| SumError::TooLarge)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(milli: i64, cents: i64, vat_bp: i64, discount_bp: i64) -> Line {
        Line { milli, price: Some(Cents(cents)), vat_bp, discount_bp }
    }

    fn amounts(net: i64, vat: i64, gross: i64) -> Amounts {
        Amounts { net: Cents(net), vat: Cents(vat), gross: Cents(gross) }
    }

    #[test]
    fn the_three_quotes_of_s5() {
        for (price, net, gross) in
            [(28_900, 173_400, 208_080), (31_500, 189_000, 226_800), (14_900, 89_400, 107_280)]
        {
            assert_eq!(line(6_000, price, 2_000, 0).amounts(), Ok(amounts(net, gross - net, gross)));
        }
    }

    #[test]
    fn halves_go_away_from_zero_and_a_credit_mirrors_its_invoice() {
        // 0,25 € at 10 % is 2,5 cents; 12,345 € is 1 234,5 cents.
        assert_eq!(line(1_000, 25, 1_000, 0).amounts(), Ok(amounts(25, 3, 28)));
        assert_eq!(line(1_000, -25, 1_000, 0).amounts(), Ok(amounts(-25, -3, -28)));
        assert_eq!(line(500, 2_469, 2_000, 0).amounts().map(|a| a.net), Ok(Cents(1_235)));
    }

    #[test]
    fn a_discount_is_part_of_the_one_rounding() {
        // 3 × 9,99 = 29,97, less 15 % = 25,4745.
        assert_eq!(line(3_000, 999, 550, 1_500).amounts(), Ok(amounts(2_547, 140, 2_687)));
    }

    #[test]
    fn several_rates_are_told_apart() {
        let totals = Totals::of([
            line(52_000, 4_500, 1_000, 0),
            Line::one(Cents(65_000), 2_000),
            line(1_000, 1, 1_000, 0),
        ])
        .unwrap();
        assert_eq!(totals.by_rate.len(), 2);
        assert_eq!(totals.by_rate[0], (2_000, amounts(65_000, 13_000, 78_000)));
        assert_eq!(totals.by_rate[1], (1_000, amounts(234_001, 23_400, 257_401)));
        assert_eq!(totals.all.gross, Cents(335_401));
    }

    #[test]
    fn rounding_by_line_and_by_rate_may_differ_within_the_tolerance() {
        let totals = Totals::of([line(1_000, 3, 2_000, 0); 10]).unwrap();
        assert_eq!((totals.all.vat, totals.vat_per_rate()), (Cents(10), Ok(Cents(6))));
        assert_eq!(totals.tolerance(), Cents(5));
    }

    #[test]
    fn what_cannot_be_summed_says_why() {
        assert_eq!(Line { milli: 1, ..Line::default() }.amounts(), Err(SumError::NoPrice));
        assert_eq!(line(-1, 1, 0, 0).amounts(), Err(SumError::Quantity));
        assert_eq!(line(1, 1, 10_001, 0).amounts(), Err(SumError::Rate));
        assert_eq!(line(1, 1, 0, -1).amounts(), Err(SumError::Discount));
        assert_eq!(line(i64::MAX, i64::MAX, 2_000, 0).amounts(), Err(SumError::TooLarge));
        assert_eq!(line(1_000, i64::MAX, 2_000, 0).amounts(), Err(SumError::TooLarge));
    }

    #[test]
    fn the_drift_of_s10() {
        assert_eq!(drift_bp(Cents(145_000), Cents(150_800)), Some(400));
        assert_eq!(drift_bp(Cents(145_000), Cents(145_000)), Some(0));
        assert_eq!(drift_bp(Cents(0), Cents(1)), None);
        assert_eq!(drift_bp(Cents(-10_000), Cents(-10_500)), Some(-500));
    }

    fn any_line() -> impl Strategy<Value = Line> {
        (0..10_000_000_i64, -10_000_000..10_000_000_i64, 0..=10_000_i64, 0..=10_000_i64)
            .prop_map(|(milli, cents, vat, discount)| line(milli, cents, vat, discount))
    }

    proptest! {
        #[test]
        fn totals_are_the_sums_of_what_lines_show(lines in prop::collection::vec(any_line(), 0..20)) {
            let totals = Totals::of(lines.iter().copied()).unwrap();
            let sum = |part: fn(&Amounts) -> Cents| lines.iter().map(|l| part(&l.amounts().unwrap()).0).sum::<i64>();
            prop_assert_eq!(totals.all.net.0, sum(|a| a.net));
            prop_assert_eq!(totals.all.vat.0, sum(|a| a.vat));
            prop_assert_eq!(totals.all.gross.0, totals.all.net.0 + totals.all.vat.0);
            prop_assert_eq!(totals.by_rate.iter().map(|(_, a)| a.gross.0).sum::<i64>(), totals.all.gross.0);
        }

        #[test]
        fn the_order_of_lines_changes_nothing(lines in prop::collection::vec(any_line(), 0..10)) {
            let turned = lines.iter().rev().copied();
            prop_assert_eq!(Totals::of(turned), Totals::of(lines.clone()));
        }

        #[test]
        fn one_rate_never_differs_by_more_than_the_tolerance(
            cents in prop::collection::vec(-1_000_000..1_000_000_i64, 1..60),
            vat in prop::sample::select(RATES_BP.to_vec()),
        ) {
            let totals = Totals::of(cents.iter().map(|c| Line::one(Cents(*c), vat))).unwrap();
            let apart = (totals.all.vat.0 - totals.vat_per_rate().unwrap().0).abs();
            prop_assert!(apart <= totals.tolerance().0);
        }

        #[test]
        fn a_rebate_mirrors_what_it_takes_back(line in any_line()) {
            let back = Line { price: line.price.map(|p| Cents(-p.0)), ..line };
            let (there, back) = (line.amounts().unwrap(), back.amounts().unwrap());
            prop_assert_eq!(there.plus(back), Ok(Amounts::default()));
        }

        #[test]
        fn no_line_panics(milli: i64, cents: i64, vat_bp: i64, discount_bp: i64) {
            let _ = line(milli, cents, vat_bp, discount_bp).amounts();
            let _ = drift_bp(Cents(milli), Cents(cents));
        }
    }
}
