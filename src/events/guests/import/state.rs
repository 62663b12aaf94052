//! Guests as a sort of records that come in.

use ::files::guests::{Field, read, suggest};
use ::files::profile::Profile;
use ::files::table::Row;
use events::Planner;
use events::guests::draft::Birth;
use events::guests::meet::{Meeting, Note};
use events::guests::paste::MAX_GUESTS;
use events::guests::{Draft, Guest};
use replica::RecordId;

use super::super::acts::today;
use super::drafts::of_row;
use super::steps::column_name;
use crate::i18n::T;
use crate::import::coming::{self, Coming, Sort, Words};
use crate::import::slices::Met;
use crate::platform::clock;
use crate::session::Session;

/// Where an import of guests stands.
pub type Importing = Coming<Guests>;

/// What is wrong with a list of guests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nobody is named in it.
    Nobody,
    /// Too long for a list of guests.
    TooLong,
}

/// Guests of an event.
#[derive(Clone, Copy, Debug)]
pub struct Guests {
    /// The event.
    pub event: RecordId,
}

impl Sort for Guests {
    type Column = Field;
    type Draft = Draft;
    type Note = Note;
    type Wrong = Wrong;

    const OF: &'static str = events::kinds::GUEST;
    const MOST: usize = MAX_GUESTS;
    const NOBODY: Option<Wrong> = Some(Wrong::Nobody);
    const WORDS: Words<Self> = Words {
        column: column_name,
        columns_body: T::guests_import_columns_body,
        nameless: T::guests_import_no_name,
        check: T::guests_import_check,
        see: T::guests_import_see,
        wrong: |t, wrong| {
            let words = match wrong {
                coming::Wrong::Gone => t.import_error_unreadable(),
                coming::Wrong::Busy => t.guests_import_busy(),
                coming::Wrong::File(Wrong::Nobody) => t.guests_import_nobody(),
                coming::Wrong::File(Wrong::TooLong) => t.guests_import_too_long(),
            };
            words.to_owned()
        },
        progress: T::guests_import_progress,
        sums: [T::guests_sum_new, T::guests_sum_merged, T::guests_sum_known],
        finished: |t, sums| t.guests_added(sums.new),
        same: T::guests_import_done_same,
        stopped: T::guests_import_stopped,
    };

    fn suggest(header: &[String], profile: &Profile) -> Vec<Field> {
        suggest(header, profile)
    }

    fn draft(t: T, row: &Row, header: &[String], columns: &[Field]) -> Option<Draft> {
        read(row, header, columns).map(|row| of_row(t, row))
    }

    fn meeting(self, session: Session, import: RecordId) -> impl FnMut(&Draft) -> Met<Note> + 'static {
        let Self { event } = self;
        let birth = Birth { event, now_ms: clock::now_ms(), today: today(session), import: Some(import) };
        let mut meeting = session
            .peek_in::<Planner, _>(|planner, _, _| Meeting::new(planner.children::<Guest>(event), birth));
        move |draft| {
            let met = meeting.meet(draft, || session.new_id());
            let changes = if met.intents.is_empty() { Vec::new() } else { vec![met.intents] };
            Met { fate: met.fate, changes, blobs: Vec::new(), notes: met.notes }
        }
    }
}
