//! What can be done with a cue.

use events::show::Cue;
use leptos::prelude::*;
use replica::RecordId;

use super::acts::Spot;
use super::data::Show;
use super::page::Sheets;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::menu::{Menu, MenuItem};
use crate::widgets::reorder::Order;

/// The button of the menu; the menu itself is made when it is asked for.
#[component]
pub fn RowMenu(
    /// The conducteur.
    show: Show,
    /// What it opens.
    sheets: Sheets,
    /// The list.
    order: Order<RecordId>,
    /// The cue.
    id: RecordId,
    /// What it is called.
    name: Memo<String>,
    /// The cue.
    cue: Memo<Option<Cue>>,
) -> impl IntoView {
    let t = show.t;
    let is_made = RwSignal::new(false);
    let label = Signal::derive(move || t.cue_menu(&name.get()));
    let items = Signal::derive(move || items(show, sheets, order, id, cue.get()));
    move || {
        if is_made.get() {
            return view! { <Menu label items open_at_once=true /> }.into_any();
        }
        view! {
            <button
                class="icon-button"
                type="button"
                aria-haspopup="menu"
                aria-label=move || label.get()
                title=move || label.get()
                on:click=move |_| is_made.set(true)
            >
                <Icon glyph=Glyph::Dots />
            </button>
        }
        .into_any()
    }
}

fn items(
    show: Show,
    sheets: Sheets,
    order: Order<RecordId>,
    id: RecordId,
    cue: Option<Cue>,
) -> Vec<MenuItem> {
    let t = show.t;
    let does = |act: fn(Show, RecordId)| Callback::new(move |()| act(show, id));
    let Some(cue) = cue else { return Vec::new() };
    let mut items =
        vec![MenuItem::new(t.edit(), Glyph::Edit, Callback::new(move |()| sheets.cue.set(Some(id))))];
    if !cue.is_section {
        let ripple = Callback::new(move |()| sheets.ripple.set(Some(id)));
        items.push(MenuItem::new(t.cue_shift(), Glyph::Clock, ripple));
        items.push(if cue.start.is_some() {
            MenuItem::new(t.cue_unpin(), Glyph::Link, does(|show, id| show.pin(id, None)))
        } else {
            MenuItem::new(t.cue_pin(), Glyph::Pin, does(Show::pin_here))
        });
    }
    let add = |spot: Spot| Callback::new(move |()| sheets.add.set(Some(spot)));
    items.extend([
        MenuItem::new(t.cue_insert_before(), Glyph::Plus, add(Spot::Before(id))),
        MenuItem::new(t.cue_insert_after(), Glyph::Plus, add(Spot::After(id))),
        MenuItem::new(t.move_up(), Glyph::ChevronUp, Callback::new(move |()| order.step(id, -1))),
        MenuItem::new(t.move_down(), Glyph::ChevronDown, Callback::new(move |()| order.step(id, 1))),
        MenuItem::new(t.duplicate(), Glyph::Copy, does(|show, id| show.duplicate(id))),
    ]);
    if !cue.is_section {
        items.push(if cue.is_skipped {
            MenuItem::new(t.cue_unskip(), Glyph::Undo, does(|show, id| show.skip(id, false)))
        } else {
            MenuItem::new(t.cue_skip(), Glyph::Pause, does(|show, id| show.skip(id, true)))
        });
    }
    items.push(MenuItem::new(t.delete(), Glyph::Trash, does(|show, id| show.trash(id))).grave());
    items
}
