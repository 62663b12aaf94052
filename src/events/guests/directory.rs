//! Guests out of the directory: people of the office, contacts of suppliers and clients.

use std::collections::BTreeSet;

use domain::office::NamedKind;
use events::Planner;
use events::guests::{Draft, Guest};
use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::party::PartyType;

use super::acts;
use super::page::Shared;
use crate::i18n::use_t;
use crate::session::{Session, use_session};
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::search_field::SearchField;

/// People shown at once: three letters find the others.
const SHOWN: usize = 80;

/// Somebody of the directory.
#[derive(Clone, Debug, PartialEq)]
struct Known {
    id: RecordId,
    of: String,
    draft: Draft,
}

fn everybody(session: Session, office_name: &str) -> Vec<Known> {
    session.peek_in::<Book, _>(|book, office, _| {
        let people = office.all_named(NamedKind::Person).into_iter().map(|person| Known {
            id: person.id,
            of: office_name.to_owned(),
            draft: Draft {
                person: Some(person.id),
                mail: person.email.clone().unwrap_or_default(),
                tel: person.phone.clone().unwrap_or_default(),
                ..Draft::named(&person.name)
            },
        });
        let contacts = book.contacts.iter().map(|contact| {
            let company = contact.party.and_then(|id| book.parties.get(id)).map(|party| party.name.clone());
            let company = company.unwrap_or_default();
            Known {
                id: contact.id,
                of: company.clone(),
                draft: Draft {
                    contact: Some(contact.id),
                    given: contact.given.clone(),
                    family: contact.family.clone(),
                    mail: contact.mails.first().map(|mail| mail.value.clone()).unwrap_or_default(),
                    tel: contact.tels.first().map(|tel| tel.value.clone()).unwrap_or_default(),
                    company,
                    ..Draft::named(&contact.name)
                },
            }
        });
        let alone = book.parties.iter().filter(|party| party.kind == PartyType::Person).map(|party| Known {
            id: party.id,
            of: String::new(),
            draft: Draft {
                contact: Some(party.id),
                mail: party.mails.first().map(|mail| mail.value.clone()).unwrap_or_default(),
                tel: party.tels.first().map(|tel| tel.value.clone()).unwrap_or_default(),
                ..Draft::named(&party.name)
            },
        });
        let mut all: Vec<Known> =
            people.chain(contacts).chain(alone).filter(|one| !one.draft.name.is_empty()).collect();
        all.sort_by_cached_key(|one| (one.draft.person.is_none(), search::fold(&one.draft.name), one.id));
        all
    })
}

/// The sheet.
#[component]
pub fn DirectorySheet(
    /// The page.
    it: Shared,
) -> impl IntoView {
    let t = use_t();
    view! {
        <Sheet
            open=it.is_choosing
            on_close=move |()| it.is_choosing.set(false)
            title=Signal::derive(move || t.guests_directory_title().to_owned())
        >
            <Choosing it />
        </Sheet>
    }
}

#[component]
fn Choosing(it: Shared) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let all = StoredValue::new(everybody(session, t.guests_office()));
    let here: BTreeSet<RecordId> = session.peek_in::<Planner, _>(|planner, _, _| {
        planner
            .children::<Guest>(it.event)
            .flat_map(|guest| [guest.person, guest.contact])
            .flatten()
            .collect()
    });
    let here = StoredValue::new(here);
    let text = RwSignal::new(String::new());
    let chosen = RwSignal::new(BTreeSet::<RecordId>::new());
    let found = Memo::new(move |_| {
        let query = text.with(|text| search::Query::new(text));
        all.with_value(|all| {
            let is_wanted = |one: &&Known| {
                query.is_empty() || search::matches(&query, &format!("{} {}", one.draft.name, one.of))
            };
            all.iter().filter(is_wanted).take(SHOWN).cloned().collect::<Vec<_>>()
        })
    });
    let row = move |one: Known| {
        let id = one.id;
        let is_here = here.with_value(|here| here.contains(&id));
        let note = if is_here { t.guests_directory_here().to_owned() } else { one.of };
        view! {
            <li>
                <label class="guest-known" data-here=is_here.then_some("true")>
                    <input
                        type="checkbox"
                        disabled=is_here
                        prop:checked=move || is_here || chosen.with(|chosen| chosen.contains(&id))
                        on:change=move |_| chosen.update(|chosen| {
                            if !chosen.remove(&id) {
                                chosen.insert(id);
                            }
                        })
                    />
                    <span class="guest-known__box"><Icon glyph=Glyph::Check /></span>
                    <span class="guest-known__name">{one.draft.name}</span>
                    <span class="guest-known__of">{note}</span>
                </label>
            </li>
        }
    };
    let invite = move |()| {
        let drafts: Vec<Draft> = chosen.with_untracked(|chosen| {
            all.with_value(|all| {
                all.iter().filter(|one| chosen.contains(&one.id)).map(|one| one.draft.clone()).collect()
            })
        });
        it.is_choosing.set(false);
        acts::add(session, t, it.event, &drafts);
    };
    view! {
        <div class="guest-choosing">
            <SearchField
                label=Signal::derive(move || t.guests_directory_find().to_owned())
                placeholder=Signal::derive(move || Some(t.guests_directory_find().to_owned()))
                value=text
                on_input=move |typed| text.set(typed)
            />
            <Show
                when=move || all.with_value(|all| !all.is_empty())
                fallback=move || view! { <p class="u-soft">{t.guests_directory_empty()}</p> }
            >
                <ul class="guest-knowns">{move || found.get().into_iter().map(row).collect_view()}</ul>
            </Show>
            <div class="modal__actions">
                <Button
                    kind=ButtonKind::Primary
                    label=Signal::derive(move || t.guests_directory_add(chosen.with(BTreeSet::len)))
                    disabled=Signal::derive(move || chosen.with(BTreeSet::is_empty))
                    on_click=invite
                />
            </div>
        </div>
    }
}
