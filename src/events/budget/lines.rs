//! The lines of a budget: a table where there is room, cards on a phone.

use events::budget::{Doubt, Line, Reckoned};
use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;

use super::model::Money;
use super::words;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::suppliers::purchases::words::{money, party_name};
use crate::widgets::icon::{Glyph, Icon};

/// The lines, each opening its form.
#[component]
pub fn LineList(
    /// The budget.
    of: Money,
    /// Called with the line to be edited.
    on_open: Callback<RecordId>,
) -> impl IntoView {
    let t = use_t();
    let ids = Memo::new(move |_| of.lines.with(|lines| lines.iter().map(|line| line.id).collect::<Vec<_>>()));
    let n_doubts = Memo::new(move |_| of.now.with(events::budget::Reckoning::n_doubts));
    view! {
        <section class="section money-lines">
            <div class="section__head">
                <h2 class="section__title">{move || t.money_lines()}</h2>
                <span class="section__count">{move || t.number(ids.with(Vec::len))}</span>
                {move || Some(n_doubts.get()).filter(|n| 0 < *n).map(|n| view! {
                    <span class="money-lines__doubts"><Icon glyph=Glyph::Warning />{t.money_doubts(n)}</span>
                })}
            </div>
            <ul class="money-lines__list">
                <For each=move || ids.get() key=|id| *id let:id><OneLine of id on_open /></For>
            </ul>
            <dl class="money-lines__total">
                <dt>{move || t.money_total()}</dt>
                <dd class="money-text">{move || of.now.with(|it| money(t, it.planned.gross))}</dd>
            </dl>
        </section>
    }
}

#[component]
fn OneLine(of: Money, id: RecordId, on_open: Callback<RecordId>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let both = Memo::new(move |_| {
        let line = of.lines.with(|lines| lines.iter().find(|line| line.id == id).cloned());
        line.zip(of.now.with(|it| it.line(id).cloned()))
    });
    let party = Memo::new(move |_| {
        let party = both.with(|both| both.as_ref().and_then(|(line, _)| line.party));
        party.map(|party| session.look_in::<Book, _>(|book, _, _| party_name(t, book, Some(party))))
    });
    let n_receipts = Memo::new(move |_| session.look(|office, _| office.children(id).photos.len()));
    let draw = move |line: &Line, it: &Reckoned| {
        let name = words::title(t, line);
        let (stage, stage_words) = words::stage(t, it);
        let notes: Vec<String> = words::priced(t, line, it).into_iter().chain(party.get()).collect();
        let doubts = it.doubts.iter().map(|doubt| {
            let is_plain = *doubt == Doubt::Rebate;
            view! {
                <span class="money-line__doubt" data-plain=is_plain.then_some("true")>
                    <Icon glyph=if is_plain { Glyph::Info } else { Glyph::Warning } />{words::doubt(t, *doubt)}
                </span>
            }
        }).collect_view();
        view! {
            <span class="money-line__mark" aria-hidden="true"><Icon glyph=words::category_glyph(&line.category) /></span>
            <span class="money-line__text">
                <button class="money-line__name list-row__link" type="button" on:click=move |_| on_open.run(id)>{name}</button>
                <span class="money-line__category">{words::category(t, &line.category)}</span>
                {(!notes.is_empty()).then(|| view! { <span class="money-line__note">{notes.join(" · ")}</span> })}
                {(0 < n_receipts.get()).then(|| view! {
                    <span class="money-line__receipts"><Icon glyph=Glyph::Photo />{t.money_n_receipts(n_receipts.get())}</span>
                })}
                {doubts}
            </span>
            <span class="money-line__stage" data-stage=stage>
                <span class="cap-legend__key" aria-hidden="true"></span>{stage_words}
            </span>
            <span class="money-line__amount money-text">
                {money(t, it.forecast)}
                {(it.forecast != it.planned.gross).then(|| view! {
                    <span class="money-line__was">{t.money_part_planned()}" "{money(t, it.planned.gross)}</span>
                })}
            </span>
        }
    };
    view! {
        <li class="money-line list-row">
            {move || both.with(|both| both.as_ref().map(|(line, it)| draw(line, it)))}
        </li>
    }
}
