//! Where the rule is written, cited; nothing is judged.

use leptos::prelude::*;
use supply::paper::sources::SOURCES;

use super::words;
use crate::i18n::use_t;
use crate::widgets::icon::{Glyph, Icon};

/// The sources of the vigilance file.
#[component]
pub fn Sources() -> impl IntoView {
    let t = use_t();
    let items = SOURCES.map(|source| {
        let title = move || {
            if source.is_usage() { t.sources_usage().to_owned() } else { t.sources_articles(source.articles) }
        };
        view! {
            <li class="source">
                <p class="source__text">{move || words::source(t, &source)}</p>
                <p class="source__note">
                    <a href=source.url target="_blank" rel="external noopener noreferrer">{title}</a>
                    <span>{move || t.sources_secondary()}</span>
                    <span>{move || t.sources_read(&t.date_year(source.read_on()))}</span>
                </p>
            </li>
        }
    });
    view! {
        <details class="disclosure">
            <summary class="disclosure__head">
                <span>{move || t.sources_title()}</span>
                <Icon glyph=Glyph::ChevronDown />
            </summary>
            <p class="source__about">{move || t.sources_note()}</p>
            <ul class="sources">{items.into_iter().collect_view()}</ul>
        </details>
    }
}
