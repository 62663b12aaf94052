//! Rétroplanning and templates.

messages! {
    retro_title() = "Rétroplanning" / "Countdown";
    templates_title() = "Modèles" / "Templates";
}
