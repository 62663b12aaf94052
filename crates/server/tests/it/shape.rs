//! Bodies and changes of bad shape.

use std::io::Write;

use axum::http::Request;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::bed::Bed;
use crate::stories;
use crate::support::{Answer, DEV, Office, change, changes, cid, post, push_body};

stories! {
    one_bad_change_is_refused_alone_and_later_positions_go_on,
    what_is_just_within_the_limits_is_accepted,
    numbers_and_texts_that_devices_cannot_read_do_not_enter_the_log,
    a_change_without_a_readable_identity_fails_the_request_by_its_place,
    bodies_that_are_not_a_push_are_refused,
    a_body_over_two_mebibytes_is_refused,
    gzip_is_read_up_to_the_same_limit,
    half_a_million_brackets_harm_nobody,
}

type Spoil = fn(&mut Value);

fn nested(depth: usize) -> Value {
    (0..depth).fold(json!(1), |inner, _| json!([inner]))
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

async fn push_gzip(office: &Office, bytes: Vec<u8>) -> Answer {
    let mut request: Request<_> = post("/api/v1/push", bytes);
    request.headers_mut().insert("content-encoding", "gzip".parse().unwrap());
    office.send(request).await
}

async fn one_bad_change_is_refused_alone_and_later_positions_go_on(bed: Bed) {
    let bad: [(&str, Spoil); 12] = [
        ("too_big", |c| c["w"][0]["v"] = json!("x".repeat(64 << 10))),
        ("too_many_writes", |c| c["w"] = json!(vec![c["w"][0].clone(); 201])),
        ("too_deep", |c| c["w"][0]["v"] = nested(9)),
        ("too_deep", |c| c["unknown"] = nested(100)),
        ("bad_field", |c| c["w"][0]["f"] = json!("a\u{7}b")),
        ("bad_field", |c| c["w"][0]["f"] = json!("x".repeat(513))),
        ("bad_kind", |c| c["w"][0]["ty"] = json!("")),
        ("bad_operation", |c| c["w"][0]["k"] = json!("x".repeat(65))),
        ("bad_shape", |c| c["w"] = json!("none")),
        ("bad_shape", |c| c["w"][0]["id"] = json!(7)),
        ("bad_shape", |c| c["w"][0] = json!(["request", "018f0000-0000-7000-8000-000000000001", "a", "set"])),
        ("bad_shape", |c| c["hlc"] = json!("yesterday")),
    ];
    let office = bed.office().await;
    for (round, (code, spoil)) in (0..).zip(bad) {
        let mut batch = changes(DEV, round * 3 + 1, round * 3 + 3);
        spoil(&mut batch[1]);
        let results = office.push(DEV, &batch).await.ok()["results"].clone();
        assert_eq!(results[1]["cid"], batch[1]["cid"]);
        assert_eq!(results[1]["rejected"]["code"], code, "{results}");
        assert_eq!(results[0]["seq"], round * 2 + 1);
        assert_eq!(results[2]["seq"], round * 2 + 2);
    }
    assert_eq!(office.log(1000).await.len(), 24);
}

async fn what_is_just_within_the_limits_is_accepted(bed: Bed) {
    let office = bed.office().await;
    let mut batch = changes(DEV, 1, 3);
    batch[0]["w"][0]["v"] = json!("x".repeat((64 << 10) - 2));
    batch[1]["w"] = json!(vec![batch[1]["w"][0].clone(); 200]);
    batch[2]["w"][0]["v"] = nested(8);
    let results = office.push(DEV, &batch).await.ok()["results"].clone();
    assert_eq!(results[2]["seq"], 3, "{results}");
}

async fn numbers_and_texts_that_devices_cannot_read_do_not_enter_the_log(bed: Bed) {
    let office = bed.office().await;
    for (n, poison) in (1..).zip(["1e999", r#""\ud800""#]) {
        let body = push_body(DEV, &[change(DEV, n)]).replace(&format!("\"Fuite n° {n}\""), poison);
        assert!(body.contains(poison));
        let results = office.push_text(body).await.ok()["results"].clone();
        assert_eq!(results[0]["rejected"]["code"], "bad_shape", "{poison}");
    }
}

async fn a_change_without_a_readable_identity_fails_the_request_by_its_place(bed: Bed) {
    let office = bed.office().await;
    let spoilt: [Spoil; 7] = [
        |c| c["cid"] = json!("not-an-id"),
        |c| c["n"] = json!("2"),
        |c| c["n"] = json!(0),
        |c| c["n"] = json!(u64::MAX),
        |c| c["dev"] = json!("00000000000000bb"),
        |c| *c = json!([cid(DEV, 2), DEV, 2]),
        |c| *c = json!(null),
    ];
    for spoil in spoilt {
        let mut batch = changes(DEV, 1, 2);
        spoil(&mut batch[1]);
        let failure = office.push(DEV, &batch).await.fails(400, "bad_envelope");
        assert!(failure["message"].as_str().unwrap().contains("change 1"), "{failure}");
    }
    assert!(office.log(10).await.is_empty());
}

async fn bodies_that_are_not_a_push_are_refused(bed: Bed) {
    let office = bed.office().await;
    for body in ["", "null", "{}", "[1,2", "\u{0}\u{1}binary", r#"{"dev":7,"changes":[]}"#] {
        office.push_text(body).await.fails(400, "bad_json");
    }
    office.push_text(b"{\"dev\":\"\xff\xfe\"}".to_vec()).await.fails(400, "bad_json");
    office.push_text(r#"{"epoch":5,"dev":"00000000000000aa","changes":[]}"#).await.fails(400, "bad_json");
    let too_many = changes(DEV, 1, 2001);
    office.push(DEV, &too_many).await.fails(413, "too_many_changes");
    office.push(DEV, &too_many[..2000]).await.ok();

    let mut form = post("/api/v1/push", "a=b");
    form.headers_mut().insert("content-type", "text/plain".parse().unwrap());
    office.send(form).await.fails(415, "unsupported_body");
}

async fn a_body_over_two_mebibytes_is_refused(bed: Bed) {
    let office = bed.office().await;
    office.push_text(" ".repeat((2 << 20) + 1)).await.fails(413, "too_large");
}

async fn gzip_is_read_up_to_the_same_limit(bed: Bed) {
    let office = bed.office().await;
    let body = push_body(DEV, &changes(DEV, 1, 500));
    let packed = gzip(body.as_bytes());
    assert!(packed.len() * 5 < body.len());
    assert_eq!(push_gzip(&office, packed).await.ok()["results"][499]["seq"], 500);

    let bomb = gzip(&vec![b' '; 64 << 20]);
    assert!(bomb.len() < 1 << 20);
    push_gzip(&office, bomb).await.fails(413, "too_large");
    push_gzip(&office, b"not gzip at all".to_vec()).await.fails(400, "bad_json");
    let cut = gzip(body.as_bytes());
    push_gzip(&office, cut[..cut.len() / 2].to_vec()).await.fails(400, "bad_json");

    let mut request = post("/api/v1/push", body);
    request.headers_mut().insert("content-encoding", "br".parse().unwrap());
    office.send(request).await.fails(415, "unsupported_body");
}

async fn half_a_million_brackets_harm_nobody(bed: Bed) {
    let office = bed.office().await;
    let deep = "[".repeat(500_000);
    office.push_text(deep.clone()).await.fails(400, "bad_json");
    let closed = format!("{deep}{}", "]".repeat(500_000));
    let body = push_body(DEV, &[change(DEV, 1)]).replace("\"Fuite n° 1\"", &closed);
    let results = office.push_text(body).await.ok()["results"].clone();
    assert_eq!(results[0]["rejected"]["code"], "too_deep");
}
