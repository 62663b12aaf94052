//! The engine's answer to what is typed, at each keystroke.

use leptos::prelude::*;
use supply::book::Book;
use supply::contract::{Course, Decision, Notice, Terms};

use super::sketch::{Editing, imagined};
use crate::i18n::use_t;
use crate::session::use_session;
use crate::suppliers::contracts::decision::deadline_words;
use crate::suppliers::contracts::tone::{Tone, headline};
use crate::suppliers::contracts::{model, words};
use crate::widgets::icon::{Glyph, Icon};

/// What the engine says of what is typed.
#[component]
pub fn Preview(editing: Editing) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let today = Memo::new(move |_| session.now().date());
    let terms = Memo::new(move |_| {
        let draft = editing.read.with(|read| read.faults.is_empty().then(|| read.draft.clone()))?;
        Terms::check(draft).ok()
    });
    let decision = Memo::new(move |_| -> Option<Decision> {
        let given = editing.of.map(|id| {
            session.look_in::<Book, _>(|book, _, _| {
                book.children::<Notice>(id).map(Notice::given).collect::<Vec<_>>()
            })
        });
        terms.with(|terms| {
            let course = Course::new(terms.as_ref()?, &given.unwrap_or_default())?;
            Some(course.decide(today.get()))
        })
    });
    let doubts = Memo::new(move |_| {
        let own = terms.with(|terms| terms.as_ref().map(Terms::doubts)).unwrap_or_default();
        own.into_iter().filter_map(|doubt| words::doubt(t, doubt).map(str::to_owned)).collect::<Vec<_>>()
    });
    let overlaps = Memo::new(move |_| {
        editing.sketch.track();
        editing.read.track();
        session.look_in::<Book, _>(|book, _, _| {
            let contract = imagined(editing);
            model::overlaps(book, &contract, today.get())
                .into_iter()
                .map(|overlap| words::overlap(t, &overlap))
                .collect::<Vec<_>>()
        })
    });
    let answer = move || {
        let Some(decision) = decision.get() else {
            return view! { <p class="answer__wait">{t.contract_preview_wait()}</p> }.into_any();
        };
        let (from, to) = (t.date_year(decision.term.start), t.date_year(decision.term.end));
        let term = if today.get() < decision.term.start {
            t.contract_first_term(&from, &to)
        } else {
            t.contract_current_term(&from, &to)
        };
        let deadline = decision.next.as_ref().and_then(|step| step.deadline);
        let deadline = deadline.map(|deadline| deadline_words(t, deadline.basis, deadline.last_day));
        let after = decision.next.as_ref().map(|step| {
            let stake = words::stake(t, step).map(|stake| format!(", {stake}")).unwrap_or_default();
            format!("{}{stake}.", words::if_nothing_short(t, step))
        });
        let missed = decision.missed.map(|missed| {
            t.contract_missed(&words::day(t, missed.deadline.last_day), &t.date_year(missed.until))
        });
        view! {
            <p class="answer__term">{term}</p>
            <p class="answer__head">
                <Icon glyph=Tone::of(&decision, today.get()).glyph() />
                <strong>{headline(t, &decision, today.get())}</strong>
            </p>
            {deadline.map(|deadline| view! { <p class="answer__deadline">{deadline}"."</p> })}
            {missed.map(|missed| view! { <p class="answer__missed">{missed}</p> })}
            {after.map(|after| view! { <p class="answer__after">{after}</p> })}
        }
        .into_any()
    };
    let tone = move || decision.get().map(|decision| Tone::of(&decision, today.get()).key());
    let notes = move || {
        doubts
            .get()
            .into_iter()
            .chain(overlaps.get())
            .map(|note| view! { <p class="answer__doubt"><Icon glyph=Glyph::Warning /><span>{note}</span></p> })
            .collect_view()
    };
    view! {
        <div class="answer" data-tone=tone role="status">{answer}{notes}</div>
    }
}
