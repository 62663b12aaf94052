//! The roles, each with what it may do.

use access::Role;
use leptos::prelude::*;

use super::words::{role_name, role_note};
use crate::i18n::use_t;
use crate::widgets::ids::next_id;

/// One role out of four, as radio buttons with a line each.
#[component]
pub fn RoleCards(
    /// The role chosen.
    role: RwSignal<Role>,
) -> impl IntoView {
    let t = use_t();
    let group = next_id("role");
    let card = move |own: Role| {
        view! {
            <label class="role-card">
                <input
                    class="role-card__control"
                    type="radio"
                    name=group.clone()
                    value=own.as_str()
                    prop:checked=move || role.get() == own
                    on:change=move |_| role.set(own)
                />
                <span class="role-card__text">
                    <span class="role-card__name">{move || role_name(t, Some(own))}</span>
                    <span class="role-card__note">{move || role_note(t, own)}</span>
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="role-cards">
            <legend class="field__label">{move || t.invite_role()}</legend>
            {Role::ALL.map(card).into_iter().collect_view()}
        </fieldset>
    }
}
