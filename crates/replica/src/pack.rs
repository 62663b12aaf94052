//! Packs: a stretch of the server's log in the form of this journal, so that a new device stores it as it comes.
//!
//! A pack is pages ([`Page`], each with its length before it as four bytes, little end first) of changes that the
//! server has placed, in the order of its log. What is read is checked: no bytes from elsewhere make it panic, or
//! take more than a few dozen times their own size of memory.

use crate::codec::Corrupt;
use crate::page::{Entry, Page};

/// At most this many changes share a page: reading a record's history reads whole pages.
pub const CHANGES_PER_PAGE: usize = 500;
/// A page of several changes is cut above this many bytes.
pub const PAGE_BYTES: usize = 1 << 20;
/// A longer page is refused: no server takes a change of this size.
pub const MAX_PAGE_BYTES: usize = 8 << 20;
/// A longer pack is refused.
pub const MAX_PACK_BYTES: usize = 64 << 20;

/// The bytes of a pack. The entries are to be placed (`eff`), or the pack will not be read.
pub fn encode(entries: Vec<Entry>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = entries;
    while !rest.is_empty() {
        let after = rest.split_off(rest.len().min(CHANGES_PER_PAGE));
        put(&mut out, rest);
        rest = after;
    }
    out
}

fn put(out: &mut Vec<u8>, mut entries: Vec<Entry>) {
    let page = Page::Changes(entries);
    let bytes = page.encode();
    match page {
        Page::Changes(whole) if PAGE_BYTES < bytes.len() && 1 < whole.len() => {
            entries = whole;
            let after = entries.split_off(entries.len() / 2);
            put(out, entries);
            put(out, after);
        }
        _ => {
            out.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
            out.extend_from_slice(&bytes);
        }
    }
}

/// A page of a pack: its bytes as they came, and what they say.
#[derive(Clone, Debug, PartialEq)]
pub struct Part<'a> {
    /// The bytes, fit for the journal.
    pub bytes: &'a [u8],
    /// The changes, each with its place.
    pub entries: Vec<Entry>,
}

/// The pages of a pack, one by one. After an error there is nothing more.
pub fn decode(bytes: &[u8]) -> impl Iterator<Item = Result<Part<'_>, Corrupt>> {
    let is_small = bytes.len() <= MAX_PACK_BYTES;
    let mut rest = if is_small { Some(bytes) } else { None };
    let mut is_refused = !is_small;
    std::iter::from_fn(move || {
        if std::mem::take(&mut is_refused) {
            return Some(Err(Corrupt));
        }
        let bytes = rest.take().filter(|bytes| !bytes.is_empty())?;
        let part = part(bytes);
        if let Ok((_, after)) = &part {
            rest = Some(after);
        }
        Some(part.map(|(part, _)| part))
    })
}

fn part(bytes: &[u8]) -> Result<(Part<'_>, &[u8]), Corrupt> {
    let (length, rest) = bytes.split_first_chunk::<4>().ok_or(Corrupt)?;
    let length = u32::from_le_bytes(*length) as usize;
    if MAX_PAGE_BYTES < length {
        return Err(Corrupt);
    }
    let (bytes, after) = rest.split_at_checked(length).ok_or(Corrupt)?;
    match Page::decode(bytes)? {
        Page::Changes(entries) if entries.iter().all(|entry| entry.eff.is_some()) => {
            Ok((Part { bytes, entries }, after))
        }
        _ => Err(Corrupt),
    }
}
