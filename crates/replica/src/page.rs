//! Pages of the journal: what was written on this device or came from elsewhere, in the order it was stored.

use crate::change::{Change, FORMAT, Write};
use crate::clock::Hlc;
use crate::codec::{Corrupt, Names, Reader, put_hlc, put_map, put_uint, put_value};
use crate::id::{Cid, DeviceId, RecordId};
use crate::view::{put_op, read_op};

/// A change as the journal holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The change.
    pub change: Change,
    /// Its final place in the order, if it came from the server.
    pub eff: Option<Hlc>,
    /// The member who sent it, by the server's word; `None` for what was made here and for what nobody signed.
    pub by: Option<Box<str>>,
}

impl Entry {
    /// A change made or restored here: no server has placed it.
    pub fn made(change: Change) -> Self {
        Self { change, eff: None, by: None }
    }

    /// A change that a server has placed.
    pub fn placed(change: Change, eff: Hlc, by: Option<Box<str>>) -> Self {
        Self { change, eff: Some(eff), by }
    }
}

/// One page of the journal.
#[derive(Clone, Debug, PartialEq)]
pub enum Page {
    /// Changes made here or received.
    Changes(Vec<Entry>),
    /// Final places in the order, which the server gave to changes of earlier pages, with the records they touch.
    Restamps(Vec<Restamp>),
    /// A page of a newer app: kept, never read.
    Unknown,
}

/// The server's word on the order of one change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restamp {
    /// The change.
    pub cid: Cid,
    /// Its place.
    pub eff: Hlc,
    /// The records it wrote.
    pub records: Vec<RecordId>,
}

const CHANGES: u8 = 1;
const RESTAMPS: u8 = 2;
/// Changes with who sent them, and without what a change mostly repeats.
const SIGNED: u8 = 3;

/// What stands before an entry of a [`SIGNED`] page. Bits that this version does not know are of a newer one.
mod flag {
    pub const PLACED: u8 = 1;
    pub const PLACE_IS_STAMP: u8 = 2;
    pub const TX_IS_CID: u8 = 4;
    pub const DEV_AS_BEFORE: u8 = 8;
    pub const SIGNED: u8 = 16;
    pub const EXTRA: u8 = 32;
    pub const FORMAT: u8 = 64;
    pub const UNKNOWN: u8 = 128;
}

/// A length read from bytes reserves no more room than this: what is read must pay for the memory it takes.
const ROOM: usize = 64;

impl Page {
    /// The bytes of the page.
    pub fn encode(&self) -> Vec<u8> {
        let mut names = Names::default();
        let mut body = Vec::new();
        let tag = match self {
            Self::Changes(entries) => {
                put_uint(&mut body, entries.len() as u64);
                // What nobody signed stays readable for versions that know no members.
                let is_signed = entries.iter().any(|entry| entry.by.is_some());
                let mut dev = None;
                for entry in entries {
                    if is_signed {
                        put_signed_head(&mut body, &mut names, entry, dev);
                        dev = Some(entry.change.dev);
                    } else {
                        put_head(&mut body, &mut names, entry);
                    }
                    put_writes(&mut body, &mut names, &entry.change.w);
                }
                if is_signed { SIGNED } else { CHANGES }
            }
            Self::Restamps(list) => {
                put_uint(&mut body, list.len() as u64);
                for restamp in list {
                    body.extend_from_slice(restamp.cid.as_bytes());
                    put_hlc(&mut body, restamp.eff);
                    put_uint(&mut body, restamp.records.len() as u64);
                    for id in &restamp.records {
                        body.extend_from_slice(id.as_bytes());
                    }
                }
                RESTAMPS
            }
            Self::Unknown => 0,
        };
        let mut out = Vec::with_capacity(body.len() + names.size_bytes());
        out.push(tag);
        names.write(&mut out);
        out.extend_from_slice(&body);
        out
    }

    /// Whether the page surely holds nothing made here, by its first byte.
    pub fn is_from_server(bytes: &[u8]) -> bool {
        matches!(bytes.first(), Some(&(RESTAMPS | SIGNED)))
    }

    /// Reads a page.
    pub fn decode(bytes: &[u8]) -> Result<Self, Corrupt> {
        let mut reader = Reader::new(bytes);
        let tag = reader.byte()?;
        if !matches!(tag, CHANGES | RESTAMPS | SIGNED) {
            return Ok(Self::Unknown);
        }
        let names = Names::read(&mut reader)?;
        let n = reader.len()?;
        if tag != RESTAMPS {
            let mut entries = Vec::with_capacity(n.min(ROOM));
            let mut dev = None;
            for _ in 0..n {
                let mut entry = if tag == SIGNED {
                    read_signed_head(&mut reader, &names, dev)?
                } else {
                    read_head(&mut reader, &names)?
                };
                dev = Some(entry.change.dev);
                entry.change.w = read_writes(&mut reader, &names)?;
                entries.push(entry);
            }
            return Ok(Self::Changes(entries));
        }
        let mut list = Vec::with_capacity(n.min(ROOM));
        for _ in 0..n {
            let (cid, eff) = (reader.cid()?, reader.hlc()?);
            let n_records = reader.len()?;
            let records: Result<_, _> = (0..n_records).map(|_| reader.record_id()).collect();
            list.push(Restamp { cid, eff, records: records? });
        }
        Ok(Self::Restamps(list))
    }
}

fn put_head(out: &mut Vec<u8>, names: &mut Names, entry: &Entry) {
    let change = &entry.change;
    put_uint(out, u64::from(change.v));
    out.extend_from_slice(change.cid.as_bytes());
    out.extend_from_slice(&change.dev.0.to_le_bytes());
    put_uint(out, change.n);
    put_hlc(out, change.hlc);
    out.extend_from_slice(change.tx.as_bytes());
    match entry.eff {
        Some(eff) => {
            out.push(1);
            put_hlc(out, eff);
        }
        None => out.push(0),
    }
    put_map(out, names, &change.extra);
}

fn read_head(reader: &mut Reader<'_>, names: &Names) -> Result<Entry, Corrupt> {
    let v = reader.u32()?;
    let cid = reader.cid()?;
    let dev = DeviceId(reader.u64_le()?);
    let (n, hlc, tx) = (reader.uint()?, reader.hlc()?, reader.cid()?);
    let eff = if reader.byte()? == 0 { None } else { Some(reader.hlc()?) };
    let extra = reader.map(names)?;
    Ok(Entry { change: Change { v, cid, dev, n, hlc, tx, w: Vec::new(), extra }, eff, by: None })
}

fn put_signed_head(out: &mut Vec<u8>, names: &mut Names, entry: &Entry, before: Option<DeviceId>) {
    let Entry { change, eff, by } = entry;
    let is = |condition, flag| if condition { flag } else { 0 };
    out.push(
        is(eff.is_some(), flag::PLACED)
            | is(*eff == Some(change.hlc), flag::PLACE_IS_STAMP)
            | is(change.tx == change.cid, flag::TX_IS_CID)
            | is(before == Some(change.dev), flag::DEV_AS_BEFORE)
            | is(by.is_some(), flag::SIGNED)
            | is(!change.extra.is_empty(), flag::EXTRA)
            | is(change.v != FORMAT, flag::FORMAT),
    );
    out.extend_from_slice(change.cid.as_bytes());
    if before != Some(change.dev) {
        out.extend_from_slice(&change.dev.0.to_le_bytes());
    }
    put_uint(out, change.n);
    put_hlc(out, change.hlc);
    if change.tx != change.cid {
        out.extend_from_slice(change.tx.as_bytes());
    }
    if let Some(eff) = eff.filter(|eff| *eff != change.hlc) {
        put_hlc(out, eff);
    }
    if let Some(by) = by {
        put_uint(out, u64::from(names.number(by)));
    }
    if !change.extra.is_empty() {
        put_map(out, names, &change.extra);
    }
    if change.v != FORMAT {
        put_uint(out, u64::from(change.v));
    }
}

fn read_signed_head(
    reader: &mut Reader<'_>,
    names: &Names,
    before: Option<DeviceId>,
) -> Result<Entry, Corrupt> {
    let flags = reader.byte()?;
    let has = |flag| flags & flag != 0;
    if has(flag::UNKNOWN) {
        return Err(Corrupt);
    }
    let cid = reader.cid()?;
    let dev = match before {
        _ if !has(flag::DEV_AS_BEFORE) => DeviceId(reader.u64_le()?),
        Some(dev) => dev,
        None => return Err(Corrupt),
    };
    let (n, hlc) = (reader.uint()?, reader.hlc()?);
    let tx = if has(flag::TX_IS_CID) { cid } else { reader.cid()? };
    let eff = match (has(flag::PLACED), has(flag::PLACE_IS_STAMP)) {
        (false, _) => None,
        (true, true) => Some(hlc),
        (true, false) => Some(reader.hlc()?),
    };
    let by = if has(flag::SIGNED) { Some(names.get(reader.u32()?)?.into()) } else { None };
    let extra = if has(flag::EXTRA) { reader.map(names)? } else { serde_json::Map::new() };
    let v = if has(flag::FORMAT) { reader.u32()? } else { FORMAT };
    Ok(Entry { change: Change { v, cid, dev, n, hlc, tx, w: Vec::new(), extra }, eff, by })
}

fn put_writes(out: &mut Vec<u8>, names: &mut Names, writes: &[Write]) {
    put_uint(out, writes.len() as u64);
    let mut last = None;
    for write in writes {
        put_uint(out, u64::from(names.number(&write.ty)));
        // The writes of one act mostly touch one record.
        if last == Some(write.id) {
            out.push(0);
        } else {
            out.push(1);
            out.extend_from_slice(write.id.as_bytes());
            last = Some(write.id);
        }
        put_uint(out, u64::from(names.number(&write.f)));
        put_op(out, names, &write.k);
        put_value(out, names, &write.v);
        put_uint(out, write.sup.len() as u64);
        for cid in &write.sup {
            out.extend_from_slice(cid.as_bytes());
        }
        put_map(out, names, &write.extra);
    }
}

fn read_writes(reader: &mut Reader<'_>, names: &Names) -> Result<Vec<Write>, Corrupt> {
    let n_writes = reader.len()?;
    let mut writes = Vec::with_capacity(n_writes.min(ROOM));
    let mut id = None;
    for _ in 0..n_writes {
        let ty = names.get(reader.u32()?)?.into();
        if reader.byte()? != 0 {
            id = Some(reader.record_id()?);
        }
        let f = names.get(reader.u32()?)?.into();
        let k = read_op(reader, names)?;
        let v = reader.value(names)?;
        let n_sup = reader.len()?;
        let sup: Result<_, _> = (0..n_sup).map(|_| reader.cid()).collect();
        writes.push(Write { ty, id: id.ok_or(Corrupt)?, f, k, v, sup: sup?, extra: reader.map(names)? });
    }
    Ok(writes)
}

/// A change stamped with its identities, from intents that say what each supersedes.
pub fn change(cid: Cid, tx: Cid, position: (DeviceId, u64), hlc: Hlc, w: Vec<Write>) -> Change {
    Change { v: FORMAT, cid, dev: position.0, n: position.1, hlc, tx, w, extra: serde_json::Map::new() }
}
