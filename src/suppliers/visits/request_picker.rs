//! Choosing one more request for a visit: by words, by code.

use domain::office::row::Row;
use leptos::prelude::*;
use replica::RecordId;

use super::acts;
use super::subject::Visit;
use crate::requests::detail::request_choices::RequestChoices;
use crate::widgets::dialog::Sheet;

/// The picker, in a sheet.
#[component]
pub fn RequestPicker(
    /// The intervention.
    visit: Visit,
    /// Whether it is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let (session, t) = (visit.session, visit.t);
    let on_close = Callback::new(move |()| is_open.set(false));
    let fits =
        move |row: &Row| row.is_open() && !visit.part(|it| it.requests.contains(&row.id)).unwrap_or_default();
    let choose = move |id: RecordId| {
        acts::link(session, t, visit.id, &[id], true);
        on_close.run(());
    };
    view! {
        <Sheet open=is_open on_close title=Signal::derive(move || t.visit_add_request().to_owned())>
            <RequestChoices fits on_choose=choose />
        </Sheet>
    }
}
