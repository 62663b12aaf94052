//! The columns of the conducteur: one for each role.

use events::show::Column;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::RecordId;
use store::Act;

use super::data::Show as Conducteur;
use crate::widgets::button::{Button, IconButton};
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::Glyph;
use crate::widgets::reorder::{Grip, Order};
use crate::widgets::text_field::TextField;

/// The sheet.
#[component]
pub fn ColumnsSheet(
    /// The conducteur.
    show: Conducteur,
    /// Whether it is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let t = show.t;
    let draft = RwSignal::new(String::new());
    let roles = Memo::new(move |_| show.laid.with(|laid| laid.roles.clone()));
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let name = draft.get_untracked();
        let name = name.trim();
        if name.is_empty() {
            return;
        }
        let known = show.now();
        let column = show.session.with_ctx(|ctx| Column::after(&known.roles, name, ctx));
        show.session.act(Act::one(column.stored(show.event)), t.column_added(name));
        draft.set(String::new());
    };
    let ids = Memo::new(move |_| roles.with(|roles| roles.iter().map(id_of).collect::<Vec<_>>()));
    let put = move |(id, to): (RecordId, usize)| {
        let key =
            roles.with_untracked(|roles| roles.iter().find(|it| id_of(it) == id).map(|it| it.key.clone()));
        show.move_column(&key?, to)
    };
    let order = Order::new(ids, Callback::new(put));
    let row = move |id: RecordId| {
        let column = Memo::new(move |_| {
            roles.with(|roles| roles.iter().find(|it| id_of(it) == id).cloned()).unwrap_or_default()
        });
        let name = move || column.with(|column| column.name.clone());
        let rename = Callback::new(move |name: String| {
            // An emptied name takes nothing away: there is a button for that.
            if !name.trim().is_empty() {
                show.session.write(Column { name, ..column.get_untracked() }.stored(show.event));
            }
        });
        let remove = Callback::new(move |()| {
            let column = column.get_untracked();
            show.session.act(Act::one(column.removed(show.event)), t.column_removed(&column.name));
        });
        view! {
            <li
                class="show-columns__row"
                data-dragged=move || order.offset(id).map(|_| "true")
                style:--drag=move || order.offset(id).map(|dy| format!("{dy}px"))
            >
                <Grip order id class="icon-button show-columns__grip" label=Signal::derive(move || t.drag_handle(&name())) />
                <TextField
                    label=Signal::derive(move || t.columns_name(&name()))
                    label_hidden=true
                    value=Signal::derive(name)
                    on_commit=rename
                />
                <IconButton
                    glyph=Glyph::Trash
                    label=Signal::derive(move || t.remove_named(&name()))
                    on_click=remove
                />
            </li>
        }
    };
    view! {
        <Sheet
            open=is_open
            on_close=Callback::new(move |()| is_open.set(false))
            title=Signal::derive(move || t.columns_title().to_owned())
        >
            <div class="form show-columns">
                <p class="u-faint">{move || t.columns_body()}</p>
                <ul class="show-columns__list">
                    <For each=move || ids.get() key=|id| *id children=row />
                </ul>
                <p class="u-hidden" role="status">{move || order.said()}</p>
                <form class="show-columns__add" on:submit=add>
                    <TextField
                        label=Signal::derive(move || t.columns_add().to_owned())
                        value=draft
                        on_input=Callback::new(move |text| draft.set(text))
                        placeholder=Signal::derive(move || Some(t.columns_example().to_owned()))
                    />
                    <Button submit=true glyph=Glyph::Plus label=Signal::derive(move || t.add().to_owned()) />
                </form>
            </div>
        </Sheet>
    }
}

/// What a column is known by while the sheet is open.
fn id_of(column: &Column) -> RecordId {
    RecordId::derived("column", &column.key)
}
