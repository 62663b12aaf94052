//! The list: groups and rows, windowed; `j`, `k`, Enter and `x` from the keyboard.

use domain::office::list::{DueGroup, GroupKey, Listing};
use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use replica::RecordId;
use wasm_bindgen::JsCast;

use crate::i18n::{T, use_t};
use crate::requests::room::ListState;
use crate::requests::row::{RequestRow, level, shape};
use crate::requests::selection::{Selection, SelectionBar};
use crate::routes;
use crate::session::{Session, use_session};
use crate::widgets::button::{Button, ButtonKind, ButtonLink};
use crate::widgets::empty_state::EmptyState;
use crate::widgets::group_header::ListGroupHeader;
use crate::widgets::icon::Glyph;
use crate::widgets::priority_mark::PriorityMark;
use crate::widgets::status_glyph::StatusGlyph;
use crate::widgets::virtual_list::VirtualList;

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Line {
    Header(GroupKey),
    Request(RecordId),
}

fn lines(session: Session, listing: &Listing) -> Vec<Line> {
    session.peek(|office, _| {
        let mut lines = Vec::with_capacity(listing.rows.len() + listing.groups.len());
        for group in &listing.groups {
            if group.key != GroupKey::All {
                lines.push(Line::Header(group.key.clone()));
            }
            let rows = listing.rows.get(group.start..group.start + group.len).unwrap_or_default();
            lines.extend(
                rows.iter().filter_map(|at| office.rows.get(*at as usize)).map(|row| Line::Request(row.id)),
            );
        }
        lines
    })
}

/// The list of requests.
#[component]
pub fn RequestList(
    /// What it shows.
    state: ListState,
    /// The rows that pass, grouped.
    #[prop(into)]
    listing: Signal<Listing>,
    /// The chosen requests.
    selection: Selection,
    /// The request that is open beside it.
    #[prop(into)]
    open: Signal<Option<RecordId>>,
) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let lines = Memo::new(move |_| listing.with(|listing| lines(session, listing)));
    let headers = Memo::new(move |_| {
        let is_header = |(at, line): (usize, &Line)| matches!(line, Line::Header(_)).then_some(at);
        lines.with(|lines| lines.iter().enumerate().filter_map(is_header).collect::<Vec<_>>())
    });
    let counts =
        move |key: &GroupKey| listing.with(|l| l.groups.iter().find(|g| g.key == *key).map_or(0, |g| g.len));
    let pointed = keyboard(lines, state, selection);
    let reveal = Memo::new(move |_| pointed.get());
    let all = Signal::derive(move || {
        let id = |line: &Line| if let Line::Request(id) = line { Some(*id) } else { None };
        lines.with(|lines| lines.iter().filter_map(id).collect::<Vec<_>>())
    });
    let row = move |line: Line, position: Signal<usize>| match line {
        Line::Header(key) => {
            let for_count = key.clone();
            view! { <GroupHead key_=key count=Signal::derive(move || counts(&for_count)) /> }.into_any()
        }
        Line::Request(id) => {
            let is_current =
                Signal::derive(move || open.get() == Some(id) || pointed.get() == Some(position.get()));
            view! { <RequestRow id query=state.query selection is_current /> }.into_any()
        }
    };
    view! {
        <Show when=move || lines.with(|l| !l.is_empty()) fallback=move || view! { <NoRequests state /> }>
            <VirtualList
                count=Signal::derive(move || lines.with(Vec::len))
                key=move |at: usize| lines.with(|lines| lines.get(at).cloned())
                row=row
                label=Signal::derive(move || t.list_label(listing.with(|l| l.rows.len())))
                headers=headers
                reveal=reveal
            />
        </Show>
        <Show when=move || selection.is_on()>
            <SelectionBar selection all is_bin=Signal::derive(move || state.query.with(|q| q.bin)) />
        </Show>
    }
}

/// The head of a group.
#[component]
fn GroupHead(key_: GroupKey, count: Signal<usize>) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let for_label = key_.clone();
    let label = Signal::derive(move || group_name(session, t, &for_label));
    let mark = match &key_ {
        GroupKey::Status(status) => {
            let key = status.key().to_owned();
            view! { <StatusGlyph shape=Signal::derive(move || shape(&key)) /> }.into_any()
        }
        GroupKey::Priority(key) => view! { <PriorityMark level=level(key) /> }.into_any(),
        _ => ().into_any(),
    };
    view! { <ListGroupHeader label count>{mark}</ListGroupHeader> }
}

/// The name of a group.
fn group_name(session: Session, t: T, key: &GroupKey) -> String {
    match key {
        GroupKey::Status(status) => t.status_name(status.key()).unwrap_or(status.key()).to_owned(),
        GroupKey::Priority(key) => t.priority_name(key).unwrap_or(key).to_owned(),
        GroupKey::Ref(Some(id)) => session.look(|office, _| office.name(*id).unwrap_or_default().to_owned()),
        GroupKey::Ref(None) => t.none().to_owned(),
        GroupKey::Due(due) => match due {
            DueGroup::Overdue => t.due_overdue(),
            DueGroup::Today => t.due_today(),
            DueGroup::Week => t.due_this_week(),
            DueGroup::Later => t.due_later(),
            DueGroup::None => t.due_none(),
            DueGroup::Closed => t.filter_closed(),
        }
        .to_owned(),
        GroupKey::All => t.filter_all().to_owned(),
    }
}

/// Nothing to show: why, and what to do.
#[component]
fn NoRequests(state: ListState) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let words = move |read: fn(T) -> &'static str| Signal::derive(move || read(t).to_owned());
    let is_new =
        move || session.look(|office, _| office.rows.iter().all(|r| r.life == domain::office::Life::Purged));
    move || {
        if state.query.with(|q| q.bin) {
            view! {
                <EmptyState glyph=Glyph::Trash title=words(|t| t.bin_empty_title()) body=words(|t| t.bin_empty_body()) />
            }
            .into_any()
        } else if is_new() {
            view! {
                <EmptyState glyph=Glyph::Requests title=words(|t| t.list_empty_title()) body=words(|t| t.list_empty_body())>
                    <ButtonLink kind=ButtonKind::Primary href=routes::new_request() label=words(|t| t.capture()) />
                    <Button
                        label=words(|t| t.list_empty_demo())
                        on_click=move |()| {
                            leptos::task::spawn_local(async move {
                                let _ = crate::demo::load_demo(session).await;
                            });
                        }
                    />
                    <ButtonLink href=routes::more(routes::path::IMPORT) label=words(|t| t.list_empty_import()) />
                </EmptyState>
            }
            .into_any()
        } else {
            view! {
                <EmptyState
                    glyph=Glyph::Filter
                    title=words(|t| t.list_filtered_title())
                    body=words(|t| t.list_filtered_body())
                >
                    <Button
                        label=words(|t| t.filters_clear())
                        on_click=move |()| state.go.run(state.query.get_untracked().without_filters())
                    />
                </EmptyState>
            }
            .into_any()
        }
    }
}

/// `j` and `k` point at rows, Enter opens, `x` chooses. Returns the row pointed at.
fn keyboard(lines: Memo<Vec<Line>>, state: ListState, selection: Selection) -> RwSignal<Option<usize>> {
    let pointed = RwSignal::new(None::<usize>);
    let navigate = use_navigate();
    let handle = window_event_listener(ev::keydown, move |event| {
        let typing =
            event.target().and_then(|t| t.dyn_into::<web_sys::HtmlElement>().ok()).is_some_and(|el| {
                matches!(el.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT" | "BUTTON" | "A")
                    && !matches!(event.key().as_str(), "j" | "k" | "x")
                    || matches!(el.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            });
        if typing || event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let at = pointed.get_untracked();
        let step = |from: Option<usize>, forward: bool| {
            lines.with_untracked(|lines| {
                let is_request = |i: &usize| matches!(lines.get(*i), Some(Line::Request(_)));
                match (from, forward) {
                    (None, _) => (0..lines.len()).find(is_request),
                    (Some(i), true) => (i + 1..lines.len()).find(is_request).or(from),
                    (Some(i), false) => (0..i).rev().find(is_request).or(from),
                }
            })
        };
        let id = at.and_then(|at| {
            lines.with_untracked(|l| if let Some(Line::Request(id)) = l.get(at) { Some(*id) } else { None })
        });
        match (event.key().as_str(), id) {
            ("j", _) => pointed.set(step(at, true)),
            ("k", _) => pointed.set(step(at, false)),
            ("x", Some(id)) => selection.toggle(id),
            ("Enter", Some(id)) => {
                navigate(&routes::request_in(id, &state.query.get_untracked()), routes::way());
            }
            ("Escape", _) if selection.is_on() => selection.stop(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || handle.remove());
    pointed
}
