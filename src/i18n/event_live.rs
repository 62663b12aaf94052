//! The show while it runs.

messages! {
    live_title() = "En direct" / "Live";
}
