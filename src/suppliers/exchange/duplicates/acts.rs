//! Two parties become one, or are said to be two.

use std::collections::HashMap;

use replica::{Intent, RecordId};
use search::fold;
use store::Act;
use supply::book::Book;
use supply::kinds;
use supply::paper::Setting;
use supply::party::Contact;
use supply::party::merge::merge;

use crate::session::Session;
use crate::suppliers::directory::words::name_or_stand_in;

/// The setting that says that two parties are two: the same on every device, whichever comes first.
fn apart_key(one: RecordId, two: RecordId) -> String {
    format!("apart/{}/{}", one.min(two), one.max(two))
}

/// Whether somebody said that they are two.
pub fn is_apart(book: &Book, (one, two): (RecordId, RecordId)) -> bool {
    Setting::of(book, &apart_key(one, two)).is_some_and(|setting| setting.text.as_deref() == Some("yes"))
}

/// Says that they are two: the pair is not suggested again.
pub fn put_apart(session: Session, (one, two): (RecordId, RecordId)) {
    let key = apart_key(one, two);
    let id = Setting::id_of(&key);
    let set = |name: &str, value: &str| Intent::set(id, kinds::SETTING, name, value);
    session.act(Act::one(vec![set("key", &key), set("value", "yes")]), session.t().duplicates_put_aside());
}

/// Merges two parties. Contacts of one name become one as well.
pub fn merge_pair(session: Session, keep: RecordId, gone: RecordId) {
    let t = session.t();
    let changes = session.peek_in::<Book, _>(|book, office, table| {
        let mut changes = merge(book, office, table, keep, gone)?;
        let name = |contact: &Contact| fold(contact.name.trim());
        let known: HashMap<String, RecordId> =
            book.children::<Contact>(keep).map(|contact| (name(contact), contact.id)).collect();
        let twins = book.children::<Contact>(gone).filter_map(|contact| {
            let twin = known.get(&name(contact)).filter(|_| !name(contact).is_empty())?;
            merge(book, office, table, *twin, contact.id)
        });
        changes.extend(twins.flatten().collect::<Vec<_>>());
        let name = book.parties.alive(keep).map(|party| party.name.clone()).unwrap_or_default();
        Some((changes, name))
    });
    match changes {
        Some((changes, name)) => {
            let said = t.duplicates_merged(&name_or_stand_in(t, &name));
            session.act(Act { changes, ..Act::default() }, said);
        }
        None => session.notices().warn(t.duplicates_gone()),
    }
}
