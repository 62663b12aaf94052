//! The head of the overview: the picture or a calm band, how long until it, when, where, how far.

use events::event::{Category, Phase, Status, Venue};
use leptos::prelude::*;
use replica::RecordId;

use super::acts;
use crate::events::form::link_is_fine;
use crate::events::frame::use_event;
use crate::events::now::Now;
use crate::events::words::{category_glyph, category_name, countdown, hours, status_name, zone_name};
use crate::i18n::use_t;
use crate::platform::{map, zones};
use crate::requests::detail::blob_image::BlobImage;
use crate::routes::{EventArea, Events};
use crate::session::use_session;
use crate::widgets::button::{ButtonKind, ButtonLink};
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::Choice;

/// From so many days before it on, and until so many after, the door and the show are near at hand.
const NEAR: i64 = 1;

/// Where, as the head says it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Where {
    name: String,
    lines: String,
    map: Option<String>,
}

/// The head.
#[component]
pub fn OverviewHead(event: RecordId) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let entry = use_event(event);
    let category =
        Memo::new(move |_| entry.with(|it| it.as_ref().map_or(Category::Other, |it| it.kind_of())));
    let is_template = Memo::new(move |_| entry.with(|it| it.as_ref().is_some_and(|it| it.is_template)));
    let cover = Memo::new(move |_| entry.with(|it| it.as_ref().and_then(|it| it.cover.clone())));
    let phase = Memo::new(move |_| {
        let now = Now::of(session);
        entry.with(|it| it.as_ref().map_or(Phase::Undated, |it| it.phase(&now)))
    });
    let when = Memo::new(move |_| entry.with(|it| it.as_ref().and_then(|it| it.when.clone())));
    let day = move || {
        when.with(|when| {
            when.as_ref().map(|when| {
                let (first, last) = (when.day(), when.last_day());
                if first == last {
                    t.date_long(first)
                } else {
                    t.event_days(&t.date_long(first), &t.date_long(last))
                }
            })
        })
    };
    let time = move || {
        when.with(|when| {
            let when = when.as_ref()?;
            let hours = hours(t, when);
            let hours = if hours.is_empty() { t.event_all_day().to_owned() } else { hours };
            let is_here = when.is_all_day || when.zone == zones::name();
            Some(if is_here { hours } else { format!("{hours} ({})", zone_name(&when.zone)) })
        })
    };
    let place = Memo::new(move |_| {
        entry.with(|it| it.as_ref()?.venue.clone()).map(|venue| match venue {
            Venue::Place(id) => Where {
                name: session.look(|office, _| crate::requests::detail::words::path_of(office, id)),
                ..Where::default()
            },
            Venue::External { name, street, postcode, city, country, link, .. } => {
                let town = format!("{} {}", postcode.trim(), city.trim());
                let parts = [street.trim(), town.trim(), country.trim()];
                let lines = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
                let map = match link.trim() {
                    "" => (!lines.is_empty()).then(|| map::link(&lines)),
                    link => link_is_fine(link).then(|| link.to_owned()),
                };
                Where { name, lines, map }
            }
        })
    });
    let access = Memo::new(move |_| {
        entry.with(|it| it.as_ref().map(|it| it.access.trim().to_owned())).unwrap_or_default()
    });
    let is_live = Memo::new(move |_| {
        entry.with(|it| it.as_ref().is_some_and(|it| it.show_began.is_some() && it.show_ended.is_none()))
    });
    let is_near = Memo::new(move |_| {
        let is_on = match phase.get() {
            Phase::Now => true,
            Phase::Ahead(n) | Phase::Past(n) => n <= NEAR,
            Phase::Undated => false,
        };
        let is_off = entry.with(|it| it.as_ref().is_none_or(|it| it.state() == Status::Cancelled));
        !is_template.get() && (is_live.get() || is_on && !is_off)
    });
    let count = move || if is_live.get() { t.event_live().to_owned() } else { countdown(t, phase.get()) };
    let phase_key = move || match phase.get() {
        _ if is_live.get() => "live",
        Phase::Undated => "undated",
        Phase::Ahead(0) => "today",
        Phase::Ahead(_) => "ahead",
        Phase::Now => "now",
        Phase::Past(_) => "past",
    };
    view! {
        <section class="event-head" data-category=move || category.get().key() data-phase=phase_key>
            <div class="event-head__band" data-cover=move || cover.with(Option::is_some).then_some("true")>
                {move || match cover.get() {
                    Some(sha) => view! {
                        <BlobImage sha256=sha alt=String::new() missing=Signal::derive(move || t.photo_elsewhere().to_owned()) />
                    }.into_any(),
                    None => view! { <span class="event-head__mark" aria-hidden="true"><Icon glyph=category_glyph(category.get()) /></span> }.into_any(),
                }}
                <span class="event-head__kind">{move || category_name(t, category.get())}</span>
                <Show when=move || !is_template.get() && !count().is_empty()>
                    <span class="event-head__count">{count}</span>
                </Show>
            </div>
            <Show when=move || !is_template.get()>
                <div class="event-head__text">
                    <p class="event-head__when">
                        <span class="event-head__day">{move || day().unwrap_or_else(|| t.event_undated().to_owned())}</span>
                        {move || time().map(|time| view! { <span class="event-head__time">{time}</span> })}
                    </p>
                </div>
            </Show>
            {move || place.get().map(|place| view! {
                <div class="event-head__place">
                    <Icon glyph=Glyph::Place />
                    <p>
                        <span class="event-head__venue">{place.name}</span>
                        {(!place.lines.is_empty()).then(|| view! { <span class="event-head__address">{place.lines}</span> })}
                    </p>
                    {place.map.map(|href| view! {
                        <a class="button" data-size="small" href=href target="_blank" rel="noopener noreferrer">{t.event_map()}</a>
                    })}
                </div>
            })}
            <Show when=move || !access.with(String::is_empty)>
                <div class="event-head__place event-head__access">
                    <Icon glyph=Glyph::Key />
                    <p>{move || access.get()}</p>
                </div>
            </Show>
            <Show when=move || is_near.get()>
                <div class="event-head__acts">
                    <ButtonLink
                        kind=ButtonKind::Primary
                        glyph=Glyph::Checklist
                        href=Events::Of(event, EventArea::Door).href()
                        label=Signal::derive(move || t.event_to_door().to_owned())
                    />
                    <ButtonLink
                        kind=ButtonKind::Primary
                        glyph=Glyph::Play
                        href=Events::Of(event, EventArea::Live).href()
                        label=Signal::derive(move || t.event_to_live().to_owned())
                    />
                </div>
            </Show>
            <Show when=move || !is_template.get()>
                <StatusSteps event />
            </Show>
        </section>
    }
}

/// How far it is: one tap goes on, or back.
#[component]
fn StatusSteps(event: RecordId) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let entry = use_event(event);
    let status =
        Memo::new(move |_| entry.with(|entry| entry.as_ref().map_or(Status::Planned, |it| it.state())));
    let choices = Signal::derive(move || {
        let steps = if status.get() == Status::Cancelled {
            vec![Status::Planned, Status::Cancelled]
        } else {
            Status::STEPS.to_vec()
        };
        steps.into_iter().map(|status| Choice::new(status.key(), status_name(t, status))).collect::<Vec<_>>()
    });
    view! {
        <SegmentedControl
            label=Signal::derive(move || t.event_status().to_owned())
            choices
            value=Signal::derive(move || status.get().key().to_owned())
            on_change=Callback::new(move |key: String| acts::set_status(session, t, event, Status::of(&key)))
        />
    }
}
