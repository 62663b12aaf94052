//! Rows of a table as guests to be: answers and diets read out of words.

use events::guests::draft::tidy;
use events::guests::{Answer, Draft, MAX_PLUS, diets};
use files::guests::GuestRow;

use crate::i18n::T;

/// What a row says; an answer that nobody understands is kept in the notes.
pub fn of_row(t: T, row: GuestRow) -> Draft {
    let answer = Answer::of_word(&row.answer);
    let mut notes = row.notes;
    if answer.is_none() {
        let note = t.guests_import_unread(row.answer.trim());
        notes = if notes.is_empty() { note } else { format!("{notes}\n{note}") };
    }
    let digits: String = row.plus.chars().filter(char::is_ascii_digit).take(4).collect();
    let plus = match (digits.parse::<i64>(), Answer::of_word(&row.plus)) {
        (Ok(n), _) => n.min(i64::from(MAX_PLUS)),
        // « oui » in a column « +1 » is one.
        (Err(_), Some(Answer::Yes)) => 1,
        _ => 0,
    };
    let mut draft = Draft {
        line: row.line,
        name: tidy(&row.name),
        given: tidy(&row.given),
        family: tidy(&row.family),
        mail: row.mail.trim().to_owned(),
        tel: row.tel,
        company: row.company,
        service: row.service,
        answer,
        plus,
        diet: diets::parse(&row.diet),
        table: row.table,
        notes,
        kept: row.kept,
        ..Draft::default()
    };
    draft.complete();
    draft
}
