//! The form of an invoice: its three amounts, held against what was agreed while they are typed.

use domain::money::Cents;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::purchase::compose::{self, InvoiceDraft};
use supply::purchase::invoices;

use super::acts;
use super::inputs::{NumberField, Of, Typed};
use super::pick::{BudgetPicker, PartyPicker, Who};
use super::verdict::VerdictLine;
use crate::i18n::use_t;
use crate::platform::dirty;
use crate::session::use_session;
use crate::widgets::date_field::DateField;
use crate::widgets::form_foot::FormFoot;
use crate::widgets::select_field::{Choice, SelectField};
use crate::widgets::switch::Switch;
use crate::widgets::text_field::TextField;

/// The form of an invoice.
#[component]
pub fn InvoiceForm(
    /// Which is corrected; nothing for a new one.
    #[prop(optional)]
    invoice: Option<RecordId>,
    /// For which order, if it is known.
    order: Option<RecordId>,
    /// From whom, if it is known.
    party: Option<RecordId>,
    /// Called when it is stored or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let (known, of_order) = session.peek_in::<Book, _>(|book, _, _| {
        let known = invoice.and_then(|id| book.invoices.alive(id)).cloned();
        let order = order.or(known.as_ref().and_then(|it| it.order));
        (known, order.and_then(|id| book.orders.alive(id)).cloned())
    });
    let begin = known.as_ref().map(InvoiceDraft::of);
    let order = of_order.as_ref().map(|order| order.id);
    let is_free = order.is_none();
    let first_party =
        begin.as_ref().and_then(|it| it.party).or(of_order.and_then(|order| order.party)).or(party);
    let begin =
        begin.unwrap_or_else(|| InvoiceDraft { on: Some(acts::today(session)), ..InvoiceDraft::default() });
    let amount = |cents: Cents| Typed::amount(t, known.as_ref().map(|_| cents));
    let asks_who = is_free && first_party.is_none();
    let who = RwSignal::new(first_party.map(Who::Known));
    let (contract, budget) = (RwSignal::new(begin.contract), RwSignal::new(begin.budget));
    let number = RwSignal::new(begin.number.clone());
    let (on, due) = (RwSignal::new(begin.on), RwSignal::new(begin.due));
    let (from, to) = (RwSignal::new(begin.period.map(|it| it.0)), RwSignal::new(begin.period.map(|it| it.1)));
    let (net, vat, gross) = (amount(begin.net), amount(begin.vat), amount(begin.gross));
    let is_credit = RwSignal::new(begin.is_credit);
    let is_tried = RwSignal::new(false);
    // As it will be read by whoever opens it next: a new one is the youngest.
    let future = invoice.unwrap_or_else(|| session.new_id());
    let (number_then, intervention) = (begin.number, begin.intervention);
    dirty::follow(move || number.with(|number| *number != number_then));

    let party_id = move || match who.get() {
        Some(Who::Known(id)) => Some(id),
        _ => None,
    };
    let amounts = move || -> Option<(Cents, Cents, Cents)> {
        let (net, vat) = (net.cents().ok()??, vat.cents().ok()?);
        let gross = gross.cents().ok()?;
        // Two of three make the third; all three are kept as the paper says them.
        match (vat, gross) {
            (Some(vat), Some(gross)) => Some((net, vat, gross)),
            (Some(vat), None) => Some((net, vat, net.checked_add(vat)?)),
            (None, Some(gross)) => Some((net, gross.checked_add(Cents(net.0.checked_neg()?))?, gross)),
            (None, None) => None,
        }
    };
    let draft = move || {
        let (net, vat, gross) = amounts()?;
        Some(InvoiceDraft {
            party: party_id(),
            order,
            contract: contract.get(),
            intervention,
            budget: budget.get(),
            number: number.get().trim().to_owned(),
            on: on.get(),
            due: due.get(),
            net,
            vat,
            gross,
            is_credit: is_credit.get(),
            period: from.get().zip(to.get()).filter(|(from, to)| from <= to),
        })
    };
    let check = Signal::derive(move || {
        let invoice = draft()?.preview(future);
        Some(session.look_in::<Book, _>(|book, _, _| invoices::check(book, &invoice)))
    });
    let contracts = Signal::derive(move || {
        let mut choices = vec![Choice::new("", t.contract_none())];
        let party = party_id();
        session.look_in::<Book, _>(|book, _, _| {
            let of_party = party.into_iter().flat_map(|id| book.children::<supply::contract::Contract>(id));
            choices.extend(of_party.map(|it| Choice::new(it.id.to_string(), it.title.clone())));
        });
        choices
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        is_tried.set(true);
        [net, vat, gross].iter().for_each(|typed| typed.leave());
        let (Some(chosen), Some(draft)) = (who.get_untracked(), untrack(draft)) else { return };
        if draft.number.is_empty() {
            return;
        }
        let (party, mut intents) = chosen.ensure(session);
        let draft = InvoiceDraft { party: Some(party), ..draft };
        let said = match &known {
            None => t.invoice_added(&draft.number),
            Some(_) => t.invoice_saved(&draft.number),
        };
        intents.extend(match &known {
            None => session.with_ctx(|ctx| compose::invoice(ctx, &draft)).1,
            Some(known) => compose::amend_invoice(known, &draft),
        });
        if intents.is_empty() {
            return on_done.run(());
        }
        acts::act_then(session, intents, said, move || on_done.run(()));
    };
    view! {
        <form class="form" on:submit=submit>
            {is_free.then(|| view! {
                <PartyPicker who is_tried autofocus=asks_who />
                <SelectField
                    label=Signal::derive(move || t.contract_of_invoice().to_owned())
                    value=Signal::derive(move || contract.get().map(|id| id.to_string()).unwrap_or_default())
                    choices=contracts
                    on_change=move |id: String| contract.set(id.parse().ok())
                />
            })}
            <TextField
                label=Signal::derive(move || t.invoice_number().to_owned())
                value=number
                autofocus=!asks_who
                on_input=move |text| number.set(text)
                error=Signal::derive(move || {
                    (is_tried.get() && number.with(|number| number.trim().is_empty())).then(|| t.invoice_number_missing().to_owned())
                })
            />
            <div class="buy-triple">
                <NumberField label=Signal::derive(move || t.net().to_owned()) of=Of::Price typed=net />
                <NumberField label=Signal::derive(move || t.vat().to_owned()) of=Of::Money typed=vat />
                <NumberField label=Signal::derive(move || t.gross().to_owned()) of=Of::Money typed=gross />
            </div>
            <p class="field__error" aria-live="polite">
                {move || (is_tried.get() && vat.text.with(|v| v.trim().is_empty()) && gross.text.with(|g| g.trim().is_empty()))
                    .then(|| t.invoice_vat_or_gross())}
            </p>
            {move || check.get().map(|check| view! { <VerdictLine check /> })}
            <Show when=move || contract.get().is_some()>
                <div class="buy-pair">
                    <DateField label=Signal::derive(move || t.period_from().to_owned()) value=from on_change=move |day| from.set(day) />
                    <DateField label=Signal::derive(move || t.period_to().to_owned()) value=to on_change=move |day| to.set(day) />
                </div>
            </Show>
            <div class="buy-pair">
                <DateField label=Signal::derive(move || t.invoice_on().to_owned()) value=on on_change=move |day| on.set(day) />
                <DateField label=Signal::derive(move || t.invoice_due().to_owned()) value=due on_change=move |day| due.set(day) />
            </div>
            {is_free.then(|| view! { <BudgetPicker budget /> })}
            <Switch
                label=Signal::derive(move || t.credit_note().to_owned())
                checked=is_credit
                on_change=move |is_on| is_credit.set(is_on)
            />
            <FormFoot save=Signal::derive(move || t.save().to_owned()) on_cancel=on_done />
        </form>
    }
}
