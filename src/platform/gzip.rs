//! Gzip by the browser, piece by piece: a backup never stands in memory whole.
//!
//! Through `Reflect`, because web-sys offers the compression streams only to builds with an unstable flag.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, ReadableStream, ReadableStreamDefaultReader, ReadableWritablePair, Response, WritableStream,
    WritableStreamDefaultWriter,
};

/// Both ends of a gzip stream of the browser; `None` where there is no such thing.
fn stream(class: &str) -> Option<(ReadableStream, WritableStream)> {
    let class = Reflect::get(&js_sys::global(), &class.into()).ok()?.dyn_into::<Function>().ok()?;
    let stream = Reflect::construct(&class, &Array::of1(&"gzip".into())).ok()?;
    let end = |name: &str| Reflect::get(&stream, &name.into()).ok();
    Some((end("readable")?.dyn_into().ok()?, end("writable")?.dyn_into().ok()?))
}

/// The browser could not compress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GzipFailed;

/// A compressed file being written.
pub struct Gzip {
    writer: WritableStreamDefaultWriter,
    file: JsFuture,
}

impl Gzip {
    /// Begins a file; `None` in a browser without compression.
    pub fn new() -> Option<Self> {
        let (readable, writable) = stream("CompressionStream")?;
        let writer = writable.get_writer().ok()?;
        let response = Response::new_with_opt_readable_stream(Some(&readable)).ok()?;
        // Reading begins at once: the writer waits for it.
        let file = JsFuture::from(response.blob().ok()?);
        Some(Self { writer, file })
    }

    /// Adds a piece; resolves when there is room for the next one.
    pub async fn write(&self, piece: &[u8]) -> Result<(), GzipFailed> {
        let written = self.writer.write_with_chunk(&Uint8Array::from(piece));
        JsFuture::from(written).await.map(drop).map_err(|_| GzipFailed)
    }

    /// The whole file.
    pub async fn finish(self) -> Result<Blob, GzipFailed> {
        JsFuture::from(self.writer.close()).await.map_err(|_| GzipFailed)?;
        let file: JsValue = self.file.await.map_err(|_| GzipFailed)?;
        file.dyn_into().map_err(|_| GzipFailed)
    }
}

/// Why a file cannot be read further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnpackError {
    /// The bytes are not whole, or the file was taken away.
    Damaged,
    /// It swells beyond any backup: made to fill the memory.
    Bomb,
    /// This browser cannot decompress.
    Unsupported,
}

/// The most bytes that a file may give.
const MAX_BYTES: u64 = 8 << 30;
/// JSON lines shrink to a tenth or a thirtieth; beyond this they were made to burst…
const MAX_RATIO: u64 = 200;
/// …if they are many at all.
const FREE_BYTES: u64 = 64 << 20;

/// A file being read, decompressed if it is gzip.
pub struct Pieces {
    reader: ReadableStreamDefaultReader,
    size_bytes: u64,
    n_out: u64,
}

impl Pieces {
    /// Begins to read.
    pub async fn open(file: &Blob) -> Result<Self, UnpackError> {
        let head = file.slice_with_f64_and_f64(0.0, 2.0).map_err(|_| UnpackError::Damaged)?;
        let head = super::files::bytes(&head).await.map_err(|_| UnpackError::Damaged)?;
        let mut stream = file.stream();
        if head == [0x1f, 0x8b] {
            let (readable, writable) = self::stream("DecompressionStream").ok_or(UnpackError::Unsupported)?;
            stream = stream.pipe_through(&ReadableWritablePair::new(&readable, &writable));
        }
        let reader = ReadableStreamDefaultReader::new(&stream).map_err(|_| UnpackError::Damaged)?;
        Ok(Self { reader, size_bytes: super::files::size(file), n_out: 0 })
    }

    /// The next piece, nothing at the end.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, UnpackError> {
        let read = JsFuture::from(self.reader.read()).await.map_err(|_| UnpackError::Damaged)?;
        let of = |name: &str| Reflect::get(&read, &name.into()).unwrap_or(JsValue::UNDEFINED);
        if of("done").is_truthy() {
            return Ok(None);
        }
        let piece = of("value").dyn_into::<Uint8Array>().map_err(|_| UnpackError::Damaged)?.to_vec();
        self.n_out += piece.len() as u64;
        let is_too_much = FREE_BYTES < self.n_out && self.size_bytes.saturating_mul(MAX_RATIO) < self.n_out;
        if MAX_BYTES < self.n_out || is_too_much {
            drop(self.reader.cancel());
            return Err(UnpackError::Bomb);
        }
        Ok(Some(piece))
    }
}
