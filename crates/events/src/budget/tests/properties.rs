//! What holds for any budget.

use domain::money::Cents;
use proptest::prelude::*;

use super::*;
use crate::budget::amount::{planned, priced};
use crate::budget::{Layers, Reckoning, Stages, share};

fn any_cents() -> impl Strategy<Value = Option<Cents>> {
    prop::option::of((-5_000_000..5_000_000_i64).prop_map(Cents))
}

fn any_line() -> impl Strategy<Value = Line> {
    let price = (0..200_000_i64, -1_000_000..1_000_000_i64, prop::bool::ANY, prop::bool::ANY);
    let rate = prop::option::of(prop::sample::select(vec![2_000_i64, 1_000, 550, 210, 0]));
    let stages = (any_cents(), any_cents(), any_cents(), prop::bool::ANY, prop::option::of(0..100_i64));
    let category = prop::sample::select(vec!["catering", "gifts", "other"]);
    (price, rate, stages, category).prop_map(|((milli, cents, is_guest, is_gross), vat, stages, category)| {
        let mut line = draft("x", category);
        line.basis = if is_guest { PER_GUEST } else { FIXED }.to_owned();
        line.tax = if is_gross { GROSS } else { NET }.to_owned();
        (line.milli, line.price, line.vat) = (Some(milli), Some(Cents(cents)), vat);
        (line.committed, line.invoiced, line.paid, line.is_settled, line.heads) = stages;
        line
    })
}

fn reckon(lines: &[Line], base: i64, n: i64) -> Reckoning {
    let lines: Vec<&Line> = lines.iter().collect();
    Reckoning::reckon(&Book::default(), &lines, Some(Cents(100)), base, n)
}

proptest! {
    #[test]
    fn everything_adds_up(lines in prop::collection::vec(any_line(), 0..12), base in 0..80_i64, n in 0..80_i64) {
        let it = reckon(&lines, base, n);
        prop_assert_eq!(it.planned.net.0 + it.planned.vat.0, it.planned.gross.0);
        prop_assert_eq!(it.by_rate.iter().map(|(_, sum)| sum.gross.0).sum::<i64>(), it.planned.gross.0);
        prop_assert_eq!(it.categories.iter().map(|c| c.planned.0).sum::<i64>(), it.planned.gross.0);
        prop_assert_eq!(it.lines.iter().map(|line| line.forecast.0).sum::<i64>(), it.forecast.0);
        prop_assert_eq!(it.layers.sum(), it.forecast);
        prop_assert_eq!(it.remaining(), Some(Cents(100 - it.forecast.0)));
    }

    #[test]
    fn one_guest_more_never_costs_less(
        lines in prop::collection::vec(any_line(), 0..8), base in 0..80_i64, n in 0..80_i64,
    ) {
        let lines: Vec<Line> =
            lines.into_iter().map(|line| Line { price: line.price.map(|p| Cents(p.0.abs())), ..line }).collect();
        prop_assert!(reckon(&lines, base, n).forecast <= reckon(&lines, base, n + 1).forecast);
    }

    #[test]
    fn a_gross_price_is_kept_to_the_cent(milli in 0..100_000_i64, cents in 0..1_000_000_i64, vat in 0..=10_000_i64) {
        let with = priced(milli, Some(Cents(cents)), true, vat).unwrap();
        let without = priced(milli, Some(Cents(cents)), false, 0).unwrap();
        prop_assert_eq!(with.gross, without.net);
        prop_assert_eq!(with.net.0 + with.vat.0, with.gross.0);
        // Taxed again, the net gives the gross to the cent that two roundings differ by.
        let again = supply::vat::Amounts::of(with.net, vat).unwrap();
        prop_assert!((again.gross.0 - with.gross.0).abs() <= 1);
        // A refund mirrors it.
        let back = priced(milli, Some(Cents(-cents)), true, vat).unwrap();
        prop_assert_eq!(back.net.0, -with.net.0);
    }

    #[test]
    fn parts_of_a_forecast_add_up(
        forecast in -5_000_000..5_000_000_i64, committed in any_cents(), invoiced in any_cents(), paid in any_cents(),
    ) {
        let stages = Stages { committed, invoiced, paid, is_final: false };
        let layers = Layers::of(&stages, Cents(forecast));
        prop_assert_eq!(layers.sum(), Cents(forecast));
        for part in [layers.paid, layers.due, layers.committed, layers.planned] {
            prop_assert!(part.0 == 0 || (part.0 < 0) == (forecast < 0));
        }
    }

    #[test]
    fn shares_add_up_to_the_whole(
        whole in -1_000_000_000..1_000_000_000_i64, weights in prop::collection::vec(-100..10_000_i64, 1..9),
    ) {
        let weights: Vec<Cents> = weights.into_iter().map(Cents).collect();
        let parts = share(Cents(whole), &weights);
        prop_assert_eq!(parts.len(), weights.len());
        prop_assert_eq!(parts.iter().map(|part| part.0).sum::<i64>(), whole);
    }

    #[test]
    fn nothing_panics_and_nothing_overflows(
        milli: Option<i64>, price: Option<i64>, vat: Option<i64>, committed: Option<i64>, paid: Option<i64>,
        heads: Option<i64>, base: i64, n: i64, is_guest: bool, is_gross: bool,
    ) {
        let mut line = draft("x", "");
        line.basis = if is_guest { PER_GUEST } else { "" }.to_owned();
        line.tax = if is_gross { GROSS } else { "" }.to_owned();
        (line.milli, line.price, line.vat, line.heads) = (milli, price.map(Cents), vat, heads);
        (line.committed, line.paid) = (committed.map(Cents), paid.map(Cents));
        let _ = planned(&line, n);
        let lines = vec![line; 50];
        let it = reckon(&lines, base, n);
        prop_assert!(it.forecast.0 < i64::MAX && i64::MIN < it.forecast.0);
        prop_assert_eq!(it.layers.sum(), it.forecast);
    }
}
