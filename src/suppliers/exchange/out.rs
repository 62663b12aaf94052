//! The directory as cards.

use files::content_line::ContentLine;
use files::vcard::{Address, Card, Fields, Mail, Phone, Photo, Reach, Scope, compose, read_lines};
use replica::RecordId;
use store::Backend;
use supply::book::Book;
use supply::party::{Adr, Blob, Contact, Party, PartyType, Tel, VCardRest};

use crate::session::Session;

/// A card to be made: what the record says, what it kept of the card it came from, and its picture.
pub struct Draft {
    fields: Fields,
    kept: Vec<ContentLine>,
    scope: Scope,
    face: Option<Blob>,
}

fn phones(tels: &[Tel]) -> Vec<Phone> {
    tels.iter().map(|tel| Phone { text: tel.value.clone(), reach: Reach::of(tel.kind.key()) }).collect()
}

fn mails(mails: &[supply::party::Mail]) -> Vec<Mail> {
    mails.iter().map(|mail| Mail { text: mail.value.clone(), reach: Reach::of(mail.kind.key()) }).collect()
}

fn addresses(adrs: &[Adr]) -> Vec<Address> {
    let of = |adr: &Adr| {
        let Adr { street, extra, postcode, city, region, country, kind, .. } = adr.clone();
        Address { street, extra, postcode, city, region, country, reach: Reach::of(kind.key()) }
    };
    adrs.iter().map(of).collect()
}

fn kept(rest: Option<&VCardRest>) -> Vec<ContentLine> {
    rest.map(|rest| read_lines(&rest.lines)).unwrap_or_default()
}

fn tags(tags: &[Box<str>]) -> Vec<String> {
    tags.iter().map(|tag| tag.to_string()).collect()
}

fn of_party(party: &Party) -> Draft {
    let is_person = party.kind == PartyType::Person;
    let fields = Fields {
        full: party.name.clone(),
        org: if is_person { String::new() } else { party.name.clone() },
        phones: phones(&party.tels),
        mails: mails(&party.mails),
        addresses: addresses(&party.adrs),
        web: party.web.clone(),
        notes: party.notes.clone(),
        tags: tags(&party.tags),
        ..Fields::default()
    };
    Draft { fields, kept: kept(party.vcard.as_ref()), scope: Scope::Party, face: party.face.clone() }
}

fn of_contact(party: Option<&Party>, contact: &Contact) -> Draft {
    let fields = Fields {
        full: contact.name.clone(),
        family: contact.family.clone(),
        given: contact.given.clone(),
        prefix: contact.prefix.clone(),
        suffix: contact.suffix.clone(),
        org: party.map(|party| party.name.clone()).unwrap_or_default(),
        title: contact.function.clone(),
        phones: phones(&contact.tels),
        mails: mails(&contact.mails),
        addresses: addresses(&contact.adrs),
        notes: contact.notes.clone(),
        tags: tags(&contact.tags),
        ..Fields::default()
    };
    Draft { fields, kept: kept(contact.vcard.as_ref()), scope: Scope::Contact, face: contact.face.clone() }
}

/// Whether a party has more to say than the name that the cards of its contacts bear.
fn says_more(party: &Party) -> bool {
    !(party.tels.is_empty()
        && party.mails.is_empty()
        && party.adrs.is_empty()
        && party.web.is_empty()
        && party.notes.is_empty()
        && party.vcard.is_none()
        && party.face.is_none())
}

/// How many parties there are, and how many cards they make.
pub fn counts(book: &Book) -> (usize, usize) {
    let cards = |party: &Party| {
        let n_contacts = book.n_children::<Contact>(party.id);
        n_contacts + usize::from(says_more(party) || n_contacts == 0)
    };
    book.parties.iter().fold((0, 0), |(parties, all), party| (parties + 1, all + cards(party)))
}

/// The cards of a party: its own if it says more than a name or has nobody, then those of its contacts.
pub fn drafts_of(book: &Book, id: RecordId) -> Vec<Draft> {
    let Some(party) = book.parties.alive(id) else { return Vec::new() };
    let mut drafts: Vec<Draft> =
        book.children::<Contact>(id).map(|contact| of_contact(Some(party), contact)).collect();
    if says_more(party) || drafts.is_empty() {
        drafts.insert(0, of_party(party));
    }
    drafts
}

/// The card of one record, a party or a contact.
pub fn draft_of(book: &Book, id: RecordId) -> Option<Draft> {
    if let Some(party) = book.parties.alive(id) {
        return Some(of_party(party));
    }
    let contact = book.contacts.alive(id)?;
    Some(of_contact(contact.party.and_then(|party| book.parties.alive(party)), contact))
}

/// Every party of the directory, by name.
pub fn all_parties(book: &Book) -> Vec<RecordId> {
    let mut parties: Vec<&Party> = book.parties.iter().collect();
    parties.sort_by(|a, b| a.folded.cmp(&b.folded).then(a.id.cmp(&b.id)));
    parties.into_iter().map(|party| party.id).collect()
}

impl Draft {
    /// The name on the card.
    pub fn name(&self) -> &str {
        &self.fields.full
    }

    /// The card, with its picture if its bytes are on this device.
    pub async fn card(mut self, session: Session) -> Card {
        if let Some(face) = self.face.take() {
            let sha = face.sha;
            let bytes = session.with_device(async |device| device.backend().blob(&sha).await).await;
            let mime = ["image/png", "image/gif", "image/webp"]
                .into_iter()
                .find(|mime| *mime == face.mime)
                .unwrap_or("image/jpeg");
            self.fields.photo = bytes.ok().flatten().map(|bytes| Photo { mime, bytes });
        }
        compose(&self.fields, self.kept, self.scope)
    }
}
