//! What an exchange of cards says, in the person's words.

use files::columns::Column;
use files::fate::Fate;
use files::parties::{self, Every, Field};
use files::vcard::{CardError, MAX_CARDS, PhotoProblem, Warning};
use supply::party::duplicates::Reason;

use super::fiche::Note;
use crate::i18n::T;
use crate::import::coming::Wrong;

/// What is wrong with a file, and that nothing changed.
pub fn wrong(t: T, wrong: &Wrong<CardError>) -> String {
    let what = match wrong {
        Wrong::Gone => return t.import_error_unreadable().to_owned(),
        Wrong::Busy => t.import_error_two_tabs().to_owned(),
        Wrong::File(CardError::Empty) => t.import_error_empty().to_owned(),
        Wrong::File(CardError::NotText(_)) => t.exchange_error_garbage().to_owned(),
        Wrong::File(CardError::NoCard) => t.exchange_error_no_card().to_owned(),
        Wrong::File(CardError::Lines(files::content_line::LineError::TooLarge { bytes, max })) => {
            t.exchange_error_too_large(&t.bytes(*bytes as u64), &t.bytes(*max as u64))
        }
        Wrong::File(CardError::Lines(_) | CardError::TooManyCards { .. }) => {
            t.exchange_error_many(&t.number(MAX_CARDS))
        }
    };
    format!("{what} {}", t.import_error_safe())
}

/// What a person should know of a fiche.
pub fn note(t: T, note: &Note) -> String {
    match note {
        Note::Card(warning) => card(t, warning),
        Note::Photo(PhotoProblem::NotAPicture) => t.exchange_note_photo_kind().to_owned(),
        Note::Photo(PhotoProblem::TooLarge { bytes }) => t.exchange_note_photo_bytes(&t.bytes(*bytes as u64)),
        Note::Photo(
            PhotoProblem::TooManyPixels { width: 0, .. } | PhotoProblem::TooManyPixels { height: 0, .. },
        ) => t.exchange_note_photo_size().to_owned(),
        Note::Photo(PhotoProblem::TooManyPixels { width, height }) => {
            t.exchange_note_photo_pixels(&t.number(*width as usize), &t.number(*height as usize))
        }
        Note::LeftOut(name) => t.exchange_note_left_out(name),
        Note::Row(parties::Note::UnknownTrade(word)) => t.exchange_note_trade(word),
        Note::Row(parties::Note::NotAnAmount { column, raw }) => t.exchange_note_amount(column, raw),
        Note::Row(parties::Note::LongRow(n)) => t.exchange_note_long(*n),
        Note::Row(parties::Note::NameFrom(Field::Contact)) => t.exchange_note_name_contact().to_owned(),
        Note::Row(parties::Note::NameFrom(_)) => t.exchange_note_name_mail().to_owned(),
        Note::Flawed { field, text } => t.exchange_note_flawed(&stored_field(t, field), text),
        Note::Kept { field, theirs } => t.exchange_note_kept(&stored_field(t, field), theirs),
    }
}

fn card(t: T, warning: &Warning) -> String {
    match warning {
        Warning::Charset { name, declared, used } => t.exchange_note_charset(name, declared, used),
        Warning::Replaced { name } => t.exchange_note_replaced(name),
        Warning::TooLong { name, bytes } => t.exchange_note_too_long(name, &t.bytes(*bytes as u64)),
        Warning::Unreadable { line } => t.exchange_note_unreadable(*line),
        Warning::NotBase64 { name } => t.exchange_note_not_base64(name),
        Warning::TooManyLines { left_out } => t.exchange_note_too_many_lines(*left_out),
        Warning::NoEnd => t.exchange_note_no_end().to_owned(),
        Warning::Nested => t.exchange_note_nested().to_owned(),
    }
}

/// What becomes of a fiche.
pub fn fate(t: T, fate: Fate) -> &'static str {
    match fate {
        Fate::New => t.exchange_fate_new(),
        Fate::Merged => t.exchange_fate_merged(),
        Fate::Known => t.exchange_fate_known(),
    }
}

/// How often an amount is due.
pub fn every(t: T, every: Every) -> &'static str {
    match every {
        Every::Month => t.exchange_every_month(),
        Every::Year => t.exchange_every_year(),
    }
}

/// What a column becomes.
pub fn column(t: T, field: Field) -> &'static str {
    match field {
        Field::Name => t.party_field_name(),
        Field::Trade => t.party_field_trade(),
        Field::Contact => t.party_field_contact(),
        Field::Function => t.party_field_function(),
        Field::Phone => t.party_field_phone(),
        Field::Mobile => t.party_field_mobile(),
        Field::Emergency => t.party_field_emergency(),
        Field::Fax => t.party_field_fax(),
        Field::Mail => t.party_field_mail(),
        Field::Web => t.party_field_web(),
        Field::Street => t.party_field_street(),
        Field::Extra => t.party_field_extra(),
        Field::Postcode => t.party_field_postcode(),
        Field::City => t.party_field_city(),
        Field::Country => t.party_field_country(),
        Field::Siret => t.party_field_siret(),
        Field::Siren => t.party_field_siren(),
        Field::VatNo => t.party_field_vat_no(),
        Field::Iban => t.party_field_iban(),
        Field::Bic => t.party_field_bic(),
        Field::ClientNo => t.party_field_client_no(),
        Field::LegalForm => t.party_field_legal_form(),
        Field::Access => t.party_field_access(),
        Field::Hours => t.party_field_hours(),
        Field::Tags => t.party_field_tags(),
        Field::Notes => t.party_field_notes(),
        Field::Monthly => t.party_field_monthly(),
        Field::Yearly => t.party_field_yearly(),
        Field::Kept => t.import_keep_as_is(),
        Field::Ignored => t.import_ignore(),
    }
}

/// A stored field of a party or a contact.
pub fn stored_field(t: T, name: &str) -> String {
    let column = match name {
        "given" => t.party_field_given(),
        "family" => t.party_field_family(),
        "prefix" => t.party_field_prefix(),
        "suffix" => t.party_field_suffix(),
        "vcard" => t.party_field_vcard(),
        "type" => t.party_field_type(),
        _ => match name.strip_prefix("x/") {
            Some(own) => return own.to_owned(),
            None => Field::from_key(name).map_or(name, |field| column(t, field)),
        },
    };
    column.to_owned()
}

/// Why two parties may be one.
pub fn reason(t: T, reason: Reason) -> &'static str {
    match reason {
        Reason::Siret => t.duplicates_why_siret(),
        Reason::VatNumber => t.duplicates_why_vat(),
        Reason::Siren => t.duplicates_why_siren(),
        Reason::Iban => t.duplicates_why_iban(),
        Reason::Mail => t.duplicates_why_mail(),
        Reason::Phone => t.duplicates_why_phone(),
        Reason::Name => t.duplicates_why_name(),
        Reason::LikeName => t.duplicates_why_like_name(),
        Reason::Domain => t.duplicates_why_domain(),
        Reason::Postcode => t.duplicates_why_postcode(),
    }
}
