//! Deciding, restoring, leaving in the bin. Each says so, with « Annuler ».

use domain::bin;
use domain::conflicts::{self, Conflict};
use leptos::prelude::*;
use leptos::task::spawn_local;
use replica::{RecordId, Value};
use store::Act;

use super::item::Lost;
use crate::i18n::T;
use crate::notices;
use crate::session::Session;

/// Keeps a value; « Annuler » brings back all that there were. `on_done` is called when it is durable.
pub fn keep(
    session: Session,
    t: T,
    conflict: Conflict,
    value: Value,
    said: String,
    on_done: Option<Callback<()>>,
) {
    spawn_local(async move {
        let writes = session.peek(|_, table| {
            table.get(conflict.record).map(|record| conflicts::decide(&record, &conflict, value))
        });
        match session.perform(Act::one(writes.unwrap_or_default())).await {
            Ok(done) => {
                let mut changes = conflicts::reopen(&conflict, done.tx);
                // What went with the value goes back as any act does.
                let with = done.undo.changes.into_iter().flatten().filter(|i| i.field != conflict.field);
                if let Some(last) = changes.last_mut() {
                    last.extend(with);
                }
                session.offer_undo(said, Act { changes, ..Act::default() });
                if let Some(on_done) = on_done {
                    on_done.try_run(());
                }
            }
            Err(error) => session.notices().warn(notices::of_store(t, &error)),
        }
    });
}

/// Takes a record out of the bin.
pub fn restore(session: Session, t: T, lost: &Lost, title: &str) {
    let writes = session.peek(|_, table| bin::restore(table, &lost.kind, lost.id));
    session.act(Act::one(writes), t.late_restored(title));
}

/// Leaves a record in the bin, now knowing what others did to it.
pub fn leave(session: Session, t: T, lost: &Lost) {
    let writes = session.peek(|office, table| bin::trash(office, table, &lost.kind, lost.id));
    session.act(Act::one(writes), t.late_left());
}

/// To the bin, with a note of what is on screen, one change each.
pub fn trash_all(session: Session, of: &str, ids: &[RecordId]) -> Act {
    let changes =
        session.peek(|office, table| ids.iter().map(|id| bin::trash(office, table, of, *id)).collect());
    Act { changes, ..Act::default() }
}

/// Out of the bin, one change each.
pub fn restore_all(session: Session, of: &str, ids: &[RecordId]) -> Act {
    let changes = session.peek(|_, table| ids.iter().map(|id| bin::restore(table, of, *id)).collect());
    Act { changes, ..Act::default() }
}

/// Out of the bin, records of any kinds, one change each.
pub fn restore_any(session: Session, ids: &[RecordId]) -> Act {
    let changes = session.peek(|_, table| {
        let of = |id: RecordId| table.packed(id).map(|packed| packed.kind.to_owned());
        ids.iter().filter_map(|id| Some(bin::restore(table, &of(*id)?, *id))).collect()
    });
    Act { changes, ..Act::default() }
}
