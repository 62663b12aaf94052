//! Results on the screen.

use domain::office::NamedKind;
use leptos::prelude::*;

use crate::find::answer::Hit;
use crate::find::excerpt::Marked;
use crate::find::names::FoundName;
use crate::i18n::T;
use crate::requests::row::shape;
use crate::routes;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::status_glyph::StatusGlyph;
use crate::widgets::text::Highlight;

/// A request that answers. A plain function: fifty are made at each keystroke.
pub fn result(hit: Hit, t: T) -> impl IntoView {
    let Hit { id, texts, code, status, meta, is_exact } = hit;
    let title = if texts.title.text.is_empty() {
        Marked { text: t.untitled().to_owned(), ranges: Vec::new() }
    } else {
        texts.title
    };
    let excerpt = texts.excerpt.map(|marked| {
        let column = texts.column.map(|column| t.excerpt_column(&column));
        view! {
            <p class="search-result__excerpt">
                {column.map(|column| view! { <span class="search-result__column">{column}</span> })}
                <Highlight text=marked.text ranges=marked.ranges />
            </p>
        }
    });
    view! {
        <li class="search-result" data-exact=is_exact.then_some("true")>
            <StatusGlyph shape=shape(&status) />
            <a class="search-result__title" href=routes::request(id) data-result="">
                <Highlight text=title.text ranges=title.ranges />
            </a>
            <span class="search-result__code">{code}</span>
            {excerpt}
            <p class="search-result__meta">{meta.join(" · ")}</p>
        </li>
    }
}

/// A place or person that answers; opens the list of its requests.
pub fn name(found: FoundName, t: T) -> impl IntoView {
    let (glyph, what) = match found.kind {
        NamedKind::Person => (Glyph::Person, t.requests_of_person()),
        _ => (Glyph::Place, t.requests_of_place()),
    };
    let note = if found.within.is_empty() { what.to_owned() } else { format!("{} · {what}", found.within) };
    view! {
        <li class="search-result" data-name="true">
            <Icon glyph />
            <a class="search-result__title" href=routes::requests(&found.query) data-result="">
                <Highlight text=found.name.text ranges=found.name.ranges />
            </a>
            <p class="search-result__meta">{note}</p>
        </li>
    }
}
