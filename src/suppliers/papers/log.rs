//! What was asked of a supplier and what came, with their dates; one tap adds a line.

use leptos::prelude::*;
use replica::RecordId;
use store::Act;
use supply::book::Book;
use supply::kinds;
use supply::paper::{Direction, Exchange, Means};

use super::words;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::button::{Button, IconButton};
use crate::widgets::icon::{Glyph, Icon};

/// The log of a file.
#[component]
pub fn ExchangeLog(
    /// The supplier.
    party: RecordId,
    /// Adds a line, dated now.
    on_log: Callback<(Direction, Means)>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let lines = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| {
            let mut all: Vec<Exchange> = book.children::<Exchange>(party).cloned().collect();
            all.sort_by_key(|it| std::cmp::Reverse((it.ms, it.position.clone(), it.id)));
            all
        })
    });
    let remove = move |id: RecordId| {
        let act = Act::one(domain::compose::set_life(id, kinds::EXCHANGE, "trashed"));
        session.act(act, t.vigilance_entry_removed());
    };
    let line = move |it: Exchange| {
        let (glyph, when) = match it.direction {
            Direction::Asked => (Glyph::Upload, t.vigilance_asked_on(&t.date_year_at(it.ms))),
            Direction::Received => (Glyph::Download, t.vigilance_received_on(&t.date_year_at(it.ms))),
        };
        let label = t.remove_named(&when);
        view! {
            <li class="log-line">
                <span class="log-line__mark"><Icon glyph /></span>
                <span class="log-line__text">
                    <strong>{when}</strong>
                    " "{words::means(t, it.means)}
                </span>
                <span class="log-line__note">{words::pieces(t, &it.pieces)}</span>
                {(!it.text.is_empty()).then(|| view! { <span class="log-line__note">{it.text.clone()}</span> })}
                <IconButton glyph=Glyph::Close label on_click=move |()| remove(it.id) />
            </li>
        }
    };
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{move || t.vigilance_log()}</h2>
            </div>
            <Show when=move || lines.with(Vec::is_empty)>
                <p class="u-faint">{move || t.vigilance_log_empty()}</p>
            </Show>
            <ol class="log-lines">{move || lines.get().into_iter().map(line).collect_view()}</ol>
            <div class="log-acts">
                <Button label=Signal::derive(move || t.vigilance_log_asked().to_owned()) on_click=move |()| on_log.run((Direction::Asked, Means::Mail)) />
                <Button label=Signal::derive(move || t.vigilance_log_received().to_owned()) on_click=move |()| on_log.run((Direction::Received, Means::Mail)) />
            </div>
        </section>
    }
}
