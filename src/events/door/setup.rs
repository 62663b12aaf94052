//! The name of the door and its sounds: of this device, not of the event.

use leptos::prelude::*;

use super::desk::Desk;
use super::door_settings;
use crate::routes::{EventArea, Events};
use crate::widgets::button::ButtonLink;
use crate::widgets::chip::ToggleChip;
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::Glyph;
use crate::widgets::switch::Switch;
use crate::widgets::text_field::TextField;

/// The sheet in which a door is set up.
#[component]
pub fn DoorSetup(
    /// The door.
    desk: Desk,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let t = desk.t;
    let close = Callback::new(move |()| open.set(false));
    let rename = move |name: String| {
        door_settings::set_name(&name);
        let name = name.trim();
        desk.door.set(if name.is_empty() { t.door_default().to_owned() } else { name.to_owned() });
    };
    let others = move || {
        let known = desk.tally.with(|tally| tally.doors.keys().cloned().collect::<Vec<_>>());
        known.into_iter().filter(|door| !door.is_empty() && *door != desk.door.get()).collect::<Vec<_>>()
    };
    view! {
        <Sheet open on_close=close title=Signal::derive(move || t.door_settings().to_owned())>
            <div class="stack">
                <TextField
                    label=Signal::derive(move || t.door_name().to_owned())
                    hint=Signal::derive(move || Some(t.door_name_hint().to_owned()))
                    value=desk.door
                    on_commit=rename
                    autofocus=true
                />
                <div class="cluster">
                    {move || {
                        others()
                            .into_iter()
                            .map(|door| {
                                let label = door.clone();
                                view! {
                                    <ToggleChip
                                        label=Signal::derive(move || label.clone())
                                        pressed=Signal::derive(|| false)
                                        on_toggle=move |_| rename(door.clone())
                                    />
                                }
                            })
                            .collect_view()
                    }}
                </div>
                <Switch
                    label=Signal::derive(move || t.door_sound().to_owned())
                    hint=Signal::derive(move || Some(t.door_sound_hint().to_owned()))
                    checked=desk.is_loud
                    on_change=move |is_loud| {
                        desk.is_loud.set(is_loud);
                        door_settings::set_loud(is_loud);
                    }
                />
                <ButtonLink
                    href=Events::Of(desk.event, EventArea::SignIn).href()
                    label=Signal::derive(move || t.door_sheet_link().to_owned())
                    glyph=Glyph::Print
                />
            </div>
        </Sheet>
    }
}
