//! Receiving goods: how many of each line came, « tout reçu », what is wrong with them.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::purchase::receipts::{self, DueLine};
use supply::purchase::{OrderLine, compose};
use supply::vat::ONE_MILLI;

use super::acts;
use super::inputs::{NumberField, Of, Typed};
use super::words;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::button::{Button, IconButton};
use crate::widgets::date_field::DateField;
use crate::widgets::form_foot::FormFoot;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::text_area::TextArea;

/// A line that something may have come of.
#[derive(Clone)]
struct Coming {
    line: OrderLine,
    due: DueLine,
    typed: Typed,
}

/// The form of a receipt.
#[component]
pub fn ReceiveForm(
    /// Of which order.
    order: RecordId,
    /// Called when it is stored or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let lines: Vec<Coming> = session.peek_in::<Book, _>(|book, _, _| {
        let due = receipts::due(book, order);
        let of = |line: &OrderLine| {
            let due = due.iter().find(|due| due.line == line.id).copied()?;
            Some(Coming { line: line.clone(), due, typed: Typed::quantity(t, 0) })
        };
        book.children::<OrderLine>(order).filter_map(of).collect()
    });
    let on = RwSignal::new(Some(untrack(|| acts::today(session))));
    let notes = RwSignal::new(String::new());
    let is_tried = RwSignal::new(false);
    let all = StoredValue::new(lines.clone());
    let set = move |typed: Typed, milli: i64| {
        typed.text.set(supply::purchase::quantity::text(milli.max(0), words::point(t)));
    };
    let everything = move |()| {
        all.with_value(|all| all.iter().for_each(|it| set(it.typed, it.due.due())));
    };
    let read = move || -> Option<Vec<(RecordId, i64)>> {
        all.with_value(|all| all.iter().map(|it| Some((it.line.id, it.typed.milli().ok()?))).collect())
    };
    let is_nothing = move || read().is_some_and(|got| got.iter().all(|(_, milli)| *milli == 0));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        is_tried.set(true);
        all.with_value(|all| all.iter().for_each(|it| it.typed.leave()));
        let (Some(got), Some(day)) = (untrack(read), on.get_untracked()) else { return };
        if got.iter().all(|(_, milli)| *milli == 0) {
            return;
        }
        let words = notes.get_untracked();
        let (_, intents) = session.with_ctx(|ctx| compose::receipt(ctx, order, day, &got, &words));
        acts::act_then(session, intents, t.received_said().to_owned(), move || on_done.run(()));
    };
    view! {
        <form class="form receive" on:submit=submit>
            <Button glyph=Glyph::Check label=Signal::derive(move || t.all_received().to_owned()) on_click=everything />
            <ul class="receive__lines">
                {lines.into_iter().map(|it| {
                    let (typed, due) = (it.typed, it.due);
                    let name = it.line.text;
                    let label = StoredValue::new(name.clone());
                    let unit = it.line.unit;
                    let over = move || {
                        let over = typed.milli().ok()?.saturating_sub(due.due());
                        (0 < over && due.due() <= typed.milli().ok()?).then_some(over)
                    };
                    let step = move |by: i64| {
                        let now = typed.text.with_untracked(|text| supply::purchase::quantity::parse(text).unwrap_or(0));
                        set(typed, now.saturating_add(by));
                    };
                    view! {
                        <li class="receive__line">
                            <div class="receive__what">
                                <p class="receive__name">{name}</p>
                                <p class="buy-row__note">{t.due_of(
                                    &words::quantity_of(t, due.due(), &unit),
                                    &words::quantity_of(t, due.ordered, &unit),
                                )}</p>
                            </div>
                            <div class="receive__count">
                                <IconButton
                                    glyph=Glyph::Minus
                                    label=Signal::derive(move || t.one_less(&label.get_value()))
                                    on_click=move |()| step(-ONE_MILLI)
                                />
                                <NumberField
                                    label=Signal::derive(move || t.received_of(&label.get_value()))
                                    label_hidden=true
                                    of=Of::Quantity
                                    typed
                                />
                                <IconButton
                                    glyph=Glyph::Plus
                                    label=Signal::derive(move || t.one_more(&label.get_value()))
                                    on_click=move |()| step(ONE_MILLI)
                                />
                            </div>
                            {move || over().map(|over| view! {
                                <p class="receive__over" role="status">
                                    <Icon glyph=Glyph::Warning />
                                    {t.received_over(&words::quantity_of(t, over, ""))}
                                </p>
                            })}
                        </li>
                    }
                }).collect_view()}
            </ul>
            <p class="field__error" aria-live="polite">
                {move || (is_tried.get() && is_nothing()).then(|| t.received_nothing())}
            </p>
            <DateField label=Signal::derive(move || t.received_on().to_owned()) value=on on_change=move |day| on.set(day) />
            <TextArea
                label=Signal::derive(move || t.received_notes().to_owned())
                value=notes
                on_input=move |text| notes.set(text)
            />
            <FormFoot save=Signal::derive(move || t.receive_save().to_owned()) on_cancel=on_done />
        </form>
    }
}
