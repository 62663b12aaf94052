//! What a record keeps of a card beyond its fields, and the card made of both again.

use super::fields::{Labels, address, groups, is_inline_photo, phone, place};
use super::{Card, Fields, Mail, Scope, Version};
use crate::content_line::{ContentLine, unescape};

/// The most bytes of unknown lines that a record keeps.
const MAX_RESIDUE: usize = 256 << 10;

/// What of a record may say the same as a line of its card.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slot {
    Name,
    Org,
    Title,
    Note,
    Tags,
    Web,
    Phone,
    Mail,
    Address,
    /// The picture, which a record keeps as a file.
    Photo,
    /// Nothing: kept and put back as it came.
    Unknown,
}

fn slot(line: &ContentLine, card: &Card, scope: Scope) -> Slot {
    let is = |name: &str| line.is(name);
    if is("FN") || is("N") {
        Slot::Name
    } else if is("ORG") {
        Slot::Org
    } else if scope == Scope::Contact && (is("TITLE") || is("ROLE") && card.first("TITLE").is_none()) {
        Slot::Title
    } else if is("NOTE") {
        Slot::Note
    } else if is("CATEGORIES") {
        Slot::Tags
    } else if scope == Scope::Party && is("URL") && card.first("URL") == Some(line) {
        Slot::Web
    } else if is("TEL") {
        Slot::Phone
    } else if is("EMAIL") {
        Slot::Mail
    } else if is("ADR") {
        Slot::Address
    } else if is_inline_photo(line) {
        Slot::Photo
    } else {
        Slot::Unknown
    }
}

impl Slot {
    /// Whether each of its lines says something of its own.
    fn has_many(self) -> bool {
        matches!(self, Self::Phone | Self::Mail | Self::Address)
    }

    /// Whether its lines say together what both have.
    fn is_same(self, a: &Fields, b: &Fields, scope: Scope) -> bool {
        let name = |f: &Fields| {
            let parts = [&f.family, &f.given, &f.prefix, &f.suffix].map(String::clone);
            (f.full.clone(), (scope == Scope::Contact).then_some(parts))
        };
        match self {
            Self::Name => name(a) == name(b),
            Self::Org => a.org == b.org,
            Self::Title => a.title == b.title,
            Self::Note => a.notes == b.notes,
            Self::Tags => a.tags == b.tags,
            Self::Web => a.web == b.web,
            Self::Phone | Self::Mail | Self::Address | Self::Photo | Self::Unknown => false,
        }
    }
}

/// What one line of the slots with several values says, among the fields.
fn is_among(slot: Slot, line: &ContentLine, labels: &Labels, fields: &Fields) -> bool {
    match slot {
        Slot::Phone => fields.phones.contains(&phone(line, labels)),
        Slot::Mail => {
            let mail = Mail { text: unescape(&line.value).trim().to_owned(), reach: place(line) };
            fields.mails.contains(&mail)
        }
        Slot::Address => fields.addresses.contains(&address(line)),
        _ => false,
    }
}

/// Whether a line of ours and one that came say the same number or address.
fn means_same(slot: Slot, ours: &ContentLine, came: &ContentLine, labels: &Labels) -> bool {
    match slot {
        Slot::Phone => phone(ours, &Labels::default()) == phone(came, labels),
        Slot::Mail => unescape(&ours.value) == unescape(&came.value).trim() && place(ours) == place(came),
        Slot::Address => address(ours) == address(came),
        _ => false,
    }
}

/// Whether lines that came already stand for a slot of one value.
fn has_slot(lines: &[ContentLine], wanted: Slot, came: &Card, scope: Scope) -> bool {
    !wanted.has_many() && lines.iter().any(|line| slot(line, came, scope) == wanted)
}

impl Fields {
    /// The lines of the card that these fields do not say exactly: unknown properties, and known ones with more to
    /// them (parameters, groups, departments). Also the names of those left out because there were too many bytes.
    pub fn residue(&self, card: &Card, scope: Scope) -> (Vec<ContentLine>, Vec<String>) {
        let said = self.lines(scope);
        let slots: Vec<Slot> = card.lines.iter().map(|line| slot(line, card, scope)).collect();
        let said_slots: Vec<Slot> = said.iter().map(|line| slot(line, card, scope)).collect();
        let of_slot = |wanted: Slot| {
            card.lines.iter().zip(&slots).filter(move |(_, slot)| **slot == wanted).map(|(line, _)| line)
        };
        let said_of = |wanted: Slot| {
            said.iter().zip(&said_slots).filter(move |(_, slot)| **slot == wanted).map(|(line, _)| line)
        };
        // Looked at once for each slot: a card of very many lines stays quick.
        let whole: Vec<Slot> = [Slot::Name, Slot::Org, Slot::Title, Slot::Note, Slot::Tags, Slot::Web]
            .into_iter()
            .filter(|slot| match slot {
                // They tell their neighbours apart: without them another line would be taken for the field.
                Slot::Title if card.first("ROLE").is_some() => false,
                Slot::Web if card.all("URL").count() > 1 => false,
                slot => of_slot(*slot).eq(said_of(*slot)),
            })
            .collect();
        let mut kept = Vec::new();
        for (line, slot) in card.lines.iter().zip(&slots) {
            let is_said = match slot {
                // One that the record does not take stays with the card.
                Slot::Photo => self.photo.is_some(),
                Slot::Unknown => false,
                Slot::Phone | Slot::Mail | Slot::Address => said.contains(line),
                slot => whole.contains(slot),
            };
            if !is_said {
                kept.push(line.clone());
            }
        }
        let mut size: usize = kept.iter().map(|line| line.value.len()).sum();
        let mut left_out = Vec::new();
        while size > MAX_RESIDUE {
            let largest = kept.iter().enumerate().max_by_key(|(_, line)| line.value.len()).map(|(at, _)| at);
            let Some(at) = largest else { break };
            let line = kept.remove(at);
            size -= line.value.len();
            left_out.push(line.name);
        }
        (kept, left_out)
    }
}

/// A card of what a record says now and of what it kept: known lines as they came where they still say the same,
/// unknown ones always.
pub fn compose(fields: &Fields, residue: Vec<ContentLine>, scope: Scope) -> Card {
    let came = Card { version: Version::V30, lines: residue, ..Card::default() };
    let before = Fields::of(&came);
    let labels = Labels::of(&came);
    let mut old: Vec<(Slot, &ContentLine)> = Vec::new();
    for line in &came.lines {
        let slot = slot(line, &came, scope);
        let stays = match slot {
            Slot::Unknown => true,
            Slot::Photo => fields.photo.is_none(),
            Slot::Phone | Slot::Mail | Slot::Address => is_among(slot, line, &labels, fields),
            slot => slot.is_same(&before, fields, scope),
        };
        if stays {
            old.push((slot, line));
        }
    }
    // In the order of the fields: a line says the first number, or it came so and is put there.
    let mut lines = Vec::new();
    let said = Card { lines: fields.lines(scope), ..Card::default() };
    for line in said.lines.clone() {
        let slot = slot(&line, &said, scope);
        let is_in_place = |(other, old): &(Slot, &ContentLine)| {
            *other == slot && (!slot.has_many() || means_same(slot, &line, old, &labels))
        };
        let (stay, rest): (Vec<_>, Vec<_>) = old.into_iter().partition(is_in_place);
        old = rest;
        if stay.is_empty() && !(slot.is_same(&before, fields, scope) && has_slot(&lines, slot, &came, scope))
        {
            lines.push(line);
        }
        lines.extend(stay.into_iter().map(|(_, line)| line.clone()));
    }
    lines.extend(old.into_iter().map(|(_, line)| line.clone()));
    // A label whose line went away labels nothing; one that never had a line stays.
    let (had, has) = (groups_of_lines(&came.lines), groups_of_lines(&lines));
    lines.retain(|line| {
        let group = line.group.as_ref().map(|group| group.to_ascii_lowercase());
        !line.is("X-ABLABEL") || group.is_none_or(|group| has.contains(&group) || !had.contains(&group))
    });
    lines.extend(fields.photo.as_ref().map(super::Photo::line));
    Card { version: Version::V30, lines, ..Card::default() }
}

fn groups_of_lines(lines: &[ContentLine]) -> std::collections::HashSet<String> {
    groups(lines.iter().filter(|line| !line.is("X-ABLABEL")))
}

/// Lines as a record keeps them: unfolded, one below the other.
pub fn lines_text(lines: &[ContentLine]) -> String {
    lines.iter().map(ContentLine::unfolded).collect::<Vec<_>>().join("\n")
}

/// Lines that a record kept.
pub fn read_lines(text: &str) -> Vec<ContentLine> {
    text.lines().filter_map(ContentLine::parse).collect()
}
