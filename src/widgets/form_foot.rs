//! The foot of a form in a sheet: given up, or sent.

use leptos::prelude::*;

use super::button::{Button, ButtonKind};
use crate::i18n::use_t;

/// Two buttons; the second sends the form that it stands in.
#[component]
pub fn FormFoot(
    /// What sending does, as a verb.
    #[prop(into)]
    save: Signal<String>,
    /// Called when it is given up.
    #[prop(into)]
    on_cancel: Callback<()>,
) -> impl IntoView {
    let t = use_t();
    view! {
        <div class="modal__actions">
            <Button label=Signal::derive(move || t.cancel().to_owned()) on_click=on_cancel />
            <Button kind=ButtonKind::Primary submit=true label=save />
        </div>
    }
}
