//! What was noted during the show, by whom, on whatever device.

use events::review::Incident;
use leptos::prelude::*;

use super::subject::Live;
use crate::decide::author::Makers;
use crate::events::review::data::incidents_of;
use crate::routes::{EventArea, Events};
use crate::widgets::icon::{Glyph, Icon};

/// The last ones; the debrief has them all.
const SHOWN: usize = 4;

/// The incidents, the last first.
#[component]
pub fn NotedList(live: Live) -> impl IntoView {
    let t = live.t;
    let all = incidents_of(live.session, live.id);
    let shown = Memo::new(move |_| all.with(|all| all.iter().rev().take(SHOWN).cloned().collect::<Vec<_>>()));
    let makers = Makers::follow(
        live.session,
        Memo::new(move |_| shown.with(|shown| shown.iter().map(|it| it.id).collect())),
    );
    let row = move |it: Incident| {
        let text = it.text.trim().to_owned();
        let text = if text.is_empty() { t.review_incident_untitled().to_owned() } else { text };
        let (id, by) = (it.id, it.by);
        let who = move || makers.said(t, id, by).map(|who| t.review_noted_by(&who));
        view! {
            <li class="live-later__row">
                <span class="live-later__time">{move || it.when.map(|when| live.face_at(when))}</span>
                <span class="live-later__title">{text}" "<span class="live-noted__by">{who}</span></span>
            </li>
        }
    };
    view! {
        <Show when=move || shown.with(|shown| !shown.is_empty())>
            <section class="live-later">
                <h2 class="live-later__head">{move || t.review_incidents()}</h2>
                <ul class="live-later__list">{move || shown.get().into_iter().map(row).collect_view()}</ul>
                <a class="live-later__all" href=Events::Of(live.id, EventArea::Review).href()>
                    {move || t.live_to_review()}
                    <Icon glyph=Glyph::ChevronRight />
                </a>
            </section>
        </Show>
    }
}
