//! Standing messages at the top of a screen.

use super::{
    button::Button,
    icon::{Glyph, Icon},
};
use crate::i18n::use_t;
use leptos::prelude::*;

/// How grave a banner is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BannerKind {
    /// Good to know.
    #[default]
    Info,
    /// Something to do soon.
    Warning,
    /// Something failed.
    Danger,
}

/// A standing message at the top of a screen, with what to do about it.
#[component]
pub fn Banner(
    /// The message, one or two sentences.
    #[prop(into)]
    message: Signal<String>,
    /// How grave it is.
    #[prop(optional)]
    kind: BannerKind,
    /// The act it offers.
    #[prop(optional, into)]
    action: Option<Signal<String>>,
    /// Called when the act is chosen.
    #[prop(optional, into)]
    on_action: Option<Callback<()>>,
    /// Called when it is put away; without it, the banner stays.
    #[prop(optional, into)]
    on_dismiss: Option<Callback<()>>,
) -> impl IntoView {
    let t = use_t();
    let (name, glyph) = match kind {
        BannerKind::Info => ("info", Glyph::Info),
        BannerKind::Warning => ("warning", Glyph::Warning),
        BannerKind::Danger => ("danger", Glyph::Warning),
    };
    view! {
        <div class="banner" data-kind=name role=if kind == BannerKind::Danger { "alert" } else { "status" }>
            <Icon glyph />
            <p class="banner__message">{move || message.get()}</p>
            <div class="banner__actions">
                {action
                    .zip(on_action)
                    .map(|(label, on_action)| view! { <Button label on_click=on_action /> })}
                {on_dismiss
                    .map(|on_dismiss| {
                        view! {
                            <button
                                class="icon-button"
                                type="button"
                                aria-label=move || t.dismiss()
                                on:click=move |_| on_dismiss.run(())
                            >
                                <Icon glyph=Glyph::Close />
                            </button>
                        }
                    })}
            </div>
        </div>
    }
}
