//! Check-in.

messages! {
    door_title() = "Pointage" / "Check-in";
    sign_in_title() = "Feuille d’émargement" / "Sign-in sheet";
}
