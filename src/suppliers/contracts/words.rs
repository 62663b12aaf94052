//! Clauses, decisions and slips of contracts in words.

use chrono::{Datelike, NaiveDate};
use domain::money::MoneyError;
use supply::contract::form::{Fault, rate_text};
use supply::contract::{
    Amount, Basis, Doubt, Form, Indexation, Initial, Length, NoticeClause, Outcome, Per, Renewal, Step,
    TermsError, Unit,
};

use crate::i18n::T;

/// A day with its weekday and year: lun. 23 nov. 2026.
pub fn day(t: T, day: NaiveDate) -> String {
    format!("{} {}", t.date_short(day), day.year())
}

fn count(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

/// A length: 24 mois, 10 jours ouvrés.
pub fn length(t: T, length: Length, working_days: bool) -> String {
    let n = count(length.n());
    match length.unit() {
        Unit::Day if working_days => t.contract_n_working_days(n),
        Unit::Day => t.contract_n_days(n),
        Unit::Week => t.contract_n_weeks(n),
        Unit::Month => t.contract_n_months(n),
        Unit::Year => t.contract_n_years(n),
    }
}

/// The name of a unit, in the plural.
pub fn unit(t: T, unit: Unit) -> &'static str {
    match unit {
        Unit::Day => t.contract_unit_day(),
        Unit::Week => t.contract_unit_week(),
        Unit::Month => t.contract_unit_month(),
        Unit::Year => t.contract_unit_year(),
    }
}

/// The initial term.
pub fn initial(t: T, initial: Initial) -> String {
    match initial {
        Initial::Lasts(lasts) => length(t, lasts, false),
        Initial::Until(end) => t.contract_until(&t.date_year(end)),
    }
}

/// The renewal.
pub fn renewal(t: T, renewal: Renewal) -> String {
    match renewal {
        Renewal::Tacit { length: by, max: None } => t.contract_tacit(&length(t, by, false)),
        Renewal::Tacit { length: by, max: Some(max) } => {
            t.contract_tacit_max(&length(t, by, false), &t.number(count(max)))
        }
        Renewal::Express { .. } => t.contract_express().to_owned(),
        Renewal::None => t.contract_not_renewed().to_owned(),
    }
}

/// The form of a notice.
pub fn form(t: T, form: Form) -> &'static str {
    match form {
        Form::Registered => t.contract_form_lrar(),
        Form::Letter => t.contract_form_letter(),
        Form::Mail => t.contract_form_mail(),
    }
}

/// The notice, and how it counts.
pub fn notice(t: T, notice: NoticeClause) -> String {
    let basis = match notice.basis {
        Basis::Received => t.contract_by_received(),
        Basis::Sent => t.contract_by_sent(),
    };
    let mut parts = vec![
        length(t, notice.length, notice.working_days),
        form(t, notice.form).to_owned(),
        basis.to_owned(),
    ];
    if 0 < notice.buffer {
        parts.push(t.contract_buffer_days(count(notice.buffer)));
    }
    parts.join(", ")
}

/// What a price is paid for.
pub fn per(t: T, per: Per) -> &'static str {
    match per {
        Per::Month => t.contract_per_month(),
        Per::Quarter => t.contract_per_quarter(),
        Per::Half => t.contract_per_half(),
        Per::Year => t.contract_per_year(),
        Per::Once => t.contract_per_once(),
    }
}

/// A price and its VAT.
pub fn amount(t: T, amount: Amount) -> String {
    let price = t.contract_price(&t.money(amount.net.0, "EUR"), per(t, amount.per));
    match amount.vat_bp {
        Some(bp) => format!("{price}, {}", t.contract_vat(&rate_text(bp))),
        None => price,
    }
}

/// How a price moves.
pub fn indexation(t: T, indexation: &Indexation) -> String {
    let (what, on) = match indexation {
        Indexation::None => return t.contract_index_none().to_owned(),
        Indexation::Fixed { bp, on } => (t.contract_index_fixed(&rate_text(*bp)), on),
        Indexation::Index { name, on } => (t.contract_index_named(name), on),
    };
    match on {
        Some(on) => t.contract_index_from(&what, &t.date_year(*on)),
        None => what,
    }
}

/// What happens if nothing is done.
pub fn if_nothing(t: T, step: &Step) -> String {
    match step.outcome {
        Outcome::Renews(term) => t.contract_if_renews(&t.date_year(term.start), &t.date_year(term.end)),
        Outcome::Ends(on) => t.contract_if_ends(&t.date_year(on)),
        Outcome::MustBeRenewed(on) => t.contract_if_must_renew(&t.date_year(on)),
    }
}

/// The same, in few words.
pub fn if_nothing_short(t: T, step: &Step) -> String {
    match step.outcome {
        Outcome::Renews(term) => t.contract_if_renews_to(&t.date_year(term.end)),
        _ => if_nothing(t, step),
    }
}

/// What a renewal costs; nothing where none comes.
pub fn stake(t: T, step: &Step) -> Option<String> {
    match (step.outcome, step.at_stake) {
        (_, Some(cents)) => Some(t.contract_stake(&t.money(cents.0, "EUR"))),
        (Outcome::Renews(_), None) => Some(t.contract_stake_unknown().to_owned()),
        _ => None,
    }
}

/// How far the day to act is: aujourd’hui, dans 12 jours, 3 jours de retard.
pub fn days_left(t: T, days: i64) -> String {
    let n = usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX);
    match days {
        ..0 => t.contract_days_late(n),
        0 => t.contract_today().to_owned(),
        _ => t.contract_days_left(n),
    }
}

/// What is wrong with what was typed, and how to put it right.
pub fn fault(t: T, fault: Fault) -> &'static str {
    match fault {
        Fault::NotANumber => t.contract_fault_number(),
        Fault::Money(MoneyError::Empty) => t.contract_fault_empty(),
        Fault::Money(MoneyError::UnexpectedCharacter(_)) => t.contract_fault_amount(),
        Fault::Money(MoneyError::TooManyDecimals) => t.contract_fault_decimals(),
        Fault::Money(MoneyError::Ambiguous) => t.contract_fault_ambiguous(),
        Fault::Money(MoneyError::TooLarge) | Fault::Terms(TermsError::Amount) => t.contract_fault_large(),
        Fault::NotARate | Fault::NoRate | Fault::Terms(TermsError::Rate) => t.contract_fault_rate(),
        Fault::NoIndexName => t.contract_fault_index_name(),
        Fault::Terms(error) => terms_error(t, error),
    }
}

/// Why terms are impossible.
pub fn terms_error(t: T, error: TermsError) -> &'static str {
    match error {
        TermsError::NoStart => t.contract_fault_no_start(),
        TermsError::NoInitial => t.contract_fault_no_initial(),
        TermsError::DateOutOfRange => t.contract_fault_date_range(),
        TermsError::ZeroLength => t.contract_fault_zero(),
        TermsError::TooLong => t.contract_fault_too_long(),
        TermsError::EndBeforeStart => t.contract_fault_end_before(),
        TermsError::NoticeLongerThanTerm => t.contract_fault_notice_long(),
        TermsError::Buffer => t.contract_fault_buffer(),
        TermsError::MaxRenewals => t.contract_fault_max(),
        TermsError::Amount => t.contract_fault_large(),
        TermsError::Rate => t.contract_fault_rate(),
    }
}

/// What is possible, but perhaps not what was meant. Nothing for what the screen says anyway.
pub fn doubt(t: T, doubt: Doubt) -> Option<&'static str> {
    match doubt {
        Doubt::NoticeLongerThanRenewal => Some(t.contract_doubt_notice_renewal()),
        Doubt::AmendmentWithoutEffect => Some(t.contract_doubt_no_effect()),
        Doubt::InitialAlreadyOver => Some(t.contract_doubt_initial_over()),
        Doubt::NoNotice => Some(t.contract_doubt_no_notice()),
    }
}

/// The name of a service, by its stored key.
pub fn service(t: T, key: &str) -> String {
    crate::suppliers::directory::words::service_name(t, supply::party::Service::from_key(key)).to_owned()
}

/// Another contract that covers the same.
pub fn overlap(t: T, (title, from, to): &(String, NaiveDate, Option<NaiveDate>)) -> String {
    let from = t.date_year(*from);
    match to {
        Some(to) => t.contract_overlaps(title, &from, &t.date_year(*to)),
        None => t.contract_overlaps_open(title, &from),
    }
}
