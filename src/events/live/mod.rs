//! The show while it runs: now, next, what remains, whom to call. Rules: `docs/live.md`.

mod acts;
mod ahead;
mod fix;
mod foot;
pub mod guard;
mod incident;
mod noted;
mod now;
mod subject;
mod tell;
pub mod words;

use events::show::live::Phase;
use leptos::prelude::*;
use replica::RecordId;

use self::ahead::{LaterList, NextCard};
use self::fix::FixList;
use self::foot::LiveFoot;
use self::incident::IncidentSheet;
use self::noted::NotedList;
use self::now::{NowCard, OrdersNow};
use self::subject::Live;
use self::tell::TellList;
use self::words::{drift, length};
use crate::events::dial::elsewhere;
use crate::platform::wake::{Wake, keep_awake};
use crate::routes::{EventArea, Events};
use crate::syncing::standing::MAX_SKEW_MS;
use crate::widgets::button::{ButtonLink, IconButton, IconLink};
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::{Glyph, Icon};

/// The page.
#[component]
pub fn LivePage(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    let live = Live::new(event);
    let t = live.t;
    let has_cues = Memo::new(move |_| live.standing.with(|standing| 0 < standing.n_all));
    let is_dark = RwSignal::new(false);
    let incident = RwSignal::new(None::<i64>);
    let wake = keep_awake(move || live.phase() == Phase::Running);
    let title = Memo::new(move |_| {
        live.event.with(|event| event.as_ref().map(|event| event.title.clone())).unwrap_or_default()
    });
    let elsewhere = elsewhere(live.event);
    // A new cue is looked at from its top.
    Effect::new(move |before: Option<Option<RecordId>>| {
        let now = live.standing.with(|standing| standing.now);
        if before.is_some_and(|before| before != now)
            && let Some(main) = document().get_element_by_id("main")
        {
            main.set_scroll_top(0);
        }
        now
    });
    Effect::new(move |_| document().set_title(&format!("{} — {}", t.live_title(), title.get())));
    view! {
        <article class="page live" data-theme=move || is_dark.get().then_some("dark") aria-label=move || t.live_title()>
            <header class="live-head">
                <IconLink
                    href=Events::Of(event, EventArea::Show).href()
                    glyph=Glyph::Close
                    label=Signal::derive(move || t.live_leave().to_owned())
                />
                <div class="live-head__text">
                    <h1 class="live-head__title" tabindex="-1">{move || title.get()}</h1>
                    <Pace live />
                </div>
                <IconButton
                    glyph=Glyph::Moon
                    label=Signal::derive(move || t.live_dark().to_owned())
                    pressed=Signal::from(is_dark)
                    on_click=Callback::new(move |()| is_dark.update(|is_dark| *is_dark = !*is_dark))
                />
                <p class="live-head__clock">
                    <span role="timer">{move || live.face(live.minute.get())}</span>
                    {move || elsewhere.get().map(|city| view! { <span class="live-head__zone">{city}</span> })}
                </p>
            </header>
            <Show when=move || has_cues.get() fallback=move || view! { <Empty live /> }>
                <div class="live-body">
                    <div class="live-main">
                        <NowCard live />
                        <FixList live />
                        <OrdersNow live />
                    </div>
                    <div class="live-side">
                        <NextCard live />
                        <TellList live />
                        <LaterList live />
                        <NotedList live />
                        <Notes live wake />
                    </div>
                </div>
                <LiveFoot live incident />
            </Show>
            <IncidentSheet live open=incident />
            <Announcer live />
        </article>
    }
}

/// How late the show is, and when it will end.
#[component]
fn Pace(live: Live) -> impl IntoView {
    let t = live.t;
    let late = Memo::new(move |_| {
        let id = live.standing.with(|standing| match standing.phase {
            Phase::Running => standing.now.or(standing.next),
            _ => None,
        })?;
        let is_on = live.standing.with(|standing| standing.now == Some(id));
        let (planned, projected) = live.line(id, |line| (line.planned, line.projected))?;
        // A cue that is on is as late as its end will be.
        Some(if is_on { projected.end - planned.end } else { projected.start - planned.start })
    });
    let end = Memo::new(move |_| live.schedule.with(|schedule| schedule.projected().map(|span| span.end)));
    let done = Memo::new(move |_| live.standing.with(|standing| (standing.n_done, standing.n_all)));
    view! {
        <p class="live-head__pace">
            {move || late.get().map(|late| {
                // A minute is not worth a word.
                let (look, words) = match late {
                    -1..=1 => ("on-time", t.live_on_time().to_owned()),
                    late if 0 < late => ("late", t.live_behind(&length(t, late))),
                    late => ("early", t.live_ahead(&length(t, late))),
                };
                view! { <span class="live-head__late" data-look=look>{words}</span> }
            })}
            {move || end.get().filter(|_| live.phase() != Phase::Over).map(|end| view! { <span>{t.live_end(&live.face(end))}</span> })}
            {move || {
                let (done, all) = done.get();
                view! { <span class="live-head__count">{t.live_done(&t.number(done), &t.number(all))}</span> }
            }}
        </p>
    }
}

/// Whether the screen stays on, and what is wrong with the clock.
#[component]
fn Notes(live: Live, wake: Signal<Wake>) -> impl IntoView {
    let t = live.t;
    let on_wake = move || match wake.get() {
        _ if live.phase() != Phase::Running => None,
        Wake::Off => None,
        Wake::On => Some(("quiet", t.live_awake())),
        Wake::Refused => Some(("loud", t.live_awake_refused())),
        Wake::Unsupported => Some(("loud", t.live_awake_missing())),
    };
    let is_minute = live.minute;
    let skew = Memo::new(move |_| {
        is_minute.track();
        live.skew_ms().filter(|skew| MAX_SKEW_MS < skew.abs())
    });
    view! {
        <div class="live-notes-list">
            {move || on_wake().map(|(look, words)| view! {
                <p class="live-note" data-look=look><Icon glyph=if look == "quiet" { Glyph::Eye } else { Glyph::Warning } />{words}</p>
            })}
            {move || skew.get().map(|skew| view! {
                <p class="live-note" data-look="loud"><Icon glyph=Glyph::Clock />{t.live_clock_own(&drift(t, skew))}</p>
            })}
        </div>
    }
}

/// Says each change once, and no second.
#[component]
fn Announcer(live: Live) -> impl IntoView {
    let t = live.t;
    let words = Memo::new(move |_| {
        let (phase, now, next) = live.standing.with(|standing| (standing.phase, standing.now, standing.next));
        match (phase, now, next) {
            (Phase::Running, Some(now), _) => {
                let title = live.title(now);
                match live.end_ms(now) {
                    Some(end) => t.live_announce_now(&title, &live.face_at(end)),
                    None => t.live_announce_open(&title),
                }
            }
            (Phase::Running, None, Some(next)) => t.live_announce_pause(&live.title(next)),
            (Phase::Over, ..) => t.live_announce_over().to_owned(),
            _ => String::new(),
        }
    });
    view! { <p class="u-hidden" role="status" aria-live="polite">{move || words.get()}</p> }
}

/// Nothing to run: no cue, or no such event on this device.
#[component]
fn Empty(live: Live) -> impl IntoView {
    let t = live.t;
    let is_known = Memo::new(move |_| live.event.with(Option::is_some));
    let title = move || if is_known.get() { t.live_no_cues_title() } else { t.event_unknown_title() };
    let body = move || if is_known.get() { t.live_no_cues_body() } else { t.event_unknown_body() };
    let way = move || if is_known.get() { t.live_to_show() } else { t.nav_events() };
    let href = move || if is_known.get() { Events::Of(live.id, EventArea::Show) } else { Events::All };
    view! {
        <EmptyState
            glyph=Glyph::Clock
            title=Signal::derive(move || title().to_owned())
            body=Signal::derive(move || body().to_owned())
        >
            <ButtonLink
                href=Signal::derive(move || href().href())
                label=Signal::derive(move || way().to_owned())
            />
        </EmptyState>
    }
}
