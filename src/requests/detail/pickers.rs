//! Choices of named things: places, people, categories, found or made by typing.

use domain::compose;
use domain::kinds::field;
use domain::office::{NamedKind, Office};
use leptos::prelude::*;
use replica::RecordId;

use super::ledger_row::{Edit, LedgerRow};
use super::subject::Subject;
use super::words::{around, field_label, name_of, named_label, path_of};
use crate::i18n::T;
use crate::widgets::avatar::Avatar;
use crate::widgets::combobox::{ComboOption, Combobox};
use crate::widgets::icon::{Glyph, Icon};

/// Everything of one kind that can be chosen.
pub fn options_of(t: T, office: &Office, kind: NamedKind) -> Vec<ComboOption> {
    office
        .all_named(kind)
        .into_iter()
        .map(|named| {
            let hint = (kind == NamedKind::Place).then(|| around(office, named.id)).filter(|h| !h.is_empty());
            ComboOption { value: named.id.to_string(), label: named_label(t, named), hint }
        })
        .collect()
}

/// A line of the ledger that names one place, person or category.
#[component]
pub fn RefRow(
    /// The request.
    subject: Subject,
    /// The field.
    field: &'static str,
    /// What it names.
    kind: NamedKind,
    /// A drawing before the label.
    glyph: Glyph,
    /// What to do where nobody is named yet.
    #[prop(into)]
    empty: Signal<String>,
) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let edit = Edit::new(subject, field);
    let chosen = Memo::new(move |_| -> Option<RecordId> { subject.value(field)?.as_str()?.parse().ok() });
    let label = Signal::derive(move || field_label(t, field));
    let shown = Signal::derive(move || {
        let id = chosen.get()?;
        Some(session.look(|office, _| match kind {
            NamedKind::Place => {
                Some(path_of(office, id)).filter(|p| !p.is_empty()).unwrap_or_else(|| "…".into())
            }
            _ => name_of(t, office, id),
        }))
    });
    let name = Signal::derive(move || {
        chosen.get().map(|id| session.look(|office, _| name_of(t, office, id))).unwrap_or_default()
    });
    let options = Signal::derive(move || session.look(|office, _| options_of(t, office, kind)));
    let on_select = Callback::new(move |value: String| {
        let Ok(id) = value.parse::<RecordId>() else { return };
        let said = session.peek(|office, _| t.history_set(&field_label(t, field), &name_of(t, office, id)));
        edit.commit(value.into(), Vec::new(), said);
    });
    let on_create = Callback::new(move |typed: String| {
        let (id, more) = session.peek(|office, _| compose::ensure_named(office, kind, &typed));
        edit.commit(id.to_string().into(), more, t.history_set(&field_label(t, field), typed.trim()));
    });
    let is_person = kind == NamedKind::Person;
    let mark = is_person.then(|| ViewFn::from(move || view! { <Avatar name /> }));
    let after = is_person.then(|| ViewFn::from(move || view! { <Reach subject id=chosen.into() name /> }));
    view! {
        <LedgerRow edit label glyph shown empty mark after>
            <Combobox label label_hidden=true value=name options on_select on_create
                placeholder=Signal::derive(move || Some(t.type_or_create().to_owned())) />
        </LedgerRow>
    }
}

/// Ways to reach a person: call, write.
#[component]
fn Reach(subject: Subject, id: Signal<Option<RecordId>>, name: Signal<String>) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let way = move |read: fn(&domain::office::Named) -> Option<String>| {
        Memo::new(move |_| {
            let id = id.get()?;
            session
                .look(|office, _| office.named.get(&id).and_then(read))
                .filter(|way| !way.trim().is_empty())
        })
    };
    let (phone, email) = (way(|n| n.phone.clone()), way(|n| n.email.clone()));
    let link = move |href: String, glyph: Glyph, label: String| {
        view! { <a class="icon-button" href=href aria-label=label.clone() title=label><Icon glyph /></a> }
    };
    view! {
        {move || phone.get().map(|p| link(format!("tel:{}", p.replace(' ', "")), Glyph::Phone, t.call_person(&name.get())))}
        {move || email.get().map(|e| link(format!("mailto:{e}"), Glyph::Mail, t.write_person(&name.get())))}
    }
}

/// A line of the ledger that holds a set: people who follow, tags.
#[component]
pub fn SetRow(
    /// The request.
    subject: Subject,
    /// The set.
    field: &'static str,
    /// The name of the set.
    #[prop(into)]
    label: Signal<String>,
    /// What adds to it, as a verb.
    #[prop(into)]
    empty: Signal<String>,
    /// A drawing before the label.
    glyph: Glyph,
) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let elements = subject.elements(field);
    let is_adding = RwSignal::new(false);
    let is_people = field == field::WATCHERS;
    let words = move |element: &str| match element.parse::<RecordId>() {
        Ok(id) if is_people => session.look(|office, _| name_of(t, office, id)),
        _ => element.to_owned(),
    };
    let options = Signal::derive(move || {
        let present = elements.get();
        let all = session.look(|office, _| {
            if is_people { options_of(t, office, NamedKind::Person) } else { tag_options(office) }
        });
        all.into_iter().filter(|option| !present.contains(&option.value)).collect::<Vec<_>>()
    });
    let add = move |element: String, more, words: String| {
        subject.set_element(field, &element, true, more, t.history_added(&label.get_untracked(), &words));
    };
    let on_select = Callback::new(move |value: String| {
        let said = if is_people {
            value.parse().map(|id| session.peek(|office, _| name_of(t, office, id))).unwrap_or_default()
        } else {
            value.clone()
        };
        add(value, Vec::new(), said);
    });
    let on_create = Callback::new(move |typed: String| {
        // A tag is part of a cell's name: one line, no slash, and not endless.
        let tag: String = typed.trim().replace(['/', '\n'], "-").chars().take(60).collect();
        if is_people {
            let (id, more) =
                session.peek(|office, _| compose::ensure_named(office, NamedKind::Person, &typed));
            add(id.to_string(), more, typed);
        } else {
            add(tag.clone(), Vec::new(), tag);
        }
    });
    let remove = move |element: &str| {
        let said = t.history_removed(&label.get_untracked(), &untrack(|| words(element)));
        subject.set_element(field, element, false, Vec::new(), said);
    };
    view! {
        <div class="ledger__row">
            <span class="ledger__label"><Icon glyph />{move || label.get()}</span>
            <div class="ledger__value">
                <For each=move || elements.get() key=Clone::clone let:element>
                    {
                        let (shown, own) = (element.clone(), element);
                        view! {
                            <crate::widgets::chip::RemovableChip
                                label=Signal::derive(move || words(&shown))
                                on_remove=Callback::new(move |()| remove(&own))
                            />
                        }
                    }
                </For>
                <Show
                    when=move || is_adding.get()
                    fallback=move || {
                        view! {
                            <button
                                class="ledger__edit"
                                type="button"
                                data-empty="true"
                                aria-label=move || empty.get()
                                on:click=move |_| is_adding.set(true)
                            >
                                {move || if elements.with(Vec::is_empty) {
                                    view! { <span>{empty.get()}</span> }.into_any()
                                } else {
                                    view! { <Icon glyph=Glyph::Plus /> }.into_any()
                                }}
                            </button>
                        }
                    }
                >
                    <Adding is_adding>
                        <Combobox label=empty label_hidden=true value=String::new() options on_select on_create several=true
                            placeholder=Signal::derive(move || Some(t.type_or_create().to_owned())) />
                    </Adding>
                </Show>
            </div>
        </div>
    }
}

/// The control that adds to a set: stays for several, goes with the focus.
#[component]
fn Adding(is_adding: RwSignal<bool>, children: Children) -> impl IntoView {
    let node = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if let Some(node) = node.get() {
            super::ledger_row::focus_control(&node, true);
        }
    });
    view! {
        <div
            class="ledger__editor"
            node_ref=node
            on:focusout=move |_| { let _ = is_adding.try_set(false); }
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    event.prevent_default();
                    event.stop_propagation();
                    super::ledger_row::leave_control();
                }
            }
        >
            {children()}
        </div>
    }
}

/// Tags in use, the most used first.
fn tag_options(office: &Office) -> Vec<ComboOption> {
    let mut counts = std::collections::BTreeMap::<&str, usize>::new();
    for row in office.rows.iter().filter(|row| row.life == domain::office::Life::Alive) {
        for tag in &row.tags {
            *counts.entry(tag).or_default() += 1;
        }
    }
    let mut tags: Vec<(usize, &str)> = counts.into_iter().map(|(tag, n)| (n, tag)).collect();
    tags.sort_by_key(|(n, tag)| (std::cmp::Reverse(*n), *tag));
    tags.into_iter()
        .map(|(_, tag)| ComboOption { value: tag.to_owned(), label: tag.to_owned(), hint: None })
        .collect()
}
