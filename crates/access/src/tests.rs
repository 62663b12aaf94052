use replica::{Op, RecordId, Write};
use serde_json::{Map, Value, json};

use crate::{Grant, RULES, Role, Standing, judge, may};

const STANDINGS: [Standing; 3] = [Standing::New, Standing::Own, Standing::Foreign];

fn write(kind: &str, field: &str, v: Value) -> Write {
    let (k, id) = (Op::Set, RecordId::derived("t", "somebody's"));
    Write { ty: kind.into(), id, f: field.into(), k, v, sup: Vec::new(), extra: Map::new() }
}

/// For each standing, as `[new, own, foreign]`.
fn allowed(role: Role, write: &Write) -> [bool; 3] {
    STANDINGS.map(|standing| may(role, write, standing))
}

const ALWAYS: [bool; 3] = [true, true, true];
const MINE: [bool; 3] = [true, true, false];
const NEW: [bool; 3] = [true, false, false];
const NEVER: [bool; 3] = [false, false, false];

/// The fields of `docs/suppliers.md` where more than daily work is at stake, and some where it is not.
fn suppliers() -> Vec<(&'static str, &'static str, Value, [bool; 3], [bool; 3])> {
    let mut all = Vec::new();
    let mut put = |kind, fields: &[(&'static str, Value)], helper| {
        all.extend(fields.iter().map(|(field, value)| (kind, *field, value.clone(), helper, NEVER)));
    };
    let text = || json!("x");
    put(
        "party",
        &[
            ("name", text()),
            ("notes", text()),
            ("tel/ab", json!({"v": "01 02 03 04 05", "t": "work"})),
            ("life", json!("trashed")),
        ],
        ALWAYS,
    );
    put("party", &[("siren", text()), ("siret", text()), ("vat_no", text())], MINE);
    put("party", &[("iban", text()), ("bic", text()), ("standing", json!({"s": "blocked"}))], NEVER);
    put(
        "contact",
        &[("name", text()), ("mail/ab", json!({"v": "a@b.fr"})), ("life", json!("alive"))],
        ALWAYS,
    );
    put("contract", &[("title", text()), ("notes", text()), ("owner", text())], ALWAYS);
    put(
        "contract",
        &[
            ("start", json!("2026-01-01")),
            ("initial", json!({"n": 24, "u": "month"})),
            ("renewal", json!({"k": "tacit"})),
            ("notice", json!({"n": 2, "u": "month"})),
            ("amount", json!({"cents": 5})),
            ("indexation", json!({"k": "none"})),
            ("ended", json!({"on": "2026-01-01"})),
            ("life", json!("trashed")),
        ],
        MINE,
    );
    put(
        "amendment",
        &[("at", json!({})), ("amount", json!({"cents": 5})), ("life", json!("trashed"))],
        NEVER,
    );
    put("notice", &[("sent", json!("2026-11-23")), ("lrar", text()), ("letter", text())], ALWAYS);
    put("document", &[("about", text()), ("expires", json!("2026-11-23"))], ALWAYS);
    put("exchange", &[("at", json!({})), ("dir", json!("asked"))], ALWAYS);
    put("need", &[("title", text())], ALWAYS);
    for (kind, begun, decided) in [
        ("need", json!({"s": "open"}), json!({"s": "decided"})),
        ("quote", json!({"s": "open"}), json!({"s": "chosen", "why": "prix"})),
        ("order", json!({"s": "draft"}), json!({"s": "sent"})),
        ("invoice", json!("to_check"), json!("approved")),
    ] {
        put(kind, &[("state", begun)], MINE);
        put(kind, &[("state", decided), ("state", Value::Null)], NEVER);
    }
    for kind in ["quote_line", "order_line"] {
        put(kind, &[("price", json!({"cents": 5})), ("vat", json!(2000)), ("milli", json!(6000))], MINE);
        put(kind, &[("text", text())], ALWAYS);
    }
    put("order", &[("number", text()), ("due", json!("2026-11-23"))], ALWAYS);
    put("order", &[("life", json!("trashed"))], MINE);
    put("receipt", &[("order", text()), ("got/x", json!(4000)), ("on", json!("2026-11-23"))], ALWAYS);
    put("invoice", &[("number", text())], ALWAYS);
    put("invoice", &[("net", json!(5)), ("gross", json!(6)), ("life", json!("trashed"))], MINE);
    put("invoice", &[("paid", json!("2026-11-23"))], NEVER);
    let budget = [
        ("name", text()),
        ("amount", json!({"cents": 5})),
        ("spent", json!({"cents": 5})),
        ("life", json!("trashed")),
    ];
    put("budget", &budget, NEVER);
    put(
        "intervention",
        &[("arrived", json!({"ms": 5})), ("report", text()), ("rating", json!({})), ("cost", json!({}))],
        ALWAYS,
    );
    put("setting", &[("key", text()), ("value", json!(5)), ("life", json!("trashed"))], NEVER);
    all
}

/// The fields of `docs/events.md`: helpers run the show and the doors, money they did not write is not theirs.
fn events() -> Vec<(&'static str, &'static str, Value, [bool; 3], [bool; 3])> {
    let mut all = Vec::new();
    let mut put = |kind, fields: &[(&'static str, Value)], helper| {
        all.extend(fields.iter().map(|(field, value)| (kind, *field, value.clone(), helper, NEVER)));
    };
    let text = || json!("x");
    let now = || json!({"ms": 5});
    put(
        "event",
        &[("title", text()), ("when", json!({})), ("status", text()), ("show_began", now())],
        ALWAYS,
    );
    put("event", &[("cap", json!({"cents": 5})), ("life", json!("trashed"))], MINE);
    put(
        "event_task",
        &[("stage", json!("done")), ("done", json!("2026-11-23")), ("after/x", json!(true))],
        ALWAYS,
    );
    put(
        "cue",
        &[
            ("hard", json!({"min": 1155})),
            ("minutes", json!(15)),
            ("shift", json!({"min": 12})),
            ("lasts", json!({"min": 78})),
            ("began", now()),
            ("finished", now()),
            ("life", json!("trashed")),
        ],
        ALWAYS,
    );
    put(
        "guest",
        &[("name", text()), ("in/k7", json!({"ms": 5})), ("rsvp", json!("yes")), ("walk_in", json!(true))],
        ALWAYS,
    );
    put("guest", &[("diet/nuts", Value::Null), ("waiting", Value::Null), ("table", text())], ALWAYS);
    put("event_supplier", &[("arrive", json!({"min": 1080})), ("arrived", now()), ("stage", text())], ALWAYS);
    put("room_booking", &[("place", text()), ("span", json!({"from": 1080, "to": 1470}))], ALWAYS);
    put("kit_item", &[("qty", json!(2)), ("packed", now()), ("back", now())], ALWAYS);
    put("event_line", &[("title", text()), ("type", text())], ALWAYS);
    put("event_line", &[("price", json!({"cents": 5})), ("milli", json!(5)), ("vat", json!(2000))], MINE);
    put("event_line", &[("committed", json!({"cents": 5})), ("invoiced", json!({"cents": 5}))], MINE);
    put("event_line", &[("paid", json!({"cents": 5}))], NEVER);
    put("incident", &[("text", text()), ("when", now())], ALWAYS);
    put("lesson", &[("text", text()), ("applied", text())], ALWAYS);
    all
}

/// Every field of `docs/architecture.md` with a usual value, and what helpers and requesters may do with it.
fn board() -> Vec<(&'static str, &'static str, Value, [bool; 3], [bool; 3])> {
    let mut all = Vec::new();
    let mut put = |kind, fields: &[(&'static str, Value)], helper, requester| {
        all.extend(fields.iter().map(|(field, value)| (kind, *field, value.clone(), helper, requester)));
    };
    let text = || json!("x");
    put(
        "request",
        &[
            ("title", text()),
            ("description", text()),
            ("place", text()),
            ("due", json!("2026-11-23")),
            ("tags/eau", json!(true)),
            ("life", json!("trashed")),
            ("trash", json!({"seen": 3})),
        ],
        ALWAYS,
        MINE,
    );
    put(
        "request",
        &[
            ("category", text()),
            ("trade", text()),
            ("priority", json!("p1")),
            ("status", json!({"s": "new", "at": 5})),
            ("requester", text()),
            ("reported", json!({"ms": 5})),
        ],
        ALWAYS,
        NEW,
    );
    put(
        "request",
        &[
            ("status", json!({"s": "done", "at": 5})),
            ("assignee", text()),
            ("watchers/x", json!(true)),
            ("cost", json!({"cents": 5, "cur": "EUR"})),
            ("closed", json!({"ms": 5})),
            ("ext", text()),
            ("import", text()),
            ("x/colonne", text()),
            ("of_a_newer_app", text()),
        ],
        ALWAYS,
        NEVER,
    );
    put("comment", &[("parent", text())], ALWAYS, NEW);
    put("comment", &[("text", text()), ("life", json!("alive")), ("trash", json!({}))], ALWAYS, MINE);
    put("comment", &[("by", text())], ALWAYS, NEVER);
    put("check", &[("at", json!({})), ("text", text()), ("done", json!(true))], ALWAYS, NEVER);
    put(
        "photo",
        &[
            ("at", json!({})),
            ("blob", text()),
            ("thumb", text()),
            ("w", json!(1)),
            ("h", json!(1)),
            ("bytes", json!(1)),
        ],
        ALWAYS,
        NEW,
    );
    put("photo", &[("alt", text())], ALWAYS, MINE);
    put(
        "link",
        &[("from", text()), ("to", text()), ("rel", text()), ("life", json!("alive"))],
        ALWAYS,
        NEVER,
    );
    put("place", &[("name", text()), ("life", json!("trashed"))], ALWAYS, MINE);
    put("place", &[("parent", text()), ("level", json!("room"))], ALWAYS, NEVER);
    put("person", &[("name", text()), ("life", json!("trashed"))], ALWAYS, MINE);
    put("person", &[("email", text()), ("phone", text()), ("role", text())], ALWAYS, NEVER);
    put("device", &[("dev", text()), ("name", text())], ALWAYS, MINE);
    put(
        "category",
        &[("name", text()), ("trade", text()), ("target_hours", json!(8)), ("life", json!("trashed"))],
        MINE,
        NEVER,
    );
    put("view", &[("name", text()), ("query", text())], ALWAYS, NEVER);
    put(
        "import",
        &[("file", text()), ("rows", json!(1)), ("created", json!(1)), ("refused", json!(0)), ("tx", text())],
        ALWAYS,
        NEVER,
    );
    put("of_a_newer_app", &[("name", text()), ("life", json!("trashed"))], ALWAYS, NEVER);
    all
}

#[test]
fn each_role_may_do_what_the_board_says_with_each_field() {
    for (kind, field, value, helper, requester) in board().into_iter().chain(suppliers()).chain(events()) {
        let write = write(kind, field, value);
        assert_eq!(allowed(Role::Manager, &write), ALWAYS, "manager {kind}.{field}");
        assert_eq!(allowed(Role::Helper, &write), helper, "helper {kind}.{field}");
        assert_eq!(allowed(Role::Requester, &write), requester, "requester {kind}.{field} {}", write.v);
        assert_eq!(allowed(Role::Reader, &write), NEVER, "reader {kind}.{field}");
    }
}

#[test]
fn only_managers_put_things_out_of_everybodys_sight() {
    let kinds: Vec<_> = RULES.iter().map(|rule| rule.kind).chain(["of_a_newer_app"]).collect();
    for kind in kinds {
        for gone in [json!("purged"), json!("of_a_newer_app"), json!(null), json!(["trashed"])] {
            let write = write(kind, "life", gone);
            assert_eq!(allowed(Role::Manager, &write), ALWAYS);
            for role in [Role::Helper, Role::Requester, Role::Reader] {
                assert_eq!(allowed(role, &write), NEVER, "{role:?} {kind} {}", write.v);
            }
        }
    }
}

#[test]
fn two_people_may_name_one_thing_but_not_rename_it() {
    for (kind, role) in [("place", Role::Requester), ("person", Role::Requester), ("category", Role::Helper)]
    {
        let mut same = write(kind, "name", json!(" CUISINE été"));
        same.id = RecordId::derived(kind, "cuisine ete");
        assert_eq!(allowed(role, &same), ALWAYS, "{kind}");
        let other = Write { v: json!("Cave"), ..same.clone() };
        assert_eq!(allowed(role, &other), MINE, "{kind}");
        // Nor may the spelling that stands be replaced.
        let over =
            Write { sup: vec!["018f0000-0000-7000-8000-000000000001".parse().unwrap()], ..same.clone() };
        assert_eq!(allowed(role, &over), MINE, "{kind}");
        assert_eq!(allowed(Role::Reader, &same), NEVER);
    }
}

#[test]
fn an_unknown_operation_is_not_for_requesters() {
    let later = Write { k: Op::from("later"), ..write("request", "title", json!("x")) };
    assert_eq!(allowed(Role::Requester, &later), NEVER);
    assert_eq!(allowed(Role::Helper, &later), ALWAYS);
    let later = Write { v: json!("trashed"), f: "life".into(), ..later };
    assert_eq!(allowed(Role::Helper, &later), NEVER);
}

#[test]
fn one_denied_write_denies_the_whole_change_by_name() {
    let writes = [
        write("request", "title", json!("Fuite")),
        write("request", "cost", json!({"cents": 1})),
        write("request", "assignee", json!("x")),
    ];
    let denied = judge(Role::Requester, &writes, |_| Standing::New).unwrap_err();
    assert_eq!((&*denied.kind, &*denied.field), ("request", "cost"));
    assert_eq!(denied.to_string(), "the role requester may not write cost of this request");
    assert!(judge(Role::Requester, &writes[..1], |_| Standing::Own).is_ok());
    assert!(judge(Role::Reader, &writes[..1], |_| panic!("not asked")).is_err());
    assert!(judge(Role::Manager, &writes, |_| panic!("not asked")).is_ok());
}

#[test]
fn a_kind_cannot_be_pretended_to_reach_the_record_of_somebody_else() {
    // A record is its id: whatever kind the write claims, a foreign one stays closed.
    for rule in RULES {
        for value in [json!("x"), json!("alive"), json!({"s": "new"})] {
            let write = write(rule.kind, rule.field, value);
            assert!(!may(Role::Requester, &write, Standing::Foreign), "{rule:?}");
        }
    }
}

#[test]
fn helpers_do_not_reach_what_is_the_managers_by_pretending_a_kind() {
    for kind in ["contact", "zzz"] {
        for (field, value) in [
            ("iban", json!("FR76")),
            ("bic", json!("BNPAFRPP")),
            ("value", json!(5)),
            ("spent", json!({"cents": 5})),
            ("amount", json!({"cents": 5})),
            ("paid", json!("2026-11-23")),
            ("state", json!({"s": "sent"})),
            ("initial", json!({"n": 1, "u": "month"})),
        ] {
            assert!(!may(Role::Helper, &write(kind, field, value), Standing::Foreign), "{kind} {field}");
        }
    }
}

#[test]
fn names_of_roles_are_stored_and_never_change() {
    for (role, name) in Role::ALL.into_iter().zip(["manager", "helper", "requester", "reader"]) {
        assert_eq!(role.as_str(), name);
        assert_eq!(Role::from_name(name), Some(role));
        assert_eq!(json!(role), json!(name));
    }
    assert_eq!(Role::from_name("Manager"), None);
}

fn word(grant: Grant) -> &'static str {
    match grant {
        Grant::Free => "always",
        Grant::Mine => "own",
        Grant::New => "at creation",
        Grant::Bin => "bin and back",
        Grant::MyBin => "own, bin and back",
        Grant::Asked => "at creation, `new`",
        Grant::Begun => "own, `draft`, `open` or `to_check`",
        Grant::Named => "the name its id is made of",
        Grant::MyName => "own, or the name its id is made of",
        Grant::Never => "never",
    }
}

#[test]
fn the_documentation_has_every_rule() {
    let page = std::fs::read_to_string("../../docs/security.md").unwrap();
    for rule in RULES {
        let row = format!(
            "| `{}` | `{}` | {} | {} |",
            rule.kind,
            rule.field,
            word(rule.helper),
            word(rule.requester)
        );
        assert!(page.contains(&row), "docs/security.md lacks this row:\n{row}");
    }
}
