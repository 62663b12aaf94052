//! A list of the team: who and what is of it, and, folded away, who was.

use leptos::prelude::*;

use crate::i18n::use_t;
use crate::widgets::icon::{Glyph, Icon};

/// A section with the lines of those that are of the team, and a fold with the others.
///
/// `part(is_gone)` gives their ids; `row` draws the line of one. `id` names the heading, once a page.
#[component]
pub fn Roll(
    id: &'static str,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] gone_title: Signal<String>,
    part: Callback<bool, Vec<String>>,
    row: Callback<String, AnyView>,
) -> impl IntoView {
    let t = use_t();
    let count = move |is_gone: bool| t.number(part.run(is_gone).len());
    let lines = move |is_gone: bool| {
        view! {
            <ul class="team-list" role="list">
                <For each=move || part.run(is_gone) key=Clone::clone children=move |id| row.run(id) />
            </ul>
        }
    };
    view! {
        <section class="section" aria-labelledby=id>
            <div class="section__head">
                <h2 class="section__title" id=id>{title}</h2>
                <span class="section__count">{move || count(false)}</span>
            </div>
            {lines(false)}
            <Show when=move || !part.run(true).is_empty()>
                <details class="disclosure">
                    <summary class="disclosure__head">
                        <span>{gone_title}</span>
                        <span class="section__count">{move || count(true)}</span>
                        <Icon glyph=Glyph::ChevronDown />
                    </summary>
                    {lines(true)}
                </details>
            </Show>
        </section>
    }
}
