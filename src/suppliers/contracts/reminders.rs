//! Reminders as notifications of this device: asked for by a tap, each shown once.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use supply::book::Book;
use supply::contract::Agenda;
use supply::contract::agenda::{REMINDERS, reminders};

use super::model;
use super::words;
use super::year::{called, key_of};
use super::year_model::names;
use crate::i18n::{T, use_t};
use crate::platform::notifications::{self, Allowed, Told};
use crate::platform::{preferences, share};
use crate::routes::Suppliers;
use crate::session::{Session, use_session};
use crate::suppliers::book_changed;
use crate::widgets::switch::Switch;

/// « on » when the person wants reminders on this device.
const WANTED: &str = "intendance.reminders";
/// The reminders already shown that may still be due, one a line.
const SHOWN: &str = "intendance.reminders-shown";
/// More at once would be a shower: the rest is on the first screen.
const MOST: usize = 4;

fn is_on() -> bool {
    preferences::get(WANTED).as_deref() == Some("on") && notifications::allowed() == Allowed::Yes
}

/// The choice whether this device tells, and what its browser can do.
#[component]
pub fn RemindersSwitch() -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let allowed = RwSignal::new(notifications::allowed());
    let checked = RwSignal::new(is_on());
    let on_change = move |wanted: bool| {
        if !wanted {
            preferences::set(WANTED, None);
            checked.set(false);
            session.notices().say(t.reminders_off());
            return;
        }
        spawn_local(async move {
            let answer = notifications::ask().await;
            // The page may be gone by the time a person answers.
            allowed.try_set(answer);
            let is_yes = answer == Allowed::Yes;
            preferences::set(WANTED, is_yes.then_some("on"));
            checked.try_set(false);
            checked.try_set(is_yes);
            if is_yes {
                session.notices().say(t.reminders_on());
                tell(session).await;
            } else {
                session.notices().warn(t.reminders_denied());
            }
        });
    };
    view! {
        <div class="reminders">
            {move || match allowed.get() {
                Allowed::Unsupported => view! { <p class="reminders__note">{move || t.reminders_unsupported()}</p> }.into_any(),
                now => {
                    let hint = move || {
                        Some(if now == Allowed::No { t.reminders_denied() } else { t.reminders_hint() }.to_owned())
                    };
                    view! {
                        <Switch
                            label=Signal::derive(move || t.reminders_switch().to_owned())
                            hint=Signal::derive(hint)
                            checked
                            on_change
                        />
                    }
                        .into_any()
                }
            }}
        </div>
    }
}

/// Tells what is due, now and on each new day, whatever screen is shown. Draws nothing.
#[component]
pub fn Reminders() -> impl IntoView {
    let session = use_session();
    let (today, changed) = (model::today(session), book_changed());
    Effect::new(move |_| {
        // Read, not only tracked: a memo that nobody read never runs.
        let _ = today.get();
        // Records that arrive later are told too; a reminder shown is not shown again.
        let _ = changed.get();
        if is_on() {
            spawn_local(tell(session));
        }
    });
}

async fn tell(session: Session) {
    let t = session.t();
    let shown: BTreeSet<String> =
        preferences::get(SHOWN).unwrap_or_default().lines().map(str::to_owned).collect();
    let due = due(session, t);
    let new: Vec<Told> = due.iter().filter(|told| !shown.contains(&told.tag)).take(MOST).cloned().collect();
    if new.is_empty() {
        return;
    }
    // Noted first: two tabs or a double start must not tell twice. What is no longer due is forgotten.
    let kept = due.iter().filter(|told| shown.contains(&told.tag)).chain(&new);
    let noted: Vec<&str> = kept.map(|told| told.tag.as_str()).collect();
    preferences::set(SHOWN, Some(&noted.join("\n")));
    for told in &new {
        notifications::show(told).await;
    }
}

fn due(session: Session, t: T) -> Vec<Told> {
    let today = untrack(|| session.now().date());
    let farthest = u64::try_from(REMINDERS.into_iter().max().unwrap_or(0)).unwrap_or(0);
    let until = today.checked_add_days(chrono::Days::new(farthest)).unwrap_or(today);
    session.peek_in::<Book, _>(|book, _, _| {
        let agenda = Agenda::of(book, today, until);
        let each = reminders(&agenda, today).into_iter().map(|reminder| {
            let (contract, step) = (reminder.line.contract, reminder.line.step);
            let (title, party) = names(book, contract);
            let what = called(&title, &party);
            let left = step.days_left(today);
            let title = match left {
                ..0 => t.reminder_late(&what),
                0 => t.reminder_today(&what),
                _ => t.reminder_in(usize::try_from(left).unwrap_or_default(), &what),
            };
            let stake = words::stake(t, &step);
            let body = [Some(words::if_nothing(t, &step)), stake].into_iter().flatten().collect::<Vec<_>>();
            Told {
                tag: key_of(contract.id, &step, reminder.days),
                title,
                body: body.join(". "),
                url: share::absolute(&Suppliers::Contract(contract.id).href()),
            }
        });
        each.collect()
    })
}
