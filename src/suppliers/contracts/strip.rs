//! A term as a picture: from its start to its end, with today, the day to send and the deadline on it.

use chrono::NaiveDate;
use leptos::prelude::*;
use supply::contract::{Deadline, Term};

use super::model::{self, Shown};
use super::words::day;
use crate::i18n::use_t;
use crate::session::use_session;

/// Where a day stands in a term, in percent from 0 to 100; days outside stand at the ends.
fn at(term: &Term, day: NaiveDate) -> f64 {
    let whole = (term.end - term.start).num_days().max(1);
    let so_far = (day - term.start).num_days().clamp(0, whole);
    #[expect(clippy::cast_precision_loss, reason = "days of a term are far below 2^53")]
    let percent = so_far as f64 * 100.0 / whole as f64;
    percent
}

/// The term of the next decision.
#[component]
pub fn Strip(
    /// The contract.
    shown: Memo<Option<Shown>>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let today = model::today(session);
    let picture = Memo::new(move |_| -> Option<(Term, Option<Deadline>)> {
        shown.with(|shown| {
            let decision = shown.as_ref()?.decision.as_ref().ok()?;
            Some(match &decision.next {
                Some(step) => (step.term, step.deadline),
                None => (decision.term, None),
            })
        })
    });
    move || {
        picture.get().map(|(term, deadline)| {
            let now = today.get();
            let percent = |day: NaiveDate| format!("{:.2}%", at(&term, day));
            let mut marks = vec![("start", term.start, t.contract_mark_start())];
            if let Some(deadline) = deadline {
                marks.push(("send", deadline.send_by, t.contract_mark_send()));
                marks.push(("deadline", deadline.last_day, t.contract_mark_deadline()));
            }
            marks.push(("end", term.end, t.contract_mark_end()));
            if term.holds(now) {
                marks.push(("today", now, t.contract_mark_today()));
                // On one day the rule of the contract comes first.
                marks.sort_by_key(|(_, day, _)| *day);
            }
            let ticks = marks.iter().map(|(kind, day, _)| {
                view! { <span class="strip__tick" data-kind=*kind style:inset-inline-start=percent(*day)></span> }
            });
            let legend = marks.iter().map(|(kind, at, name)| {
                view! {
                    <div class="strip__entry" data-kind=*kind>
                        <dt>{*name}</dt>
                        <dd><time datetime=at.to_string()>{day(t, *at)}</time></dd>
                    </div>
                }
            });
            let gone = percent(now);
            let closing = deadline.map(|deadline| percent(deadline.last_day));
            let label = t.contract_strip(&day(t, term.start), &day(t, term.end));
            view! {
                <figure class="strip" aria-label=label>
                    <div class="strip__bar" aria-hidden="true">
                        <span class="strip__gone" style:inline-size=gone></span>
                        {closing.map(|from| view! { <span class="strip__closed" style:inset-inline-start=from></span> })}
                        {ticks.collect_view()}
                    </div>
                    <dl class="strip__legend">{legend.collect_view()}</dl>
                </figure>
            }
        })
    }
}
