//! The overview of an event.

mod acts;
mod areas;
mod copy_sheet;
mod cover;
mod facts;
mod head;
mod links;

use events::event::Status;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use replica::RecordId;

use self::areas::AreaCards;
use self::copy_sheet::CopySheet;
use self::cover::CoverInput;
use self::facts::Facts;
use self::head::OverviewHead;
use self::links::Links;
use crate::events::form::{EventSheet, Opened};
use crate::events::frame::{EventFrame, use_event};
use crate::events::templates::make_of;
use crate::i18n::use_t;
use crate::records::history::RecordHistory;
use crate::routes::{self, EventArea, Events};
use crate::session::use_session;
use crate::widgets::button::{Button, IconButton};
use crate::widgets::icon::Glyph;
use crate::widgets::menu::{Menu, MenuItem};

/// The page.
#[component]
pub fn OverviewPage(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let opened = RwSignal::new(None::<Opened>);
    let is_copying = RwSignal::new(false);
    let entry = use_event(event);
    let is_trashed = Memo::new(move |_| entry.with(|it| it.as_ref().is_some_and(|it| it.is_trashed)));
    let has_cover = Memo::new(move |_| entry.with(|it| it.as_ref().is_some_and(|it| it.cover.is_some())));
    let may_cancel = Memo::new(move |_| {
        entry.with(|it| it.as_ref().is_some_and(|it| !it.is_template && !it.state().is_over()))
    });
    let has_date = Memo::new(move |_| {
        entry.with(|it| it.as_ref().is_some_and(|it| !it.is_template && it.when.is_some()))
    });
    let picker = cover::picker();
    let navigate = StoredValue::new_local(use_navigate());
    let trash = Callback::new(move |()| {
        let is_template = entry.with_untracked(|it| it.as_ref().is_some_and(|it| it.is_template));
        acts::trash(session, t, event);
        let to = if is_template { Events::Templates } else { Events::All };
        navigate.try_with_value(|navigate| navigate(&to.href(), routes::way()));
    });
    let copy = Callback::new(move |()| is_copying.set(true));
    let is_template = Memo::new(move |_| entry.with(|it| it.as_ref().is_some_and(|it| it.is_template)));
    let make_template = Callback::new(move |()| {
        let name = entry.with_untracked(|it| it.as_ref().map(|it| it.title.clone()).unwrap_or_default());
        make_of(session, t, event, &name, move |made| {
            navigate.try_with_value(|navigate| navigate(&Events::event(made).href(), routes::way()));
        });
    });
    let items = Signal::derive(move || {
        let pick = Callback::new(move |()| cover::pick(picker));
        let words = if has_cover.get() { t.event_cover_change() } else { t.event_cover_add() };
        let mut items =
            vec![MenuItem::new(t.event_copy(), Glyph::Copy, copy), MenuItem::new(words, Glyph::Photo, pick)];
        if has_cover.get() {
            let off = Callback::new(move |()| acts::cover_off(session, t, event));
            items.push(MenuItem::new(t.event_cover_off(), Glyph::Close, off));
        }
        if has_date.get() {
            let share = Callback::new(move |()| crate::events::guests::share_calendar(session, t, event));
            items.push(MenuItem::new(t.remind_calendar(), Glyph::Calendar, share));
        }
        if may_cancel.get() {
            let cancel = Callback::new(move |()| acts::set_status(session, t, event, Status::Cancelled));
            items.push(MenuItem::new(t.event_cancel(), Glyph::Close, cancel));
        }
        if !is_template.get() {
            items.push(MenuItem::new(t.template_make(), Glyph::Checklist, make_template));
        }
        items.push(MenuItem::new(t.event_delete(), Glyph::Trash, trash).grave());
        items
    });
    let edit = Callback::new(move |()| opened.set(Some(Opened::Edit(event))));
    let actions = move || {
        view! {
            <IconButton glyph=Glyph::Edit label=Signal::derive(move || t.event_edit().to_owned()) on_click=edit />
            <Menu label=Signal::derive(move || t.event_menu().to_owned()) items />
        }
    };
    view! {
        <EventFrame event current=EventArea::Overview actions>
            <div class="page__body event-overview">
                <Show when=move || is_trashed.get()>
                    <div class="event-trashed" role="status">
                        <p>{move || t.event_in_bin()}</p>
                        <Button
                            label=Signal::derive(move || t.restore().to_owned())
                            on_click=Callback::new(move |()| acts::restore(session, t, event))
                        />
                    </div>
                </Show>
                <OverviewHead event />
                <div class="event-overview__columns">
                    <AreaCards event />
                    <div class="event-overview__side">
                        <Facts event on_edit=edit />
                        <Links event />
                        <RecordHistory id=event />
                    </div>
                </div>
            </div>
        </EventFrame>
        <EventSheet opened />
        <CopySheet event is_open=is_copying />
        <CoverInput event picker />
    }
}
