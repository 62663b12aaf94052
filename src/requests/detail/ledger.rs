//! The ledger: every field of a request, each edited where it stands.

use chrono::NaiveDate;
use domain::compose;
use domain::kinds::field;
use domain::office::NamedKind;
use domain::office::row::parse_civil;
use domain::trade::{Priority, Trade};
use leptos::prelude::*;
use replica::Value;

use super::imported::Imported;
use super::ledger_row::{Edit, LedgerRow};
use super::pickers::{RefRow, SetRow};
use super::subject::Subject;
use super::target::target_words;
use super::words::{field_label, value_words};
use crate::requests::row::level;
use crate::widgets::date_field::DateField;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::money_field::MoneyField;
use crate::widgets::priority_mark::PriorityMark;
use crate::widgets::select_field::{Choice, SelectField};

/// The ledger of a request.
#[component]
pub fn Ledger(
    /// The request.
    subject: Subject,
) -> impl IntoView {
    let t = subject.t;
    let words = move |read: fn(crate::i18n::T) -> &'static str| Signal::derive(move || read(t).to_owned());
    view! {
        <div class="ledger">
            <RefRow subject field=field::ASSIGNEE kind=NamedKind::Person glyph=Glyph::Person empty=words(|t| t.add_assignee()) />
            <DueRow subject />
            <TargetRow subject />
            <PriorityRow subject />
            <RefRow subject field=field::PLACE kind=NamedKind::Place glyph=Glyph::Place empty=words(|t| t.add_place()) />
            <RefRow subject field=field::CATEGORY kind=NamedKind::Category glyph=Glyph::Folder empty=words(|t| t.add_category()) />
            <TradeRow subject />
            <RefRow subject field=field::REQUESTER kind=NamedKind::Person glyph=Glyph::Comment empty=words(|t| t.add_requester()) />
            <SetRow subject field=field::WATCHERS label=words(|t| t.field_watchers()) empty=words(|t| t.add_watcher()) glyph=Glyph::Eye />
            <SetRow subject field=field::TAGS label=words(|t| t.field_tags()) empty=words(|t| t.add_tag()) glyph=Glyph::Tag />
            <CostRow subject />
            <FactRow subject field=field::REPORTED glyph=Glyph::Flag />
            <FactRow subject field=field::CLOSED glyph=Glyph::Check />
            <FactRow subject field=field::EXT glyph=Glyph::Link />
            <FactRow subject field=field::IMPORT glyph=Glyph::Download />
        </div>
        <Imported subject />
    }
}

fn label_of(subject: Subject, field: &'static str) -> Signal<String> {
    Signal::derive(move || field_label(subject.t, field))
}

/// What a field holds, in words, followed.
fn shown_of(subject: Subject, field: &'static str) -> Signal<Option<String>> {
    let (session, t) = (subject.session, subject.t);
    Signal::derive(move || {
        let value = subject.value(field)?;
        let now = session.now();
        session.look(|office, _| value_words(t, office, field, &value, now))
    })
}

/// The sentence for a field that got a value.
fn said(subject: Subject, field: &'static str, value: &Value) -> String {
    let (session, t) = (subject.session, subject.t);
    let now = untrack(|| session.now());
    let words = session.peek(|office, _| value_words(t, office, field, value, now));
    t.history_set(&field_label(t, field), words.as_deref().unwrap_or(t.field_empty_value()))
}

#[component]
fn PriorityRow(subject: Subject) -> impl IntoView {
    let t = subject.t;
    let edit = Edit::new(subject, field::PRIORITY);
    let key = Signal::derive(move || {
        subject.row.with(|row| row.as_ref().map_or("p3", |row| row.priority.key()).to_owned())
    });
    let shown = Signal::derive(move || t.priority_name(&key.get()).map(str::to_owned));
    let choices = Signal::derive(move || {
        Priority::ALL.map(|p| Choice::new(p.key(), t.priority_name(p.key()).unwrap_or_default())).to_vec()
    });
    let on_change = Callback::new(move |key: String| {
        let value = Value::from(key);
        let said = said(subject, field::PRIORITY, &value);
        edit.commit(value, Vec::new(), said);
    });
    let mark = ViewFn::from(move || {
        view! { <PriorityMark level=Signal::derive(move || level(&key.get())) /> }
    });
    view! {
        <LedgerRow edit label=label_of(subject, field::PRIORITY) glyph=Glyph::Flag shown empty=String::new() mark=Some(mark) can_clear=false>
            <SelectField label=label_of(subject, field::PRIORITY) label_hidden=true value=key choices on_change />
        </LedgerRow>
    }
}

#[component]
fn TradeRow(subject: Subject) -> impl IntoView {
    let t = subject.t;
    let edit = Edit::new(subject, field::TRADE);
    let is_own = Memo::new(move |_| subject.value(field::TRADE).is_some());
    let key = Signal::derive(move || {
        let own = subject.value(field::TRADE).and_then(|v| v.as_str().map(str::to_owned));
        own.unwrap_or_else(|| {
            subject.row.with(|row| row.as_ref().and_then(|row| row.trade).map_or("", Trade::key)).to_owned()
        })
    });
    let shown = Signal::derive(move || {
        let key = key.get();
        (!key.is_empty()).then(|| t.trade_name(&key).unwrap_or(&key).to_owned())
    });
    let note = Signal::derive(move || {
        (!is_own.get() && shown.with(Option::is_some)).then(|| t.trade_of_category().to_owned())
    });
    let choices = Signal::derive(move || {
        let unset = Choice::new("", t.trade_of_category());
        let all = Trade::ALL
            .into_iter()
            .map(|trade| Choice::new(trade.key(), t.trade_name(trade.key()).unwrap_or_default()));
        std::iter::once(unset).chain(all).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || if is_own.get() { key.get() } else { String::new() });
    let on_change = Callback::new(move |key: String| {
        if key.is_empty() {
            edit.clear();
        } else {
            let value = Value::from(key);
            let said = said(subject, field::TRADE, &value);
            edit.commit(value, Vec::new(), said);
        }
    });
    view! {
        <LedgerRow edit label=label_of(subject, field::TRADE) glyph=Glyph::Wrench shown note can_clear=false
            empty=Signal::derive(move || t.not_set().to_owned())>
            <SelectField label=label_of(subject, field::TRADE) label_hidden=true value choices on_change />
        </LedgerRow>
    }
}

#[component]
fn DueRow(subject: Subject) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let edit = Edit::new(subject, field::DUE);
    let day = Memo::new(move |_| -> Option<NaiveDate> {
        subject.value(field::DUE)?.as_str().and_then(parse_civil).map(|at| at.date())
    });
    let days_late = Memo::new(move |_| {
        let today = session.now().date();
        let is_open = subject.row.with(|row| row.as_ref().is_some_and(|row| row.is_open()));
        day.get().filter(|day| is_open && *day < today).map(|day| (today - day).num_days())
    });
    let note = Signal::derive(move || {
        days_late.get().map(|days| t.due_days_late(usize::try_from(days).unwrap_or_default()))
    });
    let look = Signal::derive(move || days_late.get().map(|_| "overdue"));
    // Chosen in the picker, a day is whole; typed, every digit makes another one.
    let is_typing = StoredValue::new(false);
    let on_change = Callback::new(move |day: Option<NaiveDate>| match day {
        Some(day) => {
            let value = Value::from(day.to_string());
            let said = said(subject, field::DUE, &value);
            if is_typing.get_value() {
                edit.hold(value, said);
            } else {
                edit.commit(value, Vec::new(), said);
            }
        }
        None if is_typing.get_value() => edit.hold(Value::Null, said(subject, field::DUE, &Value::Null)),
        None => edit.clear(),
    });
    view! {
        <LedgerRow edit label=label_of(subject, field::DUE) glyph=Glyph::Calendar shown=shown_of(subject, field::DUE) note look
            empty=Signal::derive(move || t.add_due().to_owned())>
            <div
                class="ledger__date"
                on:focusin=move |_| is_typing.set_value(false)
                on:keydown=move |event| is_typing.set_value(!matches!(event.key().as_str(), "Enter" | " ") || is_typing.get_value())
            >
                <DateField label=label_of(subject, field::DUE) label_hidden=true value=day on_change />
            </div>
        </LedgerRow>
    }
}

/// The target time: computed from the category, so read only.
#[component]
fn TargetRow(subject: Subject) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let words = Memo::new(move |_| {
        let now = session.now();
        session.look(|office, _| office.row(subject.id).and_then(|row| target_words(t, office, row, now)))
    });
    view! {
        {move || words.get().map(|words| view! {
            <div class="ledger__row">
                <span class="ledger__label"><Icon glyph=Glyph::Clock />{t.field_target()}</span>
                <div class="ledger__value" data-due=words.look>
                    <span>{words.state}</span>
                    <span class="ledger__note">{words.deadline}</span>
                </div>
            </div>
        })}
    }
}

#[component]
fn CostRow(subject: Subject) -> impl IntoView {
    let t = subject.t;
    let edit = Edit::new(subject, field::COST);
    let cents = Signal::derive(move || subject.value(field::COST)?.get("cents")?.as_i64());
    let on_change = Callback::new(move |cents: Option<i64>| match cents {
        Some(cents) => {
            let value = compose::cost(cents);
            let said = said(subject, field::COST, &value);
            edit.commit(value, Vec::new(), said);
        }
        None => edit.clear(),
    });
    view! {
        <LedgerRow edit label=label_of(subject, field::COST) glyph=Glyph::Euro shown=shown_of(subject, field::COST)
            empty=Signal::derive(move || t.add_cost().to_owned())>
            <MoneyField label=label_of(subject, field::COST) label_hidden=true cents on_change />
        </LedgerRow>
    }
}

/// A fact that nobody edits; no line where there is none.
#[component]
fn FactRow(subject: Subject, field: &'static str, glyph: Glyph) -> impl IntoView {
    let shown = shown_of(subject, field);
    let label = label_of(subject, field);
    view! {
        <Show when=move || shown.with(Option::is_some)>
            <div class="ledger__row">
                <span class="ledger__label"><Icon glyph />{move || label.get()}</span>
                <div class="ledger__value"><span>{move || shown.get()}</span></div>
            </div>
        </Show>
    }
}
