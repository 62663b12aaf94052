//! Judges the shape of a change without knowing what it means.
//!
//! What is accepted here is read by every device of the office: a change that one of them could not parse would
//! stop it for ever. So acceptance means that `replica::Change` reads it. Unknown keys, kinds, fields and
//! operations are welcome.

use replica::{Change, Cid, DeviceId, Hlc};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::limits::{
    MAX_CHANGE_DEPTH, MAX_FIELD_BYTES, MAX_MEMBER_BYTES, MAX_NAME_BYTES, MAX_SUPERSEDED, MAX_VALUE_BYTES,
    MAX_VALUE_DEPTH, MAX_WRITES,
};
use crate::log::{Incoming, Rejection, Shape};

/// What must be readable to answer for a change at all.
#[derive(Deserialize)]
struct Envelope {
    cid: Cid,
    dev: DeviceId,
    n: u64,
}

/// Reads a change of device `dev`; its verdict says whether it may enter the log.
///
/// Fails, in words, when its identity or position cannot be read, so that not even a refusal has a name.
pub fn judge(raw: &RawValue, dev: DeviceId) -> Result<Incoming, String> {
    read(raw, |envelope| match envelope.dev == dev {
        true => Ok(()),
        false => Err("its device is not the one that sends".into()),
    })
}

/// Reads a change that somebody remembers, with the stamp it had and who had made it.
pub fn judge_remembered(raw: &RawValue, eff: Hlc, by: Option<&str>) -> Result<Incoming, String> {
    let mut incoming = read(raw, |_| Ok(()))?;
    if by.is_some_and(|by| !is_name(by, MAX_MEMBER_BYTES)) {
        incoming.verdict = Err(rejected("bad_author", "the name of its author is short and plain"));
    } else if let Ok(shape) = &mut incoming.verdict {
        shape.claimed = eff;
        shape.by = by.map(Into::into);
    }
    Ok(incoming)
}

fn read(raw: &RawValue, check: impl FnOnce(&Envelope) -> Result<(), String>) -> Result<Incoming, String> {
    let text = raw.get();
    // serde also reads structs from arrays; the devices do not.
    if !text.starts_with('{') {
        return Err("a change is an object".into());
    }
    let envelope: Envelope = serde_json::from_str(text).map_err(|error| error.to_string())?;
    check(&envelope)?;
    if envelope.n == 0 || i64::try_from(envelope.n).is_err() {
        return Err("positions count from 1".into());
    }
    Ok(Incoming { cid: envelope.cid, n: envelope.n, body: text.into(), verdict: shape(text) })
}

fn rejected(code: &str, why: impl Into<String>) -> Rejection {
    Rejection { code: code.into(), why: why.into() }
}

fn shape(text: &str) -> Result<Shape, Rejection> {
    // Before the real parser runs, whose recursion this bounds.
    if MAX_CHANGE_DEPTH < depth(text) {
        return Err(rejected("too_deep", format!("values nest at most {MAX_VALUE_DEPTH} deep")));
    }
    let change: Change =
        serde_json::from_str(text).map_err(|error| rejected("bad_shape", error.to_string()))?;
    if change.w.is_empty() {
        return Err(rejected("bad_shape", "a change writes something"));
    }
    if MAX_WRITES < change.w.len() {
        return Err(rejected("too_many_writes", format!("at most {MAX_WRITES} writes fit one change")));
    }
    if MAX_SUPERSEDED < change.w.iter().map(|write| write.sup.len()).sum() {
        return Err(rejected(
            "too_many_writes",
            format!("a change replaces at most {MAX_SUPERSEDED} others"),
        ));
    }
    for write in &change.w {
        if !is_name(&write.ty, MAX_NAME_BYTES) {
            return Err(rejected("bad_kind", "the name of a kind is short and without control characters"));
        }
        if !is_name(write.k.as_str(), MAX_NAME_BYTES) {
            return Err(rejected("bad_operation", "the name of an operation is short and plain"));
        }
        if !is_name(&write.f, MAX_FIELD_BYTES) {
            return Err(rejected(
                "bad_field",
                format!("a field name has 1 to {MAX_FIELD_BYTES} bytes and no control characters"),
            ));
        }
        // A value cannot be larger than its change: measure only where it may matter.
        if MAX_VALUE_BYTES < text.len() && MAX_VALUE_BYTES < write.v.to_string().len() {
            return Err(rejected("too_big", format!("a value has at most {MAX_VALUE_BYTES} bytes")));
        }
    }
    Ok(Shape { hlc: change.hlc, claimed: change.hlc, by: None, writes: change.w })
}

fn is_name(name: &str, max_bytes: usize) -> bool {
    !name.is_empty() && name.len() <= max_bytes && !name.chars().any(char::is_control)
}

/// How deep arrays and objects nest in valid JSON, without recursion.
fn depth(json: &str) -> usize {
    let (mut now, mut deepest) = (0_usize, 0);
    let (mut in_text, mut escaped) = (false, false);
    for byte in json.bytes() {
        if in_text {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_text = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b'{' | b'[' => {
                now += 1;
                deepest = deepest.max(now);
            }
            b'}' | b']' => now = now.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_counts_brackets_outside_of_text_only() {
        assert_eq!(depth("1"), 0);
        assert_eq!(depth(r#"{"a":[1,{"b":2}],"c":[]}"#), 3);
        assert_eq!(depth(r#""[[[\"[[[\\""#), 0);
        assert_eq!(depth(&"[".repeat(100_000)), 100_000);
    }
}
