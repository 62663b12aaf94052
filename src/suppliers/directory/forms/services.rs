//! Services à la carte, trades and tags: chips that are on or off at once, without a button to save.

use domain::trade::Trade;
use leptos::prelude::*;
use replica::{Intent, RecordId};
use supply::book::Book;
use supply::kinds;
use supply::party::{Party, Service};

use crate::i18n::use_t;
use crate::session::use_session;
use crate::suppliers::directory::words::{service_name, trade_name};
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::chip::{RemovableChip, ToggleChip};
use crate::widgets::text_field::TextField;

/// The chips.
#[component]
pub fn ServicesForm(
    /// The party.
    id: RecordId,
    /// Called when it is closed.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let party = Memo::new(move |_| session.look_in::<Book, _>(|book, _, _| book.parties.get(id).cloned()));
    let has = move |read: fn(&Party, &str) -> bool, key: &'static str| {
        Signal::derive(move || party.with(|party| party.as_ref().is_some_and(|party| read(party, key))))
    };
    let write = move |set: &'static str, element: &str, is_in: bool| {
        session.write(vec![Intent::element(id, kinds::PARTY, set, element, is_in)]);
    };
    let services = Service::ALL
        .iter()
        .map(|service| {
            let key = service.key();
            view! {
                <ToggleChip
                    label=Signal::derive(move || service_name(t, *service).to_owned())
                    pressed=has(|party, key| party.services.iter().any(|it| it.key() == key), key)
                    on_toggle=move |is_in| write("services", key, is_in)
                />
            }
        })
        .collect_view();
    let trades = Trade::ALL
        .into_iter()
        .map(|trade| {
            let key = trade.key();
            view! {
                <ToggleChip
                    label=Signal::derive(move || trade_name(t, trade).to_owned())
                    pressed=has(|party, key| party.trades.iter().any(|it| it.key() == key), key)
                    on_toggle=move |is_in| write("trades", key, is_in)
                />
            }
        })
        .collect_view();
    let tags = Memo::new(move |_| {
        party.with(|party| party.as_ref().map(|party| party.tags.clone()).unwrap_or_default())
    });
    let typed = RwSignal::new(String::new());
    let add_tag = move |text: String| {
        // A slash would begin another element of the record.
        let tag = text.replace('/', " ").trim().to_owned();
        if !tag.is_empty() {
            write("tags", &tag, true);
            typed.set(String::new());
        }
    };
    view! {
        <div class="filter-groups">
            <fieldset class="filter-group">
                <legend class="filter-group__title">{move || t.party_services()}</legend>
                <div class="party-chips">{services}</div>
            </fieldset>
            <fieldset class="filter-group">
                <legend class="filter-group__title">{move || t.party_trades()}</legend>
                <div class="party-chips">{trades}</div>
            </fieldset>
            <div class="filter-group">
                <h3 class="filter-group__title">{move || t.field_tags()}</h3>
                <div class="party-chips">
                    <For each=move || tags.get() key=Clone::clone let:tag>
                        <RemovableChip
                            label=Signal::stored(tag.to_string())
                            on_remove=move |()| write("tags", &tag, false)
                        />
                    </For>
                </div>
                <TextField
                    label=Signal::derive(move || t.party_tag_new().to_owned())
                    value=typed
                    on_input=move |text| typed.set(text)
                    on_commit=add_tag
                />
            </div>
            <div class="modal__actions">
                <Button
                    kind=ButtonKind::Primary
                    label=Signal::derive(move || t.done_action().to_owned())
                    on_click=move |()| {
                        add_tag(typed.get_untracked());
                        on_done.run(());
                    }
                />
            </div>
        </div>
    }
}
