//! Suppliers, rooms and equipment.

mod kit;
mod kit_form;
mod minute_field;
mod model;
mod party_section;
mod room_form;
mod rooms;
mod share;
mod strip;
mod summary;
mod supplier_form;
mod suppliers;
mod words;

use leptos::prelude::*;
use replica::RecordId;

use self::kit::{Kit, QuickAdd};
use self::kit_form::{CopyKit, KitForm};
use self::model::{Services, use_services};
pub use self::party_section::PartyEvents;
use self::room_form::RoomForm;
use self::rooms::Rooms;
use self::strip::Strip;
pub use self::summary::ServicesSummary;
use self::supplier_form::SupplierForm;
use self::suppliers::Suppliers;
use crate::events::frame::EventFrame;
use crate::i18n::use_t;
use crate::platform::print::print;
use crate::routes::EventArea;
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::dialog::Sheet;
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::Glyph;
use crate::widgets::menu::{Menu, MenuItem};
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::Choice;

/// What the page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    Suppliers,
    Rooms,
    Kit,
}

impl Shown {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Suppliers, "suppliers"), (Self::Rooms, "rooms"), (Self::Kit, "kit")];

    fn key(self) -> &'static str {
        Self::ALL.into_iter().find(|(shown, _)| *shown == self).map_or("", |(_, key)| key)
    }

    fn of(key: &str) -> Self {
        Self::ALL.into_iter().find(|(_, own)| *own == key).map(|(shown, _)| shown).unwrap_or_default()
    }
}

/// What a sheet shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opened {
    Supplier(Option<RecordId>),
    Room(Option<RecordId>),
    Item(RecordId),
    Copy,
}

/// The page.
#[component]
pub fn ServicesPage(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let of = use_services(event);
    let shown = RwSignal::new(Shown::default());
    let opened = RwSignal::new(None::<Opened>);
    let items = Signal::derive(move || {
        let copy =
            MenuItem::new(t.kit_copy(), Glyph::Copy, Callback::new(move |()| opened.set(Some(Opened::Copy))));
        let share = MenuItem::new(
            t.services_share(),
            Glyph::Share,
            Callback::new(move |()| share::share(session, t, of)),
        );
        let print = MenuItem::new(t.services_print(), Glyph::Print, Callback::new(|()| print()));
        match shown.get() {
            Shown::Suppliers => vec![share, print],
            Shown::Rooms => vec![print],
            Shown::Kit => vec![copy, print],
        }
    });
    let actions = move || view! { <Menu label=Signal::derive(move || t.more_actions().to_owned()) items /> };
    let close = Callback::new(move |()| opened.set(None));
    let title = Signal::derive(move || {
        match opened.get() {
            Some(Opened::Supplier(Some(_))) => t.service_edit(),
            Some(Opened::Room(None)) => t.room_add(),
            Some(Opened::Room(Some(_))) => t.room_edit(),
            Some(Opened::Item(_)) => t.kit_edit(),
            Some(Opened::Copy) => t.kit_copy(),
            Some(Opened::Supplier(None)) | None => t.service_add(),
        }
        .to_owned()
    });
    view! {
        <EventFrame event current=EventArea::Services actions>
            <Body of shown opened />
        </EventFrame>
        <Sheet open=Signal::derive(move || opened.with(Option::is_some)) on_close=close title>
            <div class="money-form">
                {move || match opened.get() {
                    Some(Opened::Supplier(supplier)) => view! { <SupplierForm of supplier on_done=close /> }.into_any(),
                    Some(Opened::Room(room)) => view! { <RoomForm of room on_done=close /> }.into_any(),
                    Some(Opened::Item(item)) => view! { <KitForm item on_done=close /> }.into_any(),
                    Some(Opened::Copy) => view! { <CopyKit of on_done=close /> }.into_any(),
                    None => ().into_any(),
                }}
            </div>
        </Sheet>
    }
}

#[component]
fn Body(of: Services, shown: RwSignal<Shown>, opened: RwSignal<Option<Opened>>) -> impl IntoView {
    let t = use_t();
    let choices = Signal::derive(move || {
        let n_clashes = of.conflicts.with(Vec::len);
        let rooms = t.services_rooms();
        let rooms =
            if n_clashes == 0 { rooms.to_owned() } else { format!("{rooms} ⚠ {}", t.number(n_clashes)) };
        vec![
            Choice::new(Shown::Suppliers.key(), t.services_suppliers()),
            Choice::new(Shown::Rooms.key(), rooms),
            Choice::new(Shown::Kit.key(), t.services_kit()),
        ]
    });
    let add = Callback::new(move |()| {
        opened.set(Some(match shown.get_untracked() {
            Shown::Rooms => Opened::Room(None),
            _ => Opened::Supplier(None),
        }));
    });
    let add_label = Signal::derive(move || {
        if shown.get() == Shown::Rooms { t.room_add() } else { t.service_add() }.to_owned()
    });
    let no_supplier = Memo::new(move |_| of.suppliers.with(Vec::is_empty));
    let no_room = Memo::new(move |_| of.rooms.with(Vec::is_empty) && of.conflicts.with(Vec::is_empty));
    let no_kit = Memo::new(move |_| of.kit.with(Vec::is_empty));
    let empty = move |glyph: Glyph,
                      title: fn(crate::i18n::T) -> &'static str,
                      body: fn(crate::i18n::T) -> &'static str| {
        view! {
            <EmptyState
                glyph
                title=Signal::derive(move || title(t).to_owned())
                body=Signal::derive(move || body(t).to_owned())
            />
        }
    };
    view! {
        <div class="page__body services">
            <SegmentedControl
                label=Signal::derive(move || t.services_view().to_owned())
                choices
                value=Signal::derive(move || shown.get().key().to_owned())
                on_change=move |key: String| shown.set(Shown::of(&key))
            />
            {move || match shown.get() {
                Shown::Suppliers if no_supplier.get() => {
                    empty(Glyph::Suppliers, |t| t.services_empty_title(), |t| t.services_empty_body()).into_any()
                }
                Shown::Suppliers => view! {
                    <Strip of />
                    <Suppliers of on_open=Callback::new(move |id| opened.set(Some(Opened::Supplier(Some(id))))) />
                }.into_any(),
                Shown::Rooms if no_room.get() => {
                    empty(Glyph::Place, |t| t.rooms_empty_title(), |t| t.rooms_empty_body()).into_any()
                }
                Shown::Rooms => view! {
                    <Rooms of on_open=Callback::new(move |id| opened.set(Some(Opened::Room(Some(id))))) />
                }.into_any(),
                Shown::Kit => view! {
                    <Kit of on_open=Callback::new(move |id| opened.set(Some(Opened::Item(id)))) />
                    <Show when=move || no_kit.get()>
                        {empty(Glyph::Box, |t| t.kit_empty_title(), |t| t.kit_empty_body())}
                    </Show>
                }.into_any(),
            }}
        </div>
        <footer class="page__foot event-foot">
            <Show
                when=move || shown.get() != Shown::Kit
                fallback=move || view! { <QuickAdd of /> }
            >
                <Button kind=ButtonKind::Primary glyph=Glyph::Plus label=add_label on_click=add />
            </Show>
        </footer>
    }
}
