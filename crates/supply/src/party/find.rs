//! Finding anyone: three letters of a name, a contact, a service, a town, or digits of a number.

use std::cell::RefCell;

use domain::trade::{CATEGORIES, Trade};
use replica::RecordId;
use search::Weight;

use super::keys::Service;
use super::{Contact, Party, Tel};
use crate::book::Book;
use crate::indexed::Indexed;
use crate::kinds;
use crate::phone;

/// The index of the directory: one document for each party, its contacts with it.
///
/// Records that changed wait until somebody asks, or until [`Book::index_parties`] has a moment for them.
#[derive(Default)]
pub struct Finder {
    inner: RefCell<Inner>,
}

#[derive(Default)]
struct Inner {
    parties: Indexed,
    /// Buffer of [`Inner::put`].
    text: [String; 4],
}

impl Finder {
    /// Notes that a record changed that people find parties by.
    pub(crate) fn changed(&self, kind: &str, id: RecordId, parents: impl Iterator<Item = RecordId>) {
        match kind {
            kinds::PARTY => self.touch(id),
            kinds::CONTACT => parents.for_each(|party| self.touch(party)),
            _ => {}
        }
    }

    pub(crate) fn touch(&self, party: RecordId) {
        // Never borrowed while the book changes; if it were, the next change would bring the party again.
        if let Ok(mut inner) = self.inner.try_borrow_mut() {
            inner.parties.touch(party);
        }
    }
}

impl Book {
    /// Indexes up to `n` parties that changed; tells whether all can be found now.
    pub fn index_parties(&self, n: usize) -> bool {
        let Ok(mut inner) = self.finder.inner.try_borrow_mut() else { return false };
        for _ in 0..n {
            let Some(id) = inner.parties.next() else { return true };
            match self.parties.alive(id) {
                Some(party) => inner.put(party, self.children::<Contact>(id)),
                None => inner.parties.drop(id),
            }
        }
        inner.parties.is_whole()
    }

    /// The parties that answer what was typed, best first.
    #[must_use]
    pub fn find_parties(&self, text: &str, limit: usize) -> Vec<RecordId> {
        self.asked(text, limit).0
    }

    /// The parties that have all words typed, best first: for a field that finds other things too.
    #[must_use]
    pub fn find_whole_parties(&self, text: &str, limit: usize) -> Vec<RecordId> {
        let (found, is_partial) = self.asked(text, limit);
        if is_partial { Vec::new() } else { found }
    }

    fn asked(&self, text: &str, limit: usize) -> (Vec<RecordId>, bool) {
        self.index_parties(usize::MAX);
        let Ok(inner) = self.finder.inner.try_borrow() else { return (Vec::new(), false) };
        inner.parties.query(text, limit)
    }
}

impl Inner {
    fn put<'a>(&mut self, party: &Party, contacts: impl Iterator<Item = &'a Contact>) {
        self.text.iter_mut().for_each(String::clear);
        let [_, high, medium, low] = &mut self.text;
        // Sentences end between values: words of two values are no compound.
        let add = |to: &mut String, text: &str| {
            if !text.is_empty() {
                to.push_str(text);
                to.push_str(" ; ");
            }
        };
        for tag in &party.tags {
            add(high, tag);
        }
        for trade in &party.trades {
            add(medium, trade_words(*trade));
        }
        for service in &party.services {
            add(medium, service_words(*service));
        }
        for adr in &party.adrs {
            add(medium, &adr.city);
            add(low, &adr.postcode);
            add(low, &adr.street);
        }
        add_lines(high, low, &party.tels, party.mails.iter().map(|mail| mail.value.as_str()));
        for text in [&party.siren, &party.siret, &party.client_no, &party.web, &party.notes] {
            add(low, text);
        }
        for contact in contacts {
            add(high, &contact.name);
            add(medium, &contact.function);
            for tag in &contact.tags {
                add(medium, tag);
            }
            add_lines(high, low, &contact.tels, contact.mails.iter().map(|mail| mail.value.as_str()));
        }
        let fields: [(Weight, &str); 4] = [
            (Weight::Title, &party.name),
            (Weight::High, high),
            (Weight::Medium, medium),
            (Weight::Low, low),
        ];
        self.parties.put(party.id, 0, &fields);
    }
}

/// A number is found by its digits from the start, with 0 or with the country, and by any four inside.
fn add_lines<'a>(high: &mut String, low: &mut String, tels: &[Tel], mails: impl Iterator<Item = &'a str>) {
    for tel in tels {
        match phone::parse(&tel.value) {
            Ok(phone) => {
                high.extend(phone.shown.chars().filter(char::is_ascii_digit));
                high.push_str(" ; ");
                high.extend(phone.dial.chars().filter(char::is_ascii_digit));
                high.push_str(" ; ");
            }
            Err(_) => {
                low.push_str(&tel.value);
                low.push_str(" ; ");
            }
        }
    }
    for mail in mails {
        low.push_str(mail);
        low.push_str(" ; ");
    }
}

/// What people type for a trade, in both languages.
fn trade_words(trade: Trade) -> &'static str {
    match trade {
        Trade::Plumbing => "plomberie plombier plumbing plumber",
        Trade::Electricity => "électricité électricien electricity electrician",
        Trade::Hvac => "chauffage climatisation ventilation cvc hvac heating",
        Trade::It => "informatique it computer",
        Trade::Cleaning => "ménage nettoyage propreté cleaning",
        Trade::Locks => "serrurerie serrurier clés locksmith locks keys",
        Trade::Furniture => "mobilier meubles furniture",
        Trade::Lift => "ascenseur ascensoriste lift elevator",
        Trade::Safety => "sécurité incendie safety",
        Trade::Green => "espaces verts jardin paysagiste gardens plants",
        Trade::Moving => "déménagement déménageur moving removal",
        Trade::Supplies => "fournitures papeterie supplies stationery",
        Trade::Catering => "restauration traiteur café catering",
        Trade::Other => CATEGORIES.last().map_or("", |category| category.fr),
    }
}

/// What people type for a service, in both languages.
fn service_words(service: Service) -> &'static str {
    match service {
        Service::Cleaning => "ménage nettoyage propreté cleaning",
        Service::Reception => "accueil hôtesse standard reception",
        Service::Mail => "courrier poste mail post",
        Service::Concierge => "conciergerie concierge",
        Service::Catering => "restauration traiteur plateaux repas catering",
        Service::Security => "sécurité gardiennage vigile security guard",
        Service::It => "informatique infogérance it computer",
        Service::Maintenance => "maintenance dépannage entretien multitechnique",
        Service::Waste => "déchets tri recyclage waste recycling",
        Service::Green => "espaces verts plantes jardin plants garden",
        Service::Water => "eau fontaines water fountains",
        Service::Coffee => "café machines coffee vending",
        Service::Print => "impression copieurs imprimantes printers print",
        Service::Courier => "coursier livraison courier delivery",
        Service::Furniture => "mobilier meubles furniture",
        Service::Lift => "ascenseur lift elevator",
        Service::Hvac => "chauffage climatisation ventilation cvc hvac heating",
        Service::Fire => "incendie extincteurs alarme fire extinguishers",
        Service::Insurance => "assurance insurance",
        Service::Bank => "banque bank",
        Service::Accounting => "comptabilité expert comptable accounting accountant",
        Service::Legal => "juridique avocat notaire legal lawyer",
        Service::Other => "",
    }
}
