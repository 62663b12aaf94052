//! Finding guests of an event. What is searched is kept for the event looked at last, whichever screen asks: folding 2 000
//! names takes longer than a frame lasts.

use std::cell::RefCell;

use events::Planner;
use events::guests::Guest;
use events::guests::lookup::Index;
use replica::RecordId;

thread_local! {
    /// The event and the state of the planner that it was last made current for.
    static KEPT: RefCell<(Option<(RecordId, u64)>, Index)> = RefCell::default();
}

/// The likeliest first; for an empty text all by family name.
pub fn find(planner: &Planner, event: RecordId, text: &str) -> Vec<RecordId> {
    KEPT.with_borrow_mut(|(known, index)| {
        // Letters change no guest.
        if known.replace((event, planner.stamp())) != Some((event, planner.stamp())) {
            index.sync(planner.children::<Guest>(event));
        }
        index.find(text)
    })
}
