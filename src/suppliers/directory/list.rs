//! The list of the directory, windowed: recent and frequent first, then all by name; or the answers to what was typed.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use replica::RecordId;
use supply::book::Book;
use supply::party::list::{Filter, Listing, listing};
use wasm_bindgen::JsCast;

use super::calls;
use super::row::PartyRow;
use crate::i18n::use_t;
use crate::platform::clock;
use crate::routes::{self, Suppliers};
use crate::session::{Session, use_session};
use crate::widgets::button::{Button, ButtonLink};
use crate::widgets::empty_state::EmptyState;
use crate::widgets::group_header::ListGroupHeader;
use crate::widgets::icon::Glyph;
use crate::widgets::virtual_list::VirtualList;

/// Parties indexed between two frames.
const SLICE: usize = 150;

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Line {
    /// The head of a group: whether it is the recent ones.
    Head(bool),
    Party(RecordId),
}

fn n_lines(listing: &Listing) -> usize {
    headers(listing).len() + listing.recent.len() + listing.rest.len()
}

/// Where the heads stand. Without recent ones there is nothing to tell apart.
fn headers(listing: &Listing) -> Vec<usize> {
    let n_recent = listing.recent.len();
    let heads =
        [(0 < n_recent).then_some(0), (0 < n_recent && !listing.rest.is_empty()).then_some(n_recent + 1)];
    heads.into_iter().flatten().collect()
}

fn line(listing: &Listing, at: usize) -> Option<Line> {
    let Listing { recent, rest } = listing;
    let party = |id: Option<&RecordId>| id.copied().map(Line::Party);
    if recent.is_empty() {
        return party(rest.get(at));
    }
    match at.checked_sub(1) {
        None => Some(Line::Head(true)),
        Some(at) if at < recent.len() => party(recent.get(at)),
        Some(at) if at == recent.len() => (!rest.is_empty()).then_some(Line::Head(false)),
        Some(at) => party(rest.get(at - recent.len() - 1)),
    }
}

/// What the list shows under a filter.
pub fn listing_of(session: Session, filter: Signal<Filter>) -> Memo<Arc<Listing>> {
    let (calls, now_ms) = (calls::all(), clock::now_ms());
    Memo::new(move |_| {
        filter.with(|filter| session.look_in::<Book, _>(|book, _, _| listing(book, filter, &calls, now_ms)))
    })
}

/// Makes everybody findable between frames, so that the first letters need not wait.
pub fn index_in_slices(session: Session) {
    let is_here = StoredValue::new(());
    fn next(session: Session, is_here: StoredValue<()>) {
        set_timeout(
            move || {
                if is_here.try_get_value().is_some()
                    && !session.peek_in::<Book, _>(|book, _, _| book.index_parties(SLICE))
                {
                    next(session, is_here);
                }
            },
            std::time::Duration::ZERO,
        );
    }
    next(session, is_here);
}

/// The list.
#[component]
pub fn PartyList(
    /// What it is asked for.
    filter: RwSignal<Filter>,
    /// What passes.
    listing: Memo<Arc<Listing>>,
    /// The party that is open beside it.
    open: Signal<Option<RecordId>>,
    /// Begins a new party.
    on_add: Callback<()>,
) -> impl IntoView {
    let t = use_t();
    let count = Memo::new(move |_| listing.with(|listing| n_lines(listing)));
    let headers = Memo::new(move |_| listing.with(|listing| headers(listing)));
    let n = move || listing.with(|listing| listing.recent.len() + listing.rest.len());
    // Read once, for all rows.
    let query = Memo::new(move |_| filter.with(|filter| search::Query::new(&filter.text)));
    let pointed = keyboard(listing);
    let row = move |line: Line, position: Signal<usize>| match line {
        Line::Head(is_recent) => {
            let label =
                move || if is_recent { t.party_group_recent() } else { t.party_group_all() }.to_owned();
            let count = move || listing.with(|l| if is_recent { l.recent.len() } else { l.rest.len() });
            view! { <ListGroupHeader label=Signal::derive(label) count=Signal::derive(count) /> }.into_any()
        }
        Line::Party(id) => {
            let is_current =
                Signal::derive(move || open.get() == Some(id) || pointed.get() == Some(position.get()));
            view! { <PartyRow id query is_current /> }.into_any()
        }
    };
    view! {
        <Show when=move || 0 < count.get() fallback=move || view! { <Nobody filter on_add /> }>
            <div class="party-list">
                <VirtualList
                    count=count
                    key=move |at: usize| listing.with(|listing| line(listing, at))
                    row=row
                    label=Signal::derive(move || t.parties_list_label(n()))
                    headers=headers
                    reveal=pointed
                    overscan=4
                />
            </div>
        </Show>
    }
}

/// Nobody to show: why, and what to do.
#[component]
fn Nobody(filter: RwSignal<Filter>, on_add: Callback<()>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let is_new = move || session.look_in::<Book, _>(|book, _, _| book.parties.is_empty());
    let title = move |read: fn(crate::i18n::T) -> &'static str| Signal::derive(move || read(t).to_owned());
    move || {
        if filter.with(|filter| filter.bin) {
            view! {
                <EmptyState glyph=Glyph::Trash title=title(|t| t.bin_empty_title()) body=title(|t| t.parties_bin_empty())>
                    <Button label=title(|t| t.party_menu_bin_leave()) on_click=move |()| filter.set(Filter::default()) />
                </EmptyState>
            }
            .into_any()
        } else if is_new() {
            view! {
                <EmptyState glyph=Glyph::Suppliers title=title(|t| t.parties_empty_title()) body=title(|t| t.parties_empty_body())>
                    <Button label=title(|t| t.party_add()) on_click=on_add />
                    <ButtonLink href=Suppliers::Cards.href() label=title(|t| t.list_empty_import()) />
                </EmptyState>
            }
            .into_any()
        } else {
            let body = Signal::derive(move || {
                filter.with(|filter| match filter.text.trim() {
                    "" => t.parties_none_filtered().to_owned(),
                    text => t.parties_none_body(text),
                })
            });
            view! {
                <EmptyState glyph=Glyph::Search title=title(|t| t.parties_none_title()) body>
                    <Button label=title(|t| t.filters_clear()) on_click=move |()| filter.set(Filter::default()) />
                </EmptyState>
            }
            .into_any()
        }
    }
}

/// `j` and `k` point at rows, Enter opens. Returns the row pointed at.
fn keyboard(listing: Memo<Arc<Listing>>) -> RwSignal<Option<usize>> {
    let pointed = RwSignal::new(None::<usize>);
    let navigate = use_navigate();
    let handle = window_event_listener(ev::keydown, move |event| {
        let tag = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok());
        let tag = tag.map(|element| element.tag_name()).unwrap_or_default();
        let is_typing = matches!(tag.as_str(), "INPUT" | "TEXTAREA" | "SELECT");
        let is_control = matches!(tag.as_str(), "BUTTON" | "A") && event.key() == "Enter";
        let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
        if is_typing || is_control || has_modifier || event.default_prevented() {
            return;
        }
        let line = |at: usize| listing.with_untracked(|listing| line(listing, at));
        let is_party = |at: &usize| matches!(line(*at), Some(Line::Party(_)));
        let n = listing.with_untracked(|listing| n_lines(listing));
        let at = pointed.get_untracked();
        match event.key().as_str() {
            "j" => pointed.set((at.map_or(0, |at| at + 1)..n).find(is_party).or(at)),
            "k" => pointed.set((0..at.unwrap_or(n)).rev().find(is_party).or(at)),
            "Enter" => {
                let Some(Line::Party(id)) = at.and_then(line) else { return };
                navigate(&Suppliers::Directory(Some(id)).href(), routes::way());
            }
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || handle.remove());
    pointed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_stand_above_their_groups() {
        let id = |n: u8| RecordId::from_bytes([n; 16]);
        let lines = |n_recent: u8, n_rest: u8| {
            let listing = Listing {
                recent: (0..n_recent).map(id).collect(),
                rest: (n_recent..n_recent + n_rest).map(id).collect(),
            };
            let n = n_lines(&listing);
            assert_eq!(line(&listing, n), None, "nothing behind the last");
            let all: Vec<Line> = (0..n).filter_map(|at| line(&listing, at)).collect();
            let heads = all.iter().enumerate().filter(|(_, line)| matches!(line, Line::Head(_)));
            assert_eq!(heads.map(|(at, _)| at).collect::<Vec<_>>(), headers(&listing));
            all
        };
        let (recent, all) = (Line::Head(true), Line::Head(false));
        let party = |n| Line::Party(id(n));
        assert_eq!(lines(2, 1), [recent, party(0), party(1), all, party(2)]);
        assert_eq!(lines(1, 0), [recent, party(0)]);
        assert_eq!(lines(0, 2), [party(0), party(1)]);
        assert_eq!(lines(0, 0), []);
    }
}
