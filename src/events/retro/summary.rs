//! The rétroplanning on the overview of its event.

use events::retro::Standing;
use leptos::prelude::*;
use replica::RecordId;

use super::data::Retro;
use crate::routes::{EventArea, Events};
use crate::widgets::icon::{Glyph, Icon};

/// How far it is, what is late, what comes next.
#[component]
pub fn RetroSummary(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    let retro = Retro::of(event);
    let t = retro.t;
    let progress = Memo::new(move |_| retro.laid.with(|laid| laid.progress));
    let next = Memo::new(move |_| {
        retro.laid.with(|laid| {
            let next = laid.rows.iter().find(|row| row.standing.is_open() && row.standing != Standing::NoDay);
            next.map(|row| (row.task.title.clone(), row.due.map(|due| t.date(due, laid.today))))
        })
    });
    let figure = move || {
        let it = progress.get();
        if it.all == 0 { t.retro_summary_none().to_owned() } else { t.retro_progress(it.done, it.all) }
    };
    view! {
        <a class="show-summary" href=Events::Of(event, EventArea::Retro).href()>
            <span class="show-summary__title">{move || t.retro_title()}</span>
            <span class="show-summary__figure">{figure}</span>
            <span class="show-summary__note">
                {move || (0 < progress.get().late).then(|| view! {
                    <span class="show-summary__warning"><Icon glyph=Glyph::Warning />{t.retro_n_late(progress.get().late)}</span>
                })}
                {move || next.get().map(|(title, day)| match day {
                    Some(day) => t.retro_next(&title, &day),
                    None => title,
                })}
            </span>
        </a>
    }
}
