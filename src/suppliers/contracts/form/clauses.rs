//! The clauses of a contract as fields: initial term, renewal, notice, price. Amendments use them too.

use leptos::prelude::*;
use supply::contract::form::{IndexationChoice, RenewalChoice, Slot};
use supply::contract::{Basis, Form, Per, Unit, default_buffer};

use super::sketch::Editing;
use super::unit_select::UnitSelect;
use crate::i18n::{T, use_t};
use crate::suppliers::contracts::words;
use crate::widgets::date_field::DateField;
use crate::widgets::number_input::NumberInput;
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::{Choice, SelectField};
use crate::widgets::text_field::TextField;

fn said(t: T, words: fn(T) -> &'static str) -> Signal<String> {
    Signal::derive(move || words(t).to_owned())
}

fn choices(t: T, all: &'static [(&'static str, fn(T) -> &'static str)]) -> Signal<Vec<Choice>> {
    Signal::derive(move || all.iter().map(|(key, words)| Choice::new(*key, words(t))).collect())
}

/// How long at first.
#[component]
pub fn InitialFields(editing: Editing) -> impl IntoView {
    let t = use_t();
    let by_end = editing.get(|sketch| sketch.typed.by_end);
    let error = editing.error(t, Slot::Initial);
    view! {
        <div class="clause">
            <p class="clause__label" aria-hidden="true">{move || t.contract_initial()}</p>
            <SegmentedControl
                label=said(t, |t| t.contract_initial())
                choices=choices(t, &[("for", |t| t.contract_initial_for()), ("until", |t| t.contract_initial_until())])
                value=Signal::derive(move || if by_end.get() { "until" } else { "for" }.to_owned())
                on_change=editing.put(|sketch, value: String| sketch.typed.by_end = value == "until")
            />
            <Show
                when=move || by_end.get()
                fallback=move || view! {
                    <NumberInput
                        whole=true
                        label=said(t, |t| t.contract_initial())
                        value=editing.get(|sketch| sketch.typed.initial.n.clone())
                        on_input=editing.put(|sketch, text| sketch.typed.initial.n = text)
                        placeholder=Signal::derive(|| Some("24".to_owned()))
                        error
                    >
                        <UnitSelect
                            label=said(t, |t| t.contract_initial())
                            value=editing.get(|sketch| sketch.typed.initial.unit)
                            on_change=editing.put(|sketch, unit: Unit| sketch.typed.initial.unit = unit)
                        />
                    </NumberInput>
                }
            >
                <DateField
                    label=said(t, |t| t.contract_initial_end())
                    value=editing.get(|sketch| sketch.typed.until)
                    on_change=editing.put(|sketch, day| sketch.typed.until = day)
                    error
                />
            </Show>
        </div>
    }
}

/// How it goes on.
#[component]
pub fn RenewalFields(editing: Editing) -> impl IntoView {
    let t = use_t();
    let renewal = editing.get(|sketch| match sketch.typed.renewal {
        RenewalChoice::Tacit => "tacit".to_owned(),
        RenewalChoice::Express => "express".to_owned(),
        RenewalChoice::None => "none".to_owned(),
    });
    view! {
        <div class="clause">
            <p class="clause__label" aria-hidden="true">{move || t.contract_renewal()}</p>
            <SegmentedControl
                label=said(t, |t| t.contract_renewal())
                choices=choices(t, &[
                    ("tacit", |t| t.contract_renewal_tacit()),
                    ("express", |t| t.contract_renewal_express()),
                    ("none", |t| t.contract_renewal_none()),
                ])
                value=renewal
                on_change=editing.put(|sketch, value: String| {
                    sketch.typed.renewal = match value.as_str() {
                        "express" => RenewalChoice::Express,
                        "none" => RenewalChoice::None,
                        _ => RenewalChoice::Tacit,
                    };
                })
            />
            <Show when=move || renewal.with(|renewal| renewal == "tacit")>
                <NumberInput
                    whole=true
                    label=said(t, |t| t.contract_renews_by())
                    value=editing.get(|sketch| sketch.typed.renews_by.n.clone())
                    on_input=editing.put(|sketch, text| sketch.typed.renews_by.n = text)
                    placeholder=Signal::derive(|| Some("12".to_owned()))
                    hint=Signal::derive(move || Some(t.contract_renews_hint().to_owned()))
                    error=editing.error(t, Slot::Renewal)
                >
                    <UnitSelect
                        label=said(t, |t| t.contract_renews_by())
                        value=editing.get(|sketch| sketch.typed.renews_by.unit)
                        on_change=editing.put(|sketch, unit: Unit| sketch.typed.renews_by.unit = unit)
                    />
                </NumberInput>
            </Show>
        </div>
    }
}

/// How long before one must say no.
#[component]
pub fn NoticeFields(editing: Editing) -> impl IntoView {
    let t = use_t();
    view! {
        <NumberInput
            whole=true
            label=said(t, |t| t.contract_notice())
            value=editing.get(|sketch| sketch.typed.notice.n.clone())
            on_input=editing.put(|sketch, text| sketch.typed.notice.n = text)
            placeholder=Signal::derive(|| Some("2".to_owned()))
            hint=Signal::derive(move || Some(t.contract_notice_hint().to_owned()))
            error=editing.error(t, Slot::Notice)
        >
            <UnitSelect
                label=said(t, |t| t.contract_notice())
                value=editing.get(|sketch| sketch.typed.notice.unit)
                on_change=editing.put(|sketch, unit: Unit| sketch.typed.notice.unit = unit)
            />
        </NumberInput>
    }
}

/// How the notice counts and travels.
#[component]
pub fn NoticeDetails(editing: Editing) -> impl IntoView {
    let t = use_t();
    let has_days = editing.get(|sketch| sketch.typed.notice.unit == Unit::Day);
    // A buffer that nobody touched follows what makes it.
    let rebuffer = |typed: &mut supply::contract::form::Typed, was: u32| {
        if typed.buffer.trim() == was.to_string() {
            typed.buffer = default_buffer(typed.basis, typed.form).to_string();
        }
    };
    view! {
        <div class="clause">
            <p class="clause__label" aria-hidden="true">{move || t.contract_basis()}</p>
            <SegmentedControl
                label=said(t, |t| t.contract_basis())
                choices=choices(t, &[
                    ("received", |t| t.contract_basis_received()),
                    ("sent", |t| t.contract_basis_sent()),
                ])
                value=editing.get(|sketch| sketch.typed.basis.key().to_owned())
                on_change=editing.put(move |sketch, value: String| {
                    let was = default_buffer(sketch.typed.basis, sketch.typed.form);
                    sketch.typed.basis = Basis::from_key(&value).unwrap_or_default();
                    rebuffer(&mut sketch.typed, was);
                })
            />
            <Show when=move || has_days.get()>
                <SegmentedControl
                    label=said(t, |t| t.contract_counted_in())
                    choices=choices(t, &[
                        ("calendar", |t| t.contract_calendar_days()),
                        ("working", |t| t.contract_working_days()),
                    ])
                    value=editing.get(|sketch| {
                        if sketch.typed.working_days { "working" } else { "calendar" }.to_owned()
                    })
                    on_change=editing.put(|sketch, value: String| sketch.typed.working_days = value == "working")
                />
            </Show>
        </div>
        <SelectField
            label=said(t, |t| t.contract_form())
            choices=choices(t, &[
                ("lrar", |t| t.contract_form_lrar()),
                ("letter", |t| t.contract_form_letter()),
                ("mail", |t| t.contract_form_mail()),
            ])
            value=editing.get(|sketch| sketch.typed.form.key().to_owned())
            on_change=editing.put(move |sketch, value: String| {
                let was = default_buffer(sketch.typed.basis, sketch.typed.form);
                sketch.typed.form = Form::from_key(&value).unwrap_or_default();
                rebuffer(&mut sketch.typed, was);
            })
        />
        <NumberInput
            whole=true
            label=said(t, |t| t.contract_buffer())
            value=editing.get(|sketch| sketch.typed.buffer.clone())
            on_input=editing.put(|sketch, text| sketch.typed.buffer = text)
            hint=Signal::derive(move || Some(t.contract_buffer_hint().to_owned()))
            error=editing.error(t, Slot::Buffer)
        />
    }
}

/// What it costs.
#[component]
pub fn AmountFields(editing: Editing) -> impl IntoView {
    let t = use_t();
    let pers =
        Signal::derive(move || Per::ALL.map(|per| Choice::new(per.key(), words::per(t, per))).to_vec());
    view! {
        <NumberInput
            label=said(t, |t| t.contract_amount())
            value=editing.get(|sketch| sketch.typed.amount.clone())
            on_input=editing.put(|sketch, text| sketch.typed.amount = text)
            placeholder=Signal::derive(|| Some("1\u{202f}450,00".to_owned()))
            error=editing.error(t, Slot::Amount)
            unit="€"
        >
            <SelectField
                label=said(t, |t| t.contract_per())
                label_hidden=true
                choices=pers
                value=editing.get(|sketch| sketch.typed.per.key().to_owned())
                on_change=editing.put(|sketch, value: String| {
                    sketch.typed.per = Per::from_key(&value).unwrap_or(Per::Month);
                })
            />
        </NumberInput>
    }
}

/// How the price moves.
#[component]
pub fn IndexationFields(editing: Editing) -> impl IntoView {
    let t = use_t();
    let kind = editing.get(|sketch| match sketch.typed.indexation {
        IndexationChoice::None => "none".to_owned(),
        IndexationChoice::Fixed => "fixed".to_owned(),
        IndexationChoice::Index => "index".to_owned(),
    });
    let is = move |wanted: &'static str| move || kind.with(|kind| kind == wanted);
    let error = editing.error(t, Slot::Indexation);
    view! {
        <div class="clause">
            <p class="clause__label" aria-hidden="true">{move || t.contract_indexation()}</p>
            <SegmentedControl
                label=said(t, |t| t.contract_indexation())
                choices=choices(t, &[
                    ("none", |t| t.contract_indexation_none()),
                    ("fixed", |t| t.contract_indexation_fixed()),
                    ("index", |t| t.contract_indexation_index()),
                ])
                value=kind
                on_change=editing.put(|sketch, value: String| {
                    sketch.typed.indexation = match value.as_str() {
                        "fixed" => IndexationChoice::Fixed,
                        "index" => IndexationChoice::Index,
                        _ => IndexationChoice::None,
                    };
                })
            />
            <Show when=is("fixed")>
                <NumberInput
                    label=said(t, |t| t.contract_rate())
                    value=editing.get(|sketch| sketch.typed.rate.clone())
                    on_input=editing.put(|sketch, text| sketch.typed.rate = text)
                    placeholder=Signal::derive(|| Some("2,5".to_owned()))
                    error
                    unit="%"
                />
            </Show>
            <Show when=is("index")>
                <TextField
                    label=said(t, |t| t.contract_index_name())
                    value=editing.get(|sketch| sketch.typed.index.clone())
                    on_input=editing.put(|sketch, text| sketch.typed.index = text)
                    placeholder=Signal::derive(move || Some(t.contract_index_example().to_owned()))
                    error
                />
            </Show>
            <Show when=move || kind.with(|kind| kind != "none")>
                <DateField
                    label=said(t, |t| t.contract_indexed_on())
                    value=editing.get(|sketch| sketch.typed.indexed_on)
                    on_change=editing.put(|sketch, day| sketch.typed.indexed_on = day)
                />
            </Show>
        </div>
    }
}
