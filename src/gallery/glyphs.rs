//! Every drawing.

use super::Part;
use crate::{
    i18n::use_t,
    widgets::{
        icon::{Glyph, Icon},
        priority_mark::{PriorityLevel, PriorityMark},
        shell::BrandMark,
        status_glyph::{StatusGlyph, StatusShape},
    },
};
use leptos::prelude::*;

#[component]
pub(super) fn Glyphs() -> impl IntoView {
    let t = use_t();
    let statuses = StatusShape::ALL
        .into_iter()
        .map(|shape| {
            let name = move || t.status_name(shape.key()).unwrap_or_default();
            view! { <span class="status-tag"><StatusGlyph shape />{name}</span> }
        })
        .collect_view();
    let priorities = PriorityLevel::ALL
        .into_iter()
        .map(|level| {
            let name = move || t.priority_name(level.key()).unwrap_or_default();
            view! { <span class="status-tag"><PriorityMark level />{name}</span> }
        })
        .collect_view();
    let icons = Glyph::ALL
        .iter()
        .map(|&glyph| view! { <span class="gallery__glyph"><Icon glyph />{glyph.name()}</span> })
        .collect_view();
    view! {
        <Part title="Dessins">
            <div class="gallery__specimen"><BrandMark /></div>
            <div class="gallery__specimen">{statuses}</div>
            <div class="gallery__specimen">{priorities}</div>
            <div class="gallery__glyphs">{icons}</div>
        </Part>
    }
}
