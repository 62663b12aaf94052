//! One cue with all that is said of it. Each field is written when one leaves it.

use events::show::{Column, Cue, compose};
use leptos::prelude::*;
use replica::{Intent, RecordId};

use super::cue_fields::{LengthField, OwnerField, PartiesField, StartField};
use super::data::Show as Conducteur;
use super::page::Sheets;
use crate::widgets::button::Button;
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::Glyph;
use crate::widgets::text_area::TextArea;
use crate::widgets::text_field::TextField;

/// The sheet.
#[component]
pub fn CueSheet(
    /// The conducteur.
    show: Conducteur,
    /// What is open.
    sheets: Sheets,
) -> impl IntoView {
    let t = show.t;
    let open = sheets.cue;
    let is_section = Memo::new(move |_| {
        open.get().is_some_and(|id| show.laid.with(|laid| laid.cue(id).is_some_and(|cue| cue.is_section)))
    });
    let title =
        Signal::derive(move || if is_section.get() { t.section_edit() } else { t.cue_edit() }.to_owned());
    view! {
        <Sheet open=Signal::derive(move || open.get().is_some()) on_close=Callback::new(move |()| open.set(None)) title>
            {move || open.get_untracked().map(|id| view! { <Fields show sheets id is_section /> })}
        </Sheet>
    }
}

#[component]
fn Fields(show: Conducteur, sheets: Sheets, id: RecordId, is_section: Memo<bool>) -> impl IntoView {
    let t = show.t;
    let cue: Memo<Option<Cue>> = Memo::new(move |_| show.laid.with(|laid| laid.cue(id).cloned()));
    let text = move |of: fn(&Cue) -> &String| {
        Signal::derive(move || cue.with(|cue| cue.as_ref().map(|cue| of(cue).clone())).unwrap_or_default())
    };
    let commit = move |field: &'static str| {
        Callback::new(move |text: String| show.session.write(compose::set_text(id, field, &text)))
    };
    let then = move |act: fn(Conducteur, RecordId)| {
        Callback::new(move |()| {
            sheets.cue.set(None);
            act(show, id);
        })
    };
    let ripple = Callback::new(move |()| {
        sheets.cue.set(None);
        sheets.ripple.set(Some(id));
    });
    let roles = Memo::new(move |_| show.laid.with(|laid| laid.roles.clone()));
    let role = move |Column { key, name, .. }: Column| {
        let of = key.clone();
        let value = Signal::derive(move || {
            let find =
                |cue: &Cue| cue.roles.iter().find(|(role, _)| *role == of).map(|(_, text)| text.clone());
            cue.with(|cue| cue.as_ref().and_then(find)).unwrap_or_default()
        });
        let on_commit = Callback::new(move |text: String| {
            let intents: Vec<Intent> = compose::set_role(id, &key, &text);
            show.session.write(intents);
        });
        view! { <TextField label=Signal::stored(name) value on_commit /> }
    };
    view! {
        <div class="form cue-form">
            <TextField
                label=Signal::derive(move || t.cue_title().to_owned())
                value=text(|cue| &cue.title)
                on_commit=commit("title")
            />
            <Show when=move || !is_section.get()>
                <StartField show id cue />
                <LengthField show id cue />
                <TextField
                    label=Signal::derive(move || t.cue_place().to_owned())
                    value=text(|cue| &cue.place)
                    on_commit=commit("where")
                />
                <OwnerField show id cue />
                <PartiesField show id cue />
                <For each=move || roles.get() key=|role| role.clone() children=role />
            </Show>
            <TextArea
                label=Signal::derive(move || t.cue_notes().to_owned())
                value=text(|cue| &cue.notes)
                on_commit=commit("notes")
            />
            <div class="cue-form__acts">
                <Show when=move || !is_section.get()>
                    <Button glyph=Glyph::Clock label=Signal::derive(move || t.cue_shift().to_owned()) on_click=ripple />
                </Show>
                <Button
                    glyph=Glyph::Copy
                    label=Signal::derive(move || t.duplicate().to_owned())
                    on_click=then(|show, id| show.duplicate(id))
                />
                <Button
                    glyph=Glyph::Trash
                    label=Signal::derive(move || t.delete().to_owned())
                    on_click=then(|show, id| show.trash(id))
                />
            </div>
        </div>
    }
}
