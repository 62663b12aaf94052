//! What each tap on a template does.

use events::template::{self, Tongue};
use events::{Planner, kinds};
use leptos::task::spawn_local;
use replica::RecordId;
use store::Act;

use crate::i18n::{Lang, T};
use crate::notices;
use crate::session::Session;

/// The language in which built-in templates become records.
pub fn tongue(t: T) -> Tongue {
    match t.lang() {
        Lang::Fr => Tongue::French,
        Lang::En => Tongue::English,
    }
}

/// Stores what makes a template, then goes on with it.
fn make(session: Session, act: Act, said: Option<String>, then: impl FnOnce() + 'static) {
    if act.changes.is_empty() {
        return then();
    }
    if !session.may(&act) {
        return;
    }
    let t = session.t();
    spawn_local(async move {
        match session.perform(act).await {
            Ok(done) => {
                if let Some(said) = said {
                    session.offer_undo(said, done.undo);
                }
                then();
            }
            Err(error) => session.notices().warn(notices::of_store(t, &error)),
        }
    });
}

/// Goes on with the record of a template, made first if there is none.
pub fn open(session: Session, t: T, id: RecordId, then: impl FnOnce() + 'static) {
    let changes =
        session.peek_in::<Planner, _>(|planner, _, _| template::materialise(planner, id, tongue(t)));
    make(session, Act { changes, ..Act::default() }, None, then);
}

/// A template of an event; `then` gets it once it is durable.
pub fn make_of(session: Session, t: T, event: RecordId, name: &str, then: impl FnOnce(RecordId) + 'static) {
    let made = session.peek_in::<Planner, _>(|planner, _, table| {
        let entry = planner.events.get(event)?;
        Some(session.with_ctx(|ctx| template::from_event(planner, table, entry, name, ctx)))
    });
    if let Some((id, changes)) = made {
        let said = t.template_made(name.trim());
        make(session, Act { changes, ..Act::default() }, Some(said), move || then(id));
    }
}

/// A template with nothing in it yet.
pub fn create(session: Session, t: T, name: &str, category: &str, then: impl FnOnce(RecordId) + 'static) {
    let id = session.new_id();
    let draft = events::event::Draft {
        title: name.trim().to_owned(),
        category: category.to_owned(),
        is_template: true,
        ..events::event::Draft::default()
    };
    let act = Act::one(events::event::compose::create(id, &draft));
    make(session, act, Some(t.template_made(name.trim())), move || then(id));
}

/// To the bin: a built-in one is made a record first, so that it stays away on every device.
pub fn trash(session: Session, t: T, id: RecordId, name: &str) {
    let said = t.template_trashed(name);
    open(session, t, id, move || {
        let act = crate::decide::acts::trash_all(session, kinds::EVENT, &[id]);
        session.act(act, said);
    });
}

/// The templates to choose from, followed.
pub fn all(session: Session, t: T) -> Vec<template::Template> {
    session.look_in::<Planner, _>(|planner, _, _| template::all(planner, tongue(t)))
}

/// The built-in ones that are in the bin.
pub fn removed(session: Session) -> Vec<RecordId> {
    session.look_in::<Planner, _>(|planner, _, _| {
        let built_in = template::BUILT_IN.iter().map(template::BuiltIn::id);
        built_in.filter(|id| planner.events.get(*id).is_some_and(|event| event.is_trashed)).collect()
    })
}

/// Out of the bin again.
pub fn restore(session: Session, t: T, ids: &[RecordId]) {
    let act = crate::decide::acts::restore_all(session, kinds::EVENT, ids);
    session.act(act, t.templates_restored(ids.len()));
}
