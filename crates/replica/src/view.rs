//! Packed records: how they are laid out, and a view that reads what shows without unpacking.
//!
//! Layout of one record: `len · id · kind · n stamps {cid, eff, final} · n cells {field, n heads {stamp, op, value},
//! n dead {cid}} · n pages {delta}`. Names are numbers into the [`Names`] of the segment that holds it.

use crate::cell::{Cell, Head};
use crate::change::Op;
use crate::clock::Hlc;
use crate::codec::{Corrupt, Names, Reader, put_hlc, put_uint, put_value, tag};
use crate::id::{Cid, RecordId};
use crate::record::Record;

const OP_SET: u8 = 0;
const OP_ADD: u8 = 1;
const OP_REM: u8 = 2;
const OP_OTHER: u8 = 3;

pub(crate) fn put_op(out: &mut Vec<u8>, names: &mut Names, op: &Op) {
    match op {
        Op::Set => out.push(OP_SET),
        Op::Add => out.push(OP_ADD),
        Op::Rem => out.push(OP_REM),
        Op::Other(name) => {
            out.push(OP_OTHER);
            put_uint(out, u64::from(names.number(name)));
        }
    }
}

pub(crate) fn read_op(reader: &mut Reader<'_>, names: &Names) -> Result<Op, Corrupt> {
    Ok(match reader.byte()? {
        OP_SET => Op::Set,
        OP_ADD => Op::Add,
        OP_REM => Op::Rem,
        OP_OTHER => {
            let number = reader.u32()?;
            Op::Other(names.get(number)?.into())
        }
        _ => return Err(Corrupt),
    })
}

/// Appends `record`, its length first.
pub fn pack(out: &mut Vec<u8>, names: &mut Names, record: &Record) {
    let mut stamps: Vec<(Cid, Hlc, bool)> = Vec::new();
    let mut cells = Vec::with_capacity(256);
    for (field, cell) in &record.cells {
        put_uint(&mut cells, u64::from(names.number(field)));
        put_uint(&mut cells, cell.heads.len() as u64);
        for head in &cell.heads {
            let stamp = (head.cid, head.eff, head.is_final);
            // Most cells of a record were written by a few changes: their stamps are written once.
            let at = stamps.iter().position(|s| *s == stamp).unwrap_or_else(|| {
                stamps.push(stamp);
                stamps.len() - 1
            });
            put_uint(&mut cells, at as u64);
            put_op(&mut cells, names, &head.op);
            put_value(&mut cells, names, &head.value);
        }
        put_uint(&mut cells, cell.dead.len() as u64);
        for cid in &cell.dead {
            cells.extend_from_slice(cid.as_bytes());
        }
    }
    let mut body = Vec::with_capacity(cells.len() + 64);
    body.extend_from_slice(record.id.as_bytes());
    put_uint(&mut body, u64::from(names.number(&record.kind)));
    put_uint(&mut body, stamps.len() as u64);
    for (cid, eff, is_final) in &stamps {
        body.extend_from_slice(cid.as_bytes());
        put_hlc(&mut body, *eff);
        body.push(u8::from(*is_final));
    }
    put_uint(&mut body, record.cells.len() as u64);
    body.extend_from_slice(&cells);
    put_uint(&mut body, record.pages.len() as u64);
    let mut last = 0;
    for page in &record.pages {
        put_uint(&mut body, page - last);
        last = *page;
    }
    put_uint(out, body.len() as u64);
    out.extend_from_slice(&body);
}

/// A packed record, read in place.
#[derive(Clone, Debug)]
pub struct Packed<'a> {
    /// Its identity.
    pub id: RecordId,
    /// Its kind.
    pub kind: &'a str,
    names: &'a Names,
    after_kind: Reader<'a>,
}

impl<'a> Packed<'a> {
    /// The record in `body`, as [`pack`] wrote it, without its length.
    pub fn new(body: &'a [u8], names: &'a Names) -> Result<Self, Corrupt> {
        let mut reader = Reader::new(body);
        let id = reader.record_id()?;
        let kind = names.get(reader.u32()?)?;
        Ok(Self { id, kind, names, after_kind: reader })
    }

    /// The greatest stamp among the living heads: when it last changed.
    pub fn latest(&self) -> Result<Hlc, Corrupt> {
        let mut reader = self.after_kind.clone();
        let mut latest = Hlc::default();
        for _ in 0..reader.len()? {
            reader.take(16)?;
            latest = latest.max(reader.hlc()?);
            reader.byte()?;
        }
        Ok(latest)
    }

    /// Unpacks it whole.
    pub fn unpack(&self) -> Result<Record, Corrupt> {
        let mut reader = self.after_kind.clone();
        let mut stamps = Vec::new();
        for _ in 0..reader.len()? {
            stamps.push((reader.cid()?, reader.hlc()?, reader.byte()? != 0));
        }
        let mut record = Record::new(self.id, self.kind);
        for _ in 0..reader.len()? {
            let field = self.names.get(reader.u32()?)?;
            let mut cell = Cell::default();
            for _ in 0..reader.len()? {
                let at = reader.u32()? as usize;
                let (cid, eff, is_final) = *stamps.get(at).ok_or(Corrupt)?;
                let op = read_op(&mut reader, self.names)?;
                let value = reader.value(self.names)?;
                cell.heads.push(Head { cid, eff, is_final, op, value });
            }
            for _ in 0..reader.len()? {
                cell.dead.push(reader.cid()?);
            }
            record.cells.insert(field.into(), cell);
        }
        let mut last = 0_u64;
        for _ in 0..reader.len()? {
            last = last.checked_add(reader.uint()?).ok_or(Corrupt)?;
            record.pages.push(last);
        }
        Ok(record)
    }

    /// Calls `each` with every field that shows a value. Tells whether some cell, shown or not, has several heads:
    /// only then a record is worth unpacking to look for conflicts.
    ///
    /// A damaged record yields the fields before the damage and an error.
    pub fn shown(&self, mut each: impl FnMut(&'a str, Shown<'a>)) -> Result<bool, Corrupt> {
        let mut has_several = false;
        let mut reader = self.after_kind.clone();
        let stamps = reader.clone();
        for _ in 0..reader.len()? {
            reader.take(16)?;
            reader.hlc()?;
            reader.byte()?;
        }
        let stamp_at = move |at: u64| -> Result<(Hlc, Cid), Corrupt> {
            let mut reader = stamps.clone();
            reader.len()?;
            for _ in 0..at {
                reader.take(16)?;
                reader.hlc()?;
                reader.byte()?;
            }
            let cid = reader.cid()?;
            Ok((reader.hlc()?, cid))
        };
        for _ in 0..reader.len()? {
            let field = self.names.get(reader.u32()?)?;
            let n_heads = reader.len()?;
            has_several |= 1 < n_heads;
            let mut best: Option<((bool, Hlc, Cid), Shown<'a>)> = None;
            for _ in 0..n_heads {
                let at = reader.uint()?;
                let op = read_op(&mut reader, self.names)?;
                let from = reader.clone();
                reader.skip_value()?;
                if matches!(op, Op::Other(_)) {
                    continue;
                }
                // The order matters only where there is a choice.
                let (eff, cid) =
                    if n_heads == 1 { (Hlc::default(), Cid::from_bytes([0; 16])) } else { stamp_at(at)? };
                let rank = (op == Op::Add, eff, cid);
                if best.as_ref().is_none_or(|(other, _)| *other < rank) {
                    let value =
                        if op == Op::Rem { ValueRef::Null } else { ValueRef::read(from, self.names)? };
                    best = Some((rank, Shown { value, n_heads }));
                }
            }
            let n_dead = reader.len()?;
            reader.take(n_dead.checked_mul(16).ok_or(Corrupt)?)?;
            if let Some((_, shown)) = best
                && !matches!(shown.value, ValueRef::Null)
            {
                each(field, shown);
            }
        }
        Ok(has_several)
    }
}

/// What shows in a field.
#[derive(Clone, Debug)]
pub struct Shown<'a> {
    /// The value.
    pub value: ValueRef<'a>,
    /// How many heads live there; more than one *may* be a conflict (see [`Cell::is_conflict`]).
    pub n_heads: usize,
}

/// A value read in place.
#[derive(Clone, Debug)]
pub enum ValueRef<'a> {
    /// No value.
    Null,
    /// A truth value.
    Bool(bool),
    /// An integer.
    Int(i64),
    /// A text.
    Text(&'a str),
    /// A map: ask [`ValueRef::get`].
    Map(Reader<'a>, &'a Names),
    /// A list, a fraction or a number beyond 63 bits: unpack the record to read it.
    Other,
}

impl<'a> ValueRef<'a> {
    fn read(mut reader: Reader<'a>, names: &'a Names) -> Result<Self, Corrupt> {
        Ok(match reader.byte()? {
            tag::NULL => Self::Null,
            tag::FALSE => Self::Bool(false),
            tag::TRUE => Self::Bool(true),
            tag::INT => Self::Int(reader.int()?),
            tag::TEXT => Self::Text(reader.text()?),
            tag::MAP => Self::Map(reader, names),
            _ => Self::Other,
        })
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The integer, if it is one.
    pub fn int(&self) -> Option<i64> {
        match self {
            Self::Int(n) => Some(*n),
            _ => None,
        }
    }

    /// The value under `key`, if this is a map that has it.
    pub fn get(&self, key: &str) -> Option<ValueRef<'a>> {
        let Self::Map(reader, names) = self else { return None };
        let wanted = names.find(key)?;
        let mut reader = reader.clone();
        for _ in 0..reader.len().ok()? {
            let number = reader.u32().ok()?;
            if number == wanted {
                return ValueRef::read(reader, names).ok();
            }
            reader.skip_value().ok()?;
        }
        None
    }
}
