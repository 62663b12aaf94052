//! Who a contract is with, who looks after it, where it applies, what it is about.

use domain::compose::ensure_named;
use domain::office::NamedKind;
use leptos::prelude::*;
use replica::RecordId;
use store::Act;
use supply::book::Book;
use supply::party::Service;

use super::sketch::{Editing, Named, name_of, party_called};
use crate::i18n::use_t;
use crate::requests::detail::pickers::options_of;
use crate::session::use_session;
use crate::suppliers::contracts::words;
use crate::widgets::chip::{RemovableChip, ToggleChip};
use crate::widgets::combobox::{ComboOption, Combobox};

/// A choice whose typed words count although nobody tapped them in the list: one who goes on to the next field means
/// them.
#[component]
fn Meant(
    /// Called with the words, when one leaves.
    on_words: Callback<String>,
    /// What was typed and not chosen yet.
    typed: StoredValue<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <div
            on:input=move |event| typed.set_value(event_target_value(&event))
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    typed.set_value(String::new());
                }
            }
            on:focusout=move |_| {
                let words = typed.try_update_value(std::mem::take).unwrap_or_default();
                if !words.trim().is_empty() {
                    on_words.run(words.trim().to_owned());
                }
            }
        >
            {children()}
        </div>
    }
}

/// Who it is with; a new name makes a supplier.
#[component]
pub fn PartyField(editing: Editing) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let party = editing.get(|sketch| sketch.party.clone());
    let typed = StoredValue::new(String::new());
    let name = editing.put(move |sketch, name: String| {
        sketch.party = Some(party_called(session, &name).map_or(Named::New(name), Named::Known));
    });
    let value = Signal::derive(move || {
        party.with(|party| {
            name_of(session, party.as_ref(), |book, _, id| Some(book.parties.get(id)?.name.clone()))
        })
    });
    let options = Signal::derive(move || {
        session.look_in::<Book, _>(|book, _, _| {
            let mut all: Vec<_> = book.parties.iter().filter(|party| party.merged.is_none()).collect();
            all.sort_by_cached_key(|party| (search::fold(&party.name), party.id));
            let option = |id: RecordId, label: &str| ComboOption {
                value: id.to_string(),
                label: label.to_owned(),
                hint: None,
            };
            all.into_iter().map(|party| option(party.id, &party.name)).collect::<Vec<_>>()
        })
    });
    let note = move || {
        let id = match party.get() {
            Some(Named::Known(id)) => id,
            None if editing.is_tried.get() => return Some((true, t.contract_needs_party().to_owned())),
            _ => return None,
        };
        session.look_in::<Book, _>(|book, _, _| {
            let party = book.parties.get(id)?;
            party.standing.is_blocked().then(|| (false, t.contract_blocked(&party.name)))
        })
    };
    view! {
        <div class="noted" data-invalid=move || note().is_some_and(|(is_wrong, _)| is_wrong).then_some("true")>
            <Meant on_words=name typed>
                <Combobox
                    label=Signal::derive(move || t.contract_party().to_owned())
                    placeholder=Signal::derive(move || Some(t.contract_party_example().to_owned()))
                    value
                    options
                    on_select=editing.put(move |sketch, id: String| {
                        typed.set_value(String::new());
                        sketch.party = id.parse().ok().map(Named::Known);
                    })
                    on_create=move |words: String| {
                        typed.set_value(String::new());
                        name.run(words);
                    }
                    on_clear=editing.put(|sketch, ()| sketch.party = None)
                />
            </Meant>
            <p class="field__error" aria-live="polite">{move || note().map(|(_, words)| words)}</p>
        </div>
    }
}

/// Who looks after it.
#[component]
pub fn OwnerField(editing: Editing) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let owner = editing.get(|sketch| sketch.owner.clone());
    let typed = StoredValue::new(String::new());
    let name = editing.put(|sketch, name| sketch.owner = Some(Named::New(name)));
    let value = Signal::derive(move || {
        owner.with(|owner| {
            name_of(session, owner.as_ref(), |_, office, id| office.name(id).map(str::to_owned))
        })
    });
    let options = Signal::derive(move || session.look(|office, _| options_of(t, office, NamedKind::Person)));
    view! {
        <Meant on_words=name typed>
            <Combobox
                label=Signal::derive(move || t.contract_owner().to_owned())
                placeholder=Signal::derive(move || Some(t.type_or_create().to_owned()))
                value
                options
                on_select=editing.put(move |sketch, id: String| {
                    typed.set_value(String::new());
                    sketch.owner = id.parse().ok().map(Named::Known);
                })
                on_create=move |words: String| {
                    typed.set_value(String::new());
                    name.run(words);
                }
                on_clear=editing.put(|sketch, ()| sketch.owner = None)
            />
        </Meant>
    }
}

/// Where it applies.
#[component]
pub fn PlacesField(editing: Editing) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let places = editing.get(|sketch| sketch.places.clone());
    let options = Signal::derive(move || {
        let chosen = places.get();
        let all = session.look(|office, _| options_of(t, office, NamedKind::Place));
        all.into_iter()
            .filter(|option| option.value.parse().is_ok_and(|id: RecordId| !chosen.contains(&id)))
            .collect::<Vec<_>>()
    });
    let add = editing.put(|sketch, id: RecordId| {
        if !sketch.places.contains(&id) {
            sketch.places.push(id);
        }
    });
    let remove = editing.put(|sketch, id: RecordId| sketch.places.retain(|place| *place != id));
    let create = move |name: String| {
        let (id, writes) = session.peek(|office, _| ensure_named(office, NamedKind::Place, &name));
        if writes.is_empty() {
            return add.run(id);
        }
        let act = Act::one(writes);
        if session.may(&act) {
            session.act(act, t.create_named(name.trim()));
            add.run(id);
        }
    };
    let name = move |id: RecordId| session.look(|office, _| office.name(id).unwrap_or("…").to_owned());
    view! {
        <div class="noted">
            <Combobox
                label=Signal::derive(move || t.contract_places().to_owned())
                placeholder=Signal::derive(move || Some(t.type_or_create().to_owned()))
                value=String::new()
                options
                several=true
                on_select=move |id: String| {
                    if let Ok(id) = id.parse() {
                        add.run(id);
                    }
                }
                on_create=create
            />
            <div class="cluster">
                <For each=move || places.get() key=|id| *id let:id>
                    <RemovableChip
                        label=Signal::derive(move || name(id))
                        on_remove=Callback::new(move |()| remove.run(id))
                    />
                </For>
            </div>
        </div>
    }
}

/// What it is about.
#[component]
pub fn ServicesField(editing: Editing) -> impl IntoView {
    let t = use_t();
    let services = editing.get(|sketch| sketch.services.clone());
    let chips = Service::ALL.iter().map(|service| {
        let key = service.key();
        let toggle = editing.put(move |sketch, is_in: bool| {
            sketch.services.retain(|own| own != key);
            if is_in {
                sketch.services.push(key.to_owned());
            }
        });
        view! {
            <ToggleChip
                label=Signal::derive(move || words::service(t, key))
                pressed=Signal::derive(move || services.with(|all| all.iter().any(|own| own == key)))
                on_toggle=toggle
            />
        }
    });
    view! {
        <fieldset class="clause">
            <legend class="clause__label">{move || t.contract_services()}</legend>
            <div class="cluster">{chips.collect_view()}</div>
        </fieldset>
    }
}
