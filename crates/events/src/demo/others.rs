//! Last month's seminar, with what it taught, and next week's breakfast.

use chrono::Weekday;
use serde_json::{Value, json};

use super::{GUESTS, Script, child, of, supplier, when};
use crate::kinds::{CUE, EVENT, GUEST, INCIDENT, LESSON, LINE, ROOM, SUPPLIER, TASK};

pub(super) fn write(script: &mut Script<'_>) {
    seminar(script);
    breakfast(script);
}

/// Names of the first so many guests of the company.
fn names(n: usize) -> impl Iterator<Item = (usize, String, &'static str)> {
    GUESTS.lines().take(n).enumerate().map(|(at, line)| {
        let mut cells = line.split(';');
        let name = format!("{} {}", cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        (at, name, cells.next().unwrap_or_default())
    })
}

fn seminar(script: &mut Script<'_>) {
    const KEY: &str = "seminaire";
    let day = script.next(Weekday::Thu, -35);
    let plain = json!({
        "title": "Séminaire d’automne", "type": "seminar", "status": "closed", "when": when(day, 540, 1050),
        "venue": { "k": "place", "place": script.place("loire") }, "capacity": 30,
        "owner": script.person("camille"), "team": script.people(&["hugo"]), "cap": 150_000,
        "show_began": script.at(day, 542), "show_ended": script.at(day, 1071),
        "purged": script.at(day, 1200),
    });
    script.make(EVENT, KEY, &plain);
    for (at, (title, days)) in [
        ("Réserver les salles", -30),
        ("Commander les plateaux-repas", -10),
        ("Imprimer les supports", -3),
        ("Ranger les salles", 0),
        ("Rédiger le bilan", 5),
    ]
    .into_iter()
    .enumerate()
    {
        let plain = json!({
            "at": child(KEY, at), "title": title, "due": { "days": days }, "stage": "done",
            "done": super::shifted(day, days).to_string(), "owner": script.person("camille"),
        });
        script.make(TASK, &format!("{KEY}:{at}"), &plain);
    }
    // Planned and real minutes after midnight.
    for (at, (title, [start, minutes], [began, finished])) in [
        ("Accueil et café", [540, 30], [542, 573]),
        ("Bilan de l’année", [570, 90], [573, 671]),
        ("Ateliers", [660, 90], [675, 760]),
        ("Déjeuner", [750, 75], [762, 842]),
        ("Restitution", [825, 120], [845, 980]),
        ("Clôture", [1020, 30], [1035, 1071]),
    ]
    .into_iter()
    .enumerate()
    {
        let plain = json!({
            "at": child(KEY, at), "title": title, "hard": start, "minutes": minutes, "where": "Salle Loire",
            "began": script.at(day, began), "finished": script.at(day, finished),
        });
        script.make(CUE, &format!("{KEY}:{at}"), &plain);
    }
    for (at, name, mail) in names(30) {
        let came = at % 10 != 7;
        let minutes = 535 + i64::try_from(at).unwrap_or_default();
        let tick = json!({ "demo": { "ms": script.at(day, minutes), "n": 1, "door": "Accueil" } });
        let plain = json!({
            "at": child(KEY, at), "name": name, "mail": mail, "rsvp": "yes",
            "in": if came { tick } else { json!({}) },
        });
        script.make(GUEST, &format!("{KEY}:{at}"), &plain);
    }
    let plain = json!({ "at": child(KEY, 0), "place": script.place("loire"), "span": { "from": 510, "to": 1080 }, "layout": "En U" });
    script.make(ROOM, KEY, &plain);
    let plain = json!({
        "at": child(KEY, 0), "party": supplier("saveurs"), "brings": "30 plateaux-repas", "arrive": 705,
        "arrived": script.at(day, 721), "left": script.at(day, 735), "stage": "confirmed",
    });
    script.make(SUPPLIER, KEY, &plain);
    for (at, (title, category, cents, vat, invoiced)) in [
        ("Plateaux-repas", "catering", 1_890, 1_000, 62_370),
        ("Café et viennoiseries", "catering", 420, 1_000, 14_520),
        ("Supports imprimés", "print", 350, 2_000, 12_600),
    ]
    .into_iter()
    .enumerate()
    {
        let plain = json!({
            "at": child(KEY, at), "title": title, "type": category, "basis": "fixed", "milli": 30_000,
            "price": cents, "tax": "net", "vat": vat, "invoiced": invoiced, "paid": invoiced, "settled": true,
        });
        script.make(LINE, &format!("{KEY}:{at}"), &plain);
    }
    for (at, (text, minutes, cue)) in [
        ("Le traiteur est arrivé seize minutes après l’heure, par la mauvaise entrée.", 721, 3),
        ("Vidéoprojecteur muet : câble HDMI remplacé par celui de la salle Seine.", 850, 4),
    ]
    .into_iter()
    .enumerate()
    {
        let plain = json!({
            "at": child(KEY, at), "text": text, "when": script.at(day, minutes),
            "cue": of(CUE, &format!("{KEY}:{cue}")), "by": script.person("hugo"),
        });
        script.make(INCIDENT, &format!("{KEY}:{at}"), &plain);
    }
    for (at, (text, of)) in [
        ("Donner au traiteur le plan d’accès et un numéro sur place.", "change"),
        ("Essayer le vidéoprojecteur avec le son, la veille.", "change"),
        ("Les ateliers par groupes de six.", "keep"),
    ]
    .into_iter()
    .enumerate()
    {
        let plain = json!({ "at": child(KEY, at), "text": text, "type": of });
        script.make(LESSON, &format!("{KEY}:{at}"), &plain);
    }
}

fn breakfast(script: &mut Script<'_>) {
    const KEY: &str = "petitdej";
    let day = script.next(Weekday::Tue, 7);
    let plain = json!({
        "title": "Petit-déjeuner d’équipe", "type": "breakfast", "status": "planned", "when": when(day, 510, 600),
        "venue": { "k": "place", "place": script.place("canal") }, "capacity": 25,
        "owner": script.person("julie"), "cap": 20_000,
    });
    script.make(EVENT, KEY, &plain);
    for (at, (title, days)) in
        [("Commander les viennoiseries", -3), ("Mettre le café en route", 0)].into_iter().enumerate()
    {
        let plain = json!({
            "at": child(KEY, at), "title": title, "due": { "days": days }, "stage": "todo",
            "owner": script.person("julie"),
        });
        script.make(TASK, &format!("{KEY}:{at}"), &plain);
    }
    for (at, name, mail) in names(18) {
        let rsvp = if at % 4 == 3 { Value::Null } else { json!("yes") };
        let plain = json!({ "at": child(KEY, at), "name": name, "mail": mail, "rsvp": rsvp });
        script.make(GUEST, &format!("{KEY}:{at}"), &plain);
    }
    let plain = json!({
        "at": child(KEY, 0), "place": script.place("canal"), "span": { "from": 480, "to": 630 },
        "layout": "Debout, deux tables",
    });
    script.make(ROOM, KEY, &plain);
    let plain = json!({
        "at": child(KEY, 0), "title": "Viennoiseries et jus", "type": "catering", "basis": "guest", "milli": 0,
        "price": 650, "tax": "net", "vat": 1_000, "party": supplier("saveurs"),
    });
    script.make(LINE, KEY, &plain);
}
