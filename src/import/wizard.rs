//! Where an import stands: the file, what is corrected, what runs. One for each visit of the page.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use files::encoding::Encoding;
use files::map::Mapping;
use files::table::Dialect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use web_sys::File;

use super::past_list::{take_back, try_take_back};
use super::run::{End, Outcome, run};
use super::source::{Problem, Source, cut, load};
use super::words;
use crate::i18n::{T, use_t};
use crate::platform::dirty::Unsaved;
use crate::platform::files as browser;
use crate::routes;
use crate::session::{Session, use_session};

/// A step, as the URL says it: the back button goes one step back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Choosing the file.
    File,
    /// How it is read.
    Preview,
    /// What columns become.
    Columns,
    /// What words become.
    Values,
    /// Running, and what it did.
    Import,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [Self::File, Self::Preview, Self::Columns, Self::Values, Self::Import];

    fn key(self) -> &'static str {
        match self {
            Self::File => "",
            Self::Preview => "apercu",
            Self::Columns => "colonnes",
            Self::Values => "valeurs",
            Self::Import => "import",
        }
    }

    /// Its name.
    pub fn name(self, t: T) -> &'static str {
        match self {
            Self::File => t.import_step_file(),
            Self::Preview => t.import_step_preview(),
            Self::Columns => t.import_step_columns(),
            Self::Values => t.import_step_values(),
            Self::Import => t.import_step_import(),
        }
    }

    /// Its place among the steps.
    pub fn index(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).unwrap_or(0)
    }
}

/// What is under way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Work {
    /// The file is being read; how far, from 0 to 1, once known.
    Reading(Option<f64>),
    /// Rows are being imported; how many were.
    Importing(usize),
    /// The import is being taken back.
    Undoing,
}

/// Reading under way.
pub struct Reading {
    work: RwSignal<Option<Work>>,
    stop: Rc<Cell<bool>>,
}

impl Reading {
    /// Says how far it is; tells whether it is still wanted.
    pub fn tick(&self, share: f64) -> bool {
        self.work.try_set(Some(Work::Reading(Some(share))));
        self.is_wanted()
    }

    /// Whether nobody stopped it.
    pub fn is_wanted(&self) -> bool {
        !self.stop.get()
    }
}

/// What the page has beside a table: records of another sort of file, to look at and to import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Nothing: the wizard alone says where one is.
    Nothing,
    /// Records, ready.
    Ready,
    /// An account of their import.
    Done,
}

/// The state of the page.
#[derive(Clone, Copy)]
pub struct Wizard {
    /// The workspace.
    pub session: Session,
    /// The words.
    pub t: T,
    /// The step shown.
    pub step: Memo<Step>,
    go: Callback<(Step, bool)>,
    file: StoredValue<Option<File>, LocalStorage>,
    /// The file, once read.
    pub source: RwSignal<Option<Arc<Source>>>,
    /// What its columns become.
    pub mapping: RwSignal<Option<Mapping>>,
    /// What is wrong.
    pub problem: RwSignal<Option<Problem>>,
    /// What is under way.
    pub work: RwSignal<Option<Work>>,
    /// What the import did.
    pub outcome: RwSignal<Option<Arc<Outcome>>>,
    /// What the page has beside a table.
    pub beside: RwSignal<Beside>,
    stop: StoredValue<Rc<Cell<bool>>, LocalStorage>,
}

impl Wizard {
    /// A new one, for the page of requests.
    pub fn new() -> Self {
        Self::at(routes::more(routes::path::IMPORT))
    }

    /// A new one, for the page at this address.
    pub fn at(page: String) -> Self {
        let asked = use_query_map();
        let source = RwSignal::new(None::<Arc<Source>>);
        let outcome = RwSignal::new(None::<Arc<Outcome>>);
        let work = RwSignal::new(None::<Work>);
        let beside = RwSignal::new(Beside::Nothing);
        let step = Memo::new(move |_| {
            let key = asked.with(|query| query.get_str("etape").unwrap_or_default().to_owned());
            let wanted = Step::ALL.into_iter().find(|step| step.key() == key).unwrap_or(Step::File);
            let is_running = matches!(work.get(), Some(Work::Importing(_) | Work::Undoing));
            match wanted {
                _ if is_running => Step::Import,
                // A link into the middle of an import that this page does not know.
                _ if source.with(Option::is_none) && beside.get() == Beside::Nothing => Step::File,
                Step::Import if outcome.with(Option::is_none) && beside.get() != Beside::Done => Step::Values,
                wanted => wanted,
            }
        });
        let navigate = use_navigate();
        let go = Callback::new(move |(step, replace): (Step, bool)| {
            let mark = if page.contains('?') { '&' } else { '?' };
            let tail = if step == Step::File { String::new() } else { format!("{mark}etape={}", step.key()) };
            let to = format!("{page}{tail}");
            navigate(&to, NavigateOptions { replace, ..routes::way() });
        });
        Self {
            session: use_session(),
            t: use_t(),
            step,
            go,
            file: StoredValue::new_local(None),
            source,
            mapping: RwSignal::new(None),
            problem: RwSignal::new(None),
            work,
            outcome,
            beside,
            stop: StoredValue::new_local(Rc::default()),
        }
    }

    /// Shows another step in the place of this one: « back » does not come here again.
    pub fn replace(self, step: Step) {
        self.go.try_run((step, true));
    }

    /// Shows another step.
    pub fn show(self, step: Step) {
        self.go.try_run((step, false));
    }

    /// Forgets the file and begins anew.
    pub fn restart(self) {
        self.source.try_set(None);
        self.mapping.try_set(None);
        self.outcome.try_set(None);
        self.problem.try_set(None);
        self.beside.try_set(Beside::Nothing);
        self.show(Step::File);
    }

    /// Stops what is under way.
    pub fn cancel(self) {
        self.stop.try_with_value(|stop| stop.set(true));
    }

    /// Says what is under way; what is given turns true when it is to stop.
    pub fn begin(self, work: Work) -> Rc<Cell<bool>> {
        let stop = Rc::new(Cell::new(false));
        self.stop.try_set_value(Rc::clone(&stop));
        self.problem.try_set(None);
        self.work.try_set(Some(work));
        stop
    }

    /// Says that something is being read.
    pub fn reading(self) -> Reading {
        Reading { work: self.work, stop: self.begin(Work::Reading(None)) }
    }

    /// Reads a file that was chosen, dropped or pasted, and shows how it is read.
    pub fn take(self, file: File) {
        self.file.set_value(Some(file));
        self.outcome.set(None);
        self.read(None, None, true);
    }

    /// Reads the same file in another encoding: its cells are guessed anew.
    pub fn set_encoding(self, encoding: Encoding) {
        self.read(Some(encoding), None, false);
    }

    /// Cuts the same text in another way.
    pub fn set_dialect(self, dialect: Dialect) {
        let encoding = self.source.with_untracked(|source| source.as_ref().map(|s| s.decoded.encoding));
        self.read(encoding, Some(dialect), false);
    }

    fn read(self, encoding: Option<Encoding>, dialect: Option<Dialect>, is_new: bool) {
        let Some(file) = self.file.get_value() else { return };
        let reading = self.reading();
        spawn_local(async move {
            let known = self.source.try_get_untracked().flatten().filter(|source| {
                !is_new && encoding.is_none_or(|encoding| encoding == source.decoded.encoding)
            });
            let decoded = match known {
                Some(source) => Ok(source.decoded.clone()),
                None => load(&file, encoding).await,
            };
            let result = match decoded {
                Ok(decoded) => {
                    cut(file.name(), browser::size(&file), decoded, dialect, |share| reading.tick(share))
                        .await
                }
                Err(problem) => Err(problem),
            };
            self.work.try_set(None);
            match result {
                Ok(Some(source)) => {
                    self.mapping.try_set(Some(source.suggest()));
                    self.source.try_set(Some(Arc::new(source)));
                    if is_new {
                        self.show(Step::Preview);
                    }
                }
                Ok(None) => {}
                Err(problem) => {
                    self.problem.try_set(Some(problem));
                }
            }
        });
    }

    /// Imports the file as it is mapped now.
    pub fn import(self) {
        let (Some(source), Some(mapping)) = (self.source.get_untracked(), self.mapping.get_untracked())
        else {
            return;
        };
        let stop = self.begin(Work::Importing(0));
        self.show(Step::Import);
        spawn_local(async move {
            // No update of the app reloads the page meanwhile.
            let unsaved = Unsaved::hold();
            let tick = |n| {
                self.work.try_set(Some(Work::Importing(n)));
                !stop.get()
            };
            let end = run(self.session, source, mapping, tick).await;
            drop(unsaved);
            self.end(end);
        });
    }

    fn end(self, end: End) {
        // The person may have left the page: the app says what became of it wherever they are.
        let is_here = self.work.try_get_untracked().is_some();
        match end {
            End::Ran(outcome) => {
                let outcome = Arc::new(outcome);
                if !is_here {
                    self.tell(&outcome);
                }
                self.outcome.try_set(Some(outcome));
                self.go.try_run((Step::Import, true));
            }
            End::Cancelled => {
                self.session.notices().say(self.t.import_cancelled());
                self.go.try_run((Step::Values, true));
            }
            End::Refused(problem) => {
                if !is_here {
                    self.session.notices().warn(words::problem(self.t, &problem));
                }
                self.problem.try_set(Some(problem));
                self.go.try_run((Step::Values, true));
            }
        }
        self.work.try_set(None);
    }

    /// Says it at the foot of whatever screen the person went to.
    fn tell(self, outcome: &Outcome) {
        let (session, t, counts) = (self.session, self.t, outcome.counts);
        if let Some(error) = &outcome.stopped {
            return session.notices().warn(words::stopped(t, error, counts.total()));
        }
        let back = outcome.back.changes("trashed");
        let undo = Callback::new(move |()| {
            spawn_local(take_back(session, back.clone()));
        });
        let n = counts.created + counts.updated + counts.restored;
        session.notices().say_with(t.import_finished(n), t.undo(), undo);
    }

    /// Takes the import back, in one act.
    pub fn undo(self) {
        let Some(outcome) = self.outcome.get_untracked() else { return };
        self.begin(Work::Undoing);
        spawn_local(async move {
            let is_back = try_take_back(self.session, outcome.back.changes("trashed")).await;
            self.work.try_set(None);
            if is_back {
                self.restart();
            }
        });
    }
}

impl Default for Wizard {
    fn default() -> Self {
        Self::new()
    }
}
