//! Where a visit goes.

use domain::office::NamedKind;
use leptos::prelude::*;
use replica::RecordId;

use crate::i18n::use_t;
use crate::requests::detail::pickers::options_of;
use crate::session::use_session;
use crate::widgets::combobox::Combobox;

/// One place, or none.
#[component]
pub fn PlaceChoice(
    /// Which is chosen.
    chosen: RwSignal<Option<RecordId>>,
    /// What none means.
    #[prop(optional, into)]
    placeholder: Signal<Option<String>>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let options = Signal::derive(move || session.look(|office, _| options_of(t, office, NamedKind::Place)));
    let value = Signal::derive(move || {
        chosen
            .get()
            .and_then(|id| session.look(|office, _| office.name(id).map(str::to_owned)))
            .unwrap_or_default()
    });
    view! {
        <Combobox
            label=Signal::derive(move || t.visit_place().to_owned())
            value
            options
            on_select=Callback::new(move |id: String| chosen.set(id.parse().ok()))
            on_clear=Callback::new(move |()| chosen.set(None))
            placeholder
        />
    }
}
