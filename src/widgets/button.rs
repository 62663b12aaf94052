//! Buttons, and links that look like them.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// How much a button weighs on its screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do here.
    Primary,
    /// Anything else.
    #[default]
    Quiet,
    /// What cannot be undone. Rare: most acts have an undo instead.
    Danger,
}

impl ButtonKind {
    fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Quiet => "quiet",
            Self::Danger => "danger",
        }
    }
}

/// A button with a text, 48 pixels high or more.
#[component]
pub fn Button(
    /// What it does, as a verb.
    #[prop(into)]
    label: Signal<String>,
    /// Its weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// A drawing before the text.
    #[prop(optional, into)]
    glyph: Option<Glyph>,
    /// Whether it answers. Prefer a button that says what is missing.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Whether its act is under way: it stays in place and does not answer.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Submits the form around it.
    #[prop(optional)]
    submit: bool,
    /// Called on click, tap, Enter and Space.
    #[prop(optional, into)]
    on_click: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <button
            class="button"
            type=if submit { "submit" } else { "button" }
            data-kind=kind.name()
            disabled=move || disabled.get()
            aria-busy=move || busy.get().then_some("true")
            on:click=move |_| {
                if let Some(on_click) = on_click && !busy.get_untracked() {
                    on_click.run(());
                }
            }
        >
            {glyph.map(|glyph| view! { <Icon glyph /> })}
            <span class="button__label">{move || label.get()}</span>
        </button>
    }
}

/// A link with the look of a button.
#[component]
pub fn ButtonLink(
    /// Where it goes.
    #[prop(into)]
    href: Signal<String>,
    /// What is there.
    #[prop(into)]
    label: Signal<String>,
    /// Its weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// A drawing before the text.
    #[prop(optional, into)]
    glyph: Option<Glyph>,
) -> impl IntoView {
    view! {
        <a class="button" data-kind=kind.name() href=move || href.get()>
            {glyph.map(|glyph| view! { <Icon glyph /> })}
            <span class="button__label">{move || label.get()}</span>
        </a>
    }
}

/// A square button with a drawing only; its label is read out and shown on hover.
#[component]
pub fn IconButton(
    /// The drawing.
    #[prop(into)]
    glyph: Signal<Glyph>,
    /// What it does, as a verb. Mandatory: there is no text to read.
    #[prop(into)]
    label: Signal<String>,
    /// Its weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// Whether it is on, for a button that switches something.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// Whether it answers.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Called on click, tap, Enter and Space.
    #[prop(into)]
    on_click: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            class="icon-button"
            type="button"
            data-kind=kind.name()
            aria-label=move || label.get()
            title=move || label.get()
            aria-pressed=move || pressed.map(|pressed| pressed.get().to_string())
            disabled=move || disabled.get()
            on:click=move |_| on_click.run(())
        >
            {move || view! { <Icon glyph=glyph.get() /> }}
        </button>
    }
}

/// A square link with a drawing only: back, settings.
#[component]
pub fn IconLink(
    /// Where it goes.
    #[prop(into)]
    href: Signal<String>,
    /// The drawing.
    glyph: Glyph,
    /// What is there. Mandatory: there is no text to read.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    view! {
        <a class="icon-button" href=move || href.get() aria-label=move || label.get() title=move || label.get()>
            <Icon glyph />
        </a>
    }
}
