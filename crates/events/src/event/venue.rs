//! Where an event is.

use replica::view::ValueRef;
use replica::{RecordId, Value};
use serde_json::json;
use supply::read::{id, text_at};

/// A place of the office, or an address elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the record; see docs/events.md")]
pub enum Venue {
    /// One of our places.
    Place(RecordId),
    /// Elsewhere; `party` when it is in the directory.
    External {
        name: String,
        street: String,
        postcode: String,
        city: String,
        country: String,
        /// The address of a map of it, `https://…`; empty: the map at the postal address.
        link: String,
        party: Option<RecordId>,
    },
}

impl Venue {
    /// Reads `{"k": "place", "place": ref}` or `{"k": "external", "name", "street", …}`.
    #[must_use]
    pub fn read(value: &ValueRef<'_>) -> Option<Self> {
        let text = |key: &str| text_at(value, key).unwrap_or_default();
        let reference = |key: &str| value.get(key).and_then(|value| id(&value));
        match value.get("k")?.text()? {
            "place" => Some(Self::Place(reference("place")?)),
            _ => Some(Self::External {
                name: text("name"),
                street: text("street"),
                postcode: text("postcode"),
                city: text("city"),
                country: text("country"),
                link: text("link"),
                party: reference("party"),
            }),
        }
    }

    /// As it is stored.
    #[must_use]
    pub fn stored(&self) -> Value {
        match self {
            Self::Place(place) => json!({ "k": "place", "place": place.to_string() }),
            Self::External { name, street, postcode, city, country, link, party } => {
                let mut value = json!({
                    "k": "external", "name": name, "street": street, "postcode": postcode, "city": city,
                    "country": country,
                });
                if let Some(map) = value.as_object_mut() {
                    if !link.is_empty() {
                        map.insert("link".into(), link.as_str().into());
                    }
                    if let Some(party) = party {
                        map.insert("party".into(), party.to_string().into());
                    }
                }
                value
            }
        }
    }
}
