//! Where the data is, in a word.

use super::icon::{Glyph, Icon};
use crate::i18n::use_t;
use leptos::prelude::*;

/// What a pill says about the data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PillState {
    /// Saved on this device; there is no server, or nothing to say about it.
    #[default]
    Saved,
    /// Being saved or sent.
    Busy,
    /// Saved here, not yet on the server.
    ToSend,
    /// The server has it all.
    UpToDate,
    /// The server does not answer. Nothing is lost.
    Unreachable,
}

/// The small pill that says where the data is; opens the outbox.
#[component]
pub fn Pill(
    /// Which state, for its drawing and colour.
    #[prop(into)]
    state: Signal<PillState>,
    /// The words: « enregistré ici », « 3 à envoyer ».
    #[prop(into)]
    label: Signal<String>,
    /// The page it opens.
    #[prop(into)]
    href: String,
    /// More words for who points at it.
    #[prop(optional, into)]
    title: Signal<Option<String>>,
) -> impl IntoView {
    let t = use_t();
    let look = move || match state.get() {
        PillState::Saved => ("saved", Glyph::Check),
        PillState::Busy => ("busy", Glyph::Sync),
        PillState::ToSend => ("to-send", Glyph::Upload),
        PillState::UpToDate => ("up-to-date", Glyph::Cloud),
        PillState::Unreachable => ("unreachable", Glyph::CloudOff),
    };
    view! {
        <a class="pill" href=href data-state=move || look().0 title=move || title.get()>
            <span class="u-hidden">{move || t.sync_label()}" "</span>
            {move || view! { <Icon glyph=look().1 /> }}
            <span class="pill__label">{move || label.get()}</span>
        </a>
    }
}
