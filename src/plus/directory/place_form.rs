//! The form of a place: its name, what holds it, what it is.

use domain::kinds::field;
use domain::office::{NamedKind, Office};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::{RecordId, Value};

use crate::i18n::{T, use_t};
use crate::platform::dirty;
use crate::plus::directory::acts::{self, NameError};
use crate::plus::directory::entry::Editing;
use crate::session::use_session;
use crate::widgets::combobox::{ComboOption, Combobox};
use crate::widgets::form_foot::FormFoot;
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::Choice;
use crate::widgets::text_field::TextField;

/// The levels of place, the widest first. Stored keys.
pub const LEVELS: [&str; 4] = ["site", "building", "floor", "room"];

/// The form of a place.
#[component]
pub fn PlaceForm(
    /// Which place.
    editing: Editing,
    /// Called when it is stored.
    on_done: Callback<()>,
) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let (first_name, first_parent, first_level) = session.peek(|office, _| match editing {
        Editing::Known(id) => office
            .named
            .get(&id)
            .map(|n| (n.name.clone(), n.parent, n.level.clone().unwrap_or_default()))
            .unwrap_or_default(),
        Editing::New(parent) => (String::new(), parent, below(office, parent).to_owned()),
    });
    let name = RwSignal::new(first_name.clone());
    let parent = RwSignal::new(first_parent);
    let level = RwSignal::new(first_level.clone());
    let error = RwSignal::new(None::<NameError>);
    dirty::follow(move || {
        name.with(|name| *name != first_name)
            || parent.get() != first_parent
            || level.with(|l| *l != first_level)
    });
    let options = Signal::derive(move || session.look(|office, _| options(office, editing)));
    let parent_name = Signal::derive(move || {
        let id = parent.get();
        session.look(|office, _| id.and_then(|id| office.name(id)).unwrap_or_default().to_owned())
    });
    let levels = Signal::derive(move || {
        LEVELS.iter().map(|key| Choice::new(*key, t.level_name(key).unwrap_or_default())).collect::<Vec<_>>()
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked();
        if let Err(why) =
            session.peek(|office, _| acts::check_name(office, NamedKind::Place, editing, &typed))
        {
            error.set(Some(why));
            return;
        }
        let text = |text: String| if text.is_empty() { Value::Null } else { text.into() };
        let fields = vec![
            (field::PARENT, parent.get_untracked().map_or(Value::Null, |id| id.to_string().into())),
            (field::LEVEL, text(level.get_untracked())),
        ];
        acts::save(session, t, NamedKind::Place, editing, &typed, fields);
        on_done.run(());
    };
    view! {
        <form class="form" on:submit=submit>
            <TextField
                label=Signal::derive(move || t.field_name().to_owned())
                value=name
                autofocus=true
                on_input=move |text| {
                    name.set(text);
                    error.set(None);
                }
                placeholder=Signal::derive(move || Some(t.place_example().to_owned()))
                error=Signal::derive(move || error.get().map(|why| name_words(t, NamedKind::Place, why).to_owned()))
            />
            <Combobox
                label=Signal::derive(move || t.field_parent_place().to_owned())
                value=parent_name
                options
                on_select=move |id: String| parent.set(id.parse::<RecordId>().ok())
                on_clear=move |()| parent.set(None)
                placeholder=Signal::derive(move || Some(t.place_no_parent().to_owned()))
            />
            <div class="field">
                <span class="field__label">{move || t.field_level()}</span>
                <SegmentedControl
                    label=Signal::derive(move || t.field_level().to_owned())
                    choices=levels
                    value=level
                    on_change=move |key| level.set(key)
                />
            </div>
            <FormFoot save=Signal::derive(move || t.save().to_owned()) on_cancel=on_done />
        </form>
    }
}

/// What most often lies in a place.
fn below(office: &Office, parent: Option<RecordId>) -> &'static str {
    let level = parent.and_then(|id| office.named.get(&id)).and_then(|n| n.level.as_deref());
    match level {
        None if parent.is_none() => "site",
        Some("site") => "floor",
        Some("building") => "floor",
        _ => "room",
    }
}

/// The places that may hold this one: not itself, nor what lies in it.
fn options(office: &Office, editing: Editing) -> Vec<ComboOption> {
    let is_allowed = |id: RecordId| match editing {
        Editing::Known(own) => !office.is_within(id, own),
        Editing::New(_) => true,
    };
    let places = office.all_named(NamedKind::Place);
    let allowed = places.into_iter().filter(|place| is_allowed(place.id));
    allowed
        .map(|place| {
            let around: Vec<&str> =
                office.place_path(place.id).iter().skip(1).map(|p| p.name.as_str()).collect();
            let hint = (!around.is_empty()).then(|| around.join(", "));
            ComboOption { value: place.id.to_string(), label: place.name.clone(), hint }
        })
        .collect()
}

/// Why a name cannot be given, and what to do.
pub fn name_words(t: T, kind: NamedKind, why: NameError) -> &'static str {
    match (why, kind) {
        (NameError::Empty, _) => t.name_empty(),
        (NameError::Taken, NamedKind::Place) => t.name_taken_place(),
        (NameError::Taken, NamedKind::Person) => t.name_taken_person(),
        (NameError::Taken, _) => t.name_taken(),
    }
}
