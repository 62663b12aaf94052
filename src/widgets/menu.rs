//! A menu of acts behind a button: a sheet of actions on a phone, a list below the button elsewhere.

use super::{
    icon::{Glyph, Icon},
    ids::next_id,
};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

/// One act of a menu.
#[derive(Clone)]
pub struct MenuItem {
    /// What it does, as a verb.
    pub label: String,
    /// A drawing before it.
    pub glyph: Option<Glyph>,
    /// Whether it is the choice in force, for menus that choose (sort, group).
    pub is_checked: Option<bool>,
    /// Whether it takes something away: set apart by colour.
    pub is_grave: bool,
    /// Called when it is chosen.
    pub on_choose: Callback<()>,
}

impl MenuItem {
    /// An act.
    pub fn new(label: impl Into<String>, glyph: Glyph, on_choose: Callback<()>) -> Self {
        Self { label: label.into(), glyph: Some(glyph), is_checked: None, is_grave: false, on_choose }
    }

    /// A choice among several, one of which is in force.
    pub fn choice(label: impl Into<String>, is_checked: bool, on_choose: Callback<()>) -> Self {
        Self { label: label.into(), glyph: None, is_checked: Some(is_checked), is_grave: false, on_choose }
    }

    /// The same act, set apart because it takes something away.
    #[must_use]
    pub fn grave(self) -> Self {
        Self { is_grave: true, ..self }
    }
}

/// A button that opens a menu. Light dismiss, Escape and the top layer are the browser's popover.
#[component]
pub fn Menu(
    /// What the menu holds; read out, and shown if `show_label`.
    #[prop(into)]
    label: Signal<String>,
    /// The acts, read when the menu opens.
    #[prop(into)]
    items: Signal<Vec<MenuItem>>,
    /// The drawing of the button.
    #[prop(default = Glyph::Dots)]
    glyph: Glyph,
    /// Shows the label beside the drawing.
    #[prop(optional)]
    show_label: bool,
    /// Opens as soon as it is drawn: a list makes the menu of a row when it is asked for.
    #[prop(optional)]
    open_at_once: bool,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let trigger = NodeRef::<html::Button>::new();
    let panel = NodeRef::<html::Div>::new();
    let panel_id = next_id("menu");
    // A press on the button dismisses an open menu before the click arrives, which must not open it again.
    let was_open = StoredValue::new(None::<bool>);

    let open = move || {
        let (Some(trigger), Some(panel)) = (trigger.get_untracked(), panel.get_untracked()) else { return };
        is_open.set(true);
        place(&panel, &trigger);
        drop(panel.show_popover());
    };
    // The items are drawn by a render effect that subscribed before this one: the first has the focus when the next key
    // comes, however late the next frame is. The panel says twice that it is open.
    Effect::new(move |was_open: Option<bool>| {
        let is_open = is_open.get();
        if is_open
            && was_open == Some(false)
            && let Some(panel) = panel.get_untracked()
        {
            focus_item(&panel, Move::First);
        }
        is_open
    });
    Effect::new(move |_| {
        if open_at_once && trigger.get().is_some() && panel.get().is_some() {
            open();
        }
    });
    let close = move || {
        if let Some(panel) = panel.get_untracked() {
            drop(panel.hide_popover());
        }
        if let Some(trigger) = trigger.get_untracked() {
            drop(trigger.focus());
        }
    };
    let on_keydown = move |event: ev::KeyboardEvent| {
        let Some(panel) = panel.get_untracked() else { return };
        let key = event.key();
        let target = match key.as_str() {
            "ArrowDown" => Move::Next,
            "ArrowUp" => Move::Previous,
            "Home" => Move::First,
            "End" => Move::Last,
            "Tab" => return close(),
            _ if key.chars().count() == 1 && key != " " => Move::Letter(key.to_lowercase()),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation(); // A letter must not reach the page's shortcuts.
        focus_item(&panel, target);
    };
    let rows = move || {
        if !is_open.get() {
            return Vec::new();
        }
        items.get().into_iter().map(|item| row(item, close)).collect()
    };

    view! {
        <button
            class=if show_label { "button" } else { "icon-button" }
            type="button"
            node_ref=trigger
            aria-haspopup="menu"
            aria-expanded=move || is_open.get().to_string()
            aria-controls=panel_id.clone()
            aria-label=move || (!show_label).then(|| label.get())
            title=move || (!show_label).then(|| label.get())
            on:pointerdown=move |_| was_open.set_value(Some(is_open.get_untracked()))
            on:click=move |_| {
                let is_open = is_open.get_untracked();
                if was_open.try_update_value(Option::take).flatten().unwrap_or(is_open) { close() } else { open() }
            }
        >
            <Icon glyph />
            {show_label.then(|| view! { <span class="button__label">{move || label.get()}</span> })}
        </button>
        <div
            class="menu"
            id=panel_id
            node_ref=panel
            popover="auto"
            role="menu"
            aria-label=move || label.get()
            on:keydown=on_keydown
            on:toggle=move |_| {
                let shown = panel.get_untracked().is_some_and(|panel| panel.matches(":popover-open").unwrap_or(false));
                is_open.set(shown);
            }
        >
            {rows}
        </div>
    }
}

fn row(item: MenuItem, close: impl Fn() + 'static) -> AnyView {
    let checked = item.is_checked.map(|is_checked| is_checked.to_string());
    let mark = match item.is_checked {
        Some(true) => Some(Glyph::Check),
        Some(false) => None,
        None => item.glyph,
    };
    view! {
        <button
            class="menu__item"
            type="button"
            role=if checked.is_some() { "menuitemradio" } else { "menuitem" }
            aria-checked=checked
            tabindex="-1"
            data-grave=item.is_grave.then_some("true")
            on:click=move |_| {
                close();
                item.on_choose.run(());
            }
        >
            <span class="menu__mark">{mark.map(|glyph| view! { <Icon glyph /> })}</span>
            <span>{item.label}</span>
        </button>
    }
    .into_any()
}

enum Move {
    First,
    Last,
    Next,
    Previous,
    Letter(String),
}

fn focus_item(panel: &web_sys::HtmlDivElement, target: Move) {
    let items: Vec<web_sys::HtmlElement> = {
        let children = panel.children();
        (0..children.length()).filter_map(|idx| children.item(idx)?.dyn_into().ok()).collect()
    };
    let active = document().active_element();
    let at = items.iter().position(|item| Some(item.as_ref()) == active.as_ref());
    let len = items.len().max(1);
    let idx = match target {
        Move::First => 0,
        Move::Last => len - 1,
        Move::Next => at.map_or(0, |at| (at + 1) % len),
        Move::Previous => at.map_or(len - 1, |at| (at + len - 1) % len),
        Move::Letter(letter) => {
            let from = at.map_or(0, |at| at + 1);
            let begins = |idx: &usize| {
                let text = items.get(*idx).and_then(|item| item.text_content()).unwrap_or_default();
                text.trim().to_lowercase().starts_with(&letter)
            };
            let Some(idx) = (from..from + len).map(|idx| idx % len).find(begins) else { return };
            idx
        }
    };
    if let Some(item) = items.get(idx) {
        drop(item.focus());
    }
}

/// Tells the stylesheet where the button is; on a phone it places the menu at the bottom and ignores this.
fn place(panel: &web_sys::HtmlDivElement, trigger: &web_sys::HtmlButtonElement) {
    let rect = trigger.get_bounding_client_rect();
    let size =
        |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0);
    let (width, height) = (size(window().inner_width()), size(window().inner_height()));
    let set = |name: &str, pixels: f64| {
        drop(web_sys::HtmlElement::style(panel).set_property(name, &format!("{}px", pixels.round())));
    };
    let is_low = height * 0.6 < rect.bottom();
    panel.set_attribute("data-side", if is_low { "above" } else { "below" }).unwrap_or_default();
    set("--menu-block", if is_low { height - rect.top() } else { rect.bottom() });
    set("--menu-inline", width - rect.right());
    let is_left = rect.right() < width / 2.0;
    panel.set_attribute("data-edge", if is_left { "start" } else { "end" }).unwrap_or_default();
    if is_left {
        set("--menu-inline", rect.left());
    }
}
