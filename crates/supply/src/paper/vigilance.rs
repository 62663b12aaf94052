//! The vigilance file of a supplier: whether it is open, which pieces are there and until when, when to ask again.
//!
//! Whoever has work done for at least 5 000 € HT has certain papers handed over when the contract is made and every six
//! months until it ends (L8222-1, R8222-1, D8222-5). Conventions, each towards asking sooner:
//! - the six months run from the date on the paper: one of 12 May serves until 11 November, and has lapsed on the 12th
//!   (« datant de moins de six mois »); an end written on it cuts them short, never prolongs them;
//! - a paper without a date, or dated in the future, counts as not there;
//! - of several papers of a kind the one that serves longest counts.
//!
//! The result is data: the app has the words. There is no state that says all is in order with the law.

use chrono::{Days, NaiveDate};

use replica::RecordId;

use super::document::Document;
use super::exchange::{Direction, Exchange};
use super::kind::{PieceType, last_day};
use super::lapse::{Lapse, LapseState};
use super::setting::rule_of;
use super::spend::of_party;
use super::spending::{Rule, Spending, What, Yearly, yearly};
use crate::book::Book;
use crate::contract::Contract;
use crate::party::PartyType;
use crate::purchase::Order;

/// One asks again this many days before a piece lapses: time for them to get it and send it.
const ASK_DAYS: u64 = 30;
/// One reminds them of what was asked after so many days.
const REMIND_DAYS: u64 = 8;

/// Whether a file is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The total has not reached the threshold.
    Below,
    /// It has, and something runs.
    Open,
    /// It had, and the last contract has ended: nothing more to ask.
    Ended {
        /// The last day of that contract.
        on: NaiveDate,
    },
}

/// What is with a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceState {
    /// It is not here.
    Missing,
    /// It is here, without a date from which to count.
    Undated,
    /// It is here, and its date is to come.
    Postdated,
    /// Its time is over since that day.
    Lapsed {
        /// The first day without it.
        on: NaiveDate,
    },
    /// It serves, and is to be asked for again.
    Soon {
        /// The last day on which it serves.
        until: NaiveDate,
    },
    /// It serves.
    Running {
        /// The last day on which it serves.
        until: NaiveDate,
    },
}

/// When a piece was last asked for and has not come since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The day.
    pub on: NaiveDate,
    /// Days since.
    pub days: i64,
}

/// A piece of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Which.
    pub kind: PieceType,
    /// What is with it.
    pub state: PieceState,
    /// The document that counts, or the latest that does not.
    pub document: Option<RecordId>,
    /// The date on it.
    pub issued: Option<NaiveDate>,
    /// Asked for, and not come since.
    pub asked: Option<Asked>,
}

impl Piece {
    /// Whether it is to be asked for: not there, or not any more.
    #[must_use]
    pub fn is_wanting(&self) -> bool {
        matches!(
            self.state,
            PieceState::Missing | PieceState::Undated | PieceState::Postdated | PieceState::Lapsed { .. }
        )
    }

    /// The last day on which it serves, or served; `None` where nothing can be counted.
    #[must_use]
    pub fn until(&self) -> Option<NaiveDate> {
        match self.state {
            PieceState::Lapsed { on } => on.pred_opt(),
            PieceState::Soon { until } | PieceState::Running { until } => Some(until),
            _ => None,
        }
    }

    fn light(&self) -> Light {
        match self.state {
            PieceState::Missing if !self.kind.is_always_due() => Light::Amber,
            _ if self.is_wanting() => Light::Red,
            PieceState::Soon { .. } => Light::Amber,
            _ => Light::Neutral,
        }
    }
}

/// How urgent a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    /// Nothing to ask for now. Not a statement that all is in order.
    Neutral,
    /// Something to ask for soon, or to clear up.
    Amber,
    /// A piece is not there, or not any more.
    Red,
}

/// The vigilance file of a supplier on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VigilanceFile {
    /// Whether it is kept.
    pub phase: Phase,
    /// What the supplier costs in a year.
    pub yearly: Yearly,
    /// From which total it opens.
    pub rule: Rule,
    /// Its pieces, in the order of the law.
    pub pieces: Vec<Piece>,
    /// How urgent it is; [`Light::Neutral`] unless open.
    pub light: Light,
    /// The next day on which to ask for something; today or later. `None` unless open, or when the contract ends before.
    pub next_ask: Option<NaiveDate>,
    /// The day after which nothing is to be asked, where it is known.
    pub ends: Option<NaiveDate>,
}

impl VigilanceFile {
    /// Whether it is kept now.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.phase == Phase::Open
    }

    /// Whether every piece is there and serves.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.pieces.iter().any(Piece::is_wanting)
    }

    /// The pieces to ask for now: those that want, then those about to lapse.
    #[must_use]
    pub fn to_ask(&self) -> Vec<PieceType> {
        let soon = |piece: &Piece| matches!(piece.state, PieceState::Soon { .. });
        self.pieces.iter().filter(|it| it.is_wanting() || soon(it)).map(|it| it.kind).collect()
    }

    /// The first day on which a piece wanted: the earliest lapse. `None` if none has lapsed.
    #[must_use]
    pub fn lapsed_on(&self) -> Option<NaiveDate> {
        let lapse = |piece: &Piece| match piece.state {
            PieceState::Lapsed { on } => Some(on),
            _ => None,
        };
        self.pieces.iter().filter_map(lapse).min()
    }
}

/// The file of a supplier: from what it costs, its documents and the log. Their order does not matter.
#[must_use]
pub fn vigilance(
    spendings: &[Spending],
    documents: &[&Document],
    exchanges: &[(NaiveDate, &Exchange)],
    rule: Rule,
    today: NaiveDate,
) -> VigilanceFile {
    let yearly = yearly(spendings, today, rule.basis);
    let phase = if yearly.reaches(rule.threshold) {
        Phase::Open
    } else {
        ended(spendings, rule, today).map_or(Phase::Below, |on| Phase::Ended { on })
    };
    let ends = end(spendings, today);
    let pieces: Vec<Piece> =
        PieceType::ALL.into_iter().map(|kind| piece(kind, documents, exchanges, today)).collect();
    let is_open = phase == Phase::Open;
    let light = pieces.iter().map(Piece::light).max().filter(|_| is_open).unwrap_or(Light::Neutral);
    let next_ask = pieces
        .iter()
        .filter_map(|piece| next_ask(piece, today))
        .min()
        .filter(|day| is_open && ends.is_none_or(|end| *day <= end));
    VigilanceFile { phase, yearly, rule, pieces, light, next_ask, ends }
}

/// The last day of the last contract, if all that counts are contracts that end.
fn end(spendings: &[Spending], today: NaiveDate) -> Option<NaiveDate> {
    let mut last = None;
    for it in spendings {
        match it.what {
            What::Contract { until, .. } => last = last.max(Some(until?)),
            What::Order { .. } | What::Invoice { contract: None, .. } => return None,
            What::Invoice { .. } => {}
        }
    }
    last.filter(|end| today <= *end)
}

/// The last day of the contracts that ended within the last twelve months and had reached the threshold.
fn ended(spendings: &[Spending], rule: Rule, today: NaiveDate) -> Option<NaiveDate> {
    let until = |it: &Spending| match it.what {
        What::Contract { until, .. } => until,
        _ => None,
    };
    let on = spendings.iter().filter_map(until).filter(|until| *until < today).max()?;
    ((today - on).num_days() <= 365 && yearly(spendings, on, rule.basis).reaches(rule.threshold))
        .then_some(on)
}

/// The last day on which a document serves as a piece; an error if nothing can be counted.
fn until(kind: PieceType, document: &Document, today: NaiveDate) -> Result<NaiveDate, PieceState> {
    let issued = document.issued;
    if issued.is_some_and(|issued| today < issued) {
        return Err(PieceState::Postdated);
    }
    // An extract of the register may come without a date of its own, with an end that somebody wrote.
    let by_age = issued.and_then(|issued| last_day(issued, PieceType::MONTHS));
    let written = document.expires.filter(|_| issued.is_some() || kind == PieceType::Registration);
    match (by_age, written) {
        (Some(a), Some(b)) => Ok(a.min(b)),
        (Some(day), None) | (None, Some(day)) => Ok(day),
        (None, None) => Err(PieceState::Undated),
    }
}

fn piece(
    kind: PieceType,
    documents: &[&Document],
    exchanges: &[(NaiveDate, &Exchange)],
    today: NaiveDate,
) -> Piece {
    let best = documents
        .iter()
        .filter(|document| document.is_alive && document.kind == kind.document())
        .map(|document| (until(kind, document, today), *document))
        // What can be counted before what cannot; then what serves longest.
        .max_by_key(|(until, document)| (until.ok(), document.issued, document.id));
    let state = match best {
        None => PieceState::Missing,
        Some((Err(state), _)) => state,
        Some((Ok(until), _)) => {
            let lapse = Lapse::on(Some(until), today, kind.document().first_reminder());
            match lapse.state {
                LapseState::Lapsed => PieceState::Lapsed { on: lapse.lapsed_on().unwrap_or(until) },
                LapseState::Soon => PieceState::Soon { until },
                LapseState::Later | LapseState::Never => PieceState::Running { until },
            }
        }
    };
    let document = best.map(|(_, document)| document);
    Piece {
        kind,
        state,
        document: document.map(|document| document.id),
        issued: document.and_then(|document| document.issued),
        asked: asked(kind, exchanges, today),
    }
}

/// When a piece was last asked for, unless it came on that day or since.
fn asked(kind: PieceType, exchanges: &[(NaiveDate, &Exchange)], today: NaiveDate) -> Option<Asked> {
    let last = |direction: Direction| {
        exchanges
            .iter()
            .filter(|(day, it)| {
                it.is_alive && it.direction == direction && it.pieces.contains(&kind) && *day <= today
            })
            .map(|(day, it)| (*day, it.ms))
            .max()
    };
    let (on, ms) = last(Direction::Asked)?;
    let has_come = last(Direction::Received).is_some_and(|(_, received)| ms <= received);
    (!has_come).then(|| Asked { on, days: (today - on).num_days() })
}

fn next_ask(piece: &Piece, today: NaiveDate) -> Option<NaiveDate> {
    let reminder = piece.asked.and_then(|asked| asked.on.checked_add_days(Days::new(REMIND_DAYS)));
    let due = match piece.state {
        PieceState::Running { until } | PieceState::Soon { until } => {
            until.checked_sub_days(Days::new(ASK_DAYS))?
        }
        _ => today,
    };
    Some(reminder.unwrap_or(due).max(due).max(today))
}

/// Whether files are kept for such parties: not for authorities, clients and persons, nor for the landlord, the bank
/// and the insurer, who sell no work of theirs under these articles as offices read them.
#[must_use]
pub fn is_concerned(kind: PartyType) -> bool {
    matches!(kind, PartyType::Supplier | PartyType::Other)
}

/// The file of a party of the book; `day_of` tells the office's day of an instant in ms UTC.
#[must_use]
pub fn file_of(
    book: &Book,
    party: RecordId,
    today: NaiveDate,
    day_of: impl Fn(i64) -> NaiveDate,
) -> VigilanceFile {
    let documents = papers_of(book, party);
    let exchanges: Vec<(NaiveDate, &Exchange)> =
        book.children::<Exchange>(party).map(|it| (day_of(it.ms), it)).collect();
    vigilance(&of_party(book, party, today), &documents, &exchanges, rule_of(book), today)
}

/// The party that a record is about: itself, or whose contract or order it is.
#[must_use]
pub fn party_of(book: &Book, about: RecordId) -> Option<RecordId> {
    let of_contract = || book.contracts.get(about).and_then(|it| it.party);
    let of_order = || book.orders.get(about).and_then(|it| it.party);
    book.parties.get(about).map(|it| it.id).or_else(of_contract).or_else(of_order)
}

/// The documents about a party, its contracts and its orders: an attestation kept with the contract counts.
#[must_use]
pub fn papers_of(book: &Book, party: RecordId) -> Vec<&Document> {
    let contracts = book.children::<Contract>(party).filter(|it| it.party == Some(party)).map(|it| it.id);
    let orders = book.children::<Order>(party).filter(|it| it.party == Some(party)).map(|it| it.id);
    let abouts = std::iter::once(party).chain(contracts).chain(orders);
    abouts.flat_map(|about| book.children::<Document>(about)).collect()
}
