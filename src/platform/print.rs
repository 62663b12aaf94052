//! Paper.

/// Opens the browser's print dialog for what the screen shows.
pub fn print() {
    // Fails only where printing is forbidden, as in some embedded browsers; the browser says so itself.
    drop(leptos::prelude::window().print());
}
