//! Which column becomes which field, and which of their words become which of our keys.

mod names;
mod suggest;
pub mod values;
mod vocabulary;
pub(crate) mod words;

use std::collections::HashMap;

use crate::dates::Order;

pub use suggest::{Suggestion, Why, suggest};
pub use values::{ValueSuggestion, suggest_values};

/// What a column of a request file can become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// `title`
    Title,
    /// `description`
    Description,
    /// `category`, by name.
    Category,
    /// `trade`, one of the keys of [`values::TRADES`].
    Trade,
    /// `priority`, `p1` to `p4`.
    Priority,
    /// `status`
    Status,
    /// `place`, by name.
    Place,
    /// `requester`, by name.
    Requester,
    /// `assignee`, by name.
    Assignee,
    /// `due`, a day.
    Due,
    /// `reported`, when it was asked.
    Reported,
    /// `closed`, when it was done.
    Closed,
    /// `tags/…`, several in one cell.
    Tags,
    /// `cost`, an amount.
    Cost,
    /// `ext`, the id in the other system: recognises the request on re-import.
    Ext,
    /// `x/<column>`, kept as it is.
    Extra,
    /// Left out.
    Ignore,
}

impl Target {
    /// All of them, in the order to offer.
    pub const ALL: [Self; 17] = [
        Self::Title,
        Self::Description,
        Self::Category,
        Self::Trade,
        Self::Priority,
        Self::Status,
        Self::Place,
        Self::Requester,
        Self::Assignee,
        Self::Due,
        Self::Reported,
        Self::Closed,
        Self::Tags,
        Self::Cost,
        Self::Ext,
        Self::Extra,
        Self::Ignore,
    ];

    /// The stored name of the field, also a stable key for messages.
    pub fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Description => "description",
            Self::Category => "category",
            Self::Trade => "trade",
            Self::Priority => "priority",
            Self::Status => "status",
            Self::Place => "place",
            Self::Requester => "requester",
            Self::Assignee => "assignee",
            Self::Due => "due",
            Self::Reported => "reported",
            Self::Closed => "closed",
            Self::Tags => "tags",
            Self::Cost => "cost",
            Self::Ext => "ext",
            Self::Extra => "extra",
            Self::Ignore => "ignore",
        }
    }

    /// The target with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.key() == key)
    }

    /// Whether its cells are dates.
    pub fn is_date(self) -> bool {
        matches!(self, Self::Due | Self::Reported | Self::Closed)
    }

    /// Whether its cells are words to map to our keys.
    pub fn has_values(self) -> bool {
        matches!(self, Self::Status | Self::Priority | Self::Trade)
    }

    /// Whether several columns may become it: their cells are then joined. Of other targets the first column with a
    /// value counts and the others are kept as extras.
    pub fn joins(self) -> bool {
        matches!(
            self,
            Self::Title | Self::Description | Self::Place | Self::Tags | Self::Extra | Self::Ignore
        )
    }
}

/// What becomes of one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, as [`crate::table::Rows::header`] gives it.
    pub name: String,
    /// What it becomes.
    pub target: Target,
    /// How its dates are read, if it has any.
    pub order: Order,
    /// Their words (trimmed) to our keys, for targets that [have values](Target::has_values). A word that is not here
    /// is kept as an extra, with a warning.
    pub values: HashMap<String, String>,
}

/// What to do with a row whose date does not exist (31/02).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BadDates {
    /// Refuse the row, with its line and the text.
    #[default]
    Refuse,
    /// Take the row without the date, keep the text as an extra, warn.
    KeepText,
}

/// What becomes of a whole file: suggested by [`Mapping::suggest`], corrected by the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// One for each column of the file, in its order.
    pub columns: Vec<Column>,
    /// Dates that do not exist.
    pub bad_dates: BadDates,
}

impl Mapping {
    /// The suggestion for a file, words mapped too. `habit` is the date order of the person's language.
    pub fn suggest(header: &[String], profile: &crate::profile::Profile, habit: Order) -> Self {
        let suggestions = suggest(header, profile);
        let mut columns = Vec::with_capacity(header.len());
        for (index, ((name, suggestion), column)) in
            header.iter().zip(suggestions).zip(&profile.columns).enumerate()
        {
            let target = suggestion.target;
            let order = profile.date_guess(index, habit).order;
            let values = if target.has_values() { default_values(target, column) } else { HashMap::new() };
            columns.push(Column { name: name.clone(), target, order, values });
        }
        Self { columns, bad_dates: BadDates::default() }
    }

    /// Changes what a column becomes and suggests its words again.
    pub fn set_target(&mut self, column: usize, target: Target, profile: &crate::profile::Profile) {
        if let (Some(mapped), Some(found)) = (self.columns.get_mut(column), profile.columns.get(column)) {
            mapped.target = target;
            mapped.values = if target.has_values() { default_values(target, found) } else { HashMap::new() };
        }
    }
}

fn default_values(target: Target, column: &crate::profile::ColumnProfile) -> HashMap<String, String> {
    suggest_values(target, &column.distinct())
        .into_iter()
        .filter_map(|value| Some((value.raw, value.key?.to_owned())))
        .collect()
}

#[cfg(test)]
mod tests;
