//! All events: list, month, timeline.

mod bar;
mod list;
mod month_view;
pub(super) mod row;
mod timeline_view;
mod view;

use chrono::NaiveDate;
use leptos::prelude::*;

use self::bar::LookBar;
use self::list::EventList;
use self::month_view::MonthView;
use self::timeline_view::TimelineView;
use self::view::{Look, Looking};
use crate::events::form::{EventSheet, Opened};
use crate::i18n::use_t;
use crate::routes::Events;
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind, IconLink};
use crate::widgets::icon::Glyph;
use crate::widgets::shell::PageHead;

/// The page.
#[component]
pub fn AllPage() -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    Effect::new(move |_| document().set_title(&format!("{} — {}", t.nav_events(), t.app_name())));
    let opened = RwSignal::new(None::<Opened>);
    let looking = Looking::of_address();
    let look = Memo::new(move |_| looking.view.with(|view| view.look));
    let today = untrack(|| session.now()).date();
    let month = looking.view.with_untracked(|view| view.month);
    let chosen =
        RwSignal::new(month.filter(|month| events::event::month::first_of(today) != *month).unwrap_or(today));
    let on_new = Callback::new(move |day: NaiveDate| opened.set(Some(Opened::New(Some(day)))));
    let day = move || Some(chosen.get()).filter(|_| look.get() == Look::Month);
    let label = Signal::derive(move || {
        day().map_or_else(|| t.event_new().to_owned(), |day| t.event_new_on(&t.date_short(day)))
    });
    view! {
        <div class="page events-page">
            <PageHead title=Signal::derive(move || t.nav_events().to_owned())>
                <IconLink href=Events::Templates.href() glyph=Glyph::Copy label=Signal::derive(move || t.templates_title().to_owned()) />
                <IconLink href=Events::Calendars.href() glyph=Glyph::Sync label=Signal::derive(move || t.calendars_title().to_owned()) />
            </PageHead>
            <div class="page__body">
                <LookBar looking />
                {move || match look.get() {
                    Look::List => view! { <EventList looking /> }.into_any(),
                    Look::Month => view! { <MonthView looking chosen on_new /> }.into_any(),
                    Look::Timeline => view! { <TimelineView looking /> }.into_any(),
                }}
            </div>
            <div class="page__foot event-foot">
                <Button
                    kind=ButtonKind::Primary
                    glyph=Glyph::Plus
                    label
                    on_click=Callback::new(move |()| opened.set(Some(Opened::New(untrack(day)))))
                />
            </div>
            <EventSheet opened />
        </div>
    }
}
