//! What was agreed, bought and done: contracts, papers, the six chairs, visits.

use serde_json::{Value, json};

use super::Script;
use crate::kinds::{
    BUDGET, CONTRACT, DOCUMENT, EXCHANGE, INTERVENTION, INVOICE, NEED, NEED_LINE, ORDER, ORDER_LINE, PARTY,
    QUOTE, QUOTE_LINE, RECEIPT,
};

/// The year's orders before this one were made elsewhere.
const LAST_ORDER: u32 = 30;

pub(super) fn write(script: &mut Script<'_>) {
    contracts(script);
    papers(script);
    chairs(script);
    lunch(script);
    visits(script);
}

fn contracts(script: &mut Script<'_>) {
    let (camille, thomas) = (script.person("camille"), script.person("thomas"));
    let site = script.place("site");
    let places: Value = [site].into_iter().filter(|place| !place.is_null()).collect();
    // The renewal of the scenario: its term ends with the month after the next.
    let plain = json!({
        "party": Script::of(PARTY, "clair"), "title": "Nettoyage des bureaux", "number": "CN-2024-017",
        "start": script.first_of(-33), "initial": { "n": 24, "u": "month" },
        "renewal": { "k": "tacit", "n": 12, "u": "month" },
        "notice": { "n": 2, "u": "month", "basis": "received", "form": "lrar", "buffer": 5 },
        "amount": { "cents": 145_000, "per": "month", "vat": 2000, "cur": "EUR" },
        "services": ["cleaning", "waste"], "places": places, "owner": camille, "cost_centre": "Services généraux",
    });
    script.make(CONTRACT, "nettoyage", &plain);
    let plain = json!({
        "party": Script::of(PARTY, "lemoine"), "title": "Maintenance de l’ascenseur", "number": "L-7731",
        "start": script.first_of(-43), "initial": { "n": 36, "u": "month" },
        "renewal": { "k": "tacit", "n": 12, "u": "month" },
        "notice": { "n": 3, "u": "month", "basis": "received", "form": "lrar", "buffer": 5 },
        "amount": { "cents": 115_000, "per": "quarter", "vat": 2000, "cur": "EUR" },
        "indexation": { "k": "index", "name": "ICHT-IME" }, "services": ["lift", "maintenance"],
        "places": places, "owner": camille,
    });
    script.make(CONTRACT, "ascenseur", &plain);
    let plain = json!({
        "party": Script::of(PARTY, "securiflam"), "title": "Vérification des extincteurs",
        "start": script.first_of(-19), "initial": { "n": 12, "u": "month" },
        "renewal": { "k": "tacit", "n": 12, "u": "month" },
        "notice": { "n": 30, "u": "day", "days": "calendar", "basis": "sent", "form": "letter" },
        "amount": { "cents": 8_500, "per": "month", "vat": 2000, "cur": "EUR" }, "services": ["fire"],
        "places": places, "owner": camille, "notes": "Extincteurs EXT-01 à EXT-09.",
    });
    script.make(CONTRACT, "extincteurs", &plain);
    let plain = json!({
        "party": Script::of(PARTY, "sci"), "title": "Bail commercial, 12 rue du Canal",
        "start": script.first_of(-74), "initial": { "n": 9, "u": "year" },
        "renewal": { "k": "express", "n": 9, "u": "year" },
        "notice": { "n": 6, "u": "month", "basis": "received", "form": "lrar", "buffer": 5 },
        "amount": { "cents": 3_750_000, "per": "quarter", "vat": 2000, "cur": "EUR" },
        "indexation": { "k": "index", "name": "ILAT" }, "places": places, "owner": thomas,
    });
    script.make(CONTRACT, "bail", &plain);
    let plain = json!({
        "party": Script::of(PARTY, "assurances"), "title": "Multirisque bureaux", "number": "POL-88-20417",
        "start": script.first_of(-28), "initial": { "n": 12, "u": "month" },
        "renewal": { "k": "tacit", "n": 12, "u": "month" },
        "notice": { "n": 2, "u": "month", "basis": "sent", "form": "lrar" },
        "amount": { "cents": 384_000, "per": "year", "vat": 0, "cur": "EUR" }, "services": ["insurance"],
        "owner": thomas,
    });
    script.make(CONTRACT, "multirisque", &plain);
}

fn papers(script: &mut Script<'_>) {
    let mut paper = |key: &str, about: Value, kind: &str, title: &str, issued: i64, expires: Option<i64>| {
        let plain = json!({
            "about": about, "type": kind, "title": title, "issued": script.ago(issued),
            "expires": expires.map_or(Value::Null, |ahead| script.ago(-ahead)),
        });
        script.make(DOCUMENT, key, &plain);
    };
    let party = |key: &str| Script::of(PARTY, key);
    paper("clair:urssaf", party("clair"), "urssaf", "Attestation de vigilance", 195, None);
    paper("clair:kbis", party("clair"), "kbis", "Extrait Kbis", 293, None);
    paper("clair:rc", party("clair"), "liability", "Responsabilité civile", 200, Some(165));
    paper("lemoine:urssaf", party("lemoine"), "urssaf", "Attestation de vigilance", 60, None);
    paper("lemoine:kbis", party("lemoine"), "kbis", "Extrait Kbis", 55, None);
    paper("duval:decennale", party("duval"), "decennial", "Assurance décennale", 340, Some(25));
    let extinguishers = Script::of(CONTRACT, "extincteurs");
    paper("extincteurs", extinguishers, "certificate", "Rapport de vérification annuelle", 300, Some(65));
    for (at, (key, days, dir, text)) in [
        ("asked", 201, "asked", "Attestation et Kbis demandés pour le dossier."),
        ("received", 194, "received", "Attestation reçue par e-mail, rangée."),
    ]
    .into_iter()
    .enumerate()
    {
        let plain = json!({
            "at": Script::child(PARTY, "clair", at), "when": script.at(days, 10, 15), "dir": dir,
            "pieces": ["urssaf"], "by": "mail", "text": text,
        });
        script.make(EXCHANGE, &format!("clair:{key}"), &plain);
    }
}

/// Six chairs, three quotes: the need is open, the choice is to be made.
fn chairs(script: &mut Script<'_>) {
    let year = script.year();
    let plain = json!({
        "name": format!("Mobilier {year}"), "year": year, "amount": 500_000, "spent": 291_000,
    });
    script.make(BUDGET, "mobilier", &plain);
    let plain = json!({
        "title": "Six fauteuils pour l’équipe renfort", "budget": Script::of(BUDGET, "mobilier"),
        "requester": script.person("paul"), "place": script.place("nord"), "state": "open",
        "requests": script.requests(&["bureaux-renfort"]),
        "notes": "Quatre postes et deux de rechange. Accoudoirs réglables.",
    });
    script.make(NEED, "fauteuils", &plain);
    let plain = json!({
        "at": Script::child(NEED, "fauteuils", 0), "text": "Fauteuil de bureau ergonomique", "milli": 6_000,
        "unit": "pièce",
    });
    script.make(NEED_LINE, "fauteuils:0", &plain);
    for (key, number, days, cents, delay, warranty) in [
        ("buroplus", "D-11482", 6, 28_900, json!({ "n": 10, "u": "day" }), json!(60)),
        ("ergonova", "EN-2093", 5, 31_500, json!({ "n": 48, "u": "hour" }), Value::Null),
        ("recup", "RB-377", 4, 14_900, json!({ "n": 3, "u": "week" }), json!(24)),
    ] {
        let plain = json!({
            "need": Script::of(NEED, "fauteuils"), "party": Script::of(PARTY, key), "number": number,
            "on": script.ago(days), "valid": script.ago(days - 30), "delay": delay, "warranty": warranty,
            "state": "open",
        });
        script.make(QUOTE, key, &plain);
        let plain = json!({
            "at": Script::child(QUOTE, key, 0), "need_line": Script::of(NEED_LINE, "fauteuils:0"),
            "text": "Fauteuil de bureau ergonomique", "milli": 6_000, "price": cents, "vat": 2000,
        });
        script.make(QUOTE_LINE, &format!("{key}:0"), &plain);
    }
}

/// An order that is done with: it gives the next one its number.
fn lunch(script: &mut Script<'_>) {
    let year = script.year();
    let plain = json!({
        "name": format!("Réceptions {year}"), "year": year, "amount": 800_000, "spent": 412_000,
    });
    script.make(BUDGET, "receptions", &plain);
    let plain = json!({
        "number": format!("BC-{year}-{LAST_ORDER:03}"), "party": Script::of(PARTY, "saveurs"),
        "budget": Script::of(BUDGET, "receptions"), "on": script.ago(24), "due": script.ago(19),
        "place": script.place("canal"), "owner": script.person("camille"), "state": "confirmed",
    });
    script.make(ORDER, "plateaux", &plain);
    let plain = json!({
        "at": Script::child(ORDER, "plateaux", 0), "text": "Plateau-repas, séminaire", "milli": 30_000,
        "unit": "pièce", "price": 1_890, "vat": 1000,
    });
    let line = script.make(ORDER_LINE, "plateaux:0", &plain);
    let got: serde_json::Map<String, Value> = [(line.to_string(), json!(30_000))].into_iter().collect();
    let plain = json!({
        "order": Script::of(ORDER, "plateaux"), "on": script.ago(19), "got": got, "by": script.person("julie"),
    });
    script.make(RECEIPT, "plateaux", &plain);
    let plain = json!({
        "party": Script::of(PARTY, "saveurs"), "order": Script::of(ORDER, "plateaux"), "number": "F-2088",
        "on": script.ago(16), "due": script.ago(-14), "net": 56_700, "vat": 5_670, "gross": 62_370,
        "state": "approved",
    });
    script.make(INVOICE, "plateaux", &plain);
}

fn visits(script: &mut Script<'_>) {
    let day = |script: &Script<'_>, ago: i64| script.day(-ago).to_string();
    let plain = json!({
        "party": Script::of(PARTY, "roussel"), "trade": "electricity", "place": script.place("nord"),
        "requests": script.requests(&["prises-sol", "neon-loire"]),
        "plan": { "day": day(script, 0), "from": "14:00", "to": "16:00" },
        "asked": "Prises au sol de l’open space, et le néon de la salle Loire.",
    });
    script.make(INTERVENTION, "roussel", &plain);
    let done = |script: &mut Script<'_>, key: &str, ago: i64, plain: Value, marks: [i64; 3]| {
        let [quality, delay, price] = marks;
        let mut plain = plain;
        if let Some(fields) = plain.as_object_mut() {
            fields.insert("plan".into(), json!({ "day": day(script, ago), "from": "09:30" }));
            fields.insert("arrived".into(), script.at(ago, 9, 40));
            fields.insert("left".into(), script.at(ago, 11, 5));
            fields.insert("rating".into(), json!({ "quality": quality, "delay": delay, "price": price }));
        }
        script.make(INTERVENTION, key, &plain);
    };
    let (site, kitchen) = (script.place("site"), script.place("cuisine"));
    let lift = |outcome: &str, report: &str| {
        json!({
            "party": Script::of(PARTY, "lemoine"), "contract": Script::of(CONTRACT, "ascenseur"),
            "trade": "lift", "place": site, "asked": "Visite d’entretien", "outcome": outcome, "report": report,
        })
    };
    done(script, "lemoine:1", 160, lift("done", "Graissage, câbles vérifiés."), [4, 4, 3]);
    done(script, "lemoine:2", 104, lift("done", "Éclairage de cabine remplacé."), [4, 3, 3]);
    let late = "Porte du 2e à régler, pièce commandée.";
    done(script, "lemoine:3", 41, lift("partial", late), [3, 2, 3]);
    let plain = json!({
        "party": Script::of(PARTY, "duval"), "trade": "plumbing", "place": kitchen,
        "asked": "Siphon de l’évier bouché", "outcome": "done", "report": "Siphon remplacé, joint refait.",
        "cost": { "cents": 14_500, "vat": 1000 },
    });
    done(script, "duval:1", 52, plain, [5, 5, 4]);
}
