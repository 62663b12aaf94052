//! Photos made small: decoded upright, redrawn (which drops place and camera data), encoded as JPEG, named by hash.

use domain::compose::PhotoFacts;
use js_sys::{Reflect, Uint8Array};
use leptos::prelude::{document, window};
use sha2::{Digest, Sha256};
use store::Blob as StoredBlob;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, File, HtmlCanvasElement, ImageBitmap, ImageBitmapOptions,
    ImageOrientation,
};

use super::image_size::image_size;

/// The longest side of a picture, in pixels.
const SIDE: f64 = 2048.0;
/// The longest side of a thumbnail.
const THUMB_SIDE: f64 = 256.0;
/// A picture is encoded again, with less quality, until it is no larger.
const MAX_BYTES: usize = 400_000;
const THUMB_MAX_BYTES: usize = 40_000;
/// Decoding takes four bytes a pixel.
const MAX_PIXELS: f64 = 40_000_000.0;
const MAX_FILE_BYTES: f64 = 60_000_000.0;
/// Enough to hold the size of nearly every picture, whatever its camera wrote before it.
const HEAD_BYTES: f64 = 256_000.0;
const QUALITIES: [f64; 5] = [0.85, 0.75, 0.65, 0.5, 0.35];
/// Each time no quality was enough, the picture shrinks by this.
const SHRINK: f64 = 0.75;

/// Why a file became no photo. Nothing was stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoError {
    /// No picture, or of a kind that this browser cannot read.
    NotImage,
    /// More than 40 million pixels or 60 MB.
    TooBig,
}

/// A photo ready to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreparedPhoto {
    /// What its record says.
    pub facts: PhotoFacts,
    /// The picture and its thumbnail.
    pub blobs: [StoredBlob; 2],
}

/// Frees the pixels, whatever happens.
struct Decoded(ImageBitmap);

impl Drop for Decoded {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// Makes a photo of a file: at most 2048 pixels and 400 KB, upright, without the camera's notes.
pub async fn prepare_photo(file: &File) -> Result<PreparedPhoto, PhotoError> {
    if MAX_FILE_BYTES < file.size() {
        return Err(PhotoError::TooBig);
    }
    let head = file.slice_with_f64_and_f64(0.0, HEAD_BYTES).map_err(|_| PhotoError::NotImage)?;
    let is_too_big = |w: u32, h: u32| MAX_PIXELS < f64::from(w) * f64::from(h);
    if let Some((w, h)) = image_size(&bytes_of(&head).await?)
        && is_too_big(w, h)
    {
        return Err(PhotoError::TooBig);
    }
    let picture = decode(file).await?;
    let (w, h) = (picture.0.width(), picture.0.height());
    if w == 0 || h == 0 {
        return Err(PhotoError::NotImage);
    }
    if is_too_big(w, h) {
        return Err(PhotoError::TooBig);
    }
    let (large, width, height) = encode(&picture.0, SIDE, MAX_BYTES).await?;
    let (thumb, ..) = encode(&picture.0, THUMB_SIDE, THUMB_MAX_BYTES).await?;
    let size_bytes = large.len() as u64;
    let (large, thumb) = (named(large), named(thumb));
    let facts =
        PhotoFacts { blob: large.sha256.clone(), thumb: thumb.sha256.clone(), width, height, size_bytes };
    Ok(PreparedPhoto { facts, blobs: [large, thumb] })
}

/// Named by SHA-256, computed here: the browser's own is missing where the app comes from plain http.
pub fn named(bytes: Vec<u8>) -> StoredBlob {
    let digest = Sha256::digest(&bytes);
    let sha256 = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    StoredBlob { sha256, bytes }
}

async fn bytes_of(blob: &Blob) -> Result<Vec<u8>, PhotoError> {
    let buffer = JsFuture::from(blob.array_buffer()).await.map_err(|_| PhotoError::NotImage)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

async fn decode(file: &File) -> Result<Decoded, PhotoError> {
    let options = ImageBitmapOptions::new();
    options.set_image_orientation(ImageOrientation::FromImage);
    let promise = window()
        .create_image_bitmap_with_blob_and_image_bitmap_options(file, &options)
        .map_err(|_| PhotoError::NotImage)?;
    let bitmap = JsFuture::from(promise).await.map_err(|_| PhotoError::NotImage)?;
    bitmap.dyn_into().map(Decoded).map_err(|_| PhotoError::NotImage)
}

/// The picture as JPEG, at most `side` pixels long and, if any quality allows it, `most` bytes large.
async fn encode(bitmap: &ImageBitmap, side: f64, most: usize) -> Result<(Vec<u8>, u32, u32), PhotoError> {
    let (w, h) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let mut scale = (side / w.max(h)).min(1.0);
    loop {
        let (width, height) = ((w * scale).round().max(1.0), (h * scale).round().max(1.0));
        let canvas = draw(bitmap, width, height).map_err(|_| PhotoError::NotImage)?;
        let mut last = Vec::new();
        for quality in QUALITIES {
            last = jpeg(&canvas, quality).await?;
            if last.len() <= most {
                break;
            }
        }
        // An empty canvas gives its memory back at once; phones have little.
        canvas.set_width(0);
        if last.len() <= most || width.max(height) <= THUMB_SIDE / 2.0 {
            return Ok((last, width as u32, height as u32));
        }
        scale *= SHRINK;
    }
}

fn draw(bitmap: &ImageBitmap, width: f64, height: f64) -> Result<HtmlCanvasElement, JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    // JPEG has no transparency: a drawing on nothing stands on white.
    context.set_fill_style_str("#ffffff");
    context.fill_rect(0.0, 0.0, width, height);
    Reflect::set(&context, &"imageSmoothingQuality".into(), &"high".into())?;
    context.draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, width, height)?;
    Ok(canvas)
}

async fn jpeg(canvas: &HtmlCanvasElement, quality: f64) -> Result<Vec<u8>, PhotoError> {
    let canvas = canvas.clone();
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            // Nobody listens only if the page is closing.
            drop(resolve.call1(&JsValue::UNDEFINED, &blob));
        });
        let quality = JsValue::from_f64(quality);
        if canvas.to_blob_with_type_and_encoder_options(done.unchecked_ref(), "image/jpeg", &quality).is_err()
        {
            drop(reject.call0(&JsValue::UNDEFINED));
        }
    });
    let blob = JsFuture::from(promise).await.map_err(|_| PhotoError::NotImage)?;
    bytes_of(&blob.dyn_into().map_err(|_| PhotoError::NotImage)?).await
}

/// An address under which the page shows bytes; given back when the last holder goes.
#[derive(Debug)]
pub struct ObjectUrl(String);

impl ObjectUrl {
    /// The address of a JPEG. `None` if the browser refuses.
    pub fn of_jpeg(bytes: &[u8]) -> Option<Self> {
        Self::of(bytes, "image/jpeg")
    }

    /// The address of a file of this media type. `None` if the browser refuses.
    pub fn of(bytes: &[u8], mime: &str) -> Option<Self> {
        let parts = js_sys::Array::of1(&Uint8Array::from(bytes));
        let kind = web_sys::BlobPropertyBag::new();
        kind.set_type(mime);
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind).ok()?;
        web_sys::Url::create_object_url_with_blob(&blob).ok().map(Self)
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        // An address that is gone already does no harm.
        drop(web_sys::Url::revoke_object_url(&self.0));
    }
}
