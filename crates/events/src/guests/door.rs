//! Check-in: who is in, what a tick writes, and what two doors that could not hear each other make of it.
//!
//! Every tick is its own element, so nothing that one door wrote is lost to another. A guest counts once, with as many
//! heads as the ticks say and no more than were announced.

use std::collections::BTreeMap;

use domain::compose as common;
use replica::{Ctx, Intent, RecordId};
use serde_json::json;
use supply::compose::Writes;

use super::{Guest, Tick};
use crate::kinds;

/// What a door knows of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Door<'a> {
    /// Its name, as chosen on the device.
    pub name: &'a str,
    /// The device: 16 hex digits.
    pub device: &'a str,
    /// Who stands there, if we know.
    pub by: Option<RecordId>,
}

/// How a guest stands at a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Said yes.
    Expected,
    /// Invited, and said nothing, or maybe.
    Unsure,
    /// Has no place yet.
    Waiting,
    /// Said no.
    Declined,
    /// Came.
    In,
}

impl Standing {
    /// Whether a tap lets the guest in without a word.
    #[must_use]
    pub fn is_let_in_at_once(self) -> bool {
        matches!(self, Self::Expected | Self::Unsure)
    }
}

impl Tick {
    /// The device that wrote it; empty when it does not say.
    #[must_use]
    pub fn device(&self) -> &str {
        self.key.split_once('.').map_or("", |(device, _)| device)
    }
}

/// How a guest stands.
#[must_use]
pub fn standing(guest: &Guest) -> Standing {
    match guest.rsvp.as_str() {
        _ if !guest.ticks.is_empty() => Standing::In,
        "no" => Standing::Declined,
        _ if guest.waiting.is_some() => Standing::Waiting,
        "yes" => Standing::Expected,
        _ => Standing::Unsure,
    }
}

/// How many a guest was announced with, the guest included.
#[must_use]
pub fn announced(guest: &Guest) -> i64 {
    guest.plus.unwrap_or(0).clamp(0, 99) + 1
}

/// How many came in with a guest, the guest included.
///
/// Two ticks add up to those announced (« Marc now, his wife later »); what is beyond is the same people told twice.
#[must_use]
pub fn heads(guest: &Guest) -> i64 {
    let counts = || guest.ticks.iter().map(|tick| tick.n.clamp(1, 999));
    let most = counts().max().unwrap_or(0);
    most.max(counts().sum::<i64>().min(announced(guest)))
}

/// Whether two doors, or two devices, let the same people in.
#[must_use]
pub fn is_duplicate(guest: &Guest) -> bool {
    let from = |tick: &Tick| (tick.device().to_owned(), tick.door.clone());
    let Some(first) = guest.ticks.first().map(from) else { return false };
    let told: i64 = guest.ticks.iter().map(|tick| tick.n).sum();
    heads(guest) < told && guest.ticks.iter().any(|tick| from(tick) != first)
}

/// The event at the doors, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Guests who came, each once.
    pub came: usize,
    /// People inside: guests and those they brought.
    pub heads: i64,
    /// Guests who said yes and have a place, walk-ins left out.
    pub expected: usize,
    /// The same with those they bring.
    pub expected_heads: i64,
    /// Of those expected, who is not here yet.
    pub missing: usize,
    /// Came without being invited.
    pub walk_ins: usize,
    /// Let in at two doors.
    pub duplicates: Vec<RecordId>,
    /// By door, where each guest was seen first: its name and the people it let in.
    pub doors: BTreeMap<String, i64>,
}

/// Counts the guests of an event.
pub fn tally<'a>(guests: impl Iterator<Item = &'a Guest>) -> Tally {
    let mut tally = Tally::default();
    for guest in guests {
        let is_expected = guest.rsvp == "yes" && guest.waiting.is_none() && !guest.is_walk_in;
        if is_expected {
            tally.expected += 1;
            tally.expected_heads += announced(guest);
        }
        let Some(first) = guest.ticks.first() else {
            tally.missing += usize::from(is_expected);
            continue;
        };
        let heads = heads(guest);
        tally.came += 1;
        tally.heads += heads;
        tally.walk_ins += usize::from(guest.is_walk_in);
        *tally.doors.entry(first.door.clone()).or_default() += heads;
        if is_duplicate(guest) {
            tally.duplicates.push(guest.id);
        }
    }
    tally
}

/// The last ticks, the newest first.
pub fn arrivals<'a>(guests: impl Iterator<Item = &'a Guest>, n: usize) -> Vec<(&'a Tick, &'a Guest)> {
    let mut last: Vec<(&Tick, &Guest)> = Vec::with_capacity(n + 1);
    for guest in guests {
        for tick in &guest.ticks {
            let at = last.partition_point(|(other, _)| (tick.ms, &tick.key) < (other.ms, &other.key));
            if at < n {
                last.insert(at, (tick, guest));
                last.truncate(n);
            }
        }
    }
    last
}

/// Lets a guest in.
pub fn tick(guest: RecordId, n: i64, door: &Door<'_>, ctx: &mut Ctx<'_>) -> Vec<Intent> {
    Writes::of(kinds::GUEST, guest).set(&element(door, ctx), said(n, door, ctx)).done()
}

/// Takes a guest's ticks back, all of them: the guest is not in.
#[must_use]
pub fn untick(guest: &Guest) -> Vec<Intent> {
    let empty =
        |writes: Writes, tick: &Tick| writes.set(&format!("in/{}", tick.key), serde_json::Value::Null);
    guest.ticks.iter().fold(Writes::of(kinds::GUEST, guest.id), empty).done()
}

/// Lets in somebody who was not invited: the guest and the tick in one act.
pub fn walk_in(
    event: RecordId,
    name: &str,
    n: i64,
    door: &Door<'_>,
    ctx: &mut Ctx<'_>,
) -> (RecordId, Vec<Intent>) {
    let id = RecordId::new(ctx);
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let (given, family) = name.split_once(' ').unwrap_or(("", &name));
    // Behind all others, by age: nobody looks for a place among 2 000 at a door.
    let position = domain::position::between(ctx, None, None);
    let brought = (1 < n).then_some(n - 1);
    let writes = Writes::of(kinds::GUEST, id)
        .set("at", common::at(event, &position))
        .text("name", &name)
        .text("given", given)
        .text("family", family)
        .set("walk_in", true)
        .maybe("plus", brought)
        .set(&element(door, ctx), said(n, door, ctx));
    (id, writes.done())
}

/// The element of a new tick: the device, so that duplicates are told from second thoughts, and randomness.
fn element(door: &Door<'_>, ctx: &mut Ctx<'_>) -> String {
    let mut random = [0; 4];
    ctx.entropy.fill(&mut random);
    format!("in/{}.{:08x}", door.device, u32::from_le_bytes(random))
}

fn said(n: i64, door: &Door<'_>, ctx: &Ctx<'_>) -> serde_json::Value {
    let mut value = json!({ "ms": ctx.now_ms, "n": n.max(1), "door": door.name });
    if let (Some(map), Some(by)) = (value.as_object_mut(), door.by) {
        map.insert("by".into(), by.to_string().into());
    }
    value
}

#[cfg(test)]
#[path = "door_tests.rs"]
mod tests;
