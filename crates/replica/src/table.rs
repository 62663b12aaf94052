//! All records of a workspace, packed in memory: segments of bytes, and where each record stands.
//!
//! Log-structured: a record that changes is packed anew at the end of the open segment, and its old bytes
//! become garbage. Compaction seals the open segment and rewrites segments that are mostly garbage.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use crate::clock::Hlc;
use crate::codec::{Corrupt, Names, Reader, put_uint};
use crate::id::RecordId;
use crate::page::{Entry, Page, Restamp};
use crate::record::Record;
use crate::view::{Packed, pack};

/// Ids are random or hashed already; folding them and one stir is enough.
#[derive(Default)]
pub struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        // Ids are random as a rule; where they are counted up, only high bits differ, and maps look at the low ones.
        // The constants are those of SplitMix64.
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut eight = [0; 8];
            for (to, from) in eight.iter_mut().zip(chunk) {
                *to = *from;
            }
            self.0 = self.0.rotate_left(29) ^ u64::from_le_bytes(eight);
        }
    }
}

/// A map by id.
pub type IdMap<V> = HashMap<RecordId, V, BuildHasherDefault<IdHasher>>;
/// A set of ids.
pub type IdSet = HashSet<RecordId, BuildHasherDefault<IdHasher>>;

#[derive(Clone, Copy, Debug)]
struct Place {
    segment: u64,
    offset: u32,
}

#[derive(Debug, Default)]
struct Segment {
    names: Names,
    bytes: Vec<u8>,
    /// Where the records begin, after the names.
    start: usize,
    n_live: usize,
    n_all: usize,
    /// Bytes here could not be read: the segment is never rewritten, so that they can be rescued.
    is_damaged: bool,
}

impl Segment {
    fn body(&self, offset: u32) -> Result<&[u8], Corrupt> {
        Reader::new(self.bytes.get(offset as usize..).ok_or(Corrupt)?).bytes()
    }
}

/// The key of the segment that is still being written to.
const OPEN: u64 = u64::MAX;

/// A record is rewritten into segments of about this size.
const SEGMENT_BYTES: usize = 1 << 20;

/// What compaction wants stored, in one transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compaction {
    /// Segments to store, by key.
    pub put: Vec<(u64, Vec<u8>)>,
    /// Segments to delete.
    pub delete: Vec<u64>,
}

/// All records of a workspace.
#[derive(Debug)]
pub struct Table {
    segments: BTreeMap<u64, Segment>,
    places: IdMap<Place>,
    /// Segments that could not be read whole.
    n_damaged: usize,
    /// All that damaged segments held was read again from the journal.
    is_rescued: bool,
}

impl Default for Table {
    fn default() -> Self {
        Self {
            segments: BTreeMap::from([(OPEN, Segment::default())]),
            places: IdMap::default(),
            n_damaged: 0,
            is_rescued: false,
        }
    }
}

impl Table {
    /// Takes in a stored segment. Call with ascending keys: later versions of a record win.
    ///
    /// Damage ends the reading of this segment; what was read before it stays.
    pub fn load_segment(&mut self, key: u64, bytes: Vec<u8>) -> Result<(), Corrupt> {
        let mut reader = Reader::new(&bytes);
        let names = Names::read(&mut reader);
        let is_unreadable = names.is_err();
        let names = names.unwrap_or_default();
        let start = bytes.len() - reader.remaining();
        let mut n_all = 0;
        let mut found = Vec::new();
        let result = loop {
            if is_unreadable {
                break Err(Corrupt);
            }
            if reader.remaining() == 0 {
                break Ok(());
            }
            let offset = (bytes.len() - reader.remaining()) as u32;
            let id = reader.bytes().and_then(|body| Reader::new(body).record_id());
            let Ok(id) = id else { break Err(Corrupt) };
            n_all += 1;
            found.push((id, offset));
        };
        self.places.reserve(found.len());
        for (id, offset) in found {
            self.place(id, Place { segment: key, offset });
        }
        let n_live = self.segments.get(&key).map_or(0, |s| s.n_live);
        let is_damaged = result.is_err();
        self.n_damaged += usize::from(is_damaged);
        self.segments.insert(key, Segment { names, bytes, start, n_live, n_all, is_damaged });
        result
    }

    fn place(&mut self, id: RecordId, place: Place) {
        if let Some(old) = self.places.insert(id, place)
            && let Some(segment) = self.segments.get_mut(&old.segment)
        {
            segment.n_live = segment.n_live.saturating_sub(1);
        }
        self.segments.entry(place.segment).or_default().n_live += 1;
    }

    /// How many records there are, trashed ones included.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Bytes of packed records in memory, garbage included.
    pub fn size_bytes(&self) -> usize {
        self.segments.values().map(|s| s.bytes.len() + s.names.size_bytes()).sum()
    }

    /// How many segments could not be read whole. Their bytes stay stored, for a rescue.
    pub fn n_damaged(&self) -> usize {
        self.n_damaged
    }

    /// All that damaged segments held was read again from the journal: compaction may let them go.
    pub fn rescued(&mut self) {
        self.is_rescued = true;
    }

    /// Reads a record in place.
    pub fn packed(&self, id: RecordId) -> Option<Packed<'_>> {
        let place = self.places.get(&id)?;
        let segment = self.segments.get(&place.segment)?;
        Packed::new(segment.body(place.offset).ok()?, &segment.names).ok()
    }

    /// Unpacks a record.
    pub fn get(&self, id: RecordId) -> Option<Record> {
        self.packed(id)?.unpack().ok()
    }

    /// Whether the record is known.
    pub fn contains(&self, id: RecordId) -> bool {
        self.places.contains_key(&id)
    }

    /// All records, in the order of their bytes in memory (quick to read through).
    pub fn iter(&self) -> impl Iterator<Item = Packed<'_>> {
        self.segments.iter().flat_map(move |(key, segment)| {
            let mut reader = Reader::new(segment.bytes.get(segment.start..).unwrap_or_default());
            let total = segment.bytes.len();
            std::iter::from_fn(move || {
                loop {
                    let offset = (total - reader.remaining()) as u32;
                    let body = reader.bytes().ok()?;
                    let Ok(packed) = Packed::new(body, &segment.names) else { continue };
                    let is_live =
                        self.places.get(&packed.id).is_some_and(|p| p.segment == *key && p.offset == offset);
                    if is_live {
                        return Some(packed);
                    }
                }
            })
        })
    }

    /// Puts a new version of a record at the end of the open segment.
    fn put(&mut self, record: &Record) {
        let open = self.segments.entry(OPEN).or_default();
        let offset = open.bytes.len() as u32;
        pack(&mut open.bytes, &mut open.names, record);
        open.n_all += 1;
        self.place(record.id, Place { segment: OPEN, offset });
    }

    /// Takes in a page of the journal; tells which records changed, and the latest place in it.
    ///
    /// Idempotent and independent of order: a page may come twice, and pages in any order.
    pub fn apply(&mut self, key: u64, page: &Page) -> Applied {
        let mut applied = Applied::default();
        match page {
            Page::Changes(entries) => self.apply_entries(key, entries, &mut applied),
            Page::Restamps(list) => self.apply_restamps(key, list, &mut applied),
            Page::Unknown => {}
        }
        applied
    }

    fn apply_entries(&mut self, key: u64, entries: &[Entry], applied: &mut Applied) {
        // Unpack each record once for the whole page, in order of first appearance.
        let mut touched: IdMap<usize> = IdMap::default();
        let mut records: Vec<Record> = Vec::new();
        for Entry { change, eff, .. } in entries {
            let place = eff.unwrap_or(change.hlc);
            // Only what a server placed: a stamp of this device's own clock may have to be forgotten.
            applied.latest = applied.latest.max(eff.unwrap_or_default());
            for write in &change.w {
                let at = *touched.entry(write.id).or_insert_with(|| {
                    records.push(self.get(write.id).unwrap_or_else(|| Record::new(write.id, &write.ty)));
                    records.len() - 1
                });
                if let Some(record) = records.get_mut(at) {
                    record.apply(change, write, place, eff.is_some());
                    record.note_page(key);
                }
            }
        }
        for record in &records {
            self.put(record);
            applied.records.push(record.id);
        }
    }

    fn apply_restamps(&mut self, key: u64, list: &[Restamp], applied: &mut Applied) {
        for restamp in list {
            applied.latest = applied.latest.max(restamp.eff);
            for id in &restamp.records {
                let Some(mut record) = self.get(*id) else { continue };
                for cell in record.cells.values_mut() {
                    cell.restamp(restamp.cid, restamp.eff);
                }
                record.note_page(key);
                self.put(&record);
                applied.records.push(*id);
            }
        }
    }

    /// How many bytes wait in the open segment.
    pub fn open_bytes(&self) -> usize {
        self.segments.get(&OPEN).map_or(0, |s| s.bytes.len())
    }

    /// Plans a compaction: the records of the open segment, and of segments mostly garbage, go into new
    /// segments with keys from `next_key`. Nothing changes in memory until [`Table::compacted`].
    pub fn compact(&self, next_key: u64) -> Compaction {
        let is_rewritten = |key: u64, s: &Segment| {
            let is_rescued = !s.is_damaged || (self.is_rescued && s.n_live == 0);
            key == OPEN || (is_rescued && (2 * s.n_live < s.n_all || s.n_live == 0))
        };
        let rewritten: HashSet<u64> =
            self.segments.iter().filter(|(k, s)| is_rewritten(**k, s)).map(|(k, _)| *k).collect();
        let mut plan = Compaction::default();
        let (mut names, mut bytes) = (Names::default(), Vec::new());
        let mut key = next_key;
        let mut seal = |names: &mut Names, bytes: &mut Vec<u8>| {
            let mut out = Vec::with_capacity(bytes.len() + names.size_bytes());
            std::mem::take(names).write(&mut out);
            out.append(bytes);
            plan.put.push((key, out));
            key += 1;
        };
        let mut ids: Vec<(Place, RecordId)> = self
            .places
            .iter()
            .filter(|(_, place)| rewritten.contains(&place.segment))
            .map(|(id, place)| (*place, *id))
            .collect();
        ids.sort_unstable_by_key(|(place, _)| (place.segment, place.offset));
        for (_, id) in ids {
            let Some(record) = self.get(id) else { continue };
            pack(&mut bytes, &mut names, &record);
            if SEGMENT_BYTES <= bytes.len() {
                seal(&mut names, &mut bytes);
            }
        }
        if !bytes.is_empty() {
            seal(&mut names, &mut bytes);
        }
        plan.delete = rewritten.into_iter().filter(|k| *k != OPEN).collect();
        plan.delete.sort_unstable();
        plan
    }

    /// The plan is stored: memory follows. Records changed since [`Table::compact`] keep their newer bytes.
    pub fn compacted(&mut self, plan: Compaction, open_bytes_then: usize) {
        let newer: Vec<Record> = self
            .places
            .iter()
            .filter(|(_, p)| p.segment == OPEN && open_bytes_then <= p.offset as usize)
            .filter_map(|(id, _)| self.get(*id))
            .collect();
        for (key, bytes) in plan.put {
            // These bytes were packed here a moment ago; should they not load, they count as damaged.
            let _ = self.load_segment(key, bytes);
        }
        for key in plan.delete {
            self.segments.remove(&key);
        }
        self.segments.insert(OPEN, Segment::default());
        for record in &newer {
            self.put(record);
        }
    }

    /// The packed bytes of one record by itself, names included: equal bytes, equal record (T39).
    pub fn fingerprint(&self, id: RecordId) -> Option<Vec<u8>> {
        let record = self.get(id)?;
        let (mut names, mut bytes, mut out) = (Names::default(), Vec::new(), Vec::new());
        pack(&mut bytes, &mut names, &record);
        names.write(&mut out);
        put_uint(&mut out, bytes.len() as u64);
        out.extend_from_slice(&bytes);
        Some(out)
    }
}

/// What applying a page did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// The records that changed.
    pub records: Vec<RecordId>,
    /// The latest place that a server gave: for one [`crate::Clock::observe`].
    pub latest: Hlc,
}

#[cfg(test)]
mod tests {
    use std::hash::BuildHasher;

    use super::*;

    #[test]
    fn ids_that_are_counted_up_spread_as_random_ones_do() {
        let build = BuildHasherDefault::<IdHasher>::default();
        let low = |n: u64, at: usize| {
            let mut bytes = [7; 16];
            bytes[at..at + 8].copy_from_slice(&n.to_be_bytes());
            build.hash_one(RecordId::from_bytes(bytes)) & 0xfff
        };
        for at in [0, 8] {
            let places: HashSet<u64> = (0..4096).map(|n| low(n, at)).collect();
            // 4 096 random draws meet 2 590 of 4 096 places.
            assert!(2_400 < places.len(), "{} at {at}", places.len());
        }
    }
}
