//! How well it was done: three marks of five, and where those of a party tend to.

use replica::Value;
use replica::view::ValueRef;
use serde_json::json;

use super::entry::Intervention;
use crate::read;

/// The visits that say where a party tends to, against those before.
const RECENT: usize = 3;
/// A change smaller than this, in hundredths of a mark, is none.
const STEADY: i64 = 30;

/// Three marks from 1 to 5; those that nobody gave are absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Rating {
    pub quality: Option<u8>,
    pub delay: Option<u8>,
    pub price: Option<u8>,
    pub note: String,
}

impl Rating {
    pub(super) fn read(value: &ValueRef<'_>) -> Option<Self> {
        let mark = |key: &str| mark(read::int_at(value, key)?);
        let rating = Self {
            quality: mark("quality"),
            delay: mark("delay"),
            price: mark("price"),
            note: read::text_at(value, "note").unwrap_or_default(),
        };
        (rating != Self::default()).then_some(rating)
    }

    /// The stored value; null when nothing is said.
    #[must_use]
    pub fn stored(&self) -> Value {
        if self.is_empty() {
            return Value::Null;
        }
        let mut value = json!({});
        if let Some(map) = value.as_object_mut() {
            for (key, given) in [("quality", self.quality), ("delay", self.delay), ("price", self.price)] {
                map.extend(given.map(|given| (key.to_owned(), given.into())));
            }
            if !self.note.trim().is_empty() {
                map.insert("note".into(), self.note.trim().into());
            }
        }
        value
    }

    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.marks().next().is_none() && self.note.trim().is_empty()
    }

    fn marks(&self) -> impl Iterator<Item = i64> {
        [self.quality, self.delay, self.price].into_iter().flatten().map(i64::from)
    }

    /// The mean of the marks given, in hundredths.
    #[must_use]
    pub fn mean(&self) -> Option<i64> {
        mean(self.marks().map(|mark| mark * 100))
    }
}

fn mark(int: i64) -> Option<u8> {
    u8::try_from(int).ok().filter(|mark| (1..=5).contains(mark))
}

/// The mean, rounded half up.
fn mean(values: impl Iterator<Item = i64>) -> Option<i64> {
    let (sum, n) = values.fold((0_i64, 0_i64), |(sum, n), value| (sum + value, n + 1));
    (0 < n).then(|| (2 * sum + n).div_euclid(2 * n))
}

/// Where the marks of a party tend to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// Better than before.
    Up,
    /// As before.
    Flat,
    /// Worse than before.
    Down,
}

/// The marks of a party together, in hundredths of a mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ratings {
    /// How many visits were rated.
    pub n: usize,
    /// Of all marks.
    pub all: Option<i64>,
    /// Of quality.
    pub quality: Option<i64>,
    /// Of keeping times.
    pub delay: Option<i64>,
    /// Of price.
    pub price: Option<i64>,
    /// The last three visits against those before; none until there are some before.
    pub trend: Option<Trend>,
    /// The mean of each rated visit, the oldest first.
    pub each: Vec<i64>,
}

impl Ratings {
    /// Takes visits in any order.
    #[must_use]
    pub fn of<'a>(visits: impl IntoIterator<Item = &'a Intervention>) -> Self {
        let mut rated: Vec<_> = visits
            .into_iter()
            .filter_map(|visit| Some((visit, visit.rating.as_ref()?, visit.rating.as_ref()?.mean()?)))
            .collect();
        rated.sort_by_key(|(visit, ..)| {
            (visit.plan.map(|plan| plan.day), visit.left.or(visit.arrived), visit.id)
        });
        let of = |part: fn(&Rating) -> Option<u8>| {
            mean(rated.iter().filter_map(|(_, rating, _)| part(rating)).map(|mark| i64::from(mark) * 100))
        };
        let each: Vec<i64> = rated.iter().map(|(.., mean)| *mean).collect();
        Self {
            n: each.len(),
            all: mean(each.iter().copied()),
            quality: of(|rating| rating.quality),
            delay: of(|rating| rating.delay),
            price: of(|rating| rating.price),
            trend: trend(&each),
            each,
        }
    }
}

fn trend(each: &[i64]) -> Option<Trend> {
    let (before, last) = each.split_at_checked(each.len().checked_sub(RECENT)?)?;
    let change = mean(last.iter().copied())? - mean(before.iter().copied())?;
    Some(match change {
        change if STEADY <= change => Trend::Up,
        change if change <= -STEADY => Trend::Down,
        _ => Trend::Flat,
    })
}
