//! List, month or timeline; which events.

use std::collections::BTreeMap;

use events::Planner;
use events::event::agenda::all;
use events::event::{Category, Status};
use leptos::prelude::*;
use replica::RecordId;

use super::view::{Look, Looking};
use crate::events::planner_changed;
use crate::events::words::{category_name, status_name};
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::button::{Button, IconButton};
use crate::widgets::icon::Glyph;
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::{Choice, SelectField};

/// The bar.
#[component]
pub fn LookBar(looking: Looking) -> impl IntoView {
    let t = use_t();
    let n = Memo::new(move |_| looking.view.with(|view| view.filter.n()));
    let is_open = RwSignal::new(0 < n.get_untracked());
    let looks = Signal::derive(move || {
        vec![
            Choice::new(Look::List.key(), t.events_list()),
            Choice::new(Look::Month.key(), t.events_month()),
            Choice::new(Look::Timeline.key(), t.events_timeline()),
        ]
    });
    view! {
        <div class="look-bar">
            <SegmentedControl
                label=Signal::derive(move || t.events_look().to_owned())
                choices=looks
                value=Signal::derive(move || looking.view.with(|view| view.look.key().to_owned()))
                on_change=Callback::new(move |key: String| looking.change(|view| view.look = Look::of(&key)))
            />
            <IconButton
                glyph=Glyph::Filter
                label=Signal::derive(move || match n.get() { 0 => t.events_filter().to_owned(), n => t.events_filtered(n) })
                pressed=Signal::derive(move || is_open.get() || 0 < n.get())
                on_click=Callback::new(move |()| is_open.update(|is_open| *is_open = !*is_open))
            />
            <Show when=move || is_open.get()>
                <Filters looking />
            </Show>
        </div>
    }
}

#[component]
fn Filters(looking: Looking) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let changed = planner_changed();
    let owners = Signal::derive(move || {
        let _ = changed.get();
        let ids: Vec<RecordId> = session
            .peek_in::<Planner, _>(|planner, _, _| all(planner).filter_map(|event| event.owner).collect());
        let named: BTreeMap<String, RecordId> = session.look(|office, _| {
            ids.into_iter().filter_map(|id| Some((office.name(id)?.to_owned(), id))).collect()
        });
        let each = named.into_iter().map(|(name, id)| Choice::new(id.to_string(), name));
        std::iter::once(Choice::new("", t.events_any_owner())).chain(each).collect::<Vec<_>>()
    });
    let statuses = Signal::derive(move || {
        let each = Status::ALL.iter().map(|status| Choice::new(status.key(), status_name(t, *status)));
        std::iter::once(Choice::new("", t.events_any_status())).chain(each).collect::<Vec<_>>()
    });
    let kinds = Signal::derive(move || {
        let each = Category::ALL.iter().map(|kind| Choice::new(kind.key(), category_name(t, *kind)));
        std::iter::once(Choice::new("", t.events_any_kind())).chain(each).collect::<Vec<_>>()
    });
    view! {
        <div class="look-bar__filters" role="group" aria-label=move || t.events_filter()>
            <SelectField
                label=Signal::derive(move || t.event_status().to_owned())
                label_hidden=true
                choices=statuses
                value=Signal::derive(move || looking.view.with(|view| view.filter.status.map_or("", Status::key).to_owned()))
                on_change=Callback::new(move |key: String| looking.change(|view| view.filter.status = Status::from_key(&key)))
            />
            <SelectField
                label=Signal::derive(move || t.event_category().to_owned())
                label_hidden=true
                choices=kinds
                value=Signal::derive(move || looking.view.with(|view| view.filter.category.map_or("", Category::key).to_owned()))
                on_change=Callback::new(move |key: String| looking.change(|view| view.filter.category = Category::from_key(&key)))
            />
            <SelectField
                label=Signal::derive(move || t.event_owner().to_owned())
                label_hidden=true
                choices=owners
                value=Signal::derive(move || looking.view.with(|view| view.filter.owner.map(|id| id.to_string()).unwrap_or_default()))
                on_change=Callback::new(move |id: String| looking.change(|view| view.filter.owner = id.parse().ok()))
            />
            <Show when=move || looking.view.with(|view| 0 < view.filter.n())>
                <Button
                    label=Signal::derive(move || t.events_clear_filter().to_owned())
                    on_click=Callback::new(move |()| looking.change(|view| view.filter = events::event::Filter::default()))
                />
            </Show>
        </div>
    }
}
