//! What a directory knows of a card, and the lines that say exactly that.

use std::collections::HashSet;

use super::photo::inline;
use super::{Card, Photo, PhotoProblem};
use crate::content_line::{ContentLine, escape, split_escaped, unescape};

/// Whose fields: those of a person of a company, or of a party itself (a company, or a person by their own).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Has name parts and a function; its company is somebody else.
    Contact,
    /// Has a web site; its name is one text.
    Party,
}

/// Where a number, a mail address or an address reaches somebody. Keys as records store them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reach {
    /// A number that answers day and night.
    Emergency,
    /// A mobile phone.
    Mobile,
    /// At work.
    Work,
    /// At home.
    Home,
    /// A fax.
    Fax,
    /// Not said.
    #[default]
    Other,
}

impl Reach {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Emergency, Self::Mobile, Self::Work, Self::Home, Self::Fax, Self::Other];

    /// As stored.
    pub fn key(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::Mobile => "mobile",
            Self::Work => "work",
            Self::Home => "home",
            Self::Fax => "fax",
            Self::Other => "other",
        }
    }

    /// From the stored key; anything else is [`Reach::Other`].
    pub fn of(key: &str) -> Self {
        Self::ALL.into_iter().find(|reach| reach.key() == key).unwrap_or_default()
    }
}

/// A phone number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Phone {
    /// As typed.
    pub text: String,
    /// What it reaches.
    pub reach: Reach,
}

/// A mail address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Mail {
    /// As typed.
    pub text: String,
    /// Work, home or other.
    pub reach: Reach,
}

/// A postal address. Each part may have several lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Address {
    /// Number and street; the whole address where the card does not tell parts apart.
    pub street: String,
    /// Building, floor, post box.
    pub extra: String,
    /// Post code.
    pub postcode: String,
    /// Town.
    pub city: String,
    /// Region or state.
    pub region: String,
    /// Country.
    pub country: String,
    /// Work, home or other.
    pub reach: Reach,
}

impl Address {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self { reach: self.reach, ..Self::default() }
    }
}

/// The fields of a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// The name to show; made from what there is where the card has none.
    pub full: String,
    /// Family name.
    pub family: String,
    /// Given name.
    pub given: String,
    /// « M. », « Dr ».
    pub prefix: String,
    /// « Jr. ».
    pub suffix: String,
    /// The company, without its departments.
    pub org: String,
    /// The function.
    pub title: String,
    /// In their order, each once.
    pub phones: Vec<Phone>,
    /// In their order, each once.
    pub mails: Vec<Mail>,
    /// In their order, each once.
    pub addresses: Vec<Address>,
    /// The first web address.
    pub web: String,
    /// All notes, an empty line between two.
    pub notes: String,
    /// Categories.
    pub tags: Vec<String>,
    /// The picture inside the card.
    pub photo: Option<Photo>,
    /// Why there is none although the card has one.
    pub photo_problem: Option<PhotoProblem>,
}

impl Fields {
    /// Reads them.
    pub fn of(card: &Card) -> Self {
        let text = |name: &str| card.first(name).map(|line| tidy(&line.value)).unwrap_or_default();
        let labels = Labels::of(card);
        let web = text("URL").replace('\n', "");
        let mut fields = Self { title: text("TITLE"), web, ..Self::default() };
        if fields.title.is_empty() {
            fields.title = text("ROLE");
        }
        fields.org =
            card.first("ORG").map(|line| parts::<1>(&line.value)).map(|[org]| org).unwrap_or_default();
        for line in &card.lines {
            if line.is("TEL") {
                let phone = phone(line, &labels);
                push_new(&mut fields.phones, phone, |phone| !phone.text.is_empty());
            } else if line.is("EMAIL") {
                let mail = Mail { text: tidy(&line.value), reach: place(line) };
                push_new(&mut fields.mails, mail, |mail| !mail.text.is_empty());
            } else if line.is("ADR") {
                push_new(&mut fields.addresses, address(line), |address| !address.is_empty());
            } else if line.is("CATEGORIES") {
                for tag in split_escaped(&line.value, ',') {
                    push_new(&mut fields.tags, tidy(tag), |tag| !tag.is_empty());
                }
            } else if line.is("PHOTO") && fields.photo.is_none() && fields.photo_problem.is_none() {
                match Photo::of(line) {
                    Some(Ok(photo)) => fields.photo = Some(photo),
                    Some(Err(problem)) => fields.photo_problem = Some(problem),
                    None => {}
                }
            }
        }
        let mut notes: Vec<String> = Vec::new();
        for line in card.all("NOTE") {
            push_new(&mut notes, unescape(&line.value).trim().to_owned(), |note| !note.is_empty());
        }
        fields.notes = notes.join("\n\n");
        fields.name(card);
        fields
    }

    fn name(&mut self, card: &Card) {
        let [family, given, additional, prefix, suffix] =
            card.first("N").map(|line| parts::<5>(&line.value)).unwrap_or_default();
        self.full = card.first("FN").map(|line| tidy(&line.value)).unwrap_or_default();
        if self.full.is_empty() {
            self.full = join([&prefix, &given, &additional, &family, &suffix].map(String::as_str));
        }
        let nickname = || card.first("NICKNAME").map(|line| tidy(&line.value));
        let mail = || self.mails.first().map(|mail| mail.text.clone());
        let phone = || self.phones.first().map(|phone| phone.text.clone());
        if self.full.is_empty() {
            let org = Some(self.org.clone()).filter(|org| !org.is_empty());
            self.full = org.or_else(nickname).or_else(mail).or_else(phone).unwrap_or_default();
        }
        // A writer that knows no parts puts the whole name into the first.
        if family != self.full || !given.is_empty() {
            (self.family, self.given, self.prefix, self.suffix) = (family, given, prefix, suffix);
        }
    }

    /// Whether the card is of the company itself and not of somebody there.
    pub fn is_company(&self) -> bool {
        let same = |a: &str, b: &str| search::fold(a) == search::fold(b);
        !self.org.is_empty() && self.given.is_empty() && same(&self.full, &self.org)
    }

    /// The lines that say these fields and nothing else.
    pub(super) fn lines(&self, scope: Scope) -> Vec<ContentLine> {
        let mut lines = vec![ContentLine::new("FN", escape(&self.full)), self.name_line(scope)];
        let mut say = |name: &str, text: &str| {
            if !text.is_empty() {
                lines.push(ContentLine::new(name, escape(text)));
            }
        };
        say("ORG", &self.org);
        if scope == Scope::Contact {
            say("TITLE", &self.title);
        }
        say("NOTE", &self.notes);
        if scope == Scope::Party && !self.web.is_empty() {
            lines.push(ContentLine::new("URL", self.web.replace('\\', "\\\\")));
        }
        lines.extend(self.phones.iter().map(|phone| {
            let kinds: &[&str] = match phone.reach {
                Reach::Emergency => &["WORK", "VOICE", "X-EMERGENCY"],
                Reach::Mobile => &["CELL"],
                Reach::Work => &["WORK", "VOICE"],
                Reach::Home => &["HOME", "VOICE"],
                Reach::Fax => &["WORK", "FAX"],
                Reach::Other => &["VOICE"],
            };
            typed("TEL", kinds, escape(&phone.text))
        }));
        let place = |reach| match reach {
            Reach::Work => Some("WORK"),
            Reach::Home => Some("HOME"),
            _ => None,
        };
        lines.extend(self.mails.iter().map(|mail| {
            let kinds: Vec<&str> = ["INTERNET"].into_iter().chain(place(mail.reach)).collect();
            typed("EMAIL", &kinds, escape(&mail.text))
        }));
        lines.extend(self.addresses.iter().map(|address| {
            let kinds: Vec<&str> = place(address.reach).into_iter().collect();
            let Address { street, extra, postcode, city, region, country, .. } = address;
            let parts = ["", extra, street, city, region, postcode, country].map(escape);
            typed("ADR", &kinds, parts.join(";"))
        }));
        if !self.tags.is_empty() {
            let tags: Vec<String> = self.tags.iter().map(|tag| escape(tag)).collect();
            lines.push(ContentLine::new("CATEGORIES", tags.join(",")));
        }
        lines
    }

    fn name_line(&self, scope: Scope) -> ContentLine {
        let parts = if scope == Scope::Contact && !(self.family.is_empty() && self.given.is_empty()) {
            [&self.family, &self.given, "", &self.prefix, &self.suffix]
        } else if self.org.is_empty() || scope == Scope::Contact {
            // Phones show this one and not `FN`.
            [self.full.as_str(), "", "", "", ""]
        } else {
            [""; 5]
        };
        ContentLine::new("N", parts.map(escape).join(";"))
    }
}

/// The types of a line; 4.0 may quote them all as one.
pub(super) fn kinds(line: &ContentLine) -> impl Iterator<Item = &str> {
    line.values("TYPE").flat_map(|kinds| kinds.split(',')).map(str::trim)
}

pub(super) fn phone(line: &ContentLine, labels: &Labels) -> Phone {
    let text = tidy(&line.value);
    let number = text.get(..4).filter(|head| head.eq_ignore_ascii_case("tel:")).and_then(|_| text.get(4..));
    let number = number.unwrap_or(&text);
    let text = number.replace(";ext=", " ext. ").trim().to_owned();
    let label = labels.get(line);
    let has = |kind: &str| kinds(line).any(|one| one.eq_ignore_ascii_case(kind));
    let says = |words: &[&str]| words.iter().any(|word| label.contains(word));
    let is_urgent = |text: &str| ["urgence", "astreinte", "emergency"].iter().any(|word| text.contains(word));
    let reach = if is_urgent(label) || kinds(line).any(|kind| is_urgent(&search::fold(kind))) {
        Reach::Emergency
    } else if has("FAX") || says(&["fax"]) {
        Reach::Fax
    } else if has("CELL") || has("IPHONE") || says(&["mobile", "portable"]) {
        Reach::Mobile
    } else if has("HOME") {
        Reach::Home
    } else if has("WORK") {
        Reach::Work
    } else {
        Reach::Other
    };
    Phone { text, reach }
}

pub(super) fn address(line: &ContentLine) -> Address {
    let [post_box, extended, street, city, region, postcode, country] = parts::<7>(&line.value);
    let reach = place(line);
    // A card that does not tell parts apart has its address in another one.
    let mut said = [street, extended, post_box].into_iter().filter(|part| !part.is_empty());
    let street = said.next().unwrap_or_default();
    let extra = said.collect::<Vec<_>>().join(", ");
    Address { street, extra, postcode, city, region, country, reach }
}

pub(super) fn place(line: &ContentLine) -> Reach {
    let has = |kind: &str| kinds(line).any(|one| one.eq_ignore_ascii_case(kind));
    if has("WORK") {
        Reach::Work
    } else if has("HOME") {
        Reach::Home
    } else {
        Reach::Other
    }
}

/// What Apple's cards say of a line through its group, folded.
#[derive(Default)]
pub(super) struct Labels(Vec<(String, String)>);

impl Labels {
    pub(super) fn of(card: &Card) -> Self {
        let label = |line: &ContentLine| {
            Some((line.group.clone()?.to_ascii_lowercase(), search::fold(&unescape(&line.value))))
        };
        Self(card.all("X-ABLABEL").filter_map(label).collect())
    }

    fn get(&self, line: &ContentLine) -> &str {
        let Some(group) = &line.group else { return "" };
        let found = self.0.iter().find(|(name, _)| name.eq_ignore_ascii_case(group));
        found.map_or("", |(_, label)| label)
    }
}

/// The first parts of a compound value.
fn parts<const N: usize>(value: &str) -> [String; N] {
    let pieces = split_escaped(value, ';');
    std::array::from_fn(|at| pieces.get(at).map(|piece| tidy(piece)).unwrap_or_default())
}

fn tidy(value: &str) -> String {
    unescape(value).trim().to_owned()
}

fn join(parts: [&str; 5]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn typed(name: &str, kinds: &[&str], value: String) -> ContentLine {
    let mut line = ContentLine::new(name, value);
    if !kinds.is_empty() {
        let values = kinds.iter().map(|kind| (*kind).to_owned()).collect();
        line.params.push(crate::content_line::Param { name: "TYPE".to_owned(), values });
    }
    line
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, one: T, is_any: impl Fn(&T) -> bool) {
    if is_any(&one) && !list.contains(&one) {
        list.push(one);
    }
}

/// The groups of lines.
pub(super) fn groups<'a>(lines: impl Iterator<Item = &'a ContentLine>) -> HashSet<String> {
    lines.filter_map(|line| line.group.as_ref().map(|group| group.to_ascii_lowercase())).collect()
}

/// Whether the bytes of a line are inside it.
pub(super) fn is_inline_photo(line: &ContentLine) -> bool {
    line.is("PHOTO") && inline(line).is_some()
}
