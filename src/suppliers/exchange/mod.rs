//! Cards and files coming in and going out; duplicates.

use leptos::prelude::*;

/// (being written)
#[component]
pub fn CardsPage() -> impl IntoView {}

/// (being written)
#[component]
pub fn DuplicatesPage() -> impl IntoView {}
