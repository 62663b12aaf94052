//! When things were to happen and when they did.

use events::review::Played;
use events::review::Times;
use leptos::prelude::*;

use super::data::{Review, difference};
use crate::events::dial::elsewhere;
use crate::routes::{EventArea, Events};
use crate::widgets::button::ButtonLink;
use crate::widgets::icon::Glyph;

/// The section « Horaires ».
#[component]
pub fn TimesSection(review: Review) -> impl IntoView {
    let t = review.t;
    let is_noted = Memo::new(move |_| review.times.with(Times::is_noted));
    let elsewhere = elsewhere(review.event);
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{move || t.review_times()}</h2>{move || elsewhere.get().map(|city| view! { <span class="u-faint">{t.event_zone_is(&city)}</span> })}</div>
            <Show
                when=move || is_noted.get()
                fallback=move || view! {
                    <div class="review-empty">
                        <p>{move || t.review_times_empty()}</p>
                        <ButtonLink
                            glyph=Glyph::Play
                            href=Events::Of(review.id, EventArea::Live).href()
                            label=Signal::derive(move || t.review_to_live().to_owned())
                        />
                    </div>
                }
            >
                <div class="review-times-scroll">{move || review.times.with(|times| table(review, &times.cues.iter().collect::<Vec<_>>(), |title| title))}</div>
            </Show>
        </section>
    }
}

/// The table of cues, here and on paper, where `shown` makes titles fit.
pub fn table(review: Review, cues: &[&Played], shown: fn(String) -> String) -> AnyView {
    let t = review.t;
    let rows = cues.iter().map(|cue| row(review, cue, shown)).collect_view();
    view! {
        <table class="review-times">
            <thead>
                <tr>
                    <th scope="col">{t.review_cue()}</th>
                    <th scope="col">{t.review_planned()}</th>
                    <th scope="col">{t.review_real()}</th>
                    <th scope="col">{t.review_difference()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(review: Review, cue: &Played, shown: fn(String) -> String) -> AnyView {
    let t = review.t;
    let real = match (cue.began, cue.is_missed) {
        (Some(began), _) => review.span(began, cue.ended),
        (None, true) => t.review_missed().to_owned(),
        (None, false) => "—".to_owned(),
    };
    let late = cue.late();
    let look = match late {
        _ if cue.is_missed => "missed",
        Some(late) if 2 < late => "late",
        Some(late) if late < -2 => "early",
        _ => "good",
    };
    let longer =
        cue.longer().filter(|longer| 1 < longer.abs()).map(|longer| t.review_lasted(&difference(t, longer)));
    let late = late.map(|late| if late == 0 { t.live_on_time().to_owned() } else { difference(t, late) });
    view! {
        <tr data-look=look>
            <th scope="row">{shown(review.title(cue.cue))}</th>
            <td>{review.span(cue.planned.start, Some(cue.planned.end))}</td>
            <td>{real}</td>
            <td><span class="review-times__late">{late}</span>{longer.map(|longer| view! { <span class="review-times__longer">{longer}</span> })}</td>
        </tr>
    }
    .into_any()
}
