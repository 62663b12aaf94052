//! A file on its way in: decoded, cut into rows, its columns profiled. All that is guessed can be corrected.

use std::sync::Arc;

use files::dates::Order;
use files::encoding::{DecodeError, Decoded, Encoding, decode_limited};
use files::map::Mapping;
use files::profile::Profile;
use files::sniff::{Sniffed, sniff};
use files::table::{Dialect, Row, Rows, TableError};
use web_sys::File;

use crate::platform::files as browser;
use crate::platform::pause::breathe;

/// The largest file taken, in bytes: file, text and records stand in memory together.
pub const MAX_BYTES: usize = 128 << 20;
/// Rows read between two breaths.
pub const ROWS_PER_SLICE: usize = 500;
/// Rows shown before the import.
const PREVIEW_ROWS: usize = 20;

/// Why a file cannot come in. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The browser cannot read it: moved, changed or taken away.
    Gone,
    /// Another tab imports.
    Busy,
    /// It is no text, empty or too large.
    Decode(DecodeError),
    /// It is text, but no table.
    Table(TableError),
    /// A header and nothing below.
    OnlyHeader,
}

/// A file, ready to be looked at and corrected.
#[derive(Debug)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// Its size.
    pub size_bytes: u64,
    /// The text and how it was decoded.
    pub decoded: Decoded,
    /// What was guessed about rows and cells.
    pub sniffed: Sniffed,
    /// How it is cut: guessed or corrected.
    pub dialect: Dialect,
    /// The names of the columns.
    pub header: Vec<String>,
    /// The first rows.
    pub preview: Vec<Row>,
    /// What the columns hold, over the whole file.
    pub profile: Profile,
}

impl Source {
    /// Rows below the header.
    pub fn n_rows(&self) -> usize {
        usize::try_from(self.profile.rows).unwrap_or(usize::MAX)
    }

    /// The mapping to begin with.
    pub fn suggest(&self) -> Mapping {
        // Both languages of the app write the day first.
        Mapping::suggest(&self.header, &self.profile, Order::Dmy)
    }
}

/// Reads and decodes a file, in an encoding if the person chose one.
pub async fn load(file: &File, encoding: Option<Encoding>) -> Result<Decoded, Problem> {
    let bytes = usize::try_from(browser::size(file)).unwrap_or(usize::MAX);
    if MAX_BYTES < bytes {
        return Err(Problem::Decode(DecodeError::TooLarge { bytes, max: MAX_BYTES }));
    }
    let bytes = browser::bytes(file).await.map_err(|_| Problem::Gone)?;
    breathe().await;
    decode_limited(&bytes, encoding, MAX_BYTES).map_err(Problem::Decode)
}

/// Cuts a text and profiles its columns; `tick` is told how far it is, from 0 to 1, and stops it by `false`.
pub async fn cut(
    name: String,
    size_bytes: u64,
    decoded: Decoded,
    dialect: Option<Dialect>,
    tick: impl Fn(f64) -> bool,
) -> Result<Option<Source>, Problem> {
    let sniffed = sniff(&decoded.text).map_err(Problem::Table)?;
    let dialect = dialect.unwrap_or(sniffed.dialect);
    let mut rows = Rows::new(Arc::clone(&decoded.text), dialect).map_err(Problem::Table)?;
    let header = rows.header().to_vec();
    let mut profile = Profile::new(header.len());
    let mut preview = Vec::new();
    loop {
        let chunk = rows.next_chunk(ROWS_PER_SLICE).map_err(Problem::Table)?;
        if chunk.is_empty() {
            break;
        }
        profile.feed(&chunk);
        let room = PREVIEW_ROWS - preview.len();
        preview.extend(chunk.into_iter().take(room));
        breathe().await;
        if !tick(rows.position() as f64 / rows.total().max(1) as f64) {
            return Ok(None);
        }
    }
    if profile.rows == 0 {
        return Err(Problem::OnlyHeader);
    }
    Ok(Some(Source { name, size_bytes, decoded, sniffed, dialect, header, preview, profile }))
}
