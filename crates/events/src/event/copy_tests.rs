//! What goes along with a copy, and what stays.

use replica::Intent;
use serde_json::json;
use store::Act;

use super::Draft;
use super::copy::{Parts, duplicate};
use crate::desk::{Desk, id};
use crate::guests::Guest;
use crate::kinds;
use crate::retro::{Due, Task};
use crate::show::{Column, Cue};

fn child(kind: &str, name: &str, fields: &[(&str, serde_json::Value)]) -> Vec<Intent> {
    let at = json!({ "parent": id("source").to_string(), "pos": name });
    let own = fields.iter().map(|(field, value)| Intent::set(id(name), kind, field, value.clone()));
    std::iter::once(Intent::set(id(name), kind, "at", at)).chain(own).collect()
}

#[test]
fn what_was_planned_goes_along_and_what_happened_stays() {
    let mut desk = Desk::new();
    let when = json!({ "start": "2026-12-10T18:30", "end": "2026-12-11T00:30", "zone": "Europe/Paris" });
    let mut second = child(kinds::TASK, "b", &[("title", json!("Relancer")), ("x/own", json!("gardé"))]);
    second.push(Intent::element(id("b"), kinds::TASK, "after", &id("a").to_string(), true));
    second.push(Intent::element(id("b"), kinds::TASK, "after", &id("elsewhere").to_string(), true));
    let changes = vec![
        vec![
            Intent::set(id("source"), kinds::EVENT, "title", "Soirée"),
            Intent::set(id("source"), kinds::EVENT, "when", when),
            Intent::set(id("source"), kinds::EVENT, "show_began", json!({ "ms": 1 })),
            Intent::set(id("source"), kinds::EVENT, "roles/regie", json!({ "v": "Régie", "pos": "V" })),
        ],
        child(
            kinds::TASK,
            "a",
            &[
                ("due", json!({ "on": "2026-12-01" })),
                ("stage", json!("done")),
                ("done", json!("2026-11-30")),
            ],
        ),
        second,
        child(
            kinds::CUE,
            "c",
            &[
                ("hard", json!({ "min": 1155 })),
                ("began", json!({ "ms": 5 })),
                ("finished", json!({ "ms": 9 })),
            ],
        ),
        child(
            kinds::GUEST,
            "g",
            &[
                ("name", json!("Anne")),
                ("rsvp", json!("yes")),
                ("diet_note", json!("noix")),
                ("in/k1", json!({ "ms": 7, "n": 1 })),
            ],
        ),
        child(kinds::GUEST, "h", &[("name", json!("Bob")), ("host", json!(id("g").to_string()))]),
    ];
    desk.perform(Act { changes, ..Act::default() });

    let draft = Draft { title: "Soirée 2027".into(), model: Some(id("source")), ..Draft::default() };
    let parts = Parts { guests: true, ..Parts::USUAL };
    let changes = desk
        .with(|planner, table, ctx| duplicate(planner, table, id("source"), id("copy"), &draft, parts, ctx));
    let undo = desk.perform(Act { changes, ..Act::default() });

    let planner = desk.planner();
    let copy = planner.events.alive(id("copy")).unwrap();
    assert_eq!((copy.title.as_str(), copy.show_began, copy.when.clone()), ("Soirée 2027", None, None));
    let column = Column { position: "V".into(), key: "regie".into(), name: "Régie".into() };
    assert_eq!(copy.roles, [column]);
    let tasks: Vec<&Task> = planner.children::<Task>(id("copy")).collect();
    let [first, second] = tasks.as_slice() else { panic!("{tasks:?}") };
    assert_eq!((first.due, first.state.as_str(), first.done), (Some(Due::Days(-9)), "", None));
    assert_eq!(second.after, [first.id], "in the copy it waits for the copy");
    let kept = desk.read(|table| table.get(second.id)).unwrap();
    assert_eq!(kept.text("x/own"), Some("gardé"));
    let cues: Vec<&Cue> = planner.children::<Cue>(id("copy")).collect();
    assert_eq!(
        cues.iter().map(|cue| (cue.start, cue.began, cue.ended)).collect::<Vec<_>>(),
        [(Some(1155), None, None)]
    );
    let guests: Vec<&Guest> = planner.children::<Guest>(id("copy")).collect();
    let [anne, bob] = guests.as_slice() else { panic!("{guests:?}") };
    assert_eq!(
        (anne.name.as_str(), anne.rsvp.as_str(), anne.ticks.len(), anne.has_diet()),
        ("Anne", "", 0, false)
    );
    assert_eq!(bob.host, Some(anne.id));

    // « Annuler » takes all of it back at once.
    desk.perform(undo);
    let planner = desk.planner();
    assert!(
        planner.events.alive(id("copy")).is_none() && planner.tasks.len() == 2 && planner.guests.len() == 2
    );
}
