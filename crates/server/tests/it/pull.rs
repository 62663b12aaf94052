//! Pages, points and bodies.

use serde_json::{Value, json};

use crate::bed::Bed;
use crate::stories;
use crate::support::{DEV, NOW, change, changes, cid, get, push_body, stamp};

stories! {
    pages_follow_one_another_without_gap_or_overlap,
    a_page_ends_after_two_mebibytes_but_always_moves_on,
    bodies_come_back_byte_for_byte_with_all_they_hold,
    t10_t14_an_unknown_point_is_a_recoverable_answer,
    two_servers_never_share_a_point,
    a_long_page_is_compressed_for_who_asks,
}

async fn pages_follow_one_another_without_gap_or_overlap(bed: Bed) {
    let office = bed.office().await;
    office.push(DEV, &changes(DEV, 1, 25)).await.ok();
    let page = office.get("/api/v1/pull?after=0&limit=10").await.ok();
    assert_eq!((page["next"].as_u64(), page["more"].as_bool()), (Some(10), Some(true)));
    assert_eq!(page["changes"][0]["seq"], 1);
    assert_eq!(page["changes"][0]["recv_ms"], NOW);
    assert_eq!(page["changes"][0]["eff"], stamp(NOW - 999));
    assert_eq!(page["server_ms"], NOW);

    let log = office.log(10).await;
    let cids: Vec<_> = log.iter().map(|entry| entry["change"]["cid"].clone()).collect();
    assert_eq!(cids, (1..=25).map(|n| json!(cid(DEV, n))).collect::<Vec<_>>());

    let status = office.head().await;
    assert_eq!(status["last_seq"], 25);
    let (hash, epoch) = (status["hash"].as_str().unwrap(), status["epoch"].as_str().unwrap());
    let end = office.get(&format!("/api/v1/pull?after=25&hash={hash}&epoch={epoch}")).await.ok();
    assert_eq!(end["changes"], json!([]));
    assert_eq!((&end["next"], &end["hash"], &end["more"]), (&json!(25), &json!(hash), &json!(false)));
}

async fn a_page_ends_after_two_mebibytes_but_always_moves_on(bed: Bed) {
    let office = bed.office().await;
    let text = "x".repeat(60 << 10);
    for n in 1..=6 {
        let mut batch = changes(DEV, n * 8 - 7, n * 8);
        for change in &mut batch {
            change["w"][0]["v"] = json!(text);
        }
        office.push(DEV, &batch).await.ok();
    }
    let page = office.get("/api/v1/pull").await;
    assert!(page.bytes.len() < (2 << 20) + (64 << 10));
    assert_eq!(page.ok()["more"], true);
    assert_eq!(office.log(1000).await.len(), 48);
}

async fn bodies_come_back_byte_for_byte_with_all_they_hold(bed: Bed) {
    let body = format!(
        r#"{{ "later":{{"z":1,"a":[1.50,1E2]}},"v":1,"cid":"{}",  "dev":"{DEV}","n":1,
           "hlc":"{}", "tx":"{}","w":[{{"ty":"spaceship","id":"018f0000-0000-7000-8000-000000000001","f":"x/Colonne \"é\"",
           "k":"warp","v":{{"b":null,"a":"\u00e9\/"}},"why":[ ]}}] ,"a":12345678901234567890123}}"#,
        cid(DEV, 1),
        stamp(NOW),
        cid(DEV, 1)
    );
    let office = bed.office().await;
    let pushed = format!(r#"{{"dev":"{DEV}","changes":[ {body} ]}}"#);
    assert_eq!(office.push_text(pushed).await.ok()["results"][0]["seq"], 1);
    let office = bed.office().await;
    let answer = office.get("/api/v1/pull").await;
    assert!(answer.text().contains(&format!("\"change\":{body}}}")), "{}", answer.text());
}

async fn t10_t14_an_unknown_point_is_a_recoverable_answer(bed: Bed) {
    let office = bed.office().await;
    office.push(DEV, &changes(DEV, 1, 3)).await.ok();
    let status = office.head().await;
    let hash = status["hash"].as_str().unwrap();
    for query in [
        "after=3&hash=00000000000000000000000000000000".into(),
        "after=3".into(),
        format!("after=2&hash={hash}"),
        format!("after=99&hash={hash}"),
        format!("after=9223372036854775808&hash={hash}"),
        format!("after=3&hash={hash}&epoch=0badcafe"),
        "after=0&epoch=0badcafe".into(),
    ] {
        let failure = office.get(&format!("/api/v1/pull?{query}")).await.fails(409, "history_diverged");
        assert_eq!((&failure["epoch"], &failure["last_seq"]), (&status["epoch"], &json!(3)), "{query}");
    }
    for query in ["after=-1", "after=x", "limit=many", "after=1&after=2"] {
        office.get(&format!("/api/v1/pull?{query}")).await.fails(400, "bad_query");
    }
}

async fn two_servers_never_share_a_point(bed: Bed) {
    let (one, two) = (bed.office().await, bed.another().await.office().await);
    one.push(DEV, &[change(DEV, 1)]).await.ok();
    let mut other = change(DEV, 1);
    other["w"][0]["v"] = json!("autre");
    two.push(DEV, &[other]).await.ok();
    let (one, two) = (one.head().await, two.head().await);
    assert_ne!(one["hash"], two["hash"]);
    assert_ne!(one["epoch"], two["epoch"]);
}

async fn a_long_page_is_compressed_for_who_asks(bed: Bed) {
    let office = bed.office().await;
    office.push_text(push_body(DEV, &changes(DEV, 1, 200))).await.ok();
    let mut request = get("/api/v1/pull");
    request.headers_mut().insert("accept-encoding", "gzip, br".parse().unwrap());
    let packed = office.send(request).await;
    assert_eq!(packed.header("content-encoding"), "gzip");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&*packed.bytes), &mut text).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["next"], 200);
}
