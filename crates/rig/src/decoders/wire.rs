//! What a server reads from a device, and a device from a server.

use std::fmt::Debug;

use intendance_server::change::judge;
use replica::{Change, DeviceId};
use serde::Deserialize;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use sync::SyncError;
use sync::wire::{Failure, PullResponse, PushRequest, PushResponse, ReseedRequest, Snapshot};

use super::journal::check_storable;

/// A push as the server cuts it before it judges each change.
#[derive(Deserialize)]
struct Body<'a> {
    dev: DeviceId,
    #[serde(borrow)]
    changes: Vec<&'a RawValue>,
}

/// The body of a push: what the server accepts, every device can read, store and read again.
pub fn push(bytes: &[u8]) {
    if let Ok(request) = serde_json::from_slice::<PushRequest>(bytes) {
        check_again(&request);
    }
    let Ok(body) = serde_json::from_slice::<Body<'_>>(bytes) else { return };
    let mut accepted: Vec<Change> = Vec::new();
    for raw in body.changes {
        let Ok(incoming) = judge(raw, body.dev) else { continue };
        assert_eq!(&*incoming.body, raw.get(), "a change is kept byte for byte");
        if incoming.verdict.is_err() {
            continue;
        }
        let change: Change = serde_json::from_str(raw.get()).expect("what is accepted is readable");
        assert_eq!((change.cid, change.n, change.dev), (incoming.cid, incoming.n, body.dev));
        accepted.push(change);
    }
    check_storable(accepted);
}

/// The body of any answer: a typed value or a typed error.
pub fn answer(bytes: &[u8]) {
    again::<PushResponse>(bytes);
    again::<Snapshot>(bytes);
    again::<Failure>(bytes);
    again::<ReseedRequest>(bytes);
    if let Some(page) = again::<PullResponse>(bytes) {
        check_storable(page.changes.into_iter().map(|logged| logged.change).collect());
    }
    for status in [200, 400, 401, 403, 404, 409, 413, 429, 500, 503] {
        let error = SyncError::from_answer(status, bytes, Some(1));
        assert!(!error.to_string().is_empty());
    }
}

fn again<T: DeserializeOwned + Serialize + PartialEq + Debug>(bytes: &[u8]) -> Option<T> {
    let value: T = serde_json::from_slice(bytes).ok()?;
    check_again(&value);
    Some(value)
}

/// What was read can be written and read again.
fn check_again<T: DeserializeOwned + Serialize + PartialEq + Debug>(value: &T) {
    let bytes = serde_json::to_vec(value).expect("what was read can be written");
    let again: T = serde_json::from_slice(&bytes).expect("what was written can be read");
    assert_eq!(&again, value);
}
