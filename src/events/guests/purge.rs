//! Diets are erased on their day, by whichever device shows a screen of events first; it says that it did.

use std::cell::Cell;

use events::Planner;
use events::guests::purge;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;
use replica::{Intent, RecordId};
use store::Act;

use super::acts::today;
use crate::platform::clock;
use crate::session::{Session, use_session};
use crate::team::rights;

thread_local! {
    static IS_UNDER_WAY: Cell<bool> = const { Cell::new(false) };
}

/// Erases, at each address while the caller's screen is there, the diets whose day has come.
pub fn at_each_address() {
    let (session, pathname) = (use_session(), use_location().pathname);
    Effect::new(move |_| {
        pathname.track();
        untrack(|| erase_due(session));
    });
}

/// In one act. Costs a look at the events where there is nothing to erase.
fn erase_due(session: Session) {
    let day = today(session);
    let due = session.peek_in::<Planner, _>(|planner, _, _| purge::due(planner, day, clock::now_ms()));
    if due.is_empty() || IS_UNDER_WAY.replace(true) {
        return;
    }
    let act = act_of(&due);
    // Another device, of somebody who may, does it instead.
    if rights::denied(session, &act).is_some() {
        IS_UNDER_WAY.set(false);
        return;
    }
    let n = due.len();
    spawn_local(async move {
        // What cannot be stored now is erased at the next opening.
        if session.perform(act).await.is_ok() {
            session.notices().say(session.t().guests_purged_now(n));
        }
        IS_UNDER_WAY.set(false);
    });
}

fn act_of(due: &[(RecordId, Vec<Intent>)]) -> Act {
    let mut changes: Vec<Vec<Intent>> = Vec::new();
    for intent in due.iter().flat_map(|(_, intents)| intents) {
        match changes.last_mut().filter(|change| change.first().is_some_and(|one| one.id == intent.id)) {
            Some(change) => change.push(intent.clone()),
            None => changes.push(vec![intent.clone()]),
        }
    }
    Act { changes, ..Act::default() }
}
