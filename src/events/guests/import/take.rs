//! A file or a text taken in: a list of names if it looks like one, else a table.

use std::sync::Arc;

use ::files::guests::{Field, suggest};
use events::guests::paste::{MAX_BYTES, Paste};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::state::{Importing, Wrong};
use crate::import::coming::{self, LeftOut};
use crate::platform::files as browser;
use crate::platform::pause::breathe;

/// Entries read between two breaths.
const SLICE: usize = 250;

impl Importing {
    /// Reads a file that was chosen, dropped or pasted.
    pub fn take(self, file: File) {
        self.open(&file.name());
        let is_text = file.type_() == "text/plain" || file.name() == self.wizard.t.guests_import_pasted();
        let size = usize::try_from(browser::size(&file)).unwrap_or(usize::MAX);
        if !is_text || MAX_BYTES < size {
            return self.wizard.take(file);
        }
        let reading = self.wizard.reading();
        spawn_local(async move {
            let bytes = browser::bytes(&file).await;
            self.wizard.work.try_set(None);
            let Ok(bytes) = bytes else {
                self.wrong.try_set(Some(coming::Wrong::Gone));
                return;
            };
            let text = ::files::encoding::decode(&bytes, None).map(|decoded| decoded.text);
            match text {
                Ok(text) if !is_table(&text) && reading.is_wanted() => self.take_text(&text),
                _ => self.wizard.take(file),
            }
        });
    }

    /// Reads a list of names.
    pub fn take_text(self, text: &str) {
        if MAX_BYTES < text.len() {
            self.wrong.try_set(Some(coming::Wrong::File(Wrong::TooLong)));
            return;
        }
        if self.file.try_with_untracked(String::is_empty) != Some(false) {
            self.file.try_set(self.wizard.t.guests_import_pasted().to_owned());
        }
        let text: Arc<str> = text.into();
        let reading = self.wizard.reading();
        spawn_local(async move {
            let mut paste = Paste::new(&text);
            let mut drafts = Vec::new();
            while let Some(chunk) = paste.next_chunk(SLICE) {
                drafts.extend(chunk);
                breathe().await;
                if !reading.tick(paste.progress()) {
                    break;
                }
            }
            let told = paste.told();
            self.left_out.try_set(LeftOut { over: told.over, nameless: told.refused });
            self.show(drafts, &reading).await;
        });
    }
}

/// Whether a text is a table: its first line names columns that we know, or is cut by tabs.
fn is_table(text: &str) -> bool {
    let Some(first) = text.lines().find(|line| !line.trim().is_empty()) else { return false };
    if first.contains('@') || first.contains('<') {
        return false;
    }
    let cells: Vec<String> =
        first.split([';', ',', '\t']).map(|cell| cell.trim().trim_matches('"').to_owned()).collect();
    let fields = suggest(&cells, &::files::profile::Profile::new(cells.len()));
    1 < cells.len()
        && fields.iter().filter(|field| !matches!(field, Field::Kept | Field::Ignored)).count() > 1
}
