//! A page whose address leads to nothing.

use leptos::prelude::*;

use super::button::ButtonLink;
use super::empty_state::EmptyState;
use super::icon::Glyph;
use crate::i18n::{T, use_t};

/// A page whose address leads to nothing, with a way to where things are.
#[component]
pub fn NothingHere(
    /// What would be here.
    glyph: Glyph,
    /// What is not here.
    title: fn(T) -> &'static str,
    /// Why that may be.
    body: fn(T) -> &'static str,
    /// Where things are.
    href: String,
    /// The name of that place.
    place: fn(T) -> &'static str,
) -> impl IntoView {
    let t = use_t();
    view! {
        <div class="page">
            <EmptyState
                glyph
                title=Signal::derive(move || title(t).to_owned())
                body=Signal::derive(move || body(t).to_owned())
            >
                <ButtonLink href label=Signal::derive(move || place(t).to_owned()) />
            </EmptyState>
        </div>
    }
}
