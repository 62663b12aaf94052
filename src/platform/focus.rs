//! Where the focus is.

use leptos::prelude::document;

/// Whether it is nowhere: the control that had it went away, or gave it up. Who gives it back in a later frame asks
/// first: by then the person may be typing elsewhere.
#[must_use]
pub fn is_lost() -> bool {
    document().active_element().is_none_or(|el| el.tag_name() == "BODY")
}
