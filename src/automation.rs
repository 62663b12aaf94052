//! `window.intendance`: the app for scripts, benchmarks and tests. See `docs/automation.md`.
//!
//! Plain values in and out, the same path as the screens: an act of a script is durable, shown, undone and sent like
//! any other. Present in every build. Made without the `wasm_bindgen` attribute, whose code is `unsafe`.

mod calls;
mod derived;
mod fields;
mod filter;
mod gate;
mod js;
mod plain;
mod stats;
mod team;

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use js_sys::{Object, Reflect};
use replica::Value;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::future_to_promise;

pub use self::gate::{Gate, Opened};
use crate::lazy::{NotHere, in_part};

/// Every call, by its name.
const CALLS: &[&str] = &[
    "ready",
    "import",
    "list",
    "get",
    "create",
    "edit",
    "remove",
    "restore",
    "undo",
    "search",
    "decisions",
    "history",
    "outbox",
    "sync",
    "connect",
    "disconnect",
    "join",
    "team",
    "invite",
    "revoke",
    "setRole",
    "stats",
    "counts",
];

/// An error that a script can branch on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallError {
    /// The word to branch on: `code` of the rejected `Error`.
    pub code: &'static str,
    /// For people.
    pub message: String,
}

impl CallError {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

/// Puts the object on the window. Calls wait until the workspace is open; see [`Gate`].
pub fn install() -> Rc<Gate> {
    let gate = Rc::new(Gate::default());
    let object = Object::new();
    for name in CALLS {
        let gate = Rc::clone(&gate);
        // Arguments are read at once: what a script does to them afterwards changes nothing.
        let call = Closure::<dyn Fn(JsValue, JsValue) -> JsValue>::new(move |first, second| {
            let (gate, arguments) =
                (Rc::clone(&gate), js::read(&first).and_then(|a| Ok((a, js::read(&second)?))));
            let answer = async move {
                let (first, second) = arguments?;
                begin(name, gate, first, second).await?.await
            };
            future_to_promise(
                async move { answer.await.and_then(|v| js::write(&v)).map_err(|e| js::error(&e)) },
            )
            .unchecked_into()
        });
        set(&object, name, &call.into_js_value());
    }
    set(&object, "version", &env!("CARGO_PKG_VERSION").into());
    set(&js_sys::global().into(), "intendance", &Object::freeze(&object));
    gate
}

impl From<NotHere> for CallError {
    fn from(_: NotHere) -> Self {
        Self::new("not_here", "the calls have not been downloaded yet: connect to the network and call again")
    }
}

/// What answers one call.
type Answering = Pin<Box<dyn Future<Output = Result<Value, CallError>>>>;

in_part! {
    /// Starts a call. Nobody but scripts needs what is behind it.
    more;
    fn begin(name: &'static str, gate: Rc<Gate>, first: Value, second: Value) -> Answering {
        Box::pin(async move { calls::call(name, &gate, first, second).await })
    }
}

fn set(object: &JsValue, name: &str, value: &JsValue) {
    // A page that has frozen its window goes without the object; the screens work all the same.
    let _ = Reflect::set(object, &name.into(), value);
}
