//! Choosing the request to link to: by words, by code.

use domain::compose;
use domain::office::Life;
use leptos::prelude::*;
use replica::{RecordId, Table};
use store::Act;

use super::subject::Subject;
use super::words::title_of;
use crate::requests::row::shape;
use crate::widgets::dialog::Sheet;
use crate::widgets::search_field::SearchField;
use crate::widgets::select_field::{Choice, SelectField};
use crate::widgets::status_glyph::StatusGlyph;

/// Most rows of the list.
const MOST: usize = 20;

/// The kinds of link: stored key, and whether this request is the end of it.
const KINDS: [(&str, bool); 5] = [
    ("relates", false),
    ("duplicate_of", false),
    ("duplicate_of", true),
    ("blocks", false),
    ("blocks", true),
];

/// A request that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Found {
    id: RecordId,
    code: String,
    title: String,
    status: String,
}

/// The picker.
#[component]
pub fn LinkPicker(
    /// The request.
    subject: Subject,
    /// Whether it is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let typed = RwSignal::new(String::new());
    let kind = RwSignal::new("0".to_owned());
    let on_close = Callback::new(move |()| {
        is_open.set(false);
        typed.set(String::new());
    });
    let choices = Signal::derive(move || {
        KINDS
            .iter()
            .enumerate()
            .map(|(at, (rel, is_inverse))| {
                Choice::new(at.to_string(), t.link_name(rel, *is_inverse).unwrap_or(rel))
            })
            .collect::<Vec<_>>()
    });
    let found = Memo::new(move |_| {
        if !is_open.get() {
            return Vec::new();
        }
        let typed = typed.get();
        session.look(|office, table| {
            let mut ids = office.codes.find(&typed);
            if typed.trim().is_empty() {
                // Nothing typed yet: the last changed, one of which is often the one.
                let mut rows: Vec<_> = office.rows.iter().collect();
                rows.sort_by_key(|row| std::cmp::Reverse(row.changed_ms));
                ids.extend(
                    rows.into_iter().filter(|row| row.life == Life::Alive).take(MOST + 1).map(|row| row.id),
                );
            } else {
                let hits = office.index.query(&typed, MOST * 2).hits;
                ids.extend(hits.iter().filter_map(|hit| office.rows.get(hit.doc as usize)).map(|row| row.id));
            }
            let mut found: Vec<Found> = Vec::new();
            for id in ids {
                let is_new = id != subject.id && !found.iter().any(|f| f.id == id);
                if let Some(row) = office.row(id).filter(|row| is_new && row.life == Life::Alive) {
                    found.push(Found {
                        id,
                        code: format!("#{}", office.codes.code(id)),
                        title: title_in(subject, table, id),
                        status: row.status.key().to_owned(),
                    });
                }
            }
            found.truncate(MOST);
            found
        })
    });
    let choose = move |other: RecordId| {
        let at = kind.get_untracked().parse::<usize>().unwrap_or_default();
        let (rel, is_inverse) = KINDS.get(at).copied().unwrap_or(("relates", false));
        let (from, to) = if is_inverse { (other, subject.id) } else { (subject.id, other) };
        let (_, intents) = compose::link(from, to, rel);
        session.act(Act::one(intents), t.link_added());
        on_close.run(());
    };
    view! {
        <Sheet open=is_open on_close title=Signal::derive(move || t.link_add().to_owned())>
            <SelectField
                label=Signal::derive(move || t.link_kind().to_owned())
                value=kind
                choices
                on_change=Callback::new(move |value| kind.set(value))
            />
            <SearchField
                label=Signal::derive(move || t.link_target().to_owned())
                value=typed
                on_input=Callback::new(move |text| typed.set(text))
                placeholder=Signal::derive(move || Some(t.link_search().to_owned()))
                on_submit=Callback::new(move |_| {
                    if let Some(first) = found.with_untracked(|found| found.first().map(|f| f.id)) {
                        choose(first);
                    }
                })
            />
            <ul class="links">
                <For each=move || found.get() key=Clone::clone let:found>
                    {
                        let status = found.status.clone();
                        view! {
                            <li>
                                <button class="link-choice" type="button" on:click=move |_| choose(found.id)>
                                    <StatusGlyph shape=Signal::derive(move || shape(&status)) />
                                    <span class="link-row__title">{found.title.clone()}</span>
                                    <span class="link-row__code">{found.code.clone()}</span>
                                </button>
                            </li>
                        }
                    }
                </For>
            </ul>
            <p class="u-faint" role="status">
                {move || found.with(Vec::is_empty).then(|| {
                    if typed.with(String::is_empty) { t.link_search_hint() } else { t.no_match() }
                })}
            </p>
        </Sheet>
    }
}

fn title_in(subject: Subject, table: &Table, id: RecordId) -> String {
    title_of(subject.t, table.get(id).as_ref())
}
