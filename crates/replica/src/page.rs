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

impl Page {
    /// The bytes of the page.
    pub fn encode(&self) -> Vec<u8> {
        let mut names = Names::default();
        let mut body = Vec::new();
        let tag = match self {
            Self::Changes(entries) => {
                put_uint(&mut body, entries.len() as u64);
                for entry in entries {
                    put_entry(&mut body, &mut names, entry);
                }
                CHANGES
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

    /// Reads a page.
    pub fn decode(bytes: &[u8]) -> Result<Self, Corrupt> {
        let mut reader = Reader::new(bytes);
        let tag = reader.byte()?;
        if tag != CHANGES && tag != RESTAMPS {
            return Ok(Self::Unknown);
        }
        let names = Names::read(&mut reader)?;
        let n = reader.len()?;
        if tag == CHANGES {
            let entries: Result<_, _> = (0..n).map(|_| read_entry(&mut reader, &names)).collect();
            return Ok(Self::Changes(entries?));
        }
        let mut list = Vec::with_capacity(n);
        for _ in 0..n {
            let (cid, eff) = (reader.cid()?, reader.hlc()?);
            let n_records = reader.len()?;
            let records: Result<_, _> = (0..n_records).map(|_| reader.record_id()).collect();
            list.push(Restamp { cid, eff, records: records? });
        }
        Ok(Self::Restamps(list))
    }
}

fn put_entry(out: &mut Vec<u8>, names: &mut Names, entry: &Entry) {
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
    put_uint(out, change.w.len() as u64);
    let mut last = None;
    for write in &change.w {
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

fn read_entry(reader: &mut Reader<'_>, names: &Names) -> Result<Entry, Corrupt> {
    let v = reader.u32()?;
    let cid = reader.cid()?;
    let dev = DeviceId(reader.u64_le()?);
    let (n, hlc, tx) = (reader.uint()?, reader.hlc()?, reader.cid()?);
    let eff = if reader.byte()? == 0 { None } else { Some(reader.hlc()?) };
    let extra = reader.map(names)?;
    let n_writes = reader.len()?;
    let mut w = Vec::with_capacity(n_writes);
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
        w.push(Write { ty, id: id.ok_or(Corrupt)?, f, k, v, sup: sup?, extra: reader.map(names)? });
    }
    Ok(Entry { change: Change { v, cid, dev, n, hlc, tx, w, extra }, eff })
}

/// A change stamped with its identities, from intents that say what each supersedes.
pub fn change(cid: Cid, tx: Cid, position: (DeviceId, u64), hlc: Hlc, w: Vec<Write>) -> Change {
    Change { v: FORMAT, cid, dev: position.0, n: position.1, hlc, tx, w, extra: serde_json::Map::new() }
}
