//! Putting the rows of a list in order: by grip, by keys, by the caller's menu.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

use super::icon::{Glyph, Icon};

/// What a row is known by.
pub trait Key: Copy + PartialEq + Send + Sync + 'static {}

impl<K: Copy + PartialEq + Send + Sync + 'static> Key for K {}

/// A row under way to another place.
#[derive(Clone, Debug, PartialEq)]
struct Drag<K> {
    id: K,
    start_y: f64,
    dy: f64,
    /// Its place when taken, and the middles of all rows then.
    from: usize,
    middles: Vec<f64>,
}

impl<K> Drag<K> {
    /// The place over which it hangs.
    fn over(&self) -> usize {
        let own = self.middles.get(self.from).copied().unwrap_or_default() + self.dy;
        let others = self.middles.iter().enumerate().filter(|(at, _)| *at != self.from);
        others.filter(|(_, middle)| **middle < own).count()
    }
}

/// What rows do with the list around them.
pub struct Order<K: Key> {
    ids: Memo<Vec<K>>,
    put: Callback<(K, usize), Option<String>>,
    drag: RwSignal<Option<Drag<K>>>,
    /// The last move in words; read out.
    said: RwSignal<String>,
}

impl<K: Key> Clone for Order<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K: Key> Copy for Order<K> {}

impl<K: Key> Order<K> {
    /// The order of rows: each an `li`, with nothing else in their list.
    ///
    /// `put` moves one to a place among the others, from 0, and answers what to read out if anything moved.
    pub fn new(ids: Memo<Vec<K>>, put: Callback<(K, usize), Option<String>>) -> Self {
        Self { ids, put, drag: RwSignal::new(None), said: RwSignal::new(String::new()) }
    }

    /// Whether a row is under way.
    pub fn is_dragging(self) -> bool {
        self.drag.with(Option::is_some)
    }

    /// The last move in words.
    pub fn said(self) -> String {
        self.said.get()
    }

    /// How far a row is dragged from its place, in pixels, followed.
    pub fn offset(self, id: K) -> Option<f64> {
        self.drag.with(|drag| drag.as_ref().filter(|drag| drag.id == id).map(|drag| drag.dy))
    }

    /// Moves a row up or down by places.
    pub fn step(self, id: K, by: isize) {
        if let Some(to) = self.place(id).and_then(|at| at.checked_add_signed(by)) {
            self.move_to(id, to);
        }
    }

    fn place(self, id: K) -> Option<usize> {
        self.ids.with_untracked(|ids| ids.iter().position(|other| *other == id))
    }

    fn move_to(self, id: K, to: usize) {
        if let Some(said) = self.put.run((id, to)) {
            self.said.set(said);
        }
    }

    /// Takes a row by its grip and follows the pointer.
    fn on_grip(self, id: K, event: &PointerEvent) {
        let y = f64::from(event.client_y());
        match event.type_().as_str() {
            "pointerdown" => {
                let grip = event.current_target().and_then(|grip| grip.dyn_into::<web_sys::Element>().ok());
                let (Some(grip), Some(from)) = (grip, self.place(id)) else { return };
                let row = grip.closest("li").ok().flatten();
                let Some(list) = row.and_then(|row| row.parent_element()) else { return };
                // Without capture the drag ends at the grip's edge; nothing else is lost.
                drop(grip.set_pointer_capture(event.pointer_id()));
                let rows = list.children();
                let middle = |at| {
                    let rect = rows.item(at)?.get_bounding_client_rect();
                    Some(rect.top() + rect.height() / 2.0)
                };
                let middles = (0..rows.length()).filter_map(middle).collect();
                self.drag.set(Some(Drag { id, start_y: y, dy: 0.0, from, middles }));
            }
            "pointermove" => {
                if self.drag.with_untracked(Option::is_some) {
                    self.drag.update(|drag| {
                        if let Some(drag) = drag {
                            drag.dy = y - drag.start_y;
                        }
                    });
                }
            }
            "pointerup" => {
                if let Some(drag) = self.drag.try_update(Option::take).flatten() {
                    self.move_to(drag.id, drag.over());
                }
            }
            _ => self.drag.set(None),
        }
    }
}

/// What a row is taken by: dragged with the pointer, moved with ↑ and ↓.
#[component]
pub fn Grip<K: Key>(
    /// The list around the row.
    order: Order<K>,
    /// The row.
    id: K,
    /// What it is called.
    #[prop(into)]
    label: Signal<String>,
    /// Classes of the button.
    class: &'static str,
) -> impl IntoView {
    let grip = NodeRef::<html::Button>::new();
    let has_moved = StoredValue::new(false);
    // A row that moves in the document loses the focus: the next arrow must find it.
    Effect::new(move |_| {
        order.ids.track();
        if has_moved.try_update_value(std::mem::take).unwrap_or(false) {
            request_animation_frame(move || {
                if let Some(grip) = grip.try_get_untracked().flatten() {
                    drop(grip.focus());
                }
            });
        }
    });
    let on_keydown = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowUp" => -1,
            "ArrowDown" => 1,
            _ => return,
        };
        event.prevent_default();
        has_moved.set_value(true);
        order.step(id, by);
    };
    view! {
        <button
            class=class
            type="button"
            node_ref=grip
            aria-label=move || label.get()
            title=move || label.get()
            on:keydown=on_keydown
            on:pointerdown=move |event| order.on_grip(id, &event)
            on:pointermove=move |event| order.on_grip(id, &event)
            on:pointerup=move |event| order.on_grip(id, &event)
            on:pointercancel=move |event| order.on_grip(id, &event)
        >
            <Icon glyph=Glyph::DragGrip />
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dragged_row_hangs_over_the_place_its_middle_is_in() {
        let drag = |from: usize, dy: f64| Drag {
            id: 0,
            start_y: 0.0,
            dy,
            from,
            middles: vec![10.0, 30.0, 50.0, 70.0],
        };
        assert_eq!(drag(1, 0.0).over(), 1);
        assert_eq!(drag(1, 21.0).over(), 2);
        assert_eq!(drag(1, -25.0).over(), 0);
        assert_eq!(drag(0, 500.0).over(), 3);
        assert_eq!(drag(3, -500.0).over(), 0);
    }
}
