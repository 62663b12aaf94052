//! The list of the directory: what passes its filters, in order.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use domain::trade::Trade;
use replica::RecordId;

use super::rank::{Call, Usage, usage};
use super::{Party, PartyType};
use crate::book::Book;
use crate::kinds;

/// So many parties are « recent and frequent ».
const RECENT: usize = 8;
/// More are not shown for a text.
const MOST_FOUND: usize = 500;

/// What the list is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// What was typed; empty for all.
    pub text: String,
    /// One type of party.
    pub kind: Option<PartyType>,
    /// One trade.
    pub trade: Option<Trade>,
    /// Preferred ones only.
    pub preferred: bool,
    /// Blocked ones only.
    pub blocked: bool,
    /// What lies in the bin instead.
    pub bin: bool,
}

/// The list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Those dealt with recently and often; empty while a text is looked for.
    pub recent: Vec<RecordId>,
    /// The others by name, or the answers to the text, best first.
    pub rest: Vec<RecordId>,
}

/// What there is to filter by, whatever the filters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Types, with how many parties each.
    pub kinds: Vec<(PartyType, usize)>,
    /// Trades that some party has.
    pub trades: Vec<Trade>,
    /// How many are preferred.
    pub n_preferred: usize,
    /// How many are blocked.
    pub n_blocked: usize,
    /// How many there are.
    pub n_all: usize,
}

impl Filter {
    /// Whether a party passes, its text aside.
    fn lets(&self, party: &Party) -> bool {
        self.kind.is_none_or(|kind| party.kind == kind)
            && self.trade.is_none_or(|trade| party.trades.contains(&trade))
            && (!self.preferred || party.standing.is_preferred())
            && (!self.blocked || party.standing.is_blocked())
    }

    /// Whether everything passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
            && self.kind.is_none()
            && self.trade.is_none()
            && !self.preferred
            && !self.blocked
    }
}

/// What is reckoned over all parties: once for each change of the book, however often it is asked.
#[derive(Default)]
pub(crate) struct Known {
    pub(crate) by_name: OnceCell<Rc<[RecordId]>>,
    facets: OnceCell<Facets>,
    ranked: RefCell<Option<Ranked>>,
}

impl Known {
    /// A record of this kind changed.
    pub(crate) fn forget(&mut self, kind: &str) {
        match kind {
            kinds::PARTY => *self = Self::default(),
            // Contacts are in no list, and there are more of them than of all else.
            kinds::CONTACT => {}
            _ => *self.ranked.get_mut() = None,
        }
    }
}

/// What follows from the calls made on this device too.
struct Ranked {
    calls: Box<[Call]>,
    usage: Usage,
    /// The list without any filter: what a tap on the room shows.
    all: Option<Arc<Listing>>,
}

/// The list under a filter. The calls made on this device count as dealings, see [`super::rank::usage`].
#[must_use]
pub fn listing(book: &Book, filter: &Filter, calls: &[Call], now_ms: i64) -> Arc<Listing> {
    if !filter.text.trim().is_empty() && !filter.bin {
        let found = book.find_parties(&filter.text, MOST_FOUND);
        let passes = |id: &RecordId| book.parties.alive(*id).is_some_and(|party| filter.lets(party));
        return Arc::new(Listing { recent: Vec::new(), rest: found.into_iter().filter(passes).collect() });
    }
    let mut kept = book.known.ranked.borrow_mut();
    // As time goes by all dealings fade alike: who comes first stays.
    let ranked = match kept.take() {
        Some(ranked) if *ranked.calls == *calls => ranked,
        _ => Ranked { calls: calls.into(), usage: usage(book, calls, now_ms), all: None },
    };
    let Ranked { usage, all, .. } = kept.insert(ranked);
    if filter.is_empty() && !filter.bin {
        return Arc::clone(all.get_or_insert_with(|| Arc::new(ordered(book, filter, usage))));
    }
    Arc::new(ordered(book, filter, usage))
}

/// The list under a filter without a text.
fn ordered(book: &Book, filter: &Filter, usage: &Usage) -> Listing {
    let is_asked = |party: &Party| {
        let is_here = if filter.bin { party.is_trashed } else { party.is_alive };
        is_here && filter.lets(party)
    };
    let by_name = book.parties_by_name();
    let is_asked = |id: &RecordId| book.parties.get(*id).is_some_and(&is_asked);
    let mut rest: Vec<RecordId> = by_name.iter().copied().filter(is_asked).collect();
    let recent = if filter.bin { Vec::new() } else { most_used(&rest, usage) };
    rest.retain(|id| !recent.contains(id));
    Listing { recent, rest }
}

/// Those dealt with most, the first one most. Of equals the first by name.
fn most_used(by_name: &[RecordId], usage: &Usage) -> Vec<RecordId> {
    let scores = by_name.iter().enumerate().filter_map(|(at, id)| Some((*usage.get(id)?, at, *id)));
    let mut all: Vec<_> = scores.filter(|(score, ..)| 0.0 < *score).collect();
    let order = |a: &(f64, usize, RecordId), b: &(f64, usize, RecordId)| {
        b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1))
    };
    // Thousands were dealt with: they are not all put in order for eight.
    if RECENT < all.len() {
        all.select_nth_unstable_by(RECENT, order);
        all.truncate(RECENT);
    }
    all.sort_unstable_by(order);
    all.into_iter().map(|(.., id)| id).collect()
}

/// What there is to filter by.
#[must_use]
pub fn facets(book: &Book) -> Facets {
    book.known.facets.get_or_init(|| count(book)).clone()
}

fn count(book: &Book) -> Facets {
    let mut facets = Facets::default();
    for party in book.parties.iter() {
        facets.n_all += 1;
        facets.n_preferred += usize::from(party.standing.is_preferred());
        facets.n_blocked += usize::from(party.standing.is_blocked());
        match facets.kinds.iter_mut().find(|(kind, _)| *kind == party.kind) {
            Some((_, n)) => *n += 1,
            None => facets.kinds.push((party.kind, 1)),
        }
        for trade in &party.trades {
            if !facets.trades.contains(trade) {
                facets.trades.push(*trade);
            }
        }
    }
    facets.kinds.sort_unstable();
    facets.trades.sort_by_key(|trade| Trade::ALL.iter().position(|other| other == trade));
    facets
}
