//! Secret addresses at which calendars read the dates of events.

use serde_json::{Value, json};

use crate::bed::Bed;
use crate::desk::{Desk, Person};
use crate::stories;
use crate::support::{Answer, DEV, NOW, cid, get, stamp};

stories! {
    a_calendar_is_made_read_followed_and_ended,
    only_ones_own_addresses_are_seen_and_ended,
    addresses_end_with_their_member,
    what_is_mine_goes_by_the_name,
    another_log_is_read_anew,
}

const PARTY: &str = "018f0000-0000-7000-8000-0000000000e1";
const MODEL: &str = "018f0000-0000-7000-8000-0000000000e2";
const ROOM: &str = "018f0000-0000-7000-8000-0000000000e3";
const SEMINAR: &str = "018f0000-0000-7000-8000-0000000000e4";
const FAIR: &str = "018f0000-0000-7000-8000-0000000000e6";
const GUEST: &str = "018f0000-0000-7000-8000-0000000000e5";

/// What imported events have of their files.
const LINES: &str = "BEGIN:VEVENT\nUID:theirs@exemple.fr\nSEQUENCE:4\nSUMMARY:Soirée d’hiver\n\
    DTSTART;TZID=Europe/Paris:20261210T183000\nATTENDEE:mailto:paul@exemple.fr\nX-CODE:4711B\nDESCRIPTION:digicode\nEND:VEVENT\n";
const ZONE: &str = "BEGIN:VTIMEZONE\nTZID:Nulle/Part\nX-CODE:4711B\nBEGIN:STANDARD\nDTSTART:19700101T000000\n\
    TZOFFSETFROM:+0545\nTZOFFSETTO:+0545\nTZNAME:4711B\nEND:STANDARD\nEND:VTIMEZONE\n";

fn set(kind: &str, id: &str, field: &str, value: Value) -> Value {
    json!({ "ty": kind, "id": id, "f": field, "k": "set", "v": value })
}

fn event(id: &str, field: &str, value: Value) -> Value {
    set("event", id, field, value)
}

fn change(n: u64, writes: &[Value]) -> Value {
    json!({
        "v": 1, "cid": cid(DEV, n), "dev": DEV, "n": n, "hlc": stamp(NOW - 1000 + n), "tx": cid(DEV, n), "w": writes,
    })
}

async fn push(desk: &Desk, who: &Person, n: u64, writes: &[Value]) {
    let body = json!({ "epoch": null, "dev": DEV, "changes": [change(n, writes)] });
    let pushed = desk.post(who, "push", body).await.ok();
    assert!(pushed["results"][0]["seq"].is_u64(), "{pushed}");
}

/// A party with guests and secrets, a template, a room.
fn party() -> Vec<Value> {
    let when = |day: &str| json!({ "start": format!("{day}T18:30"), "end": format!("{day}T23:00"), "zone": "Europe/Paris" });
    vec![
        set("place", ROOM, "name", json!("Le Rooftop")),
        event(PARTY, "title", json!("Soirée d’hiver")),
        event(PARTY, "when", when("2026-12-10")),
        event(PARTY, "venue", json!({ "k": "place", "place": ROOM })),
        event(PARTY, "status", json!("confirmed")),
        event(PARTY, "notes", json!("budget 12 000 €")),
        event(PARTY, "access", json!("digicode 4711B")),
        event(
            PARTY,
            "ical",
            json!({ "uid": "theirs@exemple.fr", "lines": LINES, "cal": "X-WR-CALDESC:4711B" }),
        ),
        set("guest", GUEST, "name", json!("Paul Invité")),
        set("guest", GUEST, "at", json!({ "parent": PARTY, "p": "a0" })),
        event(MODEL, "title", json!("Modèle de soirée")),
        event(MODEL, "template", json!(true)),
        event(MODEL, "when", when("2026-12-11")),
        event(SEMINAR, "title", json!("Séminaire")),
        event(
            SEMINAR,
            "when",
            json!({ "start": "2027-01-05T00:00", "end": "2027-01-07T00:00", "allday": true }),
        ),
        event(SEMINAR, "status", json!("cancelled")),
        event(FAIR, "title", json!("Salon")),
        event(
            FAIR,
            "when",
            json!({ "start": "2027-02-01T09:00", "end": "2027-02-01T18:00", "zone": "Nulle/Part" }),
        ),
        event(FAIR, "ical", json!({ "uid": "fair@exemple.fr", "lines": "", "zones": ZONE })),
    ]
}

async fn fill(desk: &Desk, who: &Person) {
    push(desk, who, 1, &party()).await;
}

/// The address and the id of a new calendar.
async fn made(desk: &Desk, who: &Person, scope: &str) -> (String, String) {
    let made = desk.post(who, "feeds", json!({ "scope": scope })).await.ok();
    (format!("feeds/{}.ics", made["code"].as_str().unwrap()), made["id"].as_str().unwrap().to_owned())
}

async fn text(desk: &Desk, address: &str) -> String {
    let answer = desk.get(None, address).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.text().replace("\r\n ", "")
}

async fn with_tag(desk: &Desk, address: &str, tag: &str) -> Answer {
    let mut request = get(&format!("/api/v1/{address}"));
    request.headers_mut().insert("if-none-match", tag.parse().unwrap());
    desk.send(request).await
}

async fn a_calendar_is_made_read_followed_and_ended(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    let luc = desk.invited(&marie, "requester", "Luc").await;
    fill(&desk, &marie).await;
    let (address, id) = made(&desk, &luc, "all").await;
    let listed = desk.get(&luc, "feeds").await.ok();
    assert_eq!(listed["feeds"], json!([{ "id": id, "scope": "all", "made_ms": desk.now() }]));

    let answer = desk.get(None, &address).await;
    let read = text(&desk, &address).await;
    for part in [
        "BEGIN:VCALENDAR\r\n",
        "SUMMARY:Soirée d’hiver\r\n",
        "UID:theirs@exemple.fr\r\n",
        "SEQUENCE:5\r\n",
        "DTSTART;TZID=Europe/Paris:20261210T183000\r\n",
        "LOCATION:Le Rooftop\r\n",
        "STATUS:CONFIRMED\r\n",
        "TZID:Europe/Paris\r\n",
        "UID:fair@exemple.fr\r\n",
        "DTSTART;TZID=Nulle/Part:20270201T090000\r\n",
        "TZID:Nulle/Part\r\nBEGIN:STANDARD\r\n",
        "DTSTART;VALUE=DATE:20270105\r\n",
        "STATUS:CANCELLED\r\n",
    ] {
        assert!(read.contains(part), "{part} in {read}");
    }
    for secret in ["Paul", "paul", "4711B", "digicode", "12 000", "Modèle", "ATTENDEE", "DESCRIPTION"] {
        assert!(!read.contains(secret), "{secret} in {read}");
    }
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(answer.header("cache-control"), "private, max-age=300");
    assert_eq!(answer.header("set-cookie"), "");
    assert_eq!(desk.get(&luc, "feeds").await.ok()["feeds"][0]["used_ms"], desk.now());

    let tag = answer.header("etag").to_owned();
    let again = with_tag(&desk, &address, &format!("\"x\", W/{tag}")).await;
    assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0));
    push(
        &desk,
        &marie,
        2,
        &[event(PARTY, "title", json!("Soirée d’été")), event(SEMINAR, "life", json!("trashed"))],
    )
    .await;
    let anew = with_tag(&desk, &address, &tag).await;
    assert_eq!(anew.status, 200);
    assert!(anew.text().contains("Soirée d’été") && !anew.text().contains("Séminaire"), "{}", anew.text());

    desk.post(&luc, &format!("feeds/{id}/revoke"), json!({})).await.ok();
    desk.post(&luc, &format!("feeds/{id}/revoke"), json!({})).await.ok();
    desk.get(None, &address).await.fails(404, "unknown_feed");
    // Its tag opens nothing any more.
    with_tag(&desk, &address, anew.header("etag")).await.fails(404, "unknown_feed");
    assert_eq!(desk.get(&luc, "feeds").await.ok()["feeds"], json!([]));
    let audit = desk.get(&marie, "audit").await.ok().to_string();
    assert!(audit.contains("feed_made") && audit.contains("feed_revoked"));
    assert!(!audit.contains(address.trim_start_matches("feeds/").trim_end_matches(".ics")));
}

async fn only_ones_own_addresses_are_seen_and_ended(bed: Bed) {
    let (desk, other) = (Desk::on(&bed).await, Desk::on(&bed).await);
    let marie = desk.first().await;
    let luc = desk.invited(&marie, "reader", "Luc").await;
    let (address, id) = made(&desk, &luc, "all").await;
    desk.post(&marie, &format!("feeds/{id}/revoke"), json!({})).await.fails(404, "unknown_feed");
    assert_eq!(desk.get(&marie, "feeds").await.ok()["feeds"], json!([]));
    desk.get(None, "feeds").await.fails(401, "no_session");
    desk.post(None, "feeds", json!({ "scope": "all" })).await.fails(401, "no_session");
    desk.post(&luc, "feeds", json!({ "scope": "money" })).await.fails(400, "bad_json");
    // Another server of the same office knows it, and what came by the first.
    text(&other, &address).await;
    fill(&desk, &marie).await;
    assert!(text(&other, &address).await.contains("Soirée"));
    for _ in 1..10 {
        made(&desk, &luc, "mine").await;
    }
    desk.post(&luc, "feeds", json!({ "scope": "mine" })).await.fails(409, "too_many_feeds");
    desk.post(&luc, &format!("feeds/{id}/revoke"), json!({})).await.ok();
    made(&desk, &luc, "mine").await;
    // No token, and no part of an address, is one.
    for name in ["", "x", "x.ics", &format!("{}.ics", luc.token), &address[6..20]] {
        assert_eq!(desk.get(None, &format!("feeds/{name}")).await.status, 404, "{name}");
    }
}

async fn addresses_end_with_their_member(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    let luc = desk.invited(&marie, "helper", "Luc").await;
    let (address, _) = made(&desk, &luc, "all").await;
    text(&desk, &address).await;
    desk.post(&marie, &format!("members/{}/remove", luc.member), json!({})).await.ok();
    desk.get(None, &address).await.fails(404, "unknown_feed");
}

async fn what_is_mine_goes_by_the_name(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    fill(&desk, &marie).await;
    let (address, _) = made(&desk, &marie, "mine").await;
    // Nobody of that name is in the office's directory: all.
    let all = text(&desk, &address).await;
    assert!(all.contains("Soirée") && all.contains("Séminaire"));
    let person = domain::office::named_id("person", "Marie").to_string();
    let team = json!({ "ty": "event", "id": SEMINAR, "f": format!("team/{person}"), "k": "add", "v": true });
    push(&desk, &marie, 2, &[set("person", &person, "name", json!("Marie")), team]).await;
    let mine = text(&desk, &address).await;
    assert!(!mine.contains("Soirée") && mine.contains("Séminaire"), "{mine}");
    push(&desk, &marie, 3, &[event(PARTY, "owner", json!(person))]).await;
    assert!(text(&desk, &address).await.contains("Soirée"));
}

async fn another_log_is_read_anew(bed: Bed) {
    use intendance_server::accounts::{Peer, Scope};
    use intendance_server::agenda::Agenda;

    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    let (address, _) = made(&desk, &marie, "all").await;
    let code = address.trim_start_matches("feeds/").trim_end_matches(".ics");
    let found = desk.accounts.find_feed(code, Peer::UNKNOWN, desk.now()).await.unwrap();
    assert_eq!(found.scope, Scope::All);
    let agenda = Agenda::default();
    let full = bed.another().await.office().await;
    full.push(DEV, &[change(1, &party())]).await.ok();
    assert!(agenda.calendar(&*full.log, &found).await.unwrap().contains("Soirée"));
    let empty = bed.another().await.office().await;
    assert!(!agenda.calendar(&*empty.log, &found).await.unwrap().contains("Soirée"));
}

#[tokio::test]
async fn guesses_and_hasty_calendars_wait() {
    let desk = Desk::limited();
    let marie = desk.first().await;
    let (address, _) = made(&desk, &marie, "all").await;
    for _ in 0..10 {
        desk.get(None, &format!("feeds/{}.ics", "0".repeat(26))).await.fails(404, "unknown_feed");
    }
    desk.get(None, &format!("feeds/{}.ics", "0".repeat(26))).await.fails(429, "too_many_requests");
    // Who knows one reads on, within bounds.
    for _ in 0..30 {
        text(&desk, &address).await;
    }
    desk.get(None, &address).await.fails(429, "too_many_requests");
    desk.wait(60_000);
    text(&desk, &address).await;
}
