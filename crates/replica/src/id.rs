//! Identities. Three that must never mix: [`Cid`] says *which* change, [`crate::Hlc`] only orders,
//! `(DeviceId, n)` is only the transport position.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use crate::ctx::Ctx;

/// Text that is not an id of the expected form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 16]);

        impl $name {
            /// A new id: UUIDv7, so that ids sort by the time they were made.
            pub fn new(ctx: &mut Ctx<'_>) -> Self {
                let mut random = [0; 10];
                ctx.entropy.fill(&mut random);
                Self(*Builder::from_unix_timestamp_millis(ctx.now_ms, &random).as_uuid().as_bytes())
            }
            /// The id with these bytes.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }
            /// The bytes of the id.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                &self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                Uuid::from_bytes(self.0).as_hyphenated().fmt(f)
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }
        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Uuid::try_parse(text).map(|uuid| Self(*uuid.as_bytes())).map_err(|_| NotAnId)
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

uuid_id! {
    /// The identity of a record, made on the device that creates it.
    RecordId
}
uuid_id! {
    /// The identity of a change: deduplication, `sup` and heads refer to it, never to a stamp.
    Cid
}

impl RecordId {
    /// The id of a named thing, the same on every device: two that create « Cuisine » offline create
    /// one record. `name` is given already folded by the caller. UUIDv8 (RFC 9562 §5.8).
    pub fn derived(kind: &str, name: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(b"intendance/1\0");
        hash.update(kind.as_bytes());
        hash.update(b"\0");
        hash.update(name.as_bytes());
        let mut bytes = [0; 16];
        for (to, from) in bytes.iter_mut().zip(hash.finalize()) {
            *to = from;
        }
        Self(*Builder::from_custom_bytes(bytes).as_uuid().as_bytes())
    }

    /// The 62 random bits of a UUIDv7: what short codes are made of.
    pub fn random_bits(&self) -> u64 {
        let [_, _, _, _, _, _, _, _, a, b, c, d, e, f, g, h] = self.0;
        u64::from_be_bytes([a, b, c, d, e, f, g, h]) & 0x3fff_ffff_ffff_ffff
    }
}

/// A device, or rather one life of it: a clone takes a new one. 64 random bits, 16 hex digits as text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId(pub u64);

impl DeviceId {
    /// A new device id.
    pub fn new(ctx: &mut Ctx<'_>) -> Self {
        let mut bytes = [0; 8];
        ctx.entropy.fill(&mut bytes);
        Self(u64::from_le_bytes(bytes))
    }
}

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}
impl fmt::Debug for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeviceId({self})")
    }
}
impl FromStr for DeviceId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        if text.len() != 16 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(NotAnId);
        }
        u64::from_str_radix(text, 16).map(Self).map_err(|_| NotAnId)
    }
}
impl Serialize for DeviceId {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for DeviceId {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
