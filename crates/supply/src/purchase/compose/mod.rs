//! Acts of buying as intents: what each tap writes. Pure; the app stamps and stores them, each list as one act.

mod drafts;

use chrono::{Days, NaiveDate};
use domain::compose::at;
use domain::money::Cents;
use domain::position;
use replica::{Ctx, Intent, RecordId, Value};
use serde_json::json;

use super::{
    Delay, Invoice, InvoiceState, Need, NeedLine, NeedState, Order, OrderLine, OrderState, Quote, QuoteLine,
    QuoteState, compare,
};
use crate::book::Book;
use crate::kinds;
use crate::vat::Line;

pub use drafts::{InvoiceDraft, LineDraft, NeedDraft, OrderDraft, QuoteDraft};

/// An amount as stored.
#[must_use]
pub fn money(cents: Cents) -> Value {
    json!({ "cents": cents.0, "cur": "EUR" })
}

/// A state as stored, with why if there is something to say.
#[must_use]
pub fn state(key: &str, why: &str) -> Value {
    match why.trim() {
        "" => json!({ "s": key }),
        why => json!({ "s": key, "why": why }),
    }
}

/// A delivery as stored; `null` for none.
#[must_use]
pub fn delivery(line: Option<Line>) -> Value {
    match line.and_then(|line| line.price.map(|price| (price, line.vat_bp))) {
        Some((price, vat)) => json!({ "cents": price.0, "vat": vat, "cur": "EUR" }),
        None => Value::Null,
    }
}

/// The writes of one record that is being made: what is empty is not written.
struct New {
    id: RecordId,
    kind: &'static str,
    writes: Vec<Intent>,
}

impl New {
    fn begin(ctx: &mut Ctx<'_>, kind: &'static str) -> Self {
        Self { id: RecordId::new(ctx), kind, writes: Vec::new() }
    }

    fn put(&mut self, name: &str, value: impl Into<Value>) {
        self.writes.push(Intent::set(self.id, self.kind, name, value));
    }

    fn text(&mut self, name: &str, text: &str) {
        if !text.trim().is_empty() {
            self.put(name, text.trim());
        }
    }

    fn refer(&mut self, name: &str, id: Option<RecordId>) {
        if let Some(id) = id {
            self.put(name, id.to_string());
        }
    }

    fn day(&mut self, name: &str, day: Option<NaiveDate>) {
        if let Some(day) = day {
            self.put(name, day.to_string());
        }
    }
}

/// The records of lines, in their order, under `parent`.
fn lines(ctx: &mut Ctx<'_>, kind: &'static str, parent: RecordId, lines: &[LineDraft]) -> Vec<Intent> {
    let mut writes = Vec::new();
    let mut last: Option<String> = None;
    for draft in lines {
        let pos = position::between(ctx, last.as_deref(), None);
        let mut new = New::begin(ctx, kind);
        new.put("at", at(parent, &pos));
        new.put("text", draft.text.trim());
        new.put("milli", draft.line.milli);
        new.text("unit", &draft.unit);
        if kind != kinds::NEED_LINE {
            if let Some(price) = draft.line.price {
                new.put("price", money(price));
            }
            new.put("vat", draft.line.vat_bp);
            if draft.line.discount_bp != 0 {
                new.put("discount", draft.line.discount_bp);
            }
            new.refer("need_line", draft.need_line);
        }
        writes.append(&mut new.writes);
        last = Some(pos);
    }
    writes
}

/// A new need with its lines.
pub fn need(ctx: &mut Ctx<'_>, draft: &NeedDraft) -> (RecordId, Vec<Intent>) {
    let mut new = New::begin(ctx, kinds::NEED);
    new.put("title", draft.title.trim());
    new.text("notes", &draft.notes);
    new.refer("budget", draft.budget);
    new.refer("place", draft.place);
    new.refer("requester", draft.requester);
    new.put("state", state(NeedState::Open.key(), ""));
    new.writes.extend(lines(ctx, kinds::NEED_LINE, new.id, &draft.lines));
    (new.id, new.writes)
}

/// A line more for a need.
pub fn add_need_line(ctx: &mut Ctx<'_>, book: &Book, need: RecordId, draft: &LineDraft) -> Vec<Intent> {
    let last = book.children::<NeedLine>(need).last().map(|line| line.pos.clone());
    let pos = position::between(ctx, last.as_deref(), None);
    let mut new = New::begin(ctx, kinds::NEED_LINE);
    new.put("at", at(need, &pos));
    new.put("text", draft.text.trim());
    new.put("milli", draft.line.milli);
    new.text("unit", &draft.unit);
    new.writes
}

/// A new quote with its lines.
pub fn quote(ctx: &mut Ctx<'_>, draft: &QuoteDraft) -> (RecordId, Vec<Intent>) {
    let mut new = New::begin(ctx, kinds::QUOTE);
    new.refer("need", draft.need);
    new.refer("party", draft.party);
    new.text("number", &draft.number);
    new.day("on", draft.on);
    new.day("valid", draft.valid);
    if let Some(delay) = draft.delay {
        new.put("delay", delay.value());
    }
    if let Some(months) = draft.warranty {
        new.put("warranty", months);
    }
    if draft.delivery.is_some() {
        new.put("delivery", delivery(draft.delivery));
    }
    new.text("notes", &draft.notes);
    new.put("state", state(QuoteState::Open.key(), ""));
    new.writes.extend(lines(ctx, kinds::QUOTE_LINE, new.id, &draft.lines));
    (new.id, new.writes)
}

/// A quote typed again: what differs of it, its lines replaced.
pub fn amend_quote(ctx: &mut Ctx<'_>, book: &Book, id: RecordId, draft: &QuoteDraft) -> Vec<Intent> {
    let Some(old) = book.quotes.get(id) else { return Vec::new() };
    let mut writes = Vec::new();
    let mut put = |name: &str, is_same: bool, value: Value| {
        if !is_same {
            writes.push(Intent::set(id, kinds::QUOTE, name, value));
        }
    };
    let text = |text: &str| if text.trim().is_empty() { Value::Null } else { text.trim().into() };
    let day = |day: Option<NaiveDate>| day.map_or(Value::Null, |day| day.to_string().into());
    put("party", old.party == draft.party, draft.party.map_or(Value::Null, |id| id.to_string().into()));
    put("number", old.number == draft.number.trim(), text(&draft.number));
    put("on", old.on == draft.on, day(draft.on));
    put("valid", old.valid == draft.valid, day(draft.valid));
    put("delay", old.delay == draft.delay, draft.delay.map_or(Value::Null, Delay::value));
    put("warranty", old.warranty == draft.warranty, draft.warranty.map_or(Value::Null, Value::from));
    put("delivery", old.delivery == draft.delivery, delivery(draft.delivery));
    put("notes", old.notes == draft.notes.trim(), text(&draft.notes));
    let old_lines: Vec<&QuoteLine> = book.children::<QuoteLine>(id).collect();
    let is_same = old_lines.len() == draft.lines.len()
        && old_lines.iter().zip(&draft.lines).all(|(old, new)| {
            old.line == new.line && old.text == new.text.trim() && old.need_line == new.need_line
        });
    if !is_same {
        writes
            .extend(old_lines.iter().map(|line| Intent::set(line.id, kinds::QUOTE_LINE, "life", "trashed")));
        writes.extend(lines(ctx, kinds::QUOTE_LINE, id, &draft.lines));
    }
    writes
}

/// A new order with its lines.
pub fn order(ctx: &mut Ctx<'_>, draft: &OrderDraft) -> (RecordId, Vec<Intent>) {
    let mut new = New::begin(ctx, kinds::ORDER);
    new.put("number", draft.number.trim());
    new.refer("party", draft.party);
    new.refer("quote", draft.quote);
    new.refer("need", draft.need);
    new.refer("budget", draft.budget);
    new.refer("place", draft.place);
    new.day("on", draft.on);
    new.day("due", draft.due);
    if draft.delivery.is_some() {
        new.put("delivery", delivery(draft.delivery));
    }
    new.text("notes", &draft.notes);
    new.put("state", state(OrderState::Draft.key(), ""));
    new.writes.extend(lines(ctx, kinds::ORDER_LINE, new.id, &draft.lines));
    (new.id, new.writes)
}

/// The lines of an order typed again.
pub fn replace_order_lines(
    ctx: &mut Ctx<'_>,
    book: &Book,
    order: RecordId,
    drafts: &[LineDraft],
) -> Vec<Intent> {
    let old = book.children::<OrderLine>(order);
    let mut writes: Vec<Intent> =
        old.map(|line| Intent::set(line.id, kinds::ORDER_LINE, "life", "trashed")).collect();
    writes.extend(lines(ctx, kinds::ORDER_LINE, order, drafts));
    writes
}

/// The choice of a quote: it is chosen, each other one declined with its reason, the need decided, an order made.
///
/// All of it is one act, so that one « Annuler » takes all of it back. Nothing if the quote is not known.
pub fn choose(
    ctx: &mut Ctx<'_>,
    book: &Book,
    chosen: RecordId,
    reasons: &[(RecordId, String)],
    number: &str,
    today: NaiveDate,
) -> Option<(RecordId, Vec<Intent>)> {
    let quote: &Quote = book.quotes.alive(chosen)?;
    let need: &Need = book.needs.alive(quote.need?)?;
    let unit = |line: &QuoteLine| {
        let unit = line.need_line.and_then(|id| book.need_lines.get(id)).map(|line| line.unit.clone());
        unit.unwrap_or_default()
    };
    let lines = book.children::<QuoteLine>(chosen).map(|line| LineDraft {
        text: line.text.clone(),
        unit: unit(line),
        line: line.line,
        need_line: None,
    });
    let draft = OrderDraft {
        number: number.to_owned(),
        party: quote.party,
        quote: Some(chosen),
        need: Some(need.id),
        budget: need.budget,
        on: Some(today),
        place: need.place,
        due: quote.delay.and_then(|delay| today.checked_add_days(Days::new(delay.days().into()))),
        delivery: quote.delivery,
        notes: String::new(),
        lines: lines.collect(),
    };
    let (id, mut writes) = order(ctx, &draft);
    for other in book.children::<Quote>(need.id) {
        let value = if other.id == chosen {
            state(QuoteState::Chosen.key(), "")
        } else {
            let why = reasons.iter().find(|(id, _)| *id == other.id).map_or("", |(_, why)| why.as_str());
            state(QuoteState::Declined.key(), why)
        };
        writes.push(Intent::set(other.id, kinds::QUOTE, "state", value));
    }
    writes.push(Intent::set(need.id, kinds::NEED, "state", state(NeedState::Decided.key(), "")));
    Some((id, writes))
}

/// An order moves on. Cancelled before anything came, the need it answered is open again, with its quotes.
pub fn set_order_state(book: &Book, order: &Order, to: OrderState, why: &str) -> Vec<Intent> {
    let mut writes = vec![Intent::set(order.id, kinds::ORDER, "state", state(to.key(), why))];
    if to == OrderState::Cancelled
        && compare::is_untouched(book, order.id)
        && let Some(need) = order.need.and_then(|id| book.needs.alive(id))
    {
        writes.push(Intent::set(need.id, kinds::NEED, "state", state(NeedState::Open.key(), "")));
        for quote in book.children::<Quote>(need.id) {
            writes.push(Intent::set(quote.id, kinds::QUOTE, "state", state(QuoteState::Open.key(), "")));
        }
    }
    writes
}

/// Another number for an order.
pub fn renumber(order: RecordId, number: &str) -> Vec<Intent> {
    vec![Intent::set(order, kinds::ORDER, "number", number.trim())]
}

/// What came of an order: lines of which nothing came are not written.
pub fn receipt(
    ctx: &mut Ctx<'_>,
    order: RecordId,
    on: NaiveDate,
    got: &[(RecordId, i64)],
    notes: &str,
) -> (RecordId, Vec<Intent>) {
    let mut new = New::begin(ctx, kinds::RECEIPT);
    new.refer("order", Some(order));
    new.day("on", Some(on));
    for (line, milli) in got.iter().filter(|(_, milli)| *milli != 0) {
        new.put(&format!("got/{line}"), *milli);
    }
    new.text("notes", notes);
    (new.id, new.writes)
}

/// A new invoice or credit note.
pub fn invoice(ctx: &mut Ctx<'_>, draft: &InvoiceDraft) -> (RecordId, Vec<Intent>) {
    let mut new = New::begin(ctx, kinds::INVOICE);
    new.refer("party", draft.party);
    new.refer("order", draft.order);
    new.refer("contract", draft.contract);
    new.refer("intervention", draft.intervention);
    new.refer("budget", draft.budget);
    new.text("number", &draft.number);
    new.day("on", draft.on);
    new.day("due", draft.due);
    new.put("net", money(draft.net));
    new.put("vat", money(draft.vat));
    new.put("gross", money(draft.gross));
    new.put("state", state(InvoiceState::ToCheck.key(), ""));
    if draft.is_credit {
        new.put("credit", true);
    }
    if let Some(days) = draft.period {
        new.put("period", period(days));
    }
    (new.id, new.writes)
}

/// An invoice typed again: what differs of it.
pub fn amend_invoice(old: &Invoice, draft: &InvoiceDraft) -> Vec<Intent> {
    let reference = |id: Option<RecordId>| id.map_or(Value::Null, |id| id.to_string().into());
    let day = |day: Option<NaiveDate>| day.map_or(Value::Null, |day| day.to_string().into());
    let number = draft.number.trim();
    let all = [
        ("party", old.party == draft.party, reference(draft.party)),
        ("contract", old.contract == draft.contract, reference(draft.contract)),
        ("budget", old.budget == draft.budget, reference(draft.budget)),
        ("number", old.number == number, if number.is_empty() { Value::Null } else { number.into() }),
        ("on", old.on == draft.on, day(draft.on)),
        ("due", old.due == draft.due, day(draft.due)),
        ("net", old.net == draft.net, money(draft.net)),
        ("vat", old.vat == draft.vat, money(draft.vat)),
        ("gross", old.gross == draft.gross, money(draft.gross)),
        ("credit", old.is_credit == draft.is_credit, draft.is_credit.into()),
        ("period", old.period == draft.period, draft.period.map_or(Value::Null, period)),
    ];
    let differing = all.into_iter().filter(|(_, is_same, _)| !is_same);
    differing.map(|(field, _, value)| Intent::set(old.id, kinds::INVOICE, field, value)).collect()
}

fn period((from, to): (NaiveDate, NaiveDate)) -> Value {
    json!({ "from": from.to_string(), "to": to.to_string() })
}

/// An invoice moves on; a paid one has its day.
pub fn set_invoice_state(invoice: RecordId, to: InvoiceState, why: &str, today: NaiveDate) -> Vec<Intent> {
    let paid = if to == InvoiceState::Paid { today.to_string().into() } else { Value::Null };
    vec![
        Intent::set(invoice, kinds::INVOICE, "state", state(to.key(), why)),
        Intent::set(invoice, kinds::INVOICE, "paid", paid),
    ]
}

/// A new budget.
pub fn budget(
    ctx: &mut Ctx<'_>,
    name: &str,
    year: i64,
    amount: Cents,
    spent: Cents,
) -> (RecordId, Vec<Intent>) {
    let mut new = New::begin(ctx, kinds::BUDGET);
    new.put("name", name.trim());
    new.put("year", year);
    new.put("amount", money(amount));
    if spent.0 != 0 {
        new.put("spent", money(spent));
    }
    (new.id, new.writes)
}
