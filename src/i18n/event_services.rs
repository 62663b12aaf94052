//! Suppliers, rooms and equipment of an event.

messages! {
    services_title() = "Prestataires" / "Suppliers and rooms";
}
