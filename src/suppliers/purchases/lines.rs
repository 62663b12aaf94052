//! Lines as they are typed: what, how many, and at which price.

use domain::money::Cents;
use leptos::prelude::*;
use replica::RecordId;
use supply::purchase::compose::LineDraft;
use supply::vat::{Line, RATES_BP, SumError, Totals};

use super::inputs::{NumberField, Of, Typed};
use super::words;
use crate::i18n::{T, use_t};
use crate::widgets::button::{Button, IconButton};
use crate::widgets::icon::Glyph;
use crate::widgets::select_field::{Choice, SelectField};
use crate::widgets::text_field::TextField;

/// One line being typed.
#[derive(Clone, Copy)]
pub struct LineInput {
    key: usize,
    text: RwSignal<String>,
    unit: RwSignal<String>,
    milli: Typed,
    price: Typed,
    vat: RwSignal<String>,
    discount: Typed,
    need_line: Option<RecordId>,
}

impl LineInput {
    /// An empty line.
    pub fn empty(t: T) -> Self {
        let line = Line { milli: supply::vat::ONE_MILLI, vat_bp: RATES_BP[0], ..Line::default() };
        Self::of(t, &LineDraft { line, ..LineDraft::default() })
    }

    /// A line that is known.
    pub fn of(t: T, draft: &LineDraft) -> Self {
        use std::sync::atomic::{AtomicUsize, Ordering};
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        Self {
            key: NEXT.fetch_add(1, Ordering::Relaxed),
            text: RwSignal::new(draft.text.clone()),
            unit: RwSignal::new(draft.unit.clone()),
            milli: Typed::quantity(t, draft.line.milli),
            price: Typed::amount(t, draft.line.price),
            vat: RwSignal::new(draft.line.vat_bp.to_string()),
            discount: Typed::percent(t, draft.line.discount_bp),
            need_line: draft.need_line,
        }
    }

    /// Nothing was written into it.
    fn is_blank(self) -> bool {
        self.text.with(|text| text.trim().is_empty()) && self.price.text.with(|text| text.trim().is_empty())
    }

    /// What makes its price, followed; nothing while something is wrong.
    fn line(self) -> Option<Line> {
        Some(Line {
            milli: self.milli.milli().ok()?,
            price: self.price.cents().ok()?,
            vat_bp: self.vat.with(|bp| bp.parse().ok())?,
            discount_bp: self.discount.basis_points().ok().filter(|bp| *bp <= supply::vat::WHOLE_BP)?,
        })
    }

    /// From now on says what is wrong.
    fn leave(self) {
        for typed in [self.milli, self.price, self.discount] {
            typed.leave();
        }
    }
}

/// The lines as they are, followed: blank ones left out; nothing while something is wrong.
pub fn drafts(lines: &[LineInput], has_prices: bool) -> Option<Vec<LineDraft>> {
    let mut drafts = Vec::new();
    for input in lines.iter().filter(|input| !input.is_blank()) {
        let line = input.line()?;
        if has_prices && line.price.is_none() {
            return None;
        }
        drafts.push(LineDraft {
            text: input.text.get(),
            unit: input.unit.get(),
            line,
            need_line: input.need_line,
        });
    }
    Some(drafts)
}

/// Lets every line say what is wrong with it.
pub fn leave(lines: &[LineInput]) {
    lines.iter().for_each(|input| input.leave());
}

/// The totals of what is typed, followed.
pub fn totals(lines: &[LineInput], delivery: Option<Line>) -> Result<Totals, SumError> {
    let mut all = Vec::new();
    for input in lines.iter().filter(|input| !input.is_blank()) {
        all.push(input.line().ok_or(SumError::NoPrice)?);
    }
    Totals::of(all.into_iter().chain(delivery))
}

/// The lines of a form.
#[component]
pub fn Lines(
    /// The lines.
    lines: RwSignal<Vec<LineInput>>,
    /// Whether they have prices.
    has_prices: bool,
) -> impl IntoView {
    let t = use_t();
    view! {
        <fieldset class="buy-lines" data-prices=has_prices.then_some("true")>
            <legend class="buy-lines__title">{move || t.lines()}</legend>
            <For each=move || lines.get() key=|line| line.key let:line>
                <OneLine line has_prices on_remove=move |()| lines.update(|all| all.retain(|it| it.key != line.key)) />
            </For>
            <Button
                glyph=Glyph::Plus
                label=Signal::derive(move || t.line_add().to_owned())
                on_click=move |()| lines.update(|all| all.push(LineInput::empty(t)))
            />
        </fieldset>
    }
}

#[component]
fn OneLine(line: LineInput, has_prices: bool, #[prop(into)] on_remove: Callback<()>) -> impl IntoView {
    let t = use_t();
    let rates = Signal::derive(move || {
        let own = line.vat.with_untracked(|bp| bp.parse::<i64>().ok()).filter(|bp| !RATES_BP.contains(bp));
        let all = RATES_BP.into_iter().chain(own);
        all.map(|bp| Choice::new(bp.to_string(), words::rate(t, bp))).collect::<Vec<_>>()
    });
    let name = move || {
        line.text.with(|text| if text.trim().is_empty() { t.line().to_owned() } else { text.clone() })
    };
    let net = move || line.line().and_then(|line| line.amounts().ok()).map(|amounts| amounts.net);
    view! {
        <div class="line-form">
            <div class="line-form__what">
                <TextField
                    label=Signal::derive(move || t.line_what().to_owned())
                    value=line.text
                    on_input=move |text| line.text.set(text)
                    placeholder=Signal::derive(move || Some(t.line_example().to_owned()))
                />
            </div>
            <IconButton
                glyph=Glyph::Close
                label=Signal::derive(move || t.remove_named(&name()))
                on_click=on_remove
            />
            <div class="line-form__numbers">
                <NumberField label=Signal::derive(move || t.quantity().to_owned()) of=Of::Quantity typed=line.milli />
                {if has_prices {
                    view! {
                        <NumberField label=Signal::derive(move || t.unit_price().to_owned()) of=Of::Price typed=line.price />
                        <SelectField
                            label=Signal::derive(move || t.vat().to_owned())
                            value=line.vat
                            choices=rates
                            on_change=move |bp| line.vat.set(bp)
                        />
                        <NumberField label=Signal::derive(move || t.discount().to_owned()) of=Of::Percent typed=line.discount />
                    }
                        .into_any()
                } else {
                    view! {
                        <TextField
                            label=Signal::derive(move || t.unit().to_owned())
                            value=line.unit
                            on_input=move |text| line.unit.set(text)
                            placeholder=Signal::derive(move || Some(t.unit_example().to_owned()))
                        />
                    }
                        .into_any()
                }}
            </div>
            {has_prices.then(|| view! {
                <p class="line-form__net money-text">
                    {move || net().filter(|net| *net != Cents(0)).map(|net| t.amount_net(&words::money(t, net)))}
                </p>
            })}
        </div>
    }
}

/// HT, TVA, TTC of a form while it is typed.
#[component]
pub fn RunningTotal(
    /// The sums.
    #[prop(into)]
    totals: Signal<Result<Totals, SumError>>,
) -> impl IntoView {
    let t = use_t();
    view! {
        <dl class="running-total" aria-live="polite">
            {move || totals.get().ok().map(|totals| {
                let part = |name: &'static str, cents: Cents| view! {
                    <div><dt>{name}</dt><dd class="money-text">{words::money(t, cents)}</dd></div>
                };
                view! {
                    {part(t.net(), totals.all.net)} {part(t.vat(), totals.all.vat)} {part(t.gross(), totals.all.gross)}
                }
            })}
        </dl>
    }
}
