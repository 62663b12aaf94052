//! Import of records from code: the automation object and the benchmark. The same path as a file's.

use replica::{RecordId, Value};
use serde_json::Map;
use store::StoreError;

use super::importer::Importer;
use super::incoming::{BadRecord, Incoming};
use super::merge::Counts;
use crate::schema;
use crate::session::Session;

/// Planned between two looks at the clock of the page.
const SLICE: usize = 2500;

/// What an import of records did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportSummary {
    /// The import's own record: the requests it made have its id in `import`.
    pub import: RecordId,
    /// What became of the records.
    pub counts: Counts,
    /// The records that were not taken, by their place in the list, from 0.
    pub refused: Vec<(usize, BadRecord)>,
}

/// Why an import of records stopped.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{error}; {} records are stored", counts.total())]
pub struct ImportFailed {
    /// What the store said.
    pub error: StoreError,
    /// What is durable all the same; importing the same records again goes on from there.
    pub counts: Counts,
}

/// Imports records of one kind, given by our field names (see [`Incoming::from_map`]); resolves when all are durable.
pub async fn import_records(
    session: Session,
    kind: &str,
    records: Vec<Map<String, Value>>,
) -> Result<ImportSummary, ImportFailed> {
    let mut importer = Importer::new(session, "intendance.import");
    let rows = records.len();
    let mut refused = Vec::new();
    let mut slice = Vec::with_capacity(SLICE.min(rows));
    for (at, mut record) in records.into_iter().enumerate() {
        // Children stand in the order of the list.
        schema::gather_parent(kind, &mut record, || format!("V{at:07}"));
        match Incoming::from_map(kind, record) {
            Ok(incoming) => slice.push(incoming),
            Err(why) => refused.push((at, why)),
        }
        if slice.len() == SLICE {
            let full = std::mem::replace(&mut slice, Vec::with_capacity(SLICE));
            importer.add(full).await.map_err(|error| ImportFailed { error, counts: importer.counts })?;
        }
    }
    importer.add(slice).await.map_err(|error| ImportFailed { error, counts: importer.counts })?;
    let closed = importer.finish(rows, refused.len()).await;
    closed.map_err(|error| ImportFailed { error, counts: importer.counts })?;
    Ok(ImportSummary { import: importer.id, counts: importer.counts, refused })
}
