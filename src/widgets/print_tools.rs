//! Around what is shown as it will be on paper: the way back above, the printer below.

use leptos::prelude::*;

use super::button::{Button, ButtonKind, IconLink};
use super::icon::Glyph;
use crate::i18n::{T, use_t};
use crate::platform::print::print;

/// The head of a page that shows a paper.
#[component]
pub fn PaperHead(
    /// Where one came from.
    back: String,
    /// What the paper is.
    title: fn(T) -> &'static str,
) -> impl IntoView {
    let t = use_t();
    view! {
        <header class="page__head">
            <IconLink href=back glyph=Glyph::ChevronLeft label=Signal::derive(move || t.back().to_owned()) />
            <p class="page__title" data-size="small">{move || title(t)}</p>
        </header>
    }
}

/// Prints what the screen shows.
#[component]
pub fn PrintButton() -> impl IntoView {
    let t = use_t();
    view! {
        <Button
            kind=ButtonKind::Primary
            glyph=Glyph::Print
            label=Signal::derive(move || t.print().to_owned())
            on_click=Callback::new(|()| print())
        />
    }
}
