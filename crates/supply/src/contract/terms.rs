//! The terms of a contract: what was agreed on its length, its end and its price.

use chrono::{Datelike, NaiveDate};
use domain::money::Cents;

use super::error::{Doubt, Part, TermsError};
use super::length::{Length, Mark};

/// Working days that a registered letter is given when nobody said otherwise.
pub const DEFAULT_BUFFER: u32 = 5;

/// The first term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Initial {
    /// So long, from the start.
    Lasts(Length),
    /// To this day, included.
    Until(NaiveDate),
}

/// How a contract goes on when a term ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Renewal {
    /// By itself, unless notice is given.
    Tacit {
        /// The length of each renewal.
        length: Length,
        /// How many renewals there may be.
        max: Option<u32>,
    },
    /// Only if both agree in time; an amendment with a new end says so.
    Express {
        /// The length that was foreseen.
        length: Option<Length>,
    },
    /// Not at all.
    #[default]
    None,
}

/// How long before the end one must say no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoticeClause {
    /// How long.
    pub length: Length,
    /// Days of the week without weekends and public holidays; only for a length in days.
    pub working_days: bool,
    /// Whether the day counts when the letter is received, or when it is sent.
    pub basis: Basis,
    /// How it is sent.
    pub form: Form,
    /// Working days kept for the post before the last day.
    pub buffer: u32,
}

/// What must have happened on the last day of the notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Basis {
    #[default]
    Received,
    Sent,
}

/// How a notice is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Form {
    /// Registered letter with acknowledgement of receipt.
    #[default]
    Registered,
    /// Plain letter.
    Letter,
    /// E-mail.
    Mail,
}

/// What a price is paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// One month.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    Half,
    /// Twelve months.
    Year,
    /// A whole term, however long.
    Once,
}

/// A price without tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// For each period.
    pub net: Cents,
    /// The period.
    pub per: Per,
    /// Basis points: 2000 is 20 %.
    pub vat_bp: Option<u32>,
}

/// How the price moves.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Indexation {
    /// It does not.
    #[default]
    None,
    /// By so much each year.
    Fixed {
        /// Basis points: 200 is 2 %.
        bp: u32,
        /// The day of the first rise, then each year; the anniversary of the start when nobody said.
        on: Option<NaiveDate>,
    },
    /// By an index, whose values are not known here.
    Index {
        /// Its name.
        name: String,
        /// When it is applied.
        on: Option<NaiveDate>,
    },
}

/// What an amendment replaces, from a day on. What is `None` stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// In force from this day.
    pub on: NaiveDate,
    /// Another length of the initial term.
    pub initial: Option<Initial>,
    /// Another renewal, for the terms that begin from that day.
    pub renewal: Option<Renewal>,
    /// Another notice.
    pub notice: Option<NoticeClause>,
    /// Another price.
    pub amount: Option<Amount>,
    /// A new last day of the term that is running.
    pub until: Option<NaiveDate>,
}

impl Change {
    /// An amendment that changes nothing yet.
    #[must_use]
    pub const fn from(on: NaiveDate) -> Self {
        Self { on, initial: None, renewal: None, notice: None, amount: None, until: None }
    }
}

/// What a form asks, before it is checked.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the terms")]
pub struct TermsDraft {
    pub start: Option<NaiveDate>,
    pub initial: Option<Initial>,
    pub renewal: Renewal,
    pub notice: Option<NoticeClause>,
    pub amount: Option<Amount>,
    pub indexation: Indexation,
    /// In force order; the caller breaks ties of one day the same way each time.
    pub changes: Vec<Change>,
    /// The last day, if it was ended otherwise.
    pub ended: Option<NaiveDate>,
}

/// Terms that can be reckoned with.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the draft")]
pub struct Terms {
    pub start: NaiveDate,
    pub initial: Initial,
    pub renewal: Renewal,
    pub notice: Option<NoticeClause>,
    pub amount: Option<Amount>,
    pub indexation: Indexation,
    pub changes: Vec<Change>,
    pub ended: Option<NaiveDate>,
}

impl Terms {
    /// The terms of a draft, refused only where nothing could be reckoned: records come from other devices and files,
    /// and a long notice must not hide a contract.
    pub fn read(draft: TermsDraft) -> Result<Self, TermsError> {
        let start = in_range(draft.start.ok_or(TermsError::NoStart)?)?;
        let initial = draft.initial.ok_or(TermsError::NoInitial)?;
        let next = initial.next(Mark::new(start)).and_then(Mark::date).ok_or(TermsError::DateOutOfRange)?;
        if next <= start {
            return Err(TermsError::EndBeforeStart);
        }
        if let Initial::Until(day) = initial {
            in_range(day)?; // A length from a start in range never leaves what dates hold.
        }
        let mut changes = draft.changes;
        changes.retain(|change| in_range(change.on).is_ok());
        changes.sort_by_key(|change| change.on); // Stable: ties stay as they were given.
        let TermsDraft { renewal, notice, amount, indexation, ended, .. } = draft;
        Ok(Self { start, initial, renewal, notice, amount, indexation, changes, ended })
    }

    /// The terms of a draft as a form takes them: everything wrong with them, each by its part.
    pub fn check(draft: TermsDraft) -> Result<Self, Vec<(Part, TermsError)>> {
        let mut errors = Vec::new();
        if let Err(error) = draft.start.ok_or(TermsError::NoStart).and_then(in_range) {
            errors.push((Part::Start, error));
        }
        if let Renewal::Tacit { max: Some(0), .. } = draft.renewal {
            errors.push((Part::Renewal, TermsError::MaxRenewals));
        }
        if draft.notice.is_some_and(|notice| 60 < notice.buffer) {
            errors.push((Part::Notice, TermsError::Buffer));
        }
        if let Some(error) = draft.amount.and_then(Amount::error) {
            errors.push((Part::Amount, error));
        }
        if matches!(draft.indexation, Indexation::Fixed { bp, .. } if 10_000 < bp) {
            errors.push((Part::Indexation, TermsError::Rate));
        }
        match Self::read(draft) {
            Ok(terms) if !errors.is_empty() => drop(terms),
            Ok(terms) if terms.is_notice_too_long() => {
                errors.push((Part::Notice, TermsError::NoticeLongerThanTerm));
            }
            Ok(terms) => return Ok(terms),
            Err(TermsError::NoStart) => {}
            Err(error) => errors.push((error.part().unwrap_or(Part::Initial), error)),
        }
        Err(errors)
    }

    /// What is possible, but perhaps not what was meant.
    #[must_use]
    pub fn doubts(&self) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        match (self.renewal, self.notice) {
            (Renewal::Tacit { .. }, None) => doubts.push(Doubt::NoNotice),
            (Renewal::Tacit { length, .. }, Some(notice)) if is_longer(notice.length, length, self.start) => {
                doubts.push(Doubt::NoticeLongerThanRenewal);
            }
            _ => {}
        }
        doubts
    }

    /// Whether the notice of the initial term would have to be given before it begins.
    fn is_notice_too_long(&self) -> bool {
        let end =
            self.initial.next(Mark::new(self.start)).and_then(Mark::date).and_then(|next| next.pred_opt());
        let deadline = self.notice.zip(end).map(|(notice, end)| notice.last_day(end));
        self.renewal != Renewal::None && deadline.is_some_and(|deadline| deadline < self.start)
    }
}

impl Initial {
    /// The day after it.
    pub(super) fn next(self, start: Mark) -> Option<Mark> {
        match self {
            Self::Lasts(length) => start.after(length, 1),
            Self::Until(day) => day.succ_opt().map(Mark::new),
        }
    }
}

impl Amount {
    fn error(self) -> Option<TermsError> {
        const LIMIT: i64 = 10_000_000_000_000;
        if !(0..=LIMIT).contains(&self.net.0) {
            return Some(TermsError::Amount);
        }
        self.vat_bp.is_some_and(|bp| 10_000 < bp).then_some(TermsError::Rate)
    }
}

fn is_longer(notice: Length, renewal: Length, from: NaiveDate) -> bool {
    match (notice.after(from), renewal.after(from)) {
        (Some(notice), Some(renewal)) => renewal < notice,
        _ => false,
    }
}

/// Years for which public holidays are known; a date outside is a slip of the hand.
fn in_range(day: NaiveDate) -> Result<NaiveDate, TermsError> {
    if (1900..=2199).contains(&day.year()) { Ok(day) } else { Err(TermsError::DateOutOfRange) }
}
