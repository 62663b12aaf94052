//! When they came and left: noted by one tap at the foot, put right here.

use chrono::NaiveTime;
use leptos::prelude::*;
use supply::visit::compose;

use super::acts::instant_at;
use super::hour_field::HourField;
use super::subject::Visit;

/// Arrival, departure, and the time between.
#[component]
pub fn Presence(
    /// The intervention.
    visit: Visit,
) -> impl IntoView {
    let (session, t) = (visit.session, visit.t);
    let clock = move |ms: Option<i64>| ms.map(|ms| session.peek(|office, _| office.civil(ms)).time());
    let arrived = Memo::new(move |_| visit.part(|it| it.arrived).flatten());
    let left = Memo::new(move |_| visit.part(|it| it.left).flatten());
    let is_backward = RwSignal::new(false);
    let minutes = Memo::new(move |_| {
        let now = session.now_ms();
        visit.part(|it| it.minutes_on_site(now)).flatten()
    });
    let on_arrived = Callback::new(move |at: Option<NaiveTime>| {
        let near = arrived.get_untracked().or(left.get_untracked());
        let ms = at.map(|at| instant_at(session, near, at));
        let is_wrong = ms.zip(left.get_untracked()).is_some_and(|(ms, left)| left < ms);
        is_backward.set(is_wrong);
        if !is_wrong {
            let said = ms
                .map_or_else(|| t.visit_said_time_gone().to_owned(), |ms| t.visit_said_arrived(&t.time(ms)));
            visit.act(compose::arrive(visit.id, ms), said);
        }
    });
    let on_left = Callback::new(move |at: Option<NaiveTime>| {
        let near = left.get_untracked().or(arrived.get_untracked());
        let ms = at.map(|at| instant_at(session, near, at));
        let is_wrong = ms.zip(arrived.get_untracked()).is_some_and(|(ms, arrived)| ms < arrived);
        is_backward.set(is_wrong);
        if !is_wrong {
            let said =
                ms.map_or_else(|| t.visit_said_time_gone().to_owned(), |ms| t.visit_said_left(&t.time(ms)));
            visit.act(compose::leave(visit.id, ms), said);
        }
    });
    let error = Signal::derive(move || {
        let is_stored = arrived.get().zip(left.get()).is_some_and(|(arrived, left)| left < arrived);
        (is_backward.get() || is_stored).then(|| t.visit_left_before().to_owned())
    });
    view! {
        <section class="section presence">
            <div class="section__head">
                <h2 class="section__title">{move || t.visit_presence()}</h2>
                {move || minutes.get().map(|minutes| view! {
                    <span class="section__count presence__length">{t.duration(minutes * 60_000)}</span>
                })}
            </div>
            <div class="presence__times">
                <HourField
                    label=Signal::derive(move || t.visit_arrival().to_owned())
                    value=Signal::derive(move || clock(arrived.get()))
                    on_change=on_arrived
                />
                <HourField
                    label=Signal::derive(move || t.visit_departure().to_owned())
                    value=Signal::derive(move || clock(left.get()))
                    on_change=on_left
                    error
                />
            </div>
        </section>
    }
}
