use serde_json::{Value, json};

use super::*;
use crate::kinds::ALL;

const ID: &str = "018f0000-0000-7000-8000-000000000001";

fn set(name: &'static str, value: Value) -> Given {
    Given::Set(name, value)
}

#[test]
fn every_kind_has_fields_and_what_it_needs_is_one_of_them() {
    for kind in ALL {
        assert!(!fields(kind).is_empty(), "{kind}");
        for name in required(kind).iter().chain(&title_field(kind)).chain(&parent_field(kind)) {
            assert!(*name == "parent" || form(kind, name).is_some(), "{kind} {name}");
        }
    }
    assert_eq!(form("party", "tel/x4"), Some(Form::Lines));
    assert_eq!(form("party", "telephone"), None);
}

#[test]
fn every_key_of_a_list_is_known_to_it() {
    for kind in ALL {
        for (name, form) in fields(kind) {
            if let Form::Key(keys) | Form::Keys(keys) | Form::State(keys) = form {
                assert!(keys.iter().all(|key| !key.is_empty()), "{kind} {name}");
                let last = *keys.last().unwrap();
                assert!(given(kind, name, json!(last)).is_ok() || given(kind, name, json!([last])).is_ok());
            }
        }
    }
    let Some(Form::Key(types)) = form("document", "type") else { panic!() };
    let known: Vec<&str> = crate::paper::DocumentType::ALL.iter().map(|it| it.key()).collect();
    assert!(known.iter().all(|key| types.contains(key)) && types.len() == known.len());
    let Some(Form::Keys(services)) = form("party", "services") else { panic!() };
    assert_eq!(services.len(), crate::party::Service::ALL.len());
}

#[test]
fn friendly_forms_become_stored_ones() {
    for (kind, name, plain, stored) in [
        ("party", "name", json!(" Clair & Net "), json!("Clair & Net")),
        ("party", "standing", json!("preferred"), json!({"s": "preferred"})),
        ("budget", "amount", json!(500_000), json!({"cents": 500_000, "cur": "EUR"})),
        ("contract", "start", json!("2024-02-01"), json!("2024-02-01")),
        ("contract", "initial", json!({"n": 24, "u": "month"}), json!({"n": 24, "u": "month"})),
        ("intervention", "arrived", json!(5), json!({"ms": 5})),
        ("setting", "value", json!("ttc"), json!("ttc")),
        ("need_line", "at", json!({"parent": ID}), json!({"parent": ID, "pos": ""})),
        (
            "order",
            "state",
            json!({"s": "cancelled", "why": "trop tard"}),
            json!({"s": "cancelled", "why": "trop tard"}),
        ),
    ] {
        assert_eq!(given(kind, name, plain), Ok(set(name, stored)));
    }
    let trades = given("party", "trades", json!(["cleaning"]));
    assert_eq!(trades, Ok(Given::Elements("trades", vec!["cleaning".into()])));
    let places = given("contract", "places", json!(["Cuisine"]));
    assert_eq!(places, Ok(Given::NamedElements("places", "place", vec!["Cuisine".into()])));
}

#[test]
fn the_same_number_twice_has_one_key() {
    let Ok(Given::Family(_, tels)) =
        given("party", "tel", json!(["01 02 03 04 05", {"v": "01 02 03 04 05", "t": "emergency"}]))
    else {
        panic!()
    };
    let (first, second) = (&tels[0], &tels[1]);
    assert_eq!(first.0, second.0);
    assert_eq!(first.1, json!({"v": "01 02 03 04 05", "t": "work"}));
    let Ok(Given::Family(_, got)) = given("receipt", "got", json!({ID: 4000})) else { panic!() };
    assert_eq!(got, [(ID.to_owned(), json!(4000))]);
}

#[test]
fn what_is_not_of_its_form_is_refused_by_name() {
    for (kind, name, plain) in [
        ("party", "name", json!("")),
        ("party", "name", Value::Null),
        ("party", "type", json!("friend")),
        ("party", "trades", json!(["alchemy"])),
        ("party", "tel", json!([5])),
        ("party", "tel", json!([{"t": "work"}])),
        ("budget", "amount", json!(1.5)),
        ("contract", "start", json!("2026-02-30")),
        ("contract", "initial", json!({"n": 1.5, "u": "month"})),
        ("contract", "initial", json!({"months": 24})),
        ("contract", "party", json!("Clair & Net")),
        ("order_line", "vat", json!(20_001)),
        ("need_line", "at", json!({"pos": "V"})),
        ("receipt", "got", json!({"first": 4000})),
        ("intervention", "requests", json!(["#7K2M"])),
    ] {
        match given(kind, name, plain.clone()) {
            Err(BadField::Value { name: said, wanted }) => {
                assert_eq!(said, name);
                assert!(!wanted.is_empty());
            }
            other => panic!("{kind} {name} {plain}: {other:?}"),
        }
    }
    assert!(matches!(given("party", "colour", json!("red")), Err(BadField::Unknown { .. })));
    assert!(matches!(given("party", "tel/x", json!("red")), Err(BadField::Unknown { .. })));
}
