//! Where an exchange stands: the file, its fiches, what would become of them, what was done.

use std::sync::Arc;

use files::parties::{Field, read, suggest};
use files::table::Row;
use files::vcard::{CardError, MAX_BYTES};
use leptos::prelude::*;
use leptos::task::spawn_local;
use supply::party::PartyType;
use web_sys::File;

use super::fiche::Fiche;
use super::run::{End, Outcome, Preview, preview, read_cards, run};
use super::words;
use crate::i18n::T;
use crate::import::by_columns::{ByColumns, read_rows};
use crate::import::importer::write_all;
use crate::import::past::offer_back;
use crate::import::wizard::{Beside, Step, Wizard, Work};
use crate::notices;
use crate::platform::dirty::Unsaved;
use crate::platform::files as browser;
use crate::routes::Suppliers;
use crate::session::Session;

/// Why a file cannot come in. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The browser cannot read it.
    Gone,
    /// Another tab imports.
    Busy,
    /// It holds no cards that can be read.
    Cards(CardError),
}

/// The state of the page. A table goes the way of the wizard of requests up to its columns.
#[derive(Clone, Copy)]
pub struct Exchange {
    /// The workspace.
    pub session: Session,
    /// The words.
    pub t: T,
    /// Steps, progress, and the table if it is one.
    pub wizard: Wizard,
    /// The name of the file.
    pub file: RwSignal<String>,
    /// What it holds, once read.
    pub fiches: RwSignal<Option<Arc<Vec<Fiche>>>>,
    /// Rows that name nobody.
    pub n_nameless: RwSignal<usize>,
    /// What would become of each.
    pub preview: RwSignal<Option<Arc<Preview>>>,
    /// What its columns are, and the step shown.
    pub by: ByColumns<Field>,
    /// What companies of the file become.
    pub role: RwSignal<PartyType>,
    /// What is wrong.
    pub wrong: RwSignal<Option<Wrong>>,
    /// What the import did.
    pub outcome: RwSignal<Option<Arc<Outcome>>>,
}

impl Exchange {
    /// A new one, for the page that calls this.
    pub fn new() -> Self {
        let wizard = Wizard::at(Suppliers::Cards.href());
        let preview = RwSignal::new(None::<Arc<Preview>>);
        let by = ByColumns::new(wizard, suggest, preview);
        Self {
            session: wizard.session,
            t: wizard.t,
            wizard,
            file: RwSignal::new(String::new()),
            fiches: RwSignal::new(None),
            n_nameless: RwSignal::new(0),
            preview,
            by,
            role: RwSignal::new(PartyType::Supplier),
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
        self.fiches.try_set(None);
        self.preview.try_set(None);
        self.outcome.try_set(None);
        self.wrong.try_set(None);
        self.n_nameless.try_set(0);
        self.by.clear();
    }

    /// Reads a file that was chosen, dropped or pasted: cards if it holds some, else a table.
    pub fn take(self, file: File) {
        self.clear();
        self.wizard.source.set(None);
        self.wizard.beside.set(Beside::Nothing);
        self.file.set(file.name());
        let size = usize::try_from(browser::size(&file)).unwrap_or(usize::MAX);
        let name = file.name().to_lowercase();
        let is_named = name.ends_with(".vcf") || name.ends_with(".vcard") || file.type_().contains("vcard");
        if MAX_BYTES < size {
            // Refused by its size, unread.
            if is_named {
                let error = files::content_line::LineError::TooLarge { bytes: size, max: MAX_BYTES };
                return self.wrong.set(Some(Wrong::Cards(error.into())));
            }
            return self.wizard.take(file);
        }
        let stop = self.wizard.begin(Work::Reading(None));
        spawn_local(async move {
            let tick = |share| {
                self.wizard.work.try_set(Some(Work::Reading(Some(share))));
                !stop.get()
            };
            let Ok(bytes) = browser::bytes(&file).await else {
                self.wizard.work.try_set(None);
                self.wrong.try_set(Some(Wrong::Gone));
                return;
            };
            if !is_named && matches!(files::vcard::open(&bytes), Err(error) if error != CardError::Empty) {
                self.wizard.work.try_set(None);
                return self.wizard.take(file);
            }
            match read_cards(bytes, tick).await {
                Ok(Some(fiches)) => {
                    if self.look(fiches, tick).await {
                        self.wizard.beside.try_set(Beside::Ready);
                        self.wizard.work.try_set(None);
                        self.wizard.show(Step::Values);
                    }
                }
                Ok(None) => {}
                Err(error) => {
                    self.wrong.try_set(Some(Wrong::Cards(error)));
                }
            }
            self.wizard.work.try_set(None);
        });
    }

    /// Meets fiches with what is here; tells whether it came to the end.
    async fn look(self, fiches: Vec<Fiche>, tick: impl Fn(f64) -> bool) -> bool {
        let Some(seen) = preview(self.session, &fiches, tick).await else { return false };
        self.fiches.try_set(Some(Arc::new(fiches)));
        self.preview.try_set(Some(Arc::new(seen)));
        true
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
            let (mut fiches, mut n_nameless) = (Vec::new(), 0);
            let each = |row: &Row| match read(row, &source.header, &columns) {
                Some(row) => fiches.push(Fiche::of_row(row)),
                None => n_nameless += 1,
            };
            read_rows(&source, &tick, each).await;
            let is_whole = !stop.get() && self.look(fiches, tick).await;
            self.n_nameless.try_set(n_nameless);
            self.wizard.work.try_set(None);
            if is_whole {
                self.wizard.show(Step::Values);
            }
        });
    }

    /// Imports the fiches.
    pub fn import(self) {
        let Some(fiches) = self.fiches.get_untracked() else { return };
        let (file, role) = (self.file.get_untracked(), self.role.get_untracked());
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
            let end = run(self.session, file, fiches, role, tick).await;
            drop(unsaved);
            self.end(end);
        });
    }

    fn end(self, end: End) {
        // The person may have left the page: the app says what became of it wherever they are.
        let is_here = self.wizard.work.try_get_untracked().is_some();
        match end {
            End::Ran(outcome) => {
                let n = outcome.counts.new + outcome.counts.merged;
                if !is_here {
                    match &outcome.stopped {
                        Some(error) => self.session.notices().warn(notices::of_store(self.t, error)),
                        None => self.session.notices().say(self.t.exchange_finished(n)),
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
                    self.session.notices().warn(words::wrong(self.t, &Wrong::Busy));
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

impl Default for Exchange {
    fn default() -> Self {
        Self::new()
    }
}
