//! Examples.

use search::{Index, Query, Weight, highlight, matches, rank};

const TITLES: &[&str] = &[
    "Écran HS",
    "Lave-vaisselle en panne",
    "Lavevaisselle qui fuit",
    "Néon clignote",
    "Climatisation bruyante",
    "L’ascenseur est bloqué",
    "Accrochage de l'œuvre",
    "Câble HDMI manquant",
    "Passer aujourd’hui avant 18\u{202f}h",
    "Rappeler le 06 12 34 56 78",
];

fn index() -> Index {
    let mut index = Index::new();
    for (doc, title) in (0u32..).zip(TITLES) {
        index.insert(doc, doc, &[(Weight::Title, title), (Weight::High, "#7K2M")]);
        if doc > 0 {
            index.insert(doc, doc, &[(Weight::Title, title)]);
        }
    }
    index
}

/// The titles found, best first.
fn found(typed: &str) -> Vec<&'static str> {
    index().query(typed, 10).hits.iter().map(|hit| TITLES[hit.doc as usize]).collect()
}

fn marked(text: &str, typed: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    for range in highlight(text, &Query::new(typed)) {
        out += &format!("{}[{}]", &text[at..range.start], &text[range.clone()]);
        at = range.end;
    }
    out + &text[at..]
}

#[test]
fn what_is_typed_finds_what_was_written() {
    let only = [
        ("ecran hs", "Écran HS"),
        ("ÉCRAN", "Écran HS"),
        ("neon cligotte", "Néon clignote"),
        ("néno", "Néon clignote"),
        ("clim", "Climatisation bruyante"),
        ("climatsation", "Climatisation bruyante"),
        ("ascenseur", "L’ascenseur est bloqué"),
        ("l'ascenseur", "L’ascenseur est bloqué"),
        ("l’asc", "L’ascenseur est bloqué"),
        ("oeuvre", "Accrochage de l'œuvre"),
        ("œuvre", "Accrochage de l'œuvre"),
        ("#7k2m", "Écran HS"),
        ("7K2", "Écran HS"),
        ("aujourdhui", "Passer aujourd’hui avant 18\u{202f}h"),
        ("aujourd'hui", "Passer aujourd’hui avant 18\u{202f}h"),
        ("0612345678", "Rappeler le 06 12 34 56 78"),
        ("06 12 34", "Rappeler le 06 12 34 56 78"),
        ("chage", "Accrochage de l'œuvre"),
        ("câble de hdmi", "Câble HDMI manquant"),
    ];
    for (typed, title) in only {
        assert_eq!(found(typed), [title], "{typed}");
    }
    for typed in [
        "lave-vaiss",
        "lave vaiselle",
        "lave-vaisselle",
        "lavevaisselle",
        "lave vaisselle",
        "lave-vaiselle",
        "alve",
    ] {
        let mut titles = found(typed);
        titles.sort();
        assert_eq!(titles, ["Lave-vaisselle en panne", "Lavevaisselle qui fuit"], "{typed}");
    }
}

#[test]
fn nothing_typed_or_nothing_like_it_finds_nothing() {
    for typed in ["", "  ", "…", "🎉", "xyzzy", "#7k2n", "0699"] {
        let found = index().query(typed, 10);
        assert_eq!((found.hits.len(), found.total, found.partial), (0, 0, false), "{typed}");
    }
}

#[test]
fn without_all_words_most_of_them_will_do() {
    let found = index().query("climatisation introuvable", 10);
    assert!(found.partial);
    assert_eq!((found.hits[0].doc, found.total), (4, 1));
    // One word of three is not most of them.
    assert_eq!(index().query("climatisation introuvable ailleurs", 10).total, 0);
}

#[test]
fn the_better_field_then_the_better_word_then_the_newer() {
    let mut index = Index::new();
    index.insert(1, 1, &[(Weight::Title, "Divers"), (Weight::Low, "la porte")]);
    index.insert(2, 2, &[(Weight::Title, "La porte")]);
    index.insert(3, 3, &[(Weight::Title, "La porte")]);
    index.insert(4, 9, &[(Weight::Title, "Portail")]);
    index.insert(5, 9, &[(Weight::Title, "Divers"), (Weight::Low, "Portail")]);
    let docs = |typed: &str| index.query(typed, 10).hits.iter().map(|hit| hit.doc).collect::<Vec<_>>();
    assert_eq!(docs("porte"), [3, 2, 1]);
    assert_eq!(docs("port"), [4, 3, 2, 5, 1]);
    let first = index.query("port", 2);
    assert_eq!((first.hits.len(), first.total), (2, 5));
}

#[test]
fn typos_do_not_drown_good_answers() {
    let mut index = Index::new();
    for doc in 0..10 {
        index.insert(doc, 0, &[(Weight::Title, "Porte")]);
    }
    index.insert(20, 0, &[(Weight::Title, "Ponte")]);
    assert_eq!(index.query("porte", 50).total, 10);
    assert_eq!(index.query("portr", 50).total, 10);
    assert_eq!(index.query("ponte", 50).hits[0].doc, 20);
}

#[test]
fn an_edit_replaces_and_a_removal_removes() {
    let mut index = index();
    index.insert(0, 0, &[(Weight::Title, "Clavier")]);
    assert_eq!(index.query("ecran", 10).total, 0);
    assert_eq!(index.query("clavier", 10).total, 1);
    assert!(index.remove(0));
    assert!(!index.remove(0));
    assert_eq!(index.query("clavier", 10).total, 0);
    assert_eq!(index.len(), TITLES.len() - 1);
}

#[test]
fn many_edits_do_not_make_the_index_grow() {
    let mut index = Index::new();
    for round in 0..50u32 {
        for doc in 0..500 {
            let text = format!("document {doc} version{round}");
            index.insert(doc, round, &[(Weight::Title, &text)]);
        }
    }
    assert_eq!(index.query("version49", 10).total, 500);
    assert_eq!(index.query("version48", 10).total, 0);
    assert!(index.size().words < 1000, "{:?}", index.size());
}

#[test]
fn marks_are_where_the_words_are() {
    assert_eq!(marked("Écran HS", "ecran hs"), "[Écran] [HS]");
    assert_eq!(marked("E\u{301}cran HS", "ecr"), "[E\u{301}cr]an HS");
    assert_eq!(marked("Climatisation", "clim"), "[Clim]atisation");
    assert_eq!(marked("La lave-vaisselle fuit", "lave-vaiss"), "La [lave-vaiss]elle fuit");
    assert_eq!(marked("La lave-vaisselle fuit", "lavevaiss"), "La [lave-vaiss]elle fuit");
    assert_eq!(marked("La lave-vaisselle fuit", "lave vaiselle"), "La [lave-vaisselle] fuit");
    assert_eq!(marked("L’ascenseur", "l'ascenseur"), "[L]’[ascenseur]");
    assert_eq!(marked("Accrochage", "chage"), "Accro[chage]");
    assert_eq!(marked("Une Œuvre", "oeu"), "Une [Œu]vre");
    assert_eq!(marked("Porte et ponte", "porte"), "[Porte] et ponte");
    assert_eq!(marked("Un store, deux stores", "store"), "Un [store], deux [store]s");
    assert_eq!(marked("Rien ici", "écran"), "Rien ici");
}

#[test]
fn three_letters_find_anyone() {
    let people = ["Aïcha Ndiaye", "Marie Durand", "Jean-Pierre Martin", "Martine Élodie", "Pierre Dupont"];
    let names = |typed: &str| -> Vec<&str> {
        rank(&Query::new(typed), people).into_iter().map(|at| people[at]).collect()
    };
    assert_eq!(names("ndi"), ["Aïcha Ndiaye"]);
    assert_eq!(names("aic"), ["Aïcha Ndiaye"]);
    assert_eq!(names("mar"), ["Marie Durand", "Martine Élodie", "Jean-Pierre Martin"]);
    assert_eq!(names("pierre"), ["Pierre Dupont", "Jean-Pierre Martin"]);
    assert_eq!(names("jeanpierre"), ["Jean-Pierre Martin"]);
    assert_eq!(names("md"), ["Marie Durand"]);
    assert_eq!(names("ndaiye"), ["Aïcha Ndiaye"]);
    assert_eq!(names("mar dur"), ["Marie Durand"]);
    assert_eq!(names(""), people);
    assert!(names("zzz").is_empty());
    assert!(matches(&Query::new("loire 2e"), "Salle Loire, 2ᵉ étage 2e"));
    assert!(!matches(&Query::new("loire 3"), "Salle Loire, 2e étage"));
}
