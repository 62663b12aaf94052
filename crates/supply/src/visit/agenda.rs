//! Who comes when, in the order in which one needs to know.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::entry::Intervention;
use super::state::State;
use crate::book::Book;

/// Who did not come is told for so long on the first screen.
const MISSED_DAYS: i64 = 7;

/// All visits of the book, by what they ask for.
#[derive(Debug, Default, PartialEq)]
pub struct Agenda<'book> {
    /// Those who are here.
    pub on_site: Vec<&'book Intervention>,
    /// Those who should have come, those of today too.
    pub late: Vec<&'book Intervention>,
    /// Those who come today.
    pub today: Vec<&'book Intervention>,
    /// Those who come later, by day.
    pub upcoming: Vec<(NaiveDate, Vec<&'book Intervention>)>,
    /// Those called without a day.
    pub called: Vec<&'book Intervention>,
    /// Those who left, and nobody noted what came of it.
    pub to_conclude: Vec<&'book Intervention>,
    /// What is over, the last first.
    pub past: Vec<&'book Intervention>,
}

/// The last moment known of a visit that is over, for sorting.
fn when(visit: &Intervention) -> (Option<NaiveDateTime>, Option<i64>) {
    (visit.plan.map(|plan| plan.start()), visit.left.or(visit.arrived))
}

/// Sorts all visits.
#[must_use]
pub fn agenda(book: &Book, now: NaiveDateTime) -> Agenda<'_> {
    let mut all: Vec<&Intervention> = book.interventions.iter().collect();
    all.sort_by_key(|visit| (when(visit), visit.id));
    let mut agenda = Agenda::default();
    for visit in all {
        match visit.state(now) {
            State::OnSite => agenda.on_site.push(visit),
            State::Late => agenda.late.push(visit),
            State::Called => agenda.called.push(visit),
            State::ToConclude => agenda.to_conclude.push(visit),
            State::ToRate | State::Done | State::NoShow => agenda.past.push(visit),
            State::Planned => match visit.plan.map(|plan| plan.day).filter(|day| now.date() < *day) {
                None => agenda.today.push(visit),
                Some(day) => match agenda.upcoming.last_mut() {
                    Some((last, visits)) if *last == day => visits.push(visit),
                    _ => agenda.upcoming.push((day, vec![visit])),
                },
            },
        }
    }
    agenda.past.reverse();
    agenda
}

/// Visits for the first screen: those on site, those who did not come this week, those still to come today.
#[must_use]
pub fn today(book: &Book, now: NaiveDateTime) -> Vec<(&Intervention, State)> {
    let since = now - TimeDelta::days(MISSED_DAYS);
    let mut all: Vec<_> = book
        .interventions
        .iter()
        .map(|visit| (visit, visit.state(now)))
        .filter(|(visit, state)| match state {
            State::OnSite => true,
            State::Late => visit.plan.is_some_and(|plan| since < plan.limit()),
            State::Planned => visit.plan.is_some_and(|plan| plan.day <= now.date()),
            _ => false,
        })
        .collect();
    all.sort_by_key(|(visit, state)| (*state, visit.plan.map(|plan| plan.start()), visit.id));
    all
}
