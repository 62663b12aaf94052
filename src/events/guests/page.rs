//! The guests of an event: the list, and what stands around it. The address says which (`?vue=tables`).

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use replica::RecordId;

use super::data::{Figures, figures};
use super::directory::DirectorySheet;
use super::export;
use super::import::ImportView;
use super::list::ListView;
use super::remind::RemindView;
use super::settings::SettingsSheet;
use super::share::InviteSheet;
use super::sheet::GuestSheet;
use super::tables::TablesView;
use super::waitlist::WaitlistView;
use crate::events::frame::EventFrame;
use crate::i18n::use_t;
use crate::routes::{EventArea, Events};
use crate::session::use_session;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::menu::{Menu, MenuItem};

/// What the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The list.
    List,
    /// Tables and groups.
    Tables,
    /// The waitlist.
    Waitlist,
    /// Those to remind.
    Remind,
    /// A list coming in.
    Import,
}

impl Shown {
    const ALL: [Self; 5] = [Self::List, Self::Tables, Self::Waitlist, Self::Remind, Self::Import];

    const fn key(self) -> &'static str {
        match self {
            Self::List => "",
            Self::Tables => "tables",
            Self::Waitlist => "attente",
            Self::Remind => "relances",
            Self::Import => "import",
        }
    }

    /// Its address.
    pub fn href(self, event: RecordId) -> String {
        let base = Events::Of(event, EventArea::Guests).href();
        if self == Self::List { base } else { format!("{base}?vue={}", self.key()) }
    }
}

/// What the views of the page share.
#[derive(Clone, Copy)]
pub struct Shared {
    /// The event.
    pub event: RecordId,
    /// The numbers.
    pub figures: Memo<Figures>,
    /// The guest whose sheet is open.
    pub open: RwSignal<Option<RecordId>>,
    /// Who is being invited: somebody, or everybody.
    pub inviting: RwSignal<Option<Option<RecordId>>>,
    /// Whether the settings are open.
    pub is_setting: RwSignal<bool>,
    /// Whether the directory is open.
    pub is_choosing: RwSignal<bool>,
    /// A text that was pasted above and is to be looked at first.
    pub pasted: RwSignal<Option<String>>,
}

/// The page.
#[component]
pub fn GuestsPage(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let query = use_query_map();
    let shown = Memo::new(move |_| {
        let key = query.with(|query| query.get_str("vue").unwrap_or_default().to_owned());
        Shown::ALL.into_iter().find(|one| one.key() == key).unwrap_or(Shown::List)
    });
    // Each view begins at its top.
    Effect::new(move |before: Option<Shown>| {
        let shown = shown.get();
        if before.is_some_and(|before| before != shown) {
            request_animation_frame(to_top);
        }
        shown
    });
    let it = Shared {
        event,
        figures: figures(event),
        open: RwSignal::new(None),
        inviting: RwSignal::new(None),
        is_setting: RwSignal::new(false),
        is_choosing: RwSignal::new(false),
        pasted: RwSignal::new(None),
    };
    let items = Signal::derive(move || {
        let item = |label: &str, glyph: Glyph, act: Callback<()>| MenuItem::new(label, glyph, act);
        vec![
            item(t.guests_directory(), Glyph::People, Callback::new(move |()| it.is_choosing.set(true))),
            item(t.invitation_all(), Glyph::Mail, Callback::new(move |()| it.inviting.set(Some(None)))),
            item(
                t.guests_export(),
                Glyph::Download,
                Callback::new(move |()| export::save(session, t, event)),
            ),
            item(t.guests_settings(), Glyph::Settings, Callback::new(move |()| it.is_setting.set(true))),
        ]
    });
    let actions = move || {
        view! {
            <a
                class="icon-button"
                href=Shown::Import.href(event)
                aria-label=move || t.guests_import()
                title=move || t.guests_import()
            >
                <Icon glyph=Glyph::Upload />
            </a>
            <Menu label=Signal::derive(move || t.guests_tools().to_owned()) items />
        }
    };
    let screen = move || match shown.get() {
        Shown::List => view! { <ListView it /> }.into_any(),
        Shown::Tables => {
            view! { <Within it title=|t| t.tables_title()><TablesView it /></Within> }.into_any()
        }
        Shown::Waitlist => {
            view! { <Within it title=|t| t.waitlist_title()><WaitlistView it /></Within> }.into_any()
        }
        Shown::Remind => {
            view! { <Within it title=|t| t.remind_title()><RemindView it /></Within> }.into_any()
        }
        Shown::Import => {
            view! { <Within it title=|t| t.guests_import_title()><ImportView it /></Within> }.into_any()
        }
    };
    view! {
        <EventFrame event current=EventArea::Guests actions>{screen}</EventFrame>
        <GuestSheet it />
        <SettingsSheet it />
        <DirectorySheet it />
        <InviteSheet it />
    }
}

/// Shows the top of the page.
pub fn to_top() {
    if let Some(main) = document().get_element_by_id("main") {
        main.set_scroll_top(0);
    }
}

/// A view beside the list, with the way back to it.
#[component]
fn Within(it: Shared, title: fn(crate::i18n::T) -> &'static str, children: Children) -> impl IntoView {
    let t = use_t();
    view! {
        <div class="guest-within">
            <a class="guest-within__back" href=Shown::List.href(it.event)>
                <Icon glyph=Glyph::ChevronLeft />
                {move || t.guests_back()}
            </a>
            <h2 class="guest-within__title">{move || title(t)}</h2>
        </div>
        {children()}
    }
}
