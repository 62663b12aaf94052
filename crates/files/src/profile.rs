//! What the columns of a file hold: read once before the mapping is suggested.

use std::collections::HashMap;

use crate::dates::{DateGuess, DateStats, Order};
use crate::table::Row;

/// Beyond this many different values a column is no list of choices, and its values are no longer counted.
pub const MAX_DISTINCT: usize = 200;

/// What one column holds.
#[derive(Clone, Debug, Default)]
pub struct ColumnProfile {
    /// Cells that are not empty.
    pub filled: u32,
    /// The first few different values, to show.
    pub samples: Vec<String>,
    /// The longest cell, in bytes.
    pub longest: usize,
    /// What is known of its dates.
    pub dates: DateStats,
    /// Cells made of digits only.
    pub digits: u32,
    /// Whether there were more than [`MAX_DISTINCT`] different values.
    pub many: bool,
    distinct: HashMap<String, u32>,
}

impl ColumnProfile {
    fn feed(&mut self, cell: &str) {
        let cell = cell.trim();
        if cell.is_empty() {
            return;
        }
        self.filled += 1;
        self.longest = self.longest.max(cell.len());
        // Only cells with a digit can be dates; the others need no parsing.
        let first_digit = cell.bytes().position(|b| b.is_ascii_digit());
        if first_digit.is_some() && cell.len() <= 40 {
            self.dates.feed(cell);
            self.digits += u32::from(cell.bytes().all(|b| b.is_ascii_digit()));
        } else {
            self.dates.others += 1;
        }
        if self.samples.len() < 5 && !self.samples.iter().any(|s| s == cell) {
            self.samples.push(cell.to_owned());
        }
        if self.many {
            return;
        }
        if let Some(count) = self.distinct.get_mut(cell) {
            *count += 1;
        } else if self.distinct.len() < MAX_DISTINCT {
            self.distinct.insert(cell.to_owned(), 1);
        } else {
            self.many = true;
            self.distinct = HashMap::new();
        }
    }

    /// The different values with their counts, the most frequent first; empty if there are [`many`](Self::many).
    pub fn distinct(&self) -> Vec<(&str, u32)> {
        let mut values: Vec<_> = self.distinct.iter().map(|(value, n)| (value.as_str(), *n)).collect();
        values.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        values
    }

    /// Whether every cell has a value of its own, as far as the counted ones tell.
    pub fn looks_unique(&self) -> bool {
        self.filled > 1 && (self.many || self.distinct.len() == self.filled as usize)
    }
}

/// What all columns hold.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// In the order of the file.
    pub columns: Vec<ColumnProfile>,
    /// Rows seen.
    pub rows: u64,
    /// Rows with fewer or more cells than the header.
    pub ragged: u64,
}

impl Profile {
    /// For a file of so many columns.
    pub fn new(columns: usize) -> Self {
        Self { columns: vec![ColumnProfile::default(); columns], rows: 0, ragged: 0 }
    }

    /// The date order of a column; one that proves nothing follows a column that does, as one program wrote both.
    ///
    /// `habit` is the order of the person's language, when no column proves anything.
    pub fn date_guess(&self, column: usize, habit: Order) -> DateGuess {
        let alone = self.columns.get(column).map(|c| c.dates.guess(habit));
        let alone =
            alone.unwrap_or(DateGuess { order: habit, certain: false, from_digits: false, against: 0 });
        if alone.certain {
            return alone;
        }
        let mut proven =
            self.columns.iter().filter(|c| c.dates.mostly_dates()).map(|c| c.dates.guess(habit)).filter(
                |g| {
                    g.certain && g.against == 0 && matches!(g.order, Order::Dmy | Order::Mdy) && g.from_digits
                },
            );
        match proven.next() {
            Some(first) if proven.all(|g| g.order == first.order) => {
                DateGuess { order: first.order, ..first }
            }
            _ => alone,
        }
    }

    /// Takes rows into account. The profile of a whole file is exact; that of its first rows is a good guess.
    pub fn feed(&mut self, rows: &[Row]) {
        for row in rows {
            self.rows += 1;
            self.ragged += u64::from(row.shape != crate::table::Shape::Full);
            for (column, cell) in self.columns.iter_mut().zip(row.iter()) {
                column.feed(cell);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Dialect, Quote, Rows, Separator};

    #[test]
    fn counts_values_until_there_are_too_many() {
        let mut text = "n;s\n".to_owned();
        for i in 0..=MAX_DISTINCT {
            text.push_str(&format!("{i};{}\n", if i % 3 == 0 { "Clos" } else { "Ouvert" }));
        }
        let dialect = Dialect { separator: Separator::Semicolon, quote: Quote::Double, header: true };
        let mut rows = Rows::new(text.into(), dialect).unwrap();
        let mut profile = Profile::new(2);
        profile.feed(&rows.next_chunk(1000).unwrap());
        assert!(profile.columns[0].many && profile.columns[0].looks_unique());
        assert_eq!(profile.columns[1].distinct(), [("Ouvert", 134), ("Clos", 67)]);
        assert_eq!(profile.columns[0].samples.len(), 5);
    }
}
