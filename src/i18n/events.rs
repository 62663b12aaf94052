//! The room of events.

messages! {
    nav_events() = "Événements" / "Events";
    events_areas() = "Rubriques de l’événement" / "Areas of the event";
    event_area_overview() = "Aperçu" / "Overview";
    event_unknown_title() = "Événement introuvable" / "Event not found";
    event_unknown_body() = "Il n’est pas sur cet appareil, ou pas encore." / "It is not on this device, or not yet.";
    event_untitled() = "Événement sans nom" / "Untitled event";
}
