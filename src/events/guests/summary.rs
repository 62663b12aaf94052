//! The guests of an event in a few numbers, for its overview.

use leptos::prelude::*;
use replica::RecordId;

use super::data::figures;
use super::gauge::Gauge;
use crate::i18n::use_t;
use crate::routes::{EventArea, Events};

/// How full it is and who answered what.
#[component]
pub fn GuestsSummary(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    let t = use_t();
    let figures = figures(event);
    let facts = move || {
        figures.with(|it| {
            let counts = &it.counts;
            if counts.total() == 0 {
                return t.guests_none_yet().to_owned();
            }
            let mut facts = vec![
                t.guests_invited(counts.invited),
                t.guests_yes_n(counts.yes),
                t.guests_no_n(counts.no),
                t.guests_silent_n(counts.silent),
            ];
            if 0 < counts.waiting {
                facts.push(t.guests_waiting_n(counts.waiting));
            }
            facts.join(" · ")
        })
    };
    view! {
        <section class="section guest-summary">
            <div class="section__head">
                <h2 class="section__title">
                    <a href=Events::Of(event, EventArea::Guests).href()>{move || t.guests_title()}</a>
                </h2>
            </div>
            <Show when=move || figures.with(|it| 0 < it.counts.total())>
                <Gauge figures />
            </Show>
            <p class="guest-summary__facts">{facts}</p>
        </section>
    }
}
