//! The debrief on the overview of an event: one line, once there is something to say.

use leptos::prelude::*;
use replica::RecordId;

use super::data::Review;
use crate::routes::{EventArea, Events};
use crate::widgets::icon::{Glyph, Icon};

/// The card of the debrief.
#[component]
pub fn ReviewSummary(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    let review = Review::new(event);
    let t = review.t;
    let line = Memo::new(move |_| {
        let people = review.people.get();
        let came = usize::try_from(people.came).unwrap_or_default();
        let came = (0 < came).then(|| format!("{} {}", t.number(came), t.review_came(came)));
        let noted = [review.incidents.with(Vec::len), review.lessons.with(Vec::len)];
        let [incidents, lessons] = noted;
        let incidents = (0 < incidents).then(|| format!("{} {}", t.review_incidents(), t.number(incidents)));
        let lessons = (0 < lessons).then(|| format!("{} {}", t.review_lessons(), t.number(lessons)));
        let all: Vec<String> = [came, review.pace(), incidents, lessons].into_iter().flatten().collect();
        (!all.is_empty()).then(|| all.join(" · "))
    });
    move || {
        line.get().map(|line| {
            view! {
                <a class="event-card review-card" href=Events::Of(event, EventArea::Review).href()>
                    <Icon glyph=Glyph::Checklist />
                    <span class="event-card__text">
                        <span class="event-card__title">{t.review_title()}</span>
                        <span class="event-card__line">{line}</span>
                    </span>
                    <Icon glyph=Glyph::ChevronRight />
                </a>
            }
        })
    }
}
