//! The budget as a file that a spreadsheet opens.

use events::Planner;
use events::budget::Line;
use events::budget::amount::GROSS;
use files::export::{Cell, CsvWriter, Format};
use leptos::prelude::*;
use supply::book::Book;

use super::model::Money;
use super::words;
use crate::events::words::title_of;
use crate::i18n::{Lang, T};
use crate::platform::download;
use crate::session::Session;
use crate::suppliers::purchases::words::{party_name, quantity_of, rate};

/// Saves the budget as CSV.
pub fn save(session: Session, t: T, of: Money) {
    let bytes = csv(session, t, of);
    let title = session.peek_in::<Planner, _>(|planner, _, _| {
        planner.events.get(of.event).map(|event| title_of(t, event)).unwrap_or_default()
    });
    let name = format!("{} - {}.csv", t.money_budget_file(), file_name(&title));
    let is_saved = download::blob(&[bytes], "text/csv").is_some_and(|file| download::save(&name, &file));
    if !is_saved {
        session.notices().warn(t.export_failed());
    }
}

/// A title without what no file name may hold.
fn file_name(title: &str) -> String {
    let is_bad =
        |c: char| c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    title.chars().map(|c| if is_bad(c) { ' ' } else { c }).collect::<String>().trim().to_owned()
}

fn csv(session: Session, t: T, of: Money) -> Vec<u8> {
    let format = if t.lang() == Lang::Fr { Format::ExcelFr } else { Format::International };
    let titles = [
        t.money_line_what(),
        t.money_line_category(),
        t.supplier(),
        t.money_column_qty(),
        t.money_column_price(),
        t.money_line_tax(),
        t.vat(),
        t.net(),
        t.money_line_planned(),
        t.money_part_committed(),
        t.budget_invoiced(),
        t.money_part_paid(),
        t.money_line_forecast(),
        t.money_column_notes(),
    ];
    let mut out = CsvWriter::new(format, &titles);
    let reckoning = of.now.get_untracked();
    let lines = of.lines.get_untracked();
    for (line, it) in lines.iter().filter_map(|line| Some((line, reckoning.line(line.id)?))) {
        let texts = texts(session, t, line, it.milli);
        let [title, category, party, quantity, tax, vat] = &texts;
        let stage =
            |cents: Option<domain::money::Cents>| cents.map_or(Cell::Empty, |cents| Cell::Cents(cents.0));
        out.row(&[
            Cell::Text(title),
            Cell::Text(category),
            Cell::Text(party),
            Cell::Text(quantity),
            stage(line.price),
            Cell::Text(tax),
            Cell::Text(vat),
            Cell::Cents(it.planned.net.0),
            Cell::Cents(it.planned.gross.0),
            stage(it.stages.committed),
            stage(it.stages.invoiced),
            stage(it.stages.paid),
            Cell::Cents(it.forecast.0),
            Cell::Text(&line.notes),
        ]);
    }
    let mut total = vec![Cell::Text(t.money_total())];
    total.extend([Cell::Empty; 6]);
    total.extend(
        [reckoning.planned.net, reckoning.planned.gross, reckoning.committed].map(|it| Cell::Cents(it.0)),
    );
    total.extend([reckoning.invoiced, reckoning.paid, reckoning.forecast].map(|it| Cell::Cents(it.0)));
    total.push(Cell::Empty);
    out.row(&total);
    out.take()
}

/// Title, category, supplier, quantity, tax of the price, rate.
fn texts(session: Session, t: T, line: &Line, milli: i64) -> [String; 6] {
    let party = line.party.map(|id| session.peek_in::<Book, _>(|book, _, _| party_name(t, book, Some(id))));
    let tax = if line.tax == GROSS { t.money_line_gross() } else { t.money_line_net() };
    [
        words::title(t, line),
        words::category(t, &line.category).to_owned(),
        party.unwrap_or_default(),
        quantity_of(t, milli, ""),
        tax.to_owned(),
        line.vat.map(|bp| rate(t, bp)).unwrap_or_default(),
    ]
}
