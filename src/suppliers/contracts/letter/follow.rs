//! What became of a letter: four steps, a tap each; the number of the registered letter; the photo of its receipt.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use supply::contract::compose::Stage;
use supply::contract::{Notice, lrar};

use super::acts::{Target, day_of, name};
use super::text::Letter;
use crate::i18n::{T, use_t};
use crate::platform::share::{self, Shared};
use crate::requests::detail::photos::Photos;
use crate::requests::detail::subject::Subject;
use crate::session::use_session;
use crate::suppliers::contracts::model;
use crate::widgets::button::{Button, ButtonKind, IconButton};
use crate::widgets::date_field::DateField;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::text_field::TextField;

fn act_words(t: T, stage: Stage) -> &'static str {
    match stage {
        Stage::Prepared => t.notice_mark_prepared(),
        Stage::Sent => t.notice_mark_sent(),
        Stage::Received => t.notice_mark_received(),
        Stage::Acknowledged => t.notice_mark_acknowledged(),
    }
}

/// The four steps.
#[component]
pub fn Steps(
    /// The notice.
    target: Target,
    /// Its record, once there is one.
    notice: Signal<Option<Notice>>,
    /// The letter on the screen, kept as it is when it is sent.
    letter: Signal<Letter>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let today = model::today(session);
    let on = move |stage: Stage| {
        Memo::new(move |_| notice.with(|notice| notice.as_ref().and_then(|notice| day_of(notice, stage))))
    };
    let days = Stage::ALL.map(on);
    let mark = move |stage: Stage, day: NaiveDate| {
        let paper = matches!(stage, Stage::Prepared | Stage::Sent).then(|| letter.get_untracked());
        target.mark(session, t, notice.get_untracked().as_ref(), stage, day, paper.as_ref());
    };
    // The first one that is not there yet is the next thing to do.
    let next = Memo::new(move |_| {
        let last = days.iter().rposition(|day| day.get().is_some());
        last.map_or(0, |last| last + 1)
    });
    // Until it is sent, sending it is what matters.
    let main = Memo::new(move |_| Stage::ALL.get(next.get().max(1)).copied().unwrap_or(Stage::Acknowledged));
    let steps = Stage::ALL.iter().copied().zip(days).enumerate().map(|(at, (stage, day))| {
        let is_done = move || day.get().is_some();
        let change = Callback::new(move |day: Option<NaiveDate>| match day {
            Some(day) => mark(stage, day),
            None => target.take_back(session, t, stage),
        });
        view! {
            <li
                class="notice-step"
                data-state=move || match () {
                    () if is_done() => "done",
                    () if next.get() == at => "next",
                    () => "ahead",
                }
            >
                <span class="notice-step__mark">
                    {move || if is_done() { view! { <Icon glyph=Glyph::Check /> }.into_any() } else { (at + 1).into_any() }}
                </span>
                <Show
                    when=is_done
                    fallback=move || view! {
                        <span class="notice-step__name">{move || name(t, stage)}</span>
                        {move || {
                            let kind = if main.get() == stage { ButtonKind::Primary } else { ButtonKind::Quiet };
                            view! {
                                <Button
                                    kind
                                    label=Signal::derive(move || act_words(t, stage).to_owned())
                                    on_click=move |()| mark(stage, today.get_untracked())
                                />
                            }
                        }}
                    }
                >
                    <DateField
                        label=Signal::derive(move || t.notice_day_of(name(t, stage)))
                        value=day
                        on_change=change
                    />
                    <IconButton
                        glyph=Glyph::Undo
                        label=Signal::derive(move || t.notice_take_back(name(t, stage)))
                        on_click=move |()| target.take_back(session, t, stage)
                    />
                </Show>
            </li>
        }
    });
    view! { <ol class="notice-steps">{steps.collect_view()}</ol> }
}

/// The number of the registered letter.
#[component]
pub fn Registered(
    /// The notice.
    target: Target,
    /// Its record, once there is one.
    notice: Signal<Option<Notice>>,
    /// Called with the number that was noted.
    on_number: Callback<String>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let stored = Memo::new(move |_| {
        notice.with(|notice| notice.as_ref().map(|notice| notice.lrar.clone())).unwrap_or_default()
    });
    let commit = move |typed: String| {
        let number = lrar::format(&typed).unwrap_or_else(|| typed.trim().to_owned());
        if number != stored.get_untracked() {
            target.number(session, t, &number);
            on_number.run(number);
        }
    };
    // What is odd is kept, and said.
    let hint = Signal::derive(move || {
        let number = stored.get();
        let is_odd = !number.is_empty() && lrar::format(&number).is_none();
        Some(if is_odd { t.notice_lrar_odd() } else { t.notice_lrar_hint() }.to_owned())
    });
    let copy = move |_| {
        let number = stored.get_untracked();
        spawn_local(async move {
            let said = match share::copy(&number).await {
                Shared::Impossible => t.letter_copy_failed(),
                _ => t.notice_lrar_copied(),
            };
            session.notices().say(said);
        });
    };
    view! {
        <div class="registered">
            <TextField
                label=Signal::derive(move || t.notice_lrar().to_owned())
                value=stored
                on_commit=commit
                hint
            />
            <Show when=move || !stored.with(String::is_empty)>
                <IconButton
                    glyph=Glyph::Copy
                    label=Signal::derive(move || t.notice_lrar_copy().to_owned())
                    on_click=copy
                />
            </Show>
        </div>
    }
}

/// The photos of the receipt.
#[component]
pub fn Receipt(
    /// The notice; its record is there.
    target: Target,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let subject = Subject::new(session, t, target.notice);
    view! { <Photos subject title=Signal::derive(move || t.notice_receipt().to_owned()) /> }
}
