//! The room « Événements »: what is prepared, who comes, minute by minute, with whom, for how much.
//!
//! All of it is in the lazy part `Events`. It reads the planner of `events` through `Session::look_in`.

pub mod all;
pub mod budget;
pub mod calendars;
pub mod dial;
pub mod door;
pub mod form;
pub mod frame;
pub mod guests;
pub mod live;
pub mod now;
pub mod overview;
pub mod retro;
pub mod review;
pub mod room;
pub mod services;
pub mod show;
pub mod templates;
pub mod today_card;
pub mod words;

use events::Planner;
use leptos::prelude::*;

use crate::session::use_session;

/// Moves when anything of the planner changes: what is reckoned over many records follows this, and not every act of the
/// office.
#[must_use]
pub fn planner_changed() -> Memo<u64> {
    let session = use_session();
    let changed = Memo::new(move |_| session.look_in::<Planner, _>(|planner, _, _| planner.stamp()));
    // A memo that was never read follows nothing: whoever only tracks it would hear of no change.
    let _ = changed.get_untracked();
    changed
}
