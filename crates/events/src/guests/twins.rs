//! Guests who are on the list twice: the same mail address, or the same name.

use std::collections::HashMap;

use replica::{Intent, RecordId};
use search::fold;
use supply::compose::Writes;

use super::draft::tidy;
use super::{Answer, Guest};
use crate::kinds;

/// Why two look like one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// One address.
    Mail,
    /// One name.
    Name,
}

/// Two guests who look like one; the older is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Twins {
    /// Who was there first.
    pub keep: RecordId,
    /// Who came second.
    pub other: RecordId,
    /// Why they look like one.
    pub why: Why,
}

/// A name as twins are compared: folded, without regard to its order.
#[must_use]
pub fn name_key(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

/// An address as twins are compared.
#[must_use]
pub fn mail_key(mail: &str) -> String {
    tidy(mail).to_lowercase()
}

/// All pairs, each later guest with the first one like it.
pub fn twins<'a>(guests: impl IntoIterator<Item = &'a Guest>) -> Vec<Twins> {
    let mut guests: Vec<&Guest> = guests.into_iter().collect();
    guests.sort_by_key(|guest| guest.id);
    let mut by_mail: HashMap<String, RecordId> = HashMap::with_capacity(guests.len());
    let mut by_name: HashMap<String, RecordId> = HashMap::with_capacity(guests.len());
    let mut pairs = Vec::new();
    for guest in guests {
        let (mail, name) = (mail_key(&guest.mail), name_key(&guest.name));
        let of_mail = by_mail.get(&mail).copied().filter(|_| !mail.is_empty());
        let of_name = by_name.get(&name).copied().filter(|_| !name.is_empty());
        let found = of_mail.map(|keep| (keep, Why::Mail)).or(of_name.map(|keep| (keep, Why::Name)));
        if let Some((keep, why)) = found {
            pairs.push(Twins { keep, other: guest.id, why });
        }
        if !mail.is_empty() {
            by_mail.entry(mail).or_insert(guest.id);
        }
        if !name.is_empty() {
            by_name.entry(name).or_insert(guest.id);
        }
    }
    pairs
}

/// One guest out of two: what the first lacks comes from the second, ticks of both are kept, and the second goes to the
/// bin. An answer is worth more than silence; of two answers the first one's stays.
#[must_use]
pub fn merge(keep: &Guest, other: &Guest) -> Vec<Intent> {
    let mut writes = Writes::of(kinds::GUEST, keep.id);
    for (field, own, theirs) in [
        ("name", &keep.name, &other.name),
        ("given", &keep.given, &other.given),
        ("family", &keep.family, &other.family),
        ("mail", &keep.mail, &other.mail),
        ("tel", &keep.tel, &other.tel),
        ("company", &keep.company, &other.company),
        ("service", &keep.service, &other.service),
        ("table", &keep.table, &other.table),
        ("diet_note", &keep.diet_note, &other.diet_note),
        ("code", &keep.code, &other.code),
    ] {
        if own.trim().is_empty() {
            writes = writes.text(field, theirs);
        }
    }
    if keep.answer() == Answer::Silent && other.answer() != Answer::Silent {
        writes = writes.set("rsvp", other.answer().key()).day("answered", other.answered);
    }
    // Who has a place keeps it: one of the two not waiting is enough.
    if keep.waiting.is_some() && other.comes() {
        writes = writes.set("waiting", replica::Value::Null);
    }
    if keep.plus.unwrap_or(0) < other.plus.unwrap_or(0) {
        writes = writes.maybe("plus", other.plus);
    }
    writes = writes
        .link("person", other.person.filter(|_| keep.person.is_none()))
        .link("contact", other.contact.filter(|_| keep.contact.is_none()))
        .link("host", other.host.filter(|host| keep.host.is_none() && *host != keep.id));
    if !other.notes.trim().is_empty() && !keep.notes.contains(other.notes.trim()) {
        writes = writes.text("notes", &format!("{}\n{}", keep.notes, other.notes));
    }
    for diet in other.diets.iter().filter(|diet| !keep.diets.contains(diet)) {
        writes = writes.element("diet", diet, true);
    }
    for tick in other.ticks.iter().filter(|tick| !keep.ticks.iter().any(|own| own.key == tick.key)) {
        writes = writes.set(&format!("in/{}", tick.key), tick.stored());
    }
    let mut intents = writes.done();
    intents.extend(domain::compose::set_life(other.id, kinds::GUEST, "trashed"));
    intents
}
