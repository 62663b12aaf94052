//! Ids for elements that name each other (`for`, `aria-controls`).

use std::cell::Cell;

thread_local! {
    // One page, one counter: ids need only differ within the document.
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// An element id that no other call has returned, such as `field-12`.
#[must_use]
pub fn next_id(prefix: &str) -> String {
    let n = NEXT.get();
    NEXT.set(n.wrapping_add(1));
    format!("{prefix}-{n}")
}
