//! What the search index holds of a request.

use replica::{RecordId, Table};
use search::Weight;

use crate::kinds::{field, kind};
use crate::office::{Life, Office};

/// Texts of one request, gathered before they are indexed.
#[derive(Default)]
struct Texts {
    title: String,
    description: String,
    other: String,
    comments: String,
}

impl Office {
    /// Whether every request can be found.
    pub fn is_indexed(&self) -> bool {
        self.n_indexed >= self.rows.len()
    }

    /// How many requests can be found.
    pub fn n_indexed(&self) -> usize {
        self.n_indexed.min(self.rows.len())
    }

    /// Indexes the next `n` requests: called in idle slices after opening, and before the first search.
    pub fn index_more(&mut self, table: &Table, n: usize) {
        let to = (self.n_indexed + n).min(self.rows.len());
        for at in self.n_indexed..to {
            if let Some(id) = self.rows.get(at).map(|row| row.id) {
                self.index_one(table, at as u32, id);
            }
        }
        self.n_indexed = to;
    }

    pub(super) fn reindex(&mut self, table: &Table, id: RecordId) {
        let Some(at) = self.row_number(id) else { return };
        if at as usize == self.n_indexed {
            self.n_indexed += 1;
        }
        if (at as usize) < self.n_indexed {
            self.index_one(table, at, id);
        }
    }

    /// A place, person or category has another name: the requests that bear it are found by the new one.
    pub(super) fn renamed(&mut self, table: &Table, id: RecordId) {
        let bear = |row: &crate::office::Row| {
            [row.place, row.category, row.requester, row.assignee].contains(&Some(id))
        };
        let ids: Vec<RecordId> =
            self.rows.iter().take(self.n_indexed).filter(|row| bear(row)).map(|row| row.id).collect();
        for id in ids {
            // The target time comes from the category.
            if let Some(packed) = table.packed(id) {
                self.take_request(&packed);
            }
            self.reindex(table, id);
        }
    }

    fn index_one(&mut self, table: &Table, at: u32, id: RecordId) {
        let Some(row) = self.rows.get(at as usize) else { return };
        if row.life == Life::Purged {
            self.index.remove(at);
            return;
        }
        let mut texts = Texts::default();
        if let Some(packed) = table.packed(id) {
            let _ = packed.shown(|name, shown| match (name, shown.value.text()) {
                (field::TITLE, Some(text)) => texts.title = text.to_owned(),
                (field::DESCRIPTION, Some(text)) => texts.description = text.to_owned(),
                (field::EXT, Some(text)) => push(&mut texts.other, text),
                (name, Some(text)) if name.starts_with(field::EXTRA) => push(&mut texts.comments, text),
                _ => {}
            });
        }
        for tag in &row.tags {
            push(&mut texts.other, tag);
        }
        push(&mut texts.other, row.waiting_on.as_deref().unwrap_or_default());
        let refs = [row.place, row.category, row.requester, row.assignee];
        for name in refs.into_iter().flatten().filter_map(|id| self.name(id)) {
            push(&mut texts.other, name);
        }
        for comment in self.children.get(&id).map(|c| c.comments.as_slice()).unwrap_or_default() {
            if let Some(record) = table.get(*comment).filter(|r| &*r.kind == kind::COMMENT) {
                push(&mut texts.comments, record.text(field::TEXT).unwrap_or_default());
            }
        }
        let code = format!("#{}", crate::code::full(id));
        // Newer first among equals: minutes since 2020 fit 32 bits for eight thousand years.
        let boost = u32::try_from(row.changed_ms / 60_000 - 26_297_280).unwrap_or(0);
        self.index.insert(
            at,
            boost,
            &[
                (Weight::Title, &texts.title),
                (Weight::High, &code),
                (Weight::Medium, &texts.other),
                (Weight::Low, &texts.description),
                (Weight::Low, &texts.comments),
            ],
        );
    }
}

fn push(to: &mut String, text: &str) {
    to.push(' ');
    to.push_str(text);
}
