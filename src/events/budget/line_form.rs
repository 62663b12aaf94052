//! One sheet for a line: what, how many, at which price, and how far the money is.

use events::Planner;
use events::budget::amount::{FIXED, GROSS, NET, PER_GUEST, is_per_guest};
use events::budget::{CATEGORIES, Line, compose};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::RecordId;
use supply::vat::RATES_BP;

use super::model::Money;
use super::sketch::Sketch;
use super::stage_fields::StageFields;
use super::words::{self, count};
use crate::i18n::use_t;
use crate::platform::dirty;
use crate::session::use_session;
use crate::suppliers::purchases::acts;
use crate::suppliers::purchases::inputs::Typed;
use crate::suppliers::purchases::pick::PartyPicker;
use crate::suppliers::purchases::words::{money, quantity_of, rate};
use crate::widgets::form_foot::FormFoot;
use crate::widgets::number_input::NumberInput;
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::{Choice, SelectField};
use crate::widgets::text_area::TextArea;
use crate::widgets::text_field::TextField;

/// The form of a line.
#[component]
pub fn LineForm(
    /// The budget.
    of: Money,
    /// Which is corrected; nothing for a new one.
    line: Option<RecordId>,
    /// Called when it is stored or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let known =
        session.peek_in::<Planner, _>(|planner, _, _| line.and_then(|id| planner.lines.alive(id)).cloned());
    let is_new = known.is_none();
    let first = known.unwrap_or_else(|| {
        let crew = session
            .peek_in::<Planner, _>(|planner, _, _| planner.events.get(of.event).and_then(|it| it.crew));
        Sketch::blank(of.event, crew.unwrap_or(0))
    });
    let sketch = Sketch::of(t, &first);
    let is_tried = RwSignal::new(false);
    let was = first.title;
    dirty::follow(move || {
        sketch.title.with(|title| *title != was) || sketch.price.text.with(|it| is_new && !it.is_empty())
    });
    let heads = move || of.now.with(|it| it.heads);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        is_tried.set(true);
        let Some(mut new) = sketch.read(t) else { return };
        let (party, mut intents) = match sketch.who.get_untracked() {
            Some(who) => {
                let (id, intents) = who.ensure(session);
                (Some(id), intents)
            }
            None => (None, Vec::new()),
        };
        new.party = party;
        let old = sketch.old.get_value();
        note_heads(&old, &mut new, untrack(heads));
        let name = new.title.clone();
        let said = if is_new { t.money_line_added(&name) } else { t.money_line_saved(&name) };
        intents.extend(if is_new {
            session.peek_in::<Planner, _>(|planner, _, _| {
                session.with_ctx(|ctx| compose::add(ctx, planner, of.event, &new)).1
            })
        } else {
            compose::amend(&old, &new)
        });
        if intents.is_empty() {
            return on_done.run(());
        }
        acts::act_then(session, intents, said, move || on_done.run(()));
    };
    view! {
        <form class="form" on:submit=submit>
            <TextField
                label=Signal::derive(move || t.money_line_what().to_owned())
                value=sketch.title
                autofocus=is_new
                on_input=move |text| sketch.title.set(text)
                placeholder=Signal::derive(move || Some(t.money_line_example().to_owned()))
                error=Signal::derive(move || {
                    (is_tried.get() && sketch.title.with(|title| title.trim().is_empty())).then(|| t.name_empty().to_owned())
                })
            />
            <SelectField
                label=Signal::derive(move || t.money_line_category().to_owned())
                value=sketch.category
                choices=Signal::derive(move || CATEGORIES.map(|key| Choice::new(key, words::category(t, key))).to_vec())
                on_change=move |key| sketch.category.set(key)
            />
            <Price sketch heads=Signal::derive(heads) />
            <Total sketch heads=Signal::derive(heads) />
            <PartyPicker who=sketch.who is_tried=RwSignal::new(false) />
            <StageFields sketch is_open={!is_new} />
            <TextArea
                label=Signal::derive(move || t.money_column_notes().to_owned())
                value=sketch.notes
                on_input=move |text| sketch.notes.set(text)
            />
            <FormFoot save=Signal::derive(move || t.save().to_owned()) on_cancel=on_done />
        </form>
    }
}

/// For how many guests it was committed is noted when it is, and forgotten when it is not any more.
fn note_heads(old: &Line, new: &mut Line, heads: i64) {
    let is_committed = new.committed.is_some() || new.order.is_some();
    let is_same = old.committed == new.committed && old.order == new.order && is_per_guest(old);
    if !is_committed || !is_per_guest(new) {
        new.heads = None;
    } else if !is_same {
        new.heads = Some(heads);
    }
}

/// How many, at which price, under which rate.
#[component]
fn Price(sketch: Sketch, heads: Signal<i64>) -> impl IntoView {
    let t = use_t();
    let bases = Signal::derive(move || {
        vec![Choice::new(PER_GUEST, t.money_line_per_guest()), Choice::new(FIXED, t.money_line_fixed())]
    });
    let set_basis = move |basis: String| {
        // One more guest is not one more piece: the number starts again.
        sketch.n.text.set(if basis == PER_GUEST { "0" } else { "1" }.to_owned());
        sketch.basis.set(basis);
    };
    let set_price = move |text: String| sketch.price.text.set(text);
    let taxes = Signal::derive(move || {
        vec![Choice::new(NET, t.money_line_net()), Choice::new(GROSS, t.money_line_gross())]
    });
    let rates = Signal::derive(move || {
        let own = sketch.vat.with_untracked(|bp| bp.parse::<i64>().ok()).filter(|bp| !RATES_BP.contains(bp));
        let mut all: Vec<Choice> =
            RATES_BP.into_iter().chain(own).map(|bp| Choice::new(bp.to_string(), rate(t, bp))).collect();
        all.push(Choice::new("", t.money_line_vat_unknown()));
        all
    });
    let n_label = Signal::derive(move || {
        if sketch.is_per_guest() { t.money_line_extra() } else { t.quantity() }.to_owned()
    });
    let n_hint = Signal::derive(move || {
        if !sketch.is_per_guest() {
            return None;
        }
        let guests = heads.get().saturating_mul(supply::vat::ONE_MILLI);
        let all = guests.saturating_add(sketch.milli()?).max(0);
        Some(t.money_line_extra_hint(&t.money_n_guests(count(heads.get())), &quantity_of(t, all, "")))
    });
    let n_error = Signal::derive(move || {
        sketch.milli().is_none().then(|| {
            if sketch.is_per_guest() { t.money_line_extra_invalid() } else { t.quantity_invalid() }.to_owned()
        })
    });
    let left = RwSignal::new(false);
    let price_error = Signal::derive(move || {
        left.get().then(|| sketch.amount_fault(t, sketch.price, !sketch.is_per_guest())).flatten()
    });
    let price_hint = Signal::derive(move || sketch.is_rebate().then(|| t.money_line_rebate().to_owned()));
    view! {
        <SegmentedControl
            label=Signal::derive(move || t.money_line_basis().to_owned())
            choices=bases
            value=sketch.basis
            on_change=set_basis
        />
        <div class="buy-pair">
            <NumberInput
                label=n_label
                value=sketch.n.text
                hint=n_hint
                error=n_error
                on_input=move |text| sketch.n.text.set(text)
            />
            <NumberInput
                label=Signal::derive(move || if sketch.is_per_guest() { t.money_line_price_guest() } else { t.money_line_price() }.to_owned())
                value=sketch.price.text
                unit="€"
                hint=price_hint
                error=price_error
                on_input=set_price
                on_change=move |_| left.set(true)
            />
        </div>
        <div class="buy-pair money-form__tax">
            <div class="field">
                <span class="field__label" aria-hidden="true">{move || t.money_line_tax()}</span>
                <SegmentedControl
                    label=Signal::derive(move || t.money_line_tax().to_owned())
                    choices=taxes
                    value=sketch.tax
                    on_change=move |tax| sketch.tax.set(tax)
                />
            </div>
            <SelectField
                label=Signal::derive(move || t.vat().to_owned())
                value=sketch.vat
                choices=rates
                on_change=move |bp| sketch.vat.set(bp)
                hint=Signal::derive(move || {
                    (!sketch.is_gross() && sketch.rate().is_none()).then(|| t.money_line_vat_needed().to_owned())
                })
            />
        </div>
    }
}

/// What it comes to while it is typed.
#[component]
fn Total(sketch: Sketch, heads: Signal<i64>) -> impl IntoView {
    let t = use_t();
    let part = move |name: &'static str, cents| {
        view! {
            <div><dt>{name}</dt><dd class="money-text">{money(t, cents)}</dd></div>
        }
    };
    view! {
        <dl class="running-total" aria-live="polite">
            {move || sketch.total(heads.get()).ok().map(|sum| view! {
                {part(t.net(), sum.net)} {part(t.vat(), sum.vat)} {part(t.gross(), sum.gross)}
            })}
        </dl>
    }
}

/// An amount of a stage, with what is wrong with it.
#[component]
pub fn StageField(
    /// What it is.
    #[prop(into)]
    label: Signal<String>,
    /// The form.
    sketch: Sketch,
    /// The field.
    typed: Typed,
) -> impl IntoView {
    let t = use_t();
    let left = RwSignal::new(false);
    let error = Signal::derive(move || {
        left.get().then(|| sketch.amount_fault(t, typed, sketch.is_rebate())).flatten()
    });
    view! {
        <NumberInput
            label
            value=typed.text
            unit="€"
            error
            on_input=move |text| typed.text.set(text)
            on_change=move |_| left.set(true)
        />
    }
}
