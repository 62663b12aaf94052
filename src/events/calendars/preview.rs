//! What an import would do, event by event, before anything is written.

use std::sync::Arc;

use events::event::ical::{Fate, Item, Plan};
use leptos::prelude::*;

use super::words;
use crate::events::words::when_words;
use crate::i18n::{T, use_t};
use crate::platform::zones;
use crate::session::use_session;
use crate::widgets::banner::{Banner, BannerKind};
use crate::widgets::icon::{Glyph, Icon};

/// Events that are listed.
const SHOWN: usize = 200;

/// The preview.
#[component]
pub(super) fn Preview(
    /// What the import would do.
    plan: Arc<Plan>,
) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let today = untrack(|| session.now()).date();
    let home = zones::name();
    let n = plan.items.len();
    let sums = {
        let plan = Arc::clone(&plan);
        move || counts(t, &plan)
    };
    let warnings = {
        let plan = Arc::clone(&plan);
        move || {
            let banner =
                |text: String| view! { <Banner message=Signal::stored(text) kind=BannerKind::Warning /> };
            let kept = (plan.n_others > 0)
                .then(|| view! { <p class="u-soft">{t.calendars_others_n(plan.n_others)}</p> });
            (words::warnings(t, &plan).into_iter().map(banner).collect_view(), kept)
        }
    };
    let name = plan.name.clone();
    let more = n.saturating_sub(SHOWN);
    let rows = move || {
        let row = |item: &Item| {
            let (key, fate) = words::fate(t, &item.fate);
            let (facts, checks) = words::notes(t, item, &home);
            let checks = checks
                .into_iter()
                .map(|text| view! { <p class="ics__check"><Icon glyph=Glyph::Warning />{text}</p> });
            let place =
                (!item.place.is_empty()).then(|| view! { <p class="ics__fact">{item.place.clone()}</p> });
            let title =
                if item.title.is_empty() { t.event_untitled().to_owned() } else { item.title.clone() };
            view! {
                <li class="ics__row" data-fate=key>
                    <div class="ics__date" aria-hidden="true">
                        <span class="ics__day">{item.when.start.format("%-d").to_string()}</span>
                        <span class="ics__month">{crate::events::all::row::month_short(t, item.when.start.date())}</span>
                    </div>
                    <div class="ics__body">
                        <h3 class="ics__title">{title}</h3>
                        <p class="ics__when">{when_words(t, &item.when, today)}</p>
                        {place}
                        {facts.into_iter().map(|fact| view! { <p class="ics__fact">{fact}</p> }).collect_view()}
                        {checks.collect_view()}
                    </div>
                    <span class="ics__fate">{fate}</span>
                </li>
            }
        };
        plan.items.iter().take(SHOWN).map(row).collect_view()
    };
    view! {
        <section class="ics">
            <header class="ics__head">
                <h2 class="ics__found">{move || t.calendars_found(n)}</h2>
                {(!name.is_empty()).then(|| view! { <p class="ics__name">{name}</p> })}
                <p class="ics__sums">{sums}</p>
            </header>
            {warnings}
            <ul class="ics__rows">{rows}</ul>
            {(more > 0).then(|| view! { <p class="u-soft">{move || t.calendars_more(more)}</p> })}
        </section>
    }
}

fn counts(t: T, plan: &Plan) -> impl IntoView + use<> {
    let count = |is: fn(&Fate) -> bool| plan.items.iter().filter(|item| is(&item.fate)).count();
    let all: [(&str, usize, fn(T, usize) -> String); 4] = [
        ("new", count(|fate| *fate == Fate::New), |t, n| t.calendars_new_n(n)),
        ("changed", count(|fate| matches!(fate, Fate::Changed(_))), |t, n| t.calendars_changed_n(n)),
        ("same", count(|fate| *fate == Fate::Same), |t, n| t.calendars_same_n(n)),
        ("older", count(|fate| *fate == Fate::Older), |t, n| t.calendars_older_n(n)),
    ];
    let shown = all.into_iter().filter(|(_, n, _)| *n > 0);
    shown
        .map(|(key, n, words)| view! { <span class="ics__sum" data-fate=key>{words(t, n)}</span> })
        .collect_view()
}
