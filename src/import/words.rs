//! What an import says, in the person's words: what is wrong with a file, with a row, what a column becomes.

use std::mem::{Discriminant, discriminant};

use files::dates::{DateError, Order};
use files::encoding::DecodeError;
use files::kind::FileKind;
use files::map::Target;
use files::plan::{Reason, Warning};
use files::report::Report;
use files::table::{Separator, TableError};

use store::StoreError;

use super::source::Problem;
use crate::i18n::T;
use crate::notices;

/// What is wrong with a file, what is safe and what to do.
pub fn problem(t: T, problem: &Problem) -> String {
    let what = match problem {
        Problem::Gone => return t.import_error_unreadable().to_owned(),
        Problem::Busy => t.import_error_two_tabs().to_owned(),
        Problem::OnlyHeader => t.import_error_no_rows().to_owned(),
        Problem::Decode(DecodeError::Empty) | Problem::Table(TableError::NoRow) => {
            t.import_error_empty().to_owned()
        }
        Problem::Decode(DecodeError::TooLarge { bytes, max }) => {
            t.import_error_too_large(&t.bytes(*bytes as u64), &t.bytes(*max as u64))
        }
        Problem::Decode(DecodeError::NotText(kind)) | Problem::Table(TableError::NotATable(kind)) => {
            kind_of_file(t, *kind)
        }
        Problem::Table(TableError::TooManyColumns { line, columns }) => {
            t.import_error_wide(&line.to_string(), &t.number(*columns))
        }
        Problem::Table(TableError::Malformed { .. }) => return t.import_error_unreadable().to_owned(),
    };
    format!("{what} {}", t.import_error_safe())
}

fn kind_of_file(t: T, kind: FileKind) -> String {
    match kind {
        FileKind::Xlsx | FileKind::Ods | FileKind::OldOffice => t.import_error_workbook().to_owned(),
        FileKind::Docx | FileKind::Pdf | FileKind::Rtf => t.import_error_document().to_owned(),
        FileKind::Image | FileKind::Media => t.import_error_picture().to_owned(),
        FileKind::Zip => t.import_error_archive().to_owned(),
        FileKind::Gzip => t.import_error_gzip().to_owned(),
        FileKind::Html => t.import_error_web().to_owned(),
        FileKind::Xml => t.import_error_other_text("XML"),
        FileKind::Json => t.import_error_other_text("JSON"),
        FileKind::VCard => t.import_error_other_text("vCard (.vcf)"),
        FileKind::ICalendar => t.import_error_other_text("iCalendar (.ics)"),
        FileKind::Sqlite => t.import_error_other_text("SQLite"),
        FileKind::Binary => t.import_error_binary().to_owned(),
    }
}

/// Why an import stopped on its way, what is in, and how to go on.
pub fn stopped(t: T, error: &StoreError, n_in: usize) -> String {
    format!("{}. {}", notices::of_store_long(t, error).0, t.import_stopped(n_in))
}

/// Why a row was refused.
pub fn reason(t: T, reason: &Reason) -> String {
    match reason {
        Reason::NoSuchDate { column, raw, error: DateError::NotADate } => t.refused_bad_date(column, raw),
        Reason::NoSuchDate { column, raw, .. } => t.refused_date_missing(column, raw),
        Reason::NoTitle => t.refused_no_title().to_owned(),
        Reason::UnclosedQuote { opened } => {
            t.import_error_quote(usize::try_from(*opened).unwrap_or(usize::MAX))
        }
    }
}

/// The warnings of a report: how many of each kind, with the first line of each.
pub fn warnings(t: T, report: &Report) -> Vec<String> {
    let mut kinds: Vec<(Discriminant<Warning>, fn(T, usize) -> String, usize, u64)> = Vec::new();
    for (line, warning) in &report.warnings {
        let words: fn(T, usize) -> String = match warning {
            Warning::UnknownValue { .. } => T::import_warn_unknown,
            Warning::NotADate { .. } => T::import_warn_not_a_date,
            Warning::NoSuchDate { .. } => T::import_warn_no_such_date,
            Warning::NotAnAmount { .. } => T::import_warn_not_amount,
            Warning::TitleFrom(_) => T::import_warn_title,
            Warning::ShortRow(_) => T::import_warn_short,
            Warning::LongRow(_) => T::import_warn_long,
            Warning::DuplicateId { .. } => T::import_warn_duplicate,
        };
        match kinds.iter_mut().find(|known| known.0 == discriminant(warning)) {
            Some(known) => known.2 += 1,
            None => kinds.push((discriminant(warning), words, 1, *line)),
        }
    }
    let from = |line: u64| t.import_warn_from_line(usize::try_from(line).unwrap_or(usize::MAX));
    kinds.into_iter().map(|(_, words, n, line)| format!("{}, {}", words(t, n), from(line))).collect()
}

/// What a column becomes.
pub fn target(t: T, target: Target) -> &'static str {
    match target {
        Target::Title => t.field_title(),
        Target::Description => t.field_description(),
        Target::Category => t.field_category(),
        Target::Trade => t.trade(),
        Target::Priority => t.priority(),
        Target::Status => t.status(),
        Target::Place => t.field_place(),
        Target::Requester => t.field_requester(),
        Target::Assignee => t.field_assignee(),
        Target::Due => t.field_due(),
        Target::Reported => t.field_reported(),
        Target::Closed => t.field_closed(),
        Target::Tags => t.field_tags(),
        Target::Cost => t.field_cost(),
        Target::Ext => t.field_external_id(),
        Target::Extra => t.import_keep_as_is(),
        Target::Ignore => t.import_ignore(),
    }
}

/// One of our keys for a status, priority or trade.
pub fn key(t: T, target: Target, key: &str) -> Option<&'static str> {
    match target {
        Target::Status => t.status_name(key),
        Target::Priority => t.priority_name(key),
        Target::Trade => t.trade_name(key),
        _ => None,
    }
}

/// A separator.
pub fn separator(t: T, separator: Separator) -> &'static str {
    match separator {
        Separator::Semicolon => t.separator_semicolon(),
        Separator::Comma => t.separator_comma(),
        Separator::Tab => t.separator_tab(),
        Separator::Pipe => t.separator_pipe(),
        Separator::None => t.separator_none(),
    }
}

/// An order of dates.
pub fn order(t: T, order: Order) -> &'static str {
    match order {
        Order::Dmy => t.date_order_dmy(),
        Order::Mdy => t.date_order_mdy(),
        Order::Ymd => t.date_order_ymd(),
        Order::Serial => t.date_order_serial(),
    }
}
