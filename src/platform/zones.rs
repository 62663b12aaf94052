//! Time zones, as the browser knows them.

use chrono::NaiveDateTime;
use events::event::zone::Offsets;
use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

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

/// The offsets of any zone, asked of the browser.
pub struct Browser;

impl Offsets for Browser {
    fn offset_seconds(&self, zone: &str, ms: i64) -> Option<i32> {
        let date = Date::new(&JsValue::from_f64(ms as f64));
        let options = Object::new();
        Reflect::set(&options, &"timeZone".into(), &zone.into()).ok()?;
        // Swedes write `2026-11-23 09:00:00`. Called by its name: a zone that is not known is an error, no exception.
        let write: Function = Reflect::get(&date, &"toLocaleString".into()).ok()?.dyn_into().ok()?;
        let text = write.call2(&date, &"sv-SE".into(), &options).ok()?.as_string()?;
        let civil = NaiveDateTime::parse_from_str(text.trim(), "%Y-%m-%d %H:%M:%S").ok()?;
        i32::try_from(civil.and_utc().timestamp() - ms.div_euclid(1000)).ok()
    }
}
