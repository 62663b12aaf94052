//! The page: a calendar chosen or dropped, looked at, taken in; events written out.

use leptos::prelude::*;

use super::acts::{Coming, HANDED};
use super::feed::FeedSection;
use super::out::OutSection;
use super::preview::Preview;
use crate::i18n::{T, use_t};
use crate::import::file_zone::{FileZone, ZoneWords};
use crate::routes::Events;
use crate::session::use_session;
use crate::widgets::banner::{Banner, BannerKind};
use crate::widgets::button::{Button, ButtonKind, ButtonLink};
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::Glyph;
use crate::widgets::progress::Progress;
use crate::widgets::shell::PageHead;

/// What pickers offer. Some phones know calendars by their type only.
const ACCEPT: &str = ".ics,.ical,.ifb,.vcs,text/calendar,application/ics";

const WORDS: ZoneWords = ZoneWords {
    pick: T::calendars_pick,
    body: T::calendars_pick_body,
    paste: T::calendars_paste,
    paste_label: T::calendars_paste_label,
    read_paste: T::calendars_read_paste,
    pasted: T::calendars_pasted,
};

/// The page.
#[component]
pub fn CalendarsPage() -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    Effect::new(move |_| document().set_title(&format!("{} — {}", t.calendars_title(), t.app_name())));
    let coming = Coming::new();
    if let Some(file) = HANDED.take() {
        coming.take(session, file);
    }
    let problem = move || {
        let dismiss = Callback::new(move |()| coming.problem.set(None));
        coming.problem.get().map(|message| {
            view! { <Banner message=Signal::stored(message) kind=BannerKind::Danger on_dismiss=dismiss /> }
        })
    };
    let screen = move || {
        if let Some(n) = coming.done.get() {
            return view! { <Done coming n /> }.into_any();
        }
        match coming.plan.get() {
            Some(plan) => view! { <Preview plan /> }.into_any(),
            None => view! {
                <FileZone words=WORDS accept=ACCEPT on_file=move |file| coming.take(session, file) />
                <OutSection />
                <FeedSection />
            }
            .into_any(),
        }
    };
    let is_reading = Memo::new(move |_| coming.is_busy.get() && coming.share.with(Option::is_none));
    view! {
        <div class="page events-page ics-page">
            <PageHead title=Signal::derive(move || t.calendars_title().to_owned()) back=Events::All.href() />
            <div class="page__body">
                <div role="status">{move || is_reading.get().then(|| view! { <p class="u-soft">{t.calendars_reading()}</p> })}</div>
                {problem}
                {screen}
            </div>
            {move || coming.plan.get().map(|plan| view! { <Foot coming n=plan.writes().count() /> })}
        </div>
    }
}

/// The way on, at the foot, where a thumb reaches it.
#[component]
fn Foot(coming: Coming, n: usize) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let is_writing = Memo::new(move |_| coming.share.with(Option::is_some));
    let acts = move || {
        if is_writing.get() {
            let label = Signal::derive(move || t.import_running().to_owned());
            return view! { <Progress label value=coming.share /> }.into_any();
        }
        let import = if n > 0 {
            view! {
                <Button
                    kind=ButtonKind::Primary
                    glyph=Glyph::Check
                    label=Signal::derive(move || t.calendars_import_n(n))
                    disabled=coming.is_busy
                    on_click=move |()| coming.import(session)
                />
            }
            .into_any()
        } else {
            view! { <p class="ics-foot__nothing">{move || t.calendars_nothing_new()}</p> }.into_any()
        };
        view! {
            <Button label=Signal::derive(move || t.calendars_other_file().to_owned()) on_click=move |()| coming.reset() />
            {import}
        }
        .into_any()
    };
    view! { <div class="page__foot ics-foot">{acts}</div> }
}

/// What an import did.
#[component]
fn Done(coming: Coming, n: usize) -> impl IntoView {
    let t = use_t();
    view! {
        <EmptyState
            glyph=Glyph::Check
            title=Signal::derive(move || t.calendars_imported(n))
            body=Signal::derive(move || t.calendars_done_body().to_owned())
        >
            <ButtonLink
                href=Events::All.href()
                kind=ButtonKind::Primary
                label=Signal::derive(move || t.calendars_see().to_owned())
            />
            <Button label=Signal::derive(move || t.calendars_other_file().to_owned()) on_click=move |()| coming.reset() />
        </EmptyState>
    }
}
