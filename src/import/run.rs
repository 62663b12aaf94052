//! The import of a file: rows planned in slices, stored in slices, taken back whole.

use std::sync::Arc;

use files::map::{Mapping, Target};
use files::plan::Planner;
use files::report::Report;
use files::table::Rows;
use replica::RecordId;
use store::StoreError;

use super::importer::{Back, Importer, write_all};
use super::incoming::Incoming;
use super::merge::Counts;
use super::source::{Problem, ROWS_PER_SLICE, Source};
use crate::platform::locks::{Grant, Lease, try_hold};
use crate::platform::pause::breathe;
use crate::session::Session;

/// Held by the tab that imports.
const LOCK: &str = "intendance-import";

/// What an import did.
#[derive(Debug)]
pub struct Outcome {
    /// Its record; requests that it made bear it.
    pub import: RecordId,
    /// The file it read.
    pub source: Arc<Source>,
    /// Rows read, refused, warned about.
    pub report: Report,
    /// What is durable.
    pub counts: Counts,
    /// What takes it back.
    pub back: Back,
    /// Why it stopped on its way, if it did.
    pub stopped: Option<StoreError>,
}

/// How an import ended.
#[derive(Debug)]
pub enum End {
    /// It ran, to its end or until the store refused.
    Ran(Outcome),
    /// The person stopped it: what it had written was taken back.
    Cancelled,
    /// Another tab imports, or the file cannot be read after all.
    Refused(Problem),
}

/// Waits for what other tabs wrote, so that it is known here before anything is compared; nothing while another tab
/// imports. What is given is held to the end.
pub async fn begin(session: Session) -> Option<Option<Lease>> {
    let lease = match try_hold(LOCK).await {
        Grant::Held(lease) => Some(lease),
        Grant::Taken => return None,
        // Ids come from what is imported: two imports at once make the same records.
        Grant::Unsupported => None,
    };
    if let Ok(records) = session.with_device(async |device| device.catch_up().await).await {
        session.show(&records);
    }
    Some(lease)
}

/// Imports a file; `tick` is told how many rows were read, and stops it by `false`.
pub async fn run(
    session: Session,
    source: Arc<Source>,
    mapping: Mapping,
    tick: impl Fn(usize) -> bool,
) -> End {
    let Some(lease) = begin(session).await else { return End::Refused(Problem::Busy) };
    let end = import(session, source, &mapping, tick).await;
    drop(lease);
    end
}

async fn import(
    session: Session,
    source: Arc<Source>,
    mapping: &Mapping,
    tick: impl Fn(usize) -> bool,
) -> End {
    let mut rows = match Rows::new(Arc::clone(&source.decoded.text), source.dialect) {
        Ok(rows) => rows,
        Err(error) => return End::Refused(Problem::Table(error)),
    };
    let ext = mapping.columns.iter().find(|column| column.target == Target::Ext);
    let ext = ext.map(|column| column.name.clone()).unwrap_or_default();
    let mut planner = Planner::new(mapping);
    let mut report = Report::default();
    let mut importer = Importer::new(session, source.name.clone());
    let mut stopped = None;
    loop {
        let chunk = match rows.next_chunk(ROWS_PER_SLICE) {
            Ok(chunk) => chunk,
            Err(error) if importer.counts == Counts::default() => return End::Refused(Problem::Table(error)),
            // A malformed end: what was read before it stays.
            Err(_) => break,
        };
        if chunk.is_empty() {
            break;
        }
        let taken = chunk.iter().filter_map(|row| report.take(planner.plan(row)));
        let slice = taken.map(|draft| Incoming::from_draft(draft, &ext)).collect();
        if let Err(error) = importer.add(slice).await {
            stopped = Some(error);
            break;
        }
        breathe().await;
        if !tick(usize::try_from(report.read).unwrap_or(usize::MAX)) {
            return cancel(session, importer, source, report).await;
        }
    }
    if stopped.is_none() {
        let n_rows = usize::try_from(report.read - report.empty).unwrap_or(usize::MAX);
        stopped = importer.finish(n_rows, report.refused.len()).await.err();
    }
    let Importer { id, counts, back, .. } = importer;
    End::Ran(Outcome { import: id, source, report, counts, back, stopped })
}

async fn cancel(session: Session, importer: Importer<Session>, source: Arc<Source>, report: Report) -> End {
    let Importer { id, counts, back, .. } = importer;
    // Nobody looks in the bin for what they stopped.
    match write_all(session, back.changes("purged")).await {
        Ok(_) => End::Cancelled,
        Err(error) => End::Ran(Outcome { import: id, source, report, counts, back, stopped: Some(error) }),
    }
}
