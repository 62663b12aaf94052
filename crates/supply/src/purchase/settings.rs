//! What the office says of itself on orders and letters, and where its order numbers begin.

use replica::{Intent, RecordId, Table, Value};
use serde_json::json;

use super::number::Start;
use crate::kinds;

/// Who writes: the block at the head of orders and letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Sender {
    pub name: String,
    pub street: String,
    pub postcode: String,
    pub city: String,
    pub siret: String,
    pub phone: String,
    pub mail: String,
}

impl Sender {
    /// Nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

const SENDER: &str = "sender";
const ORDER_START: &str = "order_start";

/// The record of a setting: the same on every device.
#[must_use]
pub fn id(key: &str) -> RecordId {
    RecordId::derived(kinds::SETTING, key)
}

/// The value of a setting, unless it is in the bin.
fn value(table: &Table, key: &str) -> Option<Value> {
    let record = table.get(id(key))?;
    let is_alive = record.text("life").is_none_or(|life| life == "alive");
    record.value("value").filter(|_| is_alive).cloned()
}

fn set(key: &str, value: Value) -> Vec<Intent> {
    let put = |field: &str, value: Value| Intent::set(id(key), kinds::SETTING, field, value);
    vec![put("key", key.into()), put("value", value), put("life", "alive".into())]
}

/// Who writes.
#[must_use]
pub fn sender(table: &Table) -> Sender {
    let value = value(table, SENDER).unwrap_or_default();
    let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    Sender {
        name: text("name"),
        street: text("street"),
        postcode: text("postcode"),
        city: text("city"),
        siret: text("siret"),
        phone: text("phone"),
        mail: text("mail"),
    }
}

/// Sets who writes.
#[must_use]
pub fn set_sender(sender: &Sender) -> Vec<Intent> {
    let Sender { name, street, postcode, city, siret, phone, mail } = sender;
    let all = [
        ("name", name),
        ("street", street),
        ("postcode", postcode),
        ("city", city),
        ("siret", siret),
        ("phone", phone),
        ("mail", mail),
    ];
    let filled = all.into_iter().map(|(key, text)| (key, text.trim())).filter(|(_, text)| !text.is_empty());
    set(SENDER, filled.map(|(key, text)| (key.to_owned(), Value::from(text))).collect())
}

/// Where numbers of orders begin.
#[must_use]
pub fn order_start(table: &Table) -> Option<Start> {
    let value = value(table, ORDER_START)?;
    let int = |key: &str| value.get(key).and_then(Value::as_i64);
    Some(Start { year: i32::try_from(int("year")?).ok()?, n: u32::try_from(int("n")?).ok()? })
}

/// Sets where numbers of orders begin.
#[must_use]
pub fn set_order_start(start: Start) -> Vec<Intent> {
    set(ORDER_START, json!({ "year": start.year, "n": start.n }))
}
