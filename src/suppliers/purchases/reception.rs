//! What came of an order, line by line, and each time something came.

use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::kinds;
use supply::purchase::receipts::{self, DueLine};
use supply::purchase::{OrderLine, Receipt};

use super::acts;
use super::words;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::button::IconButton;
use crate::widgets::icon::{Glyph, Icon};

/// Lines against what came, and the receipts.
#[component]
pub fn Reception(
    /// Of which order.
    order: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let lines = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| {
            let due = receipts::due(book, order);
            let of =
                |line: &OrderLine| Some((line.clone(), due.iter().find(|due| due.line == line.id).copied()?));
            book.children::<OrderLine>(order).filter_map(of).collect::<Vec<_>>()
        })
    });
    let receipts = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| {
            let what = |receipt: &Receipt| {
                let of = |(line, milli): &(RecordId, i64)| {
                    let line = book.order_lines.get(*line)?;
                    Some(t.n_of_thing(&words::quantity_of(t, *milli, &line.unit), line.text.trim()))
                };
                t.list_and(&receipt.got.iter().filter_map(of).collect::<Vec<_>>())
            };
            let told = |receipt: &Receipt| (receipt.id, receipt.on, what(receipt), receipt.notes.clone());
            book.children::<Receipt>(order).map(told).collect::<Vec<_>>()
        })
    });
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{move || t.reception()}</h2></div>
            <ul class="reception">
                {move || lines.get().into_iter().map(|(line, due)| line_view(t, &line, due)).collect_view()}
            </ul>
            <Show when=move || receipts.with(|all| !all.is_empty())>
                <ul class="buy-list">
                    <For each=move || receipts.get() key=|it| it.clone() let:it>
                        {
                            let (id, on, what, notes) = it;
                            let label = what.clone();
                            view! {
                                <li class="list-row buy-row">
                                    <span class="buy-row__mark"><Icon glyph=Glyph::Truck /></span>
                                    <div class="buy-row__text">
                                        <p>{what}</p>
                                        <p class="buy-row__note">
                                            {on.map(|day| t.date_year(day))}
                                            {(!notes.trim().is_empty()).then(|| format!(" · {notes}"))}
                                        </p>
                                    </div>
                                    <IconButton
                                        glyph=Glyph::Trash
                                        label=Signal::derive(move || t.remove_named(&label))
                                        on_click=move |()| acts::trash(session, kinds::RECEIPT, id, t.receipt_trashed().to_owned())
                                    />
                                </li>
                            }
                        }
                    </For>
                </ul>
            </Show>
        </section>
    }
}

fn line_view(t: crate::i18n::T, line: &OrderLine, due: DueLine) -> impl IntoView + use<> {
    let quantity = |milli: i64| words::quantity_of(t, milli, &line.unit);
    let (told, state, glyph) = if 0 < due.over() {
        (t.line_over(&quantity(due.over())), "over", Glyph::Warning)
    } else if due.due() == 0 {
        (t.line_complete().to_owned(), "whole", Glyph::Check)
    } else {
        (t.line_due(&quantity(due.due())), "due", Glyph::Clock)
    };
    let share = if due.ordered <= 0 {
        100
    } else {
        (i128::from(due.got.max(0)) * 100 / i128::from(due.ordered)).min(100)
    };
    view! {
        <li class="reception__line" data-state=state>
            <span class="reception__name">{line.text.clone()}</span>
            <span class="reception__count">{t.got_of(&quantity(due.got), &quantity(due.ordered))}</span>
            <span class="reception__bar" aria-hidden="true"><span style:inline-size=format!("{share}%")></span></span>
            <span class="reception__told"><Icon glyph />{told}</span>
        </li>
    }
}
