//! How far zones are from UTC, as the browser knows it.

use std::cell::RefCell;
use std::collections::HashMap;

use chrono::NaiveDate;
use events::event::zone::Offsets;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The zones of the browser.
pub struct Browser;

thread_local! {
    /// Making one costs more than all that is asked of it.
    static CLOCKS: RefCell<HashMap<String, Option<(JsValue, Function)>>> = RefCell::default();
}

impl Offsets for Browser {
    fn offset_seconds(&self, zone: &str, ms: i64) -> Option<i32> {
        let shown = CLOCKS.with_borrow_mut(|clocks| {
            let clock = clocks.entry(zone.to_owned()).or_insert_with(|| clock(zone));
            let (clock, format) = clock.as_ref()?;
            format.call1(clock, &(ms as f64).into()).ok()?.as_string()
        })?;
        // « 12/10/2026, 18:30:00 »
        let mut parts =
            shown.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).map(str::parse);
        let mut next = || parts.next()?.ok();
        let (month, day, year) = (next()?, next()?, next()?);
        let (hour, minute, second) = (next()?, next()?, next()?);
        let civil = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?.and_hms_opt(
            hour % 24,
            minute,
            second,
        )?;
        i32::try_from((civil.and_utc().timestamp_millis() - ms.div_euclid(1_000) * 1_000) / 1_000).ok()
    }
}

/// A clock of a zone; none for a name that the browser does not know.
fn clock(zone: &str) -> Option<(JsValue, Function)> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    let parts = ["year", "month", "day", "hour", "minute", "second"].map(|part| (part, "numeric"));
    for (key, value) in
        parts.into_iter().chain([("timeZone", zone), ("hourCycle", "h23"), ("calendar", "gregory")])
    {
        Reflect::set(&options, &key.into(), &value.into()).ok()?;
    }
    let arguments = Array::of2(&"en-US".into(), &options);
    // An unknown name throws.
    let clock = Reflect::construct(&class, &arguments).ok()?;
    let format: Function = Reflect::get(&clock, &"format".into()).ok()?.dyn_into().ok()?;
    Some((clock, format))
}
