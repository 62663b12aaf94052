//! No new version of the app comes in while an event is live, on whatever screen one is.

use std::cell::Cell;

use events::Planner;
use leptos::prelude::*;

use crate::events::planner_changed;
use crate::platform::dirty::Unsaved;
use crate::session::use_session;

/// A show that nobody ended counts as over after so long.
const FORGOTTEN_MS: i64 = 24 * 3_600_000;

thread_local! {
    static IS_WATCHING: Cell<bool> = const { Cell::new(false) };
}

/// Holds updates back while any event is live, from the first screen of the room until the page closes.
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
        let held = StoredValue::new_local(None::<Unsaved>);
        let is_live = Memo::new(move |_| {
            changed.track();
            let now = session.now_ms();
            session.peek_in::<Planner, _>(|planner, _, _| {
                planner.events.iter().filter(|event| !event.is_trashed && !event.is_template).any(|event| {
                    event.show_ended.is_none()
                        && event.show_began.is_some_and(|began| now.saturating_sub(began) < FORGOTTEN_MS)
                })
            })
        });
        Effect::new(move |_| {
            let is_live = is_live.get();
            held.update_value(|held| match (is_live, held.is_some()) {
                (true, false) => *held = Some(Unsaved::hold()),
                (false, true) => *held = None,
                _ => {}
            });
        });
    });
    // For the life of the page.
    std::mem::forget(owner);
}
