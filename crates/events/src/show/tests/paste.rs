//! Cues out of text.

use proptest::prelude::*;

use super::super::Dial;
use super::super::paste::{Pasted, lasting};

fn read(text: &str, origin: i64) -> Pasted {
    super::super::paste::read(text, origin, &Dial::plain(origin))
}

fn brief(text: &str) -> Vec<(String, Option<i64>, Option<i64>)> {
    read(text, 1110).cues.into_iter().map(|cue| (cue.title, cue.start, cue.minutes)).collect()
}

fn row(title: &str, start: Option<i64>, minutes: Option<i64>) -> (String, Option<i64>, Option<i64>) {
    (title.to_owned(), start, minutes)
}

#[test]
fn one_line_as_one_says_it() {
    assert_eq!(brief("19:15 Discours DG 15 min"), [row("Discours DG", Some(1155), Some(15))]);
    assert_eq!(brief("- 19 h 15 – 19 h 30 : Discours DG"), [row("Discours DG", Some(1155), Some(15))]);
    assert_eq!(brief("Rappel des consignes (5')"), [row("Rappel des consignes", None, Some(5))]);
    assert_eq!(brief("3 gâteaux à couper"), [row("3 gâteaux à couper", None, None)]);
}

#[test]
fn a_mail_with_s7() {
    let mail = "18h30 Accueil\n19h15 Discours DG 15 min (fixe)\n19h30 Cocktail\n! 21:00 Cadeaux 20 min\n\
                21:20 DJ\n00:30 Fin (fixe)";
    assert_eq!(
        brief(mail),
        [
            row("Accueil", None, None),
            row("Discours DG", Some(1155), Some(15)),
            row("Cocktail", None, None),
            row("Cadeaux", Some(1260), Some(20)),
            row("DJ", None, None),
            row("Fin", Some(1470), None),
        ]
    );
}

#[test]
fn times_without_a_mark_become_a_chain_that_falls_where_they_said() {
    let text = "SALLE\n18:30 Accueil\n19:15 Discours\n19:30 Cocktail 60 min\n21:00 Cadeaux";
    let cues = read(text, 1110).cues;
    assert!(cues[0].is_section);
    assert_eq!(
        brief(text)[1..],
        [
            row("Accueil", None, Some(45)),
            row("Discours", None, Some(15)),
            row("Cocktail", None, Some(60)),
            row("Cadeaux", Some(1260), None),
        ]
    );
}

#[test]
fn a_table_with_roles() {
    let text = "Heure\tQuoi\tDurée\tLieu\tRégie\tNotes\n19:15!\tDiscours\t15\tPont\tMicro 1\tEau\n\
                \tCocktail\t1h30\tPont\t\t";
    let pasted = read(text, 1110);
    assert_eq!(pasted.roles, [("regie".to_owned(), "Régie".to_owned())]);
    let [speech, cocktail] = pasted.cues.as_slice() else { panic!("{pasted:?}") };
    assert_eq!((speech.start, speech.minutes, speech.place.as_str()), (Some(1155), Some(15), "Pont"));
    assert_eq!(speech.roles, [("regie".to_owned(), "Micro 1".to_owned())]);
    assert_eq!((cocktail.start, cocktail.minutes), (None, Some(90)));
}

#[test]
fn durations_of_people() {
    for (text, minutes) in
        [("15 min", 15), ("1h30", 90), ("1 h 30", 90), ("2 h", 120), ("90mn", 90), ("5’", 5)]
    {
        assert_eq!(lasting(text), Some(minutes), "{text}");
    }
    for text in ["", "min", "quinze min", "-5 min", "1h2h", "99999999 min"] {
        assert_eq!(lasting(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_and_every_line_is_a_cue(text in "[\\PC\n\t]{0,200}", origin in any::<i64>()) {
        let n_lines = text.lines().filter(|line| !line.trim().is_empty()).count();
        let n_cues = read(&text, origin).cues.len();
        prop_assert!(n_cues == n_lines || n_cues + 1 == n_lines);
    }

    #[test]
    fn any_times_are_read(times in prop::collection::vec("[0-9h:! é\\-]{0,12}( min)?", 0..9)) {
        let _ = read(&times.join("\n"), 1110);
    }
}
