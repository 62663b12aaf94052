//! What each part of an intervention's page needs.

use leptos::prelude::*;
use replica::{Intent, RecordId};
use store::Act;
use supply::book::Book;
use supply::visit::{Intervention, State};

use crate::i18n::T;
use crate::session::Session;

/// One intervention, followed.
#[derive(Clone, Copy)]
pub struct Visit {
    /// Which one.
    pub id: RecordId,
    /// The workspace.
    pub session: Session,
    /// Words.
    pub t: T,
    /// As it is now.
    pub entry: Memo<Option<Intervention>>,
}

impl Visit {
    /// Follows an intervention.
    pub fn new(session: Session, t: T, id: RecordId) -> Self {
        let entry =
            Memo::new(move |_| session.look_in::<Book, _>(|book, _, _| book.interventions.get(id).cloned()));
        Self { id, session, t, entry }
    }

    /// A part of it, followed.
    pub fn part<R>(self, read: impl FnOnce(&Intervention) -> R) -> Option<R> {
        self.entry.with(|entry| entry.as_ref().map(read))
    }

    /// A part of it, once.
    pub fn peek<R>(self, read: impl FnOnce(&Intervention) -> R) -> Option<R> {
        self.entry.with_untracked(|entry| entry.as_ref().map(read))
    }

    /// Where it stands, followed to the half minute.
    pub fn state(self) -> Memo<Option<State>> {
        Memo::new(move |_| {
            let now = self.session.now();
            self.part(|entry| entry.state(now))
        })
    }

    /// Writes one change, with « Annuler ».
    pub fn act(self, intents: Vec<Intent>, said: impl Into<String>) {
        self.session.act(Act::one(intents), said);
    }
}
