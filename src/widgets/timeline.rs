//! What happened, in order.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// One thing that happened, in words already written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineEntry {
    /// The drawing of its kind.
    pub glyph: Glyph,
    /// What: « statut : Nouvelle → En cours ».
    pub text: String,
    /// Who and when: « Anne Morel, 10:00 ».
    pub note: String,
    /// The moment for machines, as ISO 8601; empty where unknown.
    pub datetime: String,
}

/// A list of what happened, one line each, on a thread.
#[component]
pub fn Timeline(
    /// The entries, in the order shown.
    #[prop(into)]
    entries: Signal<Vec<TimelineEntry>>,
) -> impl IntoView {
    let items = move || {
        entries
            .get()
            .into_iter()
            .map(|entry| {
                let datetime = Some(entry.datetime).filter(|datetime| !datetime.is_empty());
                view! {
                    <li class="timeline__entry">
                        <span class="timeline__mark"><Icon glyph=entry.glyph /></span>
                        <span class="timeline__text">{entry.text}</span>
                        <time class="timeline__note" datetime=datetime>{entry.note}</time>
                    </li>
                }
            })
            .collect_view()
    };
    view! { <ol class="timeline">{items}</ol> }
}
