//! What does not fit, and the ways out: one tap each.

use events::show::live::Phase;
use events::show::{Remedy, Warning};
use leptos::prelude::*;

use super::acts;
use super::subject::Live;
use super::words;
use crate::widgets::icon::{Glyph, Icon};

/// Enough for one evening: the first ones come first.
const SHOWN: usize = 3;
const LIST: &str = "live-fix";

/// How many things do not go like this, at the foot of a phone: the list is further down, and moves nothing under a thumb.
#[component]
pub fn FixAlert(live: Live) -> impl IntoView {
    let t = live.t;
    let n = Memo::new(move |_| {
        if live.phase() != Phase::Running {
            return 0;
        }
        live.schedule.with(|schedule| schedule.warnings().iter().filter(|warning| warning.is_grave()).count())
    });
    let show = move |_| {
        if let Some(list) = document().get_element_by_id(LIST) {
            list.scroll_into_view();
        }
    };
    move || {
        Some(n.get()).filter(|n| 0 < *n).map(|n| {
            view! {
                <button class="live-alert" type="button" on:click=show>
                    <Icon glyph=Glyph::Warning />
                    {t.live_to_settle(n)}
                    <Icon glyph=Glyph::ChevronDown />
                </button>
            }
        })
    }
}

/// What does not fit.
#[component]
pub fn FixList(live: Live) -> impl IntoView {
    let t = live.t;
    let warnings = Memo::new(move |_| {
        if live.phase() != Phase::Running {
            return Vec::new();
        }
        live.schedule.with(|schedule| {
            let mut all: Vec<(Warning, Vec<Remedy>)> = schedule
                .warnings()
                .iter()
                .filter(|warning| matters(warning))
                .map(|warning| (*warning, schedule.remedies(warning)))
                .collect();
            all.sort_by_key(|(warning, _)| !warning.is_grave());
            all.truncate(SHOWN);
            all
        })
    });
    move || {
        let all = warnings.get();
        (!all.is_empty()).then(|| {
            let rows = all.into_iter().map(|(warning, remedies)| view! { <Fix live warning remedies /> });
            view! {
                <section class="live-fix" id=LIST aria-label=move || t.live_warnings()>{rows.collect_view()}</section>
            }
        })
    }
}

/// A gap of a few minutes is breathing space.
const fn matters(warning: &Warning) -> bool {
    match warning {
        Warning::Gap { by, .. } => 10 <= *by,
        _ => true,
    }
}

#[component]
fn Fix(live: Live, warning: Warning, remedies: Vec<Remedy>) -> impl IntoView {
    view! {
        <div class="live-fix__one" data-grave=warning.is_grave().then_some("true")>
            <p class="live-fix__what"><Icon glyph=Glyph::Warning />{move || words::warning(live, &warning)}</p>
            <div class="live-fix__ways">
                {remedies
                    .into_iter()
                    .map(|remedy| view! {
                        <button class="button" type="button" on:click=move |_| acts::cure(live, remedy)>
                            {move || words::remedy(live, remedy)}
                        </button>
                    })
                    .collect_view()}
            </div>
        </div>
    }
}
