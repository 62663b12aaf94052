//! The whole road of an import on files as people have them: public ones when they are at hand, look-alikes always.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail by panicking")]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use files::dates::Order;
use files::encoding::{Decoded, Encoding, decode};
use files::map::{Mapping, Target};
use files::plan::{Draft, Planned, Planner, Reason, Warning};
use files::profile::Profile;
use files::report::Report;
use files::sniff::{Sniffed, sniff};
use files::table::{Quote, Rows, Separator};
use serde_json::json;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A look-alike, in the repository.
fn ours(name: &str) -> Vec<u8> {
    std::fs::read(root().join("tests/fixtures/requests").join(name)).unwrap()
}

/// A public file, outside the repository; says so when it is absent.
fn public(name: &str) -> Option<Vec<u8>> {
    let folder = std::env::var_os("INTENDANCE_FIXTURES")
        .map_or_else(|| root().join("../shared/fixtures"), PathBuf::from);
    let found = std::fs::read(folder.join("requests").join(name)).ok();
    if found.is_none() {
        eprintln!("{name} is not at hand (set INTENDANCE_FIXTURES): only its look-alike is tested");
    }
    found
}

struct Import {
    decoded: Decoded,
    sniffed: Sniffed,
    header: Vec<String>,
    profile: Profile,
    mapping: Mapping,
    drafts: Vec<Draft>,
    report: Report,
}

fn import_with(bytes: &[u8], habit: Order, change: impl Fn(&mut Sniffed)) -> Import {
    let decoded = decode(bytes, None).unwrap();
    let mut sniffed = sniff(&decoded.text).unwrap();
    change(&mut sniffed);
    let mut rows = Rows::new(decoded.text.clone(), sniffed.dialect).unwrap();
    let header = rows.header().to_vec();
    let mut profile = Profile::new(header.len());
    let mut all = Vec::new();
    loop {
        let chunk = rows.next_chunk(500).unwrap();
        if chunk.is_empty() {
            break;
        }
        profile.feed(&chunk);
        all.extend(chunk);
    }
    let mapping = Mapping::suggest(&header, &profile, habit);
    let mut planner = Planner::new(&mapping);
    let mut report = Report::default();
    let drafts = all.iter().filter_map(|row| report.take(planner.plan(row))).collect();
    Import { decoded, sniffed, header, profile, mapping, drafts, report }
}

fn import(bytes: &[u8]) -> Import {
    import_with(bytes, Order::Dmy, |_| {})
}

fn field<'a>(draft: &'a Draft, name: &str) -> Option<&'a serde_json::Value> {
    draft.fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value)
}

fn named<'a>(draft: &'a Draft, name: &str) -> Option<&'a str> {
    draft.refs.iter().find(|r| r.field == name).map(|r| r.name.as_str())
}

/// Every cell of the file is in the draft, as a field or as an extra, and nothing else is.
fn check_service_requests(bytes: &[u8]) -> Import {
    let done = import(bytes);
    let expected: BTreeMap<&str, Target> = BTreeMap::from([
        ("Unique Key", Target::Ext),
        ("Created Date", Target::Reported),
        ("Closed Date", Target::Closed),
        ("Complaint Type", Target::Category),
        ("Descriptor", Target::Title),
        ("Incident Address", Target::Place),
        ("Status", Target::Status),
        ("Due Date", Target::Due),
    ]);
    assert_eq!(done.mapping.columns.len(), 31);
    for column in &done.mapping.columns {
        let target = expected.get(column.name.as_str()).copied().unwrap_or(Target::Extra);
        assert_eq!(column.target, target, "{}", column.name);
    }
    let created = done.profile.date_guess(1, Order::Dmy);
    assert_eq!((created.order, created.certain), (Order::Mdy, true));
    assert_eq!(done.report.refused, []);
    assert_eq!(done.report.warnings, []);
    let mut reader = csv::Reader::from_reader(bytes);
    for (index, record) in reader.records().enumerate() {
        let (record, draft) = (record.unwrap(), &done.drafts[index]);
        assert_eq!(draft.line, index as u64 + 2);
        let cell = |name: &str| record.get(done.header.iter().position(|h| h == name).unwrap()).unwrap();
        assert_eq!(draft.ext.as_deref(), Some(cell("Unique Key")));
        assert_eq!(field(draft, "title").unwrap(), cell("Descriptor"));
        assert_eq!(named(draft, "category"), Some(cell("Complaint Type")));
        assert_eq!(named(draft, "place").unwrap_or(""), cell("Incident Address"));
        let status = if cell("Status") == "Closed" { "done" } else { "progress" };
        assert_eq!(field(draft, "status"), Some(&json!({ "s": status })));
        for (stored, name) in [("reported", "Created Date"), ("closed", "Closed Date")] {
            let expected = (!cell(name).is_empty()).then(|| json!({ "civil": iso(cell(name)) }));
            assert_eq!(field(draft, stored), expected.as_ref(), "{name} of line {}", draft.line);
        }
        assert_eq!(field(draft, "due"), None);
        let kept: BTreeMap<&str, &str> = draft.extras.iter().map(|(f, v)| (&f[2..], v.as_str())).collect();
        let others: BTreeMap<&str, &str> = done
            .header
            .iter()
            .zip(record.iter())
            .filter(|(name, cell)| !expected.contains_key(name.as_str()) && !cell.is_empty())
            .map(|(name, cell)| (name.as_str(), cell))
            .collect();
        assert_eq!(kept, others);
    }
    done
}

/// `3/14/2025 1:20` in ISO, by another road than the code under test.
fn iso(us: &str) -> String {
    let parts: Vec<u32> = us.split(['/', ' ', ':']).map(|n| n.parse().unwrap()).collect();
    format!("{:04}-{:02}-{:02}T{:02}:{:02}", parts[2], parts[0], parts[1], parts[3], parts[4])
}

#[test]
fn the_public_file_goes_in_as_it_is() {
    let Some(bytes) = public("nyc-311-animals-a.csv") else { return };
    let done = check_service_requests(&bytes);
    assert_eq!(done.drafts.len(), 2484);
    let count =
        |key: &str| done.drafts.iter().filter(|d| field(d, "status") == Some(&json!({ "s": key }))).count();
    assert_eq!((count("done"), count("progress")), (2244, 240));
    assert_eq!(done.drafts.iter().filter(|d| named(d, "place").is_some()).count(), 2472);
}

#[test]
fn its_look_alike_goes_in_as_it_is() {
    assert_eq!(check_service_requests(&ours("service-requests-us.csv")).drafts.len(), 240);
}

#[test]
fn an_older_french_excel() {
    let done = import(&ours("demandes-excel-windows1252.csv"));
    assert_eq!(done.decoded.encoding, Encoding::Windows1252);
    assert_eq!(done.sniffed.dialect.separator, Separator::Semicolon);
    assert!(done.report.refused.is_empty() && done.report.warnings.is_empty(), "{:?}", done.report);
    let status: Vec<_> = done.drafts.iter().map(|d| field(d, "status").unwrap()["s"].clone()).collect();
    assert_eq!(status, ["done", "progress", "waiting", "new", "refused"]);
    let first = &done.drafts[0];
    assert_eq!(field(first, "title"), Some(&json!("Fuite sous l’évier")));
    assert_eq!(field(first, "description"), Some(&json!("Goutte à goutte ; seau posé")));
    assert_eq!(field(first, "reported"), Some(&json!({ "civil": "2025-02-03T08:15" })));
    assert_eq!(field(first, "cost"), Some(&json!({ "cents": 145_000, "cur": "EUR" })));
    assert_eq!(field(first, "priority"), Some(&json!("p1")));
    assert_eq!(field(first, "due"), Some(&json!("2025-02-05")));
    assert_eq!(first.tags, ["eau", "cuisine"]);
    assert_eq!(first.extras, [("x/Nom du bail".into(), "Bail n° 4".to_owned())]);
    assert_eq!(named(&done.drafts[1], "place"), Some("Salle \"Loire\""));
    assert_eq!(named(&done.drafts[2], "requester"), Some("Zoé Œuvrard"));
    assert_eq!(field(&done.drafts[2], "reported"), Some(&json!({ "civil": "2025-02-17" })));
}

#[test]
fn other_dialects() {
    let unicode = import(&ours("demandes-texte-unicode-utf16.csv"));
    assert_eq!(unicode.decoded.encoding, Encoding::Utf16Le);
    assert_eq!(unicode.sniffed.dialect.separator, Separator::Tab);
    assert_eq!(field(&unicode.drafts[1], "title"), Some(&json!("Porte bloquée")));
    let said = import(&ours("sep-line.csv"));
    assert!(said.sniffed.said);
    assert_eq!((said.drafts[0].line, field(&said.drafts[0], "title")), (3, Some(&json!("Fuite, encore"))));
    let column = import(&ours("one-column.csv"));
    assert_eq!(column.sniffed.dialect.separator, Separator::None);
    assert_eq!(field(&column.drafts[2], "title"), Some(&json!("Porte qui grince, badge, clé")));
    let mixed = import(&ours("mixed-encodings.csv"));
    assert_eq!((mixed.decoded.encoding, mixed.decoded.repaired), (Encoding::Utf8, 2));
    assert_eq!(field(&mixed.drafts[1], "title"), Some(&json!("Là-bas")));
    assert_eq!(named(&mixed.drafts[1], "place"), Some("Café"));
}

#[test]
fn a_quote_never_closed_is_said_and_can_be_taken_as_a_character() {
    let bytes = ours("unclosed-quote.csv");
    let done = import(&bytes);
    assert_eq!(done.sniffed.unclosed_quote, Some(3));
    assert_eq!((done.drafts.len(), done.report.refused.len()), (1, 1));
    assert_eq!(done.report.refused[0].reason, Reason::UnclosedQuote { opened: 3 });
    let plain = import_with(&bytes, Order::Dmy, |s| s.dialect.quote = Quote::None);
    assert_eq!((plain.drafts.len(), plain.report.refused.len()), (4, 0));
    assert_eq!(field(&plain.drafts[1], "title"), Some(&json!("\"Fuite")));
}

#[test]
fn formulas_stay_texts() {
    let done = import(&ours("formulas.csv"));
    assert_eq!(field(&done.drafts[0], "title"), Some(&json!("=1+1")));
    assert_eq!(field(&done.drafts[1], "title"), Some(&json!("=HYPERLINK(\"https://example.org\";\"clic\")")));
}

#[test]
fn dates_that_do_not_exist_are_refused_with_their_lines() {
    let done = import(&ours("impossible-dates.csv"));
    let refused: Vec<_> = done.report.refused.iter().map(|r| r.line).collect();
    assert_eq!(refused, [3, 4]);
    assert_eq!(done.drafts.len(), 3);
    assert!(
        matches!(&done.report.warnings[..], [(5, Warning::NotADate { raw, .. })] if raw == "dès que possible")
    );
}

#[test]
fn ragged_rows_are_not_lost() {
    let done = import(&ours("ragged.csv"));
    assert_eq!((done.drafts.len(), done.report.empty), (3, 1));
    let kept: Vec<_> = done.drafts[1].extras.iter().map(|(f, v)| (&**f, v.as_str())).collect();
    assert_eq!(kept, [("x/D", "reste"), ("x/E", "encore")]);
}

#[test]
fn an_ambiguous_column_follows_the_language_and_says_so() {
    for (habit, day) in [(Order::Dmy, "2025-04-03"), (Order::Mdy, "2025-03-04")] {
        let done = import_with(&ours("ambiguous-dates.csv"), habit, |_| {});
        assert!(!done.profile.date_guess(1, habit).certain);
        assert_eq!(field(&done.drafts[0], "reported"), Some(&json!({ "civil": day })));
    }
}

#[test]
fn ten_thousand_rows_are_quick() {
    let text = String::from_utf8(ours("service-requests-us.csv")).unwrap();
    let (header, body) = text.split_once('\n').unwrap();
    let mut large = format!("{header}\n");
    let lines: Vec<&str> = body.lines().collect();
    for line in lines.iter().cycle().take(10_000) {
        large.push_str(line);
        large.push('\n');
    }
    // The best of a few tries: the machine may be busy with other work.
    let mut best = Duration::MAX;
    for _ in 0..5 {
        let start = clock();
        let done = import(large.as_bytes());
        best = best.min(clock() - start);
        assert_eq!(done.drafts.len(), 10_000);
    }
    eprintln!("10 000 rows × 31 columns, decoded to planned: {best:?}");
    // Far above what an optimised build needs; a quadratic step would not pass.
    let limit = if cfg!(debug_assertions) { 6000 } else { 600 };
    assert!(best < Duration::from_millis(limit), "{best:?}");
}

/// Processor time cannot be read portably; the wall clock can.
#[expect(clippy::disallowed_methods, reason = "a measure of speed, in a native test")]
fn clock() -> Duration {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap()
}

#[test]
fn a_planned_row_is_the_same_in_chunks_of_any_size() {
    let bytes = ours("service-requests-us.csv");
    let whole = import(&bytes);
    let mut rows = Rows::new(whole.decoded.text.clone(), whole.sniffed.dialect).unwrap();
    let mut planner = Planner::new(&whole.mapping);
    let mut again = Vec::new();
    loop {
        let chunk = rows.next_chunk(7).unwrap();
        if chunk.is_empty() {
            break;
        }
        again.extend(chunk.iter().filter_map(|row| match planner.plan(row) {
            Planned::Draft(draft) => Some(*draft),
            _ => None,
        }));
    }
    assert_eq!(again, whole.drafts);
}
