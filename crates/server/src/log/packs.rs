//! Packs: runs of the log in the form in which devices store it, compressed once.
//!
//! A pack ends after [`MAX_PACK_CHANGES`] changes, or earlier when their bodies reach [`MAX_PACK_BYTES`]: both follow
//! from the log alone, so that every server makes the same packs.

use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use replica::page::Entry;
use replica::{Change, Hlc, pack};
use serde::Serialize;

use crate::db::DbError;

/// Changes of one pack.
pub const MAX_PACK_CHANGES: u64 = 2500;
/// Bytes of bodies after which a pack ends.
pub const MAX_PACK_BYTES: usize = 4 << 20;
/// Within a few percent of the best, at a tenth of its time.
const BROTLI_QUALITY: i32 = 5;
const BROTLI_WINDOW: i32 = 22;

/// One pack: the changes after `after`, up to and with `to`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pack {
    /// The number before its first change: its name.
    pub after: u64,
    /// The number of its last change.
    pub to: u64,
    /// The running hash there.
    pub hash: String,
}

/// How the bytes of a pack are compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// Brotli.
    Brotli,
    /// Gzip.
    Gzip,
}

/// A pack as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackBytes {
    /// The running hash at its end: names its content.
    pub hash: String,
    /// The compressed bytes.
    pub bytes: Vec<u8>,
}

/// A change of the log, on its way into a pack.
#[derive(Debug)]
pub struct Packable {
    /// Its number.
    pub seq: u64,
    /// The stamp it is ordered by.
    pub eff: Hlc,
    /// Who made it.
    pub by: Option<Box<str>>,
    /// As it was sent.
    pub body: String,
    /// The running hash there.
    pub hash: String,
}

/// The changes of the next pack, collected until it is whole.
#[derive(Debug, Default)]
pub struct Collector {
    changes: Vec<Packable>,
    n_bytes: usize,
}

impl Collector {
    /// Adds the next change; tells whether the pack is whole.
    pub fn add(&mut self, change: Packable) -> bool {
        self.n_bytes += change.body.len();
        self.changes.push(change);
        MAX_PACK_CHANGES <= self.changes.len() as u64 || MAX_PACK_BYTES <= self.n_bytes
    }
}

/// A pack to keep.
#[derive(Debug)]
pub struct Packed {
    /// Which.
    pub pack: Pack,
    /// For who reads gzip.
    pub gzip: Vec<u8>,
    /// For who reads Brotli.
    pub brotli: Vec<u8>,
}

/// Makes a pack of a whole collection. Takes tens of milliseconds of one core.
pub fn build(collector: Collector) -> Result<Packed, DbError> {
    let failed = |why: &str| DbError::Failed(why.into());
    let changes = collector.changes;
    let (first, last) = changes.first().zip(changes.last()).ok_or_else(|| failed("an empty pack"))?;
    let pack = Pack { after: first.seq.saturating_sub(1), to: last.seq, hash: last.hash.clone() };
    let entries = changes.into_iter().map(|change| {
        let body: Change =
            serde_json::from_str(&change.body).map_err(|error| DbError::Failed(error.into()))?;
        Ok(Entry::placed(body, change.eff, change.by))
    });
    let plain = pack::encode(entries.collect::<Result<_, DbError>>()?);
    // A device that could not read it would never start: better no pack than that one.
    if pack::decode(&plain).any(|part| part.is_err()) {
        return Err(failed("the log does not fit a pack"));
    }
    let (gzip, brotli) = compress(&plain).map_err(|error| DbError::Failed(error.into()))?;
    Ok(Packed { pack, gzip, brotli })
}

fn compress(plain: &[u8]) -> io::Result<(Vec<u8>, Vec<u8>)> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(plain)?;
    let gzip = encoder.finish()?;
    let params = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW,
        size_hint: plain.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*plain, &mut packed, &params)?;
    Ok((gzip, packed))
}

/// The bytes of a pack without compression.
pub fn unzip(gzip: &[u8]) -> Result<Vec<u8>, DbError> {
    let mut plain = Vec::new();
    GzDecoder::new(gzip).read_to_end(&mut plain).map_err(|error| DbError::Failed(error.into()))?;
    Ok(plain)
}
