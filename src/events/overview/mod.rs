//! The overview of an event.

mod acts;
mod head;

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use replica::RecordId;

use self::head::OverviewHead;
use crate::events::form::{EventSheet, Opened};
use crate::events::frame::EventFrame;
use crate::i18n::use_t;
use crate::routes::{self, EventArea, Events};
use crate::session::use_session;
use crate::widgets::button::IconButton;
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
    let navigate = StoredValue::new_local(use_navigate());
    let trash = Callback::new(move |()| {
        acts::trash(session, t, event);
        navigate.try_with_value(|navigate| navigate(&Events::All.href(), routes::way()));
    });
    let items =
        Signal::derive(move || vec![MenuItem::new(t.event_delete(), Glyph::Trash, trash).grave()]);
    let edit = Callback::new(move |()| opened.set(Some(Opened::Edit(event))));
    let actions = move || {
        view! {
            <IconButton glyph=Glyph::Edit label=Signal::derive(move || t.event_edit().to_owned()) on_click=edit />
            <Menu label=Signal::derive(move || t.event_menu().to_owned()) items />
        }
    };
    view! {
        <EventFrame event current=EventArea::Overview actions>
            <div class="page__body"><OverviewHead event /></div>
        </EventFrame>
        <EventSheet opened />
    }
}
