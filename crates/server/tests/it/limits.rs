//! Who asks too often waits; who has joined does not wait for others.

use axum::body::Body;
use axum::http::Request;
use serde_json::json;

use crate::desk::{Desk, Person, signed, token};
use crate::support::{DEV, changes, get, post, push_body};

fn from(address: &str, mut request: Request<Body>) -> Request<Body> {
    request.headers_mut().insert("x-forwarded-for", address.parse().unwrap());
    request
}

fn look(code: &str) -> Request<Body> {
    post("/api/v1/invitations/look", json!({ "code": code }).to_string())
}

#[tokio::test]
async fn who_guesses_codes_waits_and_others_do_not() {
    let desk = Desk::limited();
    let marie = desk.first().await;
    let code = desk.code(&marie, "helper").await;
    let mut n_answered = 0;
    let refused = loop {
        let answer = desk.send(from("192.0.2.7", look(&"0".repeat(26)))).await;
        if answer.status == 429 {
            break answer;
        }
        answer.fails(404, "invitation_unknown");
        n_answered += 1;
    };
    assert_eq!(n_answered, 10);
    refused.fails(429, "too_many_requests");
    let wait_s: u64 = refused.header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&wait_s));
    // What the proxy did not see is not believed, and others go on.
    desk.send(from("203.0.113.9, 192.0.2.7", look(&"0".repeat(26)))).await.fails(429, "too_many_requests");
    desk.send(from("192.0.2.8", look(&code))).await.ok();
    desk.wait(wait_s * 1000);
    desk.send(from("192.0.2.7", look(&"0".repeat(26)))).await.fails(404, "invitation_unknown");
}

#[tokio::test]
async fn looking_at_invitations_has_a_limit_too() {
    let desk = Desk::limited();
    let marie = desk.first().await;
    let code = desk.code(&marie, "helper").await;
    for _ in 0..60 {
        desk.send(from("192.0.2.7", look(&code))).await.ok();
    }
    desk.send(from("192.0.2.7", look(&code))).await.fails(429, "too_many_requests");
    let join = json!({ "code": code, "token_hash": "x", "device": "x" }).to_string();
    desk.send(from("192.0.2.7", post("/api/v1/join", join))).await.fails(429, "too_many_requests");
}

#[tokio::test]
async fn forged_tokens_wait_and_good_ones_of_the_same_office_do_not() {
    let desk = Desk::limited();
    let marie = desk.first().await;
    let ask = async |token: String| {
        let person = Person { token, ..marie.clone() };
        desk.send(from("192.0.2.7", signed(Some(&person), get("/api/v1/me")))).await
    };
    for n in 0..60 {
        ask(token(&n.to_string())).await.fails(401, "no_session");
    }
    let refused = ask(token("one more")).await;
    refused.fails(429, "too_many_requests");
    assert!(!refused.header("retry-after").is_empty());
    ask(marie.token.clone()).await.ok();
}

#[tokio::test]
async fn one_device_cannot_take_the_whole_server() {
    let desk = Desk::limited();
    let marie = desk.first().await;
    let luc = desk.invited(&marie, "helper", "Luc").await;
    for _ in 0..600 {
        desk.get(&luc, "me").await.ok();
    }
    let refused = desk.get(&luc, "me").await;
    refused.fails(429, "too_many_requests");
    assert_eq!(refused.header("retry-after"), "1");
    desk.get(&marie, "me").await.ok();
    desk.wait(1000);
    desk.get(&luc, "me").await.ok();
}

#[tokio::test]
async fn changes_have_a_limit_and_nothing_of_what_waits_is_stored() {
    let desk = Desk::limited();
    let marie = desk.first().await;
    let rates = desk.accounts.rates();
    rates.changes(&marie.device, 199_999, desk.now()).unwrap();
    let push = |from, to| signed(Some(&marie), post("/api/v1/push", push_body(DEV, &changes(DEV, from, to))));
    let refused = desk.send(push(1, 3)).await;
    refused.fails(429, "too_many_requests");
    assert_eq!(desk.get(&marie, "status").await.ok()["last_seq"], 0);
    desk.wait(refused.header("retry-after").parse::<u64>().unwrap() * 1000);
    desk.send(push(1, 3)).await.ok();
    assert_eq!(desk.get(&marie, "status").await.ok()["last_seq"], 3);
}

#[tokio::test]
async fn the_audit_of_failures_does_not_grow_with_them() {
    let desk = Desk::limited();
    let marie = desk.first().await;
    for _ in 0..50 {
        desk.send(from("192.0.2.7", look(&"0".repeat(26)))).await;
    }
    let page = desk.get(&marie, "audit?limit=500").await.ok();
    let n_failed =
        page["entries"].as_array().unwrap().iter().filter(|one| one["event"] == "join_failed").count();
    assert_eq!(n_failed, 5);
    assert_eq!(page["entries"][0]["ip"], "192.0.2.0/24");
}
