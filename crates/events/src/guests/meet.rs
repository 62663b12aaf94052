//! Guests to be, met with those on the list and with each other: nobody is invited twice, nothing on the list is overwritten.

use std::collections::{HashMap, HashSet};

pub use files::fate::Fate;
use replica::{Intent, RecordId};
use supply::compose::Writes;

use super::draft::{Birth, Draft, create};
use super::twins::{mail_key, name_key};
use super::{Answer, Guest};
use crate::kinds;

/// What a person should know of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Somebody of that name has another address: both are kept.
    SameName(String),
    /// Somebody else has that address: both are kept.
    SameMail(String),
    /// The list has another answer: it stays.
    KeptAnswer(Answer),
}

/// What to write for a draft.
#[derive(Clone, Debug)]
pub struct Met {
    /// What becomes of it.
    pub fate: Fate,
    /// The guest that it is from now on.
    pub guest: RecordId,
    /// The writes; none for one who is known.
    pub intents: Vec<Intent>,
    /// What a person should know.
    pub notes: Vec<Note>,
}

/// Meets drafts one by one; each knows of those before it.
pub struct Meeting {
    birth: Birth,
    guests: HashMap<RecordId, Guest>,
    by_mail: HashMap<String, Vec<RecordId>>,
    by_name: HashMap<String, Vec<RecordId>>,
}

impl Meeting {
    /// With the living guests of an event.
    pub fn new<'a>(guests: impl IntoIterator<Item = &'a Guest>, birth: Birth) -> Self {
        let mut it = Self { birth, guests: HashMap::new(), by_mail: HashMap::new(), by_name: HashMap::new() };
        for guest in guests {
            it.remember(guest.clone());
        }
        it
    }

    fn remember(&mut self, guest: Guest) {
        for (key, map) in
            [(mail_key(&guest.mail), &mut self.by_mail), (name_key(&guest.name), &mut self.by_name)]
        {
            let ids = map.entry(key.clone()).or_default();
            if !key.is_empty() && !ids.contains(&guest.id) {
                ids.push(guest.id);
            }
        }
        self.guests.insert(guest.id, guest);
    }

    /// What becomes of a draft.
    pub fn meet(&mut self, draft: &Draft, new_id: impl FnOnce() -> RecordId) -> Met {
        let (mail, name) = (mail_key(&draft.mail), name_key(&draft.name));
        let alike = |map: &HashMap<String, Vec<RecordId>>, key: &str| {
            if key.is_empty() { Vec::new() } else { map.get(key).cloned().unwrap_or_default() }
        };
        let (of_mail, of_name) = (alike(&self.by_mail, &mail), alike(&self.by_name, &name));
        let both: HashSet<RecordId> = of_name.iter().copied().filter(|id| of_mail.contains(id)).collect();
        // One address and one name; or one name, and not two addresses; or one address, and a name that is only the address's.
        let same = of_name.iter().copied().find(|id| both.contains(id)).or_else(|| {
            of_name.iter().copied().find(|id| {
                mail.is_empty() || self.guests.get(id).is_some_and(|guest| guest.mail.trim().is_empty())
            })
        });
        let same = same.or_else(|| {
            of_mail.iter().copied().find(|id| {
                is_of_mail(&draft.name, &draft.mail)
                    || self.guests.get(id).is_some_and(|guest| is_of_mail(&guest.name, &guest.mail))
            })
        });
        match same {
            Some(id) => self.add(id, draft),
            None => {
                let name_of = |ids: &[RecordId]| {
                    ids.first().and_then(|id| self.guests.get(id)).map(|guest| guest.name.clone())
                };
                let notes = match (name_of(&of_mail), name_of(&of_name)) {
                    (Some(other), _) => vec![Note::SameMail(other)],
                    (None, Some(other)) => vec![Note::SameName(other)],
                    (None, None) => Vec::new(),
                };
                let id = new_id();
                self.remember(Guest {
                    parent: Some(self.birth.event),
                    name: draft.name.clone(),
                    mail: draft.mail.clone(),
                    tel: draft.tel.clone(),
                    company: draft.company.clone(),
                    service: draft.service.clone(),
                    table: draft.table.clone(),
                    rsvp: draft.answer.unwrap_or(Answer::Silent).key().to_owned(),
                    plus: Some(draft.plus),
                    diets: draft.diet.keys.iter().map(|key| (*key).to_owned()).collect(),
                    diet_note: draft.diet.note.clone(),
                    ..Guest::new(id)
                });
                Met { fate: Fate::New, guest: id, intents: create(id, draft, self.birth), notes }
            }
        }
    }

    /// Adds to a guest what it lacks.
    fn add(&mut self, id: RecordId, draft: &Draft) -> Met {
        let mut notes = Vec::new();
        let Some(guest) = self.guests.get_mut(&id) else {
            return Met { fate: Fate::Known, guest: id, intents: Vec::new(), notes };
        };
        let mut writes = Writes::of(kinds::GUEST, id);
        for (field, own, theirs) in [
            ("mail", &mut guest.mail, &draft.mail),
            ("tel", &mut guest.tel, &draft.tel),
            ("company", &mut guest.company, &draft.company),
            ("service", &mut guest.service, &draft.service),
            ("table", &mut guest.table, &draft.table),
            ("diet_note", &mut guest.diet_note, &draft.diet.note),
            ("notes", &mut guest.notes, &draft.notes),
        ] {
            if own.trim().is_empty() && !theirs.trim().is_empty() {
                theirs.clone_into(own);
                writes = writes.text(field, theirs);
            }
        }
        if is_of_mail(&guest.name, &guest.mail)
            && !is_of_mail(&draft.name, &draft.mail)
            && !draft.name.is_empty()
        {
            draft.name.clone_into(&mut guest.name);
            writes = writes.text("name", &draft.name);
        }
        match draft.answer.filter(|answer| *answer != Answer::Silent) {
            Some(answer) if guest.answer() == Answer::Silent => {
                answer.key().clone_into(&mut guest.rsvp);
                writes = writes.set("rsvp", answer.key()).day("answered", Some(self.birth.today));
            }
            Some(answer) if answer != guest.answer() => notes.push(Note::KeptAnswer(guest.answer())),
            _ => {}
        }
        if 0 < draft.plus && guest.plus.unwrap_or(0) <= 0 {
            guest.plus = Some(draft.plus);
            writes = writes.set("plus", draft.plus);
        }
        for key in &draft.diet.keys {
            if !guest.diets.iter().any(|own| own == key) {
                guest.diets.push((*key).to_owned());
                writes = writes.element("diet", key, true);
            }
        }
        writes = writes
            .link("person", draft.person.filter(|_| guest.person.is_none()))
            .link("contact", draft.contact.filter(|_| guest.contact.is_none()));
        guest.person = guest.person.or(draft.person);
        guest.contact = guest.contact.or(draft.contact);
        let known = guest.clone();
        self.remember(known);
        let intents = writes.done();
        let fate = if intents.is_empty() { Fate::Known } else { Fate::Merged };
        Met { fate, guest: id, intents, notes }
    }
}

/// Whether a name is only what its address says.
fn is_of_mail(name: &str, mail: &str) -> bool {
    !mail.trim().is_empty() && super::draft::name_of_mail(mail) == name
}
