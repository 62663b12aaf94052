//! What the kitchen needs: covers, diets in numbers, and names only where somebody chose to give them.

use chrono::NaiveDate;

use super::{Answer, Counts, Guest, diets};
use crate::Planner;
use crate::event::Event;

/// The caterer's sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Those who come and whom they bring along.
    pub guests: usize,
    /// Meals for those who work: the DJ, the photographer.
    pub crew: usize,
    /// Might come yet.
    pub open: usize,
    /// Keys and how many, in the order of a kitchen; none that nobody has.
    pub diets: Vec<(&'static str, usize)>,
    /// Those who come and have any of them, or a note.
    pub with_diet: usize,
    /// Those who have an allergy or a note: who, keys, words. For who needs names.
    pub named: Vec<Named>,
    /// How many of whom nothing is known: brought along without a name.
    pub unknown: usize,
    /// Covers by table, where people are seated.
    pub tables: Vec<(String, usize)>,
    /// When an answer came last.
    pub answered: Option<NaiveDate>,
}

/// One with an allergy, or with words of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Who.
    pub name: String,
    /// Where.
    pub table: String,
    /// Keys.
    pub diets: Vec<&'static str>,
    /// In their own words.
    pub note: String,
}

impl Sheet {
    /// All that is to be cooked for.
    #[must_use]
    pub const fn covers(&self) -> usize {
        self.guests + self.crew
    }

    /// Covers without anything told to mind.
    #[must_use]
    pub const fn plain(&self) -> usize {
        self.covers().saturating_sub(self.with_diet)
    }
}

/// The sheet of an event. Only who comes counts: the diets of the others are nobody's business.
pub fn sheet<'a>(guests: impl IntoIterator<Item = &'a Guest> + Clone, crew: usize) -> Sheet {
    let counts = Counts::of(guests.clone());
    let coming: Vec<&Guest> = guests.clone().into_iter().filter(|guest| guest.comes()).collect();
    let has = |guest: &Guest, key: &str| guest.diets.iter().any(|own| own == key);
    let count = |key: &'static str| (key, coming.iter().filter(|guest| has(guest, key)).count());
    let mut named: Vec<Named> = coming
        .iter()
        .filter(|guest| guest.diets.iter().any(|key| diets::is_allergy(key)) || !guest.diet_note.is_empty())
        .map(|guest| Named {
            name: guest.name.clone(),
            table: guest.table.clone(),
            diets: diets::ALL.into_iter().filter(|key| has(guest, key)).collect(),
            note: guest.diet_note.clone(),
        })
        .collect();
    named.sort_by_cached_key(|one| search::fold(&one.name));
    Sheet {
        guests: counts.heads,
        crew,
        open: counts.open_heads,
        diets: diets::ALL.into_iter().map(count).filter(|(_, n)| 0 < *n).collect(),
        with_diet: coming.iter().filter(|guest| guest.has_diet()).count(),
        named,
        unknown: counts.heads.saturating_sub(coming.len()),
        tables: tables(coming.iter().copied()),
        answered: guests
            .into_iter()
            .filter(|g| g.answer() != Answer::Silent)
            .filter_map(|g| g.answered)
            .max(),
    }
}

/// Covers by table, in the order of their names as people count.
pub fn tables<'a>(coming: impl IntoIterator<Item = &'a Guest>) -> Vec<(String, usize)> {
    let mut tables: Vec<(String, usize)> = Vec::new();
    for guest in coming {
        let (table, heads) = (guest.table.trim(), guest.heads() as usize);
        match tables.iter_mut().find(|(name, _)| name == table) {
            Some((_, n)) => *n += heads,
            None if table.is_empty() => {}
            None => tables.push((table.to_owned(), heads)),
        }
    }
    tables.sort_by_cached_key(|(name, _)| table_key(name));
    tables
}

/// « Table 2 » stands before « Table 10 ».
#[must_use]
pub fn table_key(name: &str) -> (String, u64) {
    let folded = search::fold(name.trim());
    let digits = folded.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let number = digits.get(..end).and_then(|digits| digits.parse().ok()).unwrap_or(0);
    (folded.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default().to_owned(), number)
}

/// Meals for those who work: as the event says, else as the budget counts them beyond the guests.
#[must_use]
pub fn crew(planner: &Planner, event: &Event) -> usize {
    let of_budget = || {
        planner
            .children::<crate::budget::Line>(event.id)
            .filter(|line| line.category == "catering" && line.basis == "guest")
            .filter_map(|line| line.milli)
            .map(|milli| milli.div_euclid(1000))
            .max()
    };
    let crew = event.crew.or_else(of_budget).unwrap_or(0);
    usize::try_from(crew).unwrap_or(0)
}
