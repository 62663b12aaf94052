//! A bridge to the browser's `Intl`: formatters made once for each language and kept.
//!
//! Through `Reflect`, because a locale or option that a browser refuses must give a plain fallback, not an exception.

use super::Lang;
use js_sys::{Array, Function, Object, Reflect};
use std::{cell::RefCell, collections::HashMap};
use wasm_bindgen::{JsCast, JsValue};

/// What a formatter writes. Instants are in the device's zone, civil dates in UTC so that no zone moves them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Format {
    /// lun. 23 nov.
    DateShort { civil: bool },
    /// 23 nov. 2026
    DateYear { civil: bool },
    /// lundi 23 novembre 2026
    DateLong { civil: bool },
    /// novembre 2026
    Month,
    /// 10:00
    Time,
    /// 1 234,56 €
    Money([u8; 3]),
    /// il y a 2 min
    Relative,
    /// Which plural form a count takes.
    Plural,
}

struct Formatter {
    object: JsValue,
    call: Function,
}

thread_local! {
    static FORMATTERS: RefCell<HashMap<(Lang, Format), Option<Formatter>>> = RefCell::new(HashMap::new());
}

/// Formats `value` (and `unit`, for [`Format::Relative`]), or nothing where the browser cannot.
pub(super) fn format(lang: Lang, format: Format, value: f64, unit: Option<&str>) -> Option<String> {
    FORMATTERS.with_borrow_mut(|formatters| {
        let formatter = formatters.entry((lang, format)).or_insert_with(|| make(lang, format)).as_ref()?;
        let value = JsValue::from_f64(value);
        let text = match unit {
            Some(unit) => formatter.call.call2(&formatter.object, &value, &JsValue::from_str(unit)),
            None => formatter.call.call1(&formatter.object, &value),
        };
        text.ok()?.as_string()
    })
}

fn make(lang: Lang, format: Format) -> Option<Formatter> {
    let (class, method) = match format {
        Format::Money(_) => ("NumberFormat", "format"),
        Format::Relative => ("RelativeTimeFormat", "format"),
        Format::Plural => ("PluralRules", "select"),
        _ => ("DateTimeFormat", "format"),
    };
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &class.into()).ok()?.dyn_into().ok()?;
    let arguments = Array::of2(&lang.locale().into(), &options(format));
    let object = Reflect::construct(&class, &arguments).ok()?;
    let call = Reflect::get(&object, &method.into()).ok()?.dyn_into().ok()?;
    Some(Formatter { object, call })
}

fn options(format: Format) -> JsValue {
    let options = Object::new();
    let set = |name: &str, value: &str| drop(Reflect::set(&options, &name.into(), &value.into()));
    match format {
        Format::DateShort { civil } | Format::DateYear { civil } | Format::DateLong { civil } => {
            if civil {
                set("timeZone", "UTC");
            }
            set("day", "numeric");
            let long = matches!(format, Format::DateLong { .. });
            set("month", if long { "long" } else { "short" });
            if !matches!(format, Format::DateYear { .. }) {
                set("weekday", if long { "long" } else { "short" });
            }
            if !matches!(format, Format::DateShort { .. }) {
                set("year", "numeric");
            }
        }
        Format::Month => {
            set("timeZone", "UTC");
            set("month", "long");
            set("year", "numeric");
        }
        Format::Time => {
            set("hour", "2-digit");
            set("minute", "2-digit");
        }
        Format::Money(currency) => {
            set("style", "currency");
            set("currency", std::str::from_utf8(&currency).unwrap_or("EUR"));
        }
        Format::Relative => {
            set("numeric", "auto");
            set("style", "short");
        }
        Format::Plural => {}
    }
    options.into()
}
