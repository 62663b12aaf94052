//! Doors that cannot hear each other.

use replica::ctx::Seeded;
use store::memory::Memory;
use store::{Act, Device};

use super::*;
use crate::Planner;

const EVENING: u64 = 1_796_926_920_000;
const ENTRY: Door<'static> = Door { name: "Entrée", device: "00000000000000aa", by: None };
const QUAY: Door<'static> = Door { name: "Quai", device: "00000000000000bb", by: None };

fn id(name: &str) -> RecordId {
    RecordId::derived("test", name)
}

fn guest(name: &str, rsvp: &str) -> Guest {
    let mut guest = Guest::new(id(name));
    (guest.name, guest.rsvp) = (name.to_owned(), rsvp.to_owned());
    guest
}

fn ticked(mut guest: Guest, at: &[(&str, &str, i64, i64)]) -> Guest {
    guest.ticks = at
        .iter()
        .map(|(device, door, ms, n)| Tick {
            ms: *ms,
            key: format!("{device}.{ms}"),
            n: *n,
            door: (*door).to_owned(),
            by: None,
        })
        .collect();
    guest
}

fn with_plus(mut guest: Guest, plus: i64) -> Guest {
    guest.plus = Some(plus);
    guest
}

#[test]
fn a_guest_let_in_at_two_doors_counts_once_and_is_shown() {
    let marc = ticked(guest("Marc Petit", "yes"), &[("aa", "Entrée", 1852, 1), ("bb", "Quai", 1855, 1)]);
    let ana = ticked(guest("Ana", "yes"), &[("bb", "Quai", 1840, 1)]);
    let absent = guest("Zoé", "yes");
    let all = [&marc, &ana, &absent];
    let tally = tally(all.into_iter());
    assert_eq!((tally.came, tally.heads, tally.expected, tally.missing), (2, 2, 3, 1));
    assert_eq!(tally.duplicates, [marc.id]);
    assert_eq!(
        tally.doors.into_iter().collect::<Vec<_>>(),
        [("Entrée".to_owned(), 1), ("Quai".to_owned(), 1)]
    );
    let last: Vec<(i64, &str)> = arrivals(all.into_iter(), 2)
        .into_iter()
        .map(|(tick, guest)| (tick.ms, guest.name.as_str()))
        .collect();
    assert_eq!(last, [(1855, "Marc Petit"), (1852, "Marc Petit")]);
}

#[test]
fn two_devices_at_one_door_are_a_duplicate_too_and_a_second_thought_is_none() {
    let two = ticked(guest("A", "yes"), &[("aa", "Entrée", 1, 1), ("bb", "Entrée", 2, 1)]);
    assert!(is_duplicate(&two));
    let twice_here = ticked(guest("B", "yes"), &[("aa", "Entrée", 1, 1), ("aa", "Entrée", 2, 1)]);
    assert!(!is_duplicate(&twice_here));
    assert_eq!(heads(&twice_here), 1);
}

#[test]
fn those_who_come_later_add_up_to_those_announced() {
    let family = |at: &[(&str, &str, i64, i64)]| ticked(with_plus(guest("F", "yes"), 2), at);
    let later = family(&[("aa", "Entrée", 1, 1), ("bb", "Quai", 2, 2)]);
    assert_eq!((heads(&later), is_duplicate(&later)), (3, false));
    let told_twice = family(&[("aa", "Entrée", 1, 3), ("bb", "Quai", 2, 3)]);
    assert_eq!((heads(&told_twice), is_duplicate(&told_twice)), (3, true));
    let more = family(&[("aa", "Entrée", 1, 5)]);
    assert_eq!((heads(&more), is_duplicate(&more)), (5, false));
}

#[test]
fn who_is_not_expected_is_not_let_in_without_a_word() {
    let waiting = Guest { waiting: Some(1), ..guest("W", "yes") };
    let standings = [guest("Y", "yes"), guest("S", ""), guest("M", "maybe"), guest("N", "no"), waiting];
    let is_at_once: Vec<bool> = standings.iter().map(|guest| standing(guest).is_let_in_at_once()).collect();
    assert_eq!(is_at_once, [true, true, true, false, false]);
    let came_anyway = ticked(guest("N", "no"), &[("aa", "", 1, 1)]);
    assert_eq!(standing(&came_anyway), Standing::In);
}

struct Phone {
    device: Device<Memory>,
    source: Seeded,
    now_ms: u64,
}

impl Phone {
    fn new(seed: u64) -> Self {
        let mut source = Seeded(seed);
        let mut ctx = Ctx { now_ms: EVENING, entropy: &mut source };
        let (device, _) = pollster::block_on(Device::open(Memory::default(), &mut ctx)).unwrap();
        Self { device, source, now_ms: EVENING }
    }

    fn act(&mut self, make: impl FnOnce(&mut Ctx<'_>) -> Vec<Intent>) -> Act {
        let mut ctx = Ctx { now_ms: self.now_ms, entropy: &mut self.source };
        let intents = make(&mut ctx);
        pollster::block_on(self.device.act(&mut ctx, Act::one(intents))).unwrap().undo
    }

    fn undo(&mut self, undo: Act) {
        let mut ctx = Ctx { now_ms: self.now_ms, entropy: &mut self.source };
        pollster::block_on(self.device.act(&mut ctx, undo)).unwrap();
    }

    fn guest(&self, id: RecordId) -> Guest {
        self.device.read(|table| Planner::build(table).guests.get(id).cloned()).unwrap()
    }

    fn tally(&self, event: RecordId) -> Tally {
        self.device.read(|table| tally(Planner::build(table).children::<Guest>(event)))
    }
}

#[test]
fn a_tick_is_stored_taken_back_and_put_back() {
    let mut phone = Phone::new(1);
    let marc = id("marc");
    phone.act(|_| {
        let at = common::at(id("event"), "a");
        Writes::of(kinds::GUEST, marc).set("at", at).set("name", "Marc Petit").set("rsvp", "yes").done()
    });
    let back = phone.act(|ctx| tick(marc, 1, &ENTRY, ctx));
    let ticks = phone.guest(marc).ticks;
    assert_eq!(ticks.len(), 1);
    assert_eq!((ticks[0].ms, ticks[0].door.as_str()), (EVENING as i64, "Entrée"));
    assert_eq!(ticks[0].device(), ENTRY.device);
    phone.undo(back);
    assert_eq!(standing(&phone.guest(marc)), Standing::Expected);
    phone.act(|ctx| tick(marc, 1, &ENTRY, ctx));
    phone.now_ms += 180_000;
    phone.act(|ctx| tick(marc, 1, &QUAY, ctx));
    assert!(is_duplicate(&phone.guest(marc)), "both times are kept");
    let both = phone.guest(marc);
    let undo = phone.act(|_| untick(&both));
    assert_eq!(standing(&phone.guest(marc)), Standing::Expected);
    phone.undo(undo);
    assert_eq!(phone.guest(marc).ticks.len(), 2);
}

#[test]
fn a_walk_in_is_one_act_and_one_undo() {
    let mut phone = Phone::new(2);
    let event = id("event");
    let mut made = None;
    let undo = phone.act(|ctx| {
        let (id, intents) = walk_in(event, "  Léa   de la Tour ", 2, &QUAY, ctx);
        made = Some(id);
        intents
    });
    let lea = phone.guest(made.unwrap());
    assert_eq!(
        (lea.name.as_str(), lea.given.as_str(), lea.family.as_str()),
        ("Léa de la Tour", "Léa", "de la Tour")
    );
    assert!(lea.is_walk_in && standing(&lea) == Standing::In);
    let now = phone.tally(event);
    assert_eq!((now.came, now.heads, now.walk_ins, now.expected), (1, 2, 1, 0));
    phone.undo(undo);
    assert_eq!(phone.tally(event).came, 0);
}
