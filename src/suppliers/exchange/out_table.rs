//! The directory as a table that a spreadsheet opens, and that comes back by the import.

use std::collections::BTreeSet;

use files::export::{Cell, CsvWriter, Format};
use files::parties::Field;
use replica::{RecordId, Table};
use supply::book::Book;
use supply::contract::{Contract, Per};
use supply::party::{Contact, LineType, Party, Tel};

use super::words;
use crate::i18n::T;
use crate::suppliers::directory::words::{trade_name, type_name};

/// The columns that are fields, in their order.
const COLUMNS: [Field; 25] = [
    Field::Name,
    Field::Trade,
    Field::Contact,
    Field::Function,
    Field::Phone,
    Field::Mobile,
    Field::Emergency,
    Field::Fax,
    Field::Mail,
    Field::Web,
    Field::Street,
    Field::Extra,
    Field::Postcode,
    Field::City,
    Field::Country,
    Field::Siret,
    Field::Siren,
    Field::VatNo,
    Field::Iban,
    Field::Bic,
    Field::ClientNo,
    Field::LegalForm,
    Field::Access,
    Field::Tags,
    Field::Notes,
];

/// The columns that came from other files, of all parties.
pub fn extra_columns(table: &Table, ids: &[RecordId]) -> Vec<String> {
    let mut columns = BTreeSet::new();
    for record in ids.iter().filter_map(|id| table.get(*id)) {
        columns.extend(record.cells.keys().filter_map(|name| name.strip_prefix("x/")).map(str::to_owned));
    }
    columns.into_iter().collect()
}

/// The head of the table.
pub fn writer(t: T, format: Format, extra: &[String]) -> CsvWriter {
    let mut titles: Vec<&str> = COLUMNS.into_iter().map(|field| words::column(t, field)).collect();
    titles.extend([t.party_field_type(), t.party_field_monthly()]);
    titles.extend(extra.iter().map(String::as_str));
    CsvWriter::new(format, &titles)
}

/// Adds the row of a party.
pub fn row(t: T, book: &Book, table: &Table, id: RecordId, extra: &[String], out: &mut CsvWriter) {
    let Some(party) = book.parties.alive(id) else { return };
    let contact = book.children::<Contact>(id).next();
    let texts = COLUMNS.map(|field| text(t, party, contact, field));
    let mut cells: Vec<Cell<'_>> = texts.iter().map(|text| Cell::Text(text)).collect();
    cells.push(Cell::Text(type_name(t, party.kind)));
    let monthly = book
        .children::<Contract>(id)
        .filter_map(|contract| contract.amount)
        .find(|amount| amount.per == Per::Month)
        .map_or(Cell::Empty, |amount| Cell::Cents(amount.net.0));
    cells.push(monthly);
    let record = table.get(id);
    let others: Vec<String> = extra
        .iter()
        .map(|column| {
            let text = record.as_ref().and_then(|record| record.text(&format!("x/{column}")));
            text.unwrap_or_default().to_owned()
        })
        .collect();
    cells.extend(others.iter().map(|text| Cell::Text(text)));
    out.row(&cells);
}

fn text(t: T, party: &Party, contact: Option<&Contact>, field: Field) -> String {
    let tel = |kinds: &[LineType]| {
        let of =
            |tels: &[Tel]| tels.iter().find(|tel| kinds.contains(&tel.kind)).map(|tel| tel.value.clone());
        of(&party.tels).or_else(|| contact.and_then(|contact| of(&contact.tels))).unwrap_or_default()
    };
    let adr =
        |part: fn(&supply::party::Adr) -> &str| party.adrs.first().map(part).unwrap_or_default().to_owned();
    match field {
        Field::Name => party.name.clone(),
        Field::Trade => {
            party.trades.iter().map(|trade| trade_name(t, *trade)).collect::<Vec<_>>().join(" / ")
        }
        Field::Contact => contact.map(|contact| contact.name.clone()).unwrap_or_default(),
        Field::Function => contact.map(|contact| contact.function.clone()).unwrap_or_default(),
        Field::Phone => tel(&[LineType::Work, LineType::Other, LineType::Home]),
        Field::Mobile => tel(&[LineType::Mobile]),
        Field::Emergency => tel(&[LineType::Emergency]),
        Field::Fax => tel(&[LineType::Fax]),
        Field::Mail => {
            let mails = party.mails.iter().chain(contact.into_iter().flat_map(|contact| &contact.mails));
            mails.map(|mail| mail.value.as_str()).collect::<Vec<_>>().join(" ")
        }
        Field::Web => party.web.clone(),
        Field::Street => adr(|adr| &adr.street),
        Field::Extra => adr(|adr| &adr.extra),
        Field::Postcode => adr(|adr| &adr.postcode),
        Field::City => adr(|adr| &adr.city),
        Field::Country => adr(|adr| &adr.country),
        Field::Siret => party.siret.clone(),
        Field::Siren => party.siren.clone(),
        Field::VatNo => party.vat_no.clone(),
        Field::Iban => party.iban.clone(),
        Field::Bic => party.bic.clone(),
        Field::ClientNo => party.client_no.clone(),
        Field::LegalForm => party.legal_form.clone(),
        Field::Access => {
            let access = &party.access;
            let parts = [&access.badge, &access.key, &access.alarm, &access.parking, &access.note];
            parts
                .into_iter()
                .filter(|part| !part.is_empty())
                .map(String::as_str)
                .collect::<Vec<_>>()
                .join(" ; ")
        }
        Field::Tags => party.tags.iter().map(|tag| &**tag).collect::<Vec<_>>().join(", "),
        Field::Notes => party.notes.clone(),
        Field::Hours | Field::Monthly | Field::Yearly | Field::Kept | Field::Ignored => String::new(),
    }
}
