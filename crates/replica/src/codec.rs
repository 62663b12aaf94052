//! Compact bytes at rest: varints, names written once, values as trees.
//!
//! Reading never panics and never trusts a length: what does not decode is a [`Corrupt`].

use std::collections::HashMap;

use serde_json::{Map, Number, Value};

use crate::clock::Hlc;
use crate::id::{Cid, RecordId};

/// Bytes that are not what they should be: cut short, or not ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the stored bytes are damaged")]
pub struct Corrupt;

/// Values nested deeper than this are refused: the stack of a phone is small.
pub const MAX_DEPTH: u32 = 64;

pub(crate) mod tag {
    pub const NULL: u8 = 0;
    pub const FALSE: u8 = 1;
    pub const TRUE: u8 = 2;
    pub const INT: u8 = 3;
    pub const TEXT: u8 = 4;
    pub const LIST: u8 = 5;
    pub const MAP: u8 = 6;
    pub const FLOAT: u8 = 7;
    pub const UINT: u8 = 8;
}

/// Names (kinds, fields, keys) that repeat in every record, numbered as they come.
#[derive(Clone, Debug, Default)]
pub struct Names {
    list: Vec<Box<str>>,
    index: HashMap<Box<str>, u32>,
}

impl Names {
    /// The number of `name`, a new one if it is new.
    pub fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.index.get(name) {
            return *number;
        }
        let number = self.list.len() as u32;
        self.list.push(name.into());
        self.index.insert(name.into(), number);
        number
    }

    /// The name with this number.
    pub fn get(&self, number: u32) -> Result<&str, Corrupt> {
        self.list.get(number as usize).map(|name| &**name).ok_or(Corrupt)
    }

    /// The number of `name`, if it occurs here.
    pub fn find(&self, name: &str) -> Option<u32> {
        self.index.get(name).copied()
    }

    /// Writes the list.
    pub fn write(&self, out: &mut Vec<u8>) {
        put_uint(out, self.list.len() as u64);
        for name in &self.list {
            put_text(out, name);
        }
    }

    /// Reads a list written by [`Names::write`].
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, Corrupt> {
        let n = reader.len()?;
        let mut names = Self::default();
        for number in 0..n {
            let name: Box<str> = reader.text()?.into();
            names.list.push(name.clone());
            names.index.insert(name, number as u32);
        }
        Ok(names)
    }

    /// Bytes of memory, roughly.
    pub fn size_bytes(&self) -> usize {
        self.list.iter().map(|name| 2 * name.len() + 48).sum()
    }
}

/// Appends an unsigned LEB128 number.
pub fn put_uint(out: &mut Vec<u8>, mut n: u64) {
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

/// Appends a text with its length.
pub fn put_text(out: &mut Vec<u8>, text: &str) {
    put_uint(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

/// Appends bytes with their length.
pub fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_uint(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

/// Appends a stamp.
pub fn put_hlc(out: &mut Vec<u8>, hlc: Hlc) {
    put_uint(out, hlc.ms);
    put_uint(out, u64::from(hlc.tick));
}

/// Appends a value; keys of maps go to `names`.
pub fn put_value(out: &mut Vec<u8>, names: &mut Names, value: &Value) {
    match value {
        Value::Null => out.push(tag::NULL),
        Value::Bool(false) => out.push(tag::FALSE),
        Value::Bool(true) => out.push(tag::TRUE),
        Value::Number(number) => put_number(out, number),
        Value::String(text) => {
            out.push(tag::TEXT);
            put_text(out, text);
        }
        Value::Array(list) => {
            out.push(tag::LIST);
            put_uint(out, list.len() as u64);
            for item in list {
                put_value(out, names, item);
            }
        }
        Value::Object(map) => {
            out.push(tag::MAP);
            put_map(out, names, map);
        }
    }
}

/// Appends a map without its tag.
pub fn put_map(out: &mut Vec<u8>, names: &mut Names, map: &Map<String, Value>) {
    put_uint(out, map.len() as u64);
    for (key, item) in map {
        put_uint(out, u64::from(names.number(key)));
        put_value(out, names, item);
    }
}

fn put_number(out: &mut Vec<u8>, number: &Number) {
    if let Some(n) = number.as_i64() {
        out.push(tag::INT);
        put_uint(out, ((n << 1) ^ (n >> 63)) as u64);
    } else if let Some(n) = number.as_u64() {
        out.push(tag::UINT);
        put_uint(out, n);
    } else {
        out.push(tag::FLOAT);
        out.extend_from_slice(&number.as_f64().unwrap_or_default().to_le_bytes());
    }
}

/// Reads what the `put_` functions wrote.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    /// A reader at the start of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// How many bytes are left.
    pub fn remaining(&self) -> usize {
        self.bytes.len()
    }

    /// The next `n` bytes.
    pub fn take(&mut self, n: usize) -> Result<&'a [u8], Corrupt> {
        let (head, tail) = self.bytes.split_at_checked(n).ok_or(Corrupt)?;
        self.bytes = tail;
        Ok(head)
    }

    /// The next byte.
    pub fn byte(&mut self) -> Result<u8, Corrupt> {
        let (head, tail) = self.bytes.split_first().ok_or(Corrupt)?;
        self.bytes = tail;
        Ok(*head)
    }

    /// An unsigned number.
    pub fn uint(&mut self) -> Result<u64, Corrupt> {
        let mut n = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            n |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(n);
            }
        }
        Err(Corrupt)
    }

    /// A number that must fit 32 bits.
    pub fn u32(&mut self) -> Result<u32, Corrupt> {
        self.uint()?.try_into().map_err(|_| Corrupt)
    }

    /// A count of things still to come; each takes at least a byte, so it cannot exceed what is left.
    // Not the length of a collection: reading it moves on.
    #[expect(clippy::len_without_is_empty, reason = "reads a length, it is not one")]
    pub fn len(&mut self) -> Result<usize, Corrupt> {
        let n = usize::try_from(self.uint()?).map_err(|_| Corrupt)?;
        if n <= self.bytes.len() { Ok(n) } else { Err(Corrupt) }
    }

    /// Bytes with their length.
    pub fn bytes(&mut self) -> Result<&'a [u8], Corrupt> {
        let n = self.len()?;
        self.take(n)
    }

    /// A text.
    pub fn text(&mut self) -> Result<&'a str, Corrupt> {
        std::str::from_utf8(self.bytes()?).map_err(|_| Corrupt)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Corrupt> {
        self.take(N)?.try_into().map_err(|_| Corrupt)
    }

    /// The id of a change.
    pub fn cid(&mut self) -> Result<Cid, Corrupt> {
        Ok(Cid::from_bytes(self.array()?))
    }

    /// The id of a record.
    pub fn record_id(&mut self) -> Result<RecordId, Corrupt> {
        Ok(RecordId::from_bytes(self.array()?))
    }

    /// Eight bytes, little end first.
    pub fn u64_le(&mut self) -> Result<u64, Corrupt> {
        Ok(u64::from_le_bytes(self.array()?))
    }

    /// A stamp.
    pub fn hlc(&mut self) -> Result<Hlc, Corrupt> {
        Ok(Hlc { ms: self.uint()?, tick: self.u32()? })
    }

    /// An integer after [`tag::INT`].
    pub(crate) fn int(&mut self) -> Result<i64, Corrupt> {
        let n = self.uint()?;
        Ok((n >> 1) as i64 ^ -((n & 1) as i64))
    }

    /// A value.
    pub fn value(&mut self, names: &Names) -> Result<Value, Corrupt> {
        self.value_at(names, 0)
    }

    fn value_at(&mut self, names: &Names, depth: u32) -> Result<Value, Corrupt> {
        if MAX_DEPTH < depth {
            return Err(Corrupt);
        }
        Ok(match self.byte()? {
            tag::NULL => Value::Null,
            tag::FALSE => Value::Bool(false),
            tag::TRUE => Value::Bool(true),
            tag::INT => Value::from(self.int()?),
            tag::UINT => Value::from(self.uint()?),
            tag::FLOAT => {
                Number::from_f64(f64::from_le_bytes(self.array()?)).map_or(Value::Null, Value::Number)
            }
            tag::TEXT => Value::from(self.text()?),
            tag::LIST => {
                let n = self.len()?;
                let mut list = Vec::with_capacity(n.min(64));
                for _ in 0..n {
                    list.push(self.value_at(names, depth + 1)?);
                }
                Value::Array(list)
            }
            tag::MAP => Value::Object(self.map_at(names, depth + 1)?),
            _ => return Err(Corrupt),
        })
    }

    /// A map without its tag.
    pub fn map(&mut self, names: &Names) -> Result<Map<String, Value>, Corrupt> {
        self.map_at(names, 0)
    }

    fn map_at(&mut self, names: &Names, depth: u32) -> Result<Map<String, Value>, Corrupt> {
        let n = self.len()?;
        let mut map = Map::new();
        for _ in 0..n {
            let number = self.u32()?;
            let key = names.get(number)?.to_owned();
            map.insert(key, self.value_at(names, depth)?);
        }
        Ok(map)
    }

    /// Passes over a value without building it.
    pub fn skip_value(&mut self) -> Result<(), Corrupt> {
        self.skip_value_at(0)
    }

    fn skip_value_at(&mut self, depth: u32) -> Result<(), Corrupt> {
        if MAX_DEPTH < depth {
            return Err(Corrupt);
        }
        match self.byte()? {
            tag::NULL | tag::FALSE | tag::TRUE => {}
            tag::INT | tag::UINT => {
                self.uint()?;
            }
            tag::FLOAT => {
                self.take(8)?;
            }
            tag::TEXT => {
                self.bytes()?;
            }
            tag::LIST => {
                for _ in 0..self.len()? {
                    self.skip_value_at(depth + 1)?;
                }
            }
            tag::MAP => {
                for _ in 0..self.len()? {
                    self.uint()?;
                    self.skip_value_at(depth + 1)?;
                }
            }
            _ => return Err(Corrupt),
        }
        Ok(())
    }
}

/// Whether `value` is nested no deeper than a replica can hold.
pub fn is_shallow(value: &Value) -> bool {
    fn fits(value: &Value, depth: u32) -> bool {
        depth <= MAX_DEPTH
            && match value {
                Value::Array(list) => list.iter().all(|item| fits(item, depth + 1)),
                Value::Object(map) => map.values().all(|item| fits(item, depth + 1)),
                _ => true,
            }
    }
    fits(value, 0)
}
