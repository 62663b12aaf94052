//! « Il passe à 14 h »: what else he could do while he is here.

use domain::office::Office;
use domain::trade::Trade;
use replica::RecordId;

/// The open requests for somebody who comes, the most urgent first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// At the places where he comes, or within them.
    pub here: Vec<RecordId>,
    /// Of his trade, at no place that anybody told.
    pub nowhere: Vec<RecordId>,
}

impl Gathered {
    /// All of them.
    #[must_use]
    pub fn all(&self) -> Vec<RecordId> {
        self.here.iter().chain(&self.nowhere).copied().collect()
    }
}

/// The open requests of these trades (their own or their category's) at these places and within them; at all places
/// if none is told. No trade finds nothing: not everything is for whoever comes.
#[must_use]
pub fn gather(office: &Office, trades: &[Trade], places: &[RecordId]) -> Gathered {
    let mut found: Vec<_> = office
        .rows
        .iter()
        .filter(|row| row.is_open())
        .filter(|row| {
            let of_category = row.category.and_then(|category| office.trade_of(category));
            [row.trade, of_category].into_iter().flatten().any(|trade| trades.contains(&trade))
        })
        .filter(|row| match row.place {
            Some(place) if !places.is_empty() => places.iter().any(|within| office.is_within(place, *within)),
            _ => true,
        })
        .collect();
    found.sort_by_key(|row| {
        let limit = row.limit();
        (row.priority, limit.is_none(), limit, row.reported, row.id)
    });
    let (here, nowhere): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|row| places.is_empty() || row.place.is_some());
    let ids = |rows: Vec<&domain::office::Row>| rows.into_iter().map(|row| row.id).collect();
    Gathered { here: ids(here), nowhere: ids(nowhere) }
}
