//! What moved since yesterday.

use domain::office::today::{Moved, Today};
use domain::query::{Group, Query, Sort};
use leptos::prelude::*;
use replica::RecordId;

use crate::i18n::use_t;
use crate::requests::row::shape;
use crate::requests::row_view::row_view;
use crate::routes;
use crate::session::use_session;
use crate::widgets::status_glyph::StatusGlyph;

/// How many lines are shown.
const MOST: usize = 8;

/// The requests that moved since yesterday, the latest first, with what happened.
#[component]
pub fn MovedList(
    /// The first screen's content.
    today: Memo<Today>,
) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let moves = Memo::new(move |_| {
        today.with(|today| {
            session.peek(|office, _| {
                let line = |m: &domain::office::today::Move| {
                    Some((office.rows.get(m.row as usize)?.id, m.what, m.at_ms))
                };
                today.moved.iter().take(MOST).filter_map(line).collect::<Vec<_>>()
            })
        })
    });
    let n = Memo::new(move |_| today.with(|today| today.moved.len()));
    let n_at_once = Memo::new(move |_| today.with(|today| today.n_at_once));
    let all = Query { group: Group::None, sort: Sort::Changed, ..Query::default() };
    view! {
        <section class="section" aria-labelledby="today-moved">
            <div class="section__head">
                <h2 class="section__title" id="today-moved">{move || t.today_moved()}</h2>
                <Show when=move || 0 < n.get()>
                    <span class="section__count">{move || t.number(n.get())}</span>
                </Show>
                <a class="section__more" href=routes::requests(&all)>{move || t.today_see_all()}</a>
            </div>
            <div class="moved">
                <For each=move || moves.get() key=|line| *line let:line>
                    <MovedLine id=line.0 what=line.1 at_ms=line.2 />
                </For>
            </div>
            <Show when=move || n.get() == 0 && n_at_once.get() == 0>
                <p class="u-faint">{move || t.today_moved_nothing()}</p>
            </Show>
            <Show when=move || 0 < n_at_once.get()>
                <p class="moved__rest">{move || t.n_at_once(n_at_once.get())}</p>
            </Show>
        </section>
    }
}

#[component]
fn MovedLine(id: RecordId, what: Moved, at_ms: i64) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let view = Memo::new(move |_| {
        let (now, now_ms) = (session.now(), session.now_ms());
        session.look(|office, table| row_view(office, table, id, now, now_ms, t))
    });
    let status =
        Signal::derive(move || view.with(|view| view.as_ref().map_or("new", |v| shape(&v.status).key())));
    let words = move || {
        view.with(|view| {
            let Some(view) = view else { return String::new() };
            match what {
                Moved::Created => t.moved_created().to_owned(),
                Moved::Status => view.status_name.clone(),
                Moved::Commented => t.moved_commented().to_owned(),
                Moved::Edited => t.moved_edited().to_owned(),
            }
        })
    };
    let when = move || {
        let day = session.look(|office, _| office.civil(at_ms)).date();
        let is_today = day == session.now().date();
        if is_today {
            t.time(at_ms)
        } else {
            format!("{} {}", t.date(day, session.now().date()), t.time(at_ms))
        }
    };
    view! {
        <article class="moved__item">
            <StatusGlyph shape=Signal::derive(move || shape(status.get())) />
            <a class="moved__title" href=routes::request(id)>
                {move || view.with(|view| view.as_ref().map(|v| v.title.clone()))}
            </a>
            <time class="moved__when">{when}</time>
            <p class="moved__what">{words}</p>
        </article>
    }
}
