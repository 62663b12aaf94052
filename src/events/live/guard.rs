//! No new version of the app comes in while an event is live, on whatever screen one is.
//!
//! The device remembers until when a show runs: the start of the app knows of it before the planner is there.

use std::cell::Cell;

use events::Planner;
use events::show::live::runs_until;
use leptos::prelude::*;

use crate::events::planner_changed;
use crate::platform::dirty;
use crate::session::use_session;

thread_local! {
    static IS_WATCHING: Cell<bool> = const { Cell::new(false) };
}

/// Holds updates back while any event is live, from the first screen of events until the page closes; and after the next start.
pub fn hold_updates_while_live() {
    if IS_WATCHING.replace(true) {
        return;
    }
    let session = use_session();
    // A root makes itself the current owner: the screen that is being made must stay that.
    let of_screen = Owner::current();
    let owner = Owner::new_root(None);
    if let Some(of_screen) = of_screen {
        of_screen.set();
    }
    owner.with(|| {
        // The owner has no parent: what screens are given by context is given again.
        provide_context(session);
        let changed = planner_changed();
        let until = Memo::new(move |_| {
            changed.track();
            session.peek_in::<Planner, _>(|planner, _, _| runs_until(planner.events.iter()))
        });
        Effect::new(move |_| dirty::hold_until(until.get()));
    });
    // For the life of the page.
    std::mem::forget(owner);
}
