//! (being written)
use leptos::prelude::*;
/// (being written)
#[component]
pub fn DuplicatesPage() -> impl IntoView {}
