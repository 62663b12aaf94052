//! What comes: the next cue, and a few after it.

use events::show::live::Phase;
use leptos::prelude::*;
use replica::RecordId;

use super::now::{Facts, OrdersAhead, ShiftButton};
use super::subject::Live;
use super::words::length;
use crate::routes::{EventArea, Events};
use crate::widgets::icon::{Glyph, Icon};

/// More than fit on a screen say nothing more; the conducteur has them all.
const SHOWN: usize = 6;

/// The next cue.
#[component]
pub fn NextCard(live: Live) -> impl IntoView {
    let next = Memo::new(move |_| {
        live.standing.with(|standing| standing.next.filter(|_| standing.phase != Phase::Over))
    });
    move || next.get().map(|cue| view! { <Next live cue /> })
}

#[component]
fn Next(live: Live, cue: RecordId) -> impl IntoView {
    let t = live.t;
    let title = Memo::new(move |_| live.title(cue));
    let start = Memo::new(move |_| live.line(cue, |line| line.projected.start).unwrap_or_default());
    let planned = Memo::new(move |_| {
        let planned = live.line(cue, |line| line.planned.start)?;
        (planned != start.get()).then(|| t.live_planned(&live.face(planned)))
    });
    let is_hard = Memo::new(move |_| live.line(cue, |line| line.is_hard()).unwrap_or(false));
    let minutes = Memo::new(move |_| live.line(cue, |line| line.said()).flatten());
    let is_near = Memo::new(move |_| live.phase() == Phase::Running || live.is_its_day());
    let until = Memo::new(move |_| {
        let left = start.get() - live.minute.get();
        match left {
            _ if !is_near.get() => None,
            0 => Some(t.live_due().to_owned()),
            1..=720 => Some(t.live_in(&length(t, left))),
            -720..=-1 => Some(t.live_late_by(&length(t, left))),
            _ => None,
        }
    });
    let is_first = Memo::new(move |_| live.phase() == Phase::Before);
    view! {
        <section class="live-next" aria-labelledby="live-next-title">
            <p class="live-next__head">
                <span>{move || if is_first.get() { t.live_first() } else { t.live_next() }}</span>
                <span class="live-next__until">{move || until.get()}</span>
            </p>
            <div class="live-next__line">
                <p class="live-next__time">{move || live.at(start.get())}</p>
                <div class="live-next__text">
                    <h2 class="live-next__title" id="live-next-title">{move || title.get()}</h2>
                    <p class="live-next__meta">
                        {move || minutes.get().map(|minutes| view! { <span>{length(t, minutes)}</span> })}
                        {move || is_hard.get().then(|| view! { <span class="live-next__hard"><Icon glyph=Glyph::Pin />{t.live_hard()}</span> })}
                        {move || planned.get().map(|planned| view! { <span>{planned}</span> })}
                    </p>
                </div>
                <div class="live-next__shift">
                    {[5_i64, 12].map(|by| view! { <ShiftButton live cue by is_on=false /> }).collect_view()}
                </div>
            </div>
            <Facts live cue />
            <OrdersAhead live cue />
        </section>
    }
}

/// A few after the next.
#[component]
pub fn LaterList(live: Live) -> impl IntoView {
    let t = live.t;
    let later = Memo::new(move |_| {
        live.standing.with(|standing| match standing.phase {
            Phase::Over => (Vec::new(), 0),
            _ => (standing.later.iter().copied().take(SHOWN).collect::<Vec<_>>(), standing.later.len()),
        })
    });
    let n_more = Memo::new(move |_| later.with(|(shown, all)| all.saturating_sub(shown.len())));
    view! {
        <Show when=move || later.with(|(shown, _)| !shown.is_empty())>
            <section class="live-later">
                <h2 class="live-later__head">{move || t.live_later()}</h2>
                <ol class="live-later__list">
                    <For each=move || later.with(|(shown, _)| shown.clone()) key=|id| *id let:cue>
                        <LaterRow live cue />
                    </For>
                </ol>
                <a class="live-later__all" href=Events::Of(live.id, EventArea::Show).href()>
                    {move || match n_more.get() {
                        0 => t.live_to_show().to_owned(),
                        n => t.live_more(n),
                    }}
                    <Icon glyph=Glyph::ChevronRight />
                </a>
            </section>
        </Show>
    }
}

#[component]
fn LaterRow(live: Live, cue: RecordId) -> impl IntoView {
    let t = live.t;
    let title = Memo::new(move |_| live.title(cue));
    let start = Memo::new(move |_| live.line(cue, |line| line.projected.start).unwrap_or_default());
    let late = Memo::new(move |_| live.line(cue, |line| line.late_by()).unwrap_or_default());
    let is_hard = Memo::new(move |_| live.line(cue, |line| line.is_hard()).unwrap_or(false));
    view! {
        <li class="live-later__row">
            <span class="live-later__time">{move || live.at(start.get())}</span>
            <span class="live-later__title">{move || title.get()}</span>
            {move || is_hard.get().then(|| view! {
                <span class="live-later__hard" title=t.live_hard()><Icon glyph=Glyph::Pin /><span class="u-hidden">{t.live_hard()}</span></span>
            })}
            {move || Some(late.get()).filter(|late| *late != 0).map(|late| {
                let sign = if late < 0 { "−" } else { "+" };
                view! { <span class="live-later__late">{format!("{sign}{}", length(t, late))}</span> }
            })}
        </li>
    }
}
