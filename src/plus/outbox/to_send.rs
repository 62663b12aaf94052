//! What waits, act by act.

use leptos::prelude::*;

use super::acts::Leaving;
use super::save::save_unsent;
use super::waiting::Waiting;
use super::words::line;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::button::Button;
use crate::widgets::icon::{Glyph, Icon};

/// Lines that are drawn at first, and with each « Afficher la suite ».
const STEP: usize = 50;

/// What waits, act by act, the newest first.
#[component]
pub fn ToSend(
    /// What the outbox holds.
    waiting: Memo<Waiting>,
) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let n_drawn = RwSignal::new(STEP);
    let shown = move || waiting.with(|w| w.acts.iter().take(n_drawn.get()).cloned().collect::<Vec<_>>());
    let has_next = move || waiting.with(|w| n_drawn.get() < w.acts.len());
    let n_more = move || waiting.with(|w| w.n_more);
    let size = move || t.bytes(waiting.with(|w| w.n_bytes));
    let save = Callback::new(move |()| save_unsent(session, t));
    view! {
        <section class="section" aria-labelledby="outbox-acts">
            <div class="section__head">
                <h2 class="section__title" id="outbox-acts">{move || t.outbox_acts_title()}</h2>
                <span class="section__count">{size}</span>
            </div>
            <ul class="outbox-list" role="list">
                <For each=shown key=|act| (act.tx, act.n_changes) let:act>
                    <ActRow act />
                </For>
            </ul>
            <Show when=has_next>
                <button class="add-button" type="button" on:click=move |_| n_drawn.update(|n| *n += STEP)>
                    {move || t.outbox_show_more()}
                </button>
            </Show>
            <Show when=move || 0 < n_more() && !has_next()>
                <p class="outbox-list__more">{move || t.outbox_more(n_more())}</p>
            </Show>
            <div class="outbox-save">
                <Button
                    label=Signal::derive(move || t.outbox_export().to_owned())
                    glyph=Glyph::Download
                    on_click=save
                />
                <p class="outbox-note">{move || t.outbox_export_note()}</p>
            </div>
        </section>
    }
}

#[component]
fn ActRow(act: Leaving) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let (at_ms, n_bytes) = (act.at_ms, act.n_bytes as u64);
    let line = Memo::new(move |_| session.look(|office, table| line(t, office, table, &act, session.now())));
    let age = move || t.relative(at_ms.min(session.now_ms()), session.now_ms());
    let said = move || {
        let said = line.with(|line| line.said.clone());
        match line.with(|line| line.href.clone()) {
            Some(href) => view! { <a class="outbox-row__link" href=href>{said}</a> }.into_any(),
            None => view! { <span class="outbox-row__link">{said}</span> }.into_any(),
        }
    };
    view! {
        <li class="outbox-row">
            {move || view! { <Icon glyph=line.with(|line| line.glyph) /> }}
            <div class="outbox-row__what">{said}</div>
            <div class="outbox-row__when">
                <span>{age}</span>
                <span>{move || t.bytes(n_bytes)}</span>
            </div>
        </li>
    }
}
