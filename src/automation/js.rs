//! Between JavaScript's values and ours, by way of JSON text; errors as `Error` objects with a `code`.

use gloo::timers::callback::Timeout;
use js_sys::{Error, Function, JSON, Promise, Reflect};
use replica::Value;
use store::StoreError;
use sync::SyncError;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::CallError;
use crate::syncing::address::AddressError;
use crate::syncing::{ConnectError, Failure};

/// A value of a script. `undefined` and functions are no value.
pub fn read(value: &JsValue) -> Result<Value, CallError> {
    if value.is_undefined() || value.is_null() {
        return Ok(Value::Null);
    }
    let no_json = |_| CallError::new("bad_value", "this value cannot be written as JSON");
    let text = JSON::stringify(value).map_err(no_json)?;
    match text.as_string() {
        Some(text) => serde_json::from_str(&text).map_err(|e| CallError::new("bad_value", e.to_string())),
        None => Ok(Value::Null),
    }
}

/// A value for a script.
pub fn write(value: &Value) -> Result<JsValue, CallError> {
    let text = serde_json::to_string(value).map_err(|e| CallError::new("failed", e.to_string()))?;
    JSON::parse(&text).map_err(|_| CallError::new("failed", "the answer cannot be read"))
}

/// An error for a script.
pub fn error(error: &CallError) -> JsValue {
    let object = Error::new(&error.message);
    object.set_name("IntendanceError");
    let _ = Reflect::set(&object, &"code".into(), &error.code.into());
    object.into()
}

/// Lets the page do other things for so many milliseconds.
pub async fn pause(ms: u32) {
    let promise = Promise::new(&mut |resolve: Function, _| {
        Timeout::new(ms, move || drop(resolve.call0(&JsValue::NULL))).forget();
    });
    drop(JsFuture::from(promise).await);
}

impl From<StoreError> for CallError {
    fn from(error: StoreError) -> Self {
        let code = match &error {
            StoreError::Refused => "storage_refused",
            StoreError::Blocked => "storage_blocked",
            StoreError::Newer { .. } => "storage_newer",
            StoreError::Quota => "storage_full",
            StoreError::Closed => "storage_closed",
            StoreError::Corrupt(_) => "storage_corrupt",
            StoreError::Overtaken | StoreError::Failed(_) => "storage_failed",
        };
        Self::new(code, error.to_string())
    }
}

impl From<SyncError> for CallError {
    fn from(error: SyncError) -> Self {
        let code = match &error {
            SyncError::Store(error) => return error.clone().into(),
            SyncError::Unreachable(_) => "unreachable",
            SyncError::Timeout => "timeout",
            SyncError::Refused { .. } => "refused",
            SyncError::SignedOut { .. } => "signed_out",
            SyncError::Protocol(_) => "not_a_server",
            SyncError::Forked
            | SyncError::Gap { .. }
            | SyncError::EpochChanged { .. }
            | SyncError::Diverged { .. } => "unsettled",
        };
        Self::new(code, error.to_string())
    }
}

impl From<Failure> for CallError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::NoServer => Self::new("no_server", "no server is connected"),
            Failure::NotJoined => Self::new("not_joined", "the server needs an invitation"),
            Failure::Sync(error) => error.into(),
        }
    }
}

impl From<ConnectError> for CallError {
    fn from(error: ConnectError) -> Self {
        match error {
            ConnectError::Address(AddressError::Incomplete) => {
                Self::new("bad_address", "this is not the address of a server")
            }
            ConnectError::Address(AddressError::NotSecure) => {
                Self::new("not_secure", "a server on another machine needs https")
            }
            ConnectError::Greeting(SyncError::Refused { status: 404, .. }) => {
                Self::new("not_a_server", "there is no intendance-server at this address")
            }
            ConnectError::Greeting(error) => error.into(),
            ConnectError::Store(error) => error.into(),
        }
    }
}
