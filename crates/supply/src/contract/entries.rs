//! Contracts, amendments and notices as rooms read them.

use std::cmp::Reverse;

use chrono::NaiveDate;
use replica::RecordId;
use replica::view::{Packed, ValueRef};

use super::course::Course;
use super::error::TermsError;
use super::given::Given;
use super::stored;
use super::terms::{Amount, Change, Indexation, Initial, NoticeClause, Renewal, Terms, TermsDraft};
use crate::book::{Book, Entry};
use crate::kinds;
use crate::read::{at, day, day_at, fields, id, is_alive, text, text_at};

/// A contract: what was agreed, and for what. What is missing or cannot be read is `None`.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the record; see docs/suppliers.md")]
pub struct Contract {
    pub id: RecordId,
    pub is_alive: bool,
    pub party: Option<RecordId>,
    pub title: String,
    /// Their number.
    pub number: String,
    pub start: Option<NaiveDate>,
    pub initial: Option<Initial>,
    pub renewal: Renewal,
    pub notice: Option<NoticeClause>,
    pub amount: Option<Amount>,
    pub indexation: Indexation,
    pub cost_centre: String,
    pub services: Vec<Box<str>>,
    pub places: Vec<RecordId>,
    /// Who looks after it.
    pub owner: Option<RecordId>,
    pub notes: String,
    /// Ended otherwise than by notice: the last day, and why.
    pub ended: Option<(NaiveDate, String)>,
    pub import: Option<RecordId>,
    /// The first part whose stored value could not be understood.
    pub damage: Option<TermsError>,
}

impl Entry for Contract {
    const KIND: &'static str = kinds::CONTRACT;

    fn read(packed: &Packed<'_>) -> Self {
        let mut it = Self::new(packed.id);
        fields(packed, |name, value| it.take(name, value));
        it
    }

    fn id(&self) -> RecordId {
        self.id
    }

    fn is_alive(&self) -> bool {
        self.is_alive
    }

    fn parents(&self) -> Vec<RecordId> {
        self.party.into_iter().collect()
    }
}

impl Contract {
    /// A contract of which nothing is known yet.
    #[must_use]
    pub fn new(id: RecordId) -> Self {
        Self {
            id,
            is_alive: true,
            party: None,
            title: String::new(),
            number: String::new(),
            start: None,
            initial: None,
            renewal: Renewal::None,
            notice: None,
            amount: None,
            indexation: Indexation::None,
            cost_centre: String::new(),
            services: Vec::new(),
            places: Vec::new(),
            owner: None,
            notes: String::new(),
            ended: None,
            import: None,
            damage: None,
        }
    }

    fn take(&mut self, name: &str, value: &ValueRef<'_>) {
        match name {
            "life" => self.is_alive = is_alive(value),
            "party" => self.party = id(value),
            "title" => self.title = text(value),
            "number" => self.number = text(value),
            "start" => self.start = day(value),
            "initial" => self.initial = kept(stored::initial(value), &mut self.damage),
            "renewal" => self.renewal = kept(stored::renewal(value), &mut self.damage).unwrap_or_default(),
            "notice" => self.notice = kept(stored::notice(value), &mut self.damage),
            "amount" => self.amount = kept(stored::amount(value), &mut self.damage),
            "indexation" => self.indexation = stored::indexation(value),
            "cost_centre" => self.cost_centre = text(value),
            "owner" => self.owner = id(value),
            "notes" => self.notes = text(value),
            "ended" => {
                self.ended = day_at(value, "on").map(|on| (on, text_at(value, "why").unwrap_or_default()));
            }
            "import" => self.import = id(value),
            _ => match name.split_once('/') {
                Some(("services", key)) => self.services.push(key.into()),
                Some(("places", place)) => self.places.extend(place.parse::<RecordId>().ok()),
                _ => {}
            },
        }
    }

    /// What was agreed, as it is stored; `changes` are its amendments.
    #[must_use]
    pub fn draft(&self, changes: Vec<Change>) -> TermsDraft {
        TermsDraft {
            start: self.start,
            initial: self.initial,
            renewal: self.renewal,
            notice: self.notice,
            amount: self.amount,
            indexation: self.indexation.clone(),
            changes,
            ended: self.ended.as_ref().map(|(on, _)| *on),
        }
    }

    /// The terms with the amendments of the book.
    pub fn terms(&self, book: &Book) -> Result<Terms, TermsError> {
        if let Some(damage) = self.damage {
            return Err(damage);
        }
        Terms::read(self.draft(amendments(book.children::<Amendment>(self.id))))
    }

    /// The notices given, of the book.
    #[must_use]
    pub fn given(&self, book: &Book) -> Vec<Given> {
        book.children::<Notice>(self.id).map(Notice::given).collect()
    }

    /// Calls `look` with the course of the contract.
    pub fn course<T>(&self, book: &Book, look: impl FnOnce(&Course<'_>) -> T) -> Result<T, TermsError> {
        let terms = self.terms(book)?;
        let course = Course::new(&terms, &self.given(book)).ok_or(TermsError::DateOutOfRange)?;
        Ok(look(&course))
    }
}

/// The changes of amendments in the order in which they count: by day, then by position, then by age. On one day the
/// last one wins, field by field, whatever order they came in.
#[must_use]
pub fn amendments<'a>(all: impl Iterator<Item = &'a Amendment>) -> Vec<Change> {
    let mut all: Vec<&Amendment> = all.filter(|amendment| amendment.change.is_some()).collect();
    all.sort_by_key(|it| (it.change.map(|change| change.on), it.position.as_str(), it.id));
    all.into_iter().filter_map(|amendment| amendment.change).collect()
}

/// An amendment.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the record; see docs/suppliers.md")]
pub struct Amendment {
    pub id: RecordId,
    pub is_alive: bool,
    pub contract: Option<RecordId>,
    pub position: String,
    pub title: String,
    /// What it replaces; `None` while nobody said from when.
    pub change: Option<Change>,
}

impl Entry for Amendment {
    const KIND: &'static str = kinds::AMENDMENT;

    fn read(packed: &Packed<'_>) -> Self {
        let mut it = Self {
            id: packed.id,
            is_alive: true,
            contract: None,
            position: String::new(),
            title: String::new(),
            change: None,
        };
        let (mut on, mut change) = (None, Change::from(NaiveDate::MIN));
        fields(packed, |name, value| match name {
            "life" => it.is_alive = is_alive(value),
            "at" => (it.contract, it.position) = at(value),
            "title" => it.title = text(value),
            "on" => on = day(value),
            "until" => change.until = day(value),
            "initial" => change.initial = stored::initial(value).ok(),
            "renewal" => change.renewal = stored::renewal(value).ok(),
            "notice" => change.notice = stored::notice(value).ok(),
            "amount" => change.amount = stored::amount(value).ok(),
            _ => {}
        });
        it.change = on.map(|on| Change { on, ..change });
        it
    }

    fn id(&self) -> RecordId {
        self.id
    }

    fn is_alive(&self) -> bool {
        self.is_alive
    }

    fn parents(&self) -> Vec<RecordId> {
        self.contract.into_iter().collect()
    }

    fn position(&self) -> &str {
        &self.position
    }
}

/// A notice (« dénonciation »): the letter that says no to the next renewal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the record; see docs/suppliers.md")]
pub struct Notice {
    pub id: RecordId,
    pub is_alive: bool,
    pub contract: Option<RecordId>,
    pub position: String,
    pub term_end: Option<NaiveDate>,
    pub prepared: Option<NaiveDate>,
    pub sent: Option<NaiveDate>,
    pub received: Option<NaiveDate>,
    pub acknowledged: Option<NaiveDate>,
    /// The number of the registered letter, as typed.
    pub lrar: String,
    /// The letter as it was sent.
    pub letter: String,
}

impl Entry for Notice {
    const KIND: &'static str = kinds::NOTICE;

    fn read(packed: &Packed<'_>) -> Self {
        let mut it = Self {
            id: packed.id,
            is_alive: true,
            contract: None,
            position: String::new(),
            term_end: None,
            prepared: None,
            sent: None,
            received: None,
            acknowledged: None,
            lrar: String::new(),
            letter: String::new(),
        };
        fields(packed, |name, value| match name {
            "life" => it.is_alive = is_alive(value),
            "at" => (it.contract, it.position) = at(value),
            "term_end" => it.term_end = day(value),
            "prepared" => it.prepared = day(value),
            "sent" => it.sent = day(value),
            "received" => it.received = day(value),
            "acknowledged" => it.acknowledged = day(value),
            "lrar" => it.lrar = text(value),
            "letter" => it.letter = text(value),
            _ => {}
        });
        it
    }

    fn id(&self) -> RecordId {
        self.id
    }

    fn is_alive(&self) -> bool {
        self.is_alive
    }

    fn parents(&self) -> Vec<RecordId> {
        self.contract.into_iter().collect()
    }

    fn position(&self) -> &str {
        &self.position
    }
}

impl Notice {
    /// Its facts.
    #[must_use]
    pub fn given(&self) -> Given {
        Given {
            record: Some(self.id),
            term_end: self.term_end,
            prepared: self.prepared,
            sent: self.sent,
            received: self.received,
            acknowledged: self.acknowledged,
        }
    }

    /// The latest first: how lists of notices stand.
    #[must_use]
    pub fn newest_first(&self) -> impl Ord + use<> {
        Reverse((self.term_end, self.id))
    }
}

/// The value, or `None` with the reason noted.
fn kept<T>(read: Result<T, TermsError>, damage: &mut Option<TermsError>) -> Option<T> {
    read.map_err(|error| *damage = damage.or(Some(error))).ok()
}
