//! One party or contact on its way in, whatever file it came from, before it meets what is here.

use files::parties::{self, Every, PartyRow};
use files::vcard::{
    Address, Card, Fields, Mail, Phone, Photo, PhotoProblem, Scope, Warning, is_within, lines_text,
};
use replica::Value;
use serde_json::json;
use supply::identifiers;
use supply::party::{Adr, LineType, Tel};

use crate::platform::image_size::image_size;

/// What becomes one record.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Registers by stored name, `tel/<k>` and the like among them.
    pub fields: Vec<(Box<str>, Value)>,
    /// Elements of sets.
    pub elements: Vec<(&'static str, String)>,
    /// Its picture, looked at.
    pub photo: Option<Photo>,
}

/// Something the person should know about a fiche.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Of a card.
    Card(Warning),
    /// Its picture stays out.
    Photo(PhotoProblem),
    /// A property too large to be kept.
    LeftOut(String),
    /// Of a row.
    Row(parties::Note),
    /// An identifier that fails its own check: kept as typed, to be corrected.
    Flawed {
        /// The stored name of the field.
        field: &'static str,
        /// As typed.
        text: String,
    },
    /// A field here says something else: ours stays.
    Kept {
        /// The stored name of the field.
        field: Box<str>,
        /// What the file says.
        theirs: String,
    },
}

/// One card, or one row.
#[derive(Clone, Debug, Default)]
pub struct Fiche {
    /// Its line in the file, from 1.
    pub line: usize,
    /// The party: a company, or a person by their own.
    pub party: Part,
    /// Whether the party is a person, whatever was chosen for the others.
    pub is_person: bool,
    /// Whom one reaches at the party.
    pub contact: Option<Part>,
    /// What they cost without VAT, in cents: a contract whose dates are still to give.
    pub amount: Option<(i64, Every)>,
    /// What the person should know.
    pub notes: Vec<Note>,
}

impl Fiche {
    /// From a card. One with a company is of a contact there; a company's own and a person's alone are parties.
    pub fn of_card(card: &Card) -> Self {
        let mut fields = Fields::of(card);
        let mut notes: Vec<Note> = card.warnings.iter().cloned().map(Note::Card).collect();
        let problem = fields.photo_problem.or_else(|| {
            let photo = fields.photo.as_ref()?;
            is_within(photo.bytes.len(), image_size(&photo.bytes)).err()
        });
        if let Some(problem) = problem {
            fields.photo = None;
            notes.push(Note::Photo(problem));
        }
        let is_contact = !fields.org.is_empty() && !fields.is_company();
        let scope = if is_contact { Scope::Contact } else { Scope::Party };
        let (residue, left_out) = fields.residue(card, scope);
        notes.extend(left_out.into_iter().map(Note::LeftOut));
        let mut part = Part { name: fields.full.clone(), photo: fields.photo.take(), ..Part::default() };
        part.lines(&fields.phones, &fields.mails, &fields.addresses);
        part.text("notes", &fields.notes);
        if scope == Scope::Contact {
            let Fields { given, family, prefix, suffix, title, .. } = &fields;
            let texts = [
                ("given", given),
                ("family", family),
                ("prefix", prefix),
                ("suffix", suffix),
                ("function", title),
            ];
            for (name, text) in texts {
                part.text(name, text);
            }
        } else {
            part.text("web", &fields.web);
        }
        if !residue.is_empty() {
            let value = json!({ "version": card.version.text(), "lines": lines_text(&residue) });
            part.fields.push(("vcard".into(), value));
        }
        part.elements = fields.tags.iter().map(|tag| ("tags", tag.clone())).collect();
        let company = Part { name: fields.org.clone(), ..Part::default() };
        let (party, contact) = if is_contact { (company, Some(part)) } else { (part, None) };
        let is_person = !is_contact && fields.org.is_empty();
        Self { line: card.first_line, party, is_person, contact, amount: None, notes }
    }

    /// From a row of a table.
    pub fn of_row(row: PartyRow) -> Self {
        let mut party = Part { name: row.name, ..Part::default() };
        party.lines(&row.phones, &row.mails, row.address.as_slice());
        for (name, text) in &row.texts {
            party.text(name, text);
        }
        for (column, text) in row.kept {
            party.fields.push((format!("x/{column}").into(), text.into()));
        }
        party.elements.extend(row.trades.into_iter().map(|trade| ("trades", trade.to_owned())));
        party.elements.extend(row.tags.into_iter().map(|tag| ("tags", tag)));
        let contact = (!row.contact.is_empty()).then(|| {
            let mut contact = Part { name: row.contact.clone(), ..Part::default() };
            if let Some((prefix, family)) = title_of(&row.contact) {
                contact.text("prefix", prefix);
                contact.text("family", family);
            }
            contact.text("function", &row.function);
            contact
        });
        let mut notes: Vec<Note> = row.notes.into_iter().map(Note::Row).collect();
        let flawed = row.texts.iter().filter(|(field, text)| is_flawed(field, text));
        notes.extend(flawed.map(|(field, text)| Note::Flawed { field, text: text.clone() }));
        Self {
            line: usize::try_from(row.line).unwrap_or(usize::MAX),
            party,
            is_person: false,
            contact,
            amount: row.amount,
            notes,
        }
    }

    /// What a list shows of it: who, and where.
    pub fn title(&self) -> (&str, Option<&str>) {
        match &self.contact {
            // A row is of its company, a card of somebody there.
            Some(contact) if !self.party.fields.is_empty() => (&self.party.name, Some(&contact.name)),
            Some(contact) => (&contact.name, Some(&self.party.name)),
            None => (&self.party.name, None),
        }
    }

    /// Numbers and mail addresses, for a list.
    pub fn reaches(&self) -> Vec<&str> {
        let parts = self.contact.iter().chain([&self.party]);
        let lines = parts
            .flat_map(|part| &part.fields)
            .filter(|(name, _)| name.starts_with("tel/") || name.starts_with("mail/"));
        lines.filter_map(|(_, value)| value.get("v")?.as_str()).collect()
    }
}

impl Part {
    fn text(&mut self, name: &str, text: &str) {
        if !text.trim().is_empty() {
            self.fields.push((name.into(), text.trim().into()));
        }
    }

    fn lines(&mut self, phones: &[Phone], mails: &[Mail], addresses: &[Address]) {
        let kind = |reach: files::vcard::Reach| LineType::from_key(reach.key());
        for phone in phones {
            let value = Tel::stored(&phone.text, kind(phone.reach));
            self.line("tel", value);
        }
        for mail in mails {
            let value = supply::party::Mail::stored(&mail.text, kind(mail.reach));
            self.line("mail", value);
        }
        for address in addresses {
            let Address { street, extra, postcode, city, region, country, reach } = address.clone();
            let adr = Adr { k: "".into(), street, extra, postcode, city, region, country, kind: kind(reach) };
            self.line("adr", adr.stored());
        }
    }

    /// Under a key made of the value: two devices that import one file make one number of it.
    fn line(&mut self, set: &str, value: Value) {
        let key = value
            .to_string()
            .bytes()
            .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        self.fields.push((format!("{set}/{key:08x}").into(), value));
    }
}

fn is_flawed(field: &str, text: &str) -> bool {
    match field {
        "siret" => identifiers::siret(text, None).is_err(),
        "siren" => identifiers::siren(text).is_err(),
        "vat_no" => identifiers::vat_number(text, None).is_err(),
        "iban" => identifiers::iban(text).is_err(),
        _ => false,
    }
}

/// « Mme Diallo » is a title and a family name.
fn title_of(name: &str) -> Option<(&str, &str)> {
    let (prefix, family) = name.split_once(' ')?;
    let is_title = ["m.", "m", "mr", "mme", "mlle", "dr", "me", "mrs", "ms"]
        .contains(&prefix.trim_end_matches('.').to_lowercase().as_str());
    (is_title && !family.trim().is_empty()).then(|| (prefix, family.trim()))
}
