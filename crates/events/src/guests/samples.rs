//! Guests for the tests of this folder.

use chrono::NaiveDate;
use proptest::prelude::*;
use replica::RecordId;

use super::draft::Birth;
use super::{Answer, Guest};

pub fn id(n: usize) -> RecordId {
    RecordId::derived("guest", &n.to_string())
}

pub fn guest(n: usize, name: &str, answer: Answer) -> Guest {
    Guest { name: name.to_owned(), rsvp: answer.key().to_owned(), ..Guest::new(id(n)) }
}

pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

pub fn birth() -> Birth {
    Birth {
        event: RecordId::derived("event", "party"),
        now_ms: 1_795_000_000_000,
        today: today(),
        import: None,
    }
}

/// Any guest, of few names and addresses, so that some meet.
pub fn any_guest(n: usize) -> impl Strategy<Value = Guest> {
    let answers = prop_oneof![Just("yes"), Just("no"), Just("maybe"), Just("")];
    let names =
        prop_oneof![Just("Marc Petit"), Just("PETIT Marc"), Just("Zoé Lacroix"), Just("Emma Le"), Just("")];
    let mails = prop_oneof![Just(""), Just("m@x.example"), Just("M@X.example"), Just("z@x.example")];
    let tail = (proptest::option::of(0_i64..5), any::<bool>(), prop::collection::vec(0_usize..10, 0..3));
    (answers, names, mails, proptest::option::of(-3_i64..4), tail).prop_map(
        move |(rsvp, name, mail, plus, (waiting, is_walk_in, diets))| Guest {
            name: name.to_owned(),
            mail: mail.to_owned(),
            rsvp: rsvp.to_owned(),
            plus,
            waiting,
            is_walk_in,
            diets: diets.into_iter().map(|at| super::diets::ALL[at].to_owned()).collect(),
            ..Guest::new(id(n))
        },
    )
}

pub fn any_guests() -> impl Strategy<Value = Vec<Guest>> {
    (0_usize..12).prop_flat_map(|n| (0..n).map(any_guest).collect::<Vec<_>>())
}
