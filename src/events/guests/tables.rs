//! Tables and groups: who sits where, in numbers and names; tap people, then where they sit.

use std::collections::{BTreeMap, BTreeSet};

use events::Planner;
use events::guests::caterer::table_key;
use events::guests::{Guest, lookup};
use leptos::prelude::*;
use replica::RecordId;

use super::acts;
use super::page::Shared;
use crate::events::planner_changed;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::{Glyph, Icon};

/// People of one table that are drawn; a group of 2 000 is shown in part.
const SHOWN: usize = 400;

/// One seat.
#[derive(Clone, Debug, PartialEq)]
struct Seat {
    id: RecordId,
    name: String,
    plus: i64,
    has_diet: bool,
}

/// A table: its name, its covers, its people. The first one has no name.
#[derive(Clone, Debug, PartialEq)]
struct Table {
    name: String,
    covers: usize,
    seats: Vec<Seat>,
}

fn tables(planner: &Planner, event: RecordId) -> Vec<Table> {
    let mut coming: Vec<&Guest> = planner.children::<Guest>(event).filter(|guest| guest.comes()).collect();
    coming.sort_by_cached_key(|guest| lookup::order_of(guest));
    let mut by_name: BTreeMap<((String, u64), String), Table> = BTreeMap::new();
    for guest in coming {
        let name = guest.table.trim();
        // Those without a table stand first: they are what is left to do.
        let key = (if name.is_empty() { Default::default() } else { table_key(name) }, name.to_owned());
        let table = by_name.entry(key).or_insert_with(|| Table {
            name: name.to_owned(),
            covers: 0,
            seats: Vec::new(),
        });
        table.covers += guest.heads() as usize;
        table.seats.push(Seat {
            id: guest.id,
            name: guest.name.clone(),
            plus: guest.plus.unwrap_or(0).max(0),
            has_diet: guest.has_diet(),
        });
    }
    by_name.into_values().collect()
}

/// The tables.
#[component]
pub fn TablesView(
    /// The page.
    it: Shared,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let changed = planner_changed();
    let all = Memo::new(move |_| {
        let _ = changed.get();
        session.peek_in::<Planner, _>(|planner, _, _| tables(planner, it.event))
    });
    let chosen = RwSignal::new(BTreeSet::<RecordId>::new());
    let empty = move || {
        view! {
            <EmptyState
                glyph=Glyph::Chair
                title=Signal::derive(move || t.tables_empty_title().to_owned())
                body=Signal::derive(move || t.tables_empty_body().to_owned())
            />
        }
    };
    view! {
        <div class="page__body guest-body">
            <Show when=move || all.with(|all| !all.is_empty()) fallback=empty>
                <p class="u-soft">{move || t.tables_body()}</p>
                <div class="guest-tables">
                    {move || all.get().into_iter().map(|table| view! { <TableCard table chosen /> }).collect_view()}
                </div>
            </Show>
        </div>
        <Show when=move || chosen.with(|chosen| !chosen.is_empty())>
            <MoveBar all chosen />
        </Show>
    }
}

#[component]
fn TableCard(table: Table, chosen: RwSignal<BTreeSet<RecordId>>) -> impl IntoView {
    let t = use_t();
    let is_none = table.name.is_empty();
    let name = table.name.clone();
    let name = move || if is_none { t.tables_none().to_owned() } else { name.clone() };
    let ids: Vec<RecordId> = table.seats.iter().map(|seat| seat.id).collect();
    let toggle_all = move |_| {
        chosen.update(|chosen| {
            if ids.iter().all(|id| chosen.contains(id)) {
                chosen.retain(|id| !ids.contains(id));
            } else {
                chosen.extend(ids.iter().copied());
            }
        });
    };
    let seat = move |seat: Seat| {
        let Seat { id, name, plus, has_diet } = seat;
        let brought =
            (0 < plus).then(|| view! { <span class="guest-seat__plus">{t.guest_plus_n(&t.number(usize::try_from(plus).unwrap_or(0)))}</span> });
        let diet = has_diet.then(
            || view! { <Icon glyph=Glyph::Leaf /><span class="u-hidden">{t.guests_with_diet()}</span> },
        );
        view! {
            <li>
                <button
                    class="guest-seat"
                    type="button"
                    aria-pressed=move || chosen.with(|chosen| chosen.contains(&id)).to_string()
                    on:click=move |_| chosen.update(|chosen| {
                        if !chosen.remove(&id) {
                            chosen.insert(id);
                        }
                    })
                >
                    {name}
                    {brought}
                    {diet}
                </button>
            </li>
        }
    };
    view! {
        <section class="guest-table" data-none=is_none.then_some("true")>
            <header class="guest-table__head">
                <h3 class="guest-table__name">{name}</h3>
                <span class="guest-table__n">{t.tables_covers(table.covers)}</span>
                <button class="guest-table__all" type="button" on:click=toggle_all>{move || t.tables_choose_all()}</button>
            </header>
            <ul class="guest-table__seats">{table.seats.into_iter().take(SHOWN).map(seat).collect_view()}</ul>
        </section>
    }
}

/// Where the chosen ones go.
#[component]
fn MoveBar(all: Memo<Vec<Table>>, chosen: RwSignal<BTreeSet<RecordId>>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let name = RwSignal::new(String::new());
    let go = move |table: String| {
        let ids: Vec<RecordId> = chosen.get_untracked().into_iter().collect();
        chosen.set(BTreeSet::new());
        name.set(String::new());
        acts::seat(session, t, &ids, table.trim());
    };
    let choices = move || {
        let names = all.with(|all| all.iter().map(|table| table.name.clone()).collect::<Vec<_>>());
        names
            .into_iter()
            .map(|table| {
                let words = if table.is_empty() { t.tables_none().to_owned() } else { table.clone() };
                view! {
                    <Button label=Signal::stored(words) on_click=move |()| go(table.clone()) />
                }
            })
            .collect_view()
    };
    view! {
        <form
            class="page__foot guest-move"
            on:submit=move |event| {
                event.prevent_default();
                if !name.with_untracked(|name| name.trim().is_empty()) {
                    go(name.get_untracked());
                }
            }
        >
            <p class="guest-move__n" role="status">{move || t.tables_move(chosen.with(BTreeSet::len))}</p>
            <div class="guest-move__tables">{choices}</div>
            <label class="guest-add__field">
                <span class="u-hidden">{move || t.tables_new()}</span>
                <input
                    class="input"
                    type="text"
                    autocomplete="off"
                    placeholder=move || t.tables_new_hint()
                    prop:value=move || name.get()
                    on:input:target=move |event| name.set(event.target().value())
                />
            </label>
            <Button kind=ButtonKind::Primary submit=true label=Signal::derive(move || t.tables_new().to_owned()) />
        </form>
    }
}
