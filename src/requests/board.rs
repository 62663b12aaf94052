//! The board: a column for each status; cards move by pointer, finger, keyboard or menu, and each move is announced.

use domain::office::list::{GroupKey, Listing};
use domain::query::{Group, Query};
use domain::status::Status;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use replica::RecordId;
use wasm_bindgen::JsCast;

use crate::i18n::use_t;
use crate::requests::acts;
use crate::requests::row::{level, shape};
use crate::requests::row_view::row_view;
use crate::routes;
use crate::session::use_session;
use crate::widgets::avatar::Avatar;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::menu::{Menu, MenuItem};
use crate::widgets::priority_mark::PriorityMark;
use crate::widgets::status_glyph::StatusGlyph;

/// Cards drawn in a column before « n de plus ».
const PAGE: usize = 30;

/// A card in the hand of the person.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Held {
    id: RecordId,
    from: usize,
    over: usize,
    /// How far the pointer has carried it; none from the keyboard.
    by: Option<(f64, f64)>,
}

/// The board's shared state.
#[derive(Clone, Copy)]
struct Hand {
    held: RwSignal<Option<Held>>,
    said: RwSignal<String>,
}

/// The board of requests.
#[component]
pub fn Board(
    /// What it shows; its grouping is always by status.
    query: Signal<Query>,
    /// The rows that pass.
    #[prop(into)]
    listing: Signal<Listing>,
) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let hand = Hand { held: RwSignal::new(None), said: RwSignal::new(String::new()) };
    let columns = Memo::new(move |_| {
        let listing = if query.with(|q| q.group == Group::Status) {
            listing.get()
        } else {
            let now = session.now();
            let by_status = Query { group: Group::Status, ..query.get() };
            session.look(|office, _| office.list(&by_status, now))
        };
        session.peek(|office, _| {
            let rows = |status: &Status| {
                let group = listing.groups.iter().find(|g| g.key == GroupKey::Status(status.clone()));
                let rows = group.and_then(|g| listing.rows.get(g.start..g.start + g.len)).unwrap_or_default();
                rows.iter()
                    .filter_map(|at| office.rows.get(*at as usize))
                    .map(|row| row.id)
                    .collect::<Vec<_>>()
            };
            Status::ALL.iter().map(rows).collect::<Vec<_>>()
        })
    });
    let column = move |at: usize, status: Status| {
        let cards = Memo::new(move |_| columns.with(|c| c.get(at).cloned().unwrap_or_default()));
        let n_shown = RwSignal::new(PAGE);
        let key = StoredValue::new(status.key().to_owned());
        let name = move || key.with_value(|key| t.status_name(key).unwrap_or_default().to_owned());
        let shown = move || cards.with(|cards| cards.iter().take(n_shown.get()).copied().collect::<Vec<_>>());
        let n_more = move || cards.with(Vec::len).saturating_sub(n_shown.get());
        view! {
            <section
                class="board__column"
                data-column=at.to_string()
                data-over=move || hand.held.get().is_some_and(|h| h.over == at && h.from != at).then_some("true")
                aria-label=move || t.board_column(&name(), &t.number(cards.with(Vec::len)))
            >
                <header class="board__head">
                    <StatusGlyph shape=Signal::derive(move || key.with_value(|key| shape(key))) />
                    <h2 class="board__title">{name}</h2>
                    <span class="board__count">{move || t.number(cards.with(Vec::len))}</span>
                </header>
                <div class="board__cards">
                    <For each=shown key=|id| *id let:id>
                        <Card id column=at query hand />
                    </For>
                    <Show when=move || 0 < n_more()>
                        <button class="board__more" type="button" on:click=move |_| n_shown.update(|n| *n += PAGE)>
                            {move || t.board_more(n_more())}
                        </button>
                    </Show>
                </div>
            </section>
        }
    };
    view! {
        <p class="u-hidden" id="board-help">{move || t.board_help()}</p>
        <p class="u-hidden" role="status" aria-live="assertive">{move || hand.said.get()}</p>
        <div class="board">
            {Status::ALL.into_iter().enumerate().map(|(at, status)| column(at, status)).collect_view()}
        </div>
    }
}

fn column_name(t: crate::i18n::T, at: usize) -> String {
    Status::ALL.get(at).and_then(|s| t.status_name(s.key())).unwrap_or_default().to_owned()
}

/// A request on the board.
#[component]
fn Card(id: RecordId, column: usize, query: Signal<Query>, hand: Hand) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let view = Memo::new(move |_| {
        let (now, now_ms) = (session.now(), session.now_ms());
        session.look(|office, table| row_view(office, table, id, now, now_ms, t))
    });
    let title = move || view.with(|v| v.as_ref().map(|v| v.title.clone()).unwrap_or_default());
    let is_held = move || hand.held.get().is_some_and(|h| h.id == id);
    let take = move |by| {
        hand.held.set(Some(Held { id, from: column, over: column, by }));
        hand.said.set(t.board_grabbed(&untrack(title), &column_name(t, column)));
    };
    let drop_it = move || {
        let Some(held) = hand.held.get_untracked() else { return };
        hand.held.set(None);
        if held.over == held.from {
            hand.said.set(t.board_cancelled(&untrack(title)));
        } else if let Some(status) = Status::ALL.get(held.over) {
            hand.said.set(t.board_dropped(&untrack(title), &column_name(t, held.over)));
            acts::set_status(session, t, &[id], status, None);
        }
    };
    let cancel = move || {
        if hand.held.get_untracked().is_some() {
            hand.held.set(None);
            hand.said.set(t.board_cancelled(&untrack(title)));
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let held = hand.held.get_untracked().filter(|h| h.id == id);
        let aim = |over: usize| {
            if let Some(held) = held {
                hand.held.set(Some(Held { over, ..held }));
                hand.said.set(t.board_over(&column_name(t, over)));
            }
        };
        match (event.key().as_str(), held) {
            (" ", None) => take(None),
            (" " | "Enter", Some(_)) => drop_it(),
            ("Escape", Some(_)) => cancel(),
            ("ArrowRight", Some(h)) => aim((h.over + 1).min(Status::ALL.len() - 1)),
            ("ArrowLeft", Some(h)) => aim(h.over.saturating_sub(1)),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let start = StoredValue::new((0.0, 0.0));
    let on_down = move |event: PointerEvent| {
        let Some(grip) = event.current_target().and_then(|g| g.dyn_into::<web_sys::Element>().ok()) else {
            return;
        };
        drop(grip.set_pointer_capture(event.pointer_id()));
        start.set_value((f64::from(event.client_x()), f64::from(event.client_y())));
        take(Some((0.0, 0.0)));
        event.prevent_default();
    };
    let on_move = move |event: PointerEvent| {
        let Some(held) = hand.held.get_untracked().filter(|h| h.id == id && h.by.is_some()) else { return };
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let (from_x, from_y) = start.get_value();
        let over = column_under(x, y).unwrap_or(held.over);
        hand.held.set(Some(Held { over, by: Some((x - from_x, y - from_y)), ..held }));
        scroll_board(x);
    };
    let offset = move |pick: fn((f64, f64)) -> f64| {
        let by = hand.held.get().filter(|h| h.id == id).and_then(|h| h.by).map_or(0.0, pick);
        format!("{by}px")
    };
    let moves = Signal::derive(move || {
        let item = |(at, status): (usize, Status)| {
            let apply = Callback::new(move |()| acts::set_status(session, t, &[id], &status, None));
            MenuItem::choice(t.move_to(&column_name(t, at)), at == column, apply)
        };
        Status::ALL.into_iter().enumerate().map(item).collect::<Vec<_>>()
    });
    view! {
        <article
            class="board-card"
            data-grabbed=move || is_held().then_some("true")
            style:--drag-x=move || offset(|by| by.0)
            style:--drag-y=move || offset(|by| by.1)
        >
            <a class="board-card__title" href=move || query.with(|q| routes::request_in(id, q))>{title}</a>
            <p class="board-card__foot">
                <button
                    class="board-card__grip icon-button"
                    type="button"
                    aria-label=move || t.move_card(&title())
                    aria-describedby="board-help"
                    aria-pressed=move || is_held().to_string()
                    on:keydown=on_key
                    on:pointerdown=on_down
                    on:pointermove=on_move
                    on:pointerup=move |_| drop_it()
                    on:pointercancel=move |_| cancel()
                    on:blur=move |_| cancel()
                >
                    <Icon glyph=Glyph::DragGrip />
                </button>
                {move || view.get().map(|v| {
                    let priority = (v.priority != "p3").then(|| {
                        let label = t.priority_name(v.priority).unwrap_or_default().to_owned();
                        view! { <PriorityMark level=level(v.priority) label=Signal::derive(move || label.clone()) /> }
                    });
                    let due = v.due.map(|(words, look)| {
                        view! { <span class="request-row__due" data-due=look.key()>{words}</span> }
                    });
                    let who = (!v.assignee.is_empty()).then(|| view! { <Avatar name=v.assignee /> });
                    view! { {priority} {due.map(|d| d.into_any()).unwrap_or_else(|| view! { <span>{v.place}</span> }.into_any())} {who} }
                })}
                <Menu label=Signal::derive(move || t.move_card(&title())) items=moves />
            </p>
        </article>
    }
}

/// The column under a point of the screen.
fn column_under(x: f64, y: f64) -> Option<usize> {
    let boards = document().query_selector_all(".board__column").ok()?;
    (0..boards.length()).find_map(|i| {
        let column = boards.item(i)?.dyn_into::<web_sys::Element>().ok()?;
        let rect = column.get_bounding_client_rect();
        let is_under = rect.left() <= x && x <= rect.right() && rect.top() - 200.0 <= y;
        is_under.then(|| column.get_attribute("data-column")?.parse().ok()).flatten()
    })
}

/// A card held at the border of the screen brings the next columns into view.
fn scroll_board(x: f64) {
    let Ok(Some(board)) = document().query_selector(".board") else { return };
    let rect = board.get_bounding_client_rect();
    let by = if rect.right() - 48.0 < x {
        16
    } else if x < rect.left() + 48.0 {
        -16
    } else {
        return;
    };
    board.set_scroll_left(board.scroll_left() + by);
}
