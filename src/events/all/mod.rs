//! All events: list, month, timeline.

mod list;
mod row;

use leptos::prelude::*;

use self::list::EventList;
use crate::events::form::{EventSheet, Opened};
use crate::i18n::use_t;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::Glyph;
use crate::widgets::shell::PageHead;

/// The page.
#[component]
pub fn AllPage() -> impl IntoView {
    let t = use_t();
    Effect::new(move |_| document().set_title(&format!("{} — {}", t.nav_events(), t.app_name())));
    let opened = RwSignal::new(None::<Opened>);
    view! {
        <div class="page events-page">
            <PageHead title=Signal::derive(move || t.nav_events().to_owned()) />
            <div class="page__body">
                <EventList opened />
            </div>
            <div class="page__foot events-foot">
                <Button
                    kind=ButtonKind::Primary
                    glyph=Glyph::Plus
                    label=Signal::derive(move || t.event_new().to_owned())
                    on_click=Callback::new(move |()| opened.set(Some(Opened::New(None))))
                />
            </div>
            <EventSheet opened />
        </div>
    }
}
