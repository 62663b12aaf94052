//! The party of a page, as its sections read it.

use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::party::reach::{self, Reach};
use supply::party::{Contact, Party};

use crate::i18n::T;
use crate::session::Session;
use crate::suppliers::directory::words::name_or_stand_in;

/// What is being edited in a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Name, type, website.
    Head,
    /// Numbers, mails, addresses.
    Lines,
    /// Opening hours.
    Hours,
    /// How to get in.
    Access,
    /// Services, trades, tags.
    Services,
    /// SIREN and so on.
    Identifiers,
    /// Preferred or blocked.
    Standing,
    /// A contact, or a new one.
    Contact(Option<RecordId>),
}

/// The party of a page.
#[derive(Clone, Copy)]
pub struct Subject {
    /// Which one.
    pub id: RecordId,
    /// The workspace.
    pub session: Session,
    /// The words.
    pub t: T,
    /// What is known of it; nothing while it has not arrived.
    pub party: Memo<Option<Party>>,
    /// Its contacts, whom one calls first first.
    pub contacts: Memo<Vec<Contact>>,
    /// How to reach it.
    pub reach: Memo<Reach>,
    /// What is being edited.
    pub edit: RwSignal<Option<Edit>>,
}

impl Subject {
    /// The party of an id.
    pub fn new(session: Session, t: T, id: RecordId) -> Self {
        let party =
            Memo::new(move |_| session.look_in::<Book, _>(|book, _, _| book.parties.get(id).cloned()));
        let contacts = Memo::new(move |_| {
            session.look_in::<Book, _>(|book, _, _| book.children::<Contact>(id).cloned().collect::<Vec<_>>())
        });
        let reach = Memo::new(move |_| {
            session.look_in::<Book, _>(|book, _, _| {
                book.parties.get(id).map(|party| reach::reach(book, party)).unwrap_or_default()
            })
        });
        Self { id, session, t, party, contacts, reach, edit: RwSignal::new(None) }
    }

    /// Reads the party; a blank one while it has not arrived.
    pub fn with<R>(self, read: impl FnOnce(&Party) -> R) -> R {
        self.party.with(|party| match party {
            Some(party) => read(party),
            None => read(&Party::new(self.id)),
        })
    }

    /// Its name, or a stand-in.
    pub fn name(self) -> String {
        self.with(|party| name_or_stand_in(self.t, &party.name))
    }

    /// Opens a form.
    pub fn edit(self, what: Edit) -> Callback<()> {
        Callback::new(move |()| self.edit.set(Some(what)))
    }
}
