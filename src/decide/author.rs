//! Who made a change, as a sentence says it.

use std::collections::HashMap;

use domain::history::Moment;
use leptos::prelude::*;
use replica::page::Entry;
use replica::{RecordId, Value};

use crate::i18n::T;
use crate::requests::detail::devices::{device_name, is_this_device};
use crate::session::Session;
use crate::team;

/// What is known of who made a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The member, by the server's word.
    by: Option<String>,
    /// The device, 16 hex digits; of the example, the name that it goes by.
    device: String,
    /// No server has placed it yet.
    is_here: bool,
}

impl Author {
    /// The author of a change.
    pub fn of(entry: &Entry) -> Self {
        let given = entry.change.extra.get("by").and_then(Value::as_str).map(str::to_owned);
        Self {
            by: entry.by.as_deref().map(str::to_owned),
            device: given.unwrap_or_else(|| entry.change.dev.to_string()),
            is_here: entry.eff.is_none(),
        }
    }

    /// The author of a moment of a history.
    pub fn of_moment(moment: &Moment) -> Self {
        Self { by: moment.by.clone(), device: moment.device.clone(), is_here: moment.is_here }
    }

    fn is_this_device(&self, session: Session) -> bool {
        // Of the example, a name stands where the device does.
        let is_number = self.device.len() == 16 && self.device.bytes().all(|b| b.is_ascii_hexdigit());
        is_number && (self.is_here || is_this_device(session, &self.device))
    }

    /// Whether the person who uses this device made it, followed.
    pub fn is_me(&self, session: Session) -> bool {
        match &self.by {
            Some(member) => team::is_me(member),
            None => self.is_this_device(session),
        }
    }

    /// « Marc », « vous », « cet appareil », « quelqu’un ». Followed.
    pub fn said(&self, session: Session, t: T) -> String {
        if let Some(member) = &self.by {
            if team::is_me(member) && !self.is_this_device(session) {
                return t.you_elsewhere().to_owned();
            }
            return team::said(t, member).unwrap_or_else(|| t.someone().to_owned());
        }
        if self.is_this_device(session) {
            let is_member = team::roster::look(|roster| roster.me.is_some());
            let here = || device_name(session, t, &session.meta().dev.to_string());
            return if is_member { t.team_you().to_owned() } else { here() };
        }
        device_name(session, t, &self.device)
    }

    /// The name that its device was given, if it was and is another one than this.
    pub fn device(&self, session: Session) -> Option<String> {
        if self.is_this_device(session) || self.by.is_none() {
            return None;
        }
        session
            .look(|office, _| office.devices.get(&self.device).cloned())
            .filter(|name| !name.trim().is_empty())
    }
}

/// Who made some records: a change knows its device, a record does not.
#[derive(Clone, Copy)]
pub struct Makers {
    session: Session,
    authors: Memo<HashMap<RecordId, Author>>,
}

impl Makers {
    /// Reads the history of records, and again when there are others.
    pub fn follow(session: Session, ids: Memo<Vec<RecordId>>) -> Self {
        let read = LocalResource::new(move || {
            let ids = ids.get();
            async move {
                let entries =
                    session.with_device(async |device| device.history(&ids).await).await.unwrap_or_default();
                let mut authors = HashMap::new();
                for entry in entries {
                    for write in &entry.change.w {
                        authors.entry(write.id).or_insert_with(|| Author::of(&entry));
                    }
                }
                authors
            }
        });
        // While it is read again, what was known stays.
        let authors = Memo::new(move |before: Option<&HashMap<RecordId, Author>>| {
            read.get().or_else(|| before.cloned()).unwrap_or_default()
        });
        Self { session, authors }
    }

    /// Who made a record, followed; none until it is read.
    pub fn of(self, id: RecordId) -> Option<Author> {
        self.authors.with(|authors| authors.get(&id).cloned())
    }

    /// Their name, followed. A record of the example names a person itself.
    pub fn said(self, t: T, id: RecordId, person: Option<RecordId>) -> Option<String> {
        let named = person.and_then(|id| self.session.look(|office, _| office.name(id).map(str::to_owned)));
        named.or_else(|| Some(self.of(id)?.said(self.session, t)))
    }
}

/// Several authors in one enumeration, each once.
pub fn said_all(session: Session, t: T, authors: &[Author]) -> String {
    let mut names: Vec<String> = Vec::new();
    for name in authors.iter().map(|author| author.said(session, t)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    untrack(|| t.list_and(&names))
}
