//! Cues out of text: a mail, a list, cells of a spreadsheet. Nothing of a line is lost: what is not understood is title.

use super::Dial;
use super::compose::Draft;
use super::time::{bounded, nearest, parse};

/// What a column of a pasted table holds.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Column {
    Start,
    End,
    Minutes,
    Title,
    Place,
    Notes,
    /// A role, by its name.
    Role(String),
}

/// What was understood of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The cues, in order.
    pub cues: Vec<Draft>,
    /// Columns of the table that are roles: key and name.
    pub roles: Vec<(String, String)>,
}

/// A line before the times of its neighbours are known.
#[derive(Default)]
struct Row {
    draft: Draft,
    start: Option<i64>,
    end: Option<i64>,
    is_hard: bool,
}

/// Reads cues, one a line. `origin` is the minute that goes by when the first may start.
///
/// A time that only says when the cue before is over gives that one its duration; other times become hard starts, and so
/// does any marked one (`!`, « fixe », `hard`, 📌).
#[must_use]
pub fn read(text: &str, origin: i64, dial: &Dial) -> Pasted {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).peekable();
    let columns = lines.peek().filter(|line| line.contains('\t')).and_then(|line| header(line));
    if columns.is_some() {
        let _ = lines.next();
    }
    let columns = columns.unwrap_or_default();
    let rows = lines.map(|line| if line.contains('\t') { of_cells(line, &columns) } else { of_line(line) });
    let roles = columns.iter().filter_map(|column| match column {
        Column::Role(name) => Some((super::column::key_of(name), name.clone())),
        _ => None,
    });
    Pasted { roles: roles.collect(), cues: timed(rows.collect(), origin, dial) }
}

/// Durations and hard starts out of the times of all lines.
fn timed(rows: Vec<Row>, origin: i64, dial: &Dial) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::with_capacity(rows.len());
    let origin = bounded(origin);
    // Where the cue before starts and ends, as far as known, and which it is.
    let (mut last, mut cursor, mut before) = (origin, Some(origin), None::<usize>);
    for Row { mut draft, start, end, is_hard } in rows {
        if draft.is_section {
            drafts.push(draft);
            continue;
        }
        let minute = |face: i64, near: i64| dial.minute(nearest(face, dial.wall(near)));
        let start = start.map(|face| minute(face, last));
        if let Some(start) = start {
            let open = before.filter(|_| cursor.is_none()).and_then(|before| drafts.get_mut(before));
            let follows = match open {
                // A hard cue keeps open who comes before it: that one lasts until then, whenever it is.
                Some(open) if !is_hard && last <= start => {
                    open.minutes = Some(start - last);
                    true
                }
                Some(_) => false,
                None => cursor == Some(start),
            };
            if is_hard || !follows {
                draft.start = Some(dial.fixed(start));
            }
        }
        let begins = start.or(cursor).unwrap_or(last);
        if let Some(end) = end {
            draft.minutes = draft.minutes.or(Some((minute(end, begins + 60) - begins).max(0)));
        }
        last = begins;
        cursor = draft.minutes.map(|minutes| begins.saturating_add(minutes));
        before = Some(drafts.len());
        drafts.push(draft);
    }
    drafts
}

fn header(line: &str) -> Option<Vec<Column>> {
    let names: Vec<String> = line.split('\t').map(|cell| search::fold(cell.trim())).collect();
    let is_name = |name: &str, of: &[&str]| of.contains(&name);
    let column = |(name, cell): (&String, &str)| {
        let name = name.as_str();
        if is_name(name, &["heure", "debut", "time", "start", "horaire", "heure de debut"]) {
            Column::Start
        } else if is_name(name, &["fin", "end", "heure de fin"]) {
            Column::End
        } else if is_name(name, &["duree", "duration", "min", "minutes", "duree (min)"]) {
            Column::Minutes
        } else if is_name(
            name,
            &["quoi", "titre", "action", "sequence", "what", "title", "cue", "conducteur"],
        ) {
            Column::Title
        } else if is_name(name, &["lieu", "ou", "place", "where", "endroit"]) {
            Column::Place
        } else if is_name(name, &["notes", "note", "remarques", "commentaires", "comments"]) {
            Column::Notes
        } else {
            Column::Role(cell.trim().to_owned())
        }
    };
    let columns: Vec<Column> = names.iter().zip(line.split('\t')).map(column).collect();
    (columns.contains(&Column::Title) || columns.contains(&Column::Start)).then_some(columns)
}

fn of_cells(line: &str, columns: &[Column]) -> Row {
    let mut row = Row::default();
    let add = |to: &mut String, text: &str| {
        if !to.is_empty() {
            to.push_str(" · ");
        }
        to.push_str(text);
    };
    for (at, cell) in line.split('\t').map(str::trim).enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let (bare, is_hard) = without_mark(cell);
        match columns.get(at) {
            Some(Column::Start) if parse(bare).is_some() => {
                row.start = parse(bare);
                row.is_hard |= is_hard;
            }
            Some(Column::End) if parse(bare).is_some() => row.end = parse(bare),
            Some(Column::Minutes) if lasting(cell).or(cell.parse().ok()).is_some() => {
                row.draft.minutes = lasting(cell).or(cell.parse().ok());
            }
            Some(Column::Place) => add(&mut row.draft.place, cell),
            Some(Column::Notes) => add(&mut row.draft.notes, cell),
            Some(Column::Role(name)) => {
                row.draft.roles.push((super::column::key_of(name), cell.to_owned()));
            }
            Some(_) => add(&mut row.draft.title, cell),
            // No header: what looks like a time or a duration is one, the first text is the title.
            None => match (parse_clock(bare), lasting(cell)) {
                (Some(face), _) if row.start.is_none() => {
                    row.start = Some(face);
                    row.is_hard |= is_hard;
                }
                (Some(face), _) if row.end.is_none() => row.end = Some(face),
                (_, Some(minutes)) if row.draft.minutes.is_none() => row.draft.minutes = Some(minutes),
                _ if row.draft.title.is_empty() => row.draft.title = cell.to_owned(),
                _ if row.draft.place.is_empty() => row.draft.place = cell.to_owned(),
                _ => add(&mut row.draft.notes, cell),
            },
        }
    }
    row.draft.is_section = is_heading(&row, line);
    row
}

fn of_line(line: &str) -> Row {
    let mut row = Row::default();
    let line = line.trim().trim_start_matches(['-', '*', '•', '–', '—']).trim_start();
    if let Some(head) = line.strip_prefix('#') {
        row.draft.title = head.trim_start_matches('#').trim().to_owned();
        row.draft.is_section = true;
        return row;
    }
    // A mark without a time fixes nothing, and stays where it is.
    let (mut rest, is_hard) = without_mark(line);
    row.is_hard = is_hard && leading_time(rest).is_some();
    if is_hard && !row.is_hard {
        rest = line;
    }
    if let Some((face, after)) = leading_time(rest) {
        (row.start, rest) = (Some(face), after);
        let dash = rest.trim_start();
        let end =
            dash.strip_prefix(['-', '–', '—', '→', 'à']).and_then(|after| leading_time(after.trim_start()));
        if let Some((face, after)) = end {
            (row.end, rest) = (Some(face), after);
        }
    }
    let rest = rest.trim_start_matches([' ', ':', '-', '–', '—', '·', '|', '\u{a0}', '\u{202f}']).trim();
    let (title, minutes) = trailing_duration(rest);
    row.draft.minutes = minutes;
    row.draft.title = title.trim_end_matches([' ', ',', ';', '-', '–', '(', '·']).to_owned();
    row.draft.is_section = is_heading(&row, line);
    if row.draft.is_section {
        row.draft.title = row.draft.title.trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']).to_owned();
    }
    row
}

/// A line that says no time and ends with a colon, or shouts.
fn is_heading(row: &Row, line: &str) -> bool {
    let says_time = row.start.is_some() || row.draft.minutes.is_some();
    let line = line.trim();
    let shouts =
        line.chars().filter(|c| c.is_alphabetic()).count() >= 4 && !line.chars().any(char::is_lowercase);
    !says_time && (line.ends_with(':') || shouts)
}

/// Takes the mark of a hard start off a text.
fn without_mark(text: &str) -> (&str, bool) {
    let text = text.trim();
    for mark in ["!", "📌", "*"] {
        if let Some(rest) = text.strip_prefix(mark).or_else(|| text.strip_suffix(mark)) {
            return (rest.trim(), true);
        }
    }
    for mark in ["(fixe)", "(hard)", "(impératif)", "(fixed)"] {
        let Some(at) = text.len().checked_sub(mark.len()) else { continue };
        if let Some((rest, tail)) =
            text.split_at_checked(at).filter(|(_, tail)| tail.eq_ignore_ascii_case(mark))
        {
            debug_assert_eq!(tail.len(), mark.len());
            return (rest.trim(), true);
        }
    }
    (text, false)
}

/// A time with its sign: `19:15`, `19h`, and not a bare number.
fn parse_clock(text: &str) -> Option<i64> {
    leading_time(text).filter(|(_, rest)| rest.trim().is_empty()).map(|(face, _)| face)
}

fn leading_time(text: &str) -> Option<(i64, &str)> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ':' | 'h' | 'H');
    let end = text.find(|c: char| !is_part(c)).unwrap_or(text.len());
    let (mut time, mut rest) = text.split_at_checked(end)?;
    // « 19 h 30 », as the French write it.
    if let Some(tail) = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']).strip_prefix(['h', 'H'])
        && time.bytes().all(|b| b.is_ascii_digit())
    {
        let tail = tail.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let digits = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
        let (minutes, after) = tail.split_at_checked(digits)?;
        return (minutes.len() == 2 || minutes.is_empty())
            .then(|| parse(&format!("{time}h{minutes}")))
            .flatten()
            .map(|face| (face, after));
    }
    // Hours of a clock are followed by no letter: « 3h de route » is a title.
    let is_clock = time.contains([':', 'h', 'H']) && time.starts_with(|c: char| c.is_ascii_digit());
    if time.ends_with(':') {
        (time, rest) = (time.trim_end_matches(':'), rest);
    }
    is_clock.then(|| parse(time)).flatten().map(|face| (face, rest))
}

/// A duration as people write it: `15 min`, `15'`, `1h30`, `1 h 30`, `2 h`, `90mn`.
#[must_use]
pub fn lasting(text: &str) -> Option<i64> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
    let text = text.trim_start_matches(['(', '~', '≈']).trim_end_matches([')', '.']);
    let number = |text: &str| -> Option<i64> {
        (!text.is_empty() && text.len() < 6 && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| text.parse().ok())
            .flatten()
    };
    for unit in ["minutes", "minute", "mins", "min", "mn", "'", "’", "′", "m"] {
        if let Some(minutes) = text.strip_suffix(unit) {
            return number(minutes).or_else(|| hours(minutes, number));
        }
    }
    for unit in ["heures", "heure", "hours", "hour"] {
        if let Some(hours) = text.strip_suffix(unit) {
            return number(hours).map(|hours| hours * 60);
        }
    }
    hours(text, number)
}

fn hours(text: &str, number: impl Fn(&str) -> Option<i64>) -> Option<i64> {
    let (hours, minutes) = text.split_once('h')?;
    let minutes = if minutes.is_empty() { 0 } else { number(minutes)? };
    Some(number(hours)? * 60 + minutes)
}

/// Takes a duration off the end of a title: the longest run of at most four words that is one.
fn trailing_duration(text: &str) -> (&str, Option<i64>) {
    let starts: Vec<usize> = text
        .char_indices()
        .filter(|(at, c)| {
            !c.is_whitespace()
                && (*at == 0 || text.get(..*at).is_some_and(|head| head.ends_with(char::is_whitespace)))
        })
        .map(|(at, _)| at)
        .collect();
    let (_, later) = starts.split_at_checked(starts.len().saturating_sub(4)).unwrap_or((&[], &starts));
    for at in later {
        if let Some((head, tail)) = text.split_at_checked(*at)
            && let Some(minutes) = lasting(tail)
        {
            return (head.trim_end(), Some(minutes));
        }
    }
    (text, None)
}
