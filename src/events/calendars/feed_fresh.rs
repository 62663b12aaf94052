//! An address just made, shown once, and how calendars take it.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::use_t;
use crate::platform::share::{self, Shared};
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::{Glyph, Icon};

/// The scheme by which calendars of the device open an address.
fn for_calendars(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    format!("webcal://{rest}")
}

/// Whether the calendars of others, which read from their own machines, can reach an address: surely not on plain http.
fn is_far(address: &str) -> bool {
    address.starts_with("https://")
}

/// The address, to copy now or never.
#[component]
pub(super) fn FreshFeed(
    /// The address.
    address: String,
) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let (webcal, is_far) = (for_calendars(&address), is_far(&address));
    let address = StoredValue::new(address);
    let field = NodeRef::<html::Input>::new();
    let select = move || {
        if let Some(field) = field.get_untracked() {
            field.select();
        }
    };
    let copy = move |()| {
        spawn_local(async move {
            match share::copy(&address.get_value()).await {
                Shared::Copied => session.notices().say(t.link_copied()),
                // Over plain http nothing may copy for people: the address stands ready under their own fingers.
                _ => select(),
            }
        });
    };
    let near = (!is_far).then(|| {
        view! {
            <p class="ics-feed__said">
                <Icon glyph=Glyph::Warning />
                <span>{move || t.feed_near_only()}</span>
            </p>
        }
    });
    view! {
        <div class="ics-feed__fresh">
            <p class="ics-feed__once" role="status">{move || t.feed_once()}</p>
            <label class="field">
                <span class="field__label">{move || t.feed_address()}</span>
                <input
                    class="input"
                    type="text"
                    readonly
                    node_ref=field
                    prop:value=move || address.get_value()
                    on:focus=move |_| select()
                />
            </label>
            <div class="cluster">
                <Button
                    kind=ButtonKind::Primary
                    glyph=Glyph::Copy
                    label=Signal::derive(move || t.copy_link().to_owned())
                    on_click=copy
                />
                <a class="button" href=webcal rel="external">{move || t.feed_open()}</a>
            </div>
            {near}
            <ul class="ics-feed__how">
                <li>{move || t.feed_google()}</li>
                <li>{move || t.feed_outlook()}</li>
                <li>{move || t.feed_apple()}</li>
            </ul>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calendars_open_their_own_scheme() {
        assert_eq!(
            for_calendars("https://exemple.fr/api/v1/feeds/X.ics"),
            "webcal://exemple.fr/api/v1/feeds/X.ics"
        );
        assert!(is_far("https://exemple.fr/") && !is_far("http://192.168.1.4:8080/"));
    }
}
