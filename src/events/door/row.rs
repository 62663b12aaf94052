//! One guest: large enough for a thumb in the cold.

use events::Planner;
use events::guests::door::{self, Standing};
use events::guests::{Guest, lookup};
use leptos::{html, prelude::*};
use replica::RecordId;

use super::desk::Desk;
use crate::events::guests::table_words;
use crate::i18n::T;
use crate::widgets::icon::{Glyph, Icon};

/// What a row shows: read in one go, and drawn again only when it is another.
#[derive(Clone, Debug, Default, PartialEq)]
struct Seen {
    look: &'static str,
    family: String,
    given: String,
    plus: i64,
    facts: Vec<String>,
    came: Option<String>,
}

impl Seen {
    fn of(t: T, planner: &Planner, guest: &Guest) -> Self {
        let (family, given) = lookup::names_of(guest);
        let host = guest.host.and_then(|host| planner.guests.get(host)).map(|host| host.name.as_str());
        Self {
            look: look_of(guest),
            family: family.to_owned(),
            given: given.to_owned(),
            plus: door::announced(guest) - 1,
            facts: facts_of(t, guest, host),
            came: guest.ticks.first().map(|tick| t.time(tick.ms)),
        }
    }
}

/// A row: a tap lets the guest in, or says why not.
#[component]
pub fn GuestRow(
    /// The door.
    desk: Desk,
    /// The guest.
    id: RecordId,
    /// The search field: it keeps the caret while rows are tapped.
    field: NodeRef<html::Input>,
) -> impl IntoView {
    let (session, t) = (desk.session, desk.t);
    let seen = Memo::new(move |_| {
        session.look_in::<Planner, _>(|planner, _, _| {
            planner.guests.get(id).map(|guest| Seen::of(t, planner, guest)).unwrap_or_default()
        })
    });
    let is_pending = Memo::new(move |_| desk.pending.with(|pending| pending.contains(&id)));
    let look = Memo::new(move |_| if is_pending.get() { "in" } else { seen.with(|seen| seen.look) });
    let glyph = move || match look.get() {
        "twice" => Some(Glyph::People),
        "declined" => Some(Glyph::Close),
        "waiting" => Some(Glyph::Clock),
        "in" => Some(Glyph::Check),
        _ => None,
    };
    let text = move || {
        seen.with(|seen| {
            let facts: Vec<_> = seen.facts.iter().map(|fact| view! { <span>{fact.clone()}</span> }).collect();
            let plus = (0 < seen.plus).then(|| format!("+{}", seen.plus));
            view! {
                <span class="door-row__name">
                    <b class="door-row__family">{seen.family.clone()}</b>
                    {format!(" {}", seen.given)}
                    {plus.map(|plus| view! { <span class="door-row__plus">{plus}</span> })}
                </span>
                <span class="door-row__facts">{facts}</span>
            }
        })
    };
    let tap = move |_| {
        desk.arrive(id);
        // The next name typed takes the place of this one.
        if let Some(input) = field.get_untracked()
            && document().active_element().is_some_and(|active| active.is_same_node(Some(&input)))
        {
            input.select();
        }
    };
    view! {
        <button
            class="door-row"
            type="button"
            data-look=look
            aria-pressed=move || matches!(look.get(), "in" | "twice").to_string()
            data-pending=move || is_pending.get().then_some("true")
            on:mousedown=move |event| event.prevent_default()
            on:click=tap
        >
            <span class="door-row__mark">{move || glyph().map(|glyph| view! { <Icon glyph /> })}</span>
            <span class="door-row__text">{text}</span>
            <span class="door-row__time">{move || seen.with(|seen| seen.came.clone())}</span>
        </button>
    }
}

/// What the row looks like.
fn look_of(guest: &Guest) -> &'static str {
    match door::standing(guest) {
        Standing::In if door::is_duplicate(guest) => "twice",
        Standing::In => "in",
        Standing::Declined => "declined",
        Standing::Waiting => "waiting",
        Standing::Unsure => "unsure",
        Standing::Expected => "expected",
    }
}

/// What helps to know who it is, and what is particular.
fn facts_of(t: T, guest: &Guest, host: Option<&str>) -> Vec<String> {
    let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let standing = match door::standing(guest) {
        Standing::In if door::is_duplicate(guest) => Some(times(t, guest)),
        Standing::Declined => Some(t.door_declined().to_owned()),
        Standing::Waiting => Some(t.door_waiting().to_owned()),
        Standing::Unsure if guest.rsvp == "maybe" => Some(t.door_maybe().to_owned()),
        Standing::Unsure => Some(t.door_silent().to_owned()),
        _ => None,
    };
    [
        standing,
        guest.is_walk_in.then(|| t.door_is_walk_in().to_owned()),
        text(&guest.company).or_else(|| text(&guest.service)),
        table_words(t, &guest.table),
        host.map(|host| t.door_with_host(host)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// All times at which a guest was let in: « 18:52 Entrée, 18:55 Quai ».
fn times(t: T, guest: &Guest) -> String {
    let tick = |tick: &events::guests::Tick| format!("{} {}", t.time(tick.ms), tick.door);
    guest.ticks.iter().map(tick).collect::<Vec<_>>().join(", ")
}
