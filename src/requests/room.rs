//! The room of requests: the list or the board, and beside the list on wide screens the request in hand.

use std::borrow::Cow;

use domain::query::Query;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::Outlet;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};
use replica::RecordId;

use crate::decide::bin_list::BinLate;
use crate::i18n::use_t;
use crate::lazy::{self, Page};
use crate::records::bin_list::BinRecords;
use crate::requests::filter_bar::FilterBar;
use crate::requests::list::RequestList;
use crate::requests::list_menu::ListMenu;
use crate::requests::selection::Selection;
use crate::routes;
use crate::session::use_session;
use crate::syncing::pill::SyncPill;
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::Glyph;
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::Choice;
use crate::widgets::shell::PageHead;

/// What the list shows, read from the URL and written to it.
#[derive(Clone, Copy)]
pub struct ListState {
    /// The filters, grouping and order.
    pub query: Signal<Query>,
    /// Whether the board is shown instead of the list.
    pub is_board: Signal<bool>,
    /// Goes to another list.
    pub go: Callback<Query>,
}

/// The room.
#[component]
pub fn RequestsRoom() -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let params = use_query_map();
    let query = Memo::new(move |_| {
        params.with(|params| {
            let pairs: Vec<(Cow<'static, str>, String)> = params.clone().into_iter().collect();
            Query::from_pairs(pairs.iter().map(|(k, v)| (k.as_ref(), v.as_str())))
        })
    });
    let pathname = use_location().pathname;
    let open = Memo::new(move |_| {
        pathname.with(|path| path.rsplit('/').next().and_then(|last| last.parse::<RecordId>().ok()))
    });
    let has_child = Memo::new(move |_| {
        pathname.with(|path| !path.trim_end_matches('/').ends_with(routes::path::REQUESTS))
    });
    let asks_board = Memo::new(move |_| params.with(|p| p.get_str(routes::BOARD.0) == Some(routes::BOARD.1)));
    let is_board = Signal::derive(move || asks_board.get() && !query.with(|q| q.bin) && !has_child.get());
    let navigate = use_navigate();
    let go = Callback::new(move |query: Query| {
        // A filter is a step of the same visit: the back button leaves the list, it does not undo each chip.
        let options = NavigateOptions { replace: true, scroll: false, ..routes::way() };
        navigate(&routes::requests_as(&query, asks_board.get_untracked()), options);
    });
    let state = ListState { query: query.into(), is_board, go };
    provide_context(state);
    let selection = Selection::new();
    let listing = Memo::new(move |_| {
        let now = session.now();
        query.with(|query| session.look(|office, _| office.list(query, now)))
    });
    let title = move || if query.with(|q| q.bin) { t.bin_title() } else { t.requests_title() }.to_owned();
    let note = Signal::derive(move || {
        let n = listing.with(|l| l.rows.len());
        (0 < n).then(|| t.n_requests(n))
    });
    let switch = use_navigate();
    let on_switch = move |value: String| {
        let to = routes::requests_as(&query.get_untracked(), value == "board");
        switch(&to, NavigateOptions { replace: true, ..routes::way() });
    };
    view! {
        <div
            class="panes"
            data-open=move || has_child.get().then_some("true")
            data-wide=move || is_board.get().then_some("true")
        >
            <div class="panes__list">
                <div class="page">
                    <PageHead title=Signal::derive(title) note>
                        <span class="u-phone"><SyncPill /></span>
                        <Show when=move || !query.with(|q| q.bin)>
                            <span class="u-wide">
                                <SegmentedControl
                                    label=Signal::derive(move || t.list().to_owned())
                                    choices=Signal::derive(move || {
                                        vec![Choice::new("list", t.as_list()), Choice::new("board", t.as_board())]
                                    })
                                    value=Signal::derive(move || if is_board.get() { "board" } else { "list" }.to_owned())
                                    on_change=on_switch.clone()
                                    glyphs=vec![Glyph::List, Glyph::Board]
                                />
                            </span>
                        </Show>
                        <ListMenu state selection />
                    </PageHead>
                    <FilterBar state />
                    <Show when=move || query.with(|q| q.bin)>
                        <BinLate />
                        <BinRecords />
                    </Show>
                    <Show
                        when=move || is_board.get()
                        fallback=move || view! { <RequestList state listing=listing selection open=open /> }
                    >
                        {lazy::page(Page::Board { query: state.query, listing })}
                    </Show>
                </div>
            </div>
            <div class="panes__detail">
                <Show when=move || !has_child.get()>
                    <EmptyState
                        glyph=Glyph::Requests
                        title=Signal::derive(move || t.choose_one().to_owned())
                        body=Signal::derive(move || t.choose_one_body().to_owned())
                    />
                </Show>
                <Outlet />
            </div>
        </div>
    }
}
