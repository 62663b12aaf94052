//! Invitations and joining.

use serde_json::{Value, json};

use crate::bed::Bed;
use crate::desk::{Desk, token, token_hash};
use crate::stories;

stories! {
    the_first_manager_joins_by_the_printed_link,
    without_a_token_only_the_public_is_answered,
    a_lost_answer_is_given_again_to_the_same_device_only,
    a_code_is_understood_as_people_copy_it,
    an_invitation_ends_when_used_revoked_or_too_old,
    a_member_invites_only_a_further_device_of_their_own,
    whoever_no_longer_manages_lets_nobody_in,
    names_and_tokens_that_deceive_are_refused,
    no_list_tells_a_code_and_no_row_holds_one,
    a_server_without_a_manager_can_be_started_any_number_of_times,
}

async fn a_server_without_a_manager_can_be_started_any_number_of_times(bed: Bed) {
    let desk = Desk::on(&bed).await;
    for _ in 0..510 {
        desk.first_code().await;
    }
    desk.wait(8 * 24 * 3_600_000);
    desk.first().await;
}

async fn the_first_manager_joins_by_the_printed_link(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let (forgotten, code) = (desk.first_code().await, desk.first_code().await);
    let looked = desk.post(None, "invitations/look", json!({ "code": code })).await.ok();
    assert_eq!(
        (&looked["role"], &looked["member"], &looked["name"]),
        (&json!("manager"), &Value::Null, &json!(""))
    );
    let joined = desk.join(&code, "Marie").await.ok();
    assert_eq!(joined["member"]["name"], "Marie");
    assert_eq!(joined["device"]["label"], "PC de Marie");
    let status = desk.get(None, "status").await.ok();
    assert_eq!(joined["epoch"], status["epoch"]);
    assert_eq!((&status["needs_invitation"], &status["api"]), (&json!(true), &json!(1)));
    // The links of earlier starts are worth nothing once somebody manages, and no further one is made.
    desk.join(&forgotten, "Eve").await.fails(410, "invitation_revoked");
    assert!(desk.accounts.invite_first(desk.now()).await.unwrap().is_none());
}

async fn without_a_token_only_the_public_is_answered(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    for path in ["pull", "me", "team", "audit", "snapshot", "snapshot/0", "live"] {
        desk.get(None, path).await.fails(401, "no_session");
    }
    for path in [
        "push",
        "reseed",
        "leave",
        "workspace",
        "invitations",
        "invitations/x/revoke",
        "devices/x",
        "devices/x/revoke",
        "members/x",
        "members/x/remove",
    ] {
        // Before the body is looked at.
        desk.post(None, path, json!("nonsense")).await.fails(401, "no_session");
    }
    let public = desk.get(None, "status").await.ok();
    assert!(public.get("last_seq").is_none() && public.get("hash").is_none());
    assert_eq!(desk.get(&marie, "status").await.ok()["last_seq"], 0);
    let forged = crate::desk::Person { token: token("forged"), ..marie.clone() };
    desk.get(&forged, "pull").await.fails(401, "no_session");
    assert!(desk.get(&forged, "status").await.ok().get("last_seq").is_none());
    // A token's hash is no token.
    let hash = crate::desk::Person { token: token_hash(&marie.token), ..marie.clone() };
    desk.get(&hash, "me").await.fails(401, "no_session");
    for header in ["", "Bearer", "Bearer x", "Basic bWFyaWU6eA==", "Bearer \u{e9}"] {
        let mut request = crate::support::get("/api/v1/me");
        request
            .headers_mut()
            .insert("authorization", axum::http::HeaderValue::from_bytes(header.as_bytes()).unwrap());
        desk.send(request).await.fails(401, "no_session");
    }
    // Nor is one taken from the address.
    desk.get(None, &format!("me?token={}", marie.token)).await.fails(401, "no_session");
}

async fn a_lost_answer_is_given_again_to_the_same_device_only(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    let code = desk.code(&marie, "helper").await;
    let first = desk.join(&code, "Luc").await.ok();
    let mut again = desk.join(&code, "Luc").await.ok();
    again["server_ms"] = first["server_ms"].clone();
    assert_eq!(again, first);
    desk.wait(8 * 24 * 3_600_000);
    assert_eq!(desk.join(&code, "Luc").await.ok()["member"], first["member"]);
    desk.join(&code, "Eve").await.fails(410, "invitation_used");
    // One token is one device.
    let body = json!({ "code": desk.code(&marie, "reader").await, "token_hash": token_hash(&token("Luc")), "name": "L", "device": "x" });
    desk.post(None, "join", body).await.fails(400, "bad_token");
    assert_eq!(desk.get(&marie, "team").await.ok()["members"].as_array().unwrap().len(), 2);
    // Revoked is revoked, whatever is repeated.
    let id = first["device"]["id"].as_str().unwrap();
    desk.post(&marie, &format!("devices/{id}/revoke"), json!({})).await.ok();
    desk.join(&code, "Luc").await.fails(410, "invitation_used");
}

async fn a_code_is_understood_as_people_copy_it(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    let code = desk.code(&marie, "helper").await;
    assert_eq!(code.len(), 26);
    let (left, right) = code.split_at(13);
    let copied = format!(" {} - {}", left.to_lowercase(), right.replace('0', "O").replace('1', "i"));
    desk.post(None, "invitations/look", json!({ "code": copied })).await.ok();
    for wrong in
        ["", "x", &code[1..], &format!("{code}0"), &"Z".repeat(10_000), "\u{202e}", "0".repeat(26).as_str()]
    {
        desk.post(None, "invitations/look", json!({ "code": wrong })).await.fails(404, "invitation_unknown");
        desk.join(wrong, "Eve").await.fails(404, "invitation_unknown");
    }
}

async fn an_invitation_ends_when_used_revoked_or_too_old(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    let made =
        desk.post(&marie, "invitations", json!({ "name": "Luc", "role": "helper", "ttl_s": 60 })).await.ok();
    let (id, code) = (made["id"].as_str().unwrap(), made["code"].as_str().unwrap());
    let state = async |id: &str| {
        let team = desk.get(&marie, "team").await.ok();
        let all = team["invitations"].as_array().unwrap().clone();
        all.iter().find(|one| one["id"] == id).unwrap()["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(state(id).await, "open");
    desk.wait(60_000);
    assert_eq!(state(id).await, "expired");
    desk.join(code, "Luc").await.fails(410, "invitation_expired");
    desk.post(None, "invitations/look", json!({ "code": code })).await.fails(410, "invitation_expired");

    // However long was wished for, a week.
    let long = json!({ "name": "Luc", "role": "helper", "ttl_s": u64::MAX });
    let made = desk.post(&marie, "invitations", long).await.ok();
    assert_eq!(made["expires_ms"], desk.now() + 7 * 24 * 3_600_000);
    let (id, code) = (made["id"].as_str().unwrap(), made["code"].as_str().unwrap());
    for _ in 0..2 {
        desk.post(&marie, &format!("invitations/{id}/revoke"), json!({})).await.ok();
    }
    assert_eq!(state(id).await, "revoked");
    desk.join(code, "Luc").await.fails(410, "invitation_revoked");
    desk.post(&marie, "invitations/unknown1/revoke", json!({})).await.fails(404, "invitation_unknown");

    let made =
        desk.post(&marie, "invitations", json!({ "name": "Luc", "role": "helper", "ttl_s": 60 })).await.ok();
    let (id, code) = (made["id"].as_str().unwrap(), made["code"].as_str().unwrap());
    desk.join(code, "Luc").await.ok();
    assert_eq!(state(id).await, "used");
    desk.post(&marie, &format!("invitations/{id}/revoke"), json!({})).await.fails(410, "invitation_used");
}

async fn a_member_invites_only_a_further_device_of_their_own(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    for role in ["helper", "requester", "reader"] {
        let luc = desk.invited(&marie, role, role).await;
        let invite = async |wish: Value| desk.post(&luc, "invitations", wish).await;
        invite(json!({ "name": "x", "role": role, "ttl_s": 60 })).await.fails(403, "forbidden");
        invite(json!({ "name": "x", "member": marie.member, "ttl_s": 60 })).await.fails(403, "forbidden");
        // The role that is asked for means nothing, nor does the wish for a week.
        let made =
            invite(json!({ "name": "Tél", "member": luc.member, "role": "manager", "ttl_s": 604_800 }))
                .await
                .ok();
        assert_eq!(made["expires_ms"], desk.now() + 600_000);
        let code = made["code"].as_str().unwrap();
        let looked = desk.post(None, "invitations/look", json!({ "code": code })).await.ok();
        assert_eq!((&looked["role"], &looked["member"]), (&json!(role), &json!(luc.member)));
        let joined = desk.join(code, &format!("{role} tél")).await.ok();
        assert_eq!(joined["member"], json!({ "id": luc.member, "name": role, "role": role }));
    }
    desk.post(&marie, "invitations", json!({ "name": "x", "member": "unknown", "ttl_s": 60 }))
        .await
        .fails(404, "unknown_member");
}

async fn whoever_no_longer_manages_lets_nobody_in(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    let anne = desk.invited(&marie, "manager", "Anne").await;
    let by_anne = desk.code(&anne, "manager").await;
    desk.post(&marie, &format!("members/{}", anne.member), json!({ "role": "helper" })).await.ok();
    desk.join(&by_anne, "Eve").await.fails(410, "invitation_revoked");
    let device = json!({ "name": "Tél", "member": anne.member, "ttl_s": 600 });
    let made = desk.post(&anne, "invitations", device).await.ok();
    desk.post(&marie, &format!("members/{}/remove", anne.member), json!({})).await.ok();
    desk.join(made["code"].as_str().unwrap(), "Eve").await.fails(410, "invitation_revoked");
}

async fn names_and_tokens_that_deceive_are_refused(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    let code = desk.code(&marie, "helper").await;
    let join = async |name: &str, device: &str, hash: &str| {
        let body = json!({ "code": code, "token_hash": hash, "name": name, "device": device });
        desk.post(None, "join", body).await
    };
    let hash = token_hash(&token("x"));
    let long = "a".repeat(121);
    for bad in ["a\nb", "Marie \u{202e}x", "a\u{0}", "\u{200b}", "…", &long] {
        join(bad, "PC", &hash).await.fails(400, "bad_name");
        join("Luc", bad, &hash).await.fails(400, "bad_name");
        desk.post(&marie, &format!("members/{}", marie.member), json!({ "name": bad }))
            .await
            .fails(400, "bad_name");
        desk.post(&marie, &format!("devices/{}", marie.device), json!({ "label": bad }))
            .await
            .fails(400, "bad_name");
        desk.post(&marie, "workspace", json!({ "name": bad })).await.fails(400, "bad_name");
        let wish = json!({ "name": bad, "role": "helper", "ttl_s": 60 });
        desk.post(&marie, "invitations", wish).await.fails(400, "bad_name");
    }
    for bad in ["", "x", &hash[1..], &format!("{hash}0"), &"é".repeat(32)] {
        join("Luc", "PC", bad).await.fails(400, "bad_token");
    }
    // Nothing of all this used the invitation up.
    assert_eq!(join("", "PC", &hash).await.ok()["member"]["name"], "Quelqu’un");
}

async fn no_list_tells_a_code_and_no_row_holds_one(bed: Bed) {
    let desk = Desk::on(&bed).await;
    let marie = desk.first().await;
    let code = desk.code(&marie, "helper").await;
    for path in ["team", "audit", "me"] {
        let text = desk.get(&marie, path).await.text();
        for secret in [&code, &marie.token, &token_hash(&marie.token)] {
            assert!(!text.contains(secret.as_str()), "{path}");
        }
    }
    if let Bed::Sqlite(folder) = &bed {
        for file in std::fs::read_dir(folder.path()).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            for secret in [&code, &marie.token] {
                assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()));
            }
        }
    }
}
