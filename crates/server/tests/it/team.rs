//! Members, devices, roles, and what is remembered about them.

use std::time::Duration;

use axum::body::BodyDataStream;
use futures_util::StreamExt;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::bed::Bed;
use crate::desk::{Desk, Person, signed};
use crate::stories;
use crate::support::{DEV, change, changes, get};

stories! {
    t26_a_revoked_device_is_refused_at_once_on_every_server,
    a_role_holds_at_once_on_every_server,
    a_removed_member_loses_all_devices_and_keeps_the_name,
    the_last_manager_stays,
    two_managers_cannot_remove_each_other_at_once,
    each_role_sees_and_does_what_it_may,
    the_ids_of_others_are_not_told_apart_from_unknown_ones,
    the_team_is_told_to_open_streams,
    the_last_sync_of_a_device_is_shown,
    the_audit_has_the_facts_and_managers_only_read_it,
    who_leaves_is_gone,
}

fn push(n: u64) -> Value {
    json!({ "epoch": null, "dev": DEV, "changes": [change(DEV, n)] })
}

struct Listener(BodyDataStream);

impl Listener {
    async fn new(desk: &Desk, who: &Person) -> Self {
        let response = desk.router.clone().oneshot(signed(Some(who), get("/api/v1/live"))).await.unwrap();
        assert_eq!(response.status(), 200);
        Self(response.into_body().into_data_stream())
    }

    /// All events up to and with the first that `is_it`.
    async fn hears(&mut self, is_it: &str) -> String {
        let mut all = String::new();
        while !all.contains(is_it) {
            let bytes = tokio::time::timeout(Duration::from_secs(20), self.0.next()).await.unwrap();
            let bytes = bytes.unwrap_or_else(|| panic!("it ended after {all}")).unwrap();
            all.push_str(&String::from_utf8_lossy(&bytes));
        }
        all
    }

    async fn ends(&mut self) {
        while let Some(more) = tokio::time::timeout(Duration::from_secs(20), self.0.next()).await.unwrap() {
            more.unwrap();
        }
    }
}

async fn t26_a_revoked_device_is_refused_at_once_on_every_server(bed: Bed) {
    let (desk, other) = (Desk::on(&bed).await, Desk::on(&bed).await);
    let marie = desk.first().await;
    let luc = desk.invited(&marie, "helper", "Luc").await;
    let phone = desk.further(&luc, "Luc tél").await;
    other.post(&phone, "push", push(1)).await.ok();
    let mut stream = Listener::new(&desk, &phone).await;

    desk.post(&luc, &format!("devices/{}/revoke", phone.device), json!({})).await.ok();
    for server in [&desk, &other] {
        for path in ["pull", "me", "live"] {
            server.get(&phone, path).await.fails(403, "device_revoked");
        }
        let refused = server.post(&phone, "push", push(2)).await.fails(403, "device_revoked");
        assert!(!refused.to_string().contains(&phone.token));
    }
    assert!(stream.hears("bye").await.contains(r#"{"code":"device_revoked"}"#));
    stream.ends().await;
    // What came before stays, and the owner's other device goes on.
    assert_eq!(desk.get(&luc, "status").await.ok()["last_seq"], 1);
    desk.post(&luc, &format!("devices/{}/revoke", phone.device), json!({})).await.ok();
}

async fn a_role_holds_at_once_on_every_server(bed: Bed) {
    let (desk, other) = (Desk::on(&bed).await, Desk::on(&bed).await);
    let marie = desk.first().await;
    let luc = desk.invited(&marie, "reader", "Luc").await;
    let refused = other.post(&luc, "push", push(1)).await.ok();
    assert_eq!(refused["results"][0]["rejected"]["code"], "forbidden");
    desk.post(&marie, &format!("members/{}", luc.member), json!({ "role": "helper" })).await.ok();
    assert_eq!(other.get(&luc, "me").await.ok()["member"]["role"], "helper");
    assert_eq!(other.post(&luc, "push", push(2)).await.ok()["results"][0]["seq"], 1);
    desk.post(&marie, &format!("members/{}", luc.member), json!({ "role": "reader" })).await.ok();
    assert_eq!(other.post(&luc, "push", push(3)).await.ok()["results"][0]["rejected"]["code"], "forbidden");
}

async fn a_removed_member_loses_all_devices_and_keeps_the_name(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    let luc = desk.invited(&marie, "helper", "Luc").await;
    let phone = desk.further(&luc, "Luc tél").await;
    desk.post(&luc, "push", push(1)).await.ok();
    desk.post(&luc, &format!("members/{}/remove", luc.member), json!({})).await.fails(403, "forbidden");
    let mut stream = Listener::new(&desk, &phone).await;
    desk.post(&marie, &format!("members/{}/remove", luc.member), json!({})).await.ok();
    for device in [&luc, &phone] {
        desk.get(device, "pull").await.fails(403, "member_removed");
    }
    assert!(stream.hears("bye").await.contains("member_removed"));
    let team = desk.get(&marie, "team").await.ok();
    assert_eq!(team["members"][1]["name"], "Luc");
    assert_eq!(team["members"][1]["removed_ms"], desk.now());
    let page = desk.get(&marie, "pull").await.ok();
    assert_eq!(page["changes"][0]["by"], json!(luc.member));
    // Not twice, and nothing can be changed about somebody who is gone.
    for (path, body) in [("remove", json!({})), ("", json!({ "role": "manager" }))] {
        let path = format!("members/{}/{path}", luc.member);
        desk.post(&marie, path.trim_end_matches('/'), body).await.fails(404, "unknown_member");
    }
}

async fn the_last_manager_stays(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    let path = format!("members/{}", marie.member);
    desk.post(&marie, &path, json!({ "role": "helper" })).await.fails(409, "last_manager");
    desk.post(&marie, &format!("{path}/remove"), json!({})).await.fails(409, "last_manager");
    // The same role again is no change, another name is.
    desk.post(&marie, &path, json!({ "role": "manager", "name": "Marie L." })).await.ok();
    let anne = desk.invited(&marie, "manager", "Anne").await;
    desk.post(&marie, &format!("{path}/remove"), json!({})).await.ok();
    desk.get(&marie, "me").await.fails(403, "member_removed");
    desk.post(&anne, &format!("members/{}", anne.member), json!({ "role": "reader" }))
        .await
        .fails(409, "last_manager");
}

async fn two_managers_cannot_remove_each_other_at_once(bed: Bed) {
    let (desk, other) = (Desk::on(&bed).await, Desk::on(&bed).await);
    let marie = desk.first().await;
    let anne = desk.invited(&marie, "manager", "Anne").await;
    let (by_marie, by_anne) =
        (format!("members/{}/remove", anne.member), format!("members/{}/remove", marie.member));
    let (one, two) =
        tokio::join!(desk.post(&marie, &by_marie, json!({})), other.post(&anne, &by_anne, json!({})));
    let n_done = [&one, &two].into_iter().filter(|answer| answer.status == 200).count();
    assert_eq!(n_done, 1, "{} {}", one.text(), two.text());
    let survivor = if one.status == 200 { &marie } else { &anne };
    let team = desk.get(survivor, "team").await.ok();
    let n_managers =
        team["members"].as_array().unwrap().iter().filter(|one| one.get("removed_ms").is_none()).count();
    assert_eq!(n_managers, 1, "{team}");
}

async fn each_role_sees_and_does_what_it_may(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    desk.post(&marie, "workspace", json!({ "name": " Mirabeau Conseil " })).await.ok();
    for role in ["helper", "requester", "reader"] {
        let luc = desk.invited(&marie, role, role).await;
        let team = desk.get(&luc, "team").await.ok();
        assert_eq!(team["workspace"]["name"], "Mirabeau Conseil");
        assert!(team["members"].as_array().unwrap().iter().any(|one| one["name"] == "Marie"));
        let devices: Vec<_> = team["devices"].as_array().unwrap().iter().map(|one| &one["member"]).collect();
        assert_eq!(devices, [&json!(luc.member)]);
        assert_eq!(team["invitations"], json!([]));
        for (path, body) in [
            (format!("members/{}", luc.member), json!({ "role": "manager" })),
            (format!("members/{}", marie.member), json!({ "name": "x" })),
            (format!("members/{}/remove", marie.member), json!({})),
            ("workspace".into(), json!({ "name": "x" })),
        ] {
            desk.post(&luc, &path, body).await.fails(403, "forbidden");
        }
        desk.get(&luc, "audit").await.fails(403, "forbidden");
        desk.post(&luc, &format!("members/{}", luc.member), json!({ "name": format!("{role} bis") }))
            .await
            .ok();
        desk.post(&luc, &format!("devices/{}", luc.device), json!({ "label": "Le mien" })).await.ok();
        let me = desk.get(&luc, "me").await.ok();
        assert_eq!(
            (&me["member"]["name"], &me["device"]["label"]),
            (&json!(format!("{role} bis")), &json!("Le mien"))
        );
        desk.get(&luc, "pull").await.ok();
        let reseed = json!({ "epoch": desk.get(None, "status").await.ok()["epoch"], "changes": [] });
        let answer = desk.post(&luc, "reseed", reseed).await;
        if role == "helper" { drop(answer.ok()) } else { drop(answer.fails(403, "forbidden")) }
    }
    assert_eq!(desk.get(&marie, "team").await.ok()["devices"].as_array().unwrap().len(), 4);
}

async fn the_ids_of_others_are_not_told_apart_from_unknown_ones(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    let luc = desk.invited(&marie, "helper", "Luc").await;
    let made =
        desk.post(&marie, "invitations", json!({ "name": "x", "role": "reader", "ttl_s": 60 })).await.ok();
    let invitation = made["id"].as_str().unwrap();
    let theirs = [
        (format!("devices/{}/revoke", marie.device), "devices/unknown/revoke", "unknown_device"),
        (format!("devices/{}", marie.device), "devices/unknown", "unknown_device"),
        (format!("invitations/{invitation}/revoke"), "invitations/unknown/revoke", "invitation_unknown"),
    ];
    for (known, unknown, code) in theirs {
        let body = json!({ "label": "x" });
        let (one, two) = (desk.post(&luc, &known, body.clone()).await, desk.post(&luc, unknown, body).await);
        assert_eq!(one.fails(404, code), two.fails(404, code));
    }
    for id in ["..%2f..", "%00", "x'--", "é", &"x".repeat(65)] {
        desk.post(
            &marie,
            &format!("devices/{}/revoke", id.replace('é', "%c3%a9").replace('\'', "%27")),
            json!({}),
        )
        .await
        .fails(404, "not_found");
    }
    desk.get(&marie, "me").await.ok();
}

async fn the_team_is_told_to_open_streams(bed: Bed) {
    let (desk, other) = (Desk::on(&bed).await, Desk::on(&bed).await);
    let marie = desk.first().await;
    // Only servers on PostgreSQL hear of each other; on one file there is one server.
    let listening = if matches!(bed, Bed::Postgres(_)) { &other } else { &desk };
    let mut stream = Listener::new(listening, &marie).await;
    stream.hears("seq").await;
    let before = desk.get(&marie, "me").await.ok()["team_rev"].as_u64().unwrap();
    desk.post(&marie, "workspace", json!({ "name": "Mirabeau" })).await.ok();
    stream.hears(&format!(r#"{{"team_rev":{}}}"#, before + 1)).await;
    assert_eq!(desk.get(&marie, "team").await.ok()["team_rev"], before + 1);
}

async fn the_last_sync_of_a_device_is_shown(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    let luc = desk.invited(&marie, "helper", "Luc").await;
    let device = async || desk.get(&marie, "team").await.ok()["devices"][1].clone();
    assert!(device().await.get("synced_ms").is_none());
    desk.get(&luc, "me").await.ok();
    desk.wait(5000);
    desk.get(&luc, "pull").await.ok();
    let until = Duration::from_secs(10);
    let shown = tokio::time::timeout(until, async {
        loop {
            let shown = device().await;
            if shown["synced_ms"] == desk.now() {
                return shown;
            }
            tokio::task::yield_now().await;
        }
    });
    assert_eq!(shown.await.unwrap()["seen_ms"], desk.now());
}

async fn the_audit_has_the_facts_and_managers_only_read_it(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    let luc = desk.invited(&marie, "reader", "Luc").await;
    desk.join("0".repeat(26).as_str(), "Eve").await.fails(404, "invitation_unknown");
    desk.post(&marie, &format!("members/{}", luc.member), json!({ "role": "helper" })).await.ok();
    desk.post(&marie, "workspace", json!({ "name": "Mirabeau Conseil" })).await.ok();
    let mut ahead = change(DEV, 1);
    ahead["hlc"] = json!("fffffffffff0-000000");
    let body = json!({ "epoch": null, "dev": DEV, "changes": [ahead] });
    desk.post(&luc, "push", body).await.ok();
    desk.post(&marie, "push", push(2)).await.fails(409, "device_forked");
    desk.post(&marie, &format!("devices/{}/revoke", luc.device), json!({})).await.ok();
    let expected = [
        "invitation_made",
        "joined",
        "invitation_made",
        "joined",
        "join_failed",
        "member_role",
        "workspace_renamed",
        "device_revoked",
    ];
    // Two are written behind the answer.
    let all = tokio::time::timeout(Duration::from_secs(10), async {
        loop {
            let page = desk.get(&marie, "audit").await.ok();
            let mut entries = page["entries"].as_array().unwrap().clone();
            entries.reverse();
            if entries.len() == expected.len() + 2 {
                return entries;
            }
            tokio::task::yield_now().await;
        }
    });
    let all = all.await.unwrap();
    let (behind, events): (Vec<_>, Vec<_>) = all
        .iter()
        .map(|entry| entry["event"].as_str().unwrap())
        .partition(|event| ["clock_clamped", "device_forked"].contains(event));
    assert_eq!(events, expected);
    assert_eq!(behind.len(), 2);
    let changed = all.iter().find(|entry| entry["event"] == "member_role").unwrap();
    assert_eq!(changed["actor"], json!(marie.member));
    assert_eq!(changed["detail"], json!({ "member": luc.member, "from": "reader", "to": "helper" }));
    assert_eq!(changed["at_ms"], desk.now());
    let text = json!(all).to_string();
    for content in ["Marie", "Luc", "Mirabeau", "Fuite"] {
        assert!(!text.contains(content), "{content}");
    }
    desk.get(&luc, "audit").await.fails(403, "device_revoked");

    let newest = desk.get(&marie, "audit?limit=3").await.ok();
    assert_eq!((newest["entries"].as_array().unwrap().len(), &newest["more"]), (3, &json!(true)));
    let before = newest["entries"][2]["id"].as_u64().unwrap();
    let rest = desk.get(&marie, &format!("audit?before={before}&limit=500")).await.ok();
    assert_eq!((rest["entries"].as_array().unwrap().len(), &rest["more"]), (all.len() - 3, &json!(false)));
    desk.get(&marie, "audit?before=x").await.fails(400, "bad_query");
}

async fn who_leaves_is_gone(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    let luc = desk.invited(&marie, "requester", "Luc").await;
    desk.post(&luc, "leave", json!({})).await.ok();
    desk.get(&luc, "me").await.fails(403, "device_revoked");
    desk.post(&luc, "push", json!({ "epoch": null, "dev": DEV, "changes": changes(DEV, 1, 2) }))
        .await
        .fails(403, "device_revoked");
    let team = desk.get(&marie, "team").await.ok();
    assert_eq!(team["devices"][1]["revoked_ms"], desk.now());
    assert!(team["members"][1].get("removed_ms").is_none());
}
