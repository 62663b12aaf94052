//! A list of imports made before, each with its way back.

use std::collections::HashMap;

use domain::office::row::made_ms;
use domain::office::{NamedKind, Office};
use leptos::prelude::*;
use replica::{Intent, RecordId, Table};

use super::importer::write_all;
use super::past::offer_back;
use crate::i18n::{T, use_t};
use crate::notices;
use crate::session::Session;
use crate::widgets::button::IconButton;
use crate::widgets::icon::{Glyph, Icon};

/// One import, as the list shows it.
#[derive(Clone, PartialEq)]
pub struct Past {
    id: RecordId,
    file: String,
    /// When, ms UTC; nothing for the demonstration, whose id says no time.
    at_ms: Option<i64>,
    /// How much of it is still here.
    n: usize,
    /// It has no account: the page was closed meanwhile.
    is_unfinished: bool,
}

/// The imports that made records of some sort, the latest first. `imports` has the import of each that is here, `of` is
/// the sort that the import itself names.
pub fn past(
    office: &Office,
    table: &Table,
    imports: impl Iterator<Item = RecordId>,
    of: Option<&str>,
) -> Vec<Past> {
    let mut counts: HashMap<RecordId, usize> = HashMap::new();
    for import in imports {
        *counts.entry(import).or_default() += 1;
    }
    let mut list: Vec<Past> = office
        .named
        .values()
        .filter(|named| named.kind == NamedKind::Import && named.is_alive)
        .filter_map(|named| {
            let record = table.get(named.id);
            let is_of = record.as_ref().and_then(|record| record.text("of")) == of;
            is_of.then(|| Past {
                id: named.id,
                file: named.name.clone(),
                at_ms: made_ms(named.id),
                n: counts.get(&named.id).copied().unwrap_or(0),
                is_unfinished: record.is_some_and(|record| record.value("rows").is_none()),
            })
        })
        .collect();
    list.sort_by_key(|past| std::cmp::Reverse((past.at_ms, past.id)));
    list
}

/// Writes what takes an import back, says so, and offers to have it again.
pub async fn take_back(session: Session, changes: Vec<Vec<Intent>>) {
    try_take_back(session, changes).await;
}

/// The same; tells whether it could be stored.
pub async fn try_take_back(session: Session, changes: Vec<Vec<Intent>>) -> bool {
    let written = write_all(session, changes).await;
    let is_back = written.is_ok();
    match written {
        Ok(back) => offer_back(session, back),
        Err(error) => session.notices().warn(notices::of_store(session.t(), &error)),
    }
    is_back
}

/// The list; nothing where there is none.
#[component]
pub fn PastList(
    /// The imports.
    #[prop(into)]
    list: Signal<Vec<Past>>,
    /// How much of one is here, in words.
    count: fn(T, usize) -> String,
    /// Where what it made is shown.
    #[prop(optional)]
    href: Option<fn(RecordId) -> String>,
    /// Takes one back.
    #[prop(into)]
    on_undo: Callback<RecordId>,
) -> impl IntoView {
    let t = use_t();
    let row = move |past: Past| {
        let id = past.id;
        let file = past.file.clone();
        let note = move || {
            let mut parts = vec![count(t, past.n)];
            parts.extend(past.at_ms.map(|ms| t.date_time(ms)));
            if past.is_unfinished {
                parts.push(t.import_unfinished().to_owned());
            }
            parts.join(" · ")
        };
        let text = view! {
            <span class="past-import__name">{past.file}</span>
            <span class="past-import__note">{note}</span>
        };
        let text = match href {
            Some(href) => view! { <a class="past-import__text" href=href(id)>{text}</a> }.into_any(),
            None => view! { <p class="past-import__text">{text}</p> }.into_any(),
        };
        view! {
            <li class="past-import">
                <Icon glyph=Glyph::History />
                {text}
                <IconButton
                    glyph=Signal::stored(Glyph::Undo)
                    label=Signal::derive(move || t.import_undo_this(&file))
                    on_click=move |()| on_undo.run(id)
                />
            </li>
        }
    };
    view! {
        <Show when=move || list.with(|list| !list.is_empty())>
            <section class="section">
                <div class="section__head">
                    <h2 class="section__title">{move || t.import_past()}</h2>
                    <span class="section__count">{move || t.number(list.with(Vec::len))}</span>
                </div>
                <ul class="past-imports">
                    <For each=move || list.get() key=|past| (past.id, past.n) children=row />
                </ul>
            </section>
        </Show>
    }
}
