//! The checklist: add, tick, reword, take away, put in order by grip, arrows or menu.

use domain::kinds::{field, kind};
use domain::{compose, position};
use leptos::ev::PointerEvent;
use leptos::{html, prelude::*};
use replica::{Intent, RecordId};
use store::Act;
use wasm_bindgen::JsCast;

use super::check_row::CheckRow;
use super::subject::Subject;
use crate::widgets::button::Button;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::text_field::TextField;

/// A line under way to another place.
#[derive(Clone, Debug, PartialEq)]
struct Drag {
    id: RecordId,
    start_y: f64,
    dy: f64,
    /// Its place when taken, and the middles of all lines then.
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

/// What lines do with the list around them.
#[derive(Clone, Copy)]
pub struct Order {
    subject: Subject,
    items: Memo<Vec<(String, RecordId)>>,
    drag: RwSignal<Option<Drag>>,
    list: NodeRef<html::Ul>,
    /// The last move in words; read out.
    said: RwSignal<String>,
}

impl Order {
    /// Where a line stands, from 0.
    pub fn place(self, id: RecordId) -> Option<usize> {
        self.items.with_untracked(|items| items.iter().position(|(_, item)| *item == id))
    }

    /// Runs the caller's effect again whenever the order changed.
    pub fn follow(self) {
        self.items.track();
    }

    /// How far a line is dragged from its place, in pixels, followed.
    pub fn offset(self, id: RecordId) -> Option<f64> {
        self.drag.with(|drag| drag.as_ref().filter(|drag| drag.id == id).map(|drag| drag.dy))
    }

    /// Puts a line at a place among the others, from 0.
    pub fn move_to(self, id: RecordId, to: usize) {
        let (session, t) = (self.subject.session, self.subject.t);
        let others: Vec<String> = self.items.with_untracked(|items| {
            items.iter().filter(|(_, item)| *item != id).map(|(pos, _)| pos.clone()).collect()
        });
        let to = to.min(others.len());
        if self.place(id) == Some(to) {
            return;
        }
        let before = to.checked_sub(1).and_then(|at| others.get(at)).map(String::as_str);
        let after = others.get(to).map(String::as_str);
        let pos = session.with_ctx(|ctx| position::between(ctx, before, after));
        session.write(vec![Intent::set(id, kind::CHECK, field::AT, compose::at(self.subject.id, &pos))]);
        let text =
            session.peek(|_, table| table.get(id).and_then(|r| r.text(field::TEXT).map(str::to_owned)));
        self.said.set(t.checklist_moved(&text.unwrap_or_default(), to + 1, others.len() + 1));
    }

    /// Takes a line by its grip and follows the pointer.
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
                    rows.item(at)
                        .map(|row| row.get_bounding_client_rect())
                        .map(|r| r.top() + r.height() / 2.0)
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

/// The checklist of a request.
#[component]
pub fn Checklist(
    /// The request.
    subject: Subject,
) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let items = Memo::new(move |_| session.look(|office, _| office.children(subject.id).checks));
    let order = Order {
        subject,
        items,
        drag: RwSignal::new(None),
        list: NodeRef::new(),
        said: RwSignal::new(String::new()),
    };
    let n_done = Memo::new(move |_| {
        let ids = items.get();
        let is_done =
            |id: RecordId| session.record(id).is_some_and(|r| r.value(field::DONE) == Some(&true.into()));
        ids.into_iter().filter(|(_, id)| is_done(*id)).count()
    });
    let draft = RwSignal::new(String::new());
    let input = NodeRef::<html::Input>::new();
    let add = move || {
        let text = draft.get_untracked();
        if text.trim().is_empty() {
            return;
        }
        let last = items.with_untracked(|items| items.last().map(|(pos, _)| pos.clone()));
        // A pasted list becomes its lines.
        let mut act = Act::default();
        let mut after = last;
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (id, pos) =
                session.with_ctx(|ctx| (RecordId::new(ctx), position::between(ctx, after.as_deref(), None)));
            act.changes.push(compose::check(id, subject.id, &pos, line));
            after = Some(pos);
        }
        draft.set(String::new());
        session.act(act, t.history_added(t.checklist(), text.trim()));
        if let Some(input) = input.get_untracked() {
            drop(input.focus());
        }
    };
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{move || t.checklist()}</h2>
                {move || Some(items.with(Vec::len)).filter(|n| 0 < *n).map(|n| {
                    view! { <span class="section__count">{t.checklist_progress(n_done.get(), n)}</span> }
                })}
            </div>
            <ul class="checklist" node_ref=order.list data-dragging=move || order.drag.with(Option::is_some).then_some("true")>
                <For each=move || items.get() key=|(_, id)| *id let((_, id))>
                    <CheckRow subject id order />
                </For>
            </ul>
            <p class="u-hidden" role="status">{move || order.said.get()}</p>
            <form
                class="add-line"
                on:submit=move |event| {
                    event.prevent_default();
                    add();
                }
            >
                <Icon glyph=Glyph::Plus />
                <TextField
                    label=Signal::derive(move || t.checklist_add().to_owned())
                    label_hidden=true
                    value=draft
                    on_input=Callback::new(move |text| draft.set(text))
                    placeholder=Signal::derive(move || Some(t.checklist_add().to_owned()))
                    node_ref=input
                />
                <Show when=move || draft.with(|draft| !draft.trim().is_empty())>
                    <Button label=Signal::derive(move || t.add().to_owned()) glyph=Glyph::Plus submit=true />
                </Show>
            </form>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use replica::Ctx;
    use replica::ctx::Seeded;

    use super::*;

    #[test]
    fn a_dragged_line_hangs_over_the_place_its_middle_is_in() {
        let id = RecordId::new(&mut Ctx { now_ms: 1, entropy: &mut Seeded(1) });
        let drag =
            |from: usize, dy: f64| Drag { id, start_y: 0.0, dy, from, middles: vec![10.0, 30.0, 50.0, 70.0] };
        assert_eq!(drag(1, 0.0).over(), 1);
        assert_eq!(drag(1, 21.0).over(), 2);
        assert_eq!(drag(1, -25.0).over(), 0);
        assert_eq!(drag(0, 500.0).over(), 3);
        assert_eq!(drag(3, -500.0).over(), 0);
    }
}
