//! The text of a request with changes: each is written once, and only as many as fit.

use serde::Serialize;

use crate::error::SyncError;
use crate::wire::MAX_PUSH_BYTES;

/// A request in the making: `{"changes":[…],<the rest of its keys>}`.
pub(crate) struct Body {
    json: Vec<u8>,
    n_items: usize,
}

const START: &[u8] = br#"{"changes":["#;

impl Body {
    pub(crate) fn new() -> Self {
        Self { json: START.to_vec(), n_items: 0 }
    }

    /// Adds items until the next would be too much; tells how many there was room for.
    pub(crate) fn add<T: Serialize>(&mut self, items: &[T]) -> Result<usize, SyncError> {
        for (at, item) in items.iter().enumerate() {
            let before = self.json.len();
            if 0 < self.n_items {
                self.json.push(b',');
            }
            serde_json::to_writer(&mut self.json, item).map_err(unwritable)?;
            if MAX_PUSH_BYTES < self.json.len() - START.len() {
                self.json.truncate(before);
                return Ok(at);
            }
            self.n_items += 1;
        }
        Ok(items.len())
    }

    /// The whole text. `rest` must be written as a map with at least one key.
    pub(crate) fn finish(mut self, rest: &impl Serialize) -> Result<Vec<u8>, SyncError> {
        self.json.push(b']');
        let from = self.json.len();
        serde_json::to_writer(&mut self.json, rest).map_err(unwritable)?;
        // The map's opening brace becomes the comma between the list and its keys.
        if let Some(brace) = self.json.get_mut(from) {
            *brace = b',';
        }
        Ok(self.json)
    }
}

fn unwritable(error: serde_json::Error) -> SyncError {
    SyncError::Protocol(error.to_string())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn text(items: &[&str]) -> (usize, Value) {
        let mut body = Body::new();
        let n = body.add(items).unwrap();
        let json = body.finish(&json!({"epoch": null, "dev": "x"})).unwrap();
        (n, serde_json::from_slice(&json).unwrap())
    }

    #[test]
    fn it_is_one_json_object_whatever_fits() {
        assert_eq!(text(&[]), (0, json!({"changes": [], "epoch": null, "dev": "x"})));
        assert_eq!(text(&["a", "b"]), (2, json!({"changes": ["a", "b"], "epoch": null, "dev": "x"})));
        let big = "y".repeat(MAX_PUSH_BYTES);
        assert_eq!(text(&["a", &big, "b"]), (1, json!({"changes": ["a"], "epoch": null, "dev": "x"})));
        assert_eq!(text(&[&big]).0, 0);
    }
}
