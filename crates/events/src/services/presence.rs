//! Who is on site when. Minutes after midnight of D-day, on the wall clock.

use super::Supplier;

/// What is odd in the hours of a supplier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoursError {
    /// Ready before it arrives.
    ReadyBeforeArrival,
    /// Leaves before it arrives.
    LeavesBeforeArrival,
    /// Leaves before it is ready.
    LeavesBeforeReady,
    /// Ready after the event begins: by how many minutes.
    LateForStart(i64),
}

/// From when to when somebody is on site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// The first minute; `None`: nobody knows.
    pub from: Option<i64>,
    /// Set up from.
    pub ready: Option<i64>,
    /// The minute after the last.
    pub to: Option<i64>,
}

/// The hours of a supplier as planned.
#[must_use]
pub fn stay(supplier: &Supplier) -> Stay {
    Stay { from: supplier.arrive.or(supplier.ready), ready: supplier.ready, to: supplier.leave }
}

/// What is odd in hours; `start` is the first minute of the event.
#[must_use]
pub fn check(stay: Stay, start: Option<i64>) -> Option<HoursError> {
    let is_before = |a: Option<i64>, b: Option<i64>| a.zip(b).is_some_and(|(a, b)| a < b);
    if is_before(stay.to, stay.from) {
        return Some(HoursError::LeavesBeforeArrival);
    }
    if is_before(stay.ready, stay.from) {
        return Some(HoursError::ReadyBeforeArrival);
    }
    if is_before(stay.to, stay.ready) {
        return Some(HoursError::LeavesBeforeReady);
    }
    let late = stay.ready.zip(start).map(|(ready, start)| ready.saturating_sub(start));
    late.filter(|by| 0 < *by).map(HoursError::LateForStart)
}

/// The hours that a strip shows: whole hours around everybody's stay and the event itself, at most three days.
#[must_use]
pub fn window(stays: &[Stay], event: (i64, i64)) -> (i64, i64) {
    let known = stays.iter().flat_map(|stay| [stay.from, stay.ready, stay.to]).flatten();
    let all = known.chain([event.0, event.1]).map(|minute| minute.clamp(-DAY, 3 * DAY));
    let (from, to) = all.fold((i64::MAX, i64::MIN), |(from, to), it| (from.min(it), to.max(it)));
    let from = from.div_euclid(60) * 60;
    let to = (to + 59).div_euclid(60) * 60;
    (from, to.max(from + 60))
}

const DAY: i64 = 24 * 60;

/// Where a moment lies in a window, in thousandths of its width.
#[must_use]
pub fn thousandths(minute: i64, (from, to): (i64, i64)) -> i64 {
    let width = to.saturating_sub(from).max(1);
    minute.clamp(from, to).saturating_sub(from).saturating_mul(1_000) / width
}

/// Suppliers by arrival; those without hours last, cancelled ones behind them.
pub fn by_arrival(suppliers: &mut [&Supplier]) {
    suppliers.sort_by_key(|it| (it.state == "cancelled", stay(it).from.unwrap_or(i64::MAX), it.id));
}

/// Who is on site at an instant of the show: came and has not left.
#[must_use]
pub fn is_on_site(supplier: &Supplier) -> bool {
    supplier.arrived.is_some() && supplier.left.is_none()
}
