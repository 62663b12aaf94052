//! The columns of the conducteur: one for each role.

use events::show::compose;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use store::Act;

use super::data::Show as Conducteur;
use crate::widgets::button::{Button, IconButton};
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::Glyph;
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
        let intents = compose::set_column(show.event, &compose::column_key(name), name);
        show.session.act(Act::one(intents), t.column_added(name));
        draft.set(String::new());
    };
    let row = move |(key, name): (String, String)| {
        let (of, shown) = (key.clone(), name.clone());
        let (label, gone) = (name.clone(), name.clone());
        let rename = Callback::new(move |text: String| {
            // An emptied name takes nothing away: there is a button for that.
            if !text.trim().is_empty() {
                show.session.write(compose::set_column(show.event, &of, &text));
            }
        });
        let remove = Callback::new(move |()| {
            let intents = compose::set_column(show.event, &key, "");
            show.session.act(Act::one(intents), t.column_removed(&gone));
        });
        let remove_name = name;
        view! {
            <li class="show-columns__row">
                <TextField
                    label=Signal::derive(move || t.columns_name(&label))
                    label_hidden=true
                    value=Signal::stored(shown)
                    on_commit=rename
                />
                <IconButton
                    glyph=Glyph::Trash
                    label=Signal::derive(move || t.remove_named(&remove_name))
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
                    <For each=move || roles.get() key=|role| role.clone() children=row />
                </ul>
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
