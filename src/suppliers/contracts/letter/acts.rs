//! What is written about a notice.

use chrono::NaiveDate;
use domain::position;
use replica::{Intent, RecordId};
use store::Act;
use supply::book::Book;
use supply::contract::compose::{Stage, set_stage};
use supply::contract::{Notice, lrar};
use supply::kinds;

use super::text::Letter;
use crate::i18n::T;
use crate::session::Session;
use crate::suppliers::contracts::words::day;

/// The notice that the page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// The contract.
    pub contract: RecordId,
    /// The last day of the term that it ends.
    pub term_end: NaiveDate,
    /// The record.
    pub notice: RecordId,
}

impl Target {
    /// The notice that is to be: one for each term of a contract, the same on every device.
    pub fn new(contract: RecordId, term_end: NaiveDate) -> Self {
        let notice = RecordId::derived(kinds::NOTICE, &format!("{contract} {term_end}"));
        Self { contract, term_end, notice }
    }

    /// What makes the record, unless it is there.
    fn ensure(self, session: Session) -> Vec<Intent> {
        let id = self.notice;
        let known =
            session.peek_in::<Book, _>(|book, _, _| book.notices.get(id).map(|notice| notice.is_alive));
        let set = |field: &str, value: replica::Value| Intent::set(id, kinds::NOTICE, field, value);
        match known {
            Some(true) => Vec::new(),
            Some(false) => vec![set("life", "alive".into())],
            None => {
                let pos = session.with_ctx(|ctx| position::between(ctx, None, None));
                vec![
                    set("at", serde_json::json!({ "parent": self.contract.to_string(), "pos": pos })),
                    set("term_end", self.term_end.to_string().into()),
                ]
            }
        }
    }

    /// Keeps the letter as it stands.
    pub fn keep(self, session: Session, letter: &Letter) {
        let mut writes = self.ensure(session);
        writes.push(Intent::set(self.notice, kinds::NOTICE, "letter", letter.whole()));
        session.write(writes);
    }

    /// Notes the day of a stage, and those before it that nobody noted; `letter` is kept as it stands on that day.
    pub fn mark(
        self,
        session: Session,
        t: T,
        notice: Option<&Notice>,
        stage: Stage,
        on: NaiveDate,
        letter: Option<&Letter>,
    ) {
        let id = self.notice;
        let mut writes = self.ensure(session);
        let has = |stage: Stage| notice.is_some_and(|notice| day_of(notice, stage).is_some());
        if stage != Stage::Prepared && !has(Stage::Prepared) {
            writes.extend(set_stage(id, Stage::Prepared, Some(on)));
        }
        writes.extend(set_stage(id, stage, Some(on)));
        if let Some(letter) = letter {
            writes.push(Intent::set(id, kinds::NOTICE, "letter", letter.whole()));
        }
        session.act(Act::one(writes), t.notice_said(name(t, stage), &day(t, on)));
    }

    /// Takes a stage back.
    pub fn take_back(self, session: Session, t: T, stage: Stage) {
        session.act(Act::one(set_stage(self.notice, stage, None)), t.notice_taken_back(name(t, stage)));
    }

    /// Notes the number of the registered letter: in its usual shape if it is one, else as typed.
    pub fn number(self, session: Session, t: T, typed: &str) {
        let number = lrar::format(typed).unwrap_or_else(|| typed.trim().to_owned());
        let value = if number.is_empty() { replica::Value::Null } else { number.clone().into() };
        let mut writes = self.ensure(session);
        writes.push(Intent::set(self.notice, kinds::NOTICE, "lrar", value));
        session.act(Act::one(writes), t.notice_lrar_saved(&number));
    }
}

/// The day of a stage.
pub fn day_of(notice: &Notice, stage: Stage) -> Option<NaiveDate> {
    match stage {
        Stage::Prepared => notice.prepared,
        Stage::Sent => notice.sent,
        Stage::Received => notice.received,
        Stage::Acknowledged => notice.acknowledged,
    }
}

/// The name of a stage once it is there.
pub fn name(t: T, stage: Stage) -> &'static str {
    match stage {
        Stage::Prepared => t.notice_prepared(),
        Stage::Sent => t.notice_sent(),
        Stage::Received => t.notice_received(),
        Stage::Acknowledged => t.notice_acknowledged(),
    }
}
