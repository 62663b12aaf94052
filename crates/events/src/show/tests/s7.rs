//! S7 to the letter, and the corners around it.

use replica::Ctx;
use replica::ctx::Seeded;

use super::super::{Cue, Remedy, Set, Warning, Who, intents, to_warn};
use super::{cue, given, id, live, plan, span};

/// The year-end party. The caterer serves the cocktail, the DJ plays from 21:20.
fn s7() -> Vec<Cue> {
    let mut cues = vec![
        cue(0, "accueil", None, None),
        cue(1, "discours", Some(1155), Some(15)),
        cue(2, "cocktail", None, Some(90)),
        cue(3, "cadeaux", Some(1260), Some(20)),
        cue(4, "dj", None, None),
        cue(5, "fin", Some(1470), None),
    ];
    cues[2].parties.push(id("Saveurs du Canal"));
    cues[4].parties.push(id("DJ"));
    cues
}

#[test]
fn as_planned_nothing_is_wrong() {
    let schedule = plan(&s7());
    assert_eq!(schedule.warnings(), []);
    assert_eq!(span(&schedule, "accueil"), (1110, 1155));
    assert_eq!(span(&schedule, "cocktail"), (1170, 1260));
    assert_eq!(span(&schedule, "dj"), (1280, 1470));
    assert_eq!(schedule.projected().unwrap().end, 1470);
}

#[test]
fn twelve_minutes_on_the_speech() {
    for before in [plan(&s7()), live(&s7(), 1150)] {
        let edits = before.ripple(id("discours"), 12);
        let after = before.after(&edits);
        assert_eq!(span(&after, "discours"), (1167, 1182));
        assert_eq!(span(&after, "cocktail"), (1182, 1272));
        assert_eq!(span(&after, "cadeaux"), (1260, 1280));
        let overlap = Warning::Overlap { cue: id("cocktail"), with: id("cadeaux"), by: 12 };
        assert_eq!(after.warnings(), [overlap]);
        assert_eq!(after.projected().unwrap().end, 1470);

        let warned = to_warn(&before, &after);
        let names: Vec<Who> = warned.iter().map(|warned| warned.who).collect();
        assert_eq!(names, [Who::Party(id("Saveurs du Canal")), Who::Party(id("DJ"))]);
        assert_eq!((warned[0].by, warned[0].is_threatened), (12, false));
        assert!(warned[1].is_threatened);

        let remedy = after.remedies(&overlap)[0];
        assert_eq!(remedy, Remedy::Shorten { cue: id("cocktail"), to: 78 });
        let mut rng = Seeded(1);
        let cure = after.cured(remedy, id("event"), &mut Ctx { now_ms: 0, entropy: &mut rng });
        let cured = after.after(&cure);
        assert_eq!(cured.warnings(), []);
        assert_eq!(span(&cured, "cocktail"), (1182, 1260));
        assert_eq!(cured.projected().unwrap().end, 1470);
    }
}

#[test]
fn the_plan_changes_before_the_show_and_an_override_during_it() {
    let edits = plan(&s7()).ripple(id("discours"), 12);
    assert_eq!(edits[0].set, Set::Hard(Some(1167)));
    let edits = live(&s7(), 1150).ripple(id("discours"), 12);
    assert_eq!(edits[0].set, Set::Shift(Some(12)));
    assert_eq!(&*intents(&edits)[0].field, "shift");
}

#[test]
fn every_remedy_of_an_overlap_resolves_it() {
    let before = plan(&s7());
    let after = before.after(&before.ripple(id("discours"), 12));
    let mut rng = Seeded(1);
    let mut ctx = Ctx { now_ms: 0, entropy: &mut rng };
    for remedy in after.remedies(&after.warnings()[0]) {
        let cured = after.after(&after.cured(remedy, id("event"), &mut ctx));
        assert!(!cured.warnings().iter().any(Warning::is_grave), "{remedy:?}: {:?}", cured.warnings());
    }
}

#[test]
fn while_it_runs_what_is_late_is_late_and_what_is_over_stays() {
    let mut cues = s7();
    cues[0].began = Some(1112 * 60_000);
    let schedule = live(&cues, 1160);
    // The speech has not begun at 19:20: it starts now at the earliest, and the welcome goes on.
    assert_eq!(span(&schedule, "accueil"), (1112, 1160));
    assert_eq!(span(&schedule, "discours"), (1160, 1175));
    assert_eq!(schedule.line(id("discours")).unwrap().late_by(), 5);
    cues[1].began = Some(1167 * 60_000);
    let schedule = live(&cues, 1170);
    assert_eq!(span(&schedule, "cocktail"), (1182, 1272));
    // Twelve minutes more on what runs: it lasts longer.
    assert_eq!(schedule.ripple(id("discours"), 12)[0].set, Set::Lasts(Some(27)));
    cues[1].ended = Some(1180 * 60_000);
    let schedule = live(&cues, 1181);
    assert_eq!(span(&schedule, "cocktail"), (1181, 1271));
    assert_eq!(schedule.ripple(id("discours"), 12), []);
    assert_eq!(schedule.line(id("discours")).unwrap().planned.start, 1155);
}

#[test]
fn cues_that_overlap_in_a_circle_are_said_and_can_be_put_right() {
    let cues = [
        cue(0, "a", Some(600), Some(60)),
        cue(1, "b", Some(570), Some(60)),
        cue(2, "c", Some(615), Some(60)),
    ];
    let schedule = plan(&cues);
    let wrong = Warning::WrongOrder { cue: id("b"), after: id("a"), by: 30 };
    assert_eq!(schedule.warnings(), [wrong, Warning::Overlap { cue: id("b"), with: id("c"), by: 15 }]);
    assert_eq!(schedule.remedies(&wrong)[0], Remedy::Reorder { cue: id("b") });
    let mut rng = Seeded(1);
    let mut ctx = Ctx { now_ms: 0, entropy: &mut rng };
    let cured = schedule.after(&schedule.cured(Remedy::Reorder { cue: id("b") }, id("event"), &mut ctx));
    let order: Vec<_> = cured.lines().iter().map(|line| line.id).collect();
    assert_eq!(order, [id("b"), id("a"), id("c")]);
    assert!(cured.warnings().iter().all(|warning| matches!(warning, Warning::Overlap { .. })));
}

#[test]
fn gaps_durations_and_days() {
    let cues = [
        cue(0, "montage", None, Some(-20)),
        cue(1, "balance", None, None),
        cue(2, "accueil", None, Some(30)),
        cue(3, "discours", Some(1155), Some(4320)),
    ];
    let schedule = plan(&cues);
    let gap = Warning::Gap { after: id("accueil"), before: id("discours"), by: 15 };
    assert_eq!(
        schedule.warnings(),
        [
            Warning::Negative { cue: id("montage") },
            Warning::NoDuration { cue: id("balance") },
            gap,
            Warning::OverADay { cue: id("discours") }
        ]
    );
    assert_eq!(
        schedule.remedies(&gap),
        [Remedy::Extend { cue: id("accueil"), to: 45 }, Remedy::Move { cue: id("discours"), to: 1140 }]
    );
    assert_eq!(schedule.projected().unwrap().end, 1155 + 4320);
}

#[test]
fn what_is_left_out_takes_no_time_and_sections_span_their_cues() {
    let mut cues = s7();
    cues[2].is_skipped = true;
    let mut head = cue(1, "salle", None, None);
    head.position = "M0000a".to_owned();
    head.is_section = true;
    cues.push(head);
    let schedule = plan(&cues);
    assert_eq!(span(&schedule, "salle"), (1155, 1470));
    assert_eq!(given(&schedule, "cocktail").minutes, Some(90));
    let left = Warning::Gap { after: id("discours"), before: id("cadeaux"), by: 90 };
    assert_eq!(schedule.warnings(), [left]);
    let before = plan(&s7());
    let warned = to_warn(&before, &schedule);
    assert!(warned.iter().any(|warned| warned.who == Who::Party(id("Saveurs du Canal"))));
}
