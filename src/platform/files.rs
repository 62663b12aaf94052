//! Files that a person chose, dropped or pasted.

use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DataTransfer, File, FileList};

/// The browser could not read the file: it was moved, changed or taken away since it was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// All bytes of a file.
pub async fn bytes(file: &Blob) -> Result<Vec<u8>, Unreadable> {
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The size of a file in bytes.
pub fn size(file: &Blob) -> u64 {
    file.size() as u64
}

/// The first file of a list.
pub fn first(list: Option<FileList>) -> Option<File> {
    list.and_then(|list| list.get(0))
}

/// What was dropped or pasted: a file, else text as a file of this name.
pub fn of_transfer(transfer: Option<DataTransfer>, name: &str) -> Option<File> {
    let transfer = transfer?;
    if let Some(file) = first(transfer.files()) {
        return Some(file);
    }
    let text = transfer.get_data("text/plain").ok().filter(|text| !text.trim().is_empty())?;
    from_text(&text, name)
}

/// A text as a file.
pub fn from_text(text: &str, name: &str) -> Option<File> {
    File::new_with_str_sequence(&js_sys::Array::of1(&text.into()), name).ok()
}
