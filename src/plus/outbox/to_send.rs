//! What waits, act by act.

use leptos::prelude::*;

use super::acts::Leaving;
use super::waiting::Waiting;
use super::words::line;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::icon::Icon;

/// Lines that are drawn; beyond, they are counted.
const DRAWN: usize = 200;

/// What waits, act by act, the oldest first: in that order it leaves.
#[component]
pub fn ToSend(
    /// What the outbox holds.
    waiting: Memo<Waiting>,
) -> impl IntoView {
    let t = use_t();
    let shown = move || waiting.with(|w| w.acts.iter().take(DRAWN).cloned().collect::<Vec<_>>());
    let n_more =
        move || waiting.with(|w| w.n_more + w.acts.iter().skip(DRAWN).map(|a| a.n_changes).sum::<usize>());
    let n_bytes = move || waiting.with(|w| w.acts.iter().map(|a| a.n_bytes as u64).sum::<u64>());
    // With changes that are only counted, the size is not known.
    let size = move || (waiting.with(|w| w.n_more) == 0).then(|| t.bytes(n_bytes()));
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
            <Show when=move || 0 < n_more()>
                <p class="outbox-list__more">{move || t.outbox_more(n_more())}</p>
            </Show>
        </section>
    }
}

#[component]
fn ActRow(act: Leaving) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let at_ms = act.at_ms;
    let size = move || (1 < act.n_changes).then(|| t.bytes(act.n_bytes as u64));
    let line = Memo::new(move |_| session.look(|office, table| line(t, office, table, &act, session.now())));
    let age = move || t.relative(at_ms.min(session.now_ms()), session.now_ms());
    let title = move || {
        let title = line.with(|line| line.title.clone());
        match line.with(|line| line.href.clone()) {
            Some(href) => view! { <a class="outbox-row__link" href=href>{title}</a> }.into_any(),
            None => view! { <span>{title}</span> }.into_any(),
        }
    };
    view! {
        <li class="outbox-row">
            {move || view! { <Icon glyph=line.with(|line| line.glyph) /> }}
            <div class="outbox-row__what">
                {title}
                <span class="outbox-row__note">{move || line.with(|line| line.note.clone())}</span>
            </div>
            <div class="outbox-row__when">
                <span>{age}</span>
                <span>{size}</span>
            </div>
        </li>
    }
}
