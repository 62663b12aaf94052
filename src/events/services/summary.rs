//! What the overview of an event says of its suppliers, rooms and equipment.

use events::services::kit::Progress;
use leptos::prelude::*;
use replica::RecordId;

use super::model::use_services;
use crate::i18n::use_t;
use crate::routes::{EventArea, Events};
use crate::widgets::icon::{Glyph, Icon};

/// The card.
#[component]
pub fn ServicesSummary(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    let t = use_t();
    let of = use_services(event);
    let confirmed = Memo::new(move |_| {
        of.suppliers.with(|all| {
            let n = all.iter().filter(|it| it.state != "cancelled").count();
            (all.iter().filter(|it| it.state == "confirmed").count(), n)
        })
    });
    let n_rooms = Memo::new(move |_| of.rooms.with(Vec::len));
    let n_clashes = Memo::new(move |_| of.conflicts.with(Vec::len));
    let kit = Memo::new(move |_| of.kit.with(|all| Progress::of(all)));
    let href = Events::Of(event, EventArea::Services).href();
    let lines = move || {
        let (n, all) = confirmed.get();
        let mut lines = Vec::new();
        if 0 < all {
            lines.push((Glyph::Suppliers, t.service_n_confirmed(n, &t.number(all)), false));
        }
        if 0 < n_rooms.get() {
            lines.push((Glyph::Place, t.rooms_n(n_rooms.get()), false));
        }
        if 0 < n_clashes.get() {
            lines.push((Glyph::Warning, t.rooms_clashes(n_clashes.get()), true));
        }
        let kit = kit.get();
        if 0 < kit.n {
            let told = if 0 < kit.to_bring_back() && 0 < kit.back {
                t.kit_to_bring(kit.to_bring_back())
            } else {
                t.kit_progress(&t.number(kit.packed), &t.number(kit.n))
            };
            lines.push((Glyph::Box, told, false));
        }
        if lines.is_empty() {
            lines.push((Glyph::Suppliers, t.services_empty_title().to_owned(), false));
        }
        lines
    };
    view! {
        <section class="area-card services-card">
            <h2 class="area-card__title">
                <a class="area-card__link list-row__link" href=href>
                    {move || t.services_title()}
                </a>
            </h2>
            <ul class="services-card__lines">
                {move || lines().into_iter().map(|(glyph, words, is_bad)| view! {
                    <li data-bad=is_bad.then_some("true")><Icon glyph />{words}</li>
                }).collect_view()}
            </ul>
        </section>
    }
}
