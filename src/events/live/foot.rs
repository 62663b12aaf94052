//! The one big button, and an incident.

use events::show::live::Phase;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::acts::{self, Trigger};
use super::fix::FixAlert;
use super::subject::Live;
use crate::widgets::icon::{Glyph, Icon};

/// What the thumb is for.
#[component]
pub fn LiveFoot(live: Live, incident: RwSignal<Option<i64>>) -> impl IntoView {
    let t = live.t;
    let trigger = Trigger::new(live);
    let phase = Memo::new(move |_| live.phase());
    let next = Memo::new(move |_| live.standing.with(|standing| standing.next));
    let label = Memo::new(move |_| match (phase.get(), next.get()) {
        (Phase::Before, Some(next)) => t.live_begin_first(&live.title(next)),
        (_, Some(next)) => t.live_begin(&live.title(next)),
        (_, None) => t.live_finish_show().to_owned(),
    });
    let keys = window_event_listener(ev::keydown, move |event| {
        let is_held = event.repeat() || event.ctrl_key() || event.alt_key() || event.meta_key();
        let is_mine = event.key() == " " && !is_held && !is_busy(&event);
        if is_mine {
            event.prevent_default();
            trigger.pull(live);
        }
    });
    on_cleanup(move || keys.remove());
    view! {
        <Show when=move || phase.get() != Phase::Over>
            <footer class="live-foot">
                <FixAlert live />
                <Show when=move || phase.get() == Phase::Running>
                    <button
                        class="button live-foot__incident"
                        type="button"
                        on:click=move |_| incident.set(Some(live.stamp()))
                    >
                        <Icon glyph=Glyph::Flag />
                        <span>{move || t.live_incident()}</span>
                    </button>
                </Show>
                <button
                    class="button live-foot__next"
                    type="button"
                    data-kind="primary"
                    title=move || t.live_keys()
                    on:click=move |_| trigger.pull(live)
                >
                    {move || view! { <Icon glyph=if next.get().is_some() { Glyph::Play } else { Glyph::Check } /> }}
                    <span class="live-foot__label">{move || label.get()}</span>
                </button>
                <Show when=move || phase.get() == Phase::Running && next.get().is_some()>
                    <button class="live-foot__end" type="button" on:click=move |_| acts::end(live)>
                        {move || t.live_finish_show()}
                    </button>
                </Show>
            </footer>
        </Show>
    }
}

/// Whether a key belongs to something else: a field, a button, an open sheet.
fn is_busy(event: &ev::KeyboardEvent) -> bool {
    if document().query_selector("dialog[open]").ok().flatten().is_some() {
        return true;
    }
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| {
        target
            .closest("input, textarea, select, button, a, summary, [contenteditable]")
            .ok()
            .flatten()
            .is_some()
    })
}
