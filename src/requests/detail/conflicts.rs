//! What people must decide about a request and what hangs on it: the cards of « À arbitrer », at their request.

use domain::conflicts;
use domain::office::Dispute;
use leptos::prelude::*;

use super::subject::Subject;
use crate::decide::clash::ClashCard;
use crate::decide::item::Item;
use crate::decide::late::LateCard;
use crate::decide::log::Log;
use crate::widgets::icon::{Glyph, Icon};

/// Fields with several values, of the request and its comments, checklist and photos.
#[component]
pub fn Conflicts(
    /// The request.
    subject: Subject,
) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let items = Memo::new(move |_| {
        session.look(|office, table| {
            let family = office.disputed_family(subject.id);
            let records = family.into_iter().filter_map(|id| table.get(id));
            records.flat_map(|record| conflicts::of_record(&record)).map(Item::Clash).collect::<Vec<_>>()
        })
    });
    let log = Log::follow(session, items);
    let card = move |item: Item| match item {
        Item::Clash(conflict) => view! {
            <li class="dispute"><ClashCard conflict log is_at_home=true /></li>
        }
        .into_any(),
        Item::Late(_) => ().into_any(),
    };
    view! {
        <Show when=move || !items.with(Vec::is_empty)>
            <section class="conflict" aria-labelledby="conflict-title">
                <h2 class="conflict__title" id="conflict-title">
                    <Icon glyph=Glyph::Warning />
                    {move || t.conflict_title(items.with(Vec::len))}
                </h2>
                <p class="conflict__body">{move || t.conflict_body()}</p>
                <ul class="disputes" role="list">
                    <For each=move || items.get() key=Item::key let:item>{card(item)}</For>
                </ul>
            </section>
        </Show>
    }
}

/// What others did to a request that is in the bin, its deleter not knowing.
#[component]
pub fn LateNote(
    /// The request.
    subject: Subject,
) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let items = Memo::new(move |_| {
        session.look(|office, table| {
            let is_late = office.is_late(subject.id);
            let item = is_late.then(|| Item::read(office, table, &Dispute::Late(subject.id))).flatten();
            item.into_iter().collect::<Vec<_>>()
        })
    });
    let log = Log::follow(session, items);
    let card = move |item: Item| match item {
        Item::Late(lost) => view! { <LateCard lost log is_at_home=true /> }.into_any(),
        Item::Clash(_) => ().into_any(),
    };
    view! {
        <Show when=move || !items.with(Vec::is_empty)>
            <section class="conflict" aria-labelledby="late-title">
                <h2 class="conflict__title" id="late-title">{move || t.late_title()}</h2>
                <p class="conflict__body">{move || t.late_in_bin()}</p>
                <div class="dispute">
                    <For each=move || items.get() key=Item::key let:item>{card(item)}</For>
                </div>
            </section>
        </Show>
    }
}
