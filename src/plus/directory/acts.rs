//! What the directories write. Every act can be taken back.

use domain::compose;
use domain::kinds::field;
use domain::office::{NamedKind, Office};
use replica::{Intent, RecordId, Value};
use search::fold;
use store::Act;

use crate::decide::acts as decide;
use crate::i18n::T;
use crate::plus::directory::entry::Editing;
use crate::session::Session;

/// Why a name cannot be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameError {
    /// It is empty.
    Empty,
    /// Something of the same kind has it.
    Taken,
}

/// Whether something may bear a name.
pub fn check_name(office: &Office, kind: NamedKind, editing: Editing, name: &str) -> Result<(), NameError> {
    let folded = fold(name);
    if folded.trim().is_empty() {
        return Err(NameError::Empty);
    }
    let own = match editing {
        Editing::Known(id) => Some(id),
        Editing::New(_) => None,
    };
    let is_taken = office.named.values().any(|named| {
        named.kind == kind
            && named.is_alive
            && Some(named.id) != own
            && fold(&named.name).trim() == folded.trim()
    });
    if is_taken { Err(NameError::Taken) } else { Ok(()) }
}

/// Stores what a form holds: the name, and the fields that differ from what is stored. Says so, with « Annuler ».
pub fn save(
    session: Session,
    t: T,
    kind: NamedKind,
    editing: Editing,
    name: &str,
    fields: Vec<(&str, Value)>,
) {
    let intents = session.peek(|office, table| match editing {
        Editing::New(_) => {
            let (id, mut intents) = compose::ensure_named(office, kind, name);
            let given = fields.into_iter().filter(|(_, value)| !value.is_null());
            intents.extend(given.map(|(field, value)| Intent::set(id, kind.key(), field, value)));
            intents
        }
        Editing::Known(id) => {
            let record = table.get(id);
            let known = office.named.get(&id);
            let stored =
                |field: &str| record.as_ref().and_then(|r| r.value(field)).cloned().unwrap_or(Value::Null);
            let mut intents = Vec::new();
            if known.is_none_or(|known| known.name != name.trim()) {
                intents.push(Intent::set(id, kind.key(), field::NAME, name.trim()));
            }
            let changed = fields.into_iter().filter(|(field, value)| stored(field) != *value);
            intents.extend(changed.map(|(field, value)| Intent::set(id, kind.key(), field, value)));
            intents
        }
    });
    if !intents.is_empty() {
        session.act(Act::one(intents), t.named_saved(name.trim()));
    }
}

/// To the bin. Requests that refer to it keep its name.
pub fn trash(session: Session, t: T, kind: NamedKind, id: RecordId, label: &str) {
    session.act(decide::trash_all(session, kind.key(), &[id]), t.named_trashed(label));
}

/// Out of the bin.
pub fn restore(session: Session, t: T, kind: NamedKind, id: RecordId, label: &str) {
    session.act(decide::restore_all(session, kind.key(), &[id]), t.named_restored(label));
}

#[cfg(test)]
mod tests {
    use domain::office::named_id;
    use domain::zone::Zone;

    use super::*;

    #[test]
    fn a_name_is_given_once_whatever_its_accents() {
        let office = Office::new(Zone::paris());
        let plumbing = Editing::Known(named_id("category", "Plomberie"));
        let check = |editing, name| check_name(&office, NamedKind::Category, editing, name);
        assert_eq!(check(Editing::New(None), " électricite "), Err(NameError::Taken));
        assert_eq!(check(plumbing, "PLOMBERIE"), Ok(()));
        assert_eq!(check(plumbing, "Électricité"), Err(NameError::Taken));
        assert_eq!(check(Editing::New(None), " \u{301} "), Err(NameError::Empty));
        assert_eq!(check(Editing::New(None), "Vitrerie"), Ok(()));
    }
}
