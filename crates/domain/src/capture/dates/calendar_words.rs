//! Names of days, months, small numbers and units, folded.

use chrono::Weekday;

/// The day of a week that a folded word names. No plural: « les lundis » is a habit. No abbreviation: « mar »,
/// « mon » and « sun » are words.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "lundi" | "monday" => Weekday::Mon,
        "mardi" | "tuesday" => Weekday::Tue,
        "mercredi" | "wednesday" => Weekday::Wed,
        "jeudi" | "thursday" => Weekday::Thu,
        "vendredi" | "friday" => Weekday::Fri,
        "samedi" | "saturday" => Weekday::Sat,
        "dimanche" | "sunday" => Weekday::Sun,
        _ => return None,
    })
}

/// The month, 1 to 12, that a folded word names.
pub(super) fn month(word: &str) -> Option<u32> {
    Some(match word {
        "janvier" | "janv" | "january" | "jan" => 1,
        "fevrier" | "fevr" | "fev" | "february" | "feb" => 2,
        "mars" | "march" | "mar" => 3,
        "avril" | "avr" | "april" | "apr" => 4,
        "mai" | "may" => 5,
        "juin" | "june" | "jun" => 6,
        "juillet" | "juil" | "july" | "jul" => 7,
        "aout" | "august" | "aug" => 8,
        "septembre" | "sept" | "sep" | "september" => 9,
        "octobre" | "oct" | "october" => 10,
        "novembre" | "nov" | "november" => 11,
        "decembre" | "dec" | "december" => 12,
        _ => return None,
    })
}

/// A small number, in digits (at most 3) or in words.
pub(super) fn amount(word: &str) -> Option<u32> {
    Some(match word {
        "un" | "une" | "a" | "an" | "one" => 1,
        "deux" | "two" => 2,
        "trois" | "three" => 3,
        "quatre" | "four" => 4,
        "cinq" | "five" => 5,
        "six" => 6,
        "sept" | "seven" => 7,
        "huit" | "eight" => 8,
        "dix" | "ten" => 10,
        "quinze" => 15,
        _ if !word.is_empty() && word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit()) => {
            return word.parse().ok();
        }
        _ => return None,
    })
}

/// A unit of time: hours `h`, days `j`, weeks `s`, months `m`.
pub(super) fn unit(word: &str) -> Option<char> {
    Some(match word {
        "h" | "heure" | "heures" | "hour" | "hours" => 'h',
        "j" | "jour" | "jours" | "day" | "days" => 'j',
        "semaine" | "semaines" | "week" | "weeks" => 's',
        "mois" | "month" | "months" => 'm',
        _ => return None,
    })
}
