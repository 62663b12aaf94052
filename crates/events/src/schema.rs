//! What fields each kind has and of what form, for code that handles all kinds alike: the table of `docs/events.md` as
//! data. See `supply::schema`.

use supply::schema::Form::{self, *};

use crate::budget::CATEGORIES;
use crate::kinds;

/// Types of events.
pub const TYPES: &[&str] =
    &["party", "seminar", "breakfast", "client_visit", "staff_meeting", "move", "other"];
/// What people may not or do not eat.
pub const DIETS: &[&str] = &[
    "vegetarian",
    "vegan",
    "halal",
    "kosher",
    "pork_free",
    "gluten_free",
    "lactose_free",
    "nuts",
    "shellfish",
    "other",
];
const TEXTS_BY_KEY: Form = Maps(&["v", "pos"]);

/// The fields of a kind; `life`, `trash` and `import` are every kind's.
#[must_use]
pub fn fields(kind: &str) -> &'static [(&'static str, Form)] {
    match kind {
        kinds::EVENT => &[
            ("title", Name),
            ("type", Key(TYPES)),
            ("template", Flag),
            ("when", Map(&["start", "end", "zone", "allday"])),
            ("venue", Map(&["k", "place", "name", "street", "postcode", "city", "country", "link", "party"])),
            ("access", Text),
            ("capacity", Count),
            ("owner", Named("person")),
            ("team", NamedSet("person")),
            ("status", Key(&["idea", "planned", "confirmed", "cancelled", "closed"])),
            ("cap", Money),
            ("budget_heads", Count),
            ("cover", Map(&["blob", "thumb", "w", "h", "type"])),
            ("notes", Text),
            ("requests", Refs),
            ("model", Ref),
            ("roles", TEXTS_BY_KEY),
            ("purge", Day),
            ("purged", Instant),
            ("show_began", Instant),
            ("show_ended", Instant),
            ("told", Maps(&["ms", "by", "threat"])),
            ("answer_by", Day),
            ("crew", Count),
            ("survey", Text),
            ("ical", Map(&["uid", "lines", "zones", "others", "cal"])),
            ("rrule", Map(&["text", "until", "rdate", "exdate", "alone"])),
            ("occ", Maps(&["start", "end", "title", "status", "lines"])),
            ("import", Ref),
        ],
        kinds::TASK => &[
            ("at", At),
            ("title", Name),
            ("due", Map(&["days", "working", "on"])),
            ("days", Count),
            ("owner", Named("person")),
            ("stage", Key(&["todo", "doing", "done", "dropped"])),
            ("done", Day),
            ("done_at", Instant),
            ("blocked", Text),
            ("notes", Text),
            ("party", Ref),
            ("after", Refs),
            ("import", Ref),
        ],
        kinds::CUE => &[
            ("at", At),
            ("title", Name),
            ("section", Flag),
            ("hard", Minute),
            ("minutes", Count),
            ("pause", Minute),
            ("where", Text),
            ("owner", Named("person")),
            ("notes", Text),
            ("roles", TEXTS_BY_KEY),
            ("parties", Refs),
            ("shift", Minute),
            ("lasts", Minute),
            ("skipped", Flag),
            ("began", Instant),
            ("finished", Instant),
            ("import", Ref),
        ],
        kinds::GUEST => &[
            ("at", At),
            ("name", Name),
            ("given", Text),
            ("family", Text),
            ("mail", Text),
            ("tel", Text),
            ("company", Text),
            ("service", Text),
            ("person", Named("person")),
            ("contact", Ref),
            ("rsvp", Key(&["yes", "no", "maybe"])),
            ("answered", Day),
            ("plus", Count),
            ("host", Ref),
            ("diet", Keys(DIETS)),
            ("diet_note", Text),
            ("table", Text),
            ("waiting", Instant),
            ("invited", Instant),
            ("reminded", Instant),
            ("walk_in", Flag),
            ("code", Text),
            ("notes", Text),
            ("in", Maps(&["ms", "n", "door", "by", "dev"])),
            ("x", Columns),
            ("import", Ref),
        ],
        kinds::SUPPLIER => &[
            ("at", At),
            ("party", Ref),
            ("contact", Ref),
            ("tel", Text),
            ("brings", Text),
            ("arrive", Minute),
            ("ready", Minute),
            ("leave", Minute),
            ("arrived", Instant),
            ("left", Instant),
            ("stage", Key(&["asked", "confirmed", "cancelled"])),
            ("order", Ref),
            ("notes", Text),
            ("import", Ref),
        ],
        kinds::ROOM => &[
            ("at", At),
            ("place", Named("place")),
            ("span", Map(&["from", "to"])),
            ("layout", Text),
            ("seats", Count),
            ("notes", Text),
            ("import", Ref),
        ],
        kinds::KIT => &[
            ("at", At),
            ("title", Name),
            ("qty", Count),
            ("owner", Named("person")),
            ("where", Text),
            ("packed", Instant),
            ("back", Instant),
            ("missing", Text),
            ("notes", Text),
            ("import", Ref),
        ],
        kinds::LINE => &[
            ("at", At),
            ("title", Name),
            ("type", Key(&CATEGORIES)),
            ("party", Ref),
            ("basis", Key(&["guest", "fixed"])),
            ("milli", Milli),
            ("price", Money),
            ("tax", Key(&["net", "gross"])),
            ("vat", Rate),
            ("committed", Money),
            ("invoiced", Money),
            ("paid", Money),
            ("settled", Flag),
            ("heads", Count),
            ("order", Ref),
            ("invoice", Ref),
            ("notes", Text),
            ("import", Ref),
        ],
        kinds::INCIDENT => &[
            ("at", At),
            ("text", Name),
            ("when", Instant),
            ("cue", Ref),
            ("by", Named("person")),
            ("import", Ref),
        ],
        kinds::LESSON => &[
            ("at", At),
            ("text", Name),
            ("type", Key(&["keep", "change"])),
            ("applied", Ref),
            ("import", Ref),
        ],
        _ => &[],
    }
}

/// Whether this crate has the kind.
#[must_use]
pub fn is_known(kind: &str) -> bool {
    kinds::ALL.contains(&kind)
}

/// What a new record of the kind must say.
#[must_use]
pub fn required(kind: &str) -> &'static [&'static str] {
    match kind {
        kinds::EVENT => &["title"],
        kinds::TASK | kinds::CUE | kinds::KIT | kinds::LINE => &["parent", "title"],
        kinds::GUEST => &["parent", "name"],
        kinds::INCIDENT | kinds::LESSON => &["parent", "text"],
        kinds::SUPPLIER => &["parent", "party"],
        kinds::ROOM => &["parent", "place"],
        _ => &[],
    }
}

/// The field that names a record of the kind to people, if one does.
#[must_use]
pub fn title_field(kind: &str) -> Option<&'static str> {
    Some(match kind {
        kinds::EVENT | kinds::TASK | kinds::CUE | kinds::KIT | kinds::LINE => "title",
        kinds::GUEST => "name",
        kinds::INCIDENT | kinds::LESSON => "text",
        kinds::SUPPLIER => "brings",
        kinds::ROOM => "layout",
        _ => return None,
    })
}

/// The field that holds what a record hangs on.
#[must_use]
pub fn parent_field(kind: &str) -> Option<&'static str> {
    (is_known(kind) && kind != kinds::EVENT).then_some("at")
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use supply::book::Entry;
    use supply::schema::{Given, given_in};

    use super::*;
    use crate::budget::Line;
    use crate::event::Event;
    use crate::guests::Guest;
    use crate::retro::Task;
    use crate::review::{Incident, Lesson};
    use crate::services::{KitItem, RoomBooking, Supplier};
    use crate::show::Cue;

    #[test]
    fn every_kind_has_fields_and_what_it_needs_is_one_of_them() {
        for kind in kinds::ALL {
            let has = |name: &str| fields(kind).iter().any(|(known, _)| *known == name);
            for name in required(kind).iter().chain(&title_field(kind)).chain(&parent_field(kind)) {
                assert!(*name == "parent" || has(name), "{kind} {name}");
            }
        }
    }

    #[test]
    fn what_rooms_read_is_what_scripts_may_write_and_words_can_say() {
        fn stored<E: Entry>(names: &[&str]) {
            for name in names.iter().map(|name| name.trim_end_matches('/')) {
                assert!(fields(E::KIND).iter().any(|(known, _)| *known == name), "{}.{name}", E::KIND);
            }
        }
        stored::<Event>(Event::STORED);
        stored::<Task>(Task::STORED);
        stored::<Cue>(Cue::STORED);
        stored::<Guest>(Guest::STORED);
        stored::<Supplier>(Supplier::STORED);
        stored::<RoomBooking>(RoomBooking::STORED);
        stored::<KitItem>(KitItem::STORED);
        stored::<Line>(Line::STORED);
        stored::<Incident>(Incident::STORED);
        stored::<Lesson>(Lesson::STORED);
    }

    #[test]
    fn a_minute_is_told_as_a_time_too() {
        let given = |value| given_in(kinds::CUE, fields(kinds::CUE), "hard", value);
        let stored = Ok(Given::Set("hard", json!({ "min": 1155 })));
        assert_eq!(given(json!("19:15")), stored);
        assert_eq!(given(json!(1155)), stored);
        assert_eq!(given(json!("24:30")), Ok(Given::Set("hard", json!({ "min": 1470 }))));
        assert!(given(json!("19:75")).is_err() && given(json!("soon")).is_err());
    }

    #[test]
    fn a_tick_is_a_map_under_a_key_of_its_own() {
        let tick = json!({ "k7": { "ms": 5, "n": 1, "door": "Quai" } });
        let given = given_in(kinds::GUEST, fields(kinds::GUEST), "in", tick);
        let stored = vec![("k7".to_owned(), json!({ "ms": 5, "n": 1, "door": "Quai" }))];
        assert_eq!(given, Ok(Given::Family("in", stored)));
    }
}
