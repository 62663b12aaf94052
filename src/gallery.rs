//! The gallery: each widget in each state, with the longest French words. Out of the navigation; tests visit it.
//!
//! Its texts are samples, not messages: they stay French in every language.

mod controls;
mod fields;
mod glyphs;
mod lists;
mod surfaces;

use controls::Controls;
use fields::Fields;
use glyphs::Glyphs;
use leptos::prelude::*;
use lists::Lists;
use surfaces::Surfaces;

/// The whole gallery.
#[component]
pub fn Gallery() -> impl IntoView {
    view! {
        <div class="gallery">
            <h1 class="page__title" tabindex="-1">"Galerie"</h1>
            <Controls />
            <Fields />
            <Surfaces />
            <Lists />
            <Glyphs />
        </div>
    }
}

/// A titled part of the gallery.
#[component]
fn Part(
    /// What it shows.
    title: &'static str,
    /// The specimens.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="gallery__section">
            <div class="section__head"><h2 class="section__title">{title}</h2></div>
            {children()}
        </section>
    }
}
