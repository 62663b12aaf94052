//! One task of the plan.

use events::retro::Standing;
use leptos::prelude::*;
use replica::RecordId;

use super::data::Retro;
use super::page::Opened;
use super::words;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::menu::{Menu, MenuItem};

/// The row: a tick, when, what, and what holds it.
#[component]
pub fn TaskRow(
    /// The plan.
    retro: Retro,
    /// The task.
    id: RecordId,
    /// The task in hand.
    opened: RwSignal<Option<Opened>>,
) -> impl IntoView {
    let (t, session) = (retro.t, retro.session);
    let row = Memo::new(move |_| retro.laid.with(|laid| laid.row(id).cloned()));
    let title = Memo::new(move |_| {
        row.with(|row| row.as_ref().map(|row| row.task.title.clone())).unwrap_or_default()
    });
    let is_done =
        Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.standing == Standing::Done)));
    let look = move || {
        row.with(|row| match row.as_ref().map(|row| row.standing) {
            Some(Standing::Late) => "late",
            Some(Standing::Blocked) => "blocked",
            Some(Standing::Today) => "today",
            Some(Standing::Done) => "done",
            Some(Standing::Dropped) => "dropped",
            _ => "ahead",
        })
    };
    let mark = move || {
        let today = retro.laid.with(|laid| laid.today);
        row.with(|row| row.as_ref().and_then(|row| row.task.due)).map(|due| words::due_words(t, due, today))
    };
    let facts = move || {
        let laid = retro.laid.get();
        let Some(row) = row.get() else { return Vec::new() };
        let standing = words::standing_words(t, &laid, &row).map(|(glyph, text)| ("state", glyph, text));
        let day = row.due.map(|due| {
            let day = t.date(due, laid.today);
            let day = if row.standing == Standing::Done { t.retro_done_on(&day) } else { day };
            ("day", Glyph::Calendar, day)
        });
        let owner =
            row.task.owner.and_then(|id| session.look(|office, _| office.name(id).map(str::to_owned)));
        let owner = owner.map(|name| ("who", Glyph::Person, name));
        let why = Some(row.task.blocked.trim()).filter(|why| !why.is_empty());
        let why = why.map(|why| ("why", Glyph::Comment, why.to_owned()));
        let waits = (!row.waits_for.is_empty() && row.task.is_open())
            .then(|| ("why", Glyph::Link, t.retro_waits_for(&row.waits_for.join(", "))));
        let trouble = row.trouble.as_ref().map(|it| ("trouble", Glyph::Warning, words::trouble_words(t, it)));
        [standing, day, owner, waits, why, trouble]
            .into_iter()
            .flatten()
            .map(|(of, glyph, text)| {
                view! { <span class="task__fact" data-of=of><Icon glyph /><span>{text}</span></span> }
            })
            .collect()
    };
    let items = Signal::derive(move || {
        let Some(row) = row.get() else { return Vec::new() };
        let does = |act: fn(Retro, RecordId)| Callback::new(move |()| act(retro, id));
        let mut items = vec![MenuItem::new(
            t.edit(),
            Glyph::Edit,
            Callback::new(move |()| opened.set(Some(Opened::Task(id)))),
        )];
        if row.task.is_open() {
            if row.task.state != "doing" {
                items.push(MenuItem::new(t.retro_begin(), Glyph::Play, does(|it, id| it.stage(id, "doing"))));
            }
            if row.task.due.is_some() {
                items.push(MenuItem::new(t.retro_put_off(), Glyph::Clock, does(|it, id| it.put_off(id, 7))));
            }
            items.push(if row.task.blocked.is_empty() {
                let block = Callback::new(move |()| opened.set(Some(Opened::Block(id))));
                MenuItem::new(t.retro_block(), Glyph::Pause, block)
            } else {
                MenuItem::new(t.retro_unblock(), Glyph::Play, does(|it, id| it.block(id, "")))
            });
            items.push(MenuItem::new(t.retro_drop(), Glyph::Close, does(|it, id| it.stage(id, "dropped"))));
        } else {
            items.push(MenuItem::new(t.retro_again(), Glyph::Undo, does(|it, id| it.tick(id, false))));
        }
        items.push(MenuItem::new(t.delete(), Glyph::Trash, does(|it, id| it.trash(id))).grave());
        items
    });
    view! {
        <li class="task" data-look=look>
            <label class="task__tick">
                <input
                    type="checkbox"
                    prop:checked=move || is_done.get()
                    aria-label=move || t.retro_tick(&title.get())
                    on:change:target=move |event| retro.tick(id, event.target().checked())
                />
                <span class="task__box" aria-hidden="true"><Icon glyph=Glyph::Check /></span>
            </label>
            <div class="task__text">
                <button class="task__title" type="button" on:click=move |_| opened.set(Some(Opened::Task(id)))>
                    {move || title.get()}
                </button>
                <p class="task__facts">{facts}</p>
            </div>
            <span class="task__mark">{mark}</span>
            <Menu label=Signal::derive(move || t.retro_menu(&title.get())) items />
        </li>
    }
}
