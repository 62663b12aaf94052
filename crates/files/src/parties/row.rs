//! What one row says about a party.

use super::Field;
use crate::map::{Target, values::key_of};
use crate::money;
use crate::table::Row;
use crate::vcard::{Address, Mail, Phone, Reach};

/// How often an amount is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// Each month.
    Month,
    /// Each year.
    Year,
}

impl Every {
    /// As stored.
    pub fn key(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// Something that was not clean in a row. What it concerns is kept all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// No trade of ours: kept as a tag.
    UnknownTrade(String),
    /// In a column of amounts, but no amount in euros: kept under the name of its column.
    NotAnAmount {
        /// The column.
        column: String,
        /// The text.
        raw: String,
    },
    /// So many cells more than the header has: kept under their letters.
    LongRow(usize),
    /// No name of a party: the contact's, else the mail address, stands for it.
    NameFrom(Field),
}

/// What a row says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartyRow {
    /// Its line in the file, from 1.
    pub line: u64,
    /// The name of the party.
    pub name: String,
    /// Whom one reaches there.
    pub contact: String,
    /// The function of the contact.
    pub function: String,
    /// Keys of trades.
    pub trades: Vec<&'static str>,
    /// Labels.
    pub tags: Vec<String>,
    /// Numbers, each once.
    pub phones: Vec<Phone>,
    /// Mail addresses, each once.
    pub mails: Vec<Mail>,
    /// The address.
    pub address: Option<Address>,
    /// Texts by stored name: `siret`, `web`, `access_note`, `notes`…
    pub texts: Vec<(&'static str, String)>,
    /// What they cost without VAT, in cents.
    pub amount: Option<(i64, Every)>,
    /// Column and text of what has no field.
    pub kept: Vec<(String, String)>,
    /// What the person should know.
    pub notes: Vec<Note>,
}

/// Reads a row; `None` when it names nobody.
pub fn read(row: &Row, header: &[String], fields: &[Field]) -> Option<PartyRow> {
    let mut it = PartyRow { line: row.line, ..PartyRow::default() };
    let mut address = Address { reach: Reach::Work, ..Address::default() };
    for (index, cell) in row.iter().enumerate() {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        let column = header.get(index).cloned().unwrap_or_else(|| crate::table::letters(index));
        it.take(fields.get(index).copied().unwrap_or(Field::Kept), &column, cell, &mut address);
    }
    if header.len() < row.len() {
        it.notes.push(Note::LongRow(row.len() - header.len()));
    }
    split_town(&mut address);
    it.address = Some(address).filter(|address| !address.is_empty());
    if it.name.is_empty() {
        let mail = it.mails.first().map(|mail| mail.text.clone()).unwrap_or_default();
        let (name, from) = match std::mem::take(&mut it.contact) {
            contact if contact.is_empty() => (mail, Field::Mail),
            contact => (contact, Field::Contact),
        };
        it.name = name;
        it.notes.push(Note::NameFrom(from));
    }
    (!it.name.is_empty()).then_some(it)
}

impl PartyRow {
    fn take(&mut self, field: Field, column: &str, cell: &str, address: &mut Address) {
        let first = |slot: &mut String, kept: &mut Vec<(String, String)>| {
            if slot.is_empty() {
                *slot = cell.to_owned();
            } else {
                kept.push((column.to_owned(), cell.to_owned()));
            }
        };
        match field {
            Field::Name => first(&mut self.name, &mut self.kept),
            Field::Contact => first(&mut self.contact, &mut self.kept),
            Field::Function => first(&mut self.function, &mut self.kept),
            Field::Trade => self.trade(cell),
            Field::Phone => self.phone(cell, Reach::Work),
            Field::Mobile => self.phone(cell, Reach::Mobile),
            Field::Emergency => self.phone(cell, Reach::Emergency),
            Field::Fax => self.phone(cell, Reach::Fax),
            Field::Mail => {
                for text in cell.split([';', ',', ' ', '/']).filter(|text| !text.is_empty()) {
                    let mail = Mail { text: text.to_owned(), reach: Reach::Work };
                    if !self.mails.contains(&mail) {
                        self.mails.push(mail);
                    }
                }
            }
            Field::Street => first(&mut address.street, &mut self.kept),
            Field::Extra => first(&mut address.extra, &mut self.kept),
            Field::Postcode => first(&mut address.postcode, &mut self.kept),
            Field::City => first(&mut address.city, &mut self.kept),
            Field::Country => first(&mut address.country, &mut self.kept),
            Field::Tags => {
                for tag in cell.split([';', ',']).map(str::trim).filter(|tag| !tag.is_empty()) {
                    self.tag(tag);
                }
            }
            Field::Siret => self.text("siret", cell),
            Field::Siren => self.text("siren", cell),
            Field::VatNo => self.text("vat_no", cell),
            Field::Iban => self.text("iban", cell),
            Field::Bic => self.text("bic", cell),
            Field::Web => self.text("web", cell),
            Field::ClientNo => self.text("client_no", cell),
            Field::LegalForm => self.text("legal_form", cell),
            Field::Hours => self.text("hours_note", cell),
            Field::Access => self.text("access_note", cell),
            Field::Notes => self.text("notes", cell),
            Field::Monthly => self.amount(column, cell, Every::Month),
            Field::Yearly => self.amount(column, cell, Every::Year),
            Field::Kept => self.kept.push((column.to_owned(), cell.to_owned())),
            Field::Ignored => {}
        }
    }

    /// A word that is exactly a trade needs no tag; one that only begins so is kept whole beside it.
    fn trade(&mut self, cell: &str) {
        for word in cell.split([';', ',', '/', '+']).map(str::trim).filter(|word| !word.is_empty()) {
            let whole = key_of(Target::Trade, word);
            let first = word.split(|c: char| !c.is_alphanumeric()).find(|first| 3 < first.len());
            let key = whole.or_else(|| first.and_then(|first| key_of(Target::Trade, first)));
            match key {
                Some(key) if !self.trades.contains(&key) => self.trades.push(key),
                Some(_) => {}
                None => self.notes.push(Note::UnknownTrade(word.to_owned())),
            }
            if whole.is_none() {
                self.tag(word);
            }
        }
    }

    fn tag(&mut self, tag: &str) {
        if !self.tags.iter().any(|other| other == tag) {
            self.tags.push(tag.to_owned());
        }
    }

    fn phone(&mut self, cell: &str, reach: Reach) {
        let phone = Phone { text: cell.to_owned(), reach };
        if !self.phones.contains(&phone) {
            self.phones.push(phone);
        }
    }

    fn text(&mut self, name: &'static str, cell: &str) {
        match self.texts.iter_mut().find(|(other, _)| *other == name) {
            Some((_, text)) => {
                text.push('\n');
                text.push_str(cell);
            }
            None => self.texts.push((name, cell.to_owned())),
        }
    }

    fn amount(&mut self, column: &str, cell: &str, every: Every) {
        let amount = money::parse(cell)
            .filter(|amount| amount.currency == "EUR" && amount.cents > 0 && !has_three_decimals(cell));
        match amount {
            Some(amount) if self.amount.is_none() => self.amount = Some((amount.cents, every)),
            Some(_) => self.kept.push((column.to_owned(), cell.to_owned())),
            None => {
                let (column, raw) = (column.to_owned(), cell.to_owned());
                self.kept.push((column.clone(), raw.clone()));
                self.notes.push(Note::NotAnAmount { column, raw });
            }
        }
    }
}

/// « 1,234 »: a thousand or one and a bit? Nobody signs a contract on a guess.
fn has_three_decimals(cell: &str) -> bool {
    let digits: String = cell.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let mut marks = digits.match_indices([',', '.']);
    marks.next().is_some_and(|(at, _)| digits.len() - at == 4) && marks.next().is_none()
}

/// « 4 quai de Valmy, 75010 Paris » in one cell is a street, a post code and a town.
fn split_town(address: &mut Address) {
    if !address.postcode.is_empty() || !address.city.is_empty() {
        return;
    }
    let Some((street, town)) = address.street.rsplit_once([',', '\n']) else { return };
    let town = town.trim();
    let Some((code, city)) = town.split_once(' ') else { return };
    let is_code = code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit());
    if is_code && !city.trim().is_empty() {
        let (code, city) = (code.to_owned(), city.trim().to_owned());
        address.street = street.trim().to_owned();
        (address.postcode, address.city) = (code, city);
    }
}
