//! Above the list: what to look for, and chips for types, trades and preferences.

use domain::trade::Trade;
use leptos::prelude::*;
use supply::book::Book;
use supply::party::PartyType;
use supply::party::list::{self, Facets, Filter};

use super::words::{trade_name, types_name};
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::chip::ToggleChip;
use crate::widgets::icon::Glyph;
use crate::widgets::menu::{Menu, MenuItem};
use crate::widgets::search_field::SearchField;

/// The field and the chips.
#[component]
pub fn Filters(
    /// What the list is asked for.
    filter: RwSignal<Filter>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let facets = Memo::new(move |_| session.look_in::<Book, _>(|book, _, _| list::facets(book)));
    let text = Signal::derive(move || filter.with(|filter| filter.text.clone()));
    view! {
        <div class="party-find">
            <SearchField
                label=Signal::derive(move || t.party_find_label().to_owned())
                placeholder=Signal::derive(move || Some(t.party_find().to_owned()))
                value=text
                on_input=move |text| filter.update(|filter| filter.text = text)
            />
        </div>
        <Show when=move || facets.with(|facets| 1 < facets.n_all)>
            <Chips filter facets />
        </Show>
    }
}

#[component]
fn Chips(filter: RwSignal<Filter>, facets: Memo<Facets>) -> impl IntoView {
    let t = use_t();
    let standing = move || {
        let preferred = (0 < facets.with(|facets| facets.n_preferred)).then(|| {
            view! {
                <ToggleChip
                    glyph=Glyph::Star
                    label=Signal::derive(move || t.party_filter_preferred().to_owned())
                    pressed=Signal::derive(move || filter.with(|filter| filter.preferred))
                    on_toggle=move |is_on| filter.update(|f| (f.preferred, f.blocked) = (is_on, false))
                    count=Signal::derive(move || Some(facets.with(|facets| facets.n_preferred)))
                />
            }
        });
        let blocked = (0 < facets.with(|facets| facets.n_blocked)).then(|| {
            view! {
                <ToggleChip
                    glyph=Glyph::Close
                    label=Signal::derive(move || t.party_filter_blocked().to_owned())
                    pressed=Signal::derive(move || filter.with(|filter| filter.blocked))
                    on_toggle=move |is_on| filter.update(|f| (f.blocked, f.preferred) = (is_on, false))
                    count=Signal::derive(move || Some(facets.with(|facets| facets.n_blocked)))
                />
            }
        });
        (preferred, blocked)
    };
    let kinds = move || {
        let kinds = facets.with(|facets| facets.kinds.clone());
        // One type for all: nothing to choose.
        let kinds = if kinds.len() < 2 { Vec::new() } else { kinds };
        kinds.into_iter().map(|(kind, n)| kind_chip(filter, kind, n)).collect_view()
    };
    let trades = Signal::derive(move || {
        let in_force = filter.with(|filter| filter.trade);
        let choose = move |trade: Option<Trade>| Callback::new(move |()| filter.update(|f| f.trade = trade));
        let mut items = vec![MenuItem::choice(t.party_all_trades(), in_force.is_none(), choose(None))];
        items.extend(facets.with(|facets| facets.trades.clone()).into_iter().map(|trade| {
            MenuItem::choice(trade_name(t, trade), in_force == Some(trade), choose(Some(trade)))
        }));
        items
    });
    let trade_label = Signal::derive(move || {
        filter
            .with(|filter| filter.trade)
            .map_or(t.party_filter_trades(), |trade| trade_name(t, trade))
            .to_owned()
    });
    view! {
        <div class="filter-bar party-filters" role="group" aria-label=move || t.party_filters_label()>
            <Show when=move || facets.with(|facets| !facets.trades.is_empty())>
                <span class="party-filters__trade" data-on=move || filter.with(|f| f.trade.is_some()).then_some("true")>
                    <Menu label=trade_label items=trades glyph=Glyph::Wrench show_label=true />
                </span>
            </Show>
            {standing}
            {kinds}
        </div>
    }
}

fn kind_chip(filter: RwSignal<Filter>, kind: PartyType, n: usize) -> impl IntoView {
    let t = use_t();
    view! {
        <ToggleChip
            label=Signal::derive(move || types_name(t, kind).to_owned())
            pressed=Signal::derive(move || filter.with(|filter| filter.kind == Some(kind)))
            on_toggle=move |is_on: bool| filter.update(|filter| filter.kind = is_on.then_some(kind))
            count=Signal::stored(Some(n))
        />
    }
}
