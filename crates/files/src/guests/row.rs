//! What one row says about a guest.

use super::Field;
use crate::table::Row;

/// What a row says, in its own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the table; see `Field`")]
pub struct GuestRow {
    /// Its line in the file, from 1.
    pub line: u64,
    pub name: String,
    pub given: String,
    pub family: String,
    pub mail: String,
    pub tel: String,
    pub company: String,
    pub service: String,
    pub answer: String,
    pub plus: String,
    pub diet: String,
    pub table: String,
    pub notes: String,
    /// Column and text of what has no field.
    pub kept: Vec<(String, String)>,
}

/// Reads a row; `None` when it names nobody.
pub fn read(row: &Row, header: &[String], fields: &[Field]) -> Option<GuestRow> {
    let mut it = GuestRow { line: row.line, ..GuestRow::default() };
    for (index, cell) in row.iter().enumerate() {
        let cell = crate::guard::unguard(cell.trim());
        if cell.is_empty() {
            continue;
        }
        let column = header.get(index).cloned().unwrap_or_else(|| crate::table::letters(index));
        it.take(fields.get(index).copied().unwrap_or(Field::Kept), column, cell);
    }
    let is_somebody = [&it.name, &it.given, &it.family, &it.mail].into_iter().any(|text| !text.is_empty());
    is_somebody.then_some(it)
}

impl GuestRow {
    fn take(&mut self, field: Field, column: String, cell: &str) {
        let (slot, mark) = match field {
            Field::Name => (&mut self.name, None),
            Field::Given => (&mut self.given, None),
            Field::Family => (&mut self.family, None),
            Field::Mail => (&mut self.mail, None),
            Field::Tel => (&mut self.tel, None),
            Field::Company => (&mut self.company, None),
            Field::Service => (&mut self.service, None),
            Field::Answer => (&mut self.answer, None),
            Field::Plus => (&mut self.plus, None),
            Field::Table => (&mut self.table, None),
            Field::Diet => (&mut self.diet, Some(", ")),
            Field::Notes => (&mut self.notes, Some("\n")),
            Field::Kept => return self.kept.push((column, cell.to_owned())),
            Field::Ignored => return,
        };
        match mark {
            _ if slot.is_empty() => cell.clone_into(slot),
            Some(mark) => {
                slot.push_str(mark);
                slot.push_str(cell);
            }
            None => self.kept.push((column, cell.to_owned())),
        }
    }
}
