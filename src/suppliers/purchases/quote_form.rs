//! The form of a quote, made to be filled on a phone while reading the supplier's paper.

use chrono::NaiveDate;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::{Intent, RecordId};
use supply::book::Book;
use supply::kinds;
use supply::purchase::compose::{self, LineDraft, QuoteDraft};
use supply::purchase::{Delay, DelayUnit, NeedLine, Quote, QuoteLine};
use supply::vat::{Line, RATES_BP};

use super::acts;
use super::inputs::{NumberField, Of, Typed};
use super::lines::{self, LineInput, Lines, RunningTotal};
use super::pick::{PartyPicker, Who};
use super::words;
use crate::i18n::use_t;
use crate::platform::dirty;
use crate::session::use_session;
use crate::widgets::date_field::DateField;
use crate::widgets::form_foot::FormFoot;
use crate::widgets::select_field::{Choice, SelectField};
use crate::widgets::text_field::TextField;

/// What the form begins with.
fn beginning(book: &Book, need: RecordId, quote: Option<RecordId>) -> (Option<Quote>, Vec<LineDraft>) {
    let known = quote.and_then(|id| book.quotes.alive(id)).cloned();
    let lines = match quote {
        Some(id) => {
            let of = |line: &QuoteLine| LineDraft {
                text: line.text.clone(),
                line: line.line,
                need_line: line.need_line,
                unit: String::new(),
            };
            book.children::<QuoteLine>(id).map(of).collect()
        }
        None => {
            let of = |line: &NeedLine| LineDraft {
                text: line.text.clone(),
                unit: line.unit.clone(),
                line: Line { milli: line.milli, vat_bp: RATES_BP[0], ..Line::default() },
                need_line: Some(line.id),
            };
            book.children::<NeedLine>(need).map(of).collect()
        }
    };
    (known, lines)
}

/// The form of a quote.
#[component]
pub fn QuoteForm(
    /// For which need.
    need: RecordId,
    /// Which is corrected; nothing for a new one.
    quote: Option<RecordId>,
    /// Called when it is stored or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let (known, first_lines) = session.peek_in::<Book, _>(|book, _, _| beginning(book, need, quote));
    let first = |read: fn(&Quote) -> Option<NaiveDate>| RwSignal::new(known.as_ref().and_then(read));
    let who = RwSignal::new(known.as_ref().and_then(|quote| quote.party).map(Who::Known));
    let (on, valid) = (first(|quote| quote.on), first(|quote| quote.valid));
    let number = RwSignal::new(known.as_ref().map(|quote| quote.number.clone()).unwrap_or_default());
    let delay = known.as_ref().and_then(|quote| quote.delay);
    let delay_n = RwSignal::new(delay.map(|delay| delay.n.to_string()).unwrap_or_default());
    let delay_unit = RwSignal::new(delay.map_or(DelayUnit::Day, |delay| delay.unit).key().to_owned());
    let months = known.as_ref().and_then(|quote| quote.warranty);
    let is_years = months.is_none_or(|months| months % 12 == 0);
    let warranty =
        RwSignal::new(months.map(|n| if is_years { n / 12 } else { n }.to_string()).unwrap_or_default());
    let warranty_unit = RwSignal::new(if is_years { "year" } else { "month" }.to_owned());
    let delivery = known.as_ref().and_then(|quote| quote.delivery);
    let delivery_cost = Typed::amount(t, delivery.and_then(|line| line.price));
    let delivery_vat = RwSignal::new(delivery.map_or(RATES_BP[0], |line| line.vat_bp).to_string());
    let first_lines = if first_lines.is_empty() {
        vec![LineInput::empty(t)]
    } else {
        first_lines.iter().map(|draft| LineInput::of(t, draft)).collect()
    };
    let typed = RwSignal::new(first_lines);
    let is_tried = RwSignal::new(false);
    dirty::follow(move || quote.is_none() && who.with(Option::is_some));

    let delivery_line = move || {
        let price = delivery_cost.cents().ok()??;
        Some(Line::one(price, delivery_vat.with(|bp| bp.parse().unwrap_or(RATES_BP[0]))))
    };
    let whole = move |text: RwSignal<String>| -> Option<Option<u32>> {
        text.with(|text| match text.trim() {
            "" => Some(None),
            text => text.parse::<u32>().ok().filter(|n| *n <= 9_999).map(Some),
        })
    };
    let totals = Signal::derive(move || typed.with(|inputs| lines::totals(inputs, delivery_line())));
    let read = move || -> Option<QuoteDraft> {
        let n = whole(delay_n)?;
        let months = whole(warranty)?;
        let per_unit = if warranty_unit.with(|unit| unit == "year") { 12 } else { 1 };
        delivery_cost.cents().ok()?;
        let lines = typed.with(|inputs| lines::drafts(inputs, true)).filter(|lines| !lines.is_empty())?;
        totals.get().ok()?;
        Some(QuoteDraft {
            need: Some(need),
            party: None,
            number: number.get(),
            on: on.get(),
            valid: valid.get(),
            delay: n.zip(delay_unit.with(|key| DelayUnit::from_key(key))).map(|(n, unit)| Delay { n, unit }),
            warranty: months.map(|n| i64::from(n) * per_unit),
            delivery: delivery_line(),
            notes: String::new(),
            lines,
        })
    };
    let notes = known.as_ref().map(|quote| quote.notes.clone()).unwrap_or_default();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        is_tried.set(true);
        lines::leave(&typed.get_untracked());
        delivery_cost.leave();
        let (Some(chosen), Some(draft)) = (who.get_untracked(), untrack(read)) else { return };
        let (party, mut intents) = chosen.ensure(session);
        let draft = QuoteDraft { party: Some(party), notes: notes.clone(), ..draft };
        let said = match quote {
            None => t.quote_added(),
            Some(_) => t.quote_saved(),
        };
        let own: Vec<Intent> = match quote {
            None => session.with_ctx(|ctx| compose::quote(ctx, &draft)).1,
            Some(id) => session.peek_in::<Book, _>(|book, _, _| {
                session.with_ctx(|ctx| compose::amend_quote(ctx, book, id, &draft))
            }),
        };
        intents.extend(own);
        if intents.is_empty() {
            return on_done.run(());
        }
        acts::act_then(session, intents, said.to_owned(), move || on_done.run(()));
    };
    let number_error = move |text: RwSignal<String>| {
        Signal::derive(move || (is_tried.get() && whole(text).is_none()).then(|| t.whole_number().to_owned()))
    };
    let rates = Signal::derive(move || {
        RATES_BP.into_iter().map(|bp| Choice::new(bp.to_string(), words::rate(t, bp))).collect::<Vec<_>>()
    });
    let units = Signal::derive(move || {
        DelayUnit::ALL
            .into_iter()
            .map(|unit| Choice::new(unit.key(), words::delay_unit(t, unit)))
            .collect::<Vec<_>>()
    });
    view! {
        <form class="form" on:submit=submit>
            <PartyPicker who is_tried />
            <Lines lines=typed has_prices=true />
            <div class="buy-pair">
                <NumberField label=Signal::derive(move || t.delivery_cost().to_owned()) of=Of::Money typed=delivery_cost />
                <SelectField
                    label=Signal::derive(move || t.delivery_vat().to_owned())
                    value=delivery_vat
                    choices=rates
                    on_change=move |bp| delivery_vat.set(bp)
                />
            </div>
            <div class="buy-pair">
                <TextField
                    label=Signal::derive(move || t.delay().to_owned())
                    value=delay_n
                    on_input=move |text| delay_n.set(text)
                    error=number_error(delay_n)
                />
                <SelectField
                    label=Signal::derive(move || t.delay_unit().to_owned())
                    value=delay_unit
                    choices=units
                    on_change=move |key| delay_unit.set(key)
                />
            </div>
            <div class="buy-pair">
                <TextField
                    label=Signal::derive(move || t.warranty().to_owned())
                    value=warranty
                    on_input=move |text| warranty.set(text)
                    error=number_error(warranty)
                />
                <SelectField
                    label=Signal::derive(move || t.warranty_unit().to_owned())
                    value=warranty_unit
                    choices=Signal::derive(move || vec![Choice::new("year", t.unit_years()), Choice::new("month", t.unit_months())])
                    on_change=move |key| warranty_unit.set(key)
                />
            </div>
            <div class="buy-pair">
                <DateField label=Signal::derive(move || t.quote_on().to_owned()) value=on on_change=move |day| on.set(day) />
                <DateField label=Signal::derive(move || t.quote_valid().to_owned()) value=valid on_change=move |day| valid.set(day) />
            </div>
            <TextField
                label=Signal::derive(move || t.quote_number().to_owned())
                value=number
                on_input=move |text| number.set(text)
            />
            <RunningTotal totals />
            <FormFoot save=Signal::derive(move || t.save().to_owned()) on_cancel=on_done />
        </form>
    }
}

/// To the bin.
pub fn trash(session: crate::session::Session, t: crate::i18n::T, quote: RecordId, name: &str) {
    acts::trash(session, kinds::QUOTE, quote, t.quote_trashed(name));
}
