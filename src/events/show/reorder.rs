//! Putting cues in order: by grip, by keys, by menu.

use leptos::ev::PointerEvent;
use leptos::{html, prelude::*};
use replica::RecordId;
use wasm_bindgen::JsCast;

use super::data::Show;

/// A cue under way to another place.
#[derive(Clone, Debug, PartialEq)]
struct Drag {
    id: RecordId,
    start_y: f64,
    dy: f64,
    /// Its place when taken, and the middles of all rows then.
    from: usize,
    middles: Vec<f64>,
}

impl Drag {
    /// The place over which it hangs.
    fn over(&self) -> usize {
        let own = self.middles.get(self.from).copied().unwrap_or_default() + self.dy;
        let others = self.middles.iter().enumerate().filter(|(at, _)| *at != self.from);
        others.filter(|(_, middle)| **middle < own).count()
    }
}

/// What rows do with the list around them.
#[derive(Clone, Copy)]
pub struct Order {
    show: Show,
    ids: Memo<Vec<RecordId>>,
    list: NodeRef<html::Ol>,
    drag: RwSignal<Option<Drag>>,
    said: RwSignal<String>,
}

impl Order {
    /// The order of the cues of a list.
    pub fn new(show: Show, ids: Memo<Vec<RecordId>>, list: NodeRef<html::Ol>) -> Self {
        Self { show, ids, list, drag: RwSignal::new(None), said: RwSignal::new(String::new()) }
    }

    /// Whether a cue is under way.
    pub fn is_dragging(self) -> bool {
        self.drag.with(Option::is_some)
    }

    /// The last move in words.
    pub fn said(self) -> String {
        self.said.get()
    }

    /// Runs the caller's effect again whenever the order changed.
    pub fn follow(self) {
        self.ids.track();
    }

    /// How far a row is dragged from its place, in pixels, followed.
    pub fn offset(self, id: RecordId) -> Option<f64> {
        self.drag.with(|drag| drag.as_ref().filter(|drag| drag.id == id).map(|drag| drag.dy))
    }

    fn place(self, id: RecordId) -> Option<usize> {
        self.ids.with_untracked(|ids| ids.iter().position(|other| *other == id))
    }

    /// Moves a cue up or down by places.
    pub fn step(self, id: RecordId, by: isize) {
        if let Some(to) = self.place(id).and_then(|at| at.checked_add_signed(by)) {
            self.put(id, to);
        }
    }

    fn put(self, id: RecordId, to: usize) {
        if let Some(said) = self.show.move_to(id, to) {
            self.said.set(said);
        }
    }

    /// Takes a row by its grip and follows the pointer.
    pub fn on_grip(self, id: RecordId, event: &PointerEvent) {
        let y = f64::from(event.client_y());
        match event.type_().as_str() {
            "pointerdown" => {
                let (Some(list), Some(from)) = (self.list.get_untracked(), self.place(id)) else { return };
                if let Some(grip) = event.current_target().and_then(|g| g.dyn_into::<web_sys::Element>().ok())
                {
                    // Without capture the drag ends at the grip's edge; nothing else is lost.
                    drop(grip.set_pointer_capture(event.pointer_id()));
                }
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
                    self.put(drag.id, drag.over());
                }
            }
            _ => self.drag.set(None),
        }
    }
}
