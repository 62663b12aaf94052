//! One of a few: a segmented control for a setting, tabs for parts of a screen.

use super::{
    icon::{Glyph, Icon},
    ids::next_id,
    select_field::Choice,
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

/// A row of exclusive choices: theme, list or board. Radio buttons underneath, so arrows and readers work as usual.
#[component]
pub fn SegmentedControl(
    /// What is chosen; read out.
    #[prop(into)]
    label: Signal<String>,
    /// The choices, two to four.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The value now chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// Drawings shown instead of the words, in the order of the choices; the words are still read out.
    #[prop(optional)]
    glyphs: Vec<Glyph>,
) -> impl IntoView {
    let name = next_id("segment");
    let segments = move || {
        choices
            .get()
            .into_iter()
            .enumerate()
            .map(|(idx, choice)| {
                let glyph = glyphs.get(idx).copied();
                let (own, chosen) = (choice.value.clone(), choice.value.clone());
                let title = glyph.map(|_| choice.label.clone());
                view! {
                    <label class="segmented__choice" title=title>
                        <input
                            class="segmented__control"
                            type="radio"
                            name=name.clone()
                            value=choice.value
                            prop:checked=move || value.with(|value| *value == own)
                            on:change=move |_| on_change.run(chosen.clone())
                        />
                        {glyph.map(|glyph| view! { <Icon glyph /> })}
                        <span class:u-hidden=glyph.is_some()>{choice.label}</span>
                    </label>
                }
            })
            .collect_view()
    };
    view! {
        <fieldset class="segmented">
            <legend class="u-hidden">{move || label.get()}</legend>
            {segments}
        </fieldset>
    }
}

/// Tabs over a panel that the parent shows below. Arrows move, the chosen one is the only stop of the Tab key.
#[component]
pub fn Tabs(
    /// What the tabs divide; read out.
    #[prop(into)]
    label: Signal<String>,
    /// The tabs, in order.
    #[prop(into)]
    tabs: Signal<Vec<Choice>>,
    /// The value of the tab shown.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value of the tab to show.
    #[prop(into)]
    on_change: Callback<String>,
    /// The id of the panel, an element with `role="tabpanel"`.
    panel: &'static str,
) -> impl IntoView {
    let on_keydown = move |event: ev::KeyboardEvent| {
        let tabs = tabs.get_untracked();
        let Some(at) = tabs.iter().position(|tab| value.with_untracked(|value| tab.value == *value)) else {
            return;
        };
        let target = match event.key().as_str() {
            "ArrowRight" => (at + 1) % tabs.len(),
            "ArrowLeft" => (at + tabs.len() - 1) % tabs.len(),
            "Home" => 0,
            "End" => tabs.len() - 1,
            _ => return,
        };
        event.prevent_default();
        if let Some(tab) = tabs.get(target) {
            on_change.run(tab.value.clone());
        }
        let list = event.current_target().and_then(|list| list.dyn_into::<web_sys::Element>().ok());
        let button = list.and_then(|list| list.children().item(u32::try_from(target).unwrap_or_default()));
        if let Some(button) = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) {
            drop(button.focus());
        }
    };
    let buttons = move || {
        tabs.get()
            .into_iter()
            .map(|tab| {
                let (own, stop, chosen) = (tab.value.clone(), tab.value.clone(), tab.value);
                view! {
                    <button
                        class="tabs__tab"
                        type="button"
                        role="tab"
                        aria-controls=panel
                        aria-selected=move || value.with(|value| *value == own).to_string()
                        tabindex=move || if value.with(|value| *value == stop) { "0" } else { "-1" }
                        on:click=move |_| on_change.run(chosen.clone())
                    >
                        {tab.label}
                    </button>
                }
            })
            .collect_view()
    };
    view! {
        <div class="tabs" role="tablist" aria-label=move || label.get() on:keydown=on_keydown>
            {buttons}
        </div>
    }
}
