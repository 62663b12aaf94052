//! Rooms, hours and equipment.

mod hours;
mod rooms;

use replica::{Intent, RecordId};
use serde_json::json;

use super::compose;
use super::{KitItem, RoomBooking, Supplier};
use crate::desk::Desk;

impl Desk {
    /// An event from a wall clock to another.
    fn event(&mut self, name: &str, start: &str, end: &str) -> RecordId {
        let id = RecordId::derived("event", name);
        let when = json!({ "start": start, "end": end, "zone": "Europe/Paris" });
        self.act(vec![Intent::set(id, "event", "title", name), Intent::set(id, "event", "when", when)]);
        id
    }

    fn book(&mut self, event: RecordId, place: RecordId, span: (i64, i64)) -> RecordId {
        let planner = self.planner();
        let mut draft = RoomBooking::new(place);
        (draft.place, draft.span) = (Some(place), Some(span));
        let (id, intents) = self.with(|_, _, ctx| compose::add_room(ctx, &planner, event, &draft));
        self.act(intents);
        id
    }
}
