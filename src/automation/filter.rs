//! What `list` is asked for.

use domain::office::{NamedKind, Office};
use domain::query::{Group, Query, Sort, Timing};
use replica::{RecordId, Value};
use serde_json::Map;

use super::CallError;

/// The options of `list`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    /// The filters as given.
    pub filter: Map<String, Value>,
    /// The order as given.
    pub sort: Option<String>,
    /// The most records.
    pub limit: usize,
}

impl Wanted {
    /// Reads `{filter, sort, limit}`; all may be missing.
    pub fn read(options: Value) -> Result<Self, CallError> {
        let mut wanted = Self { limit: usize::MAX, ..Self::default() };
        let options = match options {
            Value::Null => return Ok(wanted),
            Value::Object(options) => options,
            _ => return Err(bad("options is an object: {filter, sort, limit}")),
        };
        for (name, value) in options {
            match (name.as_str(), value) {
                (_, Value::Null) => {}
                ("filter", Value::Object(filter)) => wanted.filter = filter,
                ("sort", Value::String(sort)) => wanted.sort = Some(sort),
                ("limit", Value::Number(n)) => {
                    let n = n.as_u64().ok_or_else(|| bad("limit is a whole number"))?;
                    wanted.limit = usize::try_from(n).unwrap_or(usize::MAX);
                }
                (name, _) => return Err(bad(format!("options has no `{name}` of this form"))),
            }
        }
        Ok(wanted)
    }

    /// As a list of requests: the filters of the screen, references by name or id, one value or a list.
    pub fn query(&self, office: &Office) -> Result<Query, CallError> {
        let sort = match self.sort.as_deref() {
            None => Sort::Newest,
            Some(key) => Sort::from_key(key).ok_or_else(|| {
                let keys: Vec<&str> = Sort::ALL.iter().map(|sort| sort.key()).collect();
                bad(format!("sort is one of {}", keys.join(", ")))
            })?,
        };
        let mut query = Query { sort, group: Group::None, ..Query::default() };
        for (name, value) in &self.filter {
            let ids = |kind| -> Result<Vec<RecordId>, CallError> {
                texts(value)?.iter().map(|text| find(office, kind, text)).collect()
            };
            match name.as_str() {
                _ if value.is_null() => {}
                "status" => query.status = texts(value)?,
                "trade" => query.trade = texts(value)?,
                "priority" => query.priority = texts(value)?,
                "tag" | "tags" => query.tag = texts(value)?,
                "place" => query.place = ids(NamedKind::Place)?,
                "category" => query.category = ids(NamedKind::Category)?,
                "assignee" => query.assignee = ids(NamedKind::Person)?,
                "requester" => query.requester = ids(NamedKind::Person)?,
                "import" => query.import = ids(NamedKind::Import)?.first().copied(),
                "when" => {
                    let key = value.as_str().and_then(Timing::from_key);
                    query.timing = Some(key.ok_or_else(|| bad("when is `overdue` or `soon`"))?);
                }
                "bin" => query.bin = value.as_bool().ok_or_else(|| bad("bin is true or false"))?,
                "text" | "q" => query.text = value.as_str().unwrap_or_default().to_owned(),
                other => return Err(bad(format!("requests have no filter `{other}`"))),
            }
        }
        Ok(query)
    }

    /// Whether a plain object of another kind passes: each filter is a value that its field must have.
    pub fn passes(&self, object: &Map<String, Value>) -> bool {
        let is_in_bin = object.get("life").and_then(Value::as_str).is_some_and(|life| life != "alive");
        let wants_bin = self.filter.get("bin").and_then(Value::as_bool).unwrap_or(false);
        let fits = |(name, value): (&String, &Value)| name == "bin" || object.get(name) == Some(value);
        is_in_bin == wants_bin && self.filter.iter().all(fits)
    }
}

fn bad(message: impl Into<String>) -> CallError {
    CallError::new("bad_value", message)
}

fn texts(value: &Value) -> Result<Vec<String>, CallError> {
    let text =
        |v: &Value| v.as_str().map(str::to_owned).ok_or_else(|| bad("a filter is a text or a list of texts"));
    match value {
        Value::Array(list) => list.iter().map(text).collect(),
        one => Ok(vec![text(one)?]),
    }
}

/// The named thing that a script means, by id or by name.
pub fn find(office: &Office, kind: NamedKind, text: &str) -> Result<RecordId, CallError> {
    let by_id = text.parse::<RecordId>().ok();
    by_id
        .or_else(|| office.find_named(kind, text))
        .ok_or_else(|| CallError::new("not_found", format!("there is no {} named `{text}`", kind.key())))
}

#[cfg(test)]
mod tests {
    use domain::zone::Zone;
    use serde_json::json;

    use super::*;

    #[test]
    fn filters_of_the_screen_by_name_or_id() {
        let office = Office::new(Zone::default());
        let plumbing = office.find_named(NamedKind::Category, "Plomberie").unwrap();
        let asked = json!({"filter": {"category": "plomberie", "status": ["open"], "bin": true}, "limit": 3});
        let wanted = Wanted::read(asked).unwrap();
        let query = wanted.query(&office).unwrap();
        assert_eq!(
            (query.category, query.status, query.bin),
            (vec![plumbing], vec!["open".to_owned()], true)
        );
        assert_eq!(wanted.limit, 3);
    }

    #[test]
    fn what_does_not_exist_is_said() {
        let office = Office::new(Zone::default());
        let fails = |asked: Value| Wanted::read(asked).and_then(|w| w.query(&office)).unwrap_err().code;
        assert_eq!(fails(json!({"filter": {"colour": "red"}})), "bad_value");
        assert_eq!(fails(json!({"filter": {"place": "Nowhere"}})), "not_found");
        assert_eq!(fails(json!({"sort": "random"})), "bad_value");
        assert_eq!(fails(json!({"limit": -1})), "bad_value");
        assert_eq!(fails(json!([])), "bad_value");
    }
}
