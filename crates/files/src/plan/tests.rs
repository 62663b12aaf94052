use super::*;
use crate::dates::Order;
use crate::export::Format;
use crate::profile::Profile;
use crate::report::Report;
use crate::table::{Dialect, Quote, Rows, Separator};

fn open(text: &str) -> (Mapping, Vec<Row>, Vec<String>) {
    let dialect = Dialect { separator: Separator::Semicolon, quote: Quote::Double, header: true };
    let mut rows = Rows::new(text.into(), dialect).unwrap();
    let header = rows.header().to_vec();
    let all = rows.next_chunk(1000).unwrap();
    let mut profile = Profile::new(header.len());
    profile.feed(&all);
    (Mapping::suggest(&header, &profile, Order::Dmy), all, header)
}

fn plan(text: &str) -> Vec<Planned> {
    let (mapping, rows, _) = open(text);
    let mut planner = Planner::new(&mapping);
    rows.iter().map(|row| planner.plan(row)).collect()
}

fn draft(text: &str) -> Draft {
    match plan(text).remove(0) {
        Planned::Draft(draft) => *draft,
        other => panic!("{other:?}"),
    }
}

fn field<'a>(draft: &'a Draft, name: &str) -> Option<&'a Value> {
    draft.fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value)
}

#[test]
fn a_full_row_becomes_stored_fields() {
    let d = draft(
        "N°;Titre;Description;Catégorie;Priorité;Statut;Lieu;Demandeur;Assigné à;Échéance;Ouvert le;Clôturé le;Étiquettes;Coût;Étage tech\n\
         A-12; Fuite ;Sous l’évier;Plomberie;Haute;Terminé;Cuisine;Nadia;M. Duval;28/03/2025;14/03/2025 9h05;2025-03-15T10:00:00Z;eau, #urgent;1 450,50 €;R+2\n",
    );
    assert_eq!(d.ext.as_deref(), Some("A-12"));
    assert_eq!(field(&d, "ext"), Some(&json!("A-12")));
    assert_eq!(field(&d, "title"), Some(&json!("Fuite")));
    assert_eq!(field(&d, "description"), Some(&json!("Sous l’évier")));
    assert_eq!(field(&d, "priority"), Some(&json!("p2")));
    assert_eq!(field(&d, "status"), Some(&json!({ "s": "done" })));
    assert_eq!(field(&d, "due"), Some(&json!("2025-03-28")));
    assert_eq!(field(&d, "reported"), Some(&json!({ "civil": "2025-03-14T09:05" })));
    assert_eq!(field(&d, "closed"), Some(&json!({ "ms": 1_742_032_800_000_i64 })));
    assert_eq!(field(&d, "cost"), Some(&json!({ "cents": 145_050, "cur": "EUR" })));
    let refs: Vec<_> = d.refs.iter().map(|r| (r.field, r.kind, r.name.as_str())).collect();
    assert_eq!(
        refs,
        [
            ("requester", "person", "Nadia"),
            ("assignee", "person", "M. Duval"),
            ("category", "category", "Plomberie"),
            ("place", "place", "Cuisine")
        ]
    );
    assert_eq!(d.tags, ["eau", "urgent"]);
    assert_eq!(d.extras, [("x/Étage tech".into(), "R+2".to_owned())]);
    assert_eq!(d.warnings, []);
}

#[test]
fn an_empty_cell_says_nothing() {
    let d = draft("Titre;Statut;Lieu;Échéance;Coût;Autre\nLampe;;  ;;;\n");
    assert_eq!(d.fields, [("title", json!("Lampe"))]);
    assert!(d.refs.is_empty() && d.extras.is_empty() && d.warnings.is_empty());
}

#[test]
fn what_is_not_understood_is_kept_with_a_warning() {
    let d = draft(
        "Titre;Statut;Échéance;Coût\nLampe;Vu par Paul;bientôt 2;gratuit\nb;Clos;14/03/2025;3\nc;Clos;15/03/2025;4\n",
    );
    let kept: Vec<_> = d.extras.iter().map(|(f, v)| (&**f, v.as_str())).collect();
    assert_eq!(kept, [("x/Statut", "Vu par Paul"), ("x/Échéance", "bientôt 2"), ("x/Coût", "gratuit")]);
    assert_eq!(d.warnings.len(), 3);
    assert!(field(&d, "status").is_none());
}

#[test]
fn days_that_do_not_exist_refuse_the_row() {
    let text = "Titre;Échéance\na;31/02/2025\nb;29/02/2025\nc;28/02/2025\n";
    let planned = plan(text);
    let Planned::Refused(refused) = &planned[1] else { panic!("{planned:?}") };
    assert_eq!(refused.line, 3);
    assert_eq!(refused.raw, ["b", "29/02/2025"]);
    assert!(
        matches!(&refused.reason, Reason::NoSuchDate { raw, error: DateError::NoSuchDay, .. } if raw == "29/02/2025")
    );
    assert!(matches!(planned[2], Planned::Draft(_)));
    let (mut mapping, rows, _) = open(text);
    mapping.bad_dates = BadDates::KeepText;
    let Planned::Draft(kept) = Planner::new(&mapping).plan(&rows[0]) else { panic!() };
    assert_eq!(kept.extras, [("x/Échéance".into(), "31/02/2025".to_owned())]);
    assert!(matches!(kept.warnings[..], [Warning::NoSuchDate { .. }]));
}

#[test]
fn a_title_is_found_or_the_row_refused() {
    let text = "Titre;Description;Catégorie;Lieu\n;Il pleut\ndans le hall;;\n";
    let d = draft("Titre;Description;Catégorie;Lieu\n;\"Il pleut\ndans le hall\";;\n");
    assert_eq!(field(&d, "title"), Some(&json!("Il pleut")));
    assert_eq!(d.warnings, [Warning::TitleFrom(Target::Description)]);
    assert!(plan(text).iter().all(|p| !matches!(p, Planned::Empty)));
    let d = draft("Titre;Catégorie;Lieu\n;Ménage;Hall\n");
    assert_eq!(field(&d, "title"), Some(&json!("Ménage")));
    assert_eq!(d.warnings, [Warning::TitleFrom(Target::Category)]);
    let refused = plan("Titre;Lieu\n;Hall\n;\n");
    assert!(matches!(&refused[0], Planned::Refused(r) if r.reason == Reason::NoTitle));
    assert_eq!(refused[1], Planned::Empty);
    let long = first_words(&"mot ".repeat(100));
    assert!(long.chars().count() <= TITLE_CHARS + 1 && long.ends_with("mot…"), "{long}");
}

#[test]
fn several_columns_can_be_one_place() {
    let (mut mapping, rows, _) = open("Titre;Site;Salle\nLampe;Valmy;Cuisine\n");
    mapping.columns[1].target = Target::Place;
    mapping.columns[2].target = Target::Place;
    let Planned::Draft(d) = Planner::new(&mapping).plan(&rows[0]) else { panic!() };
    assert_eq!(d.refs[0].name, "Valmy, Cuisine");
}

#[test]
fn a_second_column_for_one_value_is_kept_apart() {
    let (mut mapping, rows, _) = open("Titre;Ref;Code\nLampe;A;B\n");
    mapping.columns[1].target = Target::Ext;
    mapping.columns[2].target = Target::Ext;
    let Planned::Draft(d) = Planner::new(&mapping).plan(&rows[0]) else { panic!() };
    assert_eq!(d.ext.as_deref(), Some("A"));
    assert_eq!(d.extras, [("x/Code".into(), "B".to_owned())]);
}

#[test]
fn ragged_rows_and_repeated_ids_are_said() {
    let planned = plan("ID;Titre;Lieu\n1;a;b;reste\n2;b\n1;c;d\n");
    let Planned::Draft(long) = &planned[0] else { panic!() };
    assert_eq!(long.extras, [("x/D".into(), "reste".to_owned())]);
    assert_eq!(long.warnings, [Warning::LongRow(1)]);
    let Planned::Draft(short) = &planned[1] else { panic!() };
    assert_eq!(short.warnings, [Warning::ShortRow(1)]);
    let Planned::Draft(again) = &planned[2] else { panic!() };
    assert_eq!(again.warnings, [Warning::DuplicateId { first_line: 2 }]);
}

#[test]
fn a_row_that_swallowed_the_file_is_refused_with_all_of_it() {
    let planned = plan("Titre;Lieu\na;b\n\"c;d\ne;f\n");
    let Planned::Refused(refused) = &planned[1] else { panic!("{planned:?}") };
    assert_eq!(refused.reason, Reason::UnclosedQuote { opened: 3 });
    assert_eq!(refused.raw, ["c;d\ne;f\n"]);
}

#[test]
fn the_report_counts_and_gives_refused_rows_back() {
    let text = "Titre;Échéance\na;31/02/2025\n;\nb;01/03/2025\n";
    let (mapping, rows, header) = open(text);
    let mut planner = Planner::new(&mapping);
    let mut report = Report::default();
    let drafts: Vec<_> = rows.iter().filter_map(|row| report.take(planner.plan(row))).collect();
    assert_eq!((drafts.len(), report.read, report.empty, report.refused.len()), (1, 3, 1, 1));
    let csv = report.refused_csv(Format::ExcelFr, &header, ["Ligne", "Motif"], ToString::to_string);
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.starts_with("\u{feff}Ligne;Motif;Titre;Échéance\r\n2;"), "{csv}");
    assert!(csv.ends_with(";a;31/02/2025\r\n"), "{csv}");
}
