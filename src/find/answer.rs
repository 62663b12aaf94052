//! What a search finds: requests by rank, an exact code before all.

use domain::office::{Life, Office};
use replica::{RecordId, Table};
use search::Query;

use crate::find::excerpt::{Texts, texts};
use crate::i18n::T;

/// How many results are shown.
pub const MOST: usize = 50;
/// Requests in the bin are asked for too and passed over; so many at most.
const MOST_BINNED: usize = 1000;

/// A request that answers, as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The request.
    pub id: RecordId,
    /// Its texts, marked.
    pub texts: Texts,
    /// Its code, with the `#`.
    pub code: String,
    /// Its status key.
    pub status: String,
    /// Its status, place, and who does it, in words.
    pub meta: Vec<String>,
    /// Whether it is the one whose code was typed.
    pub is_exact: bool,
}

/// What a search finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// What was typed: it decides what is marked.
    pub typed: String,
    /// The first of them, best first, and whether each is the one whose code was typed.
    pub hits: Vec<(RecordId, bool)>,
    /// How many there are.
    pub total: usize,
    /// None has all words typed.
    pub is_partial: bool,
}

/// Searches the requests that are in use.
pub fn answer(office: &Office, typed: &str) -> Answer {
    let query = Query::new(typed);
    if query.is_empty() {
        return Answer::default();
    }
    let is_alive = |id: &RecordId| office.row(*id).is_some_and(|row| row.life == Life::Alive);
    let exact: Vec<RecordId> = office.codes.find(typed).into_iter().filter(is_alive).collect();
    let n_binned = office.rows.iter().filter(|row| row.life == Life::Trashed).take(MOST_BINNED).count();
    let found = office.index.query(typed, MOST + n_binned);
    let n_found = found.hits.len();
    let ranked: Vec<RecordId> = found
        .hits
        .into_iter()
        .filter_map(|hit| office.rows.get(hit.doc as usize))
        .filter(|row| row.life == Life::Alive)
        .map(|row| row.id)
        .collect();
    let n_passed_over = n_found - ranked.len();
    let also_exact = exact.iter().filter(|id| !ranked.contains(id)).count();
    let total = found.total - n_passed_over + also_exact;
    let others = ranked.iter().filter(|id| !exact.contains(id));
    let hits = exact.iter().map(|id| (*id, true)).chain(others.map(|id| (*id, false))).take(MOST).collect();
    Answer { typed: typed.to_owned(), hits, total, is_partial: found.partial && exact.is_empty() }
}

/// What is shown of some of the hits.
pub fn show(office: &Office, table: &Table, typed: &str, hits: &[(RecordId, bool)], t: T) -> Vec<Hit> {
    let query = Query::new(typed);
    hits.iter().filter_map(|(id, is_exact)| hit(office, table, *id, *is_exact, &query, t)).collect()
}

fn hit(office: &Office, table: &Table, id: RecordId, is_exact: bool, query: &Query, t: T) -> Option<Hit> {
    let row = office.row(id)?;
    let status = row.status.key();
    let name = |id: Option<RecordId>| id.and_then(|id| office.name(id)).map(str::to_owned);
    let words = t.status_name(status).unwrap_or(status).to_owned();
    Some(Hit {
        id,
        texts: texts(office, table, id, query),
        code: format!("#{}", office.codes.code(id)),
        status: status.to_owned(),
        meta: [Some(words), name(row.place), name(row.assignee)].into_iter().flatten().collect(),
        is_exact,
    })
}
