//! The room of the directory: the list, and beside it on wide screens the party in hand.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};
use replica::RecordId;
use supply::party::PartyType;
use supply::party::list::Filter;

use super::filters::Filters;
use super::forms::new_party::NewParty;
use super::list::{PartyList, index_in_slices, listing_of};
use super::party::PartyPage;
use crate::i18n::use_t;
use crate::platform::address;
use crate::routes::{self, Suppliers};
use crate::session::use_session;
use crate::suppliers::nav::Areas;
use crate::syncing::pill::SyncPill;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::dialog::Sheet;
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::Glyph;
use crate::widgets::menu::{Menu, MenuItem};
use crate::widgets::shell::PageHead;

/// The address follows the filters after this pause.
const ADDRESS_AFTER: Duration = Duration::from_millis(250);

/// The room.
#[component]
pub fn DirectoryRoom(
    /// The party that is open.
    party: Signal<Option<RecordId>>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let filter = RwSignal::new(first_filter());
    let listing = listing_of(session, filter.into());
    index_in_slices(session);
    // After a pause: writing the address costs a quarter of a frame. The address of a party is its own.
    let last = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(last)) = last.try_update_value(Option::take) {
            last.clear();
        }
    };
    Effect::new(move |was_asked: Option<()>| {
        let pairs = filter.with(query_pairs);
        party.track();
        let note = move || {
            if party.try_with_untracked(Option::is_none) == Some(true) {
                address::note_query(&pairs);
            }
        };
        stop();
        // What the address said at first needs no writing.
        if was_asked.is_some() {
            last.set_value(set_timeout_with_handle(note, ADDRESS_AFTER).ok());
        }
    });
    on_cleanup(stop);
    let is_adding = RwSignal::new(false);
    let add = Callback::new(move |()| is_adding.set(true));
    let words = move |read: fn(crate::i18n::T) -> &'static str| Signal::derive(move || read(t).to_owned());
    let note = Signal::derive(move || {
        let n = listing.with(|listing| listing.recent.len() + listing.rest.len());
        (0 < n).then(|| t.n_parties(n))
    });
    let title =
        move || if filter.with(|filter| filter.bin) { t.bin_title() } else { t.nav_suppliers() }.to_owned();
    let has_party = move || party.with(Option::is_some);
    view! {
        <div class="panes" data-open=move || has_party().then_some("true")>
            <div class="panes__list">
                <div class="page party-list-page">
                    <PageHead title=Signal::derive(title) note>
                        <span class="u-phone"><SyncPill /></span>
                        <RoomMenu filter />
                    </PageHead>
                    <Areas current=Suppliers::Directory(None) />
                    <Filters filter />
                    <PartyList filter listing open=party on_add=add />
                    <Show when=move || !filter.with(|filter| filter.bin)>
                        <div class="page__foot party-foot">
                            <Button kind=ButtonKind::Primary glyph=Glyph::Plus label=words(|t| t.party_add()) on_click=add />
                        </div>
                    </Show>
                </div>
            </div>
            <div class="panes__detail">
                {move || match party.get() {
                    Some(id) => view! { <PartyPage id /> }.into_any(),
                    None => view! {
                        <EmptyState
                            glyph=Glyph::Suppliers
                            title=words(|t| t.party_choose_title())
                            body=words(|t| t.party_choose_body())
                        />
                    }
                    .into_any(),
                }}
            </div>
        </div>
        <Sheet open=is_adding on_close=move |()| is_adding.set(false) title=words(|t| t.party_add())>
            <NewParty name=filter.with_untracked(|filter| filter.text.clone()) on_done=move |()| is_adding.set(false) />
        </Sheet>
    }
}

/// What an address asks for: `?q=`, `?type=`, `?trade=`, `?standing=`, `?bin=1`.
fn first_filter() -> Filter {
    use_query_map().with_untracked(|params| Filter {
        text: params.get("q").unwrap_or_default(),
        kind: params.get("type").map(|key| PartyType::from_key(&key)),
        trade: params.get("trade").and_then(|key| domain::trade::Trade::from_key(&key)),
        preferred: params.get_str("standing") == Some("preferred"),
        blocked: params.get_str("standing") == Some("blocked"),
        bin: params.get_str("bin").is_some(),
    })
}

fn query_pairs(filter: &Filter) -> [(&'static str, String); 5] {
    let standing = match (filter.preferred, filter.blocked) {
        (true, _) => "preferred",
        (_, true) => "blocked",
        _ => "",
    };
    [
        ("q", filter.text.trim().to_owned()),
        ("type", filter.kind.map(|kind| kind.key().to_owned()).unwrap_or_default()),
        ("trade", filter.trade.map(|trade| trade.key().to_owned()).unwrap_or_default()),
        ("standing", standing.to_owned()),
        ("bin", if filter.bin { "1" } else { "" }.to_owned()),
    ]
}

#[component]
fn RoomMenu(filter: RwSignal<Filter>) -> impl IntoView {
    let t = use_t();
    let navigate = use_navigate();
    let go = StoredValue::new_local(navigate);
    let to = move |place: Suppliers| {
        Callback::new(move |()| {
            let _ = go.try_with_value(|go| go(&place.href(), routes::way()));
        })
    };
    let items = Signal::derive(move || {
        let is_bin = filter.with(|filter| filter.bin);
        let bin = Callback::new(move |()| filter.set(Filter { bin: !is_bin, ..Filter::default() }));
        let bin_name = if is_bin { t.party_menu_bin_leave() } else { t.party_menu_bin() };
        vec![
            MenuItem::new(t.party_menu_cards(), Glyph::Upload, to(Suppliers::Cards)),
            MenuItem::new(t.party_menu_duplicates(), Glyph::Copy, to(Suppliers::Duplicates)),
            MenuItem::new(bin_name, Glyph::Trash, bin),
        ]
    });
    view! { <Menu label=Signal::derive(move || t.party_menu().to_owned()) items /> }
}
