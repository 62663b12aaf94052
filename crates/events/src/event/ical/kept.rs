//! What a record keeps of its file.

use std::collections::BTreeMap;

use files::ical::Component;
use replica::{RecordId, Table};
use supply::read::{fields, text_at};

/// The lines of a file that a record keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The event itself; none when the file had only some times of it.
    pub master: Option<Component>,
    /// The zones of its file.
    pub zones: Vec<Component>,
    /// What else the file had: tasks, journals. With one event of each file.
    pub others: Vec<Component>,
    /// Properties of the calendar itself.
    pub calendar: Vec<String>,
    /// Times of its series that are unlike the others, by the element of `occ/`.
    pub moved: BTreeMap<String, Component>,
}

impl Kept {
    /// Reads them out of the replica.
    #[must_use]
    pub fn of(table: &Table, id: RecordId) -> Self {
        let mut kept = Self::default();
        let Some(packed) = table.packed(id) else { return kept };
        fields(&packed, |name, value| {
            let of = |key: &str| Component::of_text(&text_at(value, key).unwrap_or_default());
            if name == "ical" {
                kept.master = of("lines").into_iter().next();
                kept.zones = of("zones");
                kept.others = of("others");
                kept.calendar =
                    text_at(value, "cal").unwrap_or_default().lines().map(str::to_owned).collect();
            } else if let Some(element) = name.strip_prefix("occ/")
                && let Some(component) = of("lines").into_iter().next()
            {
                kept.moved.insert(element.to_owned(), component);
            }
        });
        kept
    }
}
