//! Files that people import.

use files::dates::Order;
use files::encoding::decode;
use files::export::{Cell, CsvWriter, Format};
use files::map::Mapping;
use files::plan::Planner;
use files::profile::Profile;
use files::report::Report;
use files::sniff::sniff;
use files::table::{Dialect, Quote, Row, Rows, Separator};

/// A CSV of any dialect, the whole road of an import; and our own export of its cells, which comes back.
pub fn csv(bytes: &[u8]) {
    let Ok(decoded) = decode(bytes, None) else { return };
    let Ok(sniffed) = sniff(&decoded.text) else { return };
    let Ok(mut rows) = Rows::new(decoded.text, sniffed.dialect) else { return };
    let header = rows.header().to_vec();
    let mut names: Vec<&String> = header.iter().collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), header.len(), "columns are told apart");
    let mut profile = Profile::new(header.len());
    let mut all: Vec<Row> = Vec::new();
    while let Ok(chunk) = rows.next_chunk(64) {
        if chunk.is_empty() {
            break;
        }
        assert!(rows.position() <= rows.total());
        profile.feed(&chunk);
        all.extend(chunk);
    }
    assert!(all.windows(2).all(|two| two[0].line <= two[1].line), "lines of rows never go back");
    let mapping = Mapping::suggest(&header, &profile, Order::Dmy);
    let mut planner = Planner::new(&mapping);
    let mut report = Report::default();
    let drafts = all.iter().filter_map(|row| report.take(planner.plan(row))).count();
    assert!(drafts <= all.len());
    for format in [Format::ExcelFr, Format::International] {
        comes_back(format, &header, &all);
    }
}

/// What we write, we read: every cell, whatever a spreadsheet would make of it.
fn comes_back(format: Format, header: &[String], all: &[Row]) {
    // A lone title that is Excel's own first line would be read as that; our exports have more columns.
    if header.len() == 1 && header[0].to_ascii_lowercase().starts_with("sep=") {
        return;
    }
    let titles: Vec<&str> = header.iter().map(String::as_str).collect();
    let mut writer = CsvWriter::new(format, &titles);
    for row in all {
        writer.row(&row.iter().map(Cell::Text).collect::<Vec<_>>());
    }
    let bytes = writer.finish();
    let text = std::str::from_utf8(&bytes).expect("we write UTF-8").trim_start_matches('\u{feff}');
    let separator = if format == Format::ExcelFr { Separator::Semicolon } else { Separator::Comma };
    let dialect = Dialect { separator, quote: Quote::Double, header: true };
    let mut rows = Rows::new(text.into(), dialect).expect("we write tables");
    let back = rows.next_chunk(all.len() + 1).expect("we write whole rows");
    let cells = |rows: &[Row]| -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(str::to_owned).collect()).collect()
    };
    assert_eq!(cells(&back), cells(all));
}
