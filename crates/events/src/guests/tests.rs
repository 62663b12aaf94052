//! Rules of the guest list, and what holds for any list.

use proptest::prelude::*;
use replica::{Intent, RecordId, Value};

use super::draft::{Draft, name_of_mail};
use super::meet::{Fate, Meeting, Note};
use super::paste::{MAX_GUESTS, Paste, read};
use super::samples::{any_guests, birth, guest, id, today};
use super::{Answer, Counts, Guest, caterer, compose, diets, purge, remind, twins, waitlist};
use crate::event::{Event, When};

fn field<'a>(intents: &'a [Intent], of: RecordId, name: &str) -> Option<&'a Value> {
    intents.iter().find(|one| one.id == of && &*one.field == name).map(|one| &one.value)
}

#[test]
fn words_of_answers_are_read() {
    for (word, answer) in [
        ("oui", Answer::Yes),
        (" Oui ", Answer::Yes),
        ("Présente", Answer::Yes),
        ("NON", Answer::No),
        ("Décliné", Answer::No),
        ("peut-être", Answer::Maybe),
        ("?", Answer::Maybe),
        ("", Answer::Silent),
        ("sans réponse", Answer::Silent),
    ] {
        assert_eq!(Answer::of_word(word), Some(answer), "{word}");
    }
    assert_eq!(Answer::of_word("avec plaisir mais tard"), None);
}

#[test]
fn words_of_diets_become_keys_and_keep_what_keys_do_not_say() {
    let read = |text: &str| {
        let diet = diets::parse(text);
        (diet.keys, diet.note)
    };
    assert_eq!(read("végétarien"), (vec!["vegetarian"], String::new()));
    assert_eq!(read("Végétarienne, sans gluten"), (vec!["gluten_free", "vegetarian"], String::new()));
    let nuts = "allergie : fruits à coque";
    assert_eq!(read(nuts), (vec!["nuts"], nuts.to_owned()));
    assert_eq!(read("sans porc"), (vec!["pork_free"], String::new()));
    assert_eq!(read("végétalien"), (vec!["vegan"], String::new()));
    assert_eq!(read("n’aime pas les olives"), (vec!["other"], "n’aime pas les olives".to_owned()));
    for nothing in ["", " ", "non", "Aucun", "RAS", "-", "omnivore"] {
        assert!(diets::parse(nothing).is_empty(), "{nothing}");
    }
}

#[test]
fn a_line_of_a_mail_becomes_guests() {
    let text = "Marc Petit <marc@x.example>; \"Lindqvist, Sofia\" <sofia@x.example>, Océane N’Diaye\n\
        3. zoe.lacroix@x.example\n• Le, Emma <emma@x.example>\n42\n";
    let mut paste = Paste::new(text);
    let all = paste.next_chunk(100).unwrap();
    let names: Vec<_> = all.iter().map(|one| (one.line, one.name.as_str(), one.mail.as_str())).collect();
    assert_eq!(
        names,
        [
            (1, "Marc Petit", "marc@x.example"),
            (1, "Sofia Lindqvist", "sofia@x.example"),
            (1, "Océane N’Diaye", ""),
            (2, "Zoe Lacroix", "zoe.lacroix@x.example"),
            (3, "Emma Le", "emma@x.example"),
        ]
    );
    assert_eq!(paste.told().refused, 1);
    assert_eq!(name_of_mail("jean-marc.o_neil@x.example"), "Jean Marc O Neil");
    assert!(read(&"x".repeat(300)).is_none());
}

#[test]
fn ten_thousand_lines_are_bounded_and_told() {
    let text: String = (0..10_000).map(|n| format!("Invité Numéro{n} <n{n}@x.example>\n")).collect();
    let mut paste = Paste::new(&text);
    let (mut n, mut before) = (0, 0.0);
    while let Some(chunk) = paste.next_chunk(200) {
        n += chunk.len();
        assert!(before <= paste.progress());
        before = paste.progress();
    }
    assert_eq!(n, MAX_GUESTS);
    assert_eq!((paste.told().taken, paste.told().over), (MAX_GUESTS, 10_000 - MAX_GUESTS));
}

#[test]
fn nobody_is_invited_twice() {
    let known = vec![Guest { mail: "marc@x.example".into(), ..guest(1, "Marc Petit", Answer::Yes) }];
    let mut meeting = Meeting::new(&known, birth());
    let mut n = 10;
    let mut meet = |name: &str, mail: &str, answer: Option<Answer>| {
        n += 1;
        meeting.meet(&Draft { name: name.into(), mail: mail.into(), answer, ..Draft::default() }, || id(n))
    };
    assert_eq!(meet("PETIT Marc", "MARC@x.example", None).fate, Fate::Known);
    assert_eq!(meet("Marc Petit", "", None).fate, Fate::Known);
    let other = meet("Marc Petit", "other@x.example", None);
    assert_eq!((other.fate, other.notes), (Fate::New, vec![Note::SameName("Marc Petit".into())]));
    let shared = meet("Anne Petit", "marc@x.example", None);
    assert_eq!(shared.notes, [Note::SameMail("Marc Petit".into())]);
    assert_eq!(meet("Zoé Lacroix", "", Some(Answer::Yes)).fate, Fate::New);
    // The second line of the same file adds the address that the first lacked.
    let again = meet("Zoe LACROIX", "zoe@x.example", Some(Answer::No));
    assert_eq!((again.fate, again.notes), (Fate::Merged, vec![Note::KeptAnswer(Answer::Yes)]));
}

#[test]
fn the_year_end_party_is_counted() {
    let mut guests: Vec<Guest> = (0..60)
        .map(|n| {
            let answer = match n {
                0..51 => Answer::Yes,
                51..57 => Answer::No,
                _ => Answer::Silent,
            };
            guest(n, &format!("Invité {n}"), answer)
        })
        .collect();
    for guest in &mut guests[..4] {
        guest.diets = vec!["vegetarian".into()];
    }
    guests[4].diets = vec!["nuts".into()];
    guests[4].diet_note = "allergie : fruits à coque".into();
    // Who does not come is not cooked for.
    guests[52].diets = vec!["vegan".into()];
    let counts = Counts::of(&guests);
    assert_eq!((counts.invited, counts.yes, counts.no, counts.silent), (60, 51, 6, 3));
    let sheet = caterer::sheet(&guests, 1);
    assert_eq!((sheet.covers(), sheet.guests, sheet.crew), (52, 51, 1));
    assert_eq!(sheet.diets, [("nuts", 1), ("vegetarian", 4)]);
    assert_eq!((sheet.with_diet, sheet.plain()), (5, 47));
    assert_eq!(sheet.named.len(), 1, "a preference needs no name");
    assert_eq!(remind::silent(&guests).len(), 3);
}

#[test]
fn companions_answer_with_their_host() {
    let host = guest(1, "Marc Petit", Answer::Silent);
    let mut with = guest(2, "Anne Petit", Answer::Silent);
    with.host = Some(host.id);
    let mut apart = guest(3, "Léa Petit", Answer::No);
    apart.host = Some(host.id);
    let intents = compose::answer(&host, [&with, &apart], Answer::Yes, today());
    assert_eq!(field(&intents, with.id, "rsvp"), Some(&"yes".into()));
    assert_eq!(field(&intents, apart.id, "rsvp"), None);
}

#[test]
fn a_place_that_frees_goes_to_the_first_who_fits() {
    let mut guests: Vec<Guest> = (0..10).map(|n| guest(n, "x", Answer::Yes)).collect();
    guests[7].waiting = Some(30);
    guests[8].waiting = Some(10);
    guests[8].plus = Some(2);
    guests[9].waiting = Some(20);
    assert_eq!(waitlist::next(&guests, Some(7)), None);
    let next = waitlist::next(&guests, Some(8)).unwrap();
    assert_eq!((next.guest, next.passed_over), (id(9), 1));
    assert_eq!(waitlist::all_that_fit(&guests, Some(11)), [id(8), id(9)]);
    assert_eq!(waitlist::all_that_fit(&guests, None).len(), 3);
}

fn party() -> Event {
    let at = |day| chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap().and_hms_opt(18, 0, 0).unwrap();
    let when = When { start: at(10), end: at(11), zone: "Europe/Paris".into(), is_all_day: false };
    Event { when: Some(when), purge: Some(today()), ..Event::new(birth().event) }
}

#[test]
fn diets_go_on_their_day_and_only_once() {
    let event = party();
    assert_eq!(purge::proposed(&event).map(|day| day.to_string()), Some("2026-11-18".into()));
    let mut all = vec![guest(1, "a", Answer::Yes), guest(2, "b", Answer::No), guest(3, "c", Answer::Yes)];
    all[0].diets = vec!["halal".into(), "nuts".into()];
    all[1].diet_note = "sans sel".into();
    assert!(purge::purge(&event, &all, today().pred_opt().unwrap(), 5).is_empty());
    let intents = purge::purge(&event, &all, today(), 5);
    assert_eq!(intents.len(), 4);
    assert_eq!(field(&intents, id(2), "diet_note"), Some(&Value::Null));
    assert!(field(&intents, event.id, "purged").is_some());
    let bare = [guest(1, "a", Answer::Yes)];
    assert!(purge::purge(&event, &bare, today(), 5).is_empty(), "nothing left, nothing written");
}

#[test]
fn letters_are_short_enough_to_open() {
    let mails: Vec<String> = (0..200).map(|n| format!("prenom.nom{n}@mirabeau-conseil.example")).collect();
    let letters = remind::letters(&mails, "Soirée", "Merci de répondre.\nÀ bientôt", |text| {
        text.replace(' ', "%20")
    });
    assert!(1 < letters.len() && letters.iter().all(|(url, _)| url.len() <= remind::MAX_URL));
    assert_eq!(letters.iter().map(|(_, n)| n).sum::<usize>(), 200);
    for mail in &mails {
        assert!(letters.iter().any(|(url, _)| url.contains(mail.as_str())), "{mail}");
    }
    assert!(remind::letters(&[], "x", "y", str::to_owned).is_empty());
}

#[test]
fn twins_become_one_and_lose_nothing() {
    let first = Guest { mail: "m@x.example".into(), ..guest(1, "Marc Petit", Answer::Silent) };
    let mut second = guest(2, "Petit Marc", Answer::Yes);
    second.diets = vec!["vegan".into()];
    second.notes = "arrive tard".into();
    let pairs = twins::twins([&first, &second]);
    assert_eq!(pairs.len(), 1);
    let intents = twins::merge(&first, &second);
    assert_eq!(field(&intents, first.id, "rsvp"), Some(&"yes".into()));
    assert_eq!(field(&intents, first.id, "notes"), Some(&"arrive tard".into()));
    assert!(
        field(&intents, first.id, "diet/vegan").is_some()
            || intents.iter().any(|i| i.field.contains("vegan"))
    );
    assert_eq!(field(&intents, second.id, "life"), Some(&"trashed".into()));
}

proptest! {
    #[test]
    fn everybody_is_counted_once(guests in any_guests()) {
        let it = Counts::of(&guests);
        prop_assert_eq!(it.yes + it.no + it.maybe + it.silent + it.waiting + it.walk_ins, guests.len());
        prop_assert_eq!(it.total(), guests.len());
        prop_assert!(it.yes <= it.heads);
    }

    #[test]
    fn promotion_never_fills_beyond_the_room(guests in any_guests(), capacity in 0_i64..20) {
        let before = Counts::of(&guests);
        let promoted = waitlist::all_that_fit(&guests, Some(capacity));
        let mut after = guests.clone();
        for guest in &mut after {
            if promoted.contains(&guest.id) {
                guest.waiting = None;
                guest.rsvp = "yes".into();
            }
        }
        let heads = |it: Counts| i64::try_from(it.heads).unwrap();
        // Walk-ins that wait are let in by the door, not by the list.
        prop_assert!(heads(Counts::of(&after)) <= capacity.max(heads(before)));
        match waitlist::next(&guests, Some(capacity)) {
            Some(next) => prop_assert_eq!(promoted.first(), Some(&next.guest)),
            None => prop_assert!(promoted.is_empty()),
        }
    }

    #[test]
    fn the_kitchen_never_cooks_for_who_stays_away(guests in any_guests()) {
        let sheet = caterer::sheet(&guests, 0);
        let coming: Vec<Guest> = guests.iter().filter(|guest| guest.comes()).cloned().collect();
        prop_assert_eq!(&caterer::sheet(&coming, 0).diets, &sheet.diets);
        for (_, n) in &sheet.diets {
            prop_assert!(*n <= coming.len());
        }
    }

    #[test]
    fn meeting_the_same_list_twice_adds_nobody(guests in any_guests()) {
        let drafts: Vec<Draft> = guests
            .iter()
            .filter(|guest| !guest.name.is_empty())
            .map(|guest| Draft { name: guest.name.clone(), mail: guest.mail.clone(), ..Draft::default() })
            .collect();
        let mut meeting = Meeting::new(&[], birth());
        let mut n = 100;
        let mut next = || { n += 1; id(n) };
        for draft in &drafts {
            meeting.meet(draft, &mut next);
        }
        for draft in &drafts {
            prop_assert_ne!(meeting.meet(draft, &mut next).fate, Fate::New);
        }
    }

    #[test]
    fn any_text_can_be_pasted(text in "[a-zé ,;<>@.\"\n]{0,60}") {
        let mut paste = Paste::new(&text);
        let mut n = 0;
        while let Some(chunk) = paste.next_chunk(7) {
            n += chunk.len();
            prop_assert!(n <= text.len());
        }
        prop_assert_eq!(paste.told().taken, n);
    }
}
