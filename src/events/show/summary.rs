//! The conducteur on the overview of its event.

use leptos::prelude::*;
use replica::RecordId;

use super::data::Show as Conducteur;
use super::words;
use crate::routes::{EventArea, Events};
use crate::widgets::icon::{Glyph, Icon};

/// When it begins and ends, and whether it all fits.
#[component]
pub fn ShowSummary(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    let show = Conducteur::of(event);
    let t = show.t;
    let span = Memo::new(move |_| show.laid.with(|laid| laid.on_wall()));
    let n = Memo::new(move |_| show.laid.with(|laid| laid.n_cues()));
    let grave = Memo::new(move |_| {
        show.laid.with(|laid| laid.schedule.warnings().iter().filter(|warning| warning.is_grave()).count())
    });
    let figure = move || match span.get() {
        Some(span) => t.show_from_to(&words::face(span.start), &words::face(span.end)),
        None => t.show_summary_none().to_owned(),
    };
    view! {
        <a class="show-summary" href=Events::Of(event, EventArea::Show).href()>
            <span class="show-summary__title">{move || t.show_title()}</span>
            <span class="show-summary__figure">{figure}</span>
            <span class="show-summary__note">
                {move || (0 < n.get()).then(|| t.n_cues(n.get()))}
                {move || (0 < grave.get()).then(|| view! {
                    <span class="show-summary__warning"><Icon glyph=Glyph::Warning />{t.show_overlaps(grave.get())}</span>
                })}
            </span>
        </a>
    }
}
