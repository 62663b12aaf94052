use chrono::{NaiveDate, TimeDelta};
use domain::calendar::{Calendar, Region};
use proptest::prelude::*;
use replica::RecordId;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn france() -> &'static Calendar {
    Calendar::of(Region::France)
}

fn id(name: &str) -> RecordId {
    RecordId::derived("test", name)
}

fn task(name: &str, due: Due) -> Task {
    Task { due: Some(due), title: name.into(), ..Task::new(id(name)) }
}

#[test]
fn days_that_are_closed_give_way() {
    let thursday = day("2026-12-10");
    for (due, expected) in [
        (Due::Days(-45), "2026-10-26"),
        // 14 November is a Saturday: the Friday before.
        (Due::Days(-26), "2026-11-13"),
        // 11 November is a public holiday.
        (Due::Days(-29), "2026-11-10"),
        (Due::Days(0), "2026-12-10"),
        // 12 December is a Saturday: the Monday after.
        (Due::Days(2), "2026-12-14"),
        (Due::Days(7), "2026-12-17"),
        (Due::WorkingDays(-5), "2026-12-03"),
        (Due::WorkingDays(1), "2026-12-11"),
        (Due::On(day("2026-12-05")), "2026-12-05"),
    ] {
        assert_eq!(due_day(due, thursday, france()), Some(day(expected)), "{due:?}");
    }
    let saturday = day("2026-12-12");
    assert_eq!(due_day(Due::Days(0), saturday, france()), Some(saturday));
    for far in [i64::MIN, -4_000, 4_000, i64::MAX] {
        assert_eq!(due_day(Due::Days(far), thursday, france()), None);
        assert_eq!(due_day(Due::WorkingDays(far), thursday, france()), None);
    }
}

#[test]
fn the_plan_follows_the_date_and_what_was_done_stays() {
    let mut done = task("lieu", Due::Days(-45));
    (done.state, done.done) = ("done".into(), Some(day("2026-10-20")));
    let open = task("traiteur", Due::Days(-30));
    let tasks = [open, done];
    let days = |d_day: &str| {
        let rows = plan(&tasks, Some(day(d_day)), day("2026-10-21"), france());
        rows.iter().map(|row| (row.task.title.clone(), row.due.unwrap())).collect::<Vec<_>>()
    };
    let expected =
        |traiteur| vec![("lieu".to_owned(), day("2026-10-20")), ("traiteur".to_owned(), day(traiteur))];
    assert_eq!(days("2026-12-10"), expected("2026-11-10"));
    assert_eq!(days("2026-12-17"), expected("2026-11-17"));
}

#[test]
fn late_blocked_and_waiting() {
    let today = day("2026-11-23");
    let late = task("devis", Due::Days(-30));
    let mut held = task("commande", Due::Days(-10));
    held.after = vec![late.id];
    let mut said = task("musique", Due::Days(-10));
    said.blocked = "en attente du DG".into();
    let mut too_early = task("invitations", Due::Days(-16));
    too_early.after = vec![id("plan de table")];
    let table = task("plan de table", Due::Days(-3));
    let tasks = [late, held, said, too_early, table];
    let rows = plan(&tasks, Some(day("2026-12-10")), today, france());
    let row = |name: &str| rows.iter().find(|row| row.task.title == name).unwrap();
    assert_eq!(row("devis").standing, Standing::Late);
    assert_eq!(
        (row("commande").standing, &row("commande").waits_for[..]),
        (Standing::Blocked, &[id("devis")][..])
    );
    assert_eq!(row("musique").standing, Standing::Blocked);
    assert_eq!(row("invitations").trouble, Some(Trouble::BeforeWhatItWaitsFor(id("plan de table"))));
    assert_eq!(row("plan de table").standing, Standing::Ahead);
    assert_eq!(Progress::of(&rows), Progress { all: 5, done: 0, late: 1, blocked: 2 });
}

#[test]
fn tasks_that_wait_for_themselves_are_told_and_only_they() {
    let mut a = task("a", Due::Days(-3));
    let mut b = task("b", Due::Days(-3));
    let mut c = task("c", Due::Days(-3));
    let mut d = task("d", Due::Days(-3));
    a.after = vec![b.id];
    b.after = vec![a.id];
    c.after = vec![a.id];
    d.after = vec![d.id];
    let tasks = [a, b, c, d];
    let rows = plan(&tasks, Some(day("2026-12-10")), day("2026-11-23"), france());
    let circles: Vec<&str> = rows
        .iter()
        .filter(|row| row.trouble == Some(Trouble::Circle))
        .map(|row| row.task.title.as_str())
        .collect();
    assert_eq!(circles.len(), 3);
    assert!(!circles.contains(&"c"));
}

#[test]
fn a_template_has_days_and_no_dates() {
    let tasks = [task("b", Due::Days(7)), task("a", Due::WorkingDays(-45)), Task::new(id("c"))];
    let rows = plan(&tasks, None, day("2026-11-23"), france());
    let titles: Vec<&str> = rows.iter().map(|row| row.task.title.as_str()).collect();
    assert_eq!(titles, ["a", "b", ""]);
    assert!(rows.iter().all(|row| row.due.is_none()));
}

proptest! {
    /// Whatever the distances: before stays before, after stays after, and every day found is one the office works on.
    #[test]
    fn due_days_are_working_days_on_their_side(d in 0i64..20_000, n in -400i64..400) {
        let d_day = day("2020-01-01") + TimeDelta::days(d);
        let found = due_day(Due::Days(n), d_day, france()).unwrap();
        prop_assert!(n == 0 || france().is_working_day(found));
        let is_on_its_side = found.cmp(&d_day) == n.cmp(&0);
        prop_assert!(is_on_its_side);
    }

    /// A circle found is one; a chain never is.
    #[test]
    fn a_chain_is_no_circle(n in 1usize..30) {
        let mut tasks: Vec<Task> = (0..n).map(|i| task(&i.to_string(), Due::Days(-3))).collect();
        for (i, task) in tasks.iter_mut().enumerate().skip(1) {
            task.after = vec![id(&(i - 1).to_string())];
        }
        let rows = plan(&tasks, Some(day("2026-12-10")), day("2026-11-23"), france());
        prop_assert!(rows.iter().all(|row| row.trouble != Some(Trouble::Circle)));
        tasks[0].after = vec![id(&(n - 1).to_string())];
        let rows = plan(&tasks, Some(day("2026-12-10")), day("2026-11-23"), france());
        prop_assert!(rows.iter().all(|row| row.trouble == Some(Trouble::Circle)));
    }
}
