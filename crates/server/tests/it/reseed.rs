//! What a server lost is given back by who had read it.

use std::sync::atomic::Ordering;

use serde_json::{Value, json};

use crate::bed::Bed;
use crate::stories;
use crate::support::{Answer, DEV, NOW, Office, about, by, change, changes, cid, post, stamp};

stories! {
    t10_t11_what_others_made_comes_back_in_its_old_order_with_its_author,
    what_is_known_keeps_its_place_and_its_author_may_still_send_it,
    t26_what_was_once_taken_comes_back_though_its_author_may_no_longer_send_it,
    t02_a_claimed_place_is_bent_like_any_stamp,
    i09_only_managers_and_helpers_give_back,
    bad_reseeds_are_refused,
}

const OTHER: &str = "00000000000000bb";

async fn reseed(office: &Office, changes: &[Value]) -> Answer {
    reseed_as(office, "m-alice d-alice manager", changes).await
}

async fn reseed_as(office: &Office, who: &str, changes: &[Value]) -> Answer {
    let epoch = office.head().await["epoch"].clone();
    let body = json!({ "epoch": epoch, "changes": changes });
    office.send(by(who, post("/api/v1/reseed", body.to_string()))).await
}

fn remembered(change: Value, eff_ms: u64, by: &str) -> Value {
    json!({ "eff": stamp(eff_ms), "by": by, "change": change })
}

async fn t10_t11_what_others_made_comes_back_in_its_old_order_with_its_author(bed: Bed) {
    let office = bed.office().await;
    let mut newer = about(OTHER, 2, 5);
    newer["w"][0]["sup"] = json!([cid(OTHER, 1)]);
    let lost =
        [remembered(about(OTHER, 1, 5), NOW - 500, "m-gone"), remembered(newer.clone(), NOW - 400, "m-gone")];
    let answer = reseed(&office, &lost).await.ok();
    assert_eq!(answer["results"][0], json!({ "cid": cid(OTHER, 1), "seq": 1, "eff": stamp(NOW - 500) }));
    assert_eq!(answer["results"][1]["eff"], stamp(NOW - 400));
    assert_eq!(answer["head"], Value::Null);
    let log = office.log(10).await;
    assert_eq!(log[1]["by"], "m-gone");
    assert_eq!(log[1]["change"], newer);
    // Again, by another: the first answer.
    let again = reseed_as(&office, "m-carl d-carl helper", &lost).await.ok();
    assert_eq!(again["results"], answer["results"]);
    // Records are still their makers'.
    let by_maker = office.push_as("m-gone d-gone requester", DEV, &[about(DEV, 1, 5)]).await.ok();
    assert_eq!(by_maker["results"][0]["seq"], 3, "{by_maker}");
}

async fn what_is_known_keeps_its_place_and_its_author_may_still_send_it(bed: Bed) {
    let office = bed.office().await;
    office.push(DEV, &changes(DEV, 1, 1)).await.ok();
    let place = office.log(10).await[0]["eff"].clone();
    let lost = [remembered(change(DEV, 1), NOW + 50, "m-x"), remembered(change(OTHER, 7), NOW, "m-b")];
    let answer = reseed(&office, &lost).await.ok();
    assert_eq!(answer["results"][0]["eff"], place);
    assert_eq!(office.log(10).await[0]["by"], "m-alice");
    // No position was taken: the author comes from its first one, its seventh is known, and it goes on.
    let bob = "m-b d-b helper";
    let pushed = office.push_as(bob, OTHER, &changes(OTHER, 1, 8)).await.ok();
    assert_eq!(pushed["results"][6], answer["results"][1]);
    assert_eq!(pushed["results"][7]["seq"], 9);
    assert_eq!(office.log(20).await.len(), 9);
}

async fn t26_what_was_once_taken_comes_back_though_its_author_may_no_longer_send_it(bed: Bed) {
    let office = bed.office().await;
    let sent = about(OTHER, 1, 5);
    let refused = office.push_as("m-b d-b reader", OTHER, std::slice::from_ref(&sent)).await.ok();
    assert_eq!(refused["results"][0]["rejected"]["code"], "forbidden");
    let given = reseed(&office, &[remembered(sent.clone(), NOW - 500, "m-b")]).await.ok();
    assert_eq!(given["results"][0]["eff"], stamp(NOW - 500));
    let again = office.push_as("m-b d-b reader", OTHER, &[sent]).await.ok();
    assert_eq!(again["results"][0], given["results"][0]);
}

async fn t02_a_claimed_place_is_bent_like_any_stamp(bed: Bed) {
    let office = bed.office().await;
    office.now_ms.store(NOW, Ordering::Relaxed);
    let mut after = change(OTHER, 2);
    after["w"][0]["sup"] = json!([cid(OTHER, 1)]);
    let lost = [remembered(change(OTHER, 1), NOW * 2, "m-b"), remembered(after, 5, "m-b")];
    let answer = reseed(&office, &lost).await.ok();
    assert_eq!(answer["results"][0]["eff"], stamp(NOW + 120_000));
    assert_eq!(answer["results"][1]["eff"], stamp(NOW + 120_001));
}

async fn i09_only_managers_and_helpers_give_back(bed: Bed) {
    let office = bed.office().await;
    let lost = [remembered(change(OTHER, 1), NOW, "m-b")];
    for role in ["requester", "reader"] {
        reseed_as(&office, &format!("m-x d-x {role}"), &lost).await.fails(403, "forbidden");
    }
    assert_eq!(office.head().await["last_seq"], 0);
    for role in ["helper", "manager"] {
        reseed_as(&office, &format!("m-x d-x {role}"), &lost).await.ok();
    }
}

async fn bad_reseeds_are_refused(bed: Bed) {
    let office = bed.office().await;
    let body = json!({ "epoch": "0badcafe", "changes": [remembered(change(OTHER, 1), NOW, "m-b")] });
    office.send(post("/api/v1/reseed", body.to_string())).await.fails(409, "epoch_changed");
    for body in ["{}", r#"{"epoch":"e"}"#, r#"{"epoch":"e","changes":[{}]}"#, "[]"] {
        office.send(post("/api/v1/reseed", body)).await.fails(400, "bad_json");
    }
    let many: Vec<Value> = (1..=2001).map(|n| remembered(change(OTHER, n), NOW, "m-b")).collect();
    reseed(&office, &many).await.fails(413, "too_many_changes");
    let mut shapeless = change(OTHER, 2);
    shapeless["w"] = json!([]);
    let long = "x".repeat(65);
    let batch = [
        remembered(shapeless, NOW, "m-b"),
        remembered(change(OTHER, 3), NOW, &long),
        remembered(change(OTHER, 4), NOW, "m-b"),
    ];
    let answer = reseed(&office, &batch).await.ok();
    assert_eq!(answer["results"][0]["rejected"]["code"], "bad_shape");
    assert_eq!(answer["results"][1]["rejected"]["code"], "bad_author");
    assert_eq!(answer["results"][2]["seq"], 1);
    assert_eq!(reseed(&office, &batch).await.ok()["results"], answer["results"]);
    let nameless = json!({ "eff": stamp(NOW), "change": { "v": 1 } });
    reseed(&office, &[nameless]).await.fails(400, "bad_envelope");
}
