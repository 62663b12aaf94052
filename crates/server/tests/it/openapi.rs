//! The document of the API tells the truth: all addresses, all codes, and the shapes of real answers.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};

use crate::bed::Bed;
use crate::desk::{Desk, token, token_hash};
use crate::support::{Answer, DEV, change, cid, stamp};

fn document() -> Value {
    serde_json::from_str(intendance_server::routes::openapi::DOCUMENT).unwrap()
}

/// What a source file has between two texts, everywhere.
fn between(file: &str, before: &str, after: char) -> BTreeSet<String> {
    let text = fs::read_to_string(file).unwrap();
    let parts = text.split(before).skip(1).filter_map(|part| part.split_once(after));
    parts.map(|(found, _)| found.to_owned()).collect()
}

fn texts(values: &Value) -> BTreeSet<String> {
    values.as_array().unwrap().iter().map(|value| value.as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_route_is_in_the_document_and_the_reverse() {
    let source = fs::read_to_string("src/routes.rs").unwrap();
    let mut routes = BTreeSet::new();
    for part in source.split(".route(\"").skip(1) {
        let (path, rest) = part.split_once("\", ").unwrap();
        if path != "/healthz" {
            routes.insert((path.to_owned(), rest.split_once('(').unwrap().0.to_owned()));
        }
    }
    let document = document();
    let mut told = BTreeSet::new();
    for (path, operations) in document["paths"].as_object().unwrap() {
        told.extend(operations.as_object().unwrap().keys().map(|method| (path.clone(), method.clone())));
    }
    assert!(20 <= routes.len());
    assert_eq!(routes, told);
}

#[test]
fn every_code_is_in_the_document_and_the_reverse() {
    let mut codes = BTreeSet::new();
    for file in ["src/error.rs", "src/accounts/error.rs", "src/db.rs"] {
        codes.extend(between(file, "=> \"", '"'));
    }
    let schemas = &document()["components"]["schemas"];
    assert!(30 <= codes.len());
    assert_eq!(codes, texts(&schemas["Failure"]["properties"]["code"]["enum"]));

    let mut rejections = BTreeSet::new();
    for file in ["src/change.rs", "src/log/decide.rs"] {
        rejections.extend(between(file, "rejected(\"", '"'));
        rejections.extend(between(file, "code: \"", '"'));
        rejections.extend(between(file, "rejected(\n                \"", '"'));
    }
    assert_eq!(rejections, texts(&schemas["Rejection"]["properties"]["code"]["enum"]));
}

#[test]
fn every_reference_leads_somewhere_and_every_code_belongs_to_an_answer() {
    let document = document();
    let text = document.to_string();
    for part in text.split("\"$ref\":\"#").skip(1) {
        let (pointer, _) = part.split_once('"').unwrap();
        assert!(document.pointer(pointer).is_some(), "{pointer}");
    }
    for code in texts(&document["components"]["schemas"]["Failure"]["properties"]["code"]["enum"]) {
        assert!(text.contains(&format!("`{code}`")), "{code}");
    }
    for name in document["components"]["schemas"].as_object().unwrap().keys() {
        assert!(text.contains(&format!("schemas/{name}\"")), "{name} is not used");
    }
}

/// Fails where a value is not what a schema says; keys that it does not name are failures too.
fn check(document: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    if let Some(reference) = schema.get("$ref") {
        let target = document.pointer(reference.as_str().unwrap().trim_start_matches('#')).unwrap();
        return check(document, target, value, at);
    }
    if let Some(choices) = schema.get("oneOf") {
        let answers: Vec<_> =
            choices.as_array().unwrap().iter().map(|choice| check(document, choice, value, at)).collect();
        let n_fitting = answers.iter().filter(|answer| answer.is_ok()).count();
        return if n_fitting == 1 {
            Ok(())
        } else {
            Err(format!("{at}: {n_fitting} of oneOf fit {value}: {answers:?}"))
        };
    }
    let kinds = match &schema["type"] {
        Value::String(kind) => vec![kind.as_str()],
        Value::Array(kinds) => kinds.iter().map(|kind| kind.as_str().unwrap()).collect(),
        _ => return Ok(()),
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_u64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    if !kinds.contains(&kind) {
        return Err(format!("{at}: {value} is no {kinds:?}"));
    }
    if let Some(choices) = schema.get("enum")
        && !choices.as_array().unwrap().contains(value)
    {
        return Err(format!("{at}: {value} is none of {choices}"));
    }
    if let Value::Array(items) = value {
        for (index, item) in items.iter().enumerate() {
            check(document, &schema["items"], item, &format!("{at}[{index}]"))?;
        }
    }
    if let (Value::Object(map), Some(properties)) = (value, schema.get("properties")) {
        for name in schema["required"].as_array().unwrap() {
            if !map.contains_key(name.as_str().unwrap()) {
                return Err(format!("{at}: {name} is missing in {value}"));
            }
        }
        for (key, inner) in map {
            match properties.get(key) {
                Some(schema) => check(document, schema, inner, &format!("{at}.{key}"))?,
                None if schema["additionalProperties"] == true => {}
                None => return Err(format!("{at}: {key} is not in the document")),
            }
        }
    }
    Ok(())
}

/// Checks an answer against the document; returns its JSON.
fn fits(method: &str, path: &str, answer: &Answer) -> Value {
    let document = document();
    let operation = &document["paths"][path][method];
    let status = answer.status.as_u16().to_string();
    let told = &operation["responses"][&status];
    assert!(told.is_object(), "{method} {path} answers {status}: {}", answer.text());
    let json = answer.json();
    check(&document, &told["content"]["application/json"]["schema"], &json, path).unwrap();
    if status != "200" {
        let code = json["code"].as_str().unwrap_or_else(|| panic!("{method} {path}: {json}"));
        assert!(
            told["description"].as_str().unwrap().contains(&format!("`{code}`")),
            "{method} {path}: {code}"
        );
    }
    json
}

fn good(method: &str, path: &str, answer: &Answer) -> Value {
    assert_eq!(answer.status, 200, "{method} {path}: {}", answer.text());
    fits(method, path, answer)
}

fn bad(method: &str, path: &str, answer: &Answer) {
    assert_ne!(answer.status, 200, "{method} {path}");
    fits(method, path, answer);
}

#[tokio::test]
async fn real_answers_are_as_the_document_says() {
    let bed = Bed::sqlite();
    let desk = Desk::on(&bed).await;
    let code = desk.first_code().await;
    good("post", "/invitations/look", &desk.post(None, "invitations/look", json!({ "code": code })).await);
    let join =
        json!({ "code": code, "token_hash": token_hash(&token("Marie")), "name": "Marie", "device": "PC" });
    let joined = good("post", "/join", &desk.post(None, "join", join.clone()).await);
    let id = |of: &str| joined[of]["id"].as_str().unwrap().to_owned();
    let marie = crate::desk::Person { token: token("Marie"), member: id("member"), device: id("device") };
    let luc = desk.invited(&marie, "requester", "Luc").await;

    let mut denied = change(DEV, 2);
    denied["w"] = json!([]);
    let push = json!({
        "epoch": null, "dev": DEV, "changes": [change(DEV, 1), denied], "after": { "seq": 0, "hash": "" },
    });
    good("post", "/push", &desk.post(&luc, "push", push).await);
    let epoch = desk.get(None, "status").await.ok()["epoch"].clone();
    let mut remembered = change("00000000000000cc", 1);
    remembered["unknown"] = json!({ "kept": true });
    let reseed =
        json!({ "epoch": epoch, "changes": [{ "eff": stamp(5), "by": "m1", "change": remembered }] });
    good("post", "/reseed", &desk.post(&marie, "reseed", reseed).await);
    let invite = json!({ "name": "Léa", "role": "reader", "ttl_s": 60 });
    let made = good("post", "/invitations", &desk.post(&marie, "invitations", invite).await);
    let feed = good("post", "/feeds", &desk.post(&luc, "feeds", json!({ "scope": "mine" })).await);
    let address = format!("feeds/{}.ics", feed["code"].as_str().unwrap());
    assert_eq!(desk.get(None, &address).await.status, 200);
    good("get", "/feeds", &desk.get(&luc, "feeds").await);
    let ended = format!("feeds/{}/revoke", feed["id"].as_str().unwrap());
    good("post", "/feeds/{id}/revoke", &desk.post(&luc, &ended, json!({})).await);
    bad("post", "/feeds/{id}/revoke", &desk.post(&marie, &ended, json!({})).await);
    bad("get", "/feeds/{name}", &desk.get(None, &address).await);
    desk.wait(1000);
    for (path, who) in [
        ("/status", None),
        ("/status", Some(&marie)),
        ("/me", Some(&luc)),
        ("/team", Some(&marie)),
        ("/pull", Some(&luc)),
        ("/snapshot", Some(&luc)),
        ("/audit", Some(&marie)),
        ("/openapi.json", None),
    ] {
        good("get", path, &desk.get(who, &path[1..]).await);
    }
    let id = made["id"].as_str().unwrap();
    for (path, real, body) in [
        ("/invitations/{id}/revoke", format!("invitations/{id}/revoke"), json!({})),
        ("/devices/{id}", format!("devices/{}", luc.device), json!({ "label": "PC" })),
        ("/devices/{id}/revoke", format!("devices/{}/revoke", luc.device), json!({})),
        ("/members/{id}", format!("members/{}", luc.member), json!({ "role": "reader" })),
        ("/members/{id}/remove", format!("members/{}/remove", luc.member), json!({})),
        ("/workspace", "workspace".into(), json!({ "name": "Mirabeau" })),
    ] {
        good("post", path, &desk.post(&marie, &real, body).await);
    }
    good("get", "/team", &desk.get(&marie, "team").await);

    // What goes wrong too.
    bad("get", "/pull", &desk.get(&luc, "pull").await);
    bad("get", "/pull", &desk.get(None, "pull").await);
    bad("get", "/pull", &desk.get(&marie, "pull?after=9&hash=x").await);
    bad("get", "/audit", &desk.get(&marie, "audit?limit=x").await);
    let gap = json!({ "epoch": null, "dev": "00000000000000dd", "changes": [change("00000000000000dd", 7)] });
    bad("post", "/push", &desk.post(&marie, "push", gap).await);
    let elsewhere = json!({ "epoch": "other", "dev": DEV, "changes": [] });
    bad("post", "/push", &desk.post(&marie, "push", elsewhere).await);
    let twin = json!({ "epoch": null, "dev": DEV, "changes": [{ "cid": cid("00000000000000ee", 1), "dev": DEV, "n": 1 }] });
    bad("post", "/push", &desk.post(&marie, "push", twin).await);
    bad("post", "/push", &desk.post(&marie, "push", json!("x")).await);
    fits(
        "post",
        "/join",
        &desk.post(None, "join", json!({ "code": "x", "token_hash": "x", "device": "x" })).await,
    );
    let mut unknown = join.clone();
    unknown["code"] = json!("0".repeat(26));
    bad("post", "/join", &desk.post(None, "join", unknown).await);
    fits(
        "post",
        "/join",
        &desk
            .post(None, "join", json!({ "code": made["code"], "token_hash": token_hash("y"), "device": "x" }))
            .await,
    );
    bad("post", "/devices/{id}", &desk.post(&marie, "devices/unknown", json!({ "label": "x" })).await);
    fits(
        "post",
        "/members/{id}",
        &desk.post(&marie, &format!("members/{}", marie.member), json!({ "role": "reader" })).await,
    );
    good("post", "/leave", &desk.post(&marie, "leave", json!({})).await);
}

#[test]
fn the_checker_finds_what_is_wrong() {
    let document = document();
    let schema = json!({ "$ref": "#/components/schemas/Member" });
    let good = json!({ "id": "a", "name": "b", "role": "reader" });
    check(&document, &schema, &good, "").unwrap();
    for (key, value) in
        [("role", json!("owner")), ("name", json!(5)), ("more", json!(1)), ("removed_ms", json!(-1))]
    {
        let mut bad = good.clone();
        bad[key] = value;
        assert!(check(&document, &schema, &bad, "").is_err(), "{bad}");
    }
    assert!(check(&document, &schema, &json!({ "id": "a", "name": "b" }), "").is_err());
}
