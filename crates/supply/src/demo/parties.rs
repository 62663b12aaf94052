//! Who the company deals with, and whom one calls there.

use serde_json::{Value, json};

use super::Script;
use crate::kinds::{CONTACT, PARTY};

fn adr(street: &str, postcode: &str, city: &str) -> Value {
    json!([{ "street": street, "postcode": postcode, "city": city, "country": "France", "t": "work" }])
}

fn tels(work: &str, emergency: Option<&str>) -> Value {
    let mut all = vec![json!({ "v": work, "t": "work" })];
    all.extend(emergency.map(|tel| json!({ "v": tel, "t": "emergency" })));
    all.into()
}

fn mail(address: &str) -> Value {
    json!([{ "v": address, "t": "work" }])
}

fn contact(
    script: &mut Script<'_>,
    party: &str,
    name: &str,
    (function, kind): (&str, &str),
    tel: &str,
    is_first: bool,
) {
    let plain = json!({
        "party": Script::of(PARTY, party),
        "name": name,
        "function": function,
        "type": kind,
        "first": is_first,
        "tel": [{ "v": tel, "t": if tel.starts_with("06") { "mobile" } else { "work" } }],
    });
    script.make(CONTACT, &format!("{party}:{name}"), &plain);
}

pub(super) fn write(script: &mut Script<'_>) {
    suppliers(script);
    others(script);
    contact(script, "clair", "Aminata Diallo", ("Responsable de site", "manager"), "06 39 98 20 11", true);
    contact(script, "clair", "Sylvie Nguyen", ("Facturation", "accounts"), "01 99 00 20 12", false);
    contact(script, "duval", "Gérard Duval", ("Gérant", "technical"), "06 39 98 20 21", true);
    contact(script, "roussel", "Pierre Roussel", ("Chef d’atelier", "technical"), "06 39 98 20 31", true);
    contact(script, "saveurs", "Élodie Ferrand", ("Événements", "sales"), "06 39 98 20 41", true);
    contact(script, "recup", "Sofiane Aït", ("Atelier", "sales"), "06 39 98 20 71", true);
    contact(script, "securiflam", "Denis Noël", ("Planning", "technical"), "06 39 98 20 81", true);
    contact(script, "lemoine", "Brigitte Lemoine", ("Direction", "manager"), "06 39 98 20 91", true);
    contact(script, "lemoine", "Technicien d’astreinte", ("Dépannage", "emergency"), "06 39 98 20 92", false);
    contact(
        script,
        "banque",
        "Marion Leclerc",
        ("Conseillère entreprises", "manager"),
        "01 99 00 30 11",
        true,
    );
    contact(script, "sci", "Henri de Valmont", ("Gérant", "manager"), "06 39 98 30 21", true);
    contact(script, "assurances", "Laure Petit", ("Sinistres", "emergency"), "01 99 00 30 32", true);
}

fn suppliers(script: &mut Script<'_>) {
    let plain = json!({
        "name": "Clair & Net", "type": "supplier", "trades": ["cleaning"], "services": ["cleaning", "waste"],
        "siret": "732 829 320 00074", "siren": "732 829 320",
        "tel": tels("01 99 00 20 10", Some("06 39 98 20 10")), "mail": mail("contact@clair-et-net.example"),
        "adr": adr("4 quai de Valmy", "75010", "Paris"),
        "access_badge": "n° 14", "access_alarm": "Zone B, à désactiver avant 6 h",
        "hours": {
            "mon": "06:00-12:00", "tue": "06:00-12:00", "wed": "06:00-12:00", "thu": "06:00-12:00",
            "fri": "06:00-12:00",
        },
        "client_no": "MC-0412",
    });
    script.make(PARTY, "clair", &plain);
    let plain = json!({
        "name": "Plomberie Duval", "type": "supplier", "trades": ["plumbing"], "services": ["maintenance"],
        "standing": { "s": "preferred", "why": "vient dans la journée" },
        "tel": tels("01 99 00 20 20", Some("06 39 98 20 20")), "mail": mail("duval@plomberie-duval.example"),
        "adr": adr("18 rue des Écluses", "75010", "Paris"), "access_key": "Clé du sous-sol à l’accueil",
    });
    script.make(PARTY, "duval", &plain);
    let plain = json!({
        "name": "Électricité Roussel", "type": "supplier", "trades": ["electricity"], "services": ["maintenance"],
        "tel": tels("+33 1 99 00 20 30", None), "mail": mail("atelier@roussel-elec.example"),
        "adr": adr("« Le Faubourg », bât. C", "75011", "Paris"), "access_parking": "Livraison, 30 min",
    });
    script.make(PARTY, "roussel", &plain);
    let plain = json!({
        "name": "Saveurs du Canal", "type": "supplier", "trades": ["catering"], "services": ["catering", "coffee"],
        "tel": tels("0199002040", None), "mail": mail("evenements@saveurs-canal.example"),
        "adr": adr("7 rue Bichat", "75010", "Paris"), "tags": ["sans porc possible"],
    });
    script.make(PARTY, "saveurs", &plain);
    for (key, name, tel, address, note) in [
        ("buroplus", "BuroPlus", "01.99.00.20.50", "pro@buroplus.example", ""),
        (
            "ergonova",
            "Ergonova",
            "01 99 00 20 60",
            "devis@ergonova.example",
            "Livraison en 48 h, montage en plus.",
        ),
        (
            "recup",
            "RécupBureau",
            "01 99 00 20 70",
            "bonjour@recupbureau.example",
            "Mobilier d’occasion reconditionné.",
        ),
    ] {
        let plain = json!({
            "name": name, "type": "supplier", "trades": ["furniture"], "services": ["furniture"],
            "tel": tels(tel, None), "mail": mail(address), "notes": note,
        });
        script.make(PARTY, key, &plain);
    }
    let plain = json!({
        "name": "Sécuriflam", "type": "supplier", "trades": ["safety"], "services": ["fire"],
        "tel": tels("01 99 00 20 80", Some("06 39 98 20 80")), "mail": mail("planning@securiflam.example"),
        "access_note": "Prévenir 48 h avant",
    });
    script.make(PARTY, "securiflam", &plain);
    let plain = json!({
        "name": "Ascenseurs Lemoine", "type": "supplier", "trades": ["lift"], "services": ["lift"],
        "tel": tels("01 99 00 20 90", Some("06 39 98 20 90")),
        "mail": mail("astreinte@ascenseurs-lemoine.example"),
        "adr": adr("3 impasse Œuvre-d’Élisabeth", "75019", "Paris"),
        "access_key": "Local technique au 2e, clé n° 7",
    });
    script.make(PARTY, "lemoine", &plain);
}

fn others(script: &mut Script<'_>) {
    let plain = json!({
        "name": "Banque du Canal", "type": "bank", "services": ["bank"], "tel": tels("01 99 00 30 10", None),
        "mail": mail("entreprises@banque-du-canal.example"),
        // The example of the standard, whose key is right and which is nobody's.
        "iban": "FR14 2004 1010 0505 0001 3M02 606",
        "adr": adr("40 boulevard de Magenta", "75010", "Paris"),
    });
    script.make(PARTY, "banque", &plain);
    let plain = json!({
        "name": "SCI du Canal", "type": "landlord", "tel": tels("01 99 00 30 20", None),
        "mail": mail("gerance@sci-du-canal.example"), "adr": adr("2 place du Colonel-Fabien", "75010", "Paris"),
    });
    script.make(PARTY, "sci", &plain);
    let plain = json!({
        "name": "Assurances Valmy", "type": "insurer", "services": ["insurance"],
        "tel": tels("01 99 00 30 30", Some("01 99 00 30 31")), "mail": mail("contrats@assurances-valmy.example"),
        "client_no": "POL-88-20417", "adr": adr("55 rue de Lancry", "75010", "Paris"),
    });
    script.make(PARTY, "assurances", &plain);
}
