//! One request in a list: tap opens it, the glyph moves it on, a swipe finishes or postpones it.

use domain::query::Query;
use domain::status::Status;
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use replica::RecordId;

use crate::i18n::{T, use_t};
use crate::requests::acts;
use crate::requests::row_view::{RowView, row_view};
use crate::requests::selection::Selection;
use crate::routes;
use crate::session::{Session, use_session};
use crate::widgets::avatar::Avatar;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::menu::{Menu, MenuItem};
use crate::widgets::priority_mark::{PriorityLevel, PriorityMark};
use crate::widgets::status_glyph::{StatusGlyph, StatusShape};

/// A swipe acts beyond this, in CSS pixels.
const SWIPE: f64 = 96.0;

/// The shape of a status key; one of a newer version looks like a new one.
pub fn shape(key: &str) -> StatusShape {
    StatusShape::from_key(key).unwrap_or(StatusShape::New)
}

/// The level of a priority key.
pub fn level(key: &str) -> PriorityLevel {
    PriorityLevel::from_key(key).unwrap_or(PriorityLevel::P3)
}

/// The row of a request.
#[component]
pub fn RequestRow(
    /// The request.
    id: RecordId,
    /// The list it stands in, kept in its link.
    query: Signal<Query>,
    /// Which requests are chosen, if any are being chosen.
    selection: Selection,
    /// Whether it is the one open beside the list.
    #[prop(into)]
    is_current: Signal<bool>,
) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let view = Memo::new(move |_| {
        let (now, now_ms) = (session.now(), session.now_ms());
        session.look(|office, table| row_view(office, table, id, now, now_ms, t))
    });
    let is_selected = move || selection.holds(id);
    let (swipe, gesture) = swipe(id);
    // One closure draws a row's content: rows are made by the dozen while one scrolls.
    let face = move || {
        view.get().map(|row| query.with(|query| face(t, row, routes::request_in(id, query), selection)))
    };
    view! {
        <article
            class="request-row"
            data-current=move || is_current.get().then_some("true")
            data-selected=move || is_selected().then_some("true")
            data-swiping=move || (swipe.get() != 0.0).then_some("true")
            style:--swipe=move || format!("{}px", swipe.get())
            on:pointerdown=move |e| gesture.run(e)
            on:pointermove=move |e| gesture.run(e)
            on:pointerup=move |e| gesture.run(e)
            on:pointercancel=move |e| gesture.run(e)
        >
            {move || (swipe.get() != 0.0).then(|| view! {
                <div class="request-row__behind" aria-hidden="true">
                    <span>{t.act_finish()}</span>
                    <span>{t.snooze()}</span>
                </div>
            })}
            <div class="request-row__face">
                <RowGlyph id view=view selection />
                {face}
                <RowMenu id view=view query selection />
            </div>
        </article>
    }
}

/// The title, the line below it and the marks at the end of a row.
fn face(t: T, row: RowView, href: String, selection: Selection) -> impl IntoView {
    let id = row.id;
    let due = row.due.map(|(words, look)| {
        view! { <span class="request-row__due" data-due=look.key()>{words}</span> }
    });
    let asked = due.is_none().then(|| view! { <span class="request-row__asked">{row.asked}</span> });
    let place =
        (!row.place.is_empty()).then(|| view! { <span class="request-row__place">{row.place}</span> });
    let flag = row.has_conflict.then(|| {
        view! { <span class="request-row__flag" title=t.conflict_short()><Icon glyph=Glyph::Warning /></span> }
    });
    let priority = (row.priority != "p3").then(|| {
        let label = t.priority_name(row.priority).unwrap_or_default().to_owned();
        view! { <PriorityMark level=level(row.priority) label=Signal::stored(label) /> }
    });
    view! {
        <div class="request-row__text" data-closed=row.is_closed.then_some("true")>
            <a
                class="request-row__title"
                href=href
                on:click=move |event| {
                    if untrack(|| selection.is_on()) {
                        event.prevent_default();
                        selection.toggle(id);
                    }
                }
            >
                {row.title}
            </a>
            <p class="request-row__meta">
                <span class="request-row__code">{row.code}</span>
                {due} {place} {asked}
            </p>
        </div>
        <div class="request-row__side">
            {flag} {(0 < row.n_photos).then(|| view! { <Icon glyph=Glyph::Photo /> })} {priority}
            {(!row.assignee.is_empty()).then(|| view! { <Avatar name=row.assignee /> })}
        </div>
    }
}

/// The glyph at the start of a row: moves the request on, or chooses it while several are being chosen.
#[component]
fn RowGlyph(
    id: RecordId,
    #[prop(into)] view: Signal<Option<RowView>>,
    selection: Selection,
) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let on_glyph = move |_| {
        if untrack(|| selection.is_on()) { selection.toggle(id) } else { acts::next_step(session, t, id) }
    };
    let label = move || {
        view.with(|row| {
            let Some(row) = row else { return String::new() };
            if selection.is_on() {
                return t.select_named(&row.title);
            }
            format!("{} — {}", row.status_name, acts::step_name(t, &Status::from_key(&row.status)))
        })
    };
    let mark = move || {
        if selection.is_on() {
            let is_on = selection.holds(id).then_some("true");
            view! { <span class="check-mark" data-on=is_on><Icon glyph=Glyph::Check /></span> }.into_any()
        } else {
            let key = view.with(|row| row.as_ref().map_or(StatusShape::New, |row| shape(&row.status)));
            view! { <StatusGlyph shape=Signal::stored(key) /> }.into_any()
        }
    };
    view! {
        <button
            class="request-row__status"
            type="button"
            aria-label=label
            title=label
            aria-pressed=move || selection.is_on().then(|| selection.holds(id).to_string())
            on:click=on_glyph
        >
            {mark}
        </button>
    }
}

/// The menu of a row, made when it is asked for.
#[component]
fn RowMenu(
    id: RecordId,
    #[prop(into)] view: Signal<Option<RowView>>,
    query: Signal<Query>,
    selection: Selection,
) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let is_made = RwSignal::new(false);
    let items = Signal::derive(move || {
        let status = view.with(|row| row.as_ref().map_or(Status::New, |row| Status::from_key(&row.status)));
        menu_items(session, t, &status, query.with(|q| q.bin), id, selection)
    });
    move || {
        if is_made.get() {
            let label = Signal::derive(move || t.more_actions().to_owned());
            return view! { <Menu label items open_at_once=true /> }.into_any();
        }
        view! {
            <button
                class="icon-button"
                type="button"
                aria-haspopup="menu"
                aria-label=t.more_actions()
                title=t.more_actions()
                on:click=move |_| is_made.set(true)
            >
                <Icon glyph=Glyph::Dots />
            </button>
        }
        .into_any()
    }
}

fn menu_items(
    session: Session,
    t: T,
    status: &Status,
    is_bin: bool,
    id: RecordId,
    selection: Selection,
) -> Vec<MenuItem> {
    let act = move |run: fn(Session, T, &[RecordId])| Callback::new(move |()| run(session, t, &[id]));
    if is_bin {
        return vec![MenuItem::new(t.restore(), Glyph::Undo, act(acts::restore))];
    }
    let mut items = Vec::new();
    if status.is_closed() {
        items.push(MenuItem::new(
            t.act_reopen(),
            Glyph::Undo,
            act(|s, t, ids| {
                acts::set_status(s, t, ids, &Status::Progress, None);
            }),
        ));
    } else {
        items.push(MenuItem::new(
            t.act_finish(),
            Glyph::Check,
            act(|s, t, ids| {
                acts::set_status(s, t, ids, &Status::Done, None);
            }),
        ));
        items.push(MenuItem::new(t.snooze(), Glyph::Clock, act(acts::snooze)));
    }
    items.push(MenuItem::new(t.select(), Glyph::Checklist, Callback::new(move |()| selection.toggle(id))));
    items.push(MenuItem::new(t.move_to_bin(), Glyph::Trash, act(acts::trash)).grave());
    items
}

/// A horizontal drag by finger: the offset to show, and what to do with each pointer event. Right finishes, left postpones.
fn swipe(id: RecordId) -> (RwSignal<f64>, Callback<PointerEvent>) {
    let t = use_t();
    let session = use_session();
    let offset = RwSignal::new(0.0);
    let start = StoredValue::new(None::<(f64, f64)>);
    let gesture = Callback::new(move |event: PointerEvent| {
        if event.pointer_type() != "touch" {
            return;
        }
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        match event.type_().as_str() {
            "pointerdown" => start.set_value(Some((x, y))),
            "pointermove" => {
                let Some((from_x, from_y)) = start.get_value() else { return };
                let (dx, dy) = (x - from_x, y - from_y);
                // A scroll is not a swipe; `touch-action: pan-y` leaves the horizontal to us.
                if offset.get_untracked() == 0.0 && (dx.abs() < 12.0 || dx.abs() < 2.0 * dy.abs()) {
                    return;
                }
                offset.set(dx.clamp(-160.0, 160.0));
            }
            "pointerup" => {
                let dx = offset.get_untracked();
                start.set_value(None);
                offset.set(0.0);
                if SWIPE <= dx {
                    acts::set_status(session, t, &[id], &Status::Done, None);
                } else if dx <= -SWIPE {
                    acts::snooze(session, t, &[id]);
                }
            }
            _ => {
                start.set_value(None);
                offset.set(0.0);
            }
        }
    });
    (offset, gesture)
}
