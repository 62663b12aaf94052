//! What the screens of suppliers, rooms and equipment read.

use chrono::NaiveDateTime;
use domain::office::Office;
use events::Planner;
use events::event::zone;
use events::services::conflicts::{self, Conflict, Remedy};
use events::services::{KitItem, RoomBooking, Supplier, presence};
use events::show::Dial;
use leptos::prelude::*;
use replica::RecordId;

use crate::events::dial::use_dial;
use crate::events::frame::use_event;
use crate::events::planner_changed;
use crate::platform::zones::{self, Browser};
use crate::session::{Session, use_session};

/// The records of an event, followed.
#[derive(Clone, Copy)]
pub struct Services {
    /// The event.
    pub event: RecordId,
    /// Who works for it, by arrival.
    pub suppliers: Memo<Vec<Supplier>>,
    /// Which rooms are taken.
    pub rooms: Memo<Vec<RoomBooking>>,
    /// Conflicts with other events, each with what one tap may do.
    pub conflicts: Memo<Vec<(Conflict, Vec<Remedy>)>>,
    /// What is packed.
    pub kit: Memo<Vec<KitItem>>,
    /// From when to when the event goes, minutes after midnight of D-day.
    pub span: Memo<Option<(i64, i64)>>,
    /// The clock on its wall.
    pub dial: Memo<Dial>,
}

/// Follows them.
pub fn use_services(event: RecordId) -> Services {
    let session = use_session();
    let changed = planner_changed();
    let suppliers = Memo::new(move |_| {
        changed.track();
        session.peek_in::<Planner, _>(|planner, _, _| {
            let mut all: Vec<&Supplier> = planner.children(event).collect();
            presence::by_arrival(&mut all);
            all.into_iter().cloned().collect::<Vec<_>>()
        })
    });
    let rooms = Memo::new(move |_| {
        changed.track();
        session.peek_in::<Planner, _>(|planner, _, _| planner.children(event).cloned().collect::<Vec<_>>())
    });
    let kit = Memo::new(move |_| {
        changed.track();
        session.peek_in::<Planner, _>(|planner, _, _| planner.children(event).cloned().collect::<Vec<_>>())
    });
    let conflicts = Memo::new(move |_| {
        changed.track();
        conflicts_of(session, event)
    });
    let span = Memo::new(move |_| {
        changed.track();
        session.peek_in::<Planner, _>(|planner, _, _| {
            let when = planner.events.get(event)?.when.as_ref()?;
            let midnight = when.day().and_hms_opt(0, 0, 0)?;
            let minute = |at: NaiveDateTime| (at - midnight).num_minutes();
            Some((minute(when.start), minute(when.end)))
        })
    });
    let dial = use_dial(use_event(event));
    Services { event, suppliers, rooms, conflicts, kit, span, dial }
}

impl Services {
    /// The minute at which the event begins; noon where nobody said.
    pub fn start(self) -> i64 {
        self.span.get().map_or(12 * 60, |(from, _)| from)
    }
}

fn conflicts_of(session: Session, event: RecordId) -> Vec<(Conflict, Vec<Remedy>)> {
    session.peek_in::<Planner, _>(|planner, office, _| {
        let path =
            |place: RecordId| office.place_path(place).iter().map(|named| named.id).collect::<Vec<_>>();
        // The office's own zone is known without asking the browser; a zone that nobody knows is taken for it.
        let own = zones::name();
        let instants = |zone: &str, at: NaiveDateTime| {
            let other = (zone != own).then(|| zone::instant(&Browser, zone, at)).flatten();
            other.unwrap_or_else(|| office.zone.instant(at))
        };
        let all = conflicts::conflicts(planner, event, &instants, &path);
        let with_remedies = all.into_iter().map(|conflict| {
            let others = like(office, conflict.mine.place);
            let remedies = conflicts::remedies(planner, &conflict, &others, &instants, &path);
            (conflict, remedies)
        });
        with_remedies.collect()
    })
}

/// Places that may stand in for one: its neighbours of the same level.
fn like(office: &Office, place: RecordId) -> Vec<RecordId> {
    let Some(of) = office.named.get(&place) else { return Vec::new() };
    let mut all = office.all_named(domain::office::NamedKind::Place);
    all.retain(|other| other.is_alive && other.level == of.level && other.id != place);
    // Those beside it first.
    all.sort_by_key(|other| other.parent != of.parent);
    all.into_iter().map(|other| other.id).collect()
}
