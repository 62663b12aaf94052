//! What each tap on suppliers, rooms and equipment writes.

use domain::compose::at;
use domain::position;
use replica::{Ctx, Intent, RecordId, Value};
use serde_json::json;
use supply::book::Entry;
use supply::compose::Writes;

use super::{KitItem, RoomBooking, Supplier};
use crate::Planner;
use crate::planner::Planned;

/// Begins a child of an event at the end of its list.
fn begin<E: Planned>(ctx: &mut Ctx<'_>, planner: &Planner, event: RecordId) -> (RecordId, Vec<Intent>) {
    let last = planner.children::<E>(event).last().map(|it| it.position().to_owned());
    let pos = position::between(ctx, last.as_deref(), None);
    let id = RecordId::new(ctx);
    (id, Writes::of(E::KIND, id).set("at", at(event, &pos)).done())
}

fn text(text: &str) -> Value {
    if text.trim().is_empty() { Value::Null } else { text.trim().into() }
}

fn int(n: Option<i64>) -> Value {
    n.map_or(Value::Null, Value::from)
}

fn minute(n: Option<i64>) -> Value {
    n.map_or(Value::Null, |n| json!({ "min": n }))
}

fn id(id: Option<RecordId>) -> Value {
    id.map_or(Value::Null, |id| id.to_string().into())
}

fn span(span: Option<(i64, i64)>) -> Value {
    span.map_or(Value::Null, |(from, to)| json!({ "from": from, "to": to }))
}

fn differing(of: RecordId, kind: &'static str, both: Vec<(&'static str, Value, Value)>) -> Vec<Intent> {
    let differing = both.into_iter().filter(|(_, old, new)| old != new);
    differing.map(|(field, _, value)| Intent::set(of, kind, field, value)).collect()
}

/// A supplier more.
pub fn add_supplier(
    ctx: &mut Ctx<'_>,
    planner: &Planner,
    event: RecordId,
    draft: &Supplier,
) -> (RecordId, Vec<Intent>) {
    let (id, mut intents) = begin::<Supplier>(ctx, planner, event);
    intents.extend(amend_supplier(&Supplier::new(id), draft));
    (id, intents)
}

/// What differs in a supplier that was typed again.
#[must_use]
pub fn amend_supplier(old: &Supplier, new: &Supplier) -> Vec<Intent> {
    let both = vec![
        ("party", id(old.party), id(new.party)),
        ("contact", id(old.contact), id(new.contact)),
        ("tel", text(&old.tel), text(&new.tel)),
        ("brings", text(&old.brings), text(&new.brings)),
        ("arrive", minute(old.arrive), minute(new.arrive)),
        ("ready", minute(old.ready), minute(new.ready)),
        ("leave", minute(old.leave), minute(new.leave)),
        ("stage", text(&old.state), text(&new.state)),
        ("order", id(old.order), id(new.order)),
        ("notes", text(&old.notes), text(&new.notes)),
    ];
    differing(old.id, Supplier::KIND, both)
}

/// Where a supplier stands.
#[must_use]
pub fn set_state(supplier: RecordId, state: &str) -> Vec<Intent> {
    Writes::of(Supplier::KIND, supplier).set("stage", text(state)).done()
}

/// They are here; nothing takes it back.
#[must_use]
pub fn set_arrived(supplier: RecordId, now_ms: Option<i64>) -> Vec<Intent> {
    Writes::of(Supplier::KIND, supplier).set("arrived", instant(now_ms)).done()
}

/// They have left; nothing takes it back.
#[must_use]
pub fn set_left(supplier: RecordId, now_ms: Option<i64>) -> Vec<Intent> {
    Writes::of(Supplier::KIND, supplier).set("left", instant(now_ms)).done()
}

fn instant(ms: Option<i64>) -> Value {
    ms.map_or(Value::Null, |ms| json!({ "ms": ms }))
}

/// A room more.
pub fn add_room(
    ctx: &mut Ctx<'_>,
    planner: &Planner,
    event: RecordId,
    draft: &RoomBooking,
) -> (RecordId, Vec<Intent>) {
    let (id, mut intents) = begin::<RoomBooking>(ctx, planner, event);
    intents.extend(amend_room(&RoomBooking::new(id), draft));
    (id, intents)
}

/// What differs in a booking that was typed again.
#[must_use]
pub fn amend_room(old: &RoomBooking, new: &RoomBooking) -> Vec<Intent> {
    let both = vec![
        ("place", id(old.place), id(new.place)),
        ("span", span(old.span), span(new.span)),
        ("layout", text(&old.layout), text(&new.layout)),
        ("seats", int(old.seats), int(new.seats)),
        ("notes", text(&old.notes), text(&new.notes)),
    ];
    differing(old.id, RoomBooking::KIND, both)
}

/// Lines of equipment more, in their order.
pub fn add_kit(
    ctx: &mut Ctx<'_>,
    planner: &Planner,
    event: RecordId,
    drafts: &[KitItem],
) -> (Vec<RecordId>, Vec<Intent>) {
    let mut last = planner.children::<KitItem>(event).last().map(|it| it.position.clone());
    let (mut ids, mut intents) = (Vec::new(), Vec::new());
    for draft in drafts {
        let pos = position::between(ctx, last.as_deref(), None);
        let id = RecordId::new(ctx);
        intents.extend(Writes::of(KitItem::KIND, id).set("at", at(event, &pos)).done());
        intents.extend(amend_kit(&KitItem::new(id), draft));
        ids.push(id);
        last = Some(pos);
    }
    (ids, intents)
}

/// What differs in a line that was typed again.
#[must_use]
pub fn amend_kit(old: &KitItem, new: &KitItem) -> Vec<Intent> {
    let both = vec![
        ("title", text(&old.title), text(&new.title)),
        ("qty", int(old.quantity), int(new.quantity)),
        ("owner", id(old.owner), id(new.owner)),
        ("where", text(&old.place), text(&new.place)),
        ("missing", text(&old.missing), text(&new.missing)),
        ("notes", text(&old.notes), text(&new.notes)),
    ];
    differing(old.id, KitItem::KIND, both)
}

/// Packed, or not.
#[must_use]
pub fn set_packed(item: RecordId, now_ms: Option<i64>) -> Vec<Intent> {
    Writes::of(KitItem::KIND, item).set("packed", instant(now_ms)).done()
}

/// Back, or not.
#[must_use]
pub fn set_back(item: RecordId, now_ms: Option<i64>) -> Vec<Intent> {
    Writes::of(KitItem::KIND, item).set("back", instant(now_ms)).done()
}

/// The equipment of another event, as it is to be packed again: what is on the list already is left out.
pub fn copy_kit(ctx: &mut Ctx<'_>, planner: &Planner, from: RecordId, to: RecordId) -> Vec<Intent> {
    let known: Vec<String> = planner.children::<KitItem>(to).map(|item| search::fold(&item.title)).collect();
    let drafts: Vec<KitItem> = planner
        .children::<KitItem>(from)
        .filter(|item| !known.contains(&search::fold(&item.title)))
        .map(|item| KitItem { packed: None, back: None, missing: String::new(), ..item.clone() })
        .collect();
    add_kit(ctx, planner, to, &drafts).1
}

/// A record of this room into the bin.
#[must_use]
pub fn remove<E: Entry>(record: RecordId) -> Vec<Intent> {
    domain::compose::set_life(record, E::KIND, "trashed")
}
