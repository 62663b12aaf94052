//! What each tap on the budget writes.

use domain::compose::at;
use domain::money::Cents;
use domain::position;
use replica::{Ctx, Intent, RecordId, Value};
use supply::book::Entry;
use supply::compose::{Writes, money};
use supply::purchase::compose::{LineDraft as OrderLineDraft, OrderDraft};
use supply::vat;

use super::amount::{GROSS, is_per_guest, planned, quantity};
use super::{Line, heads};
use crate::Planner;
use crate::event::Event;

/// Why an amount is none for its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// Below zero where nothing can be given back.
    Negative,
    /// More than a budget holds.
    TooLarge,
}

/// Whether an amount may stand in a field of a line: a rebate, or a refund of what was paid, may be below zero, a price
/// for each guest may not.
pub fn check_amount(amount: Cents, may_be_negative: bool) -> Result<Cents, AmountError> {
    if super::amount::MOST < amount.0.saturating_abs() {
        return Err(AmountError::TooLarge);
    }
    if amount.0 < 0 && !may_be_negative { Err(AmountError::Negative) } else { Ok(amount) }
}

/// A new line at the end of the list.
pub fn add(ctx: &mut Ctx<'_>, planner: &Planner, event: RecordId, draft: &Line) -> (RecordId, Vec<Intent>) {
    let last = planner.children::<Line>(event).last().map(|line| line.position.clone());
    let pos = position::between(ctx, last.as_deref(), None);
    let id = RecordId::new(ctx);
    let writes = Writes::of(Line::KIND, id).set("at", at(event, &pos));
    let mut intents = writes.done();
    intents.extend(amend(&Line::new(id), draft));
    (id, intents)
}

/// What differs in a line that was typed again. Fields that the form does not show stay as they are.
#[must_use]
pub fn amend(old: &Line, new: &Line) -> Vec<Intent> {
    let text = |text: &str| if text.trim().is_empty() { Value::Null } else { text.trim().into() };
    let int = |n: Option<i64>| n.map_or(Value::Null, Value::from);
    let cents = |amount: Option<Cents>| amount.map_or(Value::Null, money);
    let id = |id: Option<RecordId>| id.map_or(Value::Null, |id| id.to_string().into());
    let flag = |is_on: bool| if is_on { Value::from(true) } else { Value::Null };
    let both: [(&str, Value, Value); 16] = [
        ("title", text(&old.title), text(&new.title)),
        ("type", text(&old.category), text(&new.category)),
        ("party", id(old.party), id(new.party)),
        ("basis", text(&old.basis), text(&new.basis)),
        ("milli", int(old.milli), int(new.milli)),
        ("price", cents(old.price), cents(new.price)),
        ("tax", text(&old.tax), text(&new.tax)),
        ("vat", int(old.vat), int(new.vat)),
        ("committed", cents(old.committed), cents(new.committed)),
        ("invoiced", cents(old.invoiced), cents(new.invoiced)),
        ("paid", cents(old.paid), cents(new.paid)),
        ("settled", flag(old.is_settled), flag(new.is_settled)),
        ("heads", int(old.heads), int(new.heads)),
        ("order", id(old.order), id(new.order)),
        ("invoice", id(old.invoice), id(new.invoice)),
        ("notes", text(&old.notes), text(&new.notes)),
    ];
    let differing = both.into_iter().filter(|(_, old, new)| old != new);
    differing.map(|(field, _, value)| Intent::set(old.id, Line::KIND, field, value)).collect()
}

/// A line into the bin.
#[must_use]
pub fn remove(line: RecordId) -> Vec<Intent> {
    domain::compose::set_life(line, Line::KIND, "trashed")
}

/// What the event may cost; nothing takes the cap away.
#[must_use]
pub fn set_cap(event: RecordId, cap: Option<Cents>) -> Vec<Intent> {
    Writes::of(Event::KIND, event).set("cap", cap.map_or(Value::Null, money)).done()
}

/// How many guests the budget reckons with; nothing means those who come.
#[must_use]
pub fn set_heads(event: RecordId, n: Option<i64>) -> Vec<Intent> {
    Writes::of(Event::KIND, event).set("budget_heads", n.map_or(Value::Null, Value::from)).done()
}

/// The purchase order that a line becomes: the caller gives its number and its day.
///
/// A gross price becomes one lump net of tax, since orders are before tax.
#[must_use]
pub fn order_of(planner: &Planner, line: &Line) -> OrderDraft {
    let n = line.parent.map_or(0, |event| heads::base(planner, event));
    let priced = if line.tax == GROSS {
        let net = planned(line, n).ok().map(|amounts| amounts.net);
        vat::Line { milli: vat::ONE_MILLI, price: net, vat_bp: line.vat.unwrap_or(0), discount_bp: 0 }
    } else {
        vat::Line {
            milli: quantity(line, n),
            price: line.price,
            vat_bp: line.vat.unwrap_or(0),
            discount_bp: 0,
        }
    };
    OrderDraft {
        party: line.party,
        notes: line.notes.clone(),
        lines: vec![OrderLineDraft { text: line.title.clone(), line: priced, ..OrderLineDraft::default() }],
        ..OrderDraft::default()
    }
}

/// Links a line to its order, and notes for how many guests it was ordered.
#[must_use]
pub fn link_order(planner: &Planner, line: &Line, order: RecordId) -> Vec<Intent> {
    let n = line.parent.filter(|_| is_per_guest(line)).map(|event| heads::base(planner, event));
    Writes::of(Line::KIND, line.id).set("order", order.to_string()).maybe("heads", n).done()
}
