//! What screens show of contracts, read from the book.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::contract::{
    Amendment, Amount, Contract, Decision, Doubt, Judged, Notice, NoticeClause, TermsError, Worth,
    overlaps_of,
};

use super::tone::Tone;
use crate::session::Session;

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Line {
    pub id: RecordId,
    pub title: String,
    pub party: Option<RecordId>,
    pub party_name: String,
    pub services: Vec<Box<str>>,
    pub owner: Option<RecordId>,
    /// Title and party as search folds them.
    pub folded: String,
    pub tone: Tone,
    /// Where it stands, or what hinders reckoning.
    pub decision: Result<Decision, TermsError>,
}

impl Line {
    fn of(book: &Book, contract: &Contract, today: NaiveDate) -> Self {
        let decision = contract.course(book, |course| course.decide(today));
        let tone = decision.as_ref().map_or(Tone::Unclear, |decision| Tone::of(decision, today));
        let party_name = party_name(book, contract.party);
        Self {
            id: contract.id,
            title: contract.title.clone(),
            folded: search::fold(&format!("{} {party_name}", contract.title)),
            party: contract.party,
            party_name,
            services: contract.services.clone(),
            owner: contract.owner,
            tone,
            decision,
        }
    }

    /// The day that orders it among its like.
    fn day(&self) -> Option<NaiveDate> {
        let decision = self.decision.as_ref().ok()?;
        Some(decision.next.as_ref().map_or(decision.term.end, |step| step.act_by()))
    }

    /// What its renewal costs, in cents.
    pub fn at_stake(&self) -> Option<i64> {
        Some(self.decision.as_ref().ok()?.next.as_ref()?.at_stake?.0)
    }
}

fn party_name(book: &Book, party: Option<RecordId>) -> String {
    party.and_then(|id| book.parties.get(id)).map(|party| party.name.clone()).unwrap_or_default()
}

/// Every contract, or those of a party: by urgency, then by day. What is over stands last, the latest first.
pub fn lines(book: &Book, party: Option<RecordId>, today: NaiveDate) -> Vec<Arc<Line>> {
    let mut lines: Vec<Arc<Line>> = match party {
        Some(party) => {
            book.children::<Contract>(party).map(|it| Arc::new(Line::of(book, it, today))).collect()
        }
        None => book.contracts.iter().map(|it| Arc::new(Line::of(book, it, today))).collect(),
    };
    lines.sort_by_cached_key(|line| {
        let days = line.day().map_or(0, |day| (day - today).num_days());
        (line.tone.grouped(), if line.tone == Tone::Ended { -days } else { days }, line.id)
    });
    lines
}

/// All that the page of a contract shows.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Shown {
    pub contract: Contract,
    pub party_name: String,
    pub decision: Result<Decision, TermsError>,
    pub doubts: Vec<Doubt>,
    /// What a year costs today with tax, in cents.
    pub gross: Option<i64>,
    /// The price in force today, and the notice that governs the next decision: amendments and rises included.
    pub price: Option<Amount>,
    pub clause: Option<NoticeClause>,
    pub amendments: Vec<Amendment>,
    /// Other contracts of the party that cover the same: the title, the first day of both, the last one if there is one.
    pub overlaps: Vec<(String, NaiveDate, Option<NaiveDate>)>,
    pub notices: Vec<Notice>,
}

impl Shown {
    /// Reads a contract; none if it is not here or in the bin.
    pub fn of(book: &Book, id: RecordId, today: NaiveDate) -> Option<Self> {
        let contract = book.contracts.alive(id)?.clone();
        let (mut price, mut clause) = (contract.amount, contract.notice);
        let (decision, doubts, gross) = match contract.terms(book) {
            Ok(terms) => {
                let decision =
                    contract.course(book, |course| (course.decide(today), course.chain.doubts.clone()));
                price = terms.price_on(today.max(terms.start));
                let vat = price.and_then(|amount| amount.vat_bp);
                if let Ok((decision, _)) = &decision {
                    clause =
                        terms.notice_for(&decision.next.as_ref().map_or(decision.term, |step| step.term));
                }
                let yearly = decision.as_ref().ok().and_then(|(decision, _)| decision.yearly);
                let gross = yearly.zip(vat).and_then(|(net, vat)| {
                    supply::vat::Amounts::of(net, i64::from(vat)).ok().map(|amounts| amounts.gross.0)
                });
                let mut doubts = terms.doubts();
                let decision = decision.map(|(decision, own)| {
                    doubts.extend(own);
                    decision
                });
                (decision, doubts, gross)
            }
            Err(error) => (Err(error), Vec::new(), None),
        };
        let mut notices: Vec<Notice> = book.children::<Notice>(id).cloned().collect();
        notices.sort_by_key(Notice::newest_first);
        Some(Self {
            party_name: party_name(book, contract.party),
            decision,
            doubts,
            gross,
            price,
            clause,
            overlaps: overlaps(book, &contract, today),
            amendments: book.children::<Amendment>(id).cloned().collect(),
            notices,
            contract,
        })
    }

    /// The last day of the term that a letter written now would end, if there is one to end.
    pub fn term_to_end(&self) -> Option<NaiveDate> {
        let decision = self.decision.as_ref().ok()?;
        if let Some(judged) = decision.notices.iter().find(|judged| judged.ends()) {
            return Some(judged.term.end);
        }
        decision.next.as_ref().filter(|step| step.deadline.is_some()).map(|step| step.term.end)
    }

    /// The notice that the letter page is about: the one that ends it, else the one being made, else one that came too
    /// late for the term that runs.
    pub fn notice(&self) -> Option<(&Judged, &Notice)> {
        let decision = self.decision.as_ref().ok()?;
        let ends = decision.notices.iter().find(|judged| judged.ends());
        let next = decision.next.as_ref().map(|step| step.term.end);
        let being_made = || decision.notices.iter().find(|judged| Some(judged.term.end) == next);
        let too_late = || {
            decision
                .notices
                .iter()
                .rev()
                .find(|judged| judged.worth == Worth::Late && judged.term == decision.term)
        };
        let judged = ends.or_else(being_made).or_else(too_late)?;
        Some((judged, self.notices.iter().find(|notice| Some(notice.id) == judged.given.record)?))
    }
}

/// Other contracts that cover the same as one.
pub fn overlaps(
    book: &Book,
    contract: &Contract,
    today: NaiveDate,
) -> Vec<(String, NaiveDate, Option<NaiveDate>)> {
    let each = overlaps_of(book, contract, today).into_iter();
    each.filter_map(|overlap| {
        let other = if overlap.one == contract.id { overlap.other } else { overlap.one };
        Some((book.contracts.get(other)?.title.clone(), overlap.from, overlap.to))
    })
    .collect()
}

/// The day of the office, followed.
pub fn today(session: Session) -> Memo<NaiveDate> {
    Memo::new(move |_| session.now().date())
}

/// A contract, followed.
pub fn shown(session: Session, id: RecordId) -> Memo<Option<Shown>> {
    let today = today(session);
    Memo::new(move |_| session.look_in::<Book, _>(|book, _, _| Shown::of(book, id, today.get())))
}
