//! The list as a table that a spreadsheet opens, and that comes back by the import.

use events::Planner;
use events::guests::{Answer, Guest, diets};
use files::export::{Cell, CsvWriter, Format};
use replica::RecordId;

use super::data::answer_name;
use super::share;
use super::words::diet_name;
use crate::events::words::title_of;
use crate::i18n::T;
use crate::session::Session;

/// Saves the list as a file.
pub fn save(session: Session, t: T, event: RecordId) {
    let (title, bytes) = session.peek_in::<Planner, _>(|planner, _, _| {
        let title = planner.events.get(event).map(|event| title_of(t, event)).unwrap_or_default();
        (title, table(t, planner, event))
    });
    let name = share::file_name(&format!("{} {title}", t.guests_title()), "csv");
    share::save(session, t, &name, "text/csv", bytes);
}

fn table(t: T, planner: &Planner, event: RecordId) -> Vec<u8> {
    let titles = [
        t.guest_column_given(),
        t.guest_column_family(),
        t.guest_column_name(),
        t.guest_mail(),
        t.guest_tel(),
        t.guest_company(),
        t.guest_service(),
        t.guest_answer(),
        t.guest_column_plus(),
        t.guest_column_diet(),
        t.guest_table_label(),
        t.guest_notes(),
    ];
    let mut out = CsvWriter::new(Format::ExcelFr, &titles);
    let mut guests: Vec<&Guest> = planner.children::<Guest>(event).collect();
    guests.sort_by_cached_key(|guest| events::guests::lookup::order_of(guest));
    for guest in guests {
        let answer = if guest.waiting.is_some() {
            t.guest_waiting()
        } else if guest.answer() == Answer::Silent {
            ""
        } else {
            answer_name(t, guest.answer())
        };
        let has = |key: &&str| guest.diets.iter().any(|own| own == key);
        let mut diet: Vec<&str> = diets::ALL.into_iter().filter(has).map(|key| diet_name(t, key)).collect();
        if !guest.diet_note.trim().is_empty() {
            diet.push(guest.diet_note.trim());
        }
        let diet = diet.join(", ");
        out.row(&[
            Cell::Text(&guest.given),
            Cell::Text(&guest.family),
            Cell::Text(&guest.name),
            Cell::Text(&guest.mail),
            Cell::Text(&guest.tel),
            Cell::Text(&guest.company),
            Cell::Text(&guest.service),
            Cell::Text(answer),
            guest.plus.filter(|plus| 0 < *plus).map_or(Cell::Empty, Cell::Int),
            Cell::Text(&diet),
            Cell::Text(&guest.table),
            Cell::Text(&guest.notes),
        ]);
    }
    out.finish()
}
