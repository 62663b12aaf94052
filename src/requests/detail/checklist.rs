//! The checklist: add, tick, reword, take away, put in order by grip, arrows or menu.

use domain::kinds::{field, kind};
use domain::{compose, position};
use leptos::{html, prelude::*};
use replica::{Intent, RecordId};
use store::Act;

use super::check_row::CheckRow;
use super::subject::Subject;
use crate::widgets::button::Button;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::reorder::Order;
use crate::widgets::text_field::TextField;

/// Puts a line at a place among the others, from 0; says so if it was elsewhere.
fn move_to(subject: Subject, items: &[(String, RecordId)], id: RecordId, to: usize) -> Option<String> {
    let (session, t) = (subject.session, subject.t);
    let others: Vec<&str> =
        items.iter().filter(|(_, item)| *item != id).map(|(pos, _)| pos.as_str()).collect();
    let to = to.min(others.len());
    if items.iter().position(|(_, item)| *item == id) == Some(to) {
        return None;
    }
    let before = to.checked_sub(1).and_then(|at| others.get(at)).copied();
    let after = others.get(to).copied();
    let pos = session.with_ctx(|ctx| position::between(ctx, before, after));
    session.write(vec![Intent::set(id, kind::CHECK, field::AT, compose::at(subject.id, &pos))]);
    let text = session.peek(|_, table| table.get(id).and_then(|r| r.text(field::TEXT).map(str::to_owned)));
    Some(t.checklist_moved(&text.unwrap_or_default(), to + 1, others.len() + 1))
}

/// The checklist of a request.
#[component]
pub fn Checklist(
    /// The request.
    subject: Subject,
) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let items = Memo::new(move |_| session.look(|office, _| office.children(subject.id).checks));
    let ids = Memo::new(move |_| items.with(|items| items.iter().map(|(_, id)| *id).collect::<Vec<_>>()));
    let put = move |(id, to)| move_to(subject, &items.get_untracked(), id, to);
    let order = Order::new(ids, Callback::new(put));
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
            <ul class="checklist" data-dragging=move || order.is_dragging().then_some("true")>
                <For each=move || items.get() key=|(_, id)| *id let((_, id))>
                    <CheckRow subject id order />
                </For>
            </ul>
            <p class="u-hidden" role="status">{move || order.said()}</p>
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
