//! The debrief.

messages! {
    review_title() = "Bilan" / "Debrief";
}
