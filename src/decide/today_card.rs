//! The card on the first screen: how much there is to decide.

use leptos::prelude::*;

use crate::i18n::use_t;
use crate::routes::{self, path};
use crate::session::use_session;
use crate::widgets::icon::{Glyph, Icon};

/// How much there is to decide, followed.
pub fn n_disputes() -> Memo<usize> {
    let session = use_session();
    Memo::new(move |_| session.look(|office, _| office.n_disputes()))
}

/// The card; nothing where there is nothing to decide.
#[component]
pub fn DecideCard() -> impl IntoView {
    let t = use_t();
    let n = n_disputes();
    view! {
        <Show when=move || 0 < n.get()>
            <a class="decide-card" href=routes::more(path::DECIDE)>
                <Icon glyph=Glyph::Warning />
                <span class="decide-card__text">
                    <span class="decide-card__title">{move || t.decide_today(n.get())}</span>
                    <span class="decide-card__body">{move || t.decide_today_body()}</span>
                </span>
                <Icon glyph=Glyph::ChevronRight />
            </a>
        </Show>
    }
}
