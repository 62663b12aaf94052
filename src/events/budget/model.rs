//! The reckoning of an event, followed.

use events::Planner;
use events::budget::{Line, Reckoning, coming};
use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;

use crate::events::planner_changed;
use crate::session::use_session;
use crate::suppliers::book_changed;

/// What the screens of a budget read.
#[derive(Clone, Copy)]
pub struct Money {
    /// The event.
    pub event: RecordId,
    /// The budget as it stands.
    pub now: Memo<Reckoning>,
    /// The lines by their order.
    pub lines: Memo<Vec<Line>>,
    /// Who said yes.
    pub coming: Memo<i64>,
    /// Whether somebody set the number of guests.
    pub is_set: Memo<bool>,
    planner: Memo<u64>,
    book: Memo<u64>,
}

/// Follows the money of an event.
pub fn use_money(event: RecordId) -> Money {
    let session = use_session();
    let (planner, book) = (planner_changed(), book_changed());
    let now = Memo::new(move |_| {
        planner.track();
        book.track();
        session.peek_in::<Planner, _>(|planner, _, _| {
            session.peek_in::<Book, _>(|book, _, _| Reckoning::of(planner, book, event))
        })
    });
    let lines = Memo::new(move |_| {
        planner.track();
        session.peek_in::<Planner, _>(|planner, _, _| planner.children::<Line>(event).cloned().collect())
    });
    let coming = Memo::new(move |_| {
        planner.track();
        session.peek_in::<Planner, _>(|planner, _, _| coming(planner, event))
    });
    let is_set = Memo::new(move |_| {
        planner.track();
        session.peek_in::<Planner, _>(|planner, _, _| {
            planner.events.get(event).is_some_and(|event| event.heads.is_some())
        })
    });
    Money { event, now, lines, coming, is_set, planner, book }
}

impl Money {
    /// The budget if so many guests came, followed.
    pub fn if_came(self, n: Signal<i64>) -> Memo<Reckoning> {
        let session = use_session();
        Memo::new(move |_| {
            self.planner.track();
            self.book.track();
            let n = n.get();
            session.peek_in::<Planner, _>(|planner, _, _| {
                session.peek_in::<Book, _>(|book, _, _| Reckoning::at(planner, book, self.event, n))
            })
        })
    }
}
