//! Who can be let in.

use leptos::{html, prelude::*};
use replica::RecordId;

use super::desk::{Desk, Filter};
use super::row::GuestRow;
use crate::routes::{EventArea, Events};
use crate::widgets::button::ButtonLink;
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::Glyph;
use crate::widgets::virtual_list::VirtualList;

/// The guests that the search and the filter leave.
#[component]
pub fn GuestList(
    /// The door.
    desk: Desk,
    /// The search field: it keeps the caret, and the phone its keyboard, while rows are tapped.
    field: NodeRef<html::Input>,
) -> impl IntoView {
    let t = desk.t;
    let n = move || desk.list.with(|list| list.len());
    let row = move |id: RecordId, _: Signal<usize>| view! { <GuestRow desk id field /> };
    view! {
        <Show when=move || 0 < n() fallback=move || view! { <Nobody desk /> }>
            <div class="door__list">
                <VirtualList
                    count=Signal::derive(n)
                    key=move |at: usize| desk.list.with(|list| list.get(at).copied())
                    row
                    label=Signal::derive(move || t.door_list(n()))
                    overscan=2
                />
            </div>
        </Show>
    }
}

/// Nobody is left: why, and what to do.
#[component]
fn Nobody(desk: Desk) -> impl IntoView {
    let t = desk.t;
    let is_searched = Memo::new(move |_| desk.text.with(|text| !text.trim().is_empty()));
    let words = move || match (is_searched.get(), desk.filter.get()) {
        (true, _) => (t.door_nobody_title(), t.door_nobody_body()),
        (false, Filter::Missing) => (t.door_none_missing(), ""),
        (false, Filter::Inside | Filter::Twice) => (t.door_none_inside(), ""),
        (false, Filter::All) => (t.door_no_guests_title(), t.door_no_guests_body()),
    };
    let is_bare = move || !is_searched.get() && desk.filter.get() == Filter::All;
    view! {
        <EmptyState
            glyph=Glyph::People
            title=Signal::derive(move || words().0.to_owned())
            body=Signal::derive(move || words().1.to_owned())
        >
            <Show when=is_bare>
                <ButtonLink
                    href=Events::Of(desk.event, EventArea::Guests).href()
                    label=Signal::derive(move || t.door_to_guests().to_owned())
                />
            </Show>
        </EmptyState>
    }
}
