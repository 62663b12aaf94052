//! A new name for a member or a device.

use leptos::prelude::*;
use serde_json::json;

use super::acts::TeamActs;
use crate::i18n::use_t;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::dialog::Dialog;
use crate::widgets::text_field::TextField;

/// What gets a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Naming {
    /// A member.
    Member {
        /// Its id.
        id: String,
        /// Its name now.
        name: String,
    },
    /// A device.
    Device {
        /// Its id.
        id: String,
        /// Its name now.
        label: String,
    },
}

impl Naming {
    fn name(&self) -> &str {
        match self {
            Self::Member { name, .. } => name,
            Self::Device { label, .. } => label,
        }
    }
}

/// Asks for the name, while something is named.
#[component]
pub fn NameDialog(
    /// What can be done.
    acts: TeamActs,
    /// What gets a name; none closes it.
    naming: RwSignal<Option<Naming>>,
) -> impl IntoView {
    let t = use_t();
    let open = Signal::derive(move || naming.with(Option::is_some));
    let close = Callback::new(move |()| naming.set(None));
    let title = Signal::derive(move || match naming.get() {
        Some(Naming::Member { name, .. }) => t.team_rename(&name),
        _ => t.device_rename().to_owned(),
    });
    view! {
        <Dialog open on_close=close title>
            {move || naming.get().map(|naming_now| view! { <Form acts naming naming_now /> })}
        </Dialog>
    }
}

#[component]
fn Form(acts: TeamActs, naming: RwSignal<Option<Naming>>, naming_now: Naming) -> impl IntoView {
    let t = use_t();
    let before = naming_now.name().to_owned();
    let name = RwSignal::new(before.clone());
    let is_device = matches!(naming_now, Naming::Device { .. });
    let save = move || {
        let typed = name.get_untracked().trim().to_owned();
        naming.set(None);
        if typed.is_empty() || typed == before {
            return;
        }
        let (path, field) = match &naming_now {
            Naming::Member { id, .. } => (format!("members/{id}"), "name"),
            Naming::Device { id, .. } => (format!("devices/{id}"), "label"),
        };
        acts.run_with_undo(
            path,
            json!({ field: typed }),
            json!({ field: before }),
            t.team_renamed().to_owned(),
        );
    };
    view! {
        <form
            class="form"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <TextField
                label=Signal::derive(move || if is_device { t.device_name() } else { t.join_your_name() }.to_owned())
                value=name
                on_input=Callback::new(move |text| name.set(text))
            />
            <div class="modal__actions">
                <Button
                    label=Signal::derive(move || t.cancel().to_owned())
                    on_click=Callback::new(move |()| naming.set(None))
                />
                <Button kind=ButtonKind::Primary label=Signal::derive(move || t.save().to_owned()) submit=true />
            </div>
        </form>
    }
}
