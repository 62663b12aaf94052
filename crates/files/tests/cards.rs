//! Contact cards as address books write them: public files when they are at hand, look-alikes always.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests fail by panicking"
)]

use std::path::PathBuf;

use files::vcard::{
    Address, Card, CardError, Fields, PhotoProblem, Reach, Scope, Version, Warning, compose, is_within,
    lines_text, open, read_lines, write,
};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn ours(name: &str) -> Vec<Card> {
    cards(&std::fs::read(root().join("tests/fixtures/vcard").join(name)).unwrap())
}

/// A public file, outside the repository; says so when it is absent.
fn public(name: &str) -> Option<Vec<Card>> {
    let folder = std::env::var_os("INTENDANCE_FIXTURES")
        .map_or_else(|| root().join("../shared/fixtures"), PathBuf::from);
    let found = std::fs::read(folder.join("vcard").join(name)).ok();
    if found.is_none() {
        eprintln!("{name} is not at hand (set INTENDANCE_FIXTURES): only its look-alike is tested");
    }
    found.map(|bytes| cards(&bytes))
}

/// Reads a file, and proves on the way that every card of it comes back from both versions and from a record.
fn cards(bytes: &[u8]) -> Vec<Card> {
    let cards: Vec<Card> = open(bytes).unwrap().cards().map(Result::unwrap).collect();
    for card in &cards {
        comes_back(card);
    }
    cards
}

fn read_back(text: &str) -> Card {
    let mut all: Vec<Card> = open(text.as_bytes()).unwrap().cards().map(Result::unwrap).collect();
    assert_eq!(all.len(), 1, "{text}");
    let card = all.remove(0);
    assert_eq!(card.warnings, [], "{text}");
    card
}

fn names(card: &Card) -> Vec<String> {
    let mut names: Vec<String> = card.lines.iter().map(|line| line.name.to_uppercase()).collect();
    names.sort();
    names
}

fn comes_back(card: &Card) {
    for scope in [Scope::Contact, Scope::Party] {
        let fields = Fields::of(card);
        let (residue, left_out) = fields.residue(card, scope);
        assert_eq!(left_out, [""; 0]);
        // As a record stores it.
        let residue = read_lines(&lines_text(&residue));
        let composed = compose(&fields, residue.clone(), scope);
        for version in [Version::V30, Version::V40] {
            let again = read_back(&write([&composed], version));
            let mut back = Fields::of(&again);
            let mut wanted = fields.clone();
            wanted.photo_problem = None;
            back.photo_problem = None;
            if scope == Scope::Party && fields.given.is_empty() {
                // A party has no name parts of its own.
                (wanted.family, back.family) = (String::new(), String::new());
            }
            assert_eq!(back, wanted, "{version:?} {scope:?}");
            // Every property is there again, known or not.
            let had = names(card);
            let has = names(&again);
            for name in &had {
                let count = |list: &[String]| list.iter().filter(|other| *other == name).count();
                let is_picture = name == "PHOTO" && fields.photo_problem.is_some();
                assert!(is_picture || count(&has) >= 1, "{name} was lost: {has:?}");
                if name.starts_with("X-") {
                    assert_eq!(count(&has), count(&had), "{name}");
                }
            }
            let (again_residue, _) = back.residue(&again, scope);
            if version == Version::V30 {
                let plain = |lines: &[files::content_line::ContentLine]| {
                    let mut texts: Vec<String> = lines
                        .iter()
                        .filter(|line| !line.is("TEL") && !line.is("FN") && !line.is("N"))
                        .map(|line| line.value.clone())
                        .collect();
                    texts.sort();
                    texts
                };
                let inline = |text: &String| text.starts_with("data:");
                let before: Vec<String> = plain(&residue).into_iter().filter(|t| !inline(t)).collect();
                let after = plain(&again_residue);
                for text in before {
                    assert!(after.contains(&text), "{text} was lost");
                }
            }
        }
    }
    // As a whole, without a record in between.
    for version in [Version::V30, Version::V40] {
        let again = read_back(&write([card], version));
        assert_eq!(Fields::of(&again), Fields::of(card), "{version:?}");
    }
}

fn phones(fields: &Fields) -> Vec<(&str, Reach)> {
    fields.phones.iter().map(|phone| (phone.text.as_str(), phone.reach)).collect()
}

fn mails(fields: &Fields) -> Vec<(&str, Reach)> {
    fields.mails.iter().map(|mail| (mail.text.as_str(), mail.reach)).collect()
}

fn parts(fields: &Fields) -> [&str; 5] {
    [&fields.full, &fields.family, &fields.given, &fields.prefix, &fields.suffix].map(String::as_str)
}

const DISCLAIMER: &str = concat!(
    "THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS \"AS IS\" AND ANY EXPRESS OR IMPLIED ",
    "WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A ",
    "PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY ",
    "DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, ",
    "PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER ",
    "CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR ",
    "OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.",
);

#[test]
fn evolution_3_0() {
    let Some(cards) = public("John_Doe_EVOLUTION.vcf") else { return };
    assert_eq!((cards.len(), cards[0].version), (1, Version::V30));
    let f = Fields::of(&cards[0]);
    assert_eq!(parts(&f), ["Mr. John Richter, James Doe Sr.", "Doe", "John", "Mr.", "Sr."]);
    assert_eq!(
        (f.org.as_str(), f.title.as_str(), f.web.as_str()),
        ("IBM", "Money Counter", "http://www.ibm.com")
    );
    assert_eq!(phones(&f), [("905-666-1234", Reach::Mobile), ("905-555-1234", Reach::Work)]);
    assert_eq!(mails(&f), [("john.doe@ibm.com", Reach::Work)]);
    let address = Address {
        street: "15 Crescent moon drive".into(),
        extra: "ASB-123".into(),
        postcode: "12345".into(),
        city: "Albaney".into(),
        region: "New York".into(),
        country: "United States of America".into(),
        reach: Reach::Home,
    };
    assert_eq!(f.addresses, [address]);
    assert_eq!((f.notes.as_str(), f.tags.as_slice()), (DISCLAIMER, &["VIP".to_owned()][..]));
    assert_eq!(cards[0].warnings, []);
}

#[test]
fn gmail_3_0() {
    let Some(cards) = public("John_Doe_GMAIL.vcf") else { return };
    assert_eq!((cards.len(), cards[0].version), (1, Version::V30));
    let f = Fields::of(&cards[0]);
    assert_eq!(parts(&f), ["Mr. John Richter, James Doe Sr.", "Doe", "John", "Mr.", "Sr."]);
    assert_eq!(
        (f.org.as_str(), f.title.as_str(), f.web.as_str()),
        ("IBM", "Money Counter", "http://www.ibm.com")
    );
    assert_eq!(phones(&f), [("905-555-1234", Reach::Mobile), ("905-666-1234", Reach::Home)]);
    assert_eq!(mails(&f), [("john.doe@ibm.com", Reach::Home)]);
    let street = "Crescent moon drive\n555-asd\nNice Area, Albaney, New York 12345\nUnited States of America";
    assert_eq!(f.addresses, [Address { street: street.into(), reach: Reach::Home, ..Address::default() }]);
    assert_eq!(f.notes, format!("{DISCLAIMER}\nFavotire Color: Blue"));
    assert_eq!(cards[0].warnings, []);
}

#[test]
fn gmail_list_3_0() {
    let Some(cards) = public("gmail-list.vcf") else { return };
    let all: Vec<Fields> = cards.iter().map(Fields::of).collect();
    let seen: Vec<_> = all.iter().map(|f| (parts(f), mails(f), f.phones.len(), f.addresses.len())).collect();
    assert_eq!(
        seen,
        [
            (["Arnold Smith", "Smith", "Arnold", "", ""], vec![("asmithk@gmail.com", Reach::Other)], 0, 0),
            (["Chris Beatle", "Beatle", "Chris", "", ""], vec![("chrisy55d@yahoo.com", Reach::Other)], 0, 0),
            (["Doug White", "White", "Doug", "", ""], vec![("dwhite@gmail.com", Reach::Other)], 0, 0),
        ]
    );
    assert!(all.iter().all(|f| f.notes.is_empty()));
}

#[test]
fn outlook_2_1() {
    let Some(cards) = public("outlook-2007.vcf") else { return };
    assert_eq!((cards.len(), cards[0].version), (1, Version::V21));
    let f = Fields::of(&cards[0]);
    assert_eq!(parts(&f), ["Mr. Michael Angstadt Jr.", "Angstadt", "Michael", "Mr.", "Jr."]);
    assert_eq!((f.org.as_str(), f.title.as_str()), ("TheCompany", "TheJobTitle"));
    assert_eq!(f.web, "http://mikeangstadt.name");
    assert_eq!(
        phones(&f),
        [
            ("(111) 555-1111", Reach::Work),
            ("(111) 555-2222", Reach::Home),
            ("(111) 555-4444", Reach::Mobile),
            ("(111) 555-3333", Reach::Fax)
        ]
    );
    assert_eq!(mails(&f), [("mike.angstadt@gmail.com", Reach::Other)]);
    let address = Address {
        street: "222 Broadway".into(),
        extra: "TheOffice".into(),
        postcode: "99999".into(),
        city: "New York".into(),
        region: "NY".into(),
        country: "USA".into(),
        reach: Reach::Work,
    };
    assert_eq!(f.addresses, [address]);
    let notes = "This is the NOTE field\t\nI assume it encodes this text inside a NOTE vCard type.\n\
        But I'm not sure because there's text formatting going on here.\nIt does not preserve the formatting";
    assert_eq!(f.notes, notes);
    let photo = f.photo.unwrap();
    assert_eq!((photo.mime, &photo.bytes[..3]), ("image/jpeg", &b"\xff\xd8\xff"[..]));
    assert!(photo.bytes.ends_with(b"\xff\xd9"), "the picture is whole");
    let label = cards[0].first("LABEL").unwrap();
    assert_eq!(label.value, "222 Broadway\\nNew York\\, NY 99999\\nUSA");
    assert_eq!(cards[0].warnings, []);
}

#[test]
fn android_2_1() {
    let Some(cards) = public("John_Doe_ANDROID.vcf") else { return };
    let all: Vec<Fields> = cards.iter().map(Fields::of).collect();
    assert_eq!(all.len(), 6);
    let n = |times: usize| vec!["Ñ"; times].join(" ");
    let names: Vec<String> = all.iter().map(|f| f.full.clone()).collect();
    let (joined, none) = ("Ñ".repeat(4), Vec::new());
    assert_eq!(
        names,
        ["john.doe@company.com".into(), "jane.doe@company.com".into(), n(5), n(11), n(4), joined]
    );
    assert_eq!(mails(&all[0]), [("john.doe@company.com", Reach::Other)]);
    assert_eq!(phones(&all[2]), [("123456789", Reach::Mobile)]);
    let four = [
        ("123456", Reach::Mobile),
        ("234567", Reach::Home),
        ("3456789", Reach::Mobile),
        ("45678901", Reach::Home),
    ];
    assert_eq!(phones(&all[3]), four);
    assert_eq!(all[3].notes, format!("{}{}{}", n(7) + " Ñ", n(7) + " Ñ", n(5)), "twice the same note is one");
    assert_eq!(
        phones(&all[4]),
        [("123456", Reach::Mobile), ("123456", Reach::Work), ("123456", Reach::Fax)],
        "one number, three uses"
    );
    assert_eq!(mails(&all[4]), [("bob@company.com", Reach::Work), (&*"Ñ".repeat(14), Reach::Other)]);
    assert_eq!((all[4].org.as_str(), all[4].web.as_str()), (&*"Ñ".repeat(12), "www.company.com"));
    let photo = all[4].photo.as_ref().unwrap();
    assert_eq!((photo.mime, &photo.bytes[..3]), ("image/jpeg", &b"\xff\xd8\xff"[..]));
    assert_eq!(phones(&all[5]), [("55556666", Reach::Mobile)]);
    assert_eq!(all[5].org, "Ñ".repeat(44));
    assert_eq!(all[5].tags, ["My Contacts"]);
    assert_eq!(all[5].addresses, none);
    let orgs: Vec<&str> = cards[5].all("ORG").map(|line| line.value.as_str()).collect();
    assert_eq!(orgs, [&*"Ñ".repeat(44), &format!("{}\u{fffd}", "Ñ".repeat(44)), &"Ñ".repeat(44)]);
    assert_eq!(cards[5].warnings, [Warning::Replaced { name: "ORG".into() }]);
}

#[test]
fn rfc6350_4_0() {
    let Some(cards) = public("rfc6350-example.vcf") else { return };
    assert_eq!((cards.len(), cards[0].version), (1, Version::V40));
    let f = Fields::of(&cards[0]);
    assert_eq!(parts(&f), ["Simon Perreault", "Perreault", "Simon", "", "ing. jr,M.Sc."]);
    assert_eq!((f.org.as_str(), f.web.as_str(), f.notes.as_str()), ("Viagenie", "http://nomis80.org", ""));
    assert_eq!(phones(&f), [("+1-418-656-9254 ext. 102", Reach::Work), ("+1-418-262-6501", Reach::Mobile)]);
    assert_eq!(mails(&f), [("simon.perreault@viagenie.ca", Reach::Work)]);
    let address = Address {
        street: "2875 Laurier".into(),
        extra: "Suite D2-630".into(),
        postcode: "G1V 2M2".into(),
        city: "Quebec".into(),
        region: "QC".into(),
        country: "Canada".into(),
        reach: Reach::Work,
    };
    assert_eq!(f.addresses, [address]);
    assert_eq!(cards[0].warnings, []);
}

#[test]
fn outlook_look_alike() {
    let cards = ours("outlook-2-1-windows-1252.vcf");
    let f = Fields::of(&cards[0]);
    assert_eq!(parts(&f), ["Mme Bérengère Noël", "Noël", "Bérengère", "Mme", ""]);
    assert_eq!((f.org.as_str(), f.title.as_str()), ("Extinctor", "Responsable sécurité des vérifications"));
    assert_eq!(f.notes, "Prévenir 48 h avant – code 12; bâtiment B.\nTarif € 85,00");
    assert_eq!(
        phones(&f),
        [("01 99 00 10 08", Reach::Work), ("06 99 00 10 08", Reach::Mobile), ("01 99 00 10 09", Reach::Fax)]
    );
    let address = Address {
        street: "12 allée des Érables".into(),
        extra: "Bât. C".into(),
        postcode: "42000".into(),
        city: "Saint-Étienne".into(),
        country: "France".into(),
        reach: Reach::Work,
        ..Address::default()
    };
    assert_eq!(f.addresses, [address]);
    assert_eq!(f.photo.as_ref().unwrap().mime, "image/png");
    assert_eq!(cards[0].first("ORG").unwrap().value, "Extinctor;Agence Île-de-France");
    assert_eq!(cards[0].warnings, []);
}

#[test]
fn android_look_alike() {
    let cards = ours("android-2-1-quoted-printable.vcf");
    assert_eq!(Fields::of(&cards[0]).full, "standard@hors-carte.example");
    let f = Fields::of(&cards[1]);
    assert_eq!(parts(&f), ["Zoë Šedivý", "Šedivý", "Zoë", "", ""]);
    assert_eq!(f.org, "Menuiserie Šedivý & filles");
    assert_eq!(f.notes, "Appeler avant 9 h ; demander « Zoë ».\nPuis l’accueil, 2ᵉ étage.");
    assert_eq!(
        phones(&f),
        [
            ("0699001001", Reach::Mobile),
            ("0199001001", Reach::Home),
            ("0199001002", Reach::Fax),
            ("0699001003", Reach::Emergency)
        ]
    );
    assert_eq!(cards[1].all("ORG").count(), 2);
}

#[test]
fn apple_look_alike() {
    let cards = ours("apple-3-0-groups.vcf");
    let f = Fields::of(&cards[0]);
    assert_eq!(parts(&f), ["Mme Élisabeth Lemoine", "Lemoine", "Élisabeth", "Mme", ""]);
    assert_eq!(phones(&f), [("+33 6 99 00 10 09", Reach::Mobile), ("01 99 00 10 19", Reach::Emergency)]);
    assert_eq!(f.notes, "Clé n° 7, local technique 2e ; ne pas appeler le lundi.\n\nContrat \"sérénité\".");
    assert_eq!(f.tags, ["Prestataires", "Ascenseurs, levage"]);
    assert_eq!(f.addresses[0].street, "9 rue des Poulies\nEscalier 2");
    assert!(!f.is_company());
    assert_eq!(cards[0].warnings, []);
    let company = Fields::of(&cards[1]);
    assert!(company.is_company());
    assert_eq!(company.full, "Traiteur des Berges");
}

#[test]
fn rfc6350_look_alike() {
    let cards = ours("rfc6350-4-0.vcf");
    let f = Fields::of(&cards[0]);
    assert_eq!(parts(&f), ["Anouk Le Goff", "Le Goff", "Anouk", "Dr", "ing.,M.Sc."]);
    assert_eq!(
        phones(&f),
        [("+33-1-99-00-10-11 ext. 102", Reach::Work), ("+33-6-99-00-10-11", Reach::Mobile)]
    );
    assert_eq!(f.notes, "Ouvre « tôt »; café à 7 h, sauf le mardi");
    assert_eq!(f.photo.as_ref().unwrap().mime, "image/png");
    let written = write([&cards[0]], Version::V30);
    assert!(written.contains("PHOTO;ENCODING=b;TYPE=PNG:"), "{written}");
    assert!(written.contains("TEL;TYPE=work,voice,pref;PREF=1:+33-1-99"), "{written}");
}

#[test]
fn an_edited_field_wins_and_the_rest_stays() {
    let cards = ours("apple-3-0-groups.vcf");
    let mut f = Fields::of(&cards[0]);
    let (residue, _) = f.residue(&cards[0], Scope::Contact);
    f.phones.remove(1);
    f.phones[0].text = "06 99 00 00 00".into();
    f.notes = "Rien".into();
    let again = read_back(&write([&compose(&f, residue, Scope::Contact)], Version::V30));
    assert_eq!(Fields::of(&again), f);
    assert!(again.all("X-ABLABEL").all(|line| line.value != "Astreinte 24 h/24"), "its number is gone");
    assert_eq!(again.all("X-ABLABEL").count(), 3);
    assert_eq!(again.first("ORG").unwrap().value, "Ascenseurs du Quai;Maintenance;");
    assert_eq!(again.first("UID").unwrap().value, "7f6d2c1e-aaaa-4bbb-8ccc-000000000009");
}

#[test]
fn a_wrong_charset_is_mended_and_told() {
    let cards = ours("wrong-charset.vcf");
    let f = Fields::of(&cards[0]);
    assert_eq!(parts(&f), ["Amélie Léger", "Léger", "Amélie", "", ""]);
    assert_eq!(f.org, "Chauffage Léger");
    let told = |name: &str, declared: &str, used| Warning::Charset {
        name: name.into(),
        declared: declared.into(),
        used,
    };
    assert_eq!(
        cards[0].warnings,
        [
            told("N", "ISO-8859-1", "UTF-8"),
            told("FN", "ISO-8859-1", "UTF-8"),
            told("ORG", "UTF-8", "Windows-1252")
        ]
    );
    let f = Fields::of(&cards[1]);
    assert_eq!((f.full.as_str(), f.org.as_str()), ("Hélène Çelik", "Télésurveillance Çelik"));
    assert_eq!(cards[1].warnings.len(), 3);
}

#[test]
fn what_is_damaged_leaves_the_rest_whole() {
    let cards = ours("damaged.vcf");
    let names: Vec<String> = cards.iter().map(|card| Fields::of(card).full).collect();
    assert_eq!(names, ["Paul Agent", "Photo Immense", "Photo Cassée", "Sans Fin", "Coupée Net"]);
    assert_eq!(cards[0].warnings, [Warning::Nested]);
    assert!(cards[0].first("AGENT").unwrap().value.contains("FN:Jo Second"));
    assert_eq!(mails(&Fields::of(&cards[0])), [("paul@agent.example", Reach::Other)]);
    // The picture says what it would become; nobody unpacks it.
    let bomb = Fields::of(&cards[1]).photo.unwrap();
    let declared = |bytes: &[u8], at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    let pixels = (declared(&bomb.bytes, 16), declared(&bomb.bytes, 20));
    assert_eq!(
        is_within(bomb.bytes.len(), Some(pixels)),
        Err(PhotoProblem::TooManyPixels { width: 60_000, height: 60_000 })
    );
    let broken = [Warning::NotBase64 { name: "PHOTO".into() }, Warning::Unreadable { line: 30 }];
    assert_eq!(cards[2].warnings, broken);
    assert_eq!(cards[2].first("X-UNREADABLE").unwrap().value, "une ligne qui n’est pas une propriété");
    assert_eq!(
        (cards[3].warnings.as_slice(), cards[4].warnings.as_slice()),
        (&[Warning::NoEnd][..], &[Warning::NoEnd][..])
    );
    assert_eq!(phones(&Fields::of(&cards[4])), [("0699001035", Reach::Mobile)]);
}

#[test]
fn what_is_no_card_is_told() {
    let error = |bytes: &[u8]| open(bytes).unwrap_err();
    assert_eq!(error(b""), CardError::Empty);
    assert_eq!(error(b"Nom;T\xe9l\nDuval;01"), CardError::NoCard);
    assert!(matches!(error(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"), CardError::NotText(_)));
    assert!(matches!(error(&vec![b' '; (32 << 20) + 1]), CardError::Lines(_)));
    let utf16: Vec<u8> =
        "\u{feff}BEGIN:VCARD\r\nFN:Été\r\nEND:VCARD\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(Fields::of(&cards(&utf16)[0]).full, "Été");
}

#[test]
fn twenty_megabytes_are_read_and_a_photo_of_that_size_stays_out() {
    let mut text = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Gros Fichier\r\nPHOTO;ENCODING=b;TYPE=JPEG:".to_vec();
    for _ in 0..290_000 {
        text.extend(b"/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQE/9j/4AAQSkZJRgABAQAAAQABAAD\r\n ");
    }
    text.extend(b"\r\nTEL:0199000000\r\nEND:VCARD\r\n");
    assert!(text.len() > 20 << 20);
    let cards: Vec<Card> = open(&text).unwrap().cards().map(Result::unwrap).collect();
    assert_eq!(phones(&Fields::of(&cards[0])), [("0199000000", Reach::Other)]);
    assert!(
        matches!(cards[0].warnings[..], [Warning::TooLong { bytes: 20_000_000.., .. }]),
        "{:?}",
        cards[0].warnings
    );
}
