//! The form of an amendment: from when, and which clauses it replaces.

use domain::position;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::{Record, RecordId};
use store::Act;
use supply::book::Book;
use supply::contract::compose::amend;
use supply::contract::edit::edit_amendment;
use supply::contract::form::{Fault, Slot, Typed, Understood};
use supply::contract::{Amendment, Change, Contract, Renewal, TermsError};

use super::clauses::{AmountFields, InitialFields, NoticeDetails, NoticeFields, RenewalFields};
use super::sketch::{Editing, seen};
use crate::i18n::{T, use_t};
use crate::platform::dirty;
use crate::session::{Session, use_session};
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::chip::ToggleChip;
use crate::widgets::date_field::DateField;
use crate::widgets::dialog::Sheet;
use crate::widgets::text_field::TextField;

/// A clause that an amendment may replace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Clause {
    Amount,
    Notice,
    Renewal,
    Initial,
    Until,
}

const CLAUSES: [(Clause, fn(T) -> &'static str); 5] = [
    (Clause::Amount, |t| t.contract_amount()),
    (Clause::Notice, |t| t.contract_notice()),
    (Clause::Renewal, |t| t.contract_renewal()),
    (Clause::Until, |t| t.contract_amendment_until()),
    (Clause::Initial, |t| t.contract_initial()),
];

/// The form of an amendment in a sheet.
#[component]
pub fn AmendmentSheet(
    /// The contract.
    contract: RecordId,
    /// The amendment to change, or `Some(None)` for a new one; none closes it.
    opened: RwSignal<Option<Option<RecordId>>>,
) -> impl IntoView {
    let t = use_t();
    let close = Callback::new(move |()| opened.set(None));
    let title = Signal::derive(move || match opened.get() {
        Some(Some(_)) => t.contract_amendment_edit().to_owned(),
        _ => t.contract_amendment_add().to_owned(),
    });
    view! {
        <Sheet open=Signal::derive(move || opened.get().is_some()) on_close=close title>
            {move || opened.get_untracked().map(|amendment| view! { <AmendmentForm contract amendment done=close /> })}
        </Sheet>
    }
}

/// What the form begins with: the clauses now in force, and what the amendment says.
fn first(
    session: Session,
    contract: RecordId,
    amendment: Option<RecordId>,
) -> (Typed, Option<(Amendment, Record)>) {
    session.peek_in::<Book, _>(|book, _, table| {
        let mut typed =
            book.contracts.get(contract).map(|it| Typed::of(&it.draft(Vec::new()))).unwrap_or_default();
        for change in book.children::<Amendment>(contract).filter_map(|it| it.change) {
            fill(&mut typed, &change);
        }
        let own = amendment.and_then(|id| Some((book.amendments.get(id)?.clone(), table.get(id)?)));
        if let Some(change) = own.as_ref().and_then(|(own, _)| own.change) {
            fill(&mut typed, &change);
        }
        (typed, own)
    })
}

fn fill(typed: &mut Typed, change: &Change) {
    typed.fill_initial(change.initial);
    if let Some(renewal) = change.renewal {
        typed.fill_renewal(renewal);
    }
    typed.fill_notice(change.notice);
    typed.fill_amount(change.amount);
}

/// What the chosen clauses make, with what is wrong with them alone.
fn read(typed: &Typed, chosen: &[Clause]) -> Understood {
    let mut read = Understood::default();
    let faults = &mut read.faults;
    if chosen.contains(&Clause::Initial) {
        read.draft.initial = typed.initial(faults);
        if read.draft.initial.is_none() && faults.is_empty() {
            faults.push((Slot::Initial, Fault::Terms(TermsError::NoInitial)));
        }
    }
    if chosen.contains(&Clause::Renewal) {
        read.draft.renewal = typed.renewal(faults);
        if matches!(read.draft.renewal, Renewal::Tacit { max: Some(0), .. }) {
            faults.push((Slot::MaxRenewals, Fault::Terms(TermsError::MaxRenewals)));
        }
    }
    if chosen.contains(&Clause::Notice) {
        read.draft.notice = typed.notice(faults);
        if read.draft.notice.is_none() && !faults.iter().any(|(slot, _)| *slot == Slot::Notice) {
            faults.push((Slot::Notice, Fault::Terms(TermsError::ZeroLength)));
        }
        if read.draft.notice.is_some_and(|notice| 60 < notice.buffer) {
            faults.push((Slot::Buffer, Fault::Terms(TermsError::Buffer)));
        }
    }
    if chosen.contains(&Clause::Amount) {
        read.draft.amount = typed.amount(faults);
        match read.draft.amount {
            Some(amount) if amount.net.0 < 0 => faults.push((Slot::Amount, Fault::Terms(TermsError::Amount))),
            None if typed.amount.trim().is_empty() => {
                faults.push((Slot::Amount, Fault::Money(domain::money::MoneyError::Empty)));
            }
            _ => {}
        }
    }
    read
}

fn said(t: T, words: fn(T) -> &'static str) -> Signal<String> {
    Signal::derive(move || words(t).to_owned())
}

#[component]
fn AmendmentForm(contract: RecordId, amendment: Option<RecordId>, done: Callback<()>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let (typed, own) = first(session, contract, amendment);
    let change = own.as_ref().and_then(|(own, _)| own.change);
    let has = |clause: Clause| {
        change.is_some_and(|change| match clause {
            Clause::Amount => change.amount.is_some(),
            Clause::Notice => change.notice.is_some(),
            Clause::Renewal => change.renewal.is_some(),
            Clause::Initial => change.initial.is_some(),
            Clause::Until => change.until.is_some(),
        })
    };
    let chosen =
        RwSignal::new(CLAUSES.map(|(clause, _)| clause).into_iter().filter(|c| has(*c)).collect::<Vec<_>>());
    let editing = Editing::of_clauses(typed, move |typed| chosen.with(|chosen| read(typed, chosen)));
    let title = RwSignal::new(own.as_ref().map(|(own, _)| own.title.clone()).unwrap_or_default());
    let on = RwSignal::new(change.map(|change| change.on));
    let until = RwSignal::new(change.and_then(|change| change.until));
    let was = (title.get_untracked(), on.get_untracked(), until.get_untracked(), chosen.get_untracked());
    dirty::follow(move || was != (title.get(), on.get(), until.get(), chosen.get()) || editing.is_changed());
    let is_tried = editing.is_tried;
    let is_chosen = move |clause: Clause| chosen.with(|chosen| chosen.contains(&clause));
    let own = StoredValue::new(own);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        is_tried.set(true);
        let read = editing.read.get_untracked();
        let chosen = chosen.get_untracked();
        let wants_end = chosen.contains(&Clause::Until);
        let (Some(on), true) = (on.get_untracked(), read.faults.is_empty()) else { return };
        if chosen.is_empty() || (wants_end && until.get_untracked().is_none()) {
            return;
        }
        let change = Change {
            on,
            initial: read.draft.initial,
            renewal: chosen.contains(&Clause::Renewal).then_some(read.draft.renewal),
            notice: read.draft.notice,
            amount: read.draft.amount,
            until: until.get_untracked().filter(|_| wants_end),
        };
        let writes = own.with_value(|own| match own {
            Some((own, record)) => edit_amendment(own, &title.get_untracked(), &change)
                .into_iter()
                .map(|intent| seen(record, intent))
                .collect(),
            None => {
                let (id, after) = (session.new_id(), last_position(session, contract));
                let pos = session.with_ctx(|ctx| position::between(ctx, after.as_deref(), None));
                amend(id, contract, &pos, &title.get_untracked(), &change)
            }
        });
        if !writes.is_empty() {
            session.act(Act::one(writes), t.contract_amendment_saved());
        }
        done.run(());
    };
    let on_error = Signal::derive(move || {
        (on.get().is_none() && is_tried.get()).then(|| t.contract_amendment_needs_day().to_owned())
    });
    let until_error = Signal::derive(move || {
        (until.get().is_none() && is_tried.get()).then(|| t.contract_fault_no_initial().to_owned())
    });
    let chips = CLAUSES.map(|(clause, name)| {
        let toggle = Callback::new(move |is_in: bool| {
            chosen.update(|chosen| {
                chosen.retain(|own| *own != clause);
                if is_in {
                    chosen.push(clause);
                }
            });
        });
        view! {
            <ToggleChip label=said(t, name) pressed=Signal::derive(move || is_chosen(clause)) on_toggle=toggle />
        }
    });
    view! {
        <form class="form contract-form" novalidate on:submit=submit>
            <TextField
                label=said(t, |t| t.contract_amendment_title())
                placeholder=Signal::derive(move || Some(t.contract_amendment_example().to_owned()))
                value=title
                on_input=move |text| title.set(text)
            />
            <DateField
                label=said(t, |t| t.contract_amendment_on())
                value=on
                on_change=move |day| on.set(day)
                error=on_error
            />
            <fieldset class="clause">
                <legend class="clause__label">{move || t.contract_amendment_what()}</legend>
                <div class="cluster">{chips.collect_view()}</div>
                <p class="field__error" aria-live="polite">
                    {move || {
                        (chosen.with(Vec::is_empty) && is_tried.get()).then(|| t.contract_amendment_needs_change())
                    }}
                </p>
            </fieldset>
            <Show when=move || is_chosen(Clause::Amount)><AmountFields editing /></Show>
            <Show when=move || is_chosen(Clause::Notice)><NoticeFields editing /><NoticeDetails editing /></Show>
            <Show when=move || is_chosen(Clause::Renewal)><RenewalFields editing /></Show>
            <Show when=move || is_chosen(Clause::Until)>
                <DateField
                    label=said(t, |t| t.contract_amendment_until())
                    value=until
                    on_change=move |day| until.set(day)
                    error=until_error
                />
            </Show>
            <Show when=move || is_chosen(Clause::Initial)><InitialFields editing /></Show>
            <div class="modal__actions">
                <Button label=said(t, |t| t.cancel()) on_click=done />
                <Button kind=ButtonKind::Primary submit=true label=said(t, |t| t.save()) />
            </div>
        </form>
    }
}

/// The position of the contract's last amendment.
fn last_position(session: Session, contract: RecordId) -> Option<String> {
    session.peek_in::<Book, _>(|book, _, _| {
        book.contracts.get(contract).map(|it: &Contract| it.id)?;
        book.children::<Amendment>(contract).map(|it| it.position.clone()).max()
    })
}
