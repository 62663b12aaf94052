//! Values of the supplier room's fields as people read them.

use chrono::{NaiveDate, NaiveDateTime};
use domain::office::Office;
use replica::{RecordId, Table, Value};
use supply::identifiers::iban_masked;
use supply::kinds;
use supply::purchase::quantity;

use super::{id_of, title};
use crate::i18n::{Lang, T};
use crate::requests::detail::words::{moment, name_of};
use crate::schema::{Form, form};

/// What words are made with.
#[derive(Clone, Copy)]
struct Desk<'a> {
    t: T,
    office: &'a Office,
    table: &'a Table,
    now: NaiveDateTime,
}

/// A value of a field in words; `None` for no value, or one that cannot be read.
pub fn value_words(
    t: T,
    office: &Office,
    table: &Table,
    (of, name): (&str, &str),
    value: &Value,
    now: NaiveDateTime,
) -> Option<String> {
    if value.is_null() {
        return None;
    }
    let desk = Desk { t, office, table, now };
    let head = name.split('/').next().unwrap_or(name);
    let words = match form(of, name) {
        Some(form) => desk.formed((of, head), form, value),
        // A field of a newer version, or one that every kind has.
        None => id_of(value).map(|id| title(t, office, table, id)).or_else(|| plain(t, value)),
    };
    words.filter(|words| !words.trim().is_empty())
}

/// An element of a set in words.
pub fn element_words(t: T, office: &Office, table: &Table, (of, set): (&str, &str), element: &str) -> String {
    let id = || element.parse::<RecordId>().ok();
    let words = match form(of, set) {
        Some(Form::Keys(_)) => Some(key_word(t, of, set, element)),
        Some(Form::NamedSet(_)) => id().map(|id| name_of(t, office, id)),
        Some(Form::Refs) => id().map(|id| title(t, office, table, id)),
        _ => None,
    };
    words.unwrap_or_else(|| element.to_owned())
}

/// The word of a stored key; the key itself where this version has none.
fn key_word(t: T, of: &str, name: &str, key: &str) -> String {
    let word = t.rec_key(&format!("{of}.{name}.{key}")).or_else(|| t.rec_key(&format!("{name}.{key}")));
    let trade = || t.trade_name(key).filter(|_| name.starts_with("trade"));
    word.or_else(trade).unwrap_or(key).to_owned()
}

fn plain(t: T, value: &Value) -> Option<String> {
    Some(match value {
        Value::String(text) => text.clone(),
        Value::Bool(true) => t.yes().to_owned(),
        Value::Bool(false) => t.no().to_owned(),
        Value::Number(n) => n.to_string(),
        Value::Object(parts) => {
            let parts: Vec<String> = parts.values().filter_map(|part| plain(t, part)).collect();
            parts.join(", ")
        }
        _ => return None,
    })
}

impl Desk<'_> {
    fn formed(self, (of, name): (&str, &str), form: Form, value: &Value) -> Option<String> {
        let t = self.t;
        match form {
            Form::Text if name == "iban" => value.as_str().map(iban_masked),
            Form::Name | Form::Text | Form::Columns | Form::Texts => value.as_str().map(str::to_owned),
            Form::Flag => plain(t, value),
            Form::Count => match (name, value.as_i64()?) {
                ("warranty", n) => Some(t.rec_months(size(n))),
                (_, n) => Some(n.to_string()),
            },
            Form::Minute => {
                let minutes = value.as_i64().or_else(|| int(value, "min"))?;
                let is_length = matches!(name, "shift" | "lasts" | "pause");
                Some(if is_length { t.rec_minutes(minutes) } else { self.clock(minutes) })
            }
            Form::Maps(_) if name == "occ" => match text(value, "status").as_deref() {
                Some("cancelled") => Some(key_word(t, of, "status", "cancelled")),
                _ => self.map((of, "when"), value),
            },
            Form::Maps(_) => text(value, "v").or_else(|| {
                let ms = int(value, "ms")?;
                let at = moment(t, self.office.civil(ms), self.now);
                Some(
                    text(value, "door")
                        .filter(|door| !door.is_empty())
                        .map_or(at.clone(), |door| format!("{at}, {door}")),
                )
            }),
            Form::Milli | Form::Counts => Some(self.quantity(value.as_i64()?)),
            Form::Rate => Some(self.rate(value.as_i64()?)),
            Form::Day => self.day(value),
            Form::Instant => {
                let ms = value.as_i64().or_else(|| value.get("ms")?.as_i64())?;
                Some(moment(t, self.office.civil(ms), self.now))
            }
            Form::Money => self.money(value),
            Form::Setting => self.money(value).or_else(|| plain(t, value)),
            Form::Map(_) => self.map((of, name), value),
            Form::Key(_) => Some(key_word(t, of, name, value.as_str()?)),
            Form::State(_) => {
                let key = value.as_str().or_else(|| value.get("s")?.as_str())?;
                let word = key_word(t, of, name, key);
                match text(value, "why") {
                    Some(why) => Some(format!("{word} ({why})")),
                    None => Some(word),
                }
            }
            Form::Ref => Some(title(t, self.office, self.table, id_of(value)?)),
            Form::Named(_) => Some(name_of(t, self.office, id_of(value)?)),
            Form::At => Some(title(t, self.office, self.table, id_of(value.get("parent")?)?)),
            Form::Lines => text(value, "v").or_else(|| value.as_str().map(str::to_owned)),
            Form::Addresses => {
                let town = [text(value, "postcode"), text(value, "city")];
                let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
                let parts = [text(value, "street"), text(value, "extra"), Some(town), text(value, "country")];
                let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
                Some(parts.collect::<Vec<_>>().join(", "))
            }
            Form::Keys(_) | Form::Refs | Form::NamedSet(_) => plain(t, value),
        }
    }

    fn map(self, (of, name): (&str, &str), value: &Value) -> Option<String> {
        let t = self.t;
        match (of, name) {
            (_, "initial" | "delay") => self.length(value),
            (_, "renewal") => self.renewal(value),
            (_, "notice") => self.notice(value),
            (_, "amount") => self.periodic(value),
            (_, "delivery" | "cost") => {
                let amount = t.rec_net(&self.money(value)?);
                Some(match int(value, "vat") {
                    Some(rate) => format!("{amount}, {}", t.rec_vat(&self.rate(rate))),
                    None => amount,
                })
            }
            (_, "indexation") => {
                let what = int(value, "bp").map(|bp| self.rate(bp)).or_else(|| text(value, "name"));
                match (what, value.get("on").and_then(|on| self.day(on))) {
                    (Some(what), Some(day)) => Some(t.rec_index_on(&what, &day)),
                    (Some(what), None) => Some(what),
                    (None, _) => Some(t.rec_renewal_none().to_owned()),
                }
            }
            (_, "ended") => {
                let parts = [value.get("on").and_then(|on| self.day(on)), text(value, "why")];
                Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
            }
            (_, "period") => {
                let day = |key: &str| value.get(key).and_then(|day| self.day(day));
                Some(t.rec_from_to(&day("from")?, &day("to")?))
            }
            (_, "plan") => {
                let hours: Vec<String> = ["from", "to"].iter().filter_map(|key| text(value, key)).collect();
                let day = value.get("day").and_then(|day| self.day(day));
                let parts = [day, Some(hours.join("–")).filter(|hours| !hours.is_empty())];
                Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
            }
            (_, "rating") => {
                let mark = |key: &str| int(value, key).map_or("–".to_owned(), |n| n.to_string());
                let marks = t.rec_marks(&mark("quality"), &mark("delay"), &mark("price"));
                Some(match text(value, "note") {
                    Some(note) => format!("{marks} ({note})"),
                    None => marks,
                })
            }
            (kinds::PARTY, "hours") => {
                let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
                let said = days.iter().filter_map(|day| {
                    Some(format!("{} {}", t.rec_key(&format!("hours.{day}"))?, text(value, day)?))
                });
                Some(said.collect::<Vec<_>>().join(" · "))
            }
            (_, "when") => {
                let at = |key: &str| {
                    text(value, key)?
                        .parse::<NaiveDateTime>()
                        .ok()
                        .or_else(|| NaiveDateTime::parse_from_str(&text(value, key)?, "%Y-%m-%dT%H:%M").ok())
                };
                let (from, to) = (moment(t, at("start")?, self.now), moment(t, at("end")?, self.now));
                Some(t.rec_from_to(&from, &to))
            }
            (_, "venue") => match id_of(value.get("place")?) {
                Some(place) => Some(name_of(t, self.office, place)),
                None => {
                    let town = [text(value, "postcode"), text(value, "city")];
                    let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
                    let parts =
                        [text(value, "name"), text(value, "street"), Some(town), text(value, "country")];
                    let parts = parts.into_iter().flatten().filter(|part| !part.trim().is_empty());
                    Some(parts.collect::<Vec<_>>().join(", "))
                }
            },
            (events::kinds::TASK, "due") => match (int(value, "days"), int(value, "working")) {
                (Some(days), _) => Some(self.d_day(days)),
                (None, Some(days)) => Some(t.rec_d_day_working(&self.d_day(days))),
                (None, None) => value.get("on").and_then(|on| self.day(on)),
            },
            (events::kinds::ROOM, "span") => {
                let at = |key: &str| Some(self.clock(int(value, key)?));
                Some(t.rec_from_to(&at("from")?, &at("to")?))
            }
            (_, "rrule" | "ical") => text(value, "text").or_else(|| text(value, "uid")),
            (_, "cover") => Some(t.rec_a_photo().to_owned()),
            (_, "file" | "signature") => text(value, "name"),
            (_, "face") => Some(t.rec_a_photo().to_owned()),
            (_, "vcard") => Some(t.rec_lines(text(value, "lines")?.lines().count())),
            _ => plain(t, value),
        }
    }

    /// Minutes after midnight on the wall clock.
    fn clock(self, minutes: i64) -> String {
        let (hour, minute) = (minutes.div_euclid(60).rem_euclid(24), minutes.rem_euclid(60));
        self.t.rec_clock(hour, &format!("{minute:02}"))
    }

    /// -45 is « J-45 ».
    fn d_day(self, days: i64) -> String {
        match days {
            0 => self.t.rec_d_day_itself().to_owned(),
            days if days < 0 => self.t.rec_d_day(days),
            days => self.t.rec_d_day_after(days),
        }
    }

    fn day(self, value: &Value) -> Option<String> {
        let day: NaiveDate = value.as_str()?.parse().ok()?;
        Some(self.t.date(day, self.now.date()))
    }

    fn money(self, value: &Value) -> Option<String> {
        let cents = value.as_i64().or_else(|| int(value, "cents"))?;
        Some(self.t.money(cents, value.get("cur").and_then(Value::as_str).unwrap_or("EUR")))
    }

    fn quantity(self, milli: i64) -> String {
        quantity::text(milli, if self.t.lang() == Lang::Fr { ',' } else { '.' })
    }

    /// 2000 is « 20 % ».
    fn rate(self, bp: i64) -> String {
        self.t.rec_percent(&self.quantity(bp.saturating_mul(10)))
    }

    fn n_units(self, n: i64, unit: &str) -> String {
        let (t, n) = (self.t, size(n));
        match unit {
            "hour" => t.rec_hours(n),
            "day" => t.rec_days(n),
            "week" => t.rec_weeks(n),
            "year" => t.rec_years(n),
            _ => t.rec_months(n),
        }
    }

    fn length(self, value: &Value) -> Option<String> {
        if let Some(until) = value.get("until") {
            return Some(self.t.rec_until(&self.day(until)?));
        }
        Some(self.n_units(int(value, "n")?, value.get("u")?.as_str()?))
    }

    fn renewal(self, value: &Value) -> Option<String> {
        let t = self.t;
        let every = self.length(value);
        let said = match (value.get("k")?.as_str()?, every) {
            ("tacit", Some(every)) => t.rec_renewal_tacit(&every),
            ("express", Some(every)) => t.rec_renewal_express(&every),
            _ => return Some(t.rec_renewal_none().to_owned()),
        };
        Some(match int(value, "max") {
            Some(max) => format!("{said}, {}", t.rec_renewal_max(size(max))),
            None => said,
        })
    }

    fn notice(self, value: &Value) -> Option<String> {
        let t = self.t;
        let (n, unit) = (int(value, "n")?, value.get("u")?.as_str()?);
        let is_working = unit == "day" && text(value, "days").as_deref() == Some("working");
        let mut said = vec![if is_working { t.rec_working_days(size(n)) } else { self.n_units(n, unit) }];
        let of = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default();
        said.extend(match of("basis") {
            "received" => Some(t.rec_notice_received().to_owned()),
            "sent" => Some(t.rec_notice_sent().to_owned()),
            _ => None,
        });
        said.extend(match of("form") {
            "lrar" => Some(t.rec_form_lrar().to_owned()),
            "letter" => Some(t.rec_form_letter().to_owned()),
            "mail" => Some(t.rec_form_mail().to_owned()),
            _ => None,
        });
        said.extend(int(value, "buffer").map(|n| t.rec_buffer(size(n))));
        Some(said.join(", "))
    }

    fn periodic(self, value: &Value) -> Option<String> {
        let t = self.t;
        let amount = t.rec_net(&self.money(value)?);
        let per = match text(value, "per").as_deref() {
            Some("month") => t.rec_per_month(),
            Some("quarter") => t.rec_per_quarter(),
            Some("half") => t.rec_per_half(),
            Some("once") => t.rec_per_once(),
            _ => t.rec_per_year(),
        };
        Some(match int(value, "vat") {
            Some(rate) => format!("{amount} {per}, {}", t.rec_vat(&self.rate(rate))),
            None => format!("{amount} {per}"),
        })
    }
}

fn size(n: i64) -> usize {
    usize::try_from(n).unwrap_or_default()
}

fn int(value: &Value, key: &str) -> Option<i64> {
    value.get(key)?.as_i64()
}

fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use domain::zone::Zone;
    use serde_json::json;

    use super::*;

    fn words(of: &str, name: &str, value: Value) -> Option<String> {
        let (office, table) = (Office::new(Zone::paris()), Table::default());
        value_words(T::fixed(Lang::Fr), &office, &table, (of, name), &value, NaiveDateTime::default())
    }

    #[test]
    fn clauses_and_amounts_read_as_people_say_them() {
        let said = |of: &str, name: &str, value: Value| words(of, name, value).unwrap_or_default();
        assert_eq!(said("contract", "initial", json!({"n": 24, "u": "month"})), "24 mois");
        assert_eq!(
            said("contract", "renewal", json!({"k": "tacit", "n": 12, "u": "month"})),
            "tacite, par 12 mois"
        );
        let notice = json!({"n": 2, "u": "month", "basis": "received", "form": "lrar", "buffer": 5});
        assert_eq!(
            said("contract", "notice", notice),
            "2 mois, reçu, recommandé avec avis, 5 jours ouvrés de marge"
        );
        assert_eq!(
            said("contract", "amount", json!({"cents": 145_000, "per": "month", "vat": 2000})),
            "1\u{202f}450,00\u{a0}€ HT par mois, TVA 20\u{202f}%"
        );
        assert_eq!(said("quote_line", "vat", json!(550)), "5,5\u{202f}%");
        assert_eq!(said("order_line", "milli", json!(6000)), "6");
        assert_eq!(said("quote", "warranty", json!(60)), "60 mois");
        assert_eq!(
            said("party", "standing", json!({"s": "blocked", "why": "en retard"})),
            "Bloqué (en retard)"
        );
        assert_eq!(said("party", "tel/x", json!({"v": "01 40 00 00 01", "t": "work"})), "01 40 00 00 01");
        assert_eq!(
            said(
                "party",
                "adr/x",
                json!({"street": "12 rue du Canal", "postcode": "75010", "city": "Paris"})
            ),
            "12 rue du Canal, 75010 Paris"
        );
        assert!(!said("party", "iban", json!("FR7630006000011234567890189")).contains("000112345"));
        assert_eq!(said("invoice", "state", json!("to_check")), "À vérifier");
        assert_eq!(said("cue", "hard", json!({"min": 1470})), "0\u{a0}h\u{a0}30");
        assert_eq!(said("cue", "pause", json!({"min": 5})), "5\u{202f}min");
        assert_eq!(said("event_task", "due", json!({"days": -45})), "J-45");
        assert_eq!(
            said("event", "occ/2026-12-10T08:30", json!({"start": "", "status": "cancelled"})),
            "Annulé"
        );
    }

    #[test]
    fn what_cannot_be_read_is_no_value_and_what_is_new_is_said_as_it_is() {
        assert_eq!(words("contract", "initial", json!({"u": "month"})), None);
        assert_eq!(words("contract", "start", json!("2026-02-30")), None);
        assert_eq!(words("contract", "of_a_newer_app", json!("x")).as_deref(), Some("x"));
        assert_eq!(words("party", "type", json!("friend")).as_deref(), Some("friend"));
    }

    #[test]
    fn elements_are_named() {
        let (office, table) = (Office::new(Zone::paris()), Table::default());
        let said = |of, set, element| element_words(T::fixed(Lang::Fr), &office, &table, (of, set), element);
        assert_eq!(said("party", "services", "cleaning"), "Ménage");
        assert_eq!(said("party", "trades", "plumbing"), "Plomberie");
        assert_eq!(said("party", "tags", "été"), "été");
    }
}
