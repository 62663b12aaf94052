//! The public files, outside the repository: said plainly when they are absent.

use std::path::PathBuf;

use files::vcard::{Address, Card, Fields, Reach, Version, Warning};

use crate::{cards, mails, parts, phones, root};

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
