//! Everything that happened to a request, in plain words.

use leptos::prelude::*;

use super::subject::Subject;
use crate::records::history::RecordHistory;

/// The history, folded up until somebody asks for it.
#[component]
pub fn History(
    /// The request.
    subject: Subject,
) -> impl IntoView {
    view! { <RecordHistory id=subject.id /> }
}
