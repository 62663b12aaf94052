//! An intervention as rooms read it.

use chrono::{NaiveDate, NaiveTime};
use domain::money::Cents;
use domain::trade::Trade;
use replica::RecordId;
use replica::view::{Packed, ValueRef};

use super::rating::Rating;
use crate::book::Entry;
use crate::kinds;
use crate::read;

/// When somebody is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Plan {
    /// The day.
    pub day: NaiveDate,
    /// From when.
    pub from: Option<NaiveTime>,
    /// Until when; an hour before `from` is of the next day.
    pub to: Option<NaiveTime>,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// All was done.
    Done,
    /// Some of it was done.
    Partial,
    /// They came, and it is not mended.
    Failed,
    /// Nobody came.
    NoShow,
}

impl Outcome {
    /// In the order of a choice.
    pub const ALL: [Self; 4] = [Self::Done, Self::Partial, Self::Failed, Self::NoShow];

    /// The stored key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Partial => "partial",
            Self::Failed => "failed",
            Self::NoShow => "no_show",
        }
    }

    /// The outcome of a stored key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.key() == key)
    }
}

/// Who signed, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// SVG path data; empty where only a name was typed.
    pub path: String,
    /// Whose it is.
    pub name: String,
    /// When, in ms UTC.
    pub ms: i64,
    /// Width of the pad in its own units.
    pub w: i64,
    /// Height of the pad.
    pub h: i64,
}

/// What it costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Net.
    pub net: Cents,
    /// Rate in basis points.
    pub vat_bp: i64,
}

/// An intervention: somebody comes, came, or was called to come.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the record; see docs/suppliers.md")]
pub struct Intervention {
    pub id: RecordId,
    pub is_alive: bool,
    pub party: Option<RecordId>,
    pub contact: Option<RecordId>,
    /// Who receives them here.
    pub host: Option<RecordId>,
    pub contract: Option<RecordId>,
    pub trade: Option<Trade>,
    pub place: Option<RecordId>,
    /// More places than `place`.
    pub places: Vec<RecordId>,
    /// The requests it is for, by age.
    pub requests: Vec<RecordId>,
    pub plan: Option<Plan>,
    /// What for, in words.
    pub asked: String,
    /// In ms UTC.
    pub arrived: Option<i64>,
    /// In ms UTC.
    pub left: Option<i64>,
    pub outcome: Option<Outcome>,
    pub report: String,
    pub signature: Option<Signature>,
    pub rating: Option<Rating>,
    pub cost: Option<Cost>,
    pub budget: Option<RecordId>,
    /// What of the cost was added to the cost of each request.
    pub spread: Vec<(RecordId, Cents)>,
    /// Sorts those of a party by time; see [`Entry::position`].
    pub(super) position: String,
}

impl Intervention {
    /// One of which nothing is known yet.
    #[must_use]
    pub fn new(id: RecordId) -> Self {
        Self {
            id,
            is_alive: true,
            party: None,
            contact: None,
            host: None,
            contract: None,
            trade: None,
            place: None,
            places: Vec::new(),
            requests: Vec::new(),
            plan: None,
            asked: String::new(),
            arrived: None,
            left: None,
            outcome: None,
            report: String::new(),
            signature: None,
            rating: None,
            cost: None,
            budget: None,
            spread: Vec::new(),
            position: String::new(),
        }
    }

    /// All its places, the main one first.
    #[must_use]
    pub fn all_places(&self) -> Vec<RecordId> {
        let rest = self.places.iter().copied().filter(|place| Some(*place) != self.place);
        self.place.into_iter().chain(rest).collect()
    }

    fn take(&mut self, name: &str, value: &ValueRef<'_>) {
        match name {
            "life" => self.is_alive = read::is_alive(value),
            "party" => self.party = read::id(value),
            "contact" => self.contact = read::id(value),
            "host" => self.host = read::id(value),
            "contract" => self.contract = read::id(value),
            "trade" => self.trade = value.text().and_then(Trade::from_key),
            "place" => self.place = read::id(value),
            "plan" => self.plan = plan(value),
            "asked" => self.asked = read::text(value),
            "arrived" => self.arrived = read::ms(value),
            "left" => self.left = read::ms(value),
            "outcome" => self.outcome = value.text().and_then(Outcome::from_key),
            "report" => self.report = read::text(value),
            "signature" => self.signature = signature(value),
            "rating" => self.rating = Rating::read(value),
            "cost" => self.cost = cost(value),
            "budget" => self.budget = read::id(value),
            _ => self.take_element(name, value),
        }
    }

    fn take_element(&mut self, name: &str, value: &ValueRef<'_>) {
        let Some((set, Ok(id))) = name.split_once('/').map(|(set, id)| (set, id.parse::<RecordId>())) else {
            return;
        };
        match set {
            "places" => self.places.push(id),
            "requests" => self.requests.push(id),
            "spread" => self.spread.extend(read::cents(value).filter(|cents| cents.0 != 0).map(|c| (id, c))),
            _ => {}
        }
    }
}

impl Entry for Intervention {
    const KIND: &'static str = kinds::INTERVENTION;

    fn read(packed: &Packed<'_>) -> Self {
        let mut it = Self::new(packed.id);
        read::fields(packed, |name, value| it.take(name, value));
        it.requests.sort_unstable();
        it.places.sort_unstable();
        it.spread.sort_unstable();
        it.position = it.plan.map(|plan| plan.day.to_string()).unwrap_or_default();
        it
    }

    fn id(&self) -> RecordId {
        self.id
    }

    fn is_alive(&self) -> bool {
        self.is_alive
    }

    fn parents(&self) -> Vec<RecordId> {
        let own = [self.party, self.contact, self.contract, self.budget];
        let mut all: Vec<RecordId> = own.into_iter().flatten().chain(self.requests.iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    fn position(&self) -> &str {
        &self.position
    }
}

fn plan(value: &ValueRef<'_>) -> Option<Plan> {
    let hour = |key: &str| value.get(key).and_then(|value| read::time(&value));
    Some(Plan { day: read::day_at(value, "day")?, from: hour("from"), to: hour("to") })
}

fn cost(value: &ValueRef<'_>) -> Option<Cost> {
    let net = read::cents(value)?;
    Some(Cost { net, vat_bp: read::int_at(value, "vat").unwrap_or_default() })
}

fn signature(value: &ValueRef<'_>) -> Option<Signature> {
    let text = |key: &str| read::text_at(value, key).unwrap_or_default();
    let int = |key: &str| read::int_at(value, key).unwrap_or_default();
    // What came from elsewhere is drawn only if it is a drawing.
    let path = Some(text("path")).filter(|path| super::is_path(path)).unwrap_or_default();
    let signature = Signature { path, name: text("name"), ms: int("ms"), w: int("w"), h: int("h") };
    (!signature.path.is_empty() || !signature.name.trim().is_empty()).then_some(signature)
}
