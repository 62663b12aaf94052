//! The CSV of requests: our fields under their labels, then all columns that came from other files.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use domain::kinds::field;
use domain::office::Office;
use domain::query::Query;
use files::export::{Cell, CsvWriter, Format};
use replica::{Record, RecordId, Value};
use web_sys::Blob;

use crate::i18n::T;
use crate::platform::download;
use crate::platform::pause::breathe;
use crate::session::Session;

/// Requests written between two breaths.
const SLICE: usize = 500;

/// One field of the export: its label and how it is read.
type Column = (fn(T) -> &'static str, fn(&Reading<'_>) -> Owned);

/// A request with what is needed to say its fields.
struct Reading<'a> {
    office: &'a Office,
    t: T,
    record: &'a Record,
}

/// A cell that owns its text.
enum Owned {
    Empty,
    Text(String),
    Civil(String),
    Cents(i64),
}

impl Owned {
    fn text(text: Option<String>) -> Self {
        text.filter(|text| !text.is_empty()).map_or(Self::Empty, Self::Text)
    }

    fn cell(&self) -> Cell<'_> {
        match self {
            Self::Empty => Cell::Empty,
            Self::Text(text) => Cell::Text(text),
            Self::Civil(civil) => Cell::Civil(civil),
            Self::Cents(cents) => Cell::Cents(*cents),
        }
    }
}

impl Reading<'_> {
    fn plain(&self, name: &str) -> Owned {
        Owned::text(self.record.text(name).map(str::to_owned))
    }

    /// The word of a stored key, the key itself if this version has no word for it.
    fn word(&self, key: Option<&str>, words: fn(T, &str) -> Option<&'static str>) -> Owned {
        Owned::text(key.map(|key| words(self.t, key).unwrap_or(key).to_owned()))
    }

    fn named(&self, name: &str) -> Owned {
        let id = self.record.text(name).and_then(|id| id.parse::<RecordId>().ok());
        Owned::text(id.and_then(|id| self.office.name(id)).map(str::to_owned))
    }

    fn moment(&self, name: &str) -> Owned {
        let moment = self.record.value(name);
        let of = |key: &str| moment.and_then(|moment| moment.get(key));
        let written = |at: NaiveDateTime| at.format("%Y-%m-%dT%H:%M").to_string();
        let ms = of("ms").and_then(Value::as_i64).map(|ms| written(self.office.civil(ms)));
        let civil = ms.or_else(|| of("civil").and_then(Value::as_str).map(str::to_owned));
        civil.map_or(Owned::Empty, Owned::Civil)
    }

    fn status(&self, key: &str) -> Option<&str> {
        self.record.value(field::STATUS).and_then(|status| status.get(key)).and_then(Value::as_str)
    }

    fn wider(&self) -> Owned {
        let place = self.record.text(field::PLACE).and_then(|id| id.parse::<RecordId>().ok());
        let path = place.map(|id| self.office.place_path(id)).unwrap_or_default();
        Owned::text(Some(path.iter().skip(1).map(|place| place.name.as_str()).collect::<Vec<_>>().join(", ")))
    }

    fn people(&self, set: &str) -> Owned {
        let ids = self.record.elements(set).filter_map(|id| id.parse::<RecordId>().ok());
        let names: Vec<&str> = ids.filter_map(|id| self.office.name(id)).collect();
        Owned::text(Some(names.join(", ")))
    }
}

const COLUMNS: [Column; 20] = [
    (T::column_code, |r| Owned::Text(format!("#{}", r.office.codes.code(r.record.id)))),
    (T::field_title, |r| r.plain(field::TITLE)),
    (T::field_description, |r| r.plain(field::DESCRIPTION)),
    (T::status, |r| r.word(r.status("s"), T::status_name)),
    (T::column_waiting_on, |r| Owned::text(r.status("on").map(str::to_owned))),
    (T::priority, |r| r.word(r.record.text(field::PRIORITY), T::priority_name)),
    (T::field_category, |r| r.named(field::CATEGORY)),
    (T::trade, |r| r.word(r.record.text(field::TRADE), T::trade_name)),
    (T::field_place, |r| r.named(field::PLACE)),
    (T::field_parent_place, |r| r.wider()),
    (T::field_requester, |r| r.named(field::REQUESTER)),
    (T::field_assignee, |r| r.named(field::ASSIGNEE)),
    (T::field_watchers, |r| r.people(field::WATCHERS)),
    (T::field_due, |r| r.record.text(field::DUE).map_or(Owned::Empty, |day| Owned::Civil(day.to_owned()))),
    (T::field_tags, |r| Owned::text(Some(r.record.elements(field::TAGS).collect::<Vec<_>>().join(", ")))),
    (T::field_cost, |r| {
        let cost = r.record.value(field::COST).and_then(|cost| cost.get("cents"));
        cost.and_then(Value::as_i64).map_or(Owned::Empty, Owned::Cents)
    }),
    (T::column_currency, |r| {
        let cost = r.record.value(field::COST).and_then(|cost| cost.get("cur"));
        Owned::text(cost.and_then(Value::as_str).map(str::to_owned))
    }),
    (T::field_reported, |r| r.moment(field::REPORTED)),
    (T::field_closed, |r| r.moment(field::CLOSED)),
    (T::field_external_id, |r| r.plain(field::EXT)),
];

/// The requests of a list, in its order.
pub fn chosen(office: &Office, query: &Query, now: NaiveDateTime) -> Vec<RecordId> {
    let rows = office.list(query, now).rows;
    rows.into_iter().filter_map(|at| office.rows.get(at as usize).map(|row| row.id)).collect()
}

/// The columns of other files that any of these requests has.
fn extras(session: Session, ids: &[RecordId]) -> Vec<String> {
    let mut names = BTreeSet::new();
    session.peek(|_, table| {
        for packed in ids.iter().filter_map(|id| table.packed(*id)) {
            // What is damaged gives the columns that could be read.
            let _ = packed.shown(|name, _| {
                if name.starts_with(field::EXTRA) && !names.contains(name) {
                    names.insert(name.to_owned());
                }
            });
        }
    });
    names.into_iter().collect()
}

fn titles(t: T, extras: &[String]) -> Vec<String> {
    let mut titles: Vec<String> = COLUMNS.iter().map(|(label, _)| label(t).to_owned()).collect();
    for extra in extras {
        let name = extra.strip_prefix(field::EXTRA).unwrap_or(extra);
        let is_taken = titles.iter().any(|title| title == name);
        titles.push(if is_taken { t.column_duplicate(name) } else { name.to_owned() });
    }
    titles
}

/// Writes requests as CSV; `tick` is told how far it is, from 0 to 1, and stops it by `false`.
///
/// Nothing when stopped, or when the browser cannot make a file.
pub async fn csv(
    session: Session,
    t: T,
    ids: &[RecordId],
    format: Format,
    tick: impl Fn(f64) -> bool,
) -> Option<Blob> {
    let extras = extras(session, ids);
    let titles = titles(t, &extras);
    let mut writer = CsvWriter::new(format, &titles.iter().map(String::as_str).collect::<Vec<_>>());
    let mut pieces = Vec::new();
    for (at, slice) in ids.chunks(SLICE).enumerate() {
        session.peek(|office, table| {
            for record in slice.iter().filter_map(|id| table.get(*id)) {
                let reading = Reading { office, t, record: &record };
                let mut cells: Vec<Owned> = COLUMNS.iter().map(|(_, read)| read(&reading)).collect();
                cells.extend(extras.iter().map(|name| match record.value(name) {
                    Some(Value::String(text)) => Owned::Text(text.clone()),
                    Some(other) => Owned::Text(other.to_string()),
                    None => Owned::Empty,
                }));
                writer.row(&cells.iter().map(Owned::cell).collect::<Vec<_>>());
            }
        });
        pieces.push(writer.take());
        breathe().await;
        if !tick(((at + 1) * SLICE) as f64 / ids.len().max(1) as f64) {
            return None;
        }
    }
    pieces.push(writer.finish());
    download::blob(&pieces, "text/csv;charset=utf-8")
}
