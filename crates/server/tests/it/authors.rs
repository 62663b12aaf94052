//! Who wrote what, by the session; what a role may not do is refused alone; a transport id has one session.

use serde_json::{Value, json};

use crate::bed::Bed;
use crate::stories;
use crate::support::{DEV, about, change, changes, cid, get, post, push_body};

stories! {
    the_author_is_the_session_and_never_the_body,
    i09_a_requester_works_on_their_own_records_only,
    i09_readers_write_nothing_and_helpers_do_not_purge,
    t07_a_transport_id_belongs_to_the_session_that_used_it_first,
    a_device_that_had_read_all_is_told_the_end,
    without_a_session_nothing_is_answered,
}

const OTHER: &str = "00000000000000bb";
const ALICE: &str = "m-alice d-alice manager";
const BOB: &str = "m-bob d-bob requester";

fn codes(answer: &Value) -> Vec<&str> {
    let results = answer["results"].as_array().unwrap().iter();
    results.map(|result| result["rejected"]["code"].as_str().unwrap_or("stored")).collect()
}

async fn the_author_is_the_session_and_never_the_body(bed: Bed) {
    let office = bed.office().await;
    let mut forged = change(DEV, 1);
    forged["by"] = json!("m-somebody");
    forged["member"] = json!("m-somebody");
    office.push_as(BOB, DEV, &[forged]).await.ok();
    office.push_as(ALICE, OTHER, &[about(OTHER, 1, 2)]).await.ok();
    let log = bed.office().await.log(10).await;
    assert_eq!((&log[0]["by"], &log[1]["by"]), (&json!("m-bob"), &json!("m-alice")));
}

async fn i09_a_requester_works_on_their_own_records_only(bed: Bed) {
    let office = bed.office().await;
    office.push_as(ALICE, OTHER, &[about(OTHER, 1, 1)]).await.ok();
    // Their own record, made and edited in one push; between them somebody else's.
    let batch = [about(DEV, 1, 2), about(DEV, 2, 1), about(DEV, 3, 2)];
    let answer = office.push_as(BOB, DEV, &batch).await.ok();
    assert_eq!(codes(&answer), ["stored", "forbidden", "stored"], "{answer}");
    // One change about both is refused whole.
    let mut both = about(DEV, 4, 2);
    both["w"].as_array_mut().unwrap().push(about(DEV, 4, 1)["w"][0].clone());
    let answer = office.push_as(BOB, DEV, &[both]).await.ok();
    assert_eq!(codes(&answer), ["forbidden"]);
    assert!(answer["results"][0]["rejected"]["why"].as_str().unwrap().contains("requester"), "{answer}");
    // Also after a restart, and the answer is the same when asked again.
    let office = bed.office().await;
    let again = office.push_as(BOB, DEV, &batch).await.ok();
    assert_eq!(codes(&again), ["stored", "forbidden", "stored"]);
    let later = office.push_as(BOB, DEV, &[about(DEV, 5, 2), about(DEV, 6, 3), about(DEV, 7, 1)]).await.ok();
    assert_eq!(codes(&later), ["stored", "stored", "forbidden"]);
    assert_eq!(office.log(10).await.len(), 5);
}

async fn i09_readers_write_nothing_and_helpers_do_not_purge(bed: Bed) {
    let office = bed.office().await;
    let answer = office.push_as("m-r d-r reader", DEV, &changes(DEV, 1, 2)).await.ok();
    assert_eq!(codes(&answer), ["forbidden", "forbidden"]);
    let mut purge = about(OTHER, 1, 7);
    purge["w"][0]["f"] = json!("life");
    purge["w"][0]["v"] = json!("purged");
    let mut trash = about(OTHER, 2, 7);
    trash["w"][0]["f"] = json!("life");
    trash["w"][0]["v"] = json!("trashed");
    let answer = office.push_as("m-h d-h helper", OTHER, &[purge.clone(), trash]).await.ok();
    assert_eq!(codes(&answer), ["forbidden", "stored"], "{answer}");
    // A role that changed holds at once, for what is new.
    let mut purge_again = purge;
    (purge_again["cid"], purge_again["n"]) = (json!(cid(OTHER, 3)), json!(3));
    let answer = office.push_as("m-h d-h manager", OTHER, &[purge_again]).await.ok();
    assert_eq!(codes(&answer), ["stored"]);
}

async fn t07_a_transport_id_belongs_to_the_session_that_used_it_first(bed: Bed) {
    let office = bed.office().await;
    office.push_as(ALICE, DEV, &changes(DEV, 1, 2)).await.ok();
    // A copy of the profile that joined again: it may not go on under the old name, even with the next position.
    let thief = "m-bob d-bob manager";
    office.push_as(thief, DEV, &[change(DEV, 3)]).await.fails(409, "device_forked");
    assert_eq!(office.log(10).await.len(), 2);
    // Under a new one it sends what it has; what is known is known.
    let mut renamed = changes(DEV, 1, 3);
    for change in &mut renamed {
        change["dev"] = json!(OTHER);
    }
    let answer = office.push_as(thief, OTHER, &renamed).await.ok();
    assert_eq!((&answer["results"][1]["seq"], &answer["results"][2]["seq"]), (&json!(2), &json!(3)));
    office.push_as(ALICE, DEV, &[change(DEV, 3)]).await.ok();
    office.push_as(ALICE, DEV, &[change(DEV, 4)]).await.ok();
    assert_eq!(office.log(10).await.len(), 4);
}

async fn a_device_that_had_read_all_is_told_the_end(bed: Bed) {
    let office = bed.office().await;
    let push = async |n: u64, after: Value| {
        let mut body: Value = serde_json::from_str(&push_body(DEV, &[change(DEV, n)])).unwrap();
        body["after"] = after;
        office.push_text(body.to_string()).await.ok()
    };
    let first = push(1, json!({ "seq": 0, "hash": "" })).await;
    let head = office.head().await;
    assert_eq!(first["head"], json!({ "seq": 1, "hash": head["hash"] }));
    let second = push(2, first["head"].clone()).await;
    assert_eq!(second["head"]["seq"], 2);
    // Sent again: the end is the same, and nothing lies between the device's point and it.
    assert_eq!(push(2, second["head"].clone()).await["head"], second["head"]);
    // Somebody else was quicker, the point is another log's, or none is told.
    office.push(OTHER, &[change(OTHER, 1)]).await.ok();
    assert_eq!(push(3, second["head"].clone()).await["head"], Value::Null);
    let end = office.head().await;
    assert_eq!(push(4, json!({ "seq": end["last_seq"], "hash": "f00d" })).await["head"], Value::Null);
    assert_eq!(push(5, Value::Null).await["head"], Value::Null);
    office.push_text(r#"{"dev":"00000000000000aa","changes":[],"after":7}"#).await.fails(400, "bad_json");
}

async fn without_a_session_nothing_is_answered(bed: Bed) {
    let office = bed.office().await;
    for path in ["pull", "snapshot", "snapshot/0", "live"] {
        let answer = office.send(crate::support::by("-", get(&format!("/api/v1/{path}")))).await;
        answer.fails(401, "no_session");
    }
    for path in ["push", "reseed"] {
        let request = post(&format!("/api/v1/{path}"), push_body(DEV, &changes(DEV, 1, 1)));
        office.send(crate::support::by("-", request)).await.fails(401, "no_session");
    }
    assert_eq!(office.head().await["last_seq"], 0);
}
