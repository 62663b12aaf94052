//! The room « Fournisseurs »: who to call, what was agreed, what is bought, who comes, which papers are missing.
//!
//! All of it is in the lazy part `Supply`. It reads the book of `supply` through `Session::look_in`.

pub mod contracts;
pub mod directory;
pub mod exchange;
pub mod nav;
pub mod papers;
pub mod purchases;
pub mod room;
pub mod sender_form;
pub mod today_card;
pub mod visits;

use leptos::prelude::*;
use supply::book::Book;

use crate::session::use_session;

/// Moves when anything of the book changes: what is reckoned over many records follows this, and not every act of the
/// office (`session.look_in` does), so that a tick on a request never costs a year of contracts.
#[must_use]
pub fn book_changed() -> Memo<u64> {
    let session = use_session();
    let changed = Memo::new(move |_| session.look_in::<Book, _>(|book, _, _| book.stamp()));
    // A memo that was never read follows nothing: whoever only tracks it would hear of no change.
    let _ = changed.get_untracked();
    changed
}
