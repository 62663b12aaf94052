//! Every contract, by what must be decided first.

use std::sync::Arc;

use domain::office::Office;
use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;

use super::filters::{Filters, Wanted};
use super::form::{ContractSheet, Opened};
use super::model::{self, Line};
use super::row::ContractRow;
use super::tone::Tone;
use super::year_switch::YearSwitch;
use crate::i18n::use_t;
use crate::routes::Suppliers;
use crate::session::use_session;
use crate::suppliers::nav::Areas;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::empty_state::EmptyState;
use crate::widgets::group_header::ListGroupHeader;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::shell::PageHead;

/// So many lines are drawn at first.
const SLICE: usize = 60;

/// Every contract.
#[component]
pub fn ContractsPage() -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let opened = RwSignal::new(None::<Opened>);
    let wanted = RwSignal::new(Wanted::default());
    let n_drawn = RwSignal::new(SLICE);
    let today = model::today(session);
    let lines =
        Memo::new(move |_| session.look_in::<Book, _>(|book, _, _| model::lines(book, None, today.get())));
    let found = Memo::new(move |_| {
        wanted.with(|wanted| {
            let needle = wanted.needle();
            lines.with(|lines| {
                lines.iter().filter(|it| wanted.holds(it, &needle)).cloned().collect::<Vec<_>>()
            })
        })
    });
    let n_all = Memo::new(move |_| lines.with(Vec::len));
    let note = Signal::derive(move || Some(n_all.get()).filter(|n| 0 < *n).map(|n| t.contracts_note(n)));
    let groups = move || {
        found.with(|found| {
            let drawn = found.get(..n_drawn.get().min(found.len())).unwrap_or_default();
            drawn
                .chunk_by(|a, b| a.tone.grouped() == b.tone.grouped())
                .map(<[Arc<Line>]>::to_vec)
                .collect::<Vec<_>>()
        })
    };
    let count = move |tone: Tone| {
        Signal::derive(move || {
            found.with(|found| found.iter().filter(|it| it.tone.grouped() == tone).count())
        })
    };
    let section = move |group: Vec<Arc<Line>>| {
        let tone = group.first().map_or(Tone::Later, |line| line.tone.grouped());
        view! {
            <section class="contracts__group" data-tone=tone.key()>
                <ListGroupHeader label=Signal::derive(move || tone.group(t).to_owned()) count=count(tone)>
                    <Icon glyph=tone.glyph() />
                </ListGroupHeader>
                <ul class="contracts__list">
                    {group.into_iter().map(|line| view! { <ContractRow line /> }).collect_view()}
                </ul>
            </section>
        }
    };
    let add = move |()| opened.set(Some(Opened::New(None)));
    view! {
        <div class="page contracts">
            <PageHead title=Signal::derive(move || t.contracts_title().to_owned()) note>
                <Show when=move || 0 < n_all.get()>
                    <YearSwitch />
                </Show>
            </PageHead>
            <Areas current=Suppliers::Contracts />
            <div class="page__body">
                <Show
                    when=move || 0 < n_all.get()
                    fallback=move || view! {
                        <EmptyState
                            glyph=Glyph::Calendar
                            title=Signal::derive(move || t.contracts_empty_title().to_owned())
                            body=Signal::derive(move || t.contracts_empty_body().to_owned())
                        >
                            <Button
                                kind=ButtonKind::Primary
                                glyph=Glyph::Plus
                                label=Signal::derive(move || t.contract_new().to_owned())
                                on_click=add
                            />
                        </EmptyState>
                    }
                >
                    <Filters lines wanted />
                    <div class="contracts__groups">
                        {move || groups().into_iter().map(section).collect_view()}
                        <Show when=move || found.with(Vec::is_empty)>
                            <p class="u-faint">{move || t.contracts_none_found()}</p>
                        </Show>
                    </div>
                    <Show when=move || n_drawn.get() < found.with(Vec::len)>
                        <div>
                            <Button
                                label=Signal::derive(move || t.show_more().to_owned())
                                on_click=move |()| n_drawn.update(|n| *n += SLICE)
                            />
                        </div>
                    </Show>
                    <div class="page__foot request-foot">
                        <Button
                            kind=ButtonKind::Primary
                            glyph=Glyph::Plus
                            label=Signal::derive(move || t.contract_new().to_owned())
                            on_click=add
                        />
                    </div>
                </Show>
            </div>
            <ContractSheet opened />
        </div>
    }
}

/// The name of a person of the office; empty if nobody knows.
pub fn person_name(office: &Office, id: RecordId) -> String {
    office.name(id).unwrap_or_default().to_owned()
}
