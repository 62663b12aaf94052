//! How to get into a place: badge, key, alarm, parking. Noted once, on every sheet after.

use domain::kinds::kind;
use leptos::prelude::*;
use replica::{Intent, RecordId, Value};
use store::Act;

use super::sheet_data::place_access;
use crate::i18n::T;
use crate::session::use_session;
use crate::widgets::text_field::TextField;

const FIELDS: [(&str, fn(T) -> &'static str); 5] = [
    ("access_badge", |t| t.visit_access_badge()),
    ("access_key", |t| t.visit_access_key()),
    ("access_alarm", |t| t.visit_access_alarm()),
    ("access_parking", |t| t.visit_access_parking()),
    ("access_note", |t| t.visit_access_note()),
];

/// The access notes of a place, each kept as it is left.
#[component]
pub fn PlaceAccess(
    /// Which one.
    place: RecordId,
) -> impl IntoView {
    let session = use_session();
    let t = session.t();
    let access = Memo::new(move |_| place_access(session.record(place).as_ref()));
    let field = move |(name, label): (&'static str, fn(T) -> &'static str)| {
        let value = Signal::derive(move || {
            access.with(|access| {
                match name {
                    "access_badge" => &access.badge,
                    "access_key" => &access.key,
                    "access_alarm" => &access.alarm,
                    "access_parking" => &access.parking,
                    _ => &access.note,
                }
                .clone()
            })
        });
        let on_commit = Callback::new(move |text: String| {
            let text = text.trim();
            let value = if text.is_empty() { Value::Null } else { text.into() };
            session.act(Act::one(vec![Intent::set(place, kind::PLACE, name, value)]), t.visit_access_said());
        });
        view! { <TextField label=Signal::derive(move || label(t).to_owned()) value on_commit /> }
    };
    view! { <div class="place-access">{FIELDS.map(field).collect_view()}</div> }
}
