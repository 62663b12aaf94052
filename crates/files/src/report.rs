//! What an import did, and the file of the rows it refused.

use crate::export::{Cell, CsvWriter, Format};
use crate::plan::{Draft, Planned, Reason, Refused, Warning};

/// The most warnings kept one by one; all are counted.
pub const MAX_WARNINGS: usize = 1000;

/// The account of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows read, empty ones included.
    pub read: u64,
    /// Requests that were not there before.
    pub created: u64,
    /// Requests that were there and changed.
    pub updated: u64,
    /// Requests that were there, the same.
    pub unchanged: u64,
    /// Rows with nothing in them.
    pub empty: u64,
    /// Rows that were not taken.
    pub refused: Vec<Refused>,
    /// Warnings with their lines, at most [`MAX_WARNINGS`].
    pub warnings: Vec<(u64, Warning)>,
    /// How many warnings there were.
    pub warned: u64,
}

impl Report {
    /// Counts a planned row and gives its draft back; the caller adds created, updated or unchanged once it knows.
    pub fn take(&mut self, planned: Planned) -> Option<Draft> {
        self.read += 1;
        match planned {
            Planned::Draft(draft) => {
                self.warned += draft.warnings.len() as u64;
                let room = MAX_WARNINGS.saturating_sub(self.warnings.len());
                self.warnings.extend(draft.warnings.iter().take(room).map(|w| (draft.line, w.clone())));
                Some(*draft)
            }
            Planned::Empty => {
                self.empty += 1;
                None
            }
            Planned::Refused(refused) => {
                self.refused.push(*refused);
                None
            }
        }
    }

    /// The refused rows as a file to correct and import again: line, reason, then the columns as they were.
    ///
    /// `labels` are the titles of the first two columns; `words` says a reason in the person's language.
    pub fn refused_csv(
        &self,
        format: Format,
        header: &[String],
        labels: [&str; 2],
        words: impl Fn(&Reason) -> String,
    ) -> Vec<u8> {
        let mut titles = labels.to_vec();
        titles.extend(header.iter().map(String::as_str));
        let mut file = CsvWriter::new(format, &titles);
        for refused in &self.refused {
            let reason = words(&refused.reason);
            let line = i64::try_from(refused.line).unwrap_or(i64::MAX);
            let mut cells = vec![Cell::Int(line), Cell::Text(&reason)];
            cells.extend(refused.raw.iter().map(|cell| Cell::Text(cell)));
            file.row(&cells);
        }
        file.finish()
    }
}
