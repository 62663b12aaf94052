//! The directory in words: types, services, what is wrong with an identifier, when somebody is there.

use chrono::{NaiveDateTime, NaiveTime, Timelike};
use domain::trade::Trade;
use supply::identifiers::Flaw;
use supply::party::hours::{self, State};
use supply::party::{ContactType, LineType, Party, PartyType, Service};
use supply::phone;

use crate::i18n::T;
use crate::plus::directory::entry::trade_glyph;
use crate::widgets::icon::Glyph;

/// The name of a type of party.
pub fn type_name(t: T, kind: PartyType) -> &'static str {
    match kind {
        PartyType::Supplier => t.party_type_supplier(),
        PartyType::Client => t.party_type_client(),
        PartyType::Bank => t.party_type_bank(),
        PartyType::Landlord => t.party_type_landlord(),
        PartyType::Insurer => t.party_type_insurer(),
        PartyType::Authority => t.party_type_authority(),
        PartyType::Person => t.party_type_person(),
        PartyType::Other => t.party_type_other(),
    }
}

/// Several of a type.
pub fn types_name(t: T, kind: PartyType) -> &'static str {
    match kind {
        PartyType::Supplier => t.party_types_supplier(),
        PartyType::Client => t.party_types_client(),
        PartyType::Bank => t.party_types_bank(),
        PartyType::Landlord => t.party_types_landlord(),
        PartyType::Insurer => t.party_types_insurer(),
        PartyType::Authority => t.party_types_authority(),
        PartyType::Person => t.party_types_person(),
        PartyType::Other => t.party_types_other(),
    }
}

/// What a contact is called for.
pub fn contact_type_name(t: T, kind: ContactType) -> &'static str {
    match kind {
        ContactType::Sales => t.contact_type_sales(),
        ContactType::Technical => t.contact_type_technical(),
        ContactType::Accounts => t.contact_type_accounts(),
        ContactType::Emergency => t.contact_type_emergency(),
        ContactType::Reception => t.contact_type_reception(),
        ContactType::Manager => t.contact_type_manager(),
        ContactType::Other => t.contact_type_other(),
    }
}

/// What a line is for.
pub fn line_type_name(t: T, kind: LineType) -> &'static str {
    match kind {
        LineType::Emergency => t.line_type_emergency(),
        LineType::Mobile => t.line_type_mobile(),
        LineType::Work => t.line_type_work(),
        LineType::Home => t.line_type_home(),
        LineType::Fax => t.line_type_fax(),
        LineType::Other => t.line_type_other(),
    }
}

/// The name of a service.
pub fn service_name(t: T, service: Service) -> &'static str {
    match service {
        Service::Cleaning => t.service_cleaning(),
        Service::Reception => t.service_reception(),
        Service::Mail => t.service_mail(),
        Service::Concierge => t.service_concierge(),
        Service::Catering => t.service_catering(),
        Service::Security => t.service_security(),
        Service::It => t.service_it(),
        Service::Maintenance => t.service_maintenance(),
        Service::Waste => t.service_waste(),
        Service::Green => t.service_green(),
        Service::Water => t.service_water(),
        Service::Coffee => t.service_coffee(),
        Service::Print => t.service_print(),
        Service::Courier => t.service_courier(),
        Service::Furniture => t.service_furniture(),
        Service::Lift => t.service_lift(),
        Service::Hvac => t.service_hvac(),
        Service::Fire => t.service_fire(),
        Service::Insurance => t.service_insurance(),
        Service::Bank => t.service_bank(),
        Service::Accounting => t.service_accounting(),
        Service::Legal => t.service_legal(),
        Service::Other => t.service_other(),
    }
}

/// The name of a trade.
pub fn trade_name(t: T, trade: Trade) -> &'static str {
    t.trade_name(trade.key()).unwrap_or(trade.key())
}

/// The name of a party, or a stand-in.
pub fn name_or_stand_in(t: T, name: &str) -> String {
    if name.trim().is_empty() { t.party_unnamed().to_owned() } else { name.trim().to_owned() }
}

/// A drawing of what a party does, else of what it is.
pub fn party_glyph(party: &Party) -> Glyph {
    match party.kind {
        PartyType::Bank => Glyph::Euro,
        PartyType::Landlord => Glyph::Key,
        PartyType::Insurer => Glyph::Shield,
        PartyType::Authority => Glyph::Flag,
        PartyType::Person => Glyph::Person,
        PartyType::Client => Glyph::People,
        PartyType::Supplier | PartyType::Other => match party.trades.first() {
            Some(trade) => trade_glyph(Some(*trade)),
            None => party.services.first().map_or(Glyph::Suppliers, |service| service_glyph(*service)),
        },
    }
}

fn service_glyph(service: Service) -> Glyph {
    match service {
        Service::Cleaning | Service::Waste => Glyph::Broom,
        Service::Reception | Service::Concierge => Glyph::Person,
        Service::Mail => Glyph::Mail,
        Service::Catering | Service::Coffee => Glyph::Cup,
        Service::Security | Service::Fire | Service::Insurance | Service::Legal => Glyph::Shield,
        Service::It => Glyph::Wifi,
        Service::Maintenance => Glyph::Wrench,
        Service::Green => Glyph::Leaf,
        Service::Water => Glyph::Drop,
        Service::Print => Glyph::Print,
        Service::Courier => Glyph::Truck,
        Service::Furniture => Glyph::Chair,
        Service::Lift => Glyph::Lift,
        Service::Hvac => Glyph::Thermometer,
        Service::Bank | Service::Accounting => Glyph::Euro,
        Service::Other => Glyph::Suppliers,
    }
}

/// What a party does, in a few words: its trades, else its services, else its type.
pub fn what(t: T, party: &Party) -> String {
    let mut words: Vec<&str> = party.trades.iter().map(|trade| trade_name(t, *trade)).collect();
    if words.is_empty() {
        words = party.services.iter().map(|service| service_name(t, *service)).collect();
    }
    if party.kind != PartyType::Supplier || words.is_empty() {
        words.insert(0, type_name(t, party.kind));
    }
    words.truncate(3);
    words.join(", ")
}

/// What is wrong with an identifier. `only_digits`: it counts digits, not characters.
pub fn flaw(t: T, flaw: &Flaw, only_digits: bool) -> Option<String> {
    Some(match flaw {
        Flaw::Empty => return None,
        Flaw::Stranger(c) => t.flaw_stranger(*c),
        Flaw::Length { found, wanted } if only_digits => t.flaw_digits(*found, *wanted),
        Flaw::Length { found, wanted } => t.flaw_length(*found, *wanted),
        Flaw::Key => t.flaw_key().to_owned(),
        Flaw::OtherSiren { siren } => t.flaw_other_siren(&supply::identifiers::siren_grouped(siren)),
        Flaw::Country(country) => t.flaw_country(country),
        Flaw::Shape { country } => t.flaw_shape(country),
    })
}

/// What is wrong with a number; nothing for an empty one.
pub fn phone_flaw(t: T, text: &str) -> Option<String> {
    match phone::parse(text) {
        Ok(_) | Err(phone::Flaw::Empty) => None,
        Err(phone::Flaw::Stranger(c)) => Some(t.phone_bad_stranger(c)),
        Err(phone::Flaw::Length { found }) => Some(t.phone_bad_length(found)),
    }
}

/// What is wrong with the hours of a day.
pub fn hours_flaw(t: T, flaw: hours::Flaw) -> &'static str {
    match flaw {
        hours::Flaw::Stranger(_) => t.party_hours_bad(),
        hours::Flaw::Time => t.party_hours_bad_time(),
        hours::Flaw::Unpaired => t.party_hours_bad_pair(),
        hours::Flaw::Order => t.party_hours_bad_order(),
    }
}

/// The days of the week, Monday first.
pub fn day_names(t: T) -> [&'static str; 7] {
    [t.day_mon(), t.day_tue(), t.day_wed(), t.day_thu(), t.day_fri(), t.day_sat(), t.day_sun()]
}

/// A time of day in minutes: « 8 h 30 ».
pub fn minutes(t: T, minutes: u16) -> String {
    let (hours, rest) = (minutes / 60 % 24, minutes % 60);
    let hours = if minutes == 24 * 60 { 24 } else { hours };
    match (t.lang(), rest) {
        (crate::i18n::Lang::Fr, 0) => format!("{hours}\u{a0}h"),
        (crate::i18n::Lang::Fr, rest) => format!("{hours}\u{a0}h\u{a0}{rest:02}"),
        (crate::i18n::Lang::En, rest) => format!("{hours:02}:{rest:02}"),
    }
}

/// « Ouvert, ferme à 18 h ».
pub fn open_state(t: T, state: State, now: NaiveDateTime) -> String {
    let clock = |at: NaiveDateTime| minutes(t, (at.hour() * 60 + at.minute()) as u16);
    let day = |at: NaiveDateTime| (at.date() != now.date()).then(|| t.date(at.date(), now.date()));
    match state {
        State::Open { closes: None } => t.party_open_always().to_owned(),
        State::Open { closes: Some(at) }
            if at.time() == NaiveTime::MIN && at.date().pred_opt() == Some(now.date()) =>
        {
            t.party_open_until_midnight().to_owned()
        }
        State::Open { closes: Some(at) } => match day(at) {
            Some(day) => t.party_open_until_day(&day, &clock(at)),
            None => t.party_open_until(&clock(at)),
        },
        State::Closed { opens: None } => t.party_closed().to_owned(),
        State::Closed { opens: Some(at) } => match day(at) {
            Some(day) => t.party_closed_until_day(&day, &clock(at)),
            None => t.party_closed_until(&clock(at)),
        },
    }
}
