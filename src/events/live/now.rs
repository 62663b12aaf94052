//! The cue that is on: its title, the time that is left as large as the screen allows, who, where, and what to know.

use events::show::live::Phase;
use leptos::prelude::*;
use replica::RecordId;

use super::acts;
use super::subject::Live;
use super::words::{drift, length, running};
use crate::routes::{EventArea, Events};
use crate::widgets::button::{Button, ButtonKind, ButtonLink};
use crate::widgets::icon::{Glyph, Icon};

/// The time that is left of a cue.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Left {
    /// So many seconds until its end; negative beyond it.
    Until(i64),
    /// Nothing says when it ends: so many seconds since it began.
    Since(i64),
}

/// What is on.
#[component]
pub fn NowCard(live: Live) -> impl IntoView {
    let now = Memo::new(move |_| live.standing.with(|standing| standing.now));
    let phase = Memo::new(move |_| live.phase());
    move || match (phase.get(), now.get()) {
        (Phase::Running, Some(cue)) => view! { <Running live cue /> }.into_any(),
        (Phase::Before, _) => view! { <Ready live /> }.into_any(),
        (Phase::Running, None) => view! { <Pause live /> }.into_any(),
        (Phase::Over, _) => view! { <Over live /> }.into_any(),
    }
}

/// The heading over the cue that is on.
#[component]
fn SectionName(live: Live) -> impl IntoView {
    let section = Memo::new(move |_| {
        let section = live.standing.with(|standing| standing.section)?;
        live.cue(section, |cue| cue.title.trim().to_owned()).filter(|title| !title.is_empty())
    });
    move || section.get().map(|section| view! { <span class="live-now__section">{section}</span> })
}

#[component]
fn Running(live: Live, cue: RecordId) -> impl IntoView {
    let t = live.t;
    let title = Memo::new(move |_| live.title(cue));
    let left = Memo::new(move |_| {
        let now = live.now_ms.get();
        let began = live.begun(cue).map_or(now, |begun| begun.at_ms);
        match live.end_ms(cue) {
            Some(end) => Left::Until((end - now).div_euclid(1000)),
            None => Left::Since((now - began).max(0) / 1000),
        }
    });
    let digits = Memo::new(move |_| match left.get() {
        Left::Until(seconds) if seconds < 0 => format!("+{}", running(seconds * 1000)),
        Left::Until(seconds) | Left::Since(seconds) => running(seconds * 1000),
    });
    // The look changes a few times in a show, the digits every second.
    let look = Memo::new(move |_| match left.get() {
        Left::Until(seconds) if seconds < 0 => "over",
        Left::Until(seconds) if seconds < 120 => "soon",
        _ => "calm",
    });
    let caption = Memo::new(move |_| match left.get() {
        Left::Until(seconds) if seconds < 0 => t.live_overrun(),
        Left::Until(_) => t.live_remaining(),
        Left::Since(_) => t.live_elapsed(),
    });
    // Two hundred steps are as many as anybody sees.
    let step = Memo::new(move |_| {
        let began = live.begun(cue)?.at_ms;
        let all = live.end_ms(cue)?.saturating_sub(began).max(1);
        let gone = live.now_ms.get().saturating_sub(began).clamp(0, all);
        Some(gone * 200 / all)
    });
    let has_step = Memo::new(move |_| step.with(Option::is_some));
    let span = Memo::new(move |_| {
        let began = live.minute_at(live.begun(cue)?.at_ms);
        match live.end_ms(cue) {
            Some(end) => Some(t.live_span(&live.face(began), &live.at(live.minute_at(end)))),
            None => Some(t.live_since(&live.face(began))),
        }
    });
    let planned = Memo::new(move |_| {
        let late = live.plan.with(|plan| plan.line(cue).map(|line| line.planned.start))?;
        let began = live.minute_at(live.begun(cue)?.at_ms);
        (late != began).then(|| t.live_planned(&live.face(late)))
    });
    let ahead = Memo::new(move |_| live.begun(cue).and_then(|begun| begun.ahead_ms));
    view! {
        <section class="live-now" data-look=move || look.get() aria-labelledby="live-now-title">
            <p class="live-now__head">
                <span class="live-now__state">{move || t.live_now()}</span>
                <SectionName live />
            </p>
            <h2 class="live-now__title" id="live-now-title">{move || title.get()}</h2>
            <p class="live-now__left">
                <span class="live-now__digits" role="timer" data-long=move || digits.with(|d| (6 < d.len()).then_some("true"))>
                    {move || digits.get()}
                </span>
                <span class="live-now__caption">{move || caption.get()}</span>
            </p>
            {move || has_step.get().then(|| view! {
                <span class="live-now__track" aria-hidden="true">
                    <span
                        class="live-now__bar"
                        style:transform=move || format!("scaleX({})", step.get().unwrap_or(0) as f64 / 200.0)
                    ></span>
                </span>
            })}
            <p class="live-now__span">
                {move || span.get()}
                {move || planned.get().map(|planned| view! { <span class="live-now__planned">{planned}</span> })}
            </p>
            {move || ahead.get().map(|ahead| view! {
                <p class="live-now__doubt"><Icon glyph=Glyph::Clock />{t.live_clock_ahead(&drift(t, ahead))}</p>
            })}
            <Facts live cue />
            <div class="live-now__shift">
                {[5_i64, 12, -5].map(|by| view! { <ShiftButton live cue by is_on=true /> }).collect_view()}
                <button class="button live-now__finish" type="button" on:click=move |_| acts::finish(live)>
                    <Icon glyph=Glyph::Check />
                    {move || t.live_finish()}
                </button>
            </div>
        </section>
    }
}

/// « +5 »: one tap, no question.
#[component]
pub fn ShiftButton(live: Live, cue: RecordId, by: i64, is_on: bool) -> impl IntoView {
    let t = live.t;
    let label = move || {
        let length = length(t, by);
        match (is_on, by < 0) {
            (true, false) => t.live_extend(&length),
            (true, true) => t.live_shorten_by(&length),
            (false, false) => t.live_postpone(&length),
            (false, true) => t.live_advance_by(&length),
        }
    };
    view! {
        <button
            class="button live-shift"
            type="button"
            aria-label=label
            title=label
            on:click=move |_| acts::shift(live, cue, by)
        >
            {move || if by < 0 { t.live_minus(-by) } else { t.live_plus(by) }}
        </button>
    }
}

/// Who and where.
#[component]
pub fn Facts(live: Live, cue: RecordId) -> impl IntoView {
    let session = live.session;
    let place =
        Memo::new(move |_| live.cue(cue, |cue| cue.place.trim().to_owned()).filter(|it| !it.is_empty()));
    let owner = Memo::new(move |_| {
        let owner = live.cue(cue, |cue| cue.owner)??;
        session.look(|office, _| office.name(owner).map(str::to_owned))
    });
    view! {
        <p class="live-facts">
            {move || place.get().map(|place| view! { <span class="live-fact"><Icon glyph=Glyph::Place />{place}</span> })}
            {move || owner.get().map(|owner| view! { <span class="live-fact"><Icon glyph=Glyph::Person />{owner}</span> })}
        </p>
    }
}

/// What each role does, and notes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Orders {
    roles: Vec<(String, String)>,
    notes: String,
}

impl Orders {
    fn of(live: Live, cue: RecordId) -> Self {
        let columns =
            live.event.with(|event| event.as_ref().map(|event| event.roles.clone())).unwrap_or_default();
        let (said, notes) =
            live.cue(cue, |cue| (cue.roles.clone(), cue.notes.trim().to_owned())).unwrap_or_default();
        let mut roles: Vec<_> = said.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect();
        // In the order of the columns; what was said in one that is gone comes last.
        let place = |key: &str| columns.iter().position(|column| column.key == key);
        roles.sort_by_key(|(key, _)| place(key).unwrap_or(usize::MAX));
        let name = |key: String| {
            place(&key).and_then(|at| columns.get(at)).map_or(key, |column| column.name.clone())
        };
        Self { roles: roles.into_iter().map(|(key, text)| (name(key), text)).collect(), notes }
    }

    fn is_empty(&self) -> bool {
        self.roles.is_empty() && self.notes.is_empty()
    }

    fn draw(&self) -> AnyView {
        let rows = self.roles.iter().map(|(name, text)| {
            view! { <div class="live-roles__row"><dt>{name.clone()}</dt><dd>{text.clone()}</dd></div> }
        });
        view! {
            {(!self.roles.is_empty()).then(|| view! { <dl class="live-roles">{rows.collect_view()}</dl> })}
            {(!self.notes.is_empty()).then(|| view! { <p class="live-notes">{self.notes.clone()}</p> })}
        }
        .into_any()
    }
}

/// What each role does during the cue that is on.
#[component]
pub fn OrdersNow(live: Live) -> impl IntoView {
    let t = live.t;
    let orders = Memo::new(move |_| {
        live.standing.with(|standing| standing.now).map(|cue| Orders::of(live, cue)).unwrap_or_default()
    });
    move || {
        orders.with(|orders| {
            (!orders.is_empty()).then(|| {
                view! {
                    <section class="live-orders" aria-label=t.live_orders()>{orders.draw()}</section>
                }
            })
        })
    }
}

/// The same of a cue that comes: folded.
#[component]
pub fn OrdersAhead(live: Live, cue: RecordId) -> impl IntoView {
    let t = live.t;
    let orders = Memo::new(move |_| Orders::of(live, cue));
    move || {
        orders.with(|orders| {
            (!orders.is_empty()).then(|| {
                view! {
                    <details class="live-orders-ahead">
                        <summary class="live-orders-ahead__head"><Icon glyph=Glyph::ChevronDown />{t.live_orders()}</summary>
                        {orders.draw()}
                    </details>
                }
            })
        })
    }
}

/// Nobody started it.
#[component]
fn Ready(live: Live) -> impl IntoView {
    let t = live.t;
    let start = Memo::new(move |_| live.plan.with(|plan| plan.planned().map(|span| span.start)));
    let is_its_day = Memo::new(move |_| live.is_its_day());
    let left = Memo::new(move |_| {
        let minutes = start.get()? - live.minute.get();
        (is_its_day.get() && (0..600).contains(&minutes)).then(|| t.live_in(&length(t, minutes)))
    });
    view! {
        <section class="live-now" data-look="ready" aria-labelledby="live-now-title">
            <h2 class="live-now__title" id="live-now-title">{move || t.live_before_title()}</h2>
            <p class="live-now__span">{move || start.get().map(|start| t.live_before_note(&live.face(start)))}</p>
            {move || left.get().map(|left| view! { <p class="live-now__soon">{left}</p> })}
            <Show when=move || !is_its_day.get()>
                <p class="live-now__doubt"><Icon glyph=Glyph::Info />{move || t.live_rehearsal_note()}</p>
            </Show>
        </section>
    }
}

/// Between two cues.
#[component]
fn Pause(live: Live) -> impl IntoView {
    let t = live.t;
    let left = Memo::new(move |_| {
        let next = live.standing.with(|standing| standing.next)?;
        let start =
            live.line(next, |line| line.given.hard.map(|hard| hard + line.given.shift.unwrap_or(0)))??;
        Some((live.instant(start) - live.now_ms.get()).div_euclid(1000)).filter(|seconds| 0 <= *seconds)
    });
    view! {
        <section class="live-now" data-look="pause" aria-labelledby="live-now-title">
            <p class="live-now__head"><SectionName live /></p>
            <h2 class="live-now__title" id="live-now-title">{move || t.live_pause()}</h2>
            {move || left.get().is_some().then(|| view! {
                <p class="live-now__left">
                    <span class="live-now__digits" role="timer">{move || running(left.get().unwrap_or(0) * 1000)}</span>
                    <span class="live-now__caption">{move || t.live_until_next()}</span>
                </p>
            })}
        </section>
    }
}

/// It was ended.
#[component]
fn Over(live: Live) -> impl IntoView {
    let t = live.t;
    let span = Memo::new(move |_| {
        let (began, ended) =
            live.event.with(|event| event.as_ref().map(|event| (event.show_began, event.show_ended)))?;
        Some(t.live_over_note(&live.face_at(began?), &live.at(live.minute_at(ended?))))
    });
    let is_its_day = Memo::new(move |_| live.is_its_day());
    view! {
        <section class="live-now" data-look="over-all" aria-labelledby="live-now-title">
            <h2 class="live-now__title" id="live-now-title">{move || t.live_over_title()}</h2>
            <p class="live-now__span">{move || span.get()}</p>
            <div class="live-now__ways">
                <ButtonLink
                    kind=ButtonKind::Primary
                    glyph=Glyph::Checklist
                    href=Events::Of(live.id, EventArea::Review).href()
                    label=Signal::derive(move || t.live_to_review().to_owned())
                />
                <Button
                    glyph=Glyph::Undo
                    label=Signal::derive(move || t.live_resume().to_owned())
                    on_click=Callback::new(move |()| acts::resume(live))
                />
                <Show when=move || !is_its_day.get()>
                    <Button
                        glyph=Glyph::Trash
                        label=Signal::derive(move || t.live_rewind().to_owned())
                        on_click=Callback::new(move |()| acts::rewind(live))
                    />
                </Show>
            </div>
        </section>
    }
}
