//! What a role does during a cue, written in place on wide screens.

use events::show::{Cue, compose};
use leptos::prelude::*;
use replica::RecordId;

use super::data::Show;
use crate::requests::detail::inline_text::InlineText;

/// The cell.
#[component]
pub fn RoleCell(
    /// The conducteur.
    show: Show,
    /// The cue.
    id: RecordId,
    /// The key of the column.
    role: String,
    /// Its name.
    name: String,
    /// The cue.
    cue: Memo<Option<Cue>>,
) -> impl IntoView {
    let of = role.clone();
    let text = Memo::new(move |_| {
        let find = |cue: &Cue| cue.roles.iter().find(|(key, _)| *key == of).map(|(_, text)| text.clone());
        cue.with(|cue| cue.as_ref().and_then(find)).unwrap_or_default()
    });
    let label = name.clone();
    let on_commit =
        Callback::new(move |text: String| show.session.write(compose::set_role(id, &role, &text)));
    view! {
        <div class="cue__role" data-empty=move || text.with(String::is_empty).then_some("true")>
            <span class="cue__role-name" aria-hidden="true">{name}</span>
            <InlineText
                class="cue__role-text"
                label=Signal::derive(move || {
                    format!("{} : {}", label, cue.with(|cue| cue.as_ref().map(|cue| cue.title.clone())).unwrap_or_default())
                })
                value=text
                on_commit
                several_lines=true
            />
        </div>
    }
}
