//! The tray: what the server refused, and what a person can do about it.

use leptos::prelude::*;

use super::actions;
use super::waiting::{Refused, Waiting};
use super::words::{Line, line, reason};
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::button::Button;
use crate::widgets::icon::{Glyph, Icon};

/// The tray.
#[component]
pub fn RefusedTray(
    /// What the outbox holds.
    waiting: Memo<Waiting>,
) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let all = move || waiting.with(|w| w.refused.clone());
    let save = Callback::new(move |()| {
        waiting.with_untracked(|waiting| actions::export(session, t, &waiting.refused));
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
                    <RefusedRow refused=one />
                </For>
            </ul>
            <div class="cluster">
                <Button
                    label=Signal::derive(move || t.refused_export().to_owned())
                    glyph=Glyph::Download
                    on_click=save
                />
            </div>
        </section>
    }
}

#[component]
fn RefusedRow(refused: Refused) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let is_readable = refused.change.is_some();
    let refused = StoredValue::new(refused);
    let line = Memo::new(move |_| {
        let unreadable = || Line {
            glyph: Glyph::Warning,
            title: t.refusal_unreadable().to_owned(),
            note: String::new(),
            href: None,
        };
        refused.with_value(|one| match &one.act {
            Some(act) => session.look(|office, table| line(t, office, table, act, session.now())),
            None => unreadable(),
        })
    });
    let why = move || refused.with_value(|one| reason(t, &one.refusal.code, &one.refusal.why));
    let again = Callback::new(move |()| refused.with_value(|one| actions::retry(session, t, one)));
    let give_up = Callback::new(move |()| refused.with_value(|one| actions::give_up(session, t, one)));
    let title = move || {
        let title = line.with(|line| line.title.clone());
        match line.with(|line| line.href.clone()) {
            Some(href) => view! { <a class="outbox-row__link" href=href>{title}</a> }.into_any(),
            None => view! { <span>{title}</span> }.into_any(),
        }
    };
    view! {
        <li class="outbox-row" data-kind="refused">
            <Icon glyph=Glyph::Warning />
            <div class="outbox-row__what">
                {title}
                <span class="outbox-row__note">{move || line.with(|line| line.note.clone())}</span>
                <span class="outbox-row__why">{why}</span>
                <div class="cluster">
                    {is_readable
                        .then(|| view! {
                            <Button label=Signal::derive(move || t.refusal_retry().to_owned()) on_click=again />
                        })}
                    <Button label=Signal::derive(move || t.refusal_give_up().to_owned()) on_click=give_up />
                </div>
            </div>
        </li>
    }
}
