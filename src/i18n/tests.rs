//! The catalogue obeys the typography of its languages, and its numbers read right.

use super::{Lang, T};

type Message = (&'static str, &'static [&'static str], &'static [&'static str]);

fn catalogue() -> Vec<&'static Message> {
    [
        super::common::MESSAGES,
        super::contracts::MESSAGES,
        super::decide::MESSAGES,
        super::detail::MESSAGES,
        super::directories::MESSAGES,
        super::errors::MESSAGES,
        super::event_calendars::MESSAGES,
        super::event_door::MESSAGES,
        super::event_guests::MESSAGES,
        super::event_live::MESSAGES,
        super::event_money::MESSAGES,
        super::event_plan::MESSAGES,
        super::event_review::MESSAGES,
        super::event_services::MESSAGES,
        super::event_show::MESSAGES,
        super::events::MESSAGES,
        super::exchange::MESSAGES,
        super::help::MESSAGES,
        super::files::MESSAGES,
        super::history::MESSAGES,
        super::import::MESSAGES,
        super::install::MESSAGES,
        super::navigation::MESSAGES,
        super::outbox::MESSAGES,
        super::papers::MESSAGES,
        super::purchases::MESSAGES,
        super::record_words::MESSAGES,
        super::records::MESSAGES,
        super::requests::MESSAGES,
        super::settings::MESSAGES,
        super::statuses::MESSAGES,
        super::suppliers::MESSAGES,
        super::sync::MESSAGES,
        super::team::MESSAGES,
        super::today::MESSAGES,
        super::visits::MESSAGES,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What is wrong with a French text, if anything.
fn fault(text: &str) -> Option<&'static str> {
    let chars: Vec<char> = text.chars().collect();
    for (idx, &c) in chars.iter().enumerate() {
        let before = idx.checked_sub(1).map(|idx| chars[idx]);
        let after = chars.get(idx + 1).copied();
        let is_fine = |space: Option<char>| matches!(space, Some('\u{202f}' | '\u{a0}'));
        match c {
            ';' | '!' | '?' if !is_fine(before) => return Some("no narrow no-break space before ; ! ?"),
            ':' if !is_fine(before) && !after.is_some_and(|c| c.is_ascii_digit() || c == '/') => {
                return Some("no narrow no-break space before :");
            }
            '«' if !is_fine(after) => return Some("no no-break space after «"),
            '»' if !is_fine(before) => return Some("no no-break space before »"),
            '€' | '%' if !is_fine(before) => return Some("no no-break space before € or %"),
            '\'' => return Some("a straight apostrophe"),
            '.' if after == Some('.') => return Some("three dots instead of …"),
            _ => {}
        }
    }
    None
}

#[test]
fn french_texts_follow_french_typography() {
    let faults: Vec<_> = catalogue()
        .into_iter()
        .flat_map(|(name, fr, _)| fr.iter().map(move |text| (name, text)))
        .filter_map(|(name, text)| fault(text).map(|fault| format!("{name}: {fault}: {text}")))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn english_texts_have_no_french_spaces_nor_straight_apostrophes() {
    for (name, _, en) in catalogue() {
        for text in *en {
            assert!(!text.contains(['\u{202f}', '\'', '«']), "{name}: {text}");
            assert!(!text.trim().is_empty(), "{name} is empty");
        }
    }
}

#[test]
fn the_check_sees_faults() {
    for bad in ["Vraiment?", "Statut : x", "« x »", "50 €", "l'étage", "Attendez..."] {
        assert!(fault(bad).is_some(), "{bad}");
    }
    assert_eq!(fault("Rendez-vous à 10:00, https://exemple.fr"), None);
}

#[test]
fn counts_take_the_plural_of_their_language() {
    let (fr, en) = (T::fixed(Lang::Fr), T::fixed(Lang::En));
    assert_eq!(
        [fr.n_requests(0), fr.n_requests(1), fr.n_requests(2)],
        ["0 demande", "1 demande", "2 demandes"]
    );
    assert_eq!(
        [en.n_requests(0), en.n_requests(1), en.n_requests(2)],
        ["0 requests", "1 request", "2 requests"]
    );
    assert_eq!(fr.n_requests(2484), "2\u{202f}484 demandes");
}

#[test]
fn numbers_money_sizes_and_lists() {
    let (fr, en) = (T::fixed(Lang::Fr), T::fixed(Lang::En));
    assert_eq!(fr.number(1_234_567), "1\u{202f}234\u{202f}567");
    assert_eq!(en.number(999), "999");
    assert_eq!(fr.money(-123_456, "EUR"), "-1\u{202f}234,56\u{a0}€");
    assert_eq!(fr.bytes(0), "0\u{a0}octets");
    assert_eq!(fr.bytes(1_234_567), "1,3\u{a0}Mo");
    assert_eq!(en.bytes(61_000_000), "61\u{a0}MB");
    assert_eq!(fr.duration(90 * 60_000), "1\u{a0}h\u{a0}30");
    let names = ["Anne".to_owned(), "Marc".to_owned(), "Sofia".to_owned()];
    assert_eq!(fr.list_and(&names), "Anne, Marc et Sofia");
    assert_eq!(en.list_and(&names[..2]), "Anne and Marc");
}

#[test]
fn browser_locales_find_their_language() {
    assert_eq!(Lang::from_code("fr-CA"), Some(Lang::Fr));
    assert_eq!(Lang::from_code("EN_us"), Some(Lang::En));
    assert_eq!(Lang::from_code("de"), None);
}

#[test]
fn the_first_of_a_month_is_an_ordinal_in_french() {
    let (fr, en) = (T::fixed(Lang::Fr), T::fixed(Lang::En));
    for (written, said) in [
        ("mar. 1 déc.", "mar. 1er déc."),
        ("1 déc. 2026", "1er déc. 2026"),
        ("mardi 1\u{a0}décembre 2026", "mardi 1er\u{a0}décembre 2026"),
        ("ven. 11 déc.", "ven. 11 déc."),
        ("21 janv. 2031", "21 janv. 2031"),
    ] {
        assert_eq!(fr.ordinal_first(written.to_owned()), said);
    }
    assert_eq!(en.ordinal_first("Tue 1 Dec".to_owned()), "Tue 1 Dec");
}
