//! A request as a row or card shows it: plain words, made from the office and the replica.

use chrono::NaiveDateTime;
use domain::kinds::field;
use domain::office::{Office, Row};
use replica::{RecordId, Table};

use crate::i18n::T;

/// How a due date or target time looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueLook {
    /// Past.
    Overdue,
    /// Near.
    Soon,
    /// The clock stands still.
    Paused,
    /// Far, or closed.
    Calm,
}

impl DueLook {
    /// The value of `data-due`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Soon => "soon",
            Self::Paused => "paused",
            Self::Calm => "calm",
        }
    }
}

/// What a row or card shows.
#[derive(Clone, Debug, PartialEq)]
pub struct RowView {
    /// The request.
    pub id: RecordId,
    /// Its title; words for none.
    pub title: String,
    /// Its code with the `#`.
    pub code: String,
    /// Its status key.
    pub status: String,
    /// Its status in words.
    pub status_name: String,
    /// Whether nothing is left to do.
    pub is_closed: bool,
    /// Its priority key.
    pub priority: &'static str,
    /// Where; empty for nowhere.
    pub place: String,
    /// When, in words, and how that looks.
    pub due: Option<(String, DueLook)>,
    /// When it was asked, in words.
    pub asked: String,
    /// Who does it; empty for nobody.
    pub assignee: String,
    /// How many photos and comments.
    pub n_photos: usize,
    /// How many comments.
    pub n_comments: usize,
    /// People must decide between values.
    pub has_conflict: bool,
}

/// What the row of `id` shows now.
pub fn row_view(
    office: &Office,
    table: &Table,
    id: RecordId,
    now: NaiveDateTime,
    now_ms: i64,
    t: T,
) -> Option<RowView> {
    let row = office.row(id)?;
    let mut title = String::new();
    if let Some(packed) = table.packed(id) {
        let _ = packed.shown(|name, shown| {
            if name == field::TITLE {
                title = shown.value.text().unwrap_or_default().to_owned();
            }
        });
    }
    if title.is_empty() {
        t.untitled().clone_into(&mut title);
    }
    let name = |id: Option<RecordId>| id.and_then(|id| office.name(id)).unwrap_or_default().to_owned();
    let (n_photos, n_comments, _) = office.n_children(id);
    Some(RowView {
        id,
        title,
        code: format!("#{}", office.codes.code(id)),
        status: row.status.key().to_owned(),
        status_name: t
            .status_name(row.status.key())
            .map_or_else(|| row.status.key().to_owned(), str::to_owned),
        is_closed: row.status.is_closed(),
        priority: row.priority.key(),
        place: name(row.place),
        due: due(office, row, now, t),
        asked: t.relative(office.zone.instant(row.reported), now_ms),
        assignee: name(row.assignee),
        n_photos,
        n_comments,
        has_conflict: row.has_conflict,
    })
}

/// When it must be done, in few words; nothing for a closed one or one without a limit.
pub fn due(office: &Office, row: &Row, now: NaiveDateTime, t: T) -> Option<(String, DueLook)> {
    if !row.is_open() {
        return None;
    }
    if row.is_overdue(now) {
        return Some((t.due_overdue().to_owned(), DueLook::Overdue));
    }
    if row.status.is_paused() && row.due.is_none() {
        let words =
            row.waiting_on.as_deref().map_or_else(|| t.clock_paused().to_owned(), |on| t.waiting_on(on));
        return Some((words, DueLook::Paused));
    }
    let limit = row.limit()?;
    let day = (limit - chrono::TimeDelta::seconds(1)).date();
    let look = if row.is_due_soon(now, &office.clock) { DueLook::Soon } else { DueLook::Calm };
    let at_hour = row.due.is_none_or(|due| due != day) && day == now.date();
    let words = if at_hour { t.time(office.zone.instant(limit)) } else { t.date(day, now.date()) };
    Some((t.due_on(&words), look))
}
