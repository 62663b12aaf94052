//! Who is in charge of an event, and who helps.

use domain::office::NamedKind;
use leptos::prelude::*;
use replica::RecordId;

use super::sheet::said;
use super::sketch::{Editing, Named};
use crate::i18n::use_t;
use crate::requests::detail::pickers::options_of;
use crate::session::use_session;
use crate::widgets::chip::RemovableChip;
use crate::widgets::combobox::Combobox;

/// Who is in charge; a new name makes a person.
#[component]
pub fn OwnerField(editing: Editing) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let owner = editing.get(|sketch| sketch.owner.clone());
    let name = Signal::derive(move || match owner.get() {
        None => String::new(),
        Some(Named::New(name)) => name,
        Some(Named::Known(id)) => {
            session.look(|office, _| office.name(id).map(str::to_owned)).unwrap_or_default()
        }
    });
    view! {
        <Combobox
            label=said(t, |t| t.event_owner())
            value=name
            options=Signal::derive(move || session.look(|office, _| options_of(t, office, NamedKind::Person)))
            on_select=editing.put(|sketch, id: String| sketch.owner = id.parse().ok().map(Named::Known))
            on_create=editing.put(|sketch, name| sketch.owner = Some(Named::New(name)))
            on_clear=editing.put(|sketch, ()| sketch.owner = None)
        />
    }
}

/// Who helps.
#[component]
pub fn TeamField(editing: Editing) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let team = editing.get(|sketch| sketch.team.clone());
    let options = Signal::derive(move || {
        let mut options = session.look(|office, _| options_of(t, office, NamedKind::Person));
        team.with(|team| options.retain(|option| !team.iter().any(|id| id.to_string() == option.value)));
        options
    });
    let chip = move |id: RecordId| {
        let name = Signal::derive(move || {
            session.look(|office, _| office.name(id).map(str::to_owned)).unwrap_or_default()
        });
        view! {
            <RemovableChip
                label=name
                on_remove=editing.put(move |sketch, ()| sketch.team.retain(|who| *who != id))
            />
        }
    };
    view! {
        <div class="event-form__team">
            <Combobox
                label=said(t, |t| t.event_team())
                value=String::new()
                options
                several=true
                on_select=editing.put(|sketch, id: String| {
                    if let Ok(id) = id.parse::<RecordId>() && !sketch.team.contains(&id) {
                        sketch.team.push(id);
                    }
                })
                placeholder=Signal::derive(move || Some(t.event_team_add().to_owned()))
            />
            <div class="cluster"><For each=move || team.get() key=|id| *id children=chip /></div>
        </div>
    }
}
