//! How long a door takes at 2 000 guests: three letters, a tick taken in, all counted.
//!
//! `cargo run --release -p events --example door`

#![expect(clippy::disallowed_methods, reason = "a benchmark measures, natively")]
#![expect(clippy::indexing_slicing, reason = "a benchmark of its own data")]

use std::time::{Duration, Instant};

use events::guests::{Guest, Tick, door, lookup};
use replica::RecordId;

const GUESTS: usize = 2_000;
const ROUNDS: usize = 200;
const GIVEN: [&str; 8] = ["Aminata", "Gérard", "Élodie", "Océane", "Noël", "Zoé", "Marc", "Jean-Pierre"];
const FAMILY: [&str; 8] = ["Diallo", "N’Diaye", "Lemoine", "Petit", "Haddad", "Valmont", "Été", "Lindqvist"];
const TYPED: [&str; 8] = ["pet", "ndi", "zo", "lindkvist", "5678", "a", "jean pi", "nordlys"];

fn guests() -> Vec<Guest> {
    (0..GUESTS)
        .map(|n| {
            let mut guest = Guest::new(RecordId::derived("guest", &n.to_string()));
            guest.given = GIVEN[n % 8].to_owned();
            guest.family = format!("{}-{n}", FAMILY[n / 8 % 8]);
            guest.name = format!("{} {}", guest.given, guest.family);
            guest.company = "Nordlys & Fils".to_owned();
            guest.mail = format!("invite{n}@exemple.example");
            guest.tel = format!("0639{n:06}");
            guest.rsvp = "yes".to_owned();
            guest
        })
        .collect()
}

fn timed<R>(work: impl FnOnce() -> R) -> Duration {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed()
}

fn say(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let ms = |share: usize| times[times.len() * share / 100].as_secs_f64() * 1000.0;
    println!("{what:<48} {:>8.3} ms, p95 {:.3}", ms(50), ms(95));
}

fn main() {
    let mut guests = guests();
    let mut index = lookup::Index::default();
    println!("{GUESTS} guests indexed in {:?}", timed(|| index.sync(guests.iter())));
    for typed in TYPED {
        say(
            &format!("« {typed} »: {} found", index.find(typed).len()),
            vec_of(|_| timed(|| index.find(typed))),
        );
    }
    let ticks = vec_of(|n| {
        let at = n as i64;
        let tick = Tick { ms: at, key: format!("aa.{n}"), n: 1, door: "Entrée".to_owned(), by: None };
        guests[n * 7 % GUESTS].ticks.push(tick);
        timed(|| index.sync(guests.iter()))
    });
    say("a tick taken in", ticks);
    say("all counted", vec_of(|_| timed(|| door::tally(guests.iter()))));
    say("the latest arrivals", vec_of(|_| timed(|| door::arrivals(guests.iter(), 8).len())));
}

fn vec_of(mut each: impl FnMut(usize) -> Duration) -> Vec<Duration> {
    (0..ROUNDS).map(&mut each).collect()
}
