//! What nobody should send: refused by a typed answer, at little cost, and nothing is changed by it.

use std::io::{Read, Write};
use std::net::TcpStream;

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::bed::Bed;
use crate::desk::{Desk, Person, signed, token, token_hash};
use crate::program::Program;
use crate::shape::gzip;
use crate::stories;
use crate::support::{DEV, change, post, push_body};

stories! {
    bodies_that_are_not_what_an_address_takes_are_refused_at_every_one,
    stale_and_forged_tokens_are_told_apart_by_code_and_by_nothing_else,
    a_requester_cannot_write_to_the_records_of_others,
    words_of_databases_are_only_words,
}

const ADDRESSES: [&str; 8] =
    ["join", "invitations/look", "invitations", "devices/x", "members/x", "workspace", "push", "reseed"];

async fn bodies_that_are_not_what_an_address_takes_are_refused_at_every_one(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    let deep = format!("{{\"name\":{}{}}}", "[".repeat(200_000), "]".repeat(200_000));
    let send = async |path: &str, body: Vec<u8>, encoding: &str| {
        let mut request: Request<Body> = signed(Some(&marie), post(&format!("/api/v1/{path}"), body));
        if !encoding.is_empty() {
            request.headers_mut().insert("content-encoding", encoding.parse().unwrap());
        }
        desk.send(request).await
    };
    let before = desk.get(&marie, "me").await.ok();
    for path in ADDRESSES {
        for body in [
            "",
            "{",
            "null",
            "[]",
            "5",
            "\"x\"",
            "{\"name\":",
            "{\"name\":5,\"label\":5,\"code\":5}",
            "\u{feff}{}",
        ] {
            send(path, body.into(), "").await.fails(400, "bad_json");
        }
        let answer = send(path, deep.clone().into_bytes(), "").await;
        assert!([400, 413].contains(&answer.status.as_u16()), "{path}: {}", answer.text());
        send(path, b"{\"name\":\"\xff\xfe\"}".to_vec(), "").await.fails(400, "bad_json");
        send(path, vec![b' '; 3 << 20], "").await.fails(413, "too_large");
        send(path, gzip(&vec![b' '; 64 << 20]), "gzip").await.fails(413, "too_large");
        send(path, gzip(b"{}")[..10].to_vec(), "gzip").await.fails(400, "bad_json");
        send(path, b"{}".to_vec(), "br").await.fails(415, "unsupported_body");
        let mut form = signed(Some(&marie), post(&format!("/api/v1/{path}"), "a=b"));
        form.headers_mut().insert("content-type", "application/x-www-form-urlencoded".parse().unwrap());
        desk.send(form).await.fails(415, "unsupported_body");
        let mut bare = signed(Some(&marie), post(&format!("/api/v1/{path}"), "{}"));
        bare.headers_mut().remove("x-intendance");
        desk.send(bare).await.fails(403, "missing_header");
    }
    let unknown_role = json!({ "name": "x", "role": "owner", "ttl_s": 60 });
    desk.post(&marie, "invitations", unknown_role).await.fails(400, "bad_json");
    desk.post(&marie, "invitations", json!({ "name": "x", "role": "reader", "ttl_s": -1 }))
        .await
        .fails(400, "bad_json");
    assert_eq!(desk.get(&marie, "me").await.ok(), before, "its revision moves with every change");
}

async fn stale_and_forged_tokens_are_told_apart_by_code_and_by_nothing_else(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    let luc = desk.invited(&marie, "helper", "Luc").await;
    desk.post(&luc, "leave", json!({})).await.ok();
    let near = |n: usize| {
        let mut text = marie.token.clone();
        let other = if text.ends_with('0') { "1" } else { "0" };
        text.replace_range(n..=n, if text.get(n..=n) == Some("0") { other } else { "0" });
        Person { token: text, ..marie.clone() }
    };
    let mut answers: Vec<Value> = Vec::new();
    for forged in [near(0), near(40), near(63), Person { token: token("x"), ..luc.clone() }] {
        if forged.token != marie.token {
            answers.push(desk.get(&forged, "pull").await.fails(401, "no_session"));
        }
    }
    assert!(3 <= answers.len());
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
    // The stale one also when it is replayed with what it once sent.
    for _ in 0..2 {
        desk.post(&luc, "push", json!({ "epoch": null, "dev": DEV, "changes": [change(DEV, 1)] }))
            .await
            .fails(403, "device_revoked");
    }
    assert_eq!(desk.get(&marie, "status").await.ok()["last_seq"], 0);
}

async fn a_requester_cannot_write_to_the_records_of_others(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    let luc = desk.invited(&marie, "requester", "Luc").await;
    desk.post(&marie, "push", json!({ "epoch": null, "dev": DEV, "changes": [change(DEV, 1)] })).await.ok();
    let dev = "00000000000000bb";
    // The id of Marie's request, under its own kind and under another.
    let mut changes: Vec<Value> = (1..=3).map(|n| change(dev, n)).collect();
    changes[1]["w"][0] =
        json!({ "ty": "comment", "id": changes[0]["w"][0]["id"], "f": "text", "k": "set", "v": "x" });
    changes[2]["w"][0] = json!({
        "ty": "request", "id": "018f0000-0000-7000-8000-0000000000ff", "f": "title", "k": "set", "v": "Le mien",
    });
    // Who made it is the session's word, whatever the body claims.
    changes[2]["by"] = json!(marie.member);
    let results =
        desk.post(&luc, "push", json!({ "epoch": null, "dev": dev, "changes": changes })).await.ok();
    for n in [0, 1] {
        assert_eq!(results["results"][n]["rejected"]["code"], "forbidden", "{results}");
    }
    assert_eq!(results["results"][2]["seq"], 2, "{results}");
    let page = desk.get(&marie, "pull").await.ok();
    assert_eq!(page["changes"][1]["by"], json!(luc.member));
}

async fn words_of_databases_are_only_words(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    for name in ["'; drop table member; --", "$1 ?1 :x %s \\", "__proto__", "O'Brien"] {
        desk.post(&marie, "workspace", json!({ "name": name })).await.ok();
        desk.post(&marie, &format!("members/{}", marie.member), json!({ "name": name })).await.ok();
        let me = desk.get(&marie, "me").await.ok();
        assert_eq!((&me["workspace"]["name"], &me["member"]["name"]), (&json!(name), &json!(name)));
    }
    let body = json!({
        "code": "' or 1=1 --", "token_hash": token_hash("x"), "name": "x", "device": "x",
    });
    desk.post(None, "join", body).await.fails(404, "invitation_unknown");
    desk.get(&marie, "audit?before=1%20or%201").await.fails(400, "bad_query");
}

#[test]
fn what_is_no_http_costs_the_program_little_and_it_goes_on() {
    let data = TempDir::new().unwrap();
    let program = Program::start(data.path()).joined();
    let say = |text: &[u8]| {
        let mut stream = TcpStream::connect(("127.0.0.1", program.port)).unwrap();
        // It may hang up before all is said.
        drop(stream.write_all(text));
        drop(stream.shutdown(std::net::Shutdown::Write));
        let mut answer = Vec::new();
        drop(stream.read_to_end(&mut answer));
        String::from_utf8_lossy(&answer).into_owned()
    };
    let long = format!("GET /{} HTTP/1.1\r\nhost: localhost\r\n\r\n", "a".repeat(1 << 20));
    let many = format!("GET / HTTP/1.1\r\nhost: localhost\r\n{}\r\n", "x: y\r\n".repeat(5000));
    let smuggled = "POST /api/v1/push HTTP/1.1\r\nhost: localhost\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n";
    for text in [
        b"\x16\x03\x01\x02\x00".as_slice(),
        b"hello\r\n\r\n",
        long.as_bytes(),
        many.as_bytes(),
        b"GET / HTTP/1.1\r\n",
    ] {
        let answer = say(text);
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
    }
    assert!(!say(smuggled.as_bytes()).contains(" 200 "));
    // Cut in the middle of its body.
    let body = push_body(DEV, &[change(DEV, 1)]);
    let whole = crate::program::request("POST /api/v1/push", &body);
    say(whole.get(..whole.len() - 20).unwrap().as_bytes());
    assert_eq!(program.http("GET /api/v1/status", "").unwrap()["last_seq"], 0);
    program.push(1, 3).unwrap();
    assert_eq!(program.http("GET /api/v1/status", "").unwrap()["last_seq"], 3);
}
