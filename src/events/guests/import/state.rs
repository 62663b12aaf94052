//! Where an import stands: the file or the text, its guests to be, what would become of them, what was done.

use std::sync::Arc;

use events::guests::Draft;
use events::guests::paste::{MAX_BYTES, Paste, Told};
use files::guests::{Field, read, suggest};
use files::table::Row;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::super::page::Shown;
use super::drafts::of_row;
use super::run::{End, Outcome, Preview, preview, run};
use crate::i18n::T;
use crate::import::by_columns::{ByColumns, read_rows};
use crate::import::importer::write_all;
use crate::import::past::offer_back;
use crate::import::wizard::{Beside, Step, Wizard, Work};
use crate::notices;
use crate::platform::dirty::Unsaved;
use crate::platform::files as browser;
use crate::platform::pause::breathe;
use crate::session::Session;
use replica::RecordId;

/// Entries read between two breaths.
const SLICE: usize = 250;

/// Why nothing can come in. Nothing was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The browser cannot read it.
    Gone,
    /// Another tab imports.
    Busy,
    /// Nobody is named in it.
    Nobody,
    /// Too long for a list of guests.
    TooLong,
}

/// The state of the import. A table goes the way of the wizard of requests up to its columns.
#[derive(Clone, Copy)]
pub struct Importing {
    /// Whose guests.
    pub event: RecordId,
    /// The workspace.
    pub session: Session,
    /// The words.
    pub t: T,
    /// Steps, progress, and the table if it is one.
    pub wizard: Wizard,
    /// The name of the file.
    pub file: RwSignal<String>,
    /// Who is in it, once read.
    pub drafts: RwSignal<Option<Arc<Vec<Draft>>>>,
    /// What was not read of it.
    pub told: RwSignal<Told>,
    /// What would become of each.
    pub preview: RwSignal<Option<Arc<Preview>>>,
    /// What its columns are, and the step shown.
    pub by: ByColumns<Field>,
    /// What is wrong.
    pub wrong: RwSignal<Option<Wrong>>,
    /// What the import did.
    pub outcome: RwSignal<Option<Arc<Outcome>>>,
}

impl Importing {
    /// A new one, for the view that calls this.
    pub fn new(event: RecordId) -> Self {
        let wizard = Wizard::at(Shown::Import.href(event));
        let preview = RwSignal::new(None::<Arc<Preview>>);
        let by = ByColumns::new(wizard, suggest, preview);
        Self {
            event,
            session: wizard.session,
            t: wizard.t,
            wizard,
            file: RwSignal::new(String::new()),
            drafts: RwSignal::new(None),
            told: RwSignal::new(Told::default()),
            preview,
            by,
            wrong: RwSignal::new(None),
            outcome: RwSignal::new(None),
        }
    }

    /// Forgets the file and begins anew.
    pub fn restart(self) {
        self.clear();
        self.wizard.restart();
    }

    fn clear(self) {
        self.drafts.try_set(None);
        self.preview.try_set(None);
        self.outcome.try_set(None);
        self.wrong.try_set(None);
        self.told.try_set(Told::default());
        self.by.clear();
    }

    /// Reads a file that was chosen, dropped or pasted: a list of names if it looks like one, else a table.
    pub fn take(self, file: File) {
        self.clear();
        self.wizard.source.set(None);
        self.wizard.beside.set(Beside::Nothing);
        self.file.set(file.name());
        let is_text = file.type_() == "text/plain" || file.name() == self.t.guests_import_pasted();
        let size = usize::try_from(browser::size(&file)).unwrap_or(usize::MAX);
        if !is_text || MAX_BYTES < size {
            return self.wizard.take(file);
        }
        let stop = self.wizard.begin(Work::Reading(None));
        spawn_local(async move {
            let bytes = browser::bytes(&file).await;
            self.wizard.work.try_set(None);
            let Ok(bytes) = bytes else {
                self.wrong.try_set(Some(Wrong::Gone));
                return;
            };
            let text = files::encoding::decode(&bytes, None).map(|decoded| decoded.text);
            match text {
                Ok(text) if !is_table(&text) && !stop.get() => self.take_text(&text),
                _ => self.wizard.take(file),
            }
        });
    }

    /// Reads a list of names.
    pub fn take_text(self, text: &str) {
        if MAX_BYTES < text.len() {
            self.wrong.try_set(Some(Wrong::TooLong));
            return;
        }
        if self.file.try_with_untracked(String::is_empty) != Some(false) {
            self.file.try_set(self.t.guests_import_pasted().to_owned());
        }
        let text: Arc<str> = text.into();
        let stop = self.wizard.begin(Work::Reading(None));
        spawn_local(async move {
            let tick = |share: f64| {
                self.wizard.work.try_set(Some(Work::Reading(Some(share))));
                !stop.get()
            };
            let mut paste = Paste::new(&text);
            let mut drafts = Vec::new();
            while let Some(chunk) = paste.next_chunk(SLICE) {
                drafts.extend(chunk);
                breathe().await;
                if !tick(paste.progress()) {
                    break;
                }
            }
            self.told.try_set(paste.told());
            self.show(drafts, tick, !stop.get()).await;
        });
    }

    /// Reads the rows of the table by its columns, and shows what would become of them.
    pub fn check_table(self) {
        let Some(source) = self.wizard.source.get_untracked() else { return };
        let columns = self.by.columns.get_untracked();
        let stop = self.wizard.begin(Work::Reading(None));
        spawn_local(async move {
            let tick = |share: f64| {
                self.wizard.work.try_set(Some(Work::Reading(Some(share))));
                !stop.get()
            };
            let (mut drafts, mut told) = (Vec::new(), Told::default());
            let each = |row: &Row| match read(row, &source.header, &columns) {
                Some(_) if events::guests::paste::MAX_GUESTS <= drafts.len() => told.over += 1,
                Some(row) => drafts.push(of_row(self.t, row)),
                None => told.refused += 1,
            };
            read_rows(&source, &tick, each).await;
            told.taken = drafts.len();
            self.told.try_set(told);
            self.show(drafts, tick, !stop.get()).await;
        });
    }

    /// Shows what would become of guests to be.
    async fn show(self, drafts: Vec<Draft>, tick: impl Fn(f64) -> bool, is_wanted: bool) {
        if drafts.is_empty() && is_wanted {
            self.wrong.try_set(Some(Wrong::Nobody));
        }
        let seen = match is_wanted && !drafts.is_empty() {
            true => preview(self.session, self.event, &drafts, tick).await,
            false => None,
        };
        self.wizard.work.try_set(None);
        let Some(seen) = seen else { return };
        self.drafts.try_set(Some(Arc::new(drafts)));
        self.preview.try_set(Some(Arc::new(seen)));
        if self.wizard.source.try_with_untracked(Option::is_none) == Some(true) {
            self.wizard.beside.try_set(Beside::Ready);
        }
        self.wizard.show(Step::Values);
    }

    /// Imports the guests.
    pub fn import(self) {
        let Some(drafts) = self.drafts.get_untracked() else { return };
        let file = self.file.get_untracked();
        let stop = self.wizard.begin(Work::Importing(0));
        self.wrong.set(None);
        self.wizard.show(Step::Import);
        spawn_local(async move {
            // No update of the app reloads the page meanwhile.
            let unsaved = Unsaved::hold();
            let tick = |n| {
                self.wizard.work.try_set(Some(Work::Importing(n)));
                !stop.get()
            };
            let end = run(self.session, self.event, file, drafts, tick).await;
            drop(unsaved);
            self.end(end);
        });
    }

    fn end(self, end: End) {
        // The person may have left the page: the app says what became of it wherever they are.
        let is_here = self.wizard.work.try_get_untracked().is_some();
        match end {
            End::Ran(outcome) => {
                if !is_here {
                    match &outcome.stopped {
                        Some(error) => self.session.notices().warn(notices::of_store(self.t, error)),
                        None => self.session.notices().say(self.t.guests_added(outcome.sums.new)),
                    }
                }
                self.outcome.try_set(Some(Arc::new(outcome)));
                self.wizard.beside.try_set(Beside::Done);
                self.wizard.replace(Step::Import);
            }
            End::Cancelled => {
                self.session.notices().say(self.t.import_cancelled());
                self.wizard.replace(Step::Values);
            }
            End::Busy => {
                if !is_here {
                    self.session.notices().warn(self.t.guests_import_busy());
                }
                self.wrong.try_set(Some(Wrong::Busy));
                self.wizard.replace(Step::Values);
            }
        }
        self.wizard.work.try_set(None);
    }

    /// Takes the import back, in one act.
    pub fn undo(self) {
        let Some(outcome) = self.outcome.get_untracked() else { return };
        let _stop = self.wizard.begin(Work::Undoing);
        spawn_local(async move {
            let result = write_all(self.session, outcome.back.changes("trashed")).await;
            self.wizard.work.try_set(None);
            match result {
                Ok(back) => {
                    offer_back(self.session, back);
                    self.restart();
                }
                Err(error) => self.session.notices().warn(notices::of_store(self.t, &error)),
            }
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
    let fields = suggest(&cells, &files::profile::Profile::new(cells.len()));
    1 < cells.len()
        && fields.iter().filter(|field| !matches!(field, Field::Kept | Field::Ignored)).count() > 1
}
