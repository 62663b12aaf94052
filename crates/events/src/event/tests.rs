//! The rules of an event.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::zone::Zone;
use replica::RecordId;

use super::draft::{TypedWhen, WhenError};
use super::month::{lay, weeks};
use super::{Draft, Event, Phase, When, compose};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

fn typed(on: &str, from: &str, to: &str) -> TypedWhen {
    TypedWhen {
        day: Some(day(on)),
        from: Some(time(from)),
        to: Some(time(to)),
        zone: "Europe/Paris".into(),
        ..TypedWhen::default()
    }
}

#[test]
fn a_party_ends_after_midnight_without_a_word() {
    let when = typed("2026-12-10", "18:30", "00:30").read(None).unwrap().unwrap();
    assert_eq!((when.start, when.end), (at("2026-12-10T18:30"), at("2026-12-11T00:30")));
    assert_eq!((when.last_day(), when.n_days()), (day("2026-12-10"), 1));
    assert_eq!(TypedWhen::of(&when), typed("2026-12-10", "18:30", "00:30"));
}

#[test]
fn what_ends_before_it_starts_is_refused() {
    // Nobody's meeting takes 23 hours: the hour is wrong.
    assert_eq!(typed("2026-12-10", "14:00", "13:00").read(None), Err(WhenError::EndsBeforeStart));
    let mut when = typed("2026-12-10", "09:00", "17:00");
    when.last = Some(day("2026-12-09"));
    assert_eq!(when.read(None), Err(WhenError::EndsBeforeStart));
    when.is_all_day = true;
    assert_eq!(when.read(None), Err(WhenError::EndsBeforeStart));
}

#[test]
fn a_day_is_needed_for_hours_and_an_hour_for_a_day() {
    assert_eq!(TypedWhen::default().read(None), Ok(None));
    let hours = TypedWhen { from: Some(time("09:00")), ..TypedWhen::default() };
    assert_eq!(hours.read(None), Err(WhenError::NoDay));
    let days = TypedWhen { day: Some(day("2026-12-10")), ..TypedWhen::default() };
    assert_eq!(days.read(None), Err(WhenError::NoStart));
}

#[test]
fn whole_days_end_on_the_day_after_the_last() {
    let two = TypedWhen {
        day: Some(day("2026-06-04")),
        last: Some(day("2026-06-05")),
        is_all_day: true,
        zone: "Europe/Paris".into(),
        ..TypedWhen::default()
    };
    let when = two.read(Some(&Zone::paris())).unwrap().unwrap();
    assert_eq!((when.end, when.last_day(), when.n_days()), (at("2026-06-06T00:00"), day("2026-06-05"), 2));
    assert_eq!(TypedWhen::of(&when), two);
}

#[test]
fn the_hour_that_does_not_exist_and_the_one_that_comes_twice() {
    let paris = Zone::paris();
    let read = |on, from, to| typed(on, from, to).read(Some(&paris)).map(|when| when.is_some());
    assert_eq!(read("2026-03-29", "01:59", "03:00"), Ok(true));
    assert!(matches!(read("2026-03-29", "02:30", "04:00"), Err(WhenError::NoSuchHour { is_end: false, .. })));
    assert!(matches!(read("2026-03-29", "02:00", "04:00"), Err(WhenError::NoSuchHour { is_end: false, .. })));
    assert_eq!(typed("2026-10-25", "02:30", "04:00").twice(&paris), Some(at("2026-10-25T02:30")));
    assert_eq!(typed("2026-10-25", "01:59", "03:00").twice(&paris), None);
    let night = typed("2026-03-28", "21:00", "02:30");
    let refused =
        WhenError::NoSuchHour { typed: at("2026-03-29T02:30"), next: at("2026-03-29T03:30"), is_end: true };
    assert_eq!(night.read(Some(&paris)), Err(refused));
}

#[test]
fn an_edit_writes_what_changed_only() {
    let id = RecordId::derived("test", "event");
    let who = RecordId::derived("person", "anne");
    let old = Draft { title: "Soirée".into(), capacity: Some(120), team: vec![who], ..Draft::default() };
    assert!(compose::edit(id, &old, &old).is_empty());
    let new = Draft { title: " Soirée ".into(), capacity: None, team: Vec::new(), ..old.clone() };
    let fields: Vec<String> =
        compose::edit(id, &old, &new).into_iter().map(|it| it.field.to_string()).collect();
    assert_eq!(fields, ["capacity", &format!("team/{who}")]);
}

#[test]
fn an_event_is_ahead_on_and_past() {
    let mut event = Event::new(RecordId::derived("test", "event"));
    assert_eq!(event.phase(&at("2026-12-10T18:00")), Phase::Undated);
    event.when = Some(When {
        start: at("2026-12-10T18:30"),
        end: at("2026-12-11T00:30"),
        zone: "Europe/Paris".into(),
        is_all_day: false,
    });
    assert_eq!(event.phase(&at("2026-11-22T09:00")), Phase::Ahead(18));
    assert_eq!(event.phase(&at("2026-12-10T18:00")), Phase::Ahead(0));
    assert_eq!(event.phase(&at("2026-12-11T00:15")), Phase::Now);
    assert_eq!(event.phase(&at("2026-12-11T00:30")), Phase::Past(1));
}

#[test]
fn weeks_of_a_month_are_whole() {
    let november = weeks(day("2026-11-23"));
    assert_eq!(november.len(), 6);
    assert_eq!((november[0][0], november[5][6]), (day("2026-10-26"), day("2026-12-06")));
    // A February that begins on a Monday.
    assert_eq!(weeks(day("2027-02-14")).len(), 4);
}

#[test]
fn events_of_several_days_lie_beside_each_other() {
    let spans = [
        (day("2026-11-25"), day("2026-11-25")),
        (day("2026-11-24"), day("2026-12-02")),
        (day("2026-11-26"), day("2026-11-27")),
        (day("2026-12-07"), day("2026-12-08")),
    ];
    let bars = lay(&spans, day("2026-11-23"), 7, 1);
    let brief: Vec<_> = bars.iter().map(|bar| (bar.idx, bar.from, bar.len, bar.lane, bar.goes_on)).collect();
    assert_eq!(brief, [(1, 1, 6, 0, true), (0, 2, 1, 1, false), (2, 3, 2, 1, false)]);
    let next = lay(&spans, day("2026-11-30"), 7, 1);
    assert_eq!(
        next.iter().map(|bar| (bar.idx, bar.len, bar.is_continued)).collect::<Vec<_>>(),
        [(1, 3, true)]
    );
}

#[test]
fn what_comes_again_stands_by_its_next_time() {
    use replica::Table;
    let mut planner = crate::Planner::build(&Table::default());
    let mut weekly = Event::new(RecordId::derived("test", "weekly"));
    weekly.title = "Petit-déjeuner".into();
    weekly.when = typed("2026-11-03", "08:30", "09:30").read(None).unwrap();
    weekly.repeat = Some(super::Repeat::new("FREQ=WEEKLY;BYDAY=TU", None, Vec::new(), Vec::new()));
    let _ = planner.events.put(weekly.id, weekly);
    let agenda = super::agenda::agenda(&planner, &super::Filter::default(), &at("2026-11-23T09:00"));
    let starts: Vec<_> = agenda.ahead.iter().map(|it| it.when.start).collect();
    assert_eq!((starts, agenda.past.len()), (vec![at("2026-11-24T08:30")], 0));
}

#[test]
fn an_event_elsewhere_is_on_by_its_own_clock() {
    struct Walls;
    impl super::agenda::Clock for Walls {
        fn at(&self, zone: &str) -> NaiveDateTime {
            at(if zone == "America/New_York" { "2026-11-23T03:00" } else { "2026-11-23T09:00" })
        }
    }
    let mut when = typed("2026-11-23", "08:00", "23:00").read(None).unwrap().unwrap();
    assert_eq!(when.phase(&Walls), Phase::Now);
    when.zone = "America/New_York".into();
    assert_eq!(when.phase(&Walls), Phase::Ahead(0));
}
