//! What the screens of papers read and write.

use chrono::NaiveDate;
use domain::position;
use leptos::prelude::*;
use replica::{Intent, RecordId};
use supply::book::Book;
use supply::paper::{
    Direction, Exchange, Means, PieceType, VigilanceFile, file_of, is_concerned, log_exchange,
};
use supply::party::{Contact, ContactType};

use crate::platform::clock;
use crate::session::Session;

/// The vigilance file of a party on its day, followed.
pub fn file(session: Session, party: RecordId) -> Memo<VigilanceFile> {
    Memo::new(move |_| {
        let today = session.now().date();
        session
            .look_in::<Book, _>(|book, office, _| file_of(book, party, today, |ms| office.civil(ms).date()))
    })
}

/// Whether files are kept for a party, followed.
pub fn is_kept(session: Session, party: RecordId) -> Memo<bool> {
    Memo::new(move |_| {
        session
            .look_in::<Book, _>(|book, _, _| book.parties.get(party).is_some_and(|it| is_concerned(it.kind)))
    })
}

/// The name of a party, followed; empty when it is unknown.
pub fn party_name(session: Session, party: RecordId) -> Memo<String> {
    Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| {
            book.parties.get(party).map(|it| it.name.clone()).unwrap_or_default()
        })
    })
}

/// What a document is about, by name: a party, else a contract's party, else a place. Empty when unknown.
pub fn about_name(session: Session, about: RecordId) -> String {
    session.look_in::<Book, _>(|book, office, _| {
        let party = |id: RecordId| book.parties.get(id).map(|it| it.name.clone());
        let contract = || {
            let contract = book.contracts.get(about)?;
            Some(contract.title.clone())
                .filter(|title| !title.trim().is_empty())
                .or_else(|| party(contract.party?))
        };
        let place = || office.name(about).map(str::to_owned);
        party(about).or_else(contract).or_else(place).unwrap_or_default()
    })
}

/// Where to write to a party: accounts first, then its own address, then whoever has one.
pub fn mail_of(session: Session, party: RecordId) -> String {
    session.look_in::<Book, _>(|book, _, _| {
        let contacts = || book.children::<Contact>(party);
        let accounts = contacts().filter(|it| it.kind == ContactType::Accounts).flat_map(|it| &it.mails);
        let own = book.parties.get(party).into_iter().flat_map(|it| &it.mails);
        let others = contacts().flat_map(|it| &it.mails);
        accounts.chain(own).chain(others).map(|mail| mail.value.clone()).next().unwrap_or_default()
    })
}

/// A line of the log, dated now.
pub fn log_now(
    session: Session,
    party: RecordId,
    direction: Direction,
    pieces: &[PieceType],
    means: Means,
) -> Vec<Intent> {
    let last = session.peek_in::<Book, _>(|book, _, _| {
        book.children::<Exchange>(party).last().map(|it| it.position.to_string())
    });
    let (id, pos) =
        session.with_ctx(|ctx| (RecordId::new(ctx), position::between(ctx, last.as_deref(), None)));
    log_exchange(id, party, &pos, clock::now_ms(), direction, pieces, means, "")
}

/// The office's day, followed.
pub fn today(session: Session) -> Signal<NaiveDate> {
    Memo::new(move |_| session.now().date()).into()
}
