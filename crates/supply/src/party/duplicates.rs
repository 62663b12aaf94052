//! Parties that may be one and the same: suggested with reasons, decided by people.
//!
//! Never compares all with all: only parties that share a key (a number, a domain, the beginning of a name), and of a key
//! that very many share only neighbours.

use std::collections::{BTreeMap, HashMap};

use replica::RecordId;
use search::fold;

use super::{Contact, Party};
use crate::book::Book;
use crate::{identifiers, phone};

/// Why two parties may be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each name is its own explanation")]
pub enum Reason {
    Siret,
    VatNumber,
    Siren,
    Iban,
    Mail,
    Phone,
    /// The same name once accents, case and legal forms are set aside.
    Name,
    /// Nearly the same name.
    LikeName,
    /// The same mail domain, not one of a public provider.
    Domain,
    /// The same postcode.
    Postcode,
}

/// Two parties that may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// One party, and the other; the one noted first comes first.
    pub pair: (RecordId, RecordId),
    /// From 50 (worth a look) to 100 (surely).
    pub score: u8,
    /// The strongest first.
    pub reasons: Vec<Reason>,
}

/// Below this no pair is suggested.
const LEAST: u32 = 50;
/// A key that more parties share tells little: only neighbours by name are compared.
const CROWD: usize = 24;
/// How many neighbours.
const NEAR: usize = 6;

/// Providers whose domain says nothing about a company.
const PUBLIC_MAIL: [&str; 22] = [
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "outlook.fr",
    "hotmail.com",
    "hotmail.fr",
    "live.com",
    "live.fr",
    "msn.com",
    "yahoo.com",
    "yahoo.fr",
    "orange.fr",
    "wanadoo.fr",
    "free.fr",
    "sfr.fr",
    "neuf.fr",
    "laposte.net",
    "bbox.fr",
    "icloud.com",
    "me.com",
    "proton.me",
    "protonmail.com",
];

/// Words of legal forms and of politeness, which tell no company from another.
const FORMS: [&str; 22] = [
    "sarl",
    "sas",
    "sasu",
    "sa",
    "eurl",
    "ei",
    "eirl",
    "sci",
    "scop",
    "snc",
    "selarl",
    "gie",
    "ste",
    "societe",
    "ets",
    "etablissements",
    "groupe",
    "ltd",
    "gmbh",
    "inc",
    "llc",
    "cie",
];

impl Reason {
    fn points(self) -> u32 {
        match self {
            Self::Siret => 100,
            Self::VatNumber | Self::Siren => 80,
            Self::Iban | Self::Mail => 75,
            Self::Name => 65,
            Self::Phone => 60,
            Self::LikeName => 45,
            Self::Domain => 30,
            Self::Postcode => 10,
        }
    }
}

/// The core of a company's name: folded, without legal forms, punctuation and articles.
#[must_use]
pub fn core_name(name: &str) -> String {
    let folded = fold(name).replace(['.', '\''], "");
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let core: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| {
            !FORMS.contains(word)
                && !matches!(*word, "et" | "and" | "le" | "la" | "les" | "de" | "du" | "des")
        })
        .collect();
    // « La Société » is all form: better its words than nothing.
    if core.is_empty() { words.join(" ") } else { core.join(" ") }
}

struct Facts {
    id: RecordId,
    core: String,
    siren: String,
    siret: String,
    vat: String,
    iban: String,
    phones: Vec<String>,
    mails: Vec<String>,
    domains: Vec<String>,
    postcodes: Vec<String>,
}

fn facts(book: &Book, party: &Party) -> Facts {
    let contacts: Vec<&Contact> = book.children::<Contact>(party.id).collect();
    let tels = party.tels.iter().chain(contacts.iter().flat_map(|contact| &contact.tels));
    let mails = party.mails.iter().chain(contacts.iter().flat_map(|contact| &contact.mails));
    let mails: Vec<String> = mails.map(|mail| mail.value.trim().to_lowercase()).collect();
    let domains = mails.iter().filter_map(|mail| mail.rsplit_once('@')).map(|(_, domain)| domain.to_owned());
    let siret = identifiers::siret(&party.siret, None).unwrap_or_default();
    let of_siret = siret.get(..9).unwrap_or_default().to_owned();
    Facts {
        id: party.id,
        core: core_name(&party.name),
        siren: identifiers::siren(&party.siren).unwrap_or(of_siret),
        siret,
        vat: identifiers::vat_number(&party.vat_no, None).unwrap_or_default(),
        iban: identifiers::iban(&party.iban).unwrap_or_default(),
        // Short numbers (15, 3639) are everybody's.
        phones: tels.filter_map(|tel| phone::dial(&tel.value)).filter(|dial| 8 < dial.len()).collect(),
        domains: domains.filter(|domain| !PUBLIC_MAIL.contains(&domain.as_str())).collect(),
        mails,
        postcodes: party
            .adrs
            .iter()
            .map(|adr| adr.postcode.trim().to_owned())
            .filter(|p| !p.is_empty())
            .collect(),
    }
}

impl Facts {
    /// What parties that may be this one share with it.
    fn keys(&self) -> Vec<String> {
        let mut keys = Vec::new();
        let mut put = |sort: char, text: &str| {
            if !text.is_empty() {
                keys.push(format!("{sort}{text}"));
            }
        };
        put('s', &self.siren);
        put('v', &self.vat);
        put('i', &self.iban);
        self.phones.iter().for_each(|phone| put('p', phone));
        self.mails.iter().for_each(|mail| put('m', mail));
        self.domains.iter().for_each(|domain| put('d', domain));
        let letters: Vec<char> = self.core.chars().filter(|c| c.is_alphanumeric()).collect();
        if 2 < letters.len() {
            let beginning: String = letters.iter().take(5).collect();
            let end: String = letters.iter().rev().take(6).collect();
            put('b', &beginning);
            put('e', &end);
        }
        keys
    }

    fn compare(&self, other: &Self) -> (u32, Vec<Reason>) {
        let same = |one: &str, two: &str| !one.is_empty() && one == two;
        let share = |one: &[String], two: &[String]| one.iter().any(|it| two.contains(it));
        let mut reasons = Vec::new();
        let mut note = |is: bool, reason: Reason| {
            if is {
                reasons.push(reason);
            }
        };
        note(same(&self.siret, &other.siret), Reason::Siret);
        note(same(&self.vat, &other.vat), Reason::VatNumber);
        note(same(&self.siren, &other.siren), Reason::Siren);
        note(same(&self.iban, &other.iban), Reason::Iban);
        note(share(&self.mails, &other.mails), Reason::Mail);
        note(share(&self.phones, &other.phones), Reason::Phone);
        note(same(&self.core, &other.core), Reason::Name);
        note(self.core != other.core && is_like(&self.core, &other.core), Reason::LikeName);
        note(share(&self.domains, &other.domains), Reason::Domain);
        note(share(&self.postcodes, &other.postcodes), Reason::Postcode);
        // Each further reason weighs half of what is left to certainty in its measure.
        let sum =
            reasons.iter().fold(0, |sum: u32, reason| sum + reason.points() * (120 - sum.min(100)) / 120);
        let differ = |one: &str, two: &str| !one.is_empty() && !two.is_empty() && one != two;
        let against = if differ(&self.siren, &other.siren) {
            60
        } else if differ(&self.siret, &other.siret) {
            // Two establishments of one company.
            30
        } else {
            0
        };
        (sum.min(100).saturating_sub(against), reasons)
    }
}

/// Whether two names differ by a letter or two, or one is the other with a word more.
fn is_like(one: &str, two: &str) -> bool {
    let (short, long) = if one.len() < two.len() { (one, two) } else { (two, one) };
    if short.len() < 5 {
        return false;
    }
    if long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' ')) {
        return true;
    }
    let bare = |text: &str| text.chars().filter(|c| *c != ' ').collect::<Vec<char>>();
    let (short, long) = (bare(short), bare(long));
    let most = if short.len() < 8 { 1 } else { 2 };
    long.len() - short.len().min(long.len()) <= most && distance(&short, &long) <= most
}

/// Letters to change, add or take away.
fn distance(one: &[char], two: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=two.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (b, slot) in two.iter().zip(row.iter_mut().skip(1)) {
            let value = (diagonal + usize::from(a != b)).min(left + 1).min(*slot + 1);
            diagonal = *slot;
            *slot = value;
            left = value;
        }
    }
    row.last().copied().unwrap_or_default()
}

/// All pairs worth a look, the surest first.
#[must_use]
pub fn suggestions(book: &Book) -> Vec<Suggestion> {
    let mut facts: Vec<Facts> = book.parties.iter().map(|party| facts(book, party)).collect();
    facts.sort_by(|a, b| a.core.cmp(&b.core).then(a.id.cmp(&b.id)));
    let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, it) in facts.iter().enumerate() {
        for key in it.keys() {
            let group = groups.entry(key).or_default();
            if group.last() != Some(&at) {
                group.push(at);
            }
        }
    }
    let mut found: BTreeMap<(RecordId, RecordId), Suggestion> = BTreeMap::new();
    for group in groups.values().filter(|group| 1 < group.len()) {
        let reach = if group.len() <= CROWD { group.len() } else { NEAR };
        for (nth, one) in group.iter().enumerate() {
            for other in group.iter().skip(nth + 1).take(reach) {
                let (Some(a), Some(b)) = (facts.get(*one), facts.get(*other)) else { continue };
                let pair = (a.id.min(b.id), a.id.max(b.id));
                if found.contains_key(&pair) {
                    continue;
                }
                let (score, reasons) = a.compare(b);
                if LEAST <= score {
                    found.insert(pair, Suggestion { pair, score: score as u8, reasons });
                }
            }
        }
    }
    let mut all: Vec<Suggestion> = found.into_values().collect();
    all.sort_by(|a, b| b.score.cmp(&a.score).then(a.pair.cmp(&b.pair)));
    all
}

/// The parties that may be the one being typed: for a new party's form.
#[must_use]
pub fn like(book: &Book, name: &str, tel: &str) -> Vec<RecordId> {
    let core = core_name(name);
    let dial = phone::dial(tel).filter(|dial| 8 < dial.len());
    if core.len() < 3 && dial.is_none() {
        return Vec::new();
    }
    let answers = |party: &&Party| {
        let has_line = |tels: &[super::Tel]| tels.iter().any(|tel| phone::dial(&tel.value) == dial);
        let own = core_name(&party.name);
        (3 <= core.len() && (own == core || is_like(&own, &core)))
            || (dial.is_some() && has_line(&party.tels))
    };
    let mut all: Vec<RecordId> = book.parties.iter().filter(answers).map(|party| party.id).collect();
    all.sort();
    all.truncate(3);
    all
}
