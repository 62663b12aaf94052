//! Guests.

messages! {
    guests_title() = "Invités" / "Guests";
    caterer_title() = "Fiche traiteur" / "Caterer’s sheet";
}
