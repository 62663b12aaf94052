//! The conducteur.

messages! {
    show_title() = "Conducteur" / "Run of show";
}
