//! The registry of the typed rooms' kinds for code that handles all kinds alike: what a record is called, where it is
//! shown, how its fields and values read. It asks the records themselves, so that no room has to be there.

pub mod bin_list;
pub mod history;
mod values;

use domain::kinds::{field, kind};
use domain::office::Office;
use replica::{RecordId, Table, Value};
use supply::kinds;

use crate::i18n::T;
use crate::requests::detail::words::{field_label, name_of, title_of};
use crate::routes::{self, EventArea, Events, Suppliers};
use crate::schema;
use crate::widgets::icon::Glyph;

pub use values::{element_words, value_words};

/// Names of parents are looked for this far up.
const UP: usize = 4;

/// Whether the registry has the kind.
pub fn is_known(of: &str) -> bool {
    schema::is_known(of)
}

/// Whether a field is a family of registers, `tel/x4`, and not a set.
pub fn is_family(of: &str, head: &str) -> bool {
    schema::form(of, head).is_some_and(schema::Form::is_family)
}

/// What a record is, as a heading.
pub fn kind_word(t: T, of: &str) -> &'static str {
    t.rec_kind(of).unwrap_or_else(|| t.kind_other())
}

/// The drawing of a kind.
pub fn glyph(of: &str) -> Glyph {
    match of {
        kinds::PARTY => Glyph::Suppliers,
        kinds::CONTACT => Glyph::Person,
        kinds::EXCHANGE | kinds::NOTICE => Glyph::Mail,
        kinds::NEED | kinds::NEED_LINE | kinds::QUOTE | kinds::QUOTE_LINE => Glyph::Checklist,
        kinds::ORDER | kinds::ORDER_LINE | kinds::RECEIPT => Glyph::Box,
        kinds::INVOICE | kinds::BUDGET => Glyph::Euro,
        kinds::INTERVENTION => Glyph::Wrench,
        kinds::SETTING => Glyph::Edit,
        events::kinds::EVENT | events::kinds::ROOM => Glyph::Calendar,
        events::kinds::TASK | events::kinds::KIT => Glyph::Checklist,
        events::kinds::CUE => Glyph::Clock,
        events::kinds::GUEST => Glyph::People,
        events::kinds::SUPPLIER => Glyph::Suppliers,
        events::kinds::LINE => Glyph::Euro,
        events::kinds::INCIDENT | events::kinds::LESSON => Glyph::Comment,
        _ => Glyph::Requests,
    }
}

/// The stored name of a record, without what it hangs on.
fn own_title(table: &Table, id: RecordId) -> Option<String> {
    let record = table.get(id)?;
    let name = schema::title_field(&record.kind)?;
    record.text(name).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// What a record hangs on.
pub fn parent(table: &Table, id: RecordId) -> Option<RecordId> {
    let record = table.get(id)?;
    let name = schema::parent_field(&record.kind)?;
    let value = record.value(name)?;
    value.as_str().or_else(|| value.get("parent")?.as_str())?.parse().ok()
}

/// What people call a record of any kind: its name, or that of what it hangs on.
pub fn title(t: T, office: &Office, table: &Table, id: RecordId) -> String {
    let mut at = Some(id);
    for _ in 0..UP {
        let Some(id) = at else { break };
        if office.named.contains_key(&id) {
            return name_of(t, office, id);
        }
        if let Some(title) = own_title(table, id) {
            return title.lines().next().unwrap_or_default().to_owned();
        }
        if let Some(record) = table.get(id).filter(|record| &*record.kind == kind::REQUEST) {
            return title_of(t, Some(&record));
        }
        at = parent(table, id);
    }
    t.untitled().to_owned()
}

/// The area of its event in which a record of a kind is shown.
fn event_area(of: &str) -> Option<EventArea> {
    use events::kinds::*;
    Some(match of {
        EVENT => EventArea::Overview,
        TASK => EventArea::Retro,
        CUE => EventArea::Show,
        GUEST => EventArea::Guests,
        SUPPLIER | ROOM | KIT => EventArea::Services,
        LINE => EventArea::Budget,
        INCIDENT | LESSON => EventArea::Review,
        _ => return None,
    })
}

/// Where a record of the room is shown.
pub fn href(table: &Table, id: RecordId, of: &str) -> Option<String> {
    let up = || parent(table, id);
    if let Some(area) = event_area(of) {
        let event = if of == events::kinds::EVENT { id } else { up()? };
        return Some(Events::Of(event, area).href());
    }
    let kind_up = |id| table.packed(id).map(|packed| packed.kind.to_owned());
    let to = match of {
        kinds::PARTY => Suppliers::Directory(Some(id)),
        kinds::CONTACT => Suppliers::Directory(up()),
        kinds::CONTRACT => Suppliers::Contract(id),
        kinds::AMENDMENT | kinds::NOTICE => Suppliers::Contract(up()?),
        kinds::DOCUMENT => Suppliers::Documents,
        kinds::EXCHANGE => Suppliers::Vigilance(up()?),
        kinds::NEED => Suppliers::Need(id),
        kinds::NEED_LINE => Suppliers::Need(up()?),
        kinds::QUOTE => {
            let need = table.get(id)?.text("need")?.parse().ok()?;
            Suppliers::Need(need)
        }
        kinds::QUOTE_LINE => return href(table, up()?, kinds::QUOTE),
        kinds::ORDER => Suppliers::Order(id),
        kinds::ORDER_LINE | kinds::RECEIPT => Suppliers::Order(up()?),
        kinds::INVOICE => {
            let record = table.get(id)?;
            let of = |name: &str| record.text(name).and_then(|id| id.parse::<RecordId>().ok());
            match (of("order"), of("contract"), of("party")) {
                (Some(order), ..) => Suppliers::Order(order),
                (None, Some(contract), _) => Suppliers::Contract(contract),
                (None, None, party) => Suppliers::Directory(party),
            }
        }
        kinds::BUDGET => Suppliers::Budget(id),
        kinds::INTERVENTION => Suppliers::Visit(id),
        _ => return None,
    };
    // A photo or a document may hang on anything.
    if of == kinds::DOCUMENT
        && let Some(on) = up()
        && let Some(kind) = kind_up(on).filter(|kind| is_known(kind) && kind != kinds::DOCUMENT)
    {
        return href(table, on, &kind);
    }
    Some(to.href())
}

/// Where any record is shown; nothing for what has no screen.
pub fn href_of_any(table: &Table, id: RecordId) -> Option<String> {
    let of = table.packed(id)?.kind.to_owned();
    if of == kind::REQUEST { Some(routes::request(id)) } else { href(table, id, &of) }
}

/// The name of a field as a label.
pub fn label(t: T, of: &str, name: &str) -> String {
    let head = name.split('/').next().unwrap_or(name);
    if let Some(column) = name.strip_prefix(field::EXTRA) {
        return column.to_owned();
    }
    match t.rec_field_of(&format!("{of}.{head}")).or_else(|| t.rec_field(head)) {
        Some(label) => label.to_owned(),
        None => field_label(t, name),
    }
}

/// The name of a field inside a sentence: « préavis », but « IBAN » and « TVA ».
pub fn label_inside(t: T, of: &str, name: &str) -> String {
    let label = label(t, of, name);
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() && second != '°' => {
            first.to_lowercase().chain(label.chars().skip(1)).collect()
        }
        _ => label,
    }
}

/// The id that a value is.
fn id_of(value: &Value) -> Option<RecordId> {
    value.as_str()?.parse().ok()
}
