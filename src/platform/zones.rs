//! Time zones, as the browser knows them.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

pub use super::zone_offsets::Browser;

/// Where the browser says nothing.
const HOME: &str = "Europe/Paris";

fn intl(name: &str) -> Option<JsValue> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    Reflect::get(&intl, &name.into()).ok()
}

fn call(of: &JsValue, method: &str) -> Option<JsValue> {
    Reflect::get(of, &method.into()).ok()?.dyn_into::<Function>().ok()?.call0(of).ok()
}

/// The device's zone, `Europe/Paris`.
pub fn name() -> String {
    let made = intl("DateTimeFormat")
        .and_then(|class| class.dyn_into::<Function>().ok()?.call0(&JsValue::UNDEFINED).ok());
    let options = made.and_then(|format| call(&format, "resolvedOptions"));
    let zone = options.and_then(|options| Reflect::get(&options, &"timeZone".into()).ok()?.as_string());
    zone.filter(|zone| !zone.is_empty()).unwrap_or_else(|| HOME.to_owned())
}

/// All zones that the browser knows; the device's own alone where it does not tell.
pub fn names() -> Vec<String> {
    let list = intl("supportedValuesOf")
        .and_then(|all| all.dyn_into::<Function>().ok()?.call1(&JsValue::UNDEFINED, &"timeZone".into()).ok());
    let names: Vec<String> = list
        .map(|list| Array::from(&list).iter().filter_map(|name| name.as_string()).collect())
        .unwrap_or_default();
    if names.is_empty() { vec![name(), HOME.to_owned()] } else { names }
}
