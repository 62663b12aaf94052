//! One line of a checklist.

use domain::kinds::{field, kind};
use leptos::{html, prelude::*};
use replica::{Cid, Intent, RecordId};
use store::Act;

use super::inline_text::InlineText;
use super::subject::Subject;
use crate::decide::acts::trash_all;
use crate::widgets::icon::Glyph;
use crate::widgets::menu::{Menu, MenuItem};
use crate::widgets::reorder::{Grip, Order};
use crate::widgets::switch::Checkbox;

/// A line: a box, words one can change, a grip.
#[component]
pub fn CheckRow(
    /// The request.
    subject: Subject,
    /// The line.
    id: RecordId,
    /// The list around it.
    order: Order<RecordId>,
) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let record = Memo::new(move |_| session.record(id));
    let text = Signal::derive(move || {
        record.with(|r| r.as_ref().and_then(|r| r.text(field::TEXT)).unwrap_or_default().to_owned())
    });
    let is_done = Signal::derive(move || {
        record.with(|r| r.as_ref().is_some_and(|r| r.value(field::DONE) == Some(&true.into())))
    });
    let seen = StoredValue::new(Vec::<Cid>::new());
    let area = NodeRef::<html::Textarea>::new();
    let remove = move || {
        session.act(trash_all(session, kind::CHECK, &[id]), t.check_deleted());
    };
    // Ticking is undone by ticking: no message.
    let on_tick = Callback::new(move |is_done: bool| {
        session.write(vec![Intent::set(id, kind::CHECK, field::DONE, is_done)]);
    });
    let on_open = Callback::new(move |()| {
        seen.set_value(
            record.with_untracked(|r| r.as_ref().map(|r| r.seen(field::TEXT)).unwrap_or_default()),
        );
    });
    let on_commit = Callback::new(move |words: String| {
        if words.is_empty() {
            return remove();
        }
        let intent = Intent::set(id, kind::CHECK, field::TEXT, words).over(seen.get_value());
        session.act(Act::one(vec![intent]), t.text_saved(t.checklist_item()));
    });
    let items = Signal::derive(move || {
        vec![
            MenuItem::new(
                t.checklist_edit(),
                Glyph::Edit,
                Callback::new(move |()| {
                    request_animation_frame(move || {
                        if let Some(area) = area.try_get_untracked().flatten() {
                            drop(area.focus());
                        }
                    });
                }),
            ),
            MenuItem::new(t.move_up(), Glyph::ChevronUp, Callback::new(move |()| order.step(id, -1))),
            MenuItem::new(t.move_down(), Glyph::ChevronDown, Callback::new(move |()| order.step(id, 1))),
            MenuItem::new(t.checklist_delete(), Glyph::Trash, Callback::new(move |()| remove())).grave(),
        ]
    });
    view! {
        <li
            class="checklist__item"
            data-done=move || is_done.get().then_some("true")
            data-dragged=move || order.offset(id).map(|_| "true")
            style:--drag=move || order.offset(id).map(|dy| format!("{dy}px"))
        >
            <Checkbox label=text checked=is_done on_change=on_tick label_hidden=true />
            <InlineText
                class="checklist__text"
                label=Signal::derive(move || t.checklist_item().to_owned())
                value=text
                on_open
                on_commit
                node_ref=area
            />
            <Menu label=Signal::derive(move || format!("{} : {}", t.more_actions(), text.get())) items />
            <Grip order id class="icon-button checklist__grip" label=Signal::derive(move || t.drag_handle(&text.get())) />
        </li>
    }
}
