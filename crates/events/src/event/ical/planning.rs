//! A file compared with what is here, a few events at a time.

use std::collections::HashMap;

use files::ical::{CalendarFile, Component, FileEvent};
use replica::Table;

use super::super::zone::{FileZones, Offsets};
use super::plan::Context;
use super::{Plan, Reader};
use crate::Planner;

/// A comparison under way, a few events at a time: thousands take longer than a page may not answer.
pub struct Planning<'a> {
    file: &'a CalendarFile,
    own: &'a dyn Offsets,
    home: &'a str,
    zones: FileZones,
    /// Events by identity, and where each identity is.
    series: Vec<Series<'a>>,
    places: HashMap<String, usize>,
    n_gathered: usize,
    n_compared: usize,
    /// What came out so far; whole once [`Planning::step`] says so.
    pub plan: Plan,
}

impl<'a> Planning<'a> {
    /// Before the first step. `home` is the office's zone.
    #[must_use]
    pub fn new(file: &'a CalendarFile, own: &'a dyn Offsets, home: &'a str) -> Self {
        let plan = Plan {
            name: calendar_name(file),
            n_others: file.others.len(),
            warnings: file.warnings.clone(),
            ..Plan::default()
        };
        let (zones, series, places) = (FileZones::of(&file.zones), Vec::new(), HashMap::new());
        Self { file, own, home, zones, series, places, n_gathered: 0, n_compared: 0, plan }
    }

    /// Goes on with up to `n` events; whether all is done. What is here may change between two steps: records of the file's
    /// events change with them alone.
    pub fn step(&mut self, table: &Table, planner: &Planner, n: usize) -> bool {
        let rest = self.file.events.get(self.n_gathered..).unwrap_or_default();
        if !rest.is_empty() {
            let now = rest.iter().take(n);
            self.n_gathered += now.len();
            for component in now {
                let event = FileEvent::of(component);
                let key =
                    if event.uid.is_empty() { without_uid(component, &event) } else { event.uid.clone() };
                let at = *self.places.entry(key.clone()).or_insert_with(|| {
                    self.series.push(Series { key, ..Series::default() });
                    self.series.len() - 1
                });
                if let Some(one) = self.series.get_mut(at) {
                    one.put(component, event);
                }
            }
            return false;
        }
        let Self { file, own, home, .. } = *self;
        let reader = Reader::new(own, &self.zones, home);
        let context = Context { file, table, planner, own, reader: &reader };
        let rest = self.series.get(self.n_compared..).unwrap_or_default();
        let now = rest.iter().take(n);
        self.n_compared += now.len();
        for one in now {
            match context.item(one, self.plan.items.is_empty()) {
                Some(item) => self.plan.items.push(item),
                None => self.plan.n_undated += 1,
            }
        }
        let is_done = self.n_compared == self.series.len();
        if is_done {
            self.plan.items.sort_by_key(|item| (item.when.start, item.id));
        }
        is_done
    }
}

fn calendar_name(file: &CalendarFile) -> String {
    let of = Component { lines: file.lines.clone(), ..Component::default() };
    let name = of.first("X-WR-CALNAME").or_else(|| of.first("NAME"));
    name.map(|line| files::content_line::unescape(&line.value).trim().to_owned()).unwrap_or_default()
}

/// What an event is known by that has no identity: the same file again gives the same.
fn without_uid(component: &Component, event: &FileEvent) -> String {
    let start = component.first("DTSTART").map(|line| line.unfolded()).unwrap_or_default();
    format!("\n{start}\n{}", event.summary)
}

/// All that a file says of one identity.
#[derive(Default)]
pub(super) struct Series<'a> {
    pub key: String,
    pub master: Option<(&'a Component, FileEvent)>,
    pub moved: Vec<(&'a Component, FileEvent)>,
}

impl<'a> Series<'a> {
    fn put(&mut self, component: &'a Component, event: FileEvent) {
        if event.recurrence_id.is_some() {
            self.moved.push((component, event));
        } else if self.master.as_ref().is_none_or(|(_, old)| version(old) <= version(&event)) {
            self.master = Some((component, event));
        }
    }
}

fn version(event: &FileEvent) -> (i64, Option<chrono::NaiveDateTime>) {
    (event.sequence, event.modified)
}
