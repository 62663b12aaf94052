use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::calendar::{Calendar, Region};
use replica::{Intent, RecordId};

use super::*;
use crate::desk::{Desk, id};
use crate::retro::{Progress, Task, plan};
use crate::show::Cue;

fn an_event(name: &str) -> Vec<Intent> {
    let when = crate::event::When {
        start: "2026-12-10T18:30:00".parse().unwrap(),
        end: "2026-12-11T00:30:00".parse().unwrap(),
        zone: "Europe/Paris".into(),
        is_all_day: false,
    };
    crate::event::compose::create(
        id(name),
        &Draft { title: name.into(), when: Some(when), ..Draft::default() },
    )
}

#[test]
fn the_built_in_ones_are_whole() {
    let categories: BTreeSet<&str> = BUILT_IN.iter().map(|it| it.category).collect();
    assert_eq!(categories.len(), 6);
    for it in &BUILT_IN {
        assert!(crate::schema::TYPES.contains(&it.category), "{}", it.key);
        assert!(it.tasks.windows(2).all(|pair| pair[0].days <= pair[1].days), "{}", it.key);
        for (i, task) in it.tasks.iter().enumerate() {
            let waits = task.after.map(|other| (other < i, it.tasks[other].days <= task.days));
            assert!(
                waits.is_none_or(|(is_before, is_due_before)| is_before && is_due_before),
                "{}",
                task.title.0
            );
        }
    }
    let party = &BUILT_IN[0];
    assert_eq!((party.tasks[0].days, party.tasks.last().unwrap().days), (-45, 7));
}

#[test]
fn an_event_made_from_a_template_has_its_plan_without_trouble() {
    let (event, template) = (id("soiree"), BUILT_IN[0].id());
    let mut desk = Desk::new();
    desk.act(an_event("soiree"));
    let plan_of =
        desk.with(|planner, table, ctx| instantiate(planner, table, template, event, Tongue::French, ctx));
    desk.act(plan_of.concat());
    let planner = desk.planner();
    let d_day: NaiveDate = "2026-12-10".parse().unwrap();
    let today = "2026-10-01".parse().unwrap();
    let rows = plan(planner.children::<Task>(event), Some(d_day), today, Calendar::of(Region::France));
    assert_eq!(Progress::of(&rows), Progress { all: 21, ..Progress::default() });
    assert!(rows.iter().all(|row| row.trouble.is_none()));
    let cues: Vec<(&str, Option<i64>)> =
        planner.children::<Cue>(event).map(|cue| (cue.title.as_str(), cue.start)).collect();
    assert_eq!(cues[1], ("Discours de la direction", Some(1155)));
}

#[test]
fn what_is_edited_first_is_one_record_on_every_device() {
    let mut desk = Desk::new();
    let template = BUILT_IN[0].id();
    let here = materialise(&desk.planner(), template, Tongue::French);
    let ids = |changes: &[Vec<Intent>]| {
        changes.iter().flatten().map(|intent| intent.id).collect::<BTreeSet<RecordId>>()
    };
    assert_eq!(ids(&here), ids(&materialise(&desk.planner(), template, Tongue::English)));
    desk.act(here.concat());
    let planner = desk.planner();
    assert!(materialise(&planner, template, Tongue::French).is_empty());
    let known = all(&planner, Tongue::French);
    assert_eq!(known.len(), 6);
    assert_eq!((known[0].is_record, known[0].n_tasks, known[0].built_in), (true, 21, Some("soiree")));
}

#[test]
fn a_past_event_becomes_a_template_without_what_happened() {
    let (event, task) = (id("soiree"), id("tache"));
    let mut desk = Desk::new();
    desk.act(an_event("soiree"));
    let draft = retro::Draft { title: "Réserver".into(), ..retro::Draft::default() };
    desk.act(retro::compose::create(task, event, "V", &draft));
    let other = retro::Draft { title: "Commander".into(), after: vec![task], ..draft };
    desk.act(retro::compose::create(id("autre"), event, "W", &other));
    desk.act(retro::compose::finish(task, "2026-12-01".parse().unwrap(), 5));
    let (template, writes) = desk.with(|planner, table, ctx| {
        from_event(planner, table, planner.events.get(event).unwrap(), " Fête ", ctx)
    });
    desk.act(writes.concat());
    let planner = desk.planner();
    let made_of = planner.events.get(template).unwrap();
    assert_eq!((made_of.title.as_str(), made_of.is_template, made_of.when.is_none()), ("Fête", true, true));
    let tasks: Vec<&Task> = planner.children::<Task>(template).collect();
    assert!(tasks.iter().all(|task| task.is_open() && task.done.is_none()));
    assert_eq!(tasks[1].after, [tasks[0].id]);
    assert_ne!(tasks[0].id, task);
    // And an event made of it has them again.
    let next = id("suivante");
    let copies =
        desk.with(|planner, table, ctx| instantiate(planner, table, template, next, Tongue::French, ctx));
    desk.act(copies.concat());
    assert_eq!(desk.planner().children::<Task>(next).count(), 2);
}

#[test]
fn diets_and_answers_are_nobodys_template() {
    let (event, guest) = (id("soiree"), id("marc"));
    let mut desk = Desk::new();
    desk.act(an_event("soiree"));
    desk.act(an_event("copie"));
    let set = |field: &str, value: serde_json::Value| Intent::set(guest, crate::kinds::GUEST, field, value);
    desk.act(vec![
        set("at", domain::compose::at(event, "V")),
        set("name", "Marc Petit".into()),
        set("rsvp", "yes".into()),
        set("diet_note", "noix".into()),
        set("in/k", serde_json::json!({ "ms": 5 })),
        Intent::element(guest, crate::kinds::GUEST, "diet", "nuts", true),
    ]);
    let parts = Parts { guests: true, ..Parts::USUAL };
    let copies =
        desk.with(|planner, table, ctx| copy::children(planner, table, event, id("copie"), parts, ctx));
    desk.act(copies.concat());
    let planner = desk.planner();
    let copy = planner.children::<crate::guests::Guest>(id("copie")).next().unwrap();
    assert_eq!(copy.name, "Marc Petit");
    assert!(
        copy.rsvp.is_empty() && copy.diets.is_empty() && copy.diet_note.is_empty() && copy.ticks.is_empty()
    );
}
