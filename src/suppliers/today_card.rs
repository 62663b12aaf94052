//! What the first screen says of suppliers.

use leptos::prelude::*;

/// What the first screen says of suppliers; nothing where there is nothing to do.
#[component]
pub fn SuppliersToday() -> impl IntoView {}
