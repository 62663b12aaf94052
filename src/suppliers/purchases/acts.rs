//! What the screens of purchases write.

use chrono::{Datelike, NaiveDate};
use leptos::task::spawn_local;
use replica::{Intent, RecordId};
use store::Act;
use supply::book::Book;
use supply::purchase::{Order, OrderState, compose, number, settings};

use crate::i18n::T;
use crate::notices;
use crate::session::Session;

/// Stores an act, says so with « Annuler », then goes on; on an error the form stays as it is.
pub fn act_then(session: Session, intents: Vec<Intent>, said: String, then: impl FnOnce() + 'static) {
    let act = Act::one(intents);
    if !session.may(&act) {
        return;
    }
    spawn_local(async move {
        match session.perform(act).await {
            Ok(done) => {
                session.offer_undo(said, done.undo);
                then();
            }
            Err(error) => session.notices().warn(notices::of_store(session.t(), &error)),
        }
    });
}

/// The number that the next order takes, followed.
pub fn next_number(session: Session) -> String {
    let year = session.now().year();
    session.look_in::<Book, _>(|book, _, table| number::next(book, year, settings::order_start(table)))
}

/// Today in the office.
pub fn today(session: Session) -> NaiveDate {
    session.now().date()
}

/// Moves an order on.
pub fn set_order_state(session: Session, t: T, id: RecordId, to: OrderState, why: &str) {
    let intents = session.peek_in::<Book, _>(|book, _, _| {
        book.orders.alive(id).map(|order| compose::set_order_state(book, order, to, why)).unwrap_or_default()
    });
    if !intents.is_empty() {
        session.act(Act::one(intents), super::words::order_state(t, to).0);
    }
}

/// Gives an order the next free number.
pub fn renumber(session: Session, t: T, order: RecordId) {
    let next = next_number(session);
    session.act(Act::one(compose::renumber(order, &next)), t.renumbered(&next));
}

/// Moves a record to the bin.
pub fn trash(session: Session, kind: &'static str, id: RecordId, said: String) {
    session.act(Act::one(vec![Intent::set(id, kind, "life", "trashed")]), said);
}

/// What an order is called: its number, else a dash.
pub fn order_name(order: &Order) -> String {
    let number = order.number.trim();
    if number.is_empty() { "—".to_owned() } else { number.to_owned() }
}
