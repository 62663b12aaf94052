//! Papers in words: what they are, where they stand, why a file is open.

use chrono::NaiveDate;
use domain::money::Cents;
use supply::paper::sources::{Source, Topic};
use supply::paper::{
    Basis, Document, DocumentType, LapseState, Light, Means, Phase, Piece, PieceState, PieceType,
    VigilanceFile, Window,
};

use crate::i18n::T;

/// What a document is.
pub fn type_name(t: T, kind: DocumentType) -> &'static str {
    match kind {
        DocumentType::Urssaf => t.paper_type_urssaf(),
        DocumentType::Kbis => t.paper_type_kbis(),
        DocumentType::ForeignWorkers => t.paper_type_foreign_workers(),
        DocumentType::VigilanceOther => t.paper_type_vigilance_other(),
        DocumentType::Tax => t.paper_type_tax(),
        DocumentType::Decennial => t.paper_type_decennial(),
        DocumentType::Liability => t.paper_type_liability(),
        DocumentType::Insurance => t.paper_type_insurance(),
        DocumentType::Contract => t.paper_type_contract(),
        DocumentType::Quote => t.paper_type_quote(),
        DocumentType::Invoice => t.paper_type_invoice(),
        DocumentType::Certificate => t.paper_type_certificate(),
        DocumentType::SafetyPlan => t.paper_type_safety_plan(),
        DocumentType::Other => t.paper_type_other(),
    }
}

/// The title of a document, else what it is.
pub fn title(t: T, document: &Document) -> String {
    Some(document.title.trim())
        .filter(|title| !title.is_empty())
        .unwrap_or_else(|| type_name(t, document.kind))
        .to_owned()
}

/// Where a document stands on a day.
pub fn lapse(t: T, document: &Document, today: NaiveDate) -> String {
    let lapse = document.lapse(today);
    let day = |day: Option<NaiveDate>| day.map(|day| t.date_year(day)).unwrap_or_default();
    match (lapse.state, lapse.days_left) {
        (LapseState::Never, _) => document
            .issued
            .map_or_else(|| t.paper_no_end().to_owned(), |issued| t.paper_dated(&t.date_year(issued))),
        (LapseState::Lapsed, _) => t.paper_lapsed_since(&day(lapse.lapsed_on())),
        (LapseState::Soon, 0) => t.paper_last_day().to_owned(),
        (LapseState::Soon, n) => t.paper_days_left(usize::try_from(n).unwrap_or_default(), &day(lapse.until)),
        (LapseState::Later, _) => t.paper_valid_until(&day(lapse.until)),
    }
}

/// What is with a piece.
pub fn piece_state(t: T, piece: &Piece) -> String {
    match piece.state {
        PieceState::Missing if piece.kind.is_always_due() => t.vigilance_piece_missing().to_owned(),
        PieceState::Missing => t.vigilance_piece_missing_maybe().to_owned(),
        PieceState::Undated => t.vigilance_piece_undated().to_owned(),
        PieceState::Postdated => {
            t.vigilance_piece_postdated(&piece.issued.map(|day| t.date_year(day)).unwrap_or_default())
        }
        PieceState::Lapsed { on } => t.vigilance_piece_lapsed(&t.date_year(on)),
        PieceState::Soon { until } => t.vigilance_piece_soon(&t.date_year(until)),
        PieceState::Running { until } => t.vigilance_piece_running(&t.date_year(until)),
    }
}

/// How urgent a piece is by itself.
pub fn piece_light(piece: &Piece) -> Light {
    match piece.state {
        PieceState::Missing if !piece.kind.is_always_due() => Light::Amber,
        _ if piece.is_wanting() => Light::Red,
        PieceState::Soon { .. } => Light::Amber,
        _ => Light::Neutral,
    }
}

/// A file in a few words.
pub fn headline(t: T, file: &VigilanceFile) -> &'static str {
    match (file.phase, file.light) {
        (Phase::Below, _) => t.vigilance_below(),
        (Phase::Ended { .. }, _) => t.vigilance_ended(),
        (Phase::Open, Light::Red) => t.vigilance_red(),
        (Phase::Open, Light::Amber) => t.vigilance_amber(),
        (Phase::Open, Light::Neutral) => t.vigilance_neutral(),
    }
}

/// What an open file wants: « 2 pièces périmées, 1 pièce manquante ». Empty when it wants nothing.
pub fn wants(t: T, file: &VigilanceFile) -> String {
    let count = |is: fn(&PieceState) -> bool| file.pieces.iter().filter(|piece| is(&piece.state)).count();
    let lapsed = count(|state| matches!(state, PieceState::Lapsed { .. }));
    let missing =
        count(|state| matches!(state, PieceState::Missing | PieceState::Undated | PieceState::Postdated));
    let soon = count(|state| matches!(state, PieceState::Soon { .. }));
    let parts = [
        (lapsed, t.vigilance_n_lapsed(lapsed)),
        (missing, t.vigilance_n_missing(missing)),
        (soon, t.vigilance_n_soon(soon)),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|(n, _)| 0 < *n).map(|(_, words)| words).collect();
    t.list_and(&parts)
}

/// An amount on the basis of the rule.
pub fn amount(t: T, cents: Cents, basis: Basis) -> String {
    let amount = t.money(cents.0, "EUR");
    match basis {
        Basis::Ht => t.vigilance_ht(&amount),
        Basis::Ttc => t.vigilance_ttc(&amount),
    }
}

/// Why a file is open, or not.
pub fn why(t: T, file: &VigilanceFile) -> String {
    let total = amount(t, file.yearly.total, file.rule.basis);
    let threshold = amount(t, file.rule.threshold, file.rule.basis);
    match file.phase {
        Phase::Open if file.yearly.total < file.rule.threshold => {
            t.vigilance_why_term(&amount(t, file.yearly.term, file.rule.basis), &threshold)
        }
        Phase::Open => t.vigilance_why_open(&total, &threshold),
        Phase::Below => t.vigilance_why_below(&total, &threshold),
        Phase::Ended { on } => t.vigilance_why_ended(&t.date_year(on)),
    }
}

/// What the yearly total is made of, and over which days.
pub fn parts(t: T, file: &VigilanceFile) -> String {
    let yearly = file.yearly;
    let parts = [
        (yearly.contracts, t.vigilance_total_contracts()),
        (yearly.orders, t.vigilance_total_orders()),
        (yearly.invoices, t.vigilance_total_invoices()),
    ];
    let window = match yearly.window {
        Window::Calendar(year) => t.vigilance_window_year(&year.to_string()),
        Window::Rolling { .. } => t.vigilance_window_rolling().to_owned(),
    };
    let parts = parts.into_iter().filter(|(cents, _)| 0 < cents.0);
    let parts = parts.map(|(cents, name)| format!("{name} {}", t.money(cents.0, "EUR")));
    parts.chain([window]).collect::<Vec<_>>().join(" · ")
}

/// How something was asked or came.
pub fn means(t: T, means: Means) -> &'static str {
    match means {
        Means::Mail => t.vigilance_by_mail(),
        Means::Letter => t.vigilance_by_letter(),
        Means::Phone => t.vigilance_by_phone(),
        Means::Hand => t.vigilance_by_hand(),
    }
}

/// Pieces by name.
pub fn pieces(t: T, pieces: &[PieceType]) -> String {
    let names: Vec<String> = pieces.iter().map(|piece| type_name(t, piece.document()).to_owned()).collect();
    t.list_and(&names)
}

/// What a source says.
pub fn source(t: T, source: &Source) -> &'static str {
    match source.topic {
        Topic::Duty => t.source_duty(),
        Topic::Liability => t.source_liability(),
        Topic::Threshold => t.source_threshold(),
        Topic::Pieces => t.source_pieces(),
        Topic::ForeignWorkers => t.source_foreign_workers(),
        Topic::FreshExtract => t.source_fresh_extract(),
        Topic::YearlyTotal => t.source_yearly_total(),
    }
}
