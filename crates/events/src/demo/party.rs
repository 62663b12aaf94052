//! The year-end party on a barge.

use chrono::{NaiveDate, Weekday};
use serde_json::{Value, json};

use super::{GUESTS, Script, child, of, shifted, supplier, when};
use crate::guests::diets;
use crate::kinds::{CUE, EVENT, GUEST, KIT, LINE, SUPPLIER, TASK};
use crate::template::BUILT_IN;

const KEY: &str = "soiree";

pub(super) fn write(script: &mut Script<'_>) {
    let day = script.next(Weekday::Thu, 14);
    firms(script);
    let plain = json!({
        "title": "Soirée de fin d’année", "type": "party", "status": "confirmed",
        "when": when(day, 1110, 1470),
        "venue": {
            "k": "external", "name": "Péniche L’Équinoxe", "street": "Quai de la Loire, face au 52",
            "postcode": "75019", "city": "Paris", "country": "France",
            "party": super::id_of(supply::kinds::PARTY, "peniche").to_string(),
        },
        "access": "Métro Jaurès ou Laumière. Passerelle côté quai, tenir la rampe. Peu de réseau à bord.",
        "capacity": 80, "owner": script.person("camille"), "team": script.people(&["hugo", "lea", "julie"]),
        "cap": 650_000, "crew": 1,
        "answer_by": shifted(day, -10).to_string(), "purge": shifted(day, 30).to_string(),
        "roles": { "regie": { "v": "Régie" }, "bar": { "v": "Bar" } },
        "notes": "Vestiaire gardé par l’équipage. Musique moins forte après 22 h sur le pont.",
    });
    script.make(EVENT, KEY, &plain);
    tasks(script, day);
    cues(script);
    guests(script, day);
    suppliers(script);
    budget(script);
    for (at, (title, qty, owner, place)) in [
        ("Badges et feuille d’émargement", 60, "julie", "Accueil"),
        ("Cadeaux", 60, "lea", "Local technique"),
        ("Rallonges et multiprises", 4, "karim", "Local technique"),
        ("Trousse de secours", 1, "hugo", "Accueil"),
    ]
    .into_iter()
    .enumerate()
    {
        let owner = script.person(owner);
        let plain = json!({
            "at": child(KEY, at), "title": title, "qty": qty, "owner": owner, "where": place,
            "packed": if at == 1 { script.at(script.stage.today, 540) } else { Value::Null },
        });
        script.make(KIT, &format!("{KEY}:{at}"), &plain);
    }
}

fn firms(script: &mut Script<'_>) {
    for (key, name, tel, mail, services) in [
        ("dj", "DJ Nova", "06 39 98 20 51", "booking@djnova.example", "other"),
        ("peniche", "Péniche L’Équinoxe", "01 99 00 20 52", "bord@equinoxe.example", "reception"),
    ] {
        let plain = json!({
            "name": name, "type": "supplier", "services": [services],
            "tel": [{ "v": tel, "t": if tel.starts_with("06") { "mobile" } else { "work" } }],
            "mail": [{ "v": mail, "t": "work" }],
        });
        script.make_party(key, &plain);
    }
}

/// The plan of the template: what was due is done but for the gifts, which are late, and what waits for them is not.
fn tasks(script: &mut Script<'_>, day: NaiveDate) {
    const OWNERS: [&str; 4] = ["camille", "hugo", "lea", "julie"];
    let Some(built_in) = BUILT_IN.iter().find(|it| it.key == KEY) else { return };
    for (at, line) in built_in.tasks.iter().enumerate() {
        let due = shifted(day, line.days);
        let is_done = due < script.stage.today && line.days != -21;
        let owner = OWNERS.get(at % OWNERS.len()).map_or(Value::Null, |key| script.person(key));
        let after: Vec<Value> =
            line.after.map(|other| of(TASK, &format!("{KEY}:{other}"))).into_iter().collect();
        let plain = json!({
            "at": child(KEY, at), "title": line.title.0, "due": { "days": line.days },
            "days": if 1 < line.work { json!(line.work) } else { Value::Null }, "owner": owner,
            "stage": if is_done { "done" } else if line.days == -14 { "doing" } else { "todo" },
            "done": if is_done { json!(due.to_string()) } else { Value::Null }, "after": after,
            "blocked": if line.days == -14 { json!("La péniche doit confirmer le nombre de mange-debout") } else { Value::Null },
        });
        script.make(TASK, &format!("{KEY}:{at}"), &plain);
    }
}

/// The run sheet of the scenarios: minutes after midnight, lengths in minutes.
fn cues(script: &mut Script<'_>) {
    type Line = (&'static str, Option<i64>, i64, &'static str, &'static str, Option<&'static str>);
    const ALL: [Line; 6] = [
        ("Accueil", None, 45, "Passerelle", "julie", None),
        ("Discours de la directrice générale", Some(1155), 15, "Salon", "helene", None),
        ("Cocktail", None, 90, "Salon et pont", "camille", Some("saveurs")),
        ("Remise des cadeaux", Some(1260), 20, "Salon", "lea", None),
        ("DJ", None, 190, "Cale", "hugo", Some("dj")),
        ("Fin", Some(1470), 0, "Passerelle", "camille", None),
    ];
    for (at, (title, hard, minutes, place, owner, party)) in ALL.into_iter().enumerate() {
        let roles = match at {
            1 => json!({ "regie": { "v": "Micro HF, musique coupée" }, "bar": { "v": "Bar fermé" } }),
            2 => json!({ "regie": { "v": "Ambiance douce" }, "bar": { "v": "Deux points de service" } }),
            4 => json!({ "regie": { "v": "Lumière tamisée" } }),
            _ => json!({}),
        };
        let parties: Vec<Value> = party.map(supplier).into_iter().collect();
        let plain = json!({
            "at": child(KEY, at), "title": title, "hard": hard, "minutes": minutes, "where": place,
            "owner": script.person(owner), "roles": roles, "parties": parties,
        });
        script.make(CUE, &format!("{KEY}:{at}"), &plain);
    }
}

fn guests(script: &mut Script<'_>, day: NaiveDate) {
    let invited = script.at(shifted(day, -28), 600);
    for (at, line) in GUESTS.lines().enumerate() {
        let mut cells = line.split(';');
        let mut cell = || cells.next().unwrap_or_default();
        let (given, family, mail, answer, diet, service) = (cell(), cell(), cell(), cell(), cell(), cell());
        let rsvp = match answer {
            "oui" => json!("yes"),
            "non" => json!("no"),
            _ => Value::Null,
        };
        let n = i64::try_from(at % 9).unwrap_or_default();
        let plain = json!({
            "at": child(KEY, at), "name": format!("{given} {family}"), "given": given, "family": family,
            "mail": mail, "service": service, "rsvp": rsvp, "diet": diets::parse(diet).keys,
            "answered": if rsvp.is_null() { Value::Null } else { json!(shifted(day, n - 27).to_string()) },
            "invited": invited,
        });
        script.make(GUEST, &format!("{KEY}:{at}"), &plain);
    }
}

fn suppliers(script: &mut Script<'_>) {
    for (at, (key, brings, [arrive, ready, leave], stage)) in [
        ("peniche", "Le bateau, l’équipage, le vestiaire", [990, 1050, 1500], "confirmed"),
        ("saveurs", "52 couverts, verrerie, deux serveurs", [1020, 1095, 1290], "confirmed"),
        ("dj", "Platines, deux enceintes, un micro HF", [1170, 1270, 1490], "asked"),
    ]
    .into_iter()
    .enumerate()
    {
        let plain = json!({
            "at": child(KEY, at), "party": supplier(key), "brings": brings, "arrive": arrive, "ready": ready,
            "leave": leave, "stage": stage,
        });
        script.make(SUPPLIER, &format!("{KEY}:{key}"), &plain);
    }
}

/// 6 009,00 € of 6 500,00 €.
fn budget(script: &mut Script<'_>) {
    let net = |title: &str, of: &str, milli: i64, cents: i64, vat: i64| {
        json!({
            "title": title, "type": of, "basis": "fixed", "milli": milli, "price": cents, "tax": "net", "vat": vat,
        })
    };
    let gross = |title: &str, of: &str, cents: i64| json!({ "title": title, "type": of, "basis": "fixed", "milli": 1_000, "price": cents, "tax": "gross" });
    let mut lines = [
        net("Traiteur", "catering", 1_000, 4_500, 1_000),
        net("DJ", "entertainment", 1_000, 65_000, 2_000),
        gross("Décoration", "decoration", 37_500),
        gross("Boissons", "drinks", 64_800),
        gross("Location de mobilier", "furniture", 33_600),
        net("Cadeaux", "gifts", 60_000, 1_800, 2_000),
    ];
    if let [caterer, dj, ..] = &mut lines
        && let (Some(caterer), Some(dj)) = (caterer.as_object_mut(), dj.as_object_mut())
    {
        // For each guest, and one more for the DJ.
        caterer.insert("basis".into(), json!("guest"));
        caterer.insert("party".into(), supplier("saveurs"));
        dj.insert("party".into(), supplier("dj"));
        dj.insert("committed".into(), json!(78_000));
        dj.insert("paid".into(), json!(20_000));
    }
    for (at, mut plain) in lines.into_iter().enumerate() {
        if let Some(fields) = plain.as_object_mut() {
            fields.insert("at".into(), child(KEY, at));
        }
        script.make(LINE, &format!("{KEY}:{at}"), &plain);
    }
}
