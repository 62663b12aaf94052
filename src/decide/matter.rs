//! Records of every kind, their fields and values in words.

use chrono::NaiveDateTime;
use domain::kinds::{field, kind};
use domain::office::Office;
use replica::{RecordId, Table, Value};

use crate::i18n::T;
use crate::records;
use crate::requests::detail::words::{field_label, name_of, title_of, value_words};
use crate::routes::{self, path};
use crate::widgets::icon::Glyph;

/// What a person needs to know a record again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    /// Its title, or that of the request that it hangs on.
    pub title: String,
    /// What it is, if it is no request.
    pub what: Option<&'static str>,
    /// Where it is shown.
    pub href: Option<String>,
    /// Its drawing.
    pub glyph: Glyph,
}

/// A record in words.
pub fn matter(t: T, office: &Office, table: &Table, id: RecordId, of: &str) -> Matter {
    if records::is_known(of) {
        return Matter {
            title: records::title(t, office, table, id),
            what: Some(records::kind_word(t, of)),
            href: records::href(table, id, of),
            glyph: records::glyph(of),
        };
    }
    let (what, glyph) = match of {
        kind::REQUEST => (None, Glyph::Requests),
        kind::COMMENT => (Some(t.kind_comment()), Glyph::Comment),
        kind::CHECK => (Some(t.kind_check()), Glyph::Checklist),
        kind::PHOTO => (Some(t.kind_photo()), Glyph::Photo),
        kind::LINK => (Some(t.kind_link()), Glyph::Link),
        kind::PLACE => (Some(t.field_place()), Glyph::Place),
        kind::PERSON => (Some(t.kind_person()), Glyph::Person),
        kind::CATEGORY => (Some(t.field_category()), Glyph::Tag),
        kind::VIEW => (Some(t.kind_view()), Glyph::List),
        kind::IMPORT => (Some(t.kind_import()), Glyph::Download),
        kind::DEVICE => (Some(t.kind_device()), Glyph::Device),
        _ => (Some(t.kind_other()), Glyph::Edit),
    };
    let request = if of == kind::REQUEST { Some(id) } else { office.parent_of(id) };
    let record = table.get(id);
    let title = match request {
        // A photo may hang on a contract as on a request.
        Some(parent) if table.packed(parent).is_some_and(|packed| records::is_known(packed.kind)) => {
            records::title(t, office, table, parent)
        }
        Some(request) => title_of(t, table.get(request).as_ref()),
        None => {
            let stored = record.as_ref().and_then(|r| r.text(field::NAME)).map(str::to_owned);
            office.named.get(&id).map(|_| name_of(t, office, id)).or(stored).unwrap_or_default()
        }
    };
    let href = request.and_then(|id| records::href_of_any(table, id)).or_else(|| {
        let page = match of {
            kind::PLACE => path::PLACES,
            kind::PERSON => path::PEOPLE,
            kind::CATEGORY => path::CATEGORIES,
            _ => return None,
        };
        Some(routes::more(page))
    });
    let title = if title.trim().is_empty() { t.untitled().to_owned() } else { title };
    Matter { title, what, href, glyph }
}

/// The name of a field of any kind of record.
pub fn label(t: T, of: &str, name: &str) -> String {
    if records::is_known(of) {
        return records::label(t, of, name);
    }
    let named = matches!(of, kind::PLACE | kind::PERSON | kind::CATEGORY | kind::VIEW | kind::DEVICE);
    let label = match name {
        field::NAME => t.field_name(),
        field::PARENT if named => t.field_parent(),
        field::LEVEL => t.field_level(),
        "email" => t.field_email(),
        "phone" => t.field_phone(),
        field::TARGET_HOURS => t.field_target_hours(),
        field::TEXT => t.field_text(),
        field::DONE => t.field_done(),
        field::QUERY => t.field_query(),
        "alt" => t.field_alt(),
        field::AT => t.request(),
        field::TAGS => t.field_tags(),
        field::WATCHERS => t.field_watchers(),
        _ => return field_label(t, name),
    };
    label.to_owned()
}

/// A value of a field of any kind of record in words; « vide » for none.
pub fn value(
    t: T,
    office: &Office,
    table: &Table,
    (of, name): (&str, &str),
    value: &Value,
    now: NaiveDateTime,
) -> String {
    let id = |value: &Value| value.as_str().and_then(|text| text.parse::<RecordId>().ok());
    if records::is_known(of) {
        let words = records::value_words(t, office, table, (of, name), value, now);
        return words.unwrap_or_else(|| t.field_empty_value().to_owned());
    }
    let words = match (of, name) {
        (_, field::AT) => {
            let parent = value.get("parent").and_then(id);
            parent.map(|parent| title_of(t, table.get(parent).as_ref()))
        }
        (kind::COMMENT | kind::LINK, field::PARENT | field::FROM | field::TO) => {
            id(value).map(|request| title_of(t, table.get(request).as_ref()))
        }
        (_, field::PARENT) => id(value).map(|place| name_of(t, office, place)),
        (_, field::LEVEL) => value.as_str().map(|key| t.level_name(key).unwrap_or(key).to_owned()),
        (_, field::TARGET_HOURS) => {
            value.as_u64().and_then(|n| usize::try_from(n).ok()).map(|n| t.n_business_hours(n))
        }
        _ => value_words(t, office, name, value, now),
    };
    words.filter(|words| !words.trim().is_empty()).unwrap_or_else(|| t.field_empty_value().to_owned())
}
