//! The name that signs this device's work.

use domain::kinds::{field, kind};
use leptos::prelude::*;
use replica::{Intent, RecordId};

use super::Part;
use crate::i18n::use_t;
use crate::platform::preferences::{self, key};
use crate::session::{Session, use_session};
use crate::widgets::text_field::TextField;

/// The name field.
#[component]
pub(super) fn You() -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let name = RwSignal::new(preferences::get(key::ME).unwrap_or_default());
    let commit = move |typed: String| {
        let typed = typed.trim().to_owned();
        name.set(typed.clone());
        preferences::set(key::ME, (!typed.is_empty()).then_some(typed.as_str()));
        sign(session, &typed);
    };
    view! {
        <Part title=Signal::derive(move || t.settings_you().to_owned())>
            <div class="setting">
                <TextField
                    label=Signal::derive(move || t.settings_your_name().to_owned())
                    value=name
                    on_commit=commit
                    autocomplete="name"
                    hint=Signal::derive(move || Some(t.settings_your_name_hint().to_owned()))
                />
            </div>
        </Part>
    }
}

/// Writes the device's record, so that the other devices' histories name this one too.
fn sign(session: Session, name: &str) {
    let dev = session.meta().dev.to_string();
    let id = RecordId::derived(kind::DEVICE, &dev);
    let known = session.peek(|office, _| office.devices.get(&dev).cloned()).unwrap_or_default();
    if known != name {
        session.write(vec![
            Intent::set(id, kind::DEVICE, "dev", dev),
            Intent::set(id, kind::DEVICE, field::NAME, name),
        ]);
    }
}
