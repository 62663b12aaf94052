//! What is on the sheet for somebody who comes: where, how to get in, whom to ask for, and all that is to do.

use domain::kinds::field;
use domain::office::Office;
use domain::trade::Trade;
use replica::{Record, RecordId, Table};
use supply::book::Book;
use supply::party::Access;
use supply::visit::{Intervention, gather};

use super::dial::{Line, first_line};
use super::requests::trades_of;
use super::words::{party_name, request_title, when_on_paper};
use crate::i18n::T;
use crate::requests::detail::words::path_of;

/// Fewer say too little, more cost paper.
const PHOTOS: usize = 4;

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// The request.
    pub id: RecordId,
    /// Its code with the `#`.
    pub code: String,
    /// What.
    pub title: String,
    /// More words; may be empty.
    pub description: String,
    /// How urgent, in words.
    pub priority: String,
    /// Whether it is urgent.
    pub is_urgent: bool,
    /// Where; may be empty.
    pub place: String,
    /// Asked by whom, when.
    pub asked: String,
    /// Open lines of its checklist.
    pub checks: Vec<String>,
    /// Hash and words of its photos.
    pub photos: Vec<(String, String)>,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetData {
    /// Who comes.
    pub party: String,
    /// Whom one calls there.
    pub line: Option<Line>,
    /// When, in words; empty for not yet known.
    pub when: String,
    /// Where.
    pub place: String,
    /// What for, in words.
    pub asked: String,
    /// Who receives them: name, and how to reach them.
    pub host: Option<(String, String)>,
    /// When they came and left, in words; empty before.
    pub arrived: String,
    /// The same of their departure.
    pub left: String,
    /// How to get in: what, and where or how.
    pub access: Vec<(String, String)>,
    /// All that is to do, in the order of a visit.
    pub tasks: Vec<Task>,
    /// How many more could be done at once.
    pub n_others: usize,
}

/// What a sheet is made for.
#[derive(Clone, Debug)]
pub enum Of {
    /// A visit: its requests, and the others that match if asked for.
    Visit(Box<Intervention>, bool),
    /// A party that may come: all that matches, at a place or anywhere.
    Party(RecordId, Option<RecordId>),
}

/// Makes a sheet.
pub fn sheet((book, office, table): (&Book, &Office, &Table), of: &Of, t: T) -> SheetData {
    let (party, contact) = match of {
        Of::Visit(visit, _) => (visit.party, visit.contact),
        Of::Party(party, _) => (Some(*party), None),
    };
    let (places, trades): (Vec<RecordId>, Vec<Trade>) = match of {
        Of::Visit(visit, _) => (visit.all_places(), trades_of(book, visit)),
        Of::Party(id, place) => {
            let trades = book.parties.get(*id).map(|party| party.trades.clone()).unwrap_or_default();
            (place.iter().copied().collect(), trades)
        }
    };
    let matching = gather(office, &trades, &places).all();
    let (mut ids, n_others) = match of {
        Of::Visit(visit, with_others) => {
            let is_open = |id: &RecordId| office.row(*id).is_some_and(domain::office::Row::is_open);
            let mut ids: Vec<RecordId> = visit.requests.iter().copied().filter(is_open).collect();
            let others: Vec<RecordId> =
                matching.into_iter().filter(|id| !visit.requests.contains(id)).collect();
            let n_others = others.len();
            if *with_others {
                ids.extend(others);
            }
            (ids, n_others)
        }
        Of::Party(..) => (matching, 0),
    };
    // Room by room; in each the most urgent first.
    ids.sort_by_cached_key(|id| {
        let row = office.row(*id);
        let place = row.and_then(|row| row.place).map(|place| path_of(office, place)).unwrap_or_default();
        (place.is_empty(), search::fold(&place), row.map(|row| row.priority), *id)
    });
    let host = match of {
        Of::Visit(visit, _) => visit.host.and_then(|id| office.named.get(&id)),
        Of::Party(..) => None,
    };
    let by_party = party.and_then(|id| book.parties.get(id)).map(|party| access_words(t, &party.access));
    let mut access = by_party.unwrap_or_default();
    for place in &places {
        access.extend(access_of_place(office, table, *place, t));
    }
    let names: Vec<String> = places.iter().map(|place| path_of(office, *place)).collect();
    SheetData {
        party: party_name(t, book, party),
        line: first_line(book, party, contact),
        when: match of {
            Of::Visit(visit, _) => visit.plan.map(|plan| when_on_paper(t, &plan)).unwrap_or_default(),
            Of::Party(..) => String::new(),
        },
        place: names.join(", "),
        asked: match of {
            Of::Visit(visit, _) => visit.asked.clone(),
            Of::Party(..) => String::new(),
        },
        host: host.map(|host| {
            let phone = host.phone.as_deref().map(supply::phone::shown);
            (host.name.clone(), phone.or_else(|| host.email.clone()).unwrap_or_default())
        }),
        arrived: clock(t, of, |visit| visit.arrived),
        left: clock(t, of, |visit| visit.left),
        access,
        tasks: ids.into_iter().filter_map(|id| task(office, table, id, t)).collect(),
        n_others,
    }
}

fn clock(t: T, of: &Of, moment: fn(&Intervention) -> Option<i64>) -> String {
    match of {
        Of::Visit(visit, _) => moment(visit).map(|ms| t.time(ms)).unwrap_or_default(),
        Of::Party(..) => String::new(),
    }
}

fn task(office: &Office, table: &Table, id: RecordId, t: T) -> Option<Task> {
    let row = office.row(id)?;
    let children = office.children(id);
    let who = row.requester.and_then(|id| office.name(id));
    let day = t.date_year(row.reported.date());
    let is_todo = |record: &Record| record.value(field::DONE).and_then(replica::Value::as_bool) != Some(true);
    let checks = children.checks.iter().filter_map(|(_, id)| table.get(*id)).filter(is_todo);
    let n = children.photos.len();
    let photos = children.photos.iter().take(PHOTOS).enumerate().filter_map(|(at, (_, id))| {
        let record = table.get(*id)?;
        let alt = record.text("alt").map(str::trim).filter(|alt| !alt.is_empty()).map(str::to_owned);
        Some((record.text("blob")?.to_owned(), alt.unwrap_or_else(|| t.photo_of(at + 1, n))))
    });
    let description =
        table.get(id).and_then(|r| r.text(field::DESCRIPTION).map(|text| text.trim().to_owned()));
    Some(Task {
        id,
        code: format!("#{}", office.codes.code(id)),
        title: request_title(t, table, id),
        description: description.unwrap_or_default(),
        priority: t.priority_name(row.priority.key()).unwrap_or_default().to_owned(),
        is_urgent: row.priority == domain::trade::Priority::P1,
        place: row.place.map(|place| path_of(office, place)).unwrap_or_default(),
        asked: who.map_or_else(|| t.sheet_asked_on(&day), |who| t.sheet_asked_by(who, &day)),
        checks: checks.filter_map(|record| record.text(field::TEXT).map(str::to_owned)).collect(),
        photos: photos.collect(),
    })
}

/// How to get in, in words.
fn access_words(t: T, access: &Access) -> Vec<(String, String)> {
    let parts = [
        (t.visit_access_badge(), &access.badge),
        (t.visit_access_key(), &access.key),
        (t.visit_access_alarm(), &access.alarm),
        (t.visit_access_parking(), &access.parking),
        (t.visit_access_note(), &access.note),
    ];
    let given = parts.into_iter().filter(|(_, text)| !text.trim().is_empty());
    given.map(|(name, text)| (name.to_owned(), text.trim().to_owned())).collect()
}

/// What is noted of getting into a place.
pub fn place_access(record: Option<&Record>) -> Access {
    let text = |name: &str| record.and_then(|r| r.text(name)).unwrap_or_default().to_owned();
    Access {
        badge: text("access_badge"),
        key: text("access_key"),
        alarm: text("access_alarm"),
        parking: text("access_parking"),
        note: text("access_note"),
    }
}

/// A place and the wider ones around it, from the street in.
fn access_of_place(office: &Office, table: &Table, place: RecordId, t: T) -> Vec<(String, String)> {
    let mut path: Vec<_> = office.place_path(place);
    path.reverse();
    let of = |named: &&domain::office::Named| {
        let access = place_access(table.get(named.id).as_ref());
        let words = access_words(t, &access).into_iter();
        let name = named.name.clone();
        words.map(move |(what, text)| (format!("{what} ({name})"), text)).collect::<Vec<_>>()
    };
    path.iter().flat_map(of).collect()
}

/// The sheet as text, to send.
pub fn sheet_text(t: T, data: &SheetData) -> String {
    let mut lines = vec![t.sheet_for(&data.party)];
    let told = [&data.when, &data.place, &data.asked];
    lines.extend(told.into_iter().filter(|text| !text.is_empty()).cloned());
    lines
        .extend(data.host.as_ref().map(|(name, reach)| t.sheet_host_line(name, reach).trim_end().to_owned()));
    if !data.access.is_empty() {
        lines.push(String::new());
        lines.push(t.sheet_access().to_owned());
        lines.extend(data.access.iter().map(|(what, text)| format!("- {what} : {text}")));
    }
    for (at, task) in data.tasks.iter().enumerate() {
        lines.push(String::new());
        lines.push(format!("{}. {} ({})", at + 1, task.title, task.code));
        lines.extend([&task.place, &task.description].into_iter().filter(|text| !text.is_empty()).cloned());
        lines.extend(task.checks.iter().map(|check| format!("[ ] {check}")));
    }
    lines.join("\n")
}
