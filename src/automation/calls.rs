//! What each call does.

use domain::bin;
use domain::compose;
use domain::history::moments;
use domain::kinds::kind;
use domain::office::{Life, Office, named_id};
use domain::position;
use replica::{Record, RecordId, Table, Value};
use serde_json::{Map, json};
use store::Act;
use supply::book::Book;
use supply::things::Things;

use super::derived::{decisions, derived};
use super::fields::{Target, check_kind, writes};
use super::filter::Wanted;
use super::gate::{Gate, Opened};
use super::plain::{hit, plain};
use super::{CallError, js, stats, team};
use crate::import::records::import_records;
use crate::platform::clock;
use crate::plus::outbox;
use crate::records;
use crate::requests::detail::history_words::fact_words;
use crate::schema;
use crate::session::Session;

/// How many finds of a search come back unless asked otherwise.
const FINDS: usize = 50;

type Answer = Result<Value, CallError>;

/// Runs a call of the object.
pub async fn call(name: &str, gate: &Gate, first: Value, second: Value) -> Answer {
    let opened = gate.opened().await?;
    match name {
        "ready" => Ok(true.into()),
        "import" => import(opened, &text(&first, "kind")?, second).await,
        "list" => list(opened.session, &text(&first, "kind")?, second),
        "get" => get(opened.session, &first),
        "create" => create(gate, opened.session, &text(&first, "kind")?, object(second)?).await,
        "edit" => edit(gate, opened.session, &first, object(second)?).await,
        "remove" => {
            life(gate, opened.session, &first, |office, table, r| bin::trash(office, table, &r.kind, r.id))
                .await
        }
        "restore" => {
            life(gate, opened.session, &first, |_, table, r| bin::restore(table, &r.kind, r.id)).await
        }
        "undo" => undo(gate, opened.session).await,
        "search" => search(opened.session, &text(&first, "text")?, second).await,
        "decisions" => {
            let session = opened.session;
            Ok(session.peek_in::<Book, _>(|book, office, _| {
                decisions(book, office.civil(clock::now_ms()).date(), clock::monotonic_ms)
            }))
        }
        "history" => history(opened, &first).await,
        "outbox" => {
            outbox::report::report(opened.session, opened.syncing, opened.t).await.map_err(CallError::from)
        }
        "sync" => {
            opened.syncing.agree().await?;
            Ok(
                json!({ "server": opened.session.meta().server, "pending": opened.session.meta().n_pending() }),
            )
        }
        "connect" => {
            let address = first.as_str().unwrap_or_default();
            let server = opened.syncing.connect(address).await?;
            Ok(json!({ "server": server, "joined": opened.session.meta().session.is_some() }))
        }
        "join" => team::join(opened, &first, &second).await,
        "team" => team::team(opened).await,
        "invite" => team::invite(opened, &first).await,
        "revoke" => team::revoke(opened, &first).await,
        "setRole" => team::set_role(opened, &first, &second).await,
        "disconnect" => {
            opened.syncing.disconnect().await?;
            Ok(Value::Null)
        }
        "stats" => Ok(stats::stats(opened).await),
        "counts" => Ok(stats::counts(opened)),
        other => Err(CallError::new("unknown_call", format!("there is no call `{other}`"))),
    }
}

fn bad(message: impl Into<String>) -> CallError {
    CallError::new("bad_value", message)
}

fn text(value: &Value, what: &str) -> Result<String, CallError> {
    value.as_str().map(str::to_owned).ok_or_else(|| bad(format!("{what} is a text")))
}

fn object(value: Value) -> Result<Map<String, Value>, CallError> {
    match value {
        Value::Object(fields) => Ok(fields),
        _ => Err(bad("fields is an object")),
    }
}

/// The record that an id, or the short code of a request, means.
fn find(office: &Office, table: &Table, value: &Value) -> Result<Record, CallError> {
    let text = value.as_str().unwrap_or_default();
    let id = match (text.parse::<RecordId>(), office.codes.find(text).as_slice()) {
        (Ok(id), _) => Some(id),
        (Err(_), [one]) => Some(*one),
        _ => None,
    };
    let missing = || CallError::new("not_found", format!("there is no record `{text}` on this device"));
    id.and_then(|id| table.get(id)).ok_or_else(missing)
}

fn get(session: Session, id: &Value) -> Answer {
    session.peek(|office, table| {
        let record = find(office, table, id)?;
        Ok(whole(session, office, &record).into())
    })
}

/// A record with what the app makes of it.
fn whole(session: Session, office: &Office, record: &Record) -> Map<String, Value> {
    let mut object = plain(office, record);
    if schema::is_known(&record.kind) {
        let today = office.civil(clock::now_ms()).date();
        let facts = session.peek_in::<Book, _>(|book, office, _| derived(book, office, record, today));
        object.extend(facts.map(|facts| ("derived".to_owned(), facts)));
    }
    object
}

fn list(session: Session, of: &str, options: Value) -> Answer {
    let wanted = Wanted::read(options)?;
    let now_ms = clock::now_ms();
    session.peek(|office, table| {
        if of == kind::REQUEST {
            let query = wanted.query(office)?;
            let listing = office.list(&query, office.civil(now_ms));
            let ids = listing.rows.iter().filter_map(|at| office.rows.get(*at as usize)).map(|row| row.id);
            let records = ids.take(wanted.limit).filter_map(|id| table.get(id));
            return Ok(records.map(|record| Value::from(plain(office, &record))).collect());
        }
        let ids: Vec<RecordId> = table.iter().filter(|p| p.kind == of).map(|p| p.id).collect();
        let records = ids.into_iter().filter_map(|id| table.get(id));
        let objects = records.map(|record| whole(session, office, &record));
        let mut objects: Vec<Map<String, Value>> = objects.filter(|object| wanted.passes(object)).collect();
        // By id is by age, for what people make; named things sort by what is asked for.
        let by = wanted.sort.as_deref().unwrap_or("id").to_owned();
        let key = |object: &Map<String, Value>| {
            object.get(&by).map(|v| v.as_str().map_or(v.to_string(), search::fold))
        };
        objects.sort_by_cached_key(key);
        objects.truncate(wanted.limit);
        Ok(objects.into_iter().map(Value::from).collect())
    })
}

async fn create(gate: &Gate, session: Session, of: &str, mut fields: Map<String, Value>) -> Answer {
    check_kind(of)?;
    let required: &[&str] = match of {
        kind::REQUEST => &["title"],
        kind::COMMENT | kind::CHECK => &["parent", "text"],
        kind::LINK => &["from", "to", "rel"],
        of if schema::is_known(of) => schema::required(of),
        _ => &["name"],
    };
    if let Some(missing) = required.iter().find(|name| given(&fields, name).is_none()) {
        return Err(bad(format!("a new {of} needs `{missing}`")));
    }
    let now_ms = clock::now_ms();
    let id = match (of, given(&fields, "name")) {
        (kind::PLACE | kind::PERSON | kind::CATEGORY, Some(name)) => named_id(of, name),
        (kind::LINK, _) => {
            let end = |name: &str| {
                given(&fields, name).and_then(|id| id.parse().ok()).ok_or_else(|| bad("an end is an id"))
            };
            compose::link(end("from")?, end("to")?, given(&fields, "rel").unwrap_or_default()).0
        }
        (supply::kinds::SETTING, _) => RecordId::derived(of, given(&fields, "key").unwrap_or_default()),
        _ => session.new_id(),
    };
    if let Some(parent) = given(&fields, "parent").and_then(|parent| parent.parse().ok())
        && schema::is_known(of)
    {
        let last = session.peek(|_, table| last_position(table, of, parent));
        let next = || session.with_ctx(|ctx| position::between(ctx, last.as_deref(), None));
        schema::gather_parent(of, &mut fields, next);
    }
    let mut intents = Vec::new();
    if of == kind::REQUEST {
        for (name, value) in [("status", json!("new")), ("reported", json!(now_ms))] {
            fields.entry(name).or_insert(value);
        }
    }
    if of == kind::CHECK {
        let parent = given(&fields, "parent")
            .and_then(|id| id.parse().ok())
            .ok_or_else(|| bad("`parent` is an id"))?;
        let last =
            session.peek(|office, _| office.children(parent).checks.last().map(|(pos, _)| pos.clone()));
        let pos = session.with_ctx(|ctx| position::between(ctx, last.as_deref(), None));
        fields.remove("parent");
        intents.push(replica::Intent::set(id, of, "at", compose::at(parent, &pos)));
    }
    // A named thing that was in the bin comes back by being named again.
    fields.entry("life").or_insert_with(|| "alive".into());
    let target = Target { id, kind: of, record: None };
    let mut rest = session.peek(|office, _| writes(office, &target, fields, now_ms))?;
    intents.append(&mut rest);
    if session.peek(|_, table| !table.contains(id)) {
        intents.retain(|intent| intent.id != id || &*intent.field != "life" || intent.value != "alive");
    }
    perform(gate, session, id, intents).await
}

async fn edit(gate: &Gate, session: Session, id: &Value, fields: Map<String, Value>) -> Answer {
    let now_ms = clock::now_ms();
    let (id, intents) = session.peek(|office, table| {
        let record = find(office, table, id)?;
        let target = Target { id: record.id, kind: &record.kind, record: Some(&record) };
        Ok::<_, CallError>((record.id, writes(office, &target, fields, now_ms)?))
    })?;
    perform(gate, session, id, intents).await
}

/// To the bin or out of it, as the screens do it.
async fn life(
    gate: &Gate,
    session: Session,
    id: &Value,
    writes: fn(&Office, &Table, &Record) -> Vec<replica::Intent>,
) -> Answer {
    let (id, intents) = session.peek(|office, table| {
        let record = find(office, table, id)?;
        Ok::<_, CallError>((record.id, writes(office, table, &record)))
    })?;
    perform(gate, session, id, intents).await
}

/// Where the last child of a kind stands under a record.
fn last_position(table: &Table, of: &str, parent: RecordId) -> Option<String> {
    let mut last = None;
    for packed in table.iter().filter(|packed| packed.kind == of) {
        let _ = packed.shown(|name, shown| {
            if name == "at" {
                let (under, pos) = supply::read::at(&shown.value);
                if under == Some(parent) && last.as_ref().is_none_or(|last| *last < pos) {
                    last = Some(pos);
                }
            }
        });
    }
    last
}

/// A text that is there and not empty.
fn given<'a>(fields: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    fields.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
}

/// One durable act, by the way of the screens; the record as it is then.
async fn perform(gate: &Gate, session: Session, id: RecordId, intents: Vec<replica::Intent>) -> Answer {
    if !intents.is_empty() {
        let done = session.perform(Act::one(intents)).await?;
        gate.undos.borrow_mut().push(done.undo);
    }
    get(session, &id.to_string().into())
}

async fn undo(gate: &Gate, session: Session) -> Answer {
    let last = gate.undos.borrow_mut().pop();
    let Some(undo) = last else {
        return Err(CallError::new("nothing_to_undo", "no act of a script is left"));
    };
    if let Err(error) = session.perform(undo.clone()).await {
        gate.undos.borrow_mut().push(undo);
        return Err(error.into());
    }
    Ok(Value::Null)
}

async fn import(opened: Opened, of: &str, records: Value) -> Answer {
    check_kind(of)?;
    let Value::Array(records) = records else { return Err(bad("records is a list of objects")) };
    let records = records.into_iter().map(object).collect::<Result<Vec<_>, _>>()?;
    let summary = import_records(opened.session, of, records).await.map_err(|failed| {
        let mut error = CallError::from(failed.error.clone());
        error.message = failed.to_string();
        error
    })?;
    let counts = summary.counts;
    let refused = summary.refused.iter().map(|(at, why)| json!({ "at": at, "why": why.to_string() }));
    Ok(json!({
        "import": summary.import.to_string(),
        "created": counts.created,
        "updated": counts.updated,
        "restored": counts.restored,
        "unchanged": counts.unchanged,
        "refused": refused.collect::<Value>(),
    }))
}

async fn search(session: Session, asked: &str, options: Value) -> Answer {
    let limit = options.get("limit").and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
    // A script must not miss what the screens would still be indexing.
    while !session.peek(|office, _| office.is_indexed()) {
        js::pause(4).await;
    }
    let limit = limit.unwrap_or(FINDS);
    session.peek_in::<Book, _>(|book, office, table| {
        let hits = office.index.query(asked, office.rows.len()).hits;
        let alive = hits.into_iter().filter_map(|found| {
            let row = office.rows.get(found.doc as usize).filter(|row| row.life == Life::Alive)?;
            Some(hit(office, &table.get(row.id)?, found.score))
        });
        let mut all: Vec<Value> = alive.take(limit).collect();
        let query = search::Query::new(asked);
        let mut records: Vec<RecordId> = session.peek_in::<events::Planner, _>(|planner, _, _| {
            let (events, guests) = crate::find::events::answers(planner, office, &query);
            let events = events.into_iter().map(|event| event.id);
            events.chain(guests.map(|(guest, _)| guest.id)).take(limit).collect()
        });
        records.extend(book.find_whole_parties(asked, limit));
        session.peek_in::<Things, _>(|things, _, _| {
            things.index_more(table, usize::MAX);
            let found = things.find(asked, limit);
            records.extend(found.ids.into_iter().filter(|_| !found.is_partial));
        });
        let named = |id: &RecordId| {
            let title = records::title(session.t(), office, table, *id);
            Some(json!({ "id": id.to_string(), "kind": table.packed(*id)?.kind, "title": title }))
        };
        all.extend(records.iter().filter_map(named));
        all.truncate(limit);
        Ok(all.into())
    })
}

async fn history(opened: Opened, id: &Value) -> Answer {
    let session = opened.session;
    let (id, ids) = session.peek(|office, table| {
        let id = find(office, table, id)?.id;
        let children = office.children(id);
        let mut ids = vec![id];
        ids.extend(children.comments.iter().chain(&children.links));
        ids.extend(children.checks.iter().chain(&children.photos).map(|(_, child)| *child));
        Ok::<_, CallError>((id, ids))
    })?;
    let entries = session.with_device(async |device| device.history(&ids).await).await?;
    session.peek(|office, table| {
        let now = office.civil(clock::now_ms());
        let of = table.packed(id).map(|packed| packed.kind.to_owned()).unwrap_or_default();
        let said = moments(id, &entries).into_iter().map(|moment| {
            let words = moment.facts.iter().map(|fact| fact_words(opened.t, office, table, &of, fact, now));
            json!({
                "at": moment.at_ms,
                "act": moment.tx.to_string(),
                "change": moment.cid.to_string(),
                "device": moment.device,
                "by": moment.by,
                "text": words.collect::<Vec<String>>(),
            })
        });
        Ok(said.collect())
    })
}
