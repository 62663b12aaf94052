//! What a person does in the outbox.

use domain::kinds::{field, kind};
use leptos::prelude::*;
use leptos::task::spawn_local;
use replica::page::Entry;
use replica::{Change, Intent, Op, RecordId, Table, Value, Write};
use store::meta::Refusal;
use store::{Act, StoreError};

use super::waiting::Refused;
use crate::i18n::T;
use crate::notices;
use crate::session::Session;

/// Sends a refused change again, as a new one: what still shows of it.
pub fn retry(session: Session, t: T, refused: &Refused) {
    let Some(change) = refused.change.clone() else { return };
    let refusal = refused.refusal.clone();
    spawn_local(async move {
        let again = session.peek(|_, table| again(table, &change));
        let is_empty = again.is_empty();
        let result = async {
            if !is_empty {
                session.perform(Act::one(again)).await?;
            }
            take(session, &refusal).await
        };
        match result.await {
            Ok(_) if is_empty => session.notices().say(t.refusal_gone()),
            Ok(_) => session.notices().say(t.refusal_again()),
            Err(error) => session.notices().warn(notices::of_store(t, &error)),
        }
    });
}

/// Gives a refused change up: what it wrote goes back to what was before, and it leaves the tray. With « Annuler ».
pub fn give_up(session: Session, t: T, refused: &Refused) {
    let (refusal, change, ids) = (refused.refusal.clone(), refused.change.clone(), refused.records());
    spawn_local(async move {
        let result = async {
            let history = session.with_device(async |device| device.history(&ids).await).await?;
            let back =
                session.peek(|_, table| change.map(|c| before(table, &c, &history)).unwrap_or_default());
            let done = session.perform(Act::one(back)).await?;
            let taken = take(session, &refusal).await?;
            Ok::<_, StoreError>((done.undo, taken))
        };
        match result.await {
            Ok((undo, taken)) => offer_back(session, t, t.refusal_given_up(), undo, taken),
            Err(error) => session.notices().warn(notices::of_store(t, &error)),
        }
    });
}

/// What the refused change wrote stands again, and is sent again; where nothing of it showed, it goes back into the tray.
async fn put_back(session: Session, t: T, undo: Act, taken: Vec<Refusal>) {
    let is_written = undo.changes.iter().any(|writes| !writes.is_empty());
    let result = async {
        if is_written {
            session.perform(undo).await?;
            return Ok(());
        }
        session.with_device(async |device| device.put_in_tray(&taken).await).await
    };
    match result.await {
        Ok(()) => {
            session.touch();
            session.notices().say(t.undone());
        }
        Err(error) => session.notices().warn(notices::of_store(t, &error)),
    }
}

async fn take(session: Session, refusal: &Refusal) -> Result<Vec<Refusal>, StoreError> {
    let cids = [refusal.cid];
    let taken = session.with_device(async |device| device.take_from_tray(&cids).await).await?;
    session.touch();
    session.tell_tabs();
    Ok(taken)
}

/// A text of a refused change that a person can correct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The record.
    pub id: RecordId,
    /// Its kind.
    pub kind: Box<str>,
    /// The field.
    pub field: Box<str>,
    /// What it says.
    pub text: String,
}

/// The texts of a refused change that still show.
pub fn texts(session: Session, refused: &Refused) -> Vec<Text> {
    let Some(change) = &refused.change else { return Vec::new() };
    session.peek(|_, table| texts_of(table, change))
}

fn texts_of(table: &Table, change: &Change) -> Vec<Text> {
    let is_text = |name: &str| {
        matches!(
            name,
            field::TITLE | field::DESCRIPTION | field::TEXT | field::NAME | "alt" | "email" | "phone"
        ) || name.starts_with(field::EXTRA)
    };
    let texts = shown(table, change).filter(|w| w.k == Op::Set && is_text(&w.f));
    texts
        .filter_map(|w| {
            let text = w.v.as_str()?.to_owned();
            Some(Text { id: w.id, kind: w.ty.clone(), field: w.f.clone(), text })
        })
        .collect()
}

/// Sends a refused change again with other texts, as a new one; the refused one leaves the tray. With « Annuler ».
pub fn send_corrected(session: Session, t: T, refused: &Refused, texts: Vec<Text>) {
    let Some(change) = refused.change.clone() else { return };
    let refusal = refused.refusal.clone();
    spawn_local(async move {
        let mut writes = session.peek(|_, table| again(table, &change));
        for write in &mut writes {
            if let Some(text) = texts.iter().find(|text| text.id == write.id && text.field == write.field) {
                write.value = text.text.as_str().into();
            }
        }
        let result = async {
            let done = session.perform(Act::one(writes)).await?;
            Ok::<_, StoreError>((done.undo, take(session, &refusal).await?))
        };
        match result.await {
            Ok((undo, taken)) => offer_back(session, t, t.refusal_edited(), undo, taken),
            Err(error) => session.notices().warn(notices::of_store(t, &error)),
        }
    });
}

/// Says what was done to a refused change, with « Annuler ».
fn offer_back(session: Session, t: T, said: &str, undo: Act, taken: Vec<Refusal>) {
    let (undo, taken) = (StoredValue::new_local(undo), StoredValue::new_local(taken));
    let back = Callback::new(move |()| {
        let (Some(undo), Some(taken)) = (undo.try_get_value(), taken.try_get_value()) else { return };
        spawn_local(async move { put_back(session, t, undo, taken).await });
    });
    session.notices().say_with(said, t.undo(), back);
}

/// The writes of a change that still show, as new ones.
fn again(table: &Table, change: &Change) -> Vec<Intent> {
    shown(table, change).map(|w| instead(table, w, w.k.clone(), w.v.clone())).collect()
}

/// A write in the place of a refused one. It also replaces what that one replaced: others never saw it, so for them
/// only this one stands between what was and what is.
fn instead(table: &Table, refused: &Write, op: Op, value: Value) -> Intent {
    let mut seen = table.get(refused.id).map(|record| record.seen(&refused.f)).unwrap_or_default();
    for cid in &refused.sup {
        if !seen.contains(cid) {
            seen.push(*cid);
        }
    }
    let (id, kind, field) = (refused.id, refused.ty.clone(), refused.f.clone());
    Intent { id, kind, field, op, value, seen: Some(seen) }
}

/// What puts back what the change replaced; a request that it made goes to the bin.
fn before(table: &Table, change: &Change, history: &[Entry]) -> Vec<Intent> {
    let is_birth = |w: &&Write| &*w.ty == kind::REQUEST && &*w.f == field::TITLE && w.sup.is_empty();
    let born = change.w.iter().find(is_birth).map(|w| w.id);
    let mut back: Vec<Intent> =
        born.map(|id| Intent::set(id, kind::REQUEST, field::LIFE, "trashed")).into_iter().collect();
    back.extend(shown(table, change).filter(|w| Some(w.id) != born).map(|w| {
        let earlier = history
            .iter()
            .filter(|entry| w.sup.contains(&entry.change.cid))
            .filter_map(|entry| entry.change.w.iter().find(|old| old.id == w.id && old.f == w.f))
            .next_back();
        let (op, value) = match (&w.k, earlier) {
            (_, Some(old)) => (old.k.clone(), old.v.clone()),
            (Op::Add, None) => (Op::Rem, false.into()),
            (_, None) => (w.k.clone(), Value::Null),
        };
        instead(table, w, op, value)
    }));
    back
}

fn shown<'a>(table: &'a Table, change: &'a Change) -> impl Iterator<Item = &'a Write> {
    change.w.iter().filter(|write| {
        let record = table.get(write.id);
        let cell = record.as_ref().and_then(|record| record.cells.get(&write.f));
        cell.is_some_and(|cell| cell.heads.iter().any(|head| head.cid == change.cid))
    })
}

#[cfg(test)]
mod tests {
    use replica::page::Page;
    use replica::{Cid, DeviceId, Hlc, RecordId};

    use super::*;

    fn change(n: u8, field: &str, value: &str, sup: &[u8]) -> Change {
        let cid = |n: u8| Cid::from_bytes([n; 16]);
        let w = Write {
            ty: kind::REQUEST.into(),
            id: RecordId::derived("request", "a"),
            f: field.into(),
            k: Op::Set,
            v: value.into(),
            sup: sup.iter().copied().map(cid).collect(),
            extra: serde_json::Map::new(),
        };
        let (hlc, extra) = (Hlc { ms: n.into(), tick: 0 }, serde_json::Map::new());
        Change { v: 1, cid: cid(n), dev: DeviceId(1), n: n.into(), hlc, tx: cid(n), w: vec![w], extra }
    }

    fn table(changes: &[Change]) -> (Table, Vec<Entry>) {
        let entries: Vec<Entry> = changes.iter().cloned().map(Entry::made).collect();
        let mut table = Table::default();
        table.apply(1, &Page::Changes(entries.clone()));
        (table, entries)
    }

    #[test]
    fn what_is_given_up_shows_again_what_it_replaced() {
        let changes = [change(1, "title", "a", &[]), change(2, "title", "b", &[1])];
        let (table, history) = table(&changes);
        let back = before(&table, &changes[1], &history);
        assert_eq!(back.iter().map(|i| i.value.clone()).collect::<Vec<_>>(), ["a"]);
        let sent: Vec<_> =
            again(&table, &changes[1]).into_iter().map(|i| i.seen.unwrap_or_default()).collect();
        // Others have only the first value: what comes instead of the refused one replaces it for them too.
        assert_eq!(sent, [[changes[1].cid, changes[0].cid]]);
    }

    #[test]
    fn what_was_replaced_meanwhile_is_left_alone() {
        let changes = [change(1, "due", "2026-01-01", &[]), change(2, "due", "2026-01-02", &[1])];
        let (table, history) = table(&changes);
        assert!(before(&table, &changes[0], &history).is_empty());
        assert!(again(&table, &changes[0]).is_empty());
    }

    #[test]
    fn a_request_that_nobody_takes_goes_to_the_bin() {
        let changes = [change(1, "title", "a", &[])];
        let (table, history) = table(&changes);
        let back = before(&table, &changes[0], &history);
        assert_eq!(
            back.iter().map(|i| (&*i.field, i.value.clone())).collect::<Vec<_>>(),
            [("life", "trashed".into())]
        );
    }
}
