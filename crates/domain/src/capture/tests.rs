use proptest::prelude::*;

use super::*;

mod dates;

fn e<'a>(id: &'a str, name: &'a str) -> Entry<'a> {
    Entry { id, name }
}

fn with_directory<T>(run: impl FnOnce(&Directory<'_>) -> T) -> T {
    let places = [
        e("site", "12 rue du Canal"),
        e("rdc", "Rez-de-chaussée"),
        e("2e", "2e étage"),
        e("accueil", "Accueil"),
        e("canal", "Salle Canal"),
        e("cuisine", "Cuisine"),
        e("loire", "Salle Loire"),
        e("seine", "Salle Seine"),
        e("nord", "Open space Nord"),
        e("local", "Local technique"),
    ];
    let people = [
        e("marie", "Marie Dupont"),
        e("marc", "Marc Petit"),
        e("ines", "Inès Morel"),
        e("jp", "Jean-Paul Morin"),
    ];
    let categories = [
        e("c1", "Plomberie"),
        e("c2", "Électricité"),
        e("c3", "Informatique"),
        e("c4", "Archives"),
        e("c5", "Autre"),
        e("c6", "Mobilier et chaises"),
    ];
    run(&Directory { places: &places, people: &people, categories: &categories })
}

/// Monday 23 November 2026, 10:00.
fn read(line: &str) -> Capture {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    with_directory(|directory| parse(line, today, today.and_hms_opt(10, 0, 0).unwrap(), directory))
}

fn due(line: &str) -> Option<String> {
    match read(line).best(Kind::Due) {
        Some(Value::Due(date)) => Some(date.to_string()),
        _ => None,
    }
}

fn place(line: &str) -> Option<String> {
    match read(line).best(Kind::Place) {
        Some(Value::Place { id, .. }) => Some(id.clone()),
        _ => None,
    }
}

fn trade(line: &str) -> Option<Trade> {
    match read(line).best(Kind::Trade) {
        Some(Value::Trade(trade)) => Some(*trade),
        _ => None,
    }
}

fn category(line: &str) -> Option<String> {
    match read(line).best(Kind::Category) {
        Some(Value::Category { name, .. }) => Some(name.clone()),
        _ => None,
    }
}

fn priority(line: &str) -> Option<Priority> {
    match read(line).best(Kind::Priority) {
        Some(Value::Priority(priority)) => Some(*priority),
        _ => None,
    }
}

fn cost(line: &str) -> Option<i64> {
    match read(line).best(Kind::Cost) {
        Some(Value::Cost(cents)) => Some(cents.0),
        _ => None,
    }
}

fn person(line: &str) -> Option<(Option<String>, String)> {
    match read(line).best(Kind::Person) {
        Some(Value::Person { id, name }) => Some((id.clone(), name.clone())),
        _ => None,
    }
}

#[test]
fn the_dishwasher() {
    let capture = read("fuite lave-vaisselle cuisine urgent");
    assert_eq!(capture.title, "Fuite lave-vaisselle cuisine");
    let kinds: Vec<Kind> = capture.suggestions.iter().map(|it| it.value.kind()).collect();
    assert_eq!(kinds, [Kind::Place, Kind::Category, Kind::Trade, Kind::Priority]);
    assert_eq!(capture.best(Kind::Trade), Some(&Value::Trade(Trade::Plumbing)));
    assert_eq!(capture.best(Kind::Priority), Some(&Value::Priority(Priority::P1)));
    assert_eq!(place("fuite lave-vaisselle cuisine urgent").as_deref(), Some("cuisine"));
    let plumbing = Value::Category { id: Some("c1".into()), key: Some("plumbing"), name: "Plomberie".into() };
    assert_eq!(capture.best(Kind::Category), Some(&plumbing));
    assert!(capture.suggestions.iter().all(|it| it.confidence == Confidence::High));
}

#[test]
fn everything_at_once() {
    let line = "urgent : remplacer 2 néons salle Loire avant vendredi, 1 250,50 € @marie #salle";
    let capture = read(line);
    assert_eq!(capture.title, "Remplacer 2 néons salle Loire");
    assert_eq!(due(line).as_deref(), Some("2026-11-27"));
    assert_eq!(cost(line), Some(125_050));
    assert_eq!(person(line), Some((Some("marie".into()), "Marie Dupont".into())));
    assert_eq!(capture.best(Kind::Tag), Some(&Value::Tag("salle".into())));
    assert_eq!((place(line).as_deref(), trade(line)), (Some("loire"), Some(Trade::Electricity)));
    assert_eq!(priority(line), Some(Priority::P1));
    let parts: Vec<&str> = capture.suggestions.iter().map(|it| &line[it.range.clone()]).collect();
    assert_eq!(
        parts,
        ["salle Loire", "néons", "néons", "urgent", "avant vendredi", "@marie", "1 250,50 €", "#salle"]
    );
}

#[test]
fn costs() {
    for (line, cents, title) in [
        ("chaise 50 €", 5_000, "Chaise"),
        ("chaise pour 50€", 5_000, "Chaise"),
        ("chaise 1 250,50 euros", 125_050, "Chaise"),
        ("chaise 1\u{202f}250,50\u{a0}€ TTC", 125_050, "Chaise"),
        ("chair €50", 5_000, "Chair"),
        ("chair €1,250.50 tomorrow", 125_050, "Chair"),
        ("chaise 50 € HT", 5_000, "Chaise HT"),
        ("2 chaises à 80 eur", 8_000, "2 chaises"),
        ("devis de 80euros plombier", 8_000, "Devis plombier"),
    ] {
        assert_eq!(cost(line), Some(cents), "{line}");
        assert_eq!(read(line).title, title, "{line}");
    }
    for line in ["Abonnement 50 €/mois", "12,345 €", "Combien d’euros ?", "Salle 12", "€"] {
        assert_eq!(cost(line), None, "{line}");
    }
}

#[test]
fn people() {
    let known = |id: &str, name: &str| Some((Some(id.to_owned()), name.to_owned()));
    assert_eq!(person("clé @Marie"), known("marie", "Marie Dupont"));
    assert_eq!(person("clé @marie dupont salle Loire"), known("marie", "Marie Dupont"));
    assert_eq!(read("clé @marie dupont salle Loire").title, "Clé salle Loire");
    assert_eq!(person("clé @ines"), known("ines", "Inès Morel"));
    assert_eq!(person("clé @Jean-Paul"), known("jp", "Jean-Paul Morin"));
    assert_eq!(person("clé @pet"), known("marc", "Marc Petit"));
    assert_eq!(person("clé @Sofia"), Some((None, "Sofia".to_owned())));
    assert_eq!(person("écrire à marie@exemple.fr"), None);
    // Several: the first is filled in, the others are offered.
    let several = read("clé @mar");
    let people: Vec<&Value> =
        several.suggestions.iter().map(|it| &it.value).filter(|it| it.kind() == Kind::Person).collect();
    assert_eq!(people.len(), 2);
    assert_eq!(
        several.suggestions.iter().filter(|it| it.value.kind() == Kind::Person && it.is_default()).count(),
        1
    );
}

#[test]
fn places() {
    for (line, id) in [
        ("néon salle Loire", "loire"),
        ("néon SALLE LOIRE", "loire"),
        ("néon loire", "loire"),
        ("clim open space nord", "nord"),
        ("clim open-space Nord", "nord"),
        ("robinet à la cuisine", "cuisine"),
        ("robinet cuisinne", "cuisine"),
        ("fuite 2e étage", "2e"),
        ("fuite au 2e côté rue", "2e"),
        ("ampoule couloir 2e", "2e"),
        ("néon RDC", "rdc"),
        ("badge salle du canal", "canal"),
    ] {
        assert_eq!(place(line).as_deref().or(Some("none")), Some(id), "{line}");
    }
    for line in ["salle à nettoyer", "problème technique", "étage", "espace vert", "2e écran pour Marc"] {
        assert_eq!(place(line), None, "{line}");
    }
}

#[test]
fn a_name_of_two_places_is_offered_not_filled_in() {
    let places = [e("k1", "Cuisine 1er"), e("k2", "Cuisine 2e")];
    let directory = Directory { places: &places, ..Directory::default() };
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let read = |line| parse(line, today, today.and_hms_opt(10, 0, 0).unwrap(), &directory);
    let capture = read("fuite cuisine");
    assert_eq!(capture.best(Kind::Place), None);
    assert_eq!(capture.suggestions.iter().filter(|it| it.value.kind() == Kind::Place).count(), 2);
    let second = read("fuite cuisine 2e");
    assert_eq!(second.best(Kind::Place), Some(&Value::Place { id: "k2".into(), name: "Cuisine 2e".into() }));
}

#[test]
fn trades() {
    for (line, expected) in [
        ("robinet qui goutte", Trade::Plumbing),
        ("le néon clignote", Trade::Electricity),
        ("prises HS", Trade::Electricity),
        ("radiateur froid", Trade::Hvac),
        ("câble HDMI manquant", Trade::It),
        ("vidéoprojecteur flou", Trade::It),
        ("imprimente en panne", Trade::It), // a typing error
        ("prise réseau morte", Trade::It),
        ("clé USB perdue", Trade::It),
        ("moquette tachée", Trade::Cleaning),
        ("plus de papier toilette", Trade::Cleaning),
        ("badge perdu", Trade::Locks),
        ("clés du local", Trade::Locks),
        ("chaise cassée", Trade::Furniture),
        ("ascenceur bloqué", Trade::Lift),
        ("extincteur EXT-06 absent", Trade::Safety),
        ("fuite de gaz", Trade::Safety),
        ("plantes à arroser", Trade::Green),
        ("cartons à descendre", Trade::Moving),
        ("toner noir", Trade::Supplies),
        ("5 ramettes", Trade::Supplies),
        ("machine à café en panne", Trade::Catering),
        ("leaking tap", Trade::Plumbing),
        ("flickering lights", Trade::Electricity),
        ("it is too cold", Trade::Hvac),
        ("printer jam", Trade::It),
        ("broken chair", Trade::Furniture),
    ] {
        assert_eq!(trade(line), Some(expected), "{line}");
    }
    assert_eq!(trade("Bonjour"), None);
    assert_eq!(
        (trade("colis à expédier"), category("colis à expédier").as_deref()),
        (None, Some("Courrier"))
    );
    assert_eq!(category("archives : chaise cassée").as_deref(), Some("Archives"));
    assert_eq!(category("chaise cassée").as_deref(), Some("Mobilier et chaises")); // renamed, still found
    assert_eq!(category("un autre néon à changer").as_deref(), Some("Électricité"));
    assert_eq!(category("seminar in June").as_deref(), Some("Événement"));
}

#[test]
fn a_place_says_little_of_the_work() {
    let line = "ampoule accueil";
    assert_eq!((place(line).as_deref(), trade(line)), (Some("accueil"), Some(Trade::Electricity)));
}

#[test]
fn priorities() {
    for (line, expected, title) in [
        ("fuite urgent", Priority::P1, "Fuite"),
        ("URGENT: fuite", Priority::P1, "Fuite"),
        ("fuite très urgente !", Priority::P1, "Fuite"),
        ("fuite asap", Priority::P1, "Fuite"),
        ("fuite urgnet", Priority::P1, "Fuite"),
        ("fuite, c’est urgent @marie", Priority::P1, "Fuite"),
        ("besoin urgent de chaises", Priority::P1, "Besoin urgent de chaises"),
        ("danger marche cassée", Priority::P1, "Danger marche cassée"),
        ("fuite dès que possible", Priority::P2, "Fuite"),
        ("chaise pas pressé", Priority::P4, "Chaise"),
        ("chaise pas urgent", Priority::P4, "Chaise"),
        ("chaise quand possible", Priority::P4, "Chaise"),
        ("chair no rush", Priority::P4, "Chair"),
        ("p2 chaise", Priority::P2, "Chaise"),
    ] {
        assert_eq!(priority(line), Some(expected), "{line}");
        assert_eq!(read(line).title, title, "{line}");
    }
    assert_eq!(priority("éclairage de la sortie d’urgence"), None);
    assert_eq!(priority("emergency exit blocked"), None);
}

#[test]
fn a_title_always_remains() {
    assert_eq!(read("vendredi").title, "Vendredi");
    assert_eq!(read("  ").title, "");
    assert_eq!(read("@marie 50 €").title, "@marie 50 €");
}

/// Pieces that the readers care about, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "€",
        "@",
        "#",
        "50",
        "1 250,50",
        "3/12",
        "le",
        "du",
        "vendredi",
        "prochain",
        "next",
        "dans",
        "in",
        "2",
        "99999999999",
        "jours",
        "h",
        "décembre",
        "31",
        "février",
        "urgent",
        "pas",
        "é",
        "e\u{301}",
        "\u{202f}",
        "l’",
        "salle Loire",
        "cuisine",
        "fuite",
        "-",
        "/",
        ".",
        ",",
        "(",
        ")",
        "😀",
        "İ",
        "ﬁ",
        "2026-02-30",
        "@mar",
        "euros",
        "999 semaines",
        "sous",
        "ı",
    ]);
    prop::collection::vec((piece, prop::sample::select(vec!["", " ", "  "])), 0..14)
        .prop_map(|parts| parts.into_iter().map(|(piece, gap)| format!("{piece}{gap}")).collect())
}

fn check(line: &str) {
    let capture = read(line);
    for it in &capture.suggestions {
        assert!(it.range.start < it.range.end && line.get(it.range.clone()).is_some(), "{it:?} in {line:?}");
    }
    assert!(!capture.title.is_empty() || !line.contains(char::is_alphanumeric), "{line:?}");
}

proptest! {
    #[test]
    fn any_text_is_read(line in any::<String>()) {
        check(&line);
    }

    #[test]
    fn any_pieces_are_read(line in pieces()) {
        check(&line);
    }
}

#[test]
fn a_pasted_page_is_read_quickly() {
    let page = "imprimantte robinnet ".repeat(20_000);
    let capture = read(&page);
    assert!(capture.title.len() > 400_000);
    assert!(capture.suggestions.len() < 20);
}

#[test]
fn extreme_days_do_not_panic() {
    for today in [NaiveDate::MIN, NaiveDate::MAX] {
        for line in
            ["demain", "dans 999 mois", "lundi", "fin du mois", "3/12", "next week", "29 février", "le 31"]
        {
            with_directory(|it| parse(line, today, today.and_hms_opt(23, 0, 0).unwrap(), it));
        }
    }
}
