//! One guest: large enough for a thumb in the cold.

use events::Planner;
use events::guests::door::{self, Standing};
use events::guests::{Guest, lookup};
use leptos::{html, prelude::*};
use replica::RecordId;

use super::desk::Desk;
use crate::i18n::T;
use crate::widgets::icon::{Glyph, Icon};

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
    let guest = desk.follow(id);
    let is_pending = Memo::new(move |_| desk.pending.with(|pending| pending.contains(&id)));
    let look = move || {
        if is_pending.get() {
            return "in";
        }
        guest.with(|guest| guest.as_ref().map_or("expected", look_of))
    };
    let names = move || {
        guest.with(|guest| {
            guest.as_ref().map(|guest| {
                let (family, given) = lookup::names_of(guest);
                (family.to_owned(), given.to_owned())
            })
        })
    };
    let facts = move || {
        let host = guest.with(|guest| guest.as_ref().and_then(|guest| guest.host));
        let host = host.and_then(|host| {
            session
                .peek_in::<Planner, _>(|planner, _, _| planner.guests.get(host).map(|host| host.name.clone()))
        });
        guest
            .with(|guest| guest.as_ref().map(|guest| facts_of(t, guest, host.as_deref())))
            .unwrap_or_default()
    };
    let plus = move || guest.with(|guest| guest.as_ref().map_or(1, door::announced)) - 1;
    let glyph = move || match look() {
        "in" => Glyph::Check,
        "twice" => Glyph::People,
        "declined" => Glyph::Close,
        "waiting" => Glyph::Clock,
        _ => Glyph::Plus,
    };
    let came = move || {
        guest.with(|guest| guest.as_ref().and_then(|guest| guest.ticks.first().map(|tick| t.time(tick.ms))))
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
            data-pending=move || is_pending.get().then_some("true")
            on:mousedown=move |event| event.prevent_default()
            on:click=tap
        >
            <span class="door-row__mark">{move || view! { <Icon glyph=glyph() /> }}</span>
            <span class="door-row__text">
                <span class="door-row__name">
                    {move || {
                        names()
                            .map(|(family, given)| {
                                view! {
                                    <b class="door-row__family">{family}</b>
                                    " "
                                    {given}
                                }
                            })
                    }}
                    <Show when=move || 0 < plus()>
                        <span class="door-row__plus">{move || format!("+{}", plus())}</span>
                    </Show>
                </span>
                <span class="door-row__facts">
                    {move || facts().into_iter().map(|fact| view! { <span>{fact}</span> }).collect_view()}
                </span>
            </span>
            <span class="door-row__time">{came}</span>
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
        text(&guest.table).map(|table| t.door_table(&table)),
        host.map(|host| t.door_with_host(host)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// All times at which a guest was let in: « 18:52 Entrée, 18:55 Quai ».
pub fn times(t: T, guest: &Guest) -> String {
    let tick = |tick: &events::guests::Tick| format!("{} {}", t.time(tick.ms), tick.door);
    guest.ticks.iter().map(tick).collect::<Vec<_>>().join(", ")
}
