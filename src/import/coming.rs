//! Where an import of one sort of records stands: the file, its entries, what would become of them, what was done.

use std::sync::Arc;

use files::columns::Column;
use files::fate::Sums;
use files::profile::Profile;
use files::table::Row;
use leptos::prelude::*;
use leptos::task::spawn_local;
use replica::RecordId;

use super::account::Sum;
use super::by_columns::{ByColumns, read_rows};
use super::past_list::try_take_back;
use super::slices::{End, Met, Outcome, Preview, preview, run};
use super::wizard::{Beside, Reading, Step, Wizard, Work};
use super::words as table_words;
use crate::i18n::T;
use crate::notices;
use crate::platform::dirty::Unsaved;
use crate::session::Session;

/// One sort of records that come in, from a table or from another sort of file.
pub trait Sort: Copy + Send + Sync + 'static {
    /// What a column can become.
    type Column: Column;
    /// An entry of the file.
    type Draft: Send + Sync + 'static;
    /// What a person should know of an entry.
    type Note: Send + Sync + 'static;
    /// What is wrong with a file that is no table.
    type Wrong: Clone + PartialEq + Send + Sync + 'static;

    /// The kind that an import names.
    const OF: &'static str;
    /// So many entries of a table are read.
    const MOST: usize = usize::MAX;
    /// What is wrong where there are no entries; without it they are shown all the same.
    const NOBODY: Option<Self::Wrong> = None;
    /// What its screens say.
    const WORDS: Words<Self>;

    /// What columns are, by their names and what is in them.
    fn suggest(header: &[String], profile: &Profile) -> Vec<Self::Column>;

    /// What a row says; none where it names nobody.
    fn draft(t: T, row: &Row, header: &[String], columns: &[Self::Column]) -> Option<Self::Draft>;

    /// Begins to meet entries with what is here; each knows of those before it.
    fn meeting(
        self,
        session: Session,
        import: RecordId,
    ) -> impl FnMut(&Self::Draft) -> Met<Self::Note> + 'static;
}

/// What the screens of a sort of records say.
pub struct Words<S: Sort> {
    /// What a column is.
    pub column: fn(T, S::Column) -> &'static str,
    /// What happens with columns that are no field.
    pub columns_body: fn(T) -> &'static str,
    /// No column says whom rows are about.
    pub nameless: fn(T) -> &'static str,
    /// The name of the step that shows what would come in.
    pub check: fn(T) -> &'static str,
    /// Goes where the records are.
    pub see: fn(T) -> &'static str,
    /// What is wrong.
    pub wrong: fn(T, &Wrong<S::Wrong>) -> String,
    /// So many of so many.
    pub progress: fn(T, &str, &str) -> String,
    /// So many are new, completed, known.
    pub sums: [fn(T, usize) -> String; 3],
    /// What it did, said to who is elsewhere.
    pub finished: fn(T, Sums) -> String,
    /// Nothing was new.
    pub same: fn(T) -> &'static str,
    /// It stopped after so many.
    pub stopped: fn(T, usize) -> String,
}

impl<S: Sort> Words<S> {
    /// The numbers of each fate.
    pub fn numbers(&self, sums: Sums) -> Vec<Sum> {
        let numbers = [sums.new, sums.merged, sums.known].into_iter().zip(self.sums);
        numbers.map(|(n, words)| Sum { n, words, is_grave: false }).collect()
    }
}

/// Why nothing can come in. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong<E> {
    /// The browser cannot read it.
    Gone,
    /// Another tab imports.
    Busy,
    /// What is in it.
    File(E),
}

/// Entries that were not read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Beyond how many are taken.
    pub over: usize,
    /// They name nobody.
    pub nameless: usize,
}

/// The state of an import. A table goes the way of the wizard of requests up to its columns.
pub struct Coming<S: Sort> {
    /// What comes in, and as what.
    pub sort: RwSignal<S>,
    /// Steps, progress, and the table if it is one.
    pub wizard: Wizard,
    /// What its columns are, and the step shown.
    pub by: ByColumns<S::Column>,
    /// The name of the file.
    pub file: RwSignal<String>,
    /// What is in it, once read.
    pub drafts: RwSignal<Option<Arc<Vec<S::Draft>>>>,
    /// What was not read of it.
    pub left_out: RwSignal<LeftOut>,
    /// What would become of each.
    pub preview: RwSignal<Option<Arc<Preview<S::Note>>>>,
    /// What is wrong.
    pub wrong: RwSignal<Option<Wrong<S::Wrong>>>,
    /// What the import did.
    pub outcome: RwSignal<Option<Arc<Outcome<S::Note>>>>,
}

// Derived, they would ask the same of what signals hold.
impl<S: Sort> Clone for Coming<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S: Sort> Copy for Coming<S> {}

impl<S: Sort> Coming<S> {
    /// A new one, for the page at this address, which calls this.
    pub fn new(sort: S, page: String) -> Self {
        let wizard = Wizard::at(page);
        let preview = RwSignal::new(None);
        Self {
            sort: RwSignal::new(sort),
            wizard,
            by: ByColumns::new(wizard, S::suggest, preview),
            file: RwSignal::new(String::new()),
            drafts: RwSignal::new(None),
            left_out: RwSignal::new(LeftOut::default()),
            preview,
            wrong: RwSignal::new(None),
            outcome: RwSignal::new(None),
        }
    }

    /// How many entries there are.
    pub fn n_drafts(self) -> usize {
        self.drafts.with(|drafts| drafts.as_ref().map_or(0, |drafts| drafts.len()))
    }

    /// What is wrong with the file or with the table, in words.
    pub fn problem(self) -> Option<String> {
        let t = self.wizard.t;
        let of_table = self.wizard.problem.get().map(|problem| table_words::problem(t, &problem));
        of_table.or_else(|| self.wrong.get().map(|wrong| (S::WORDS.wrong)(t, &wrong)))
    }

    /// Forgets what was wrong.
    pub fn dismiss(self) {
        self.wizard.problem.set(None);
        self.wrong.set(None);
    }

    /// Forgets the file and begins anew.
    pub fn restart(self) {
        self.clear();
        self.wizard.restart();
    }

    /// Begins with another file.
    pub fn open(self, file: &str) {
        self.clear();
        self.wizard.source.set(None);
        self.wizard.beside.set(Beside::Nothing);
        self.file.set(file.to_owned());
    }

    fn clear(self) {
        self.drafts.try_set(None);
        self.preview.try_set(None);
        self.outcome.try_set(None);
        self.wrong.try_set(None);
        self.left_out.try_set(LeftOut::default());
        self.by.clear();
    }

    /// Reads the rows of the table by its columns, and shows what would become of them.
    pub fn check_table(self) {
        let Some(source) = self.wizard.source.get_untracked() else { return };
        let columns = self.by.columns.get_untracked();
        let reading = self.wizard.reading();
        spawn_local(async move {
            let (mut drafts, mut left_out) = (Vec::new(), LeftOut::default());
            let each = |row: &Row| match S::draft(self.wizard.t, row, &source.header, &columns) {
                Some(_) if S::MOST <= drafts.len() => left_out.over += 1,
                Some(draft) => drafts.push(draft),
                None => left_out.nameless += 1,
            };
            read_rows(&source, |share| reading.tick(share), each).await;
            self.left_out.try_set(left_out);
            self.show(drafts, &reading).await;
        });
    }

    /// Shows what would become of entries, unless reading them was stopped.
    pub async fn show(self, drafts: Vec<S::Draft>, reading: &Reading) {
        let is_wanted = reading.is_wanted();
        let wrong = S::NOBODY.filter(|_| drafts.is_empty() && is_wanted);
        let sort = self.sort.try_get_untracked().filter(|_| wrong.is_none() && is_wanted);
        if let Some(wrong) = wrong {
            self.wrong.try_set(Some(Wrong::File(wrong)));
        }
        let session = self.wizard.session;
        let seen = match sort {
            Some(sort) => {
                let meet = sort.meeting(session, session.new_id());
                preview(&drafts, meet, |share| reading.tick(share)).await
            }
            None => None,
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

    /// Imports the entries.
    pub fn import(self) {
        let Some(drafts) = self.drafts.get_untracked() else { return };
        let (file, sort) = (self.file.get_untracked(), self.sort.get_untracked());
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
            let session = self.wizard.session;
            let end = run(session, (file, S::OF), drafts, |import| sort.meeting(session, import), tick).await;
            drop(unsaved);
            self.end(end);
        });
    }

    fn end(self, end: End<S::Note>) {
        let (wizard, t) = (self.wizard, self.wizard.t);
        let notices = wizard.session.notices();
        // The person may have left the page: the app says what became of it wherever they are.
        let is_here = wizard.work.try_get_untracked().is_some();
        match end {
            End::Ran(outcome) => {
                match &outcome.stopped {
                    _ if is_here => {}
                    Some(error) => notices.warn(notices::of_store(t, error)),
                    None => notices.say((S::WORDS.finished)(t, outcome.sums)),
                }
                self.outcome.try_set(Some(Arc::new(outcome)));
                wizard.beside.try_set(Beside::Done);
                wizard.replace(Step::Import);
            }
            End::Cancelled => {
                notices.say(t.import_cancelled());
                wizard.replace(Step::Values);
            }
            End::Busy => {
                if !is_here {
                    notices.warn((S::WORDS.wrong)(t, &Wrong::Busy));
                }
                self.wrong.try_set(Some(Wrong::Busy));
                wizard.replace(Step::Values);
            }
        }
        wizard.work.try_set(None);
    }

    /// Takes the import back, in one act.
    pub fn undo(self) {
        let Some(outcome) = self.outcome.get_untracked() else { return };
        let _stop = self.wizard.begin(Work::Undoing);
        spawn_local(async move {
            let is_back = try_take_back(self.wizard.session, outcome.back.changes("trashed")).await;
            self.wizard.work.try_set(None);
            if is_back {
                self.restart();
            }
        });
    }
}
