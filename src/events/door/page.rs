//! The screen of a door: how many are in, who is looked for, what came of the last tap, the list.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use leptos::{ev, html, prelude::*};
use replica::RecordId;
use wasm_bindgen::JsCast;

use super::counter::Counter;
use super::desk::{Desk, Filter, Verdict};
use super::list::GuestList;
use super::scan::ScanInvitations;
use super::setup::DoorSetup;
use super::verdict::VerdictCard;
use crate::events::frame::{EventFrame, use_event};
use crate::platform::camera;
use crate::platform::wake::keep_awake;
use crate::routes::{EventArea, Events};
use crate::widgets::button::{Button, ButtonKind, IconButton};
use crate::widgets::chip::ToggleChip;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::search_field::SearchField;
use crate::widgets::shell::PageHead;

/// Check-in at a door.
#[component]
pub fn DoorPage(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    let entry = use_event(event);
    let is_known = Memo::new(move |_| entry.with(Option::is_some));
    // The frame says that the event is unknown.
    let unknown = move || view! { <EventFrame event current=EventArea::Door>""</EventFrame> };
    view! {
        <Show when=move || is_known.get() fallback=unknown>
            <OpenDoor event />
        </Show>
    }
}

#[component]
fn OpenDoor(event: RecordId) -> impl IntoView {
    let desk = Desk::new(event);
    let t = desk.t;
    let field = NodeRef::<html::Input>::new();
    let is_setting = RwSignal::new(false);
    let is_scanning = RwSignal::new(false);
    // A door that sleeps makes people wait.
    let _ = keep_awake(|| true);
    keys(field);
    let title = Signal::derive(move || {
        let title = desk.entry.with(|entry| entry.as_ref().map(|entry| entry.title.clone()));
        title.filter(|title| !title.is_empty()).unwrap_or_else(|| t.door_title().to_owned())
    });
    let silence = move |()| {
        let is_loud = !desk.is_loud.get_untracked();
        desk.is_loud.set(is_loud);
        super::door_settings::set_loud(is_loud);
    };
    let on_submit = Callback::new(move |typed: String| submit(desk, &typed));
    view! {
        <div
            class="page door"
            data-searching=move || desk.text.with(|text| !text.is_empty()).then_some("true")
        >
            <div class="door__head">
                <PageHead title back=Events::Of(event, EventArea::Guests).href()>
                    <button class="door__name" type="button" on:click=move |_| is_setting.set(true)>
                        <Icon glyph=Glyph::Place />
                        <span class="u-hidden">{move || t.door_settings()} " "</span>
                        <span class="door__name-text">{move || desk.door.get()}</span>
                    </button>
                    <IconButton
                        glyph=Signal::derive(move || if desk.is_loud.get() { Glyph::Sound } else { Glyph::SoundOff })
                        label=Signal::derive(move || {
                            if desk.is_loud.get() { t.door_silence() } else { t.door_sound_on() }.to_owned()
                        })
                        on_click=silence
                    />
                </PageHead>
                <Counter desk />
                <SearchField
                    label=Signal::derive(move || t.door_search().to_owned())
                    placeholder=Signal::derive(move || Some(t.door_search_hint().to_owned()))
                    value=desk.text
                    on_input=move |text: String| desk.look_for(text)
                    on_submit
                    node_ref=field
                />
                <Filters desk />
                <VerdictCard desk />
            </div>
            <GuestList desk field />
            <div class="page__foot door__foot">
                <Show when=|| camera::can_scan()>
                    <Button
                        label=Signal::derive(move || t.door_scan().to_owned())
                        glyph=Glyph::Scan
                        kind=ButtonKind::Primary
                        on_click=move |()| {
                            desk.verdict.set(Verdict::None);
                            is_scanning.set(true);
                        }
                    />
                </Show>
                <Button
                    label=Signal::derive(move || {
                        let text = desk.text.get();
                        let name = text.trim();
                        if name.is_empty() { t.door_walk_in().to_owned() } else { t.door_walk_in_named(name) }
                    })
                    glyph=Glyph::Plus
                    on_click=move |()| desk.walk_in(&desk.text.get_untracked())
                />
            </div>
        </div>
        <DoorSetup desk open=is_setting />
        <ScanInvitations desk open=is_scanning />
    }
}

/// Enter in the search: a code lets its guest in (as a hand scanner types it), a single guest found as well.
fn submit(desk: Desk, typed: &str) {
    if typed.trim().is_empty() {
        return;
    }
    let only = desk.list.with_untracked(|list| match &**list {
        [only] => Some(*only),
        _ => None,
    });
    match only {
        Some(only) => desk.arrive(only),
        None if desk.scanned(typed) => {}
        None => {
            // Several: the keys choose.
            if let Ok(Some(first)) = document().query_selector(".door-row")
                && let Ok(first) = first.dyn_into::<web_sys::HtmlElement>()
            {
                drop(first.focus());
            }
            return;
        }
    }
    desk.look_for(String::new());
}

/// Letters typed anywhere on the screen go to the search, and arrows from it through the names.
fn keys(field: NodeRef<html::Input>) {
    // Before the shell hears it: « n » is the beginning of a name here.
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    let listener = EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<ev::KeyboardEvent>() else { return };
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let Some(at) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
            return;
        };
        let is_elsewhere = at.closest("dialog").ok().flatten().is_some();
        let is_typing = matches!(at.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT");
        let key = event.key();
        let is_letter = key.chars().count() == 1 && key.chars().all(char::is_alphanumeric);
        match key.as_str() {
            _ if is_elsewhere => {}
            "ArrowDown" | "ArrowUp" if step(&at, key == "ArrowDown") => event.prevent_default(),
            _ if is_letter && !is_typing => {
                event.stop_propagation();
                // The letter itself follows into the field that has the focus by then.
                if let Some(input) = field.get_untracked() {
                    drop(input.focus());
                }
            }
            _ => {}
        }
    });
    // Dropped with the page.
    StoredValue::new_local(listener);
}

/// Moves the focus to the name before or after; from elsewhere to the first one. Whether it moved.
fn step(from: &web_sys::Element, is_down: bool) -> bool {
    let Ok(rows) = document().query_selector_all(".door-row") else { return false };
    let rows: Vec<web_sys::HtmlElement> =
        (0..rows.length()).filter_map(|at| rows.item(at)?.dyn_into().ok()).collect();
    let here = rows.iter().position(|row| row.is_same_node(Some(from)));
    let to = match (here, is_down) {
        (Some(at), true) => at + 1,
        (Some(at), false) => at.wrapping_sub(1),
        (None, true) => 0,
        (None, false) => return false,
    };
    rows.get(to).is_some_and(|row| row.focus().is_ok())
}

#[component]
fn Filters(desk: Desk) -> impl IntoView {
    let t = desk.t;
    let chip = move |filter: Filter, label: Signal<String>, count: Signal<Option<usize>>| {
        let toggle = move |_| {
            let next = if desk.filter.get_untracked() == filter { Filter::All } else { filter };
            desk.show(next);
        };
        view! {
            <ToggleChip
                label
                pressed=Signal::derive(move || desk.filter.get() == filter)
                on_toggle=toggle
                count
            />
        }
    };
    let n = move |count: fn(&events::guests::door::Tally) -> usize| {
        Signal::derive(move || Some(desk.tally.with(count)))
    };
    view! {
        <div class="door__filters cluster" role="group" aria-label=move || t.door_filter()>
            {chip(Filter::Missing, Signal::derive(move || t.door_missing().to_owned()), n(|tally| tally.missing))}
            {chip(Filter::Inside, Signal::derive(move || t.door_inside().to_owned()), n(|tally| tally.came))}
            <Show when=move || desk.tally.with(|tally| !tally.duplicates.is_empty())>
                {chip(Filter::Twice, Signal::derive(move || t.door_twice().to_owned()), n(|tally| tally.duplicates.len()))}
            </Show>
        </div>
    }
}
