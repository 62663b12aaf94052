//! The tray: what the server refused, and what a person can do about it.

use leptos::prelude::*;

use super::actions;
use super::correct::CorrectSheet;
use super::save::save_changes;
use super::waiting::{Refused, Waiting};
use super::words::{Line, line, reason};
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::button::Button;
use crate::widgets::icon::{Glyph, Icon};

/// Rows that are drawn at first, and with each « Afficher la suite ».
const STEP: usize = 20;

/// The tray.
#[component]
pub fn RefusedTray(
    /// What the outbox holds.
    waiting: Memo<Waiting>,
) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let n_drawn = RwSignal::new(STEP);
    let all = move || waiting.with(|w| w.refused.iter().take(n_drawn.get()).cloned().collect::<Vec<_>>());
    let has_next = move || waiting.with(|w| n_drawn.get() < w.refused.len());
    let editing = RwSignal::new(None::<Refused>);
    let save = Callback::new(move |()| {
        let changes =
            waiting.with_untracked(|w| w.refused.iter().filter_map(|one| one.change.clone()).collect());
        save_changes(session, t, changes);
    });
    view! {
        <section class="section" aria-labelledby="outbox-refused">
            <div class="section__head">
                <h2 class="section__title" id="outbox-refused">{move || t.refused_title()}</h2>
                <span class="section__count">{move || t.number(waiting.with(|w| w.refused.len()))}</span>
            </div>
            <p class="outbox-note">{move || t.refused_body()}</p>
            <ul class="outbox-list" role="list">
                <For each=all key=|one| one.refusal.cid let:one>
                    <RefusedRow refused=one editing />
                </For>
            </ul>
            <Show when=has_next>
                <button class="add-button" type="button" on:click=move |_| n_drawn.update(|n| *n += STEP)>
                    {move || t.outbox_show_more()}
                </button>
            </Show>
            <div class="cluster">
                <Button
                    label=Signal::derive(move || t.refused_export().to_owned())
                    glyph=Glyph::Download
                    on_click=save
                />
            </div>
            <CorrectSheet editing />
        </section>
    }
}

#[component]
fn RefusedRow(refused: Refused, editing: RwSignal<Option<Refused>>) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let is_readable = refused.change.is_some();
    let at_ms = refused.act.as_ref().map(|act| act.at_ms);
    let n_bytes = refused.act.as_ref().map(|act| act.n_bytes as u64);
    let refused = StoredValue::new(refused);
    let line = Memo::new(move |_| {
        refused.with_value(|one| match &one.act {
            Some(act) => session.look(|office, table| line(t, office, table, act, session.now())),
            None => Line::unreadable(t),
        })
    });
    let is_text = Memo::new(move |_| {
        session.revision().track();
        refused.with_value(|one| !actions::texts(session, one).is_empty())
    });
    let why = move || refused.with_value(|one| reason(t, &one.refusal.code, &one.refusal.why));
    let again = Callback::new(move |()| refused.with_value(|one| actions::retry(session, t, one)));
    let give_up = Callback::new(move |()| refused.with_value(|one| actions::give_up(session, t, one)));
    let edit = Callback::new(move |()| editing.set(Some(refused.get_value())));
    let said = move || {
        let said = line.with(|line| line.said.clone());
        match line.with(|line| line.href.clone()) {
            Some(href) => view! { <a class="outbox-row__link" href=href>{said}</a> }.into_any(),
            None => view! { <span class="outbox-row__link">{said}</span> }.into_any(),
        }
    };
    let age = move || at_ms.map(|ms| t.relative(ms.min(session.now_ms()), session.now_ms()));
    view! {
        <li class="outbox-row" data-kind="refused">
            <Icon glyph=Glyph::Warning />
            <div class="outbox-row__what">
                {said}
                <span class="outbox-row__why">{why}</span>
                <div class="cluster">
                    <Show when=move || is_text.get()>
                        <Button
                            label=Signal::derive(move || t.refusal_edit().to_owned())
                            glyph=Glyph::Edit
                            on_click=edit
                        />
                    </Show>
                    {is_readable
                        .then(|| view! {
                            <Button label=Signal::derive(move || t.refusal_retry().to_owned()) on_click=again />
                        })}
                    <Button label=Signal::derive(move || t.refusal_give_up().to_owned()) on_click=give_up />
                </div>
            </div>
            <div class="outbox-row__when">
                <span>{age}</span>
                <span>{move || n_bytes.map(|n| t.bytes(n))}</span>
            </div>
        </li>
    }
}
