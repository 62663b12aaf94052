//! S5: six chairs, three quotes.

use super::*;

struct Chairs {
    desk: Desk,
    budget: RecordId,
    need: RecordId,
    quotes: Vec<RecordId>,
}

fn chairs() -> Chairs {
    let mut desk = Desk::new(5);
    let budget = desk.budget(500_000, 291_000);
    let draft = NeedDraft {
        title: "Six chaises".into(),
        budget: Some(budget),
        lines: vec![LineDraft {
            text: "Chaise de bureau".into(),
            line: line(6_000, 0),
            ..LineDraft::default()
        }],
        ..NeedDraft::default()
    };
    let need = desk.make(|ctx| compose::need(ctx, &draft));
    let need_line = desk.book().children::<NeedLine>(need).next().unwrap().id;
    let offers = [
        (1, 28_900, Delay { n: 10, unit: DelayUnit::Day }, Some(60)),
        (2, 31_500, Delay { n: 48, unit: DelayUnit::Hour }, None),
        (3, 14_900, Delay { n: 3, unit: DelayUnit::Week }, Some(24)),
    ];
    let quotes = offers.into_iter().map(|(n, price, delay, warranty)| {
        let lines = vec![LineDraft {
            text: "Chaise".into(),
            line: line(6_000, price),
            need_line: Some(need_line),
            ..LineDraft::default()
        }];
        let draft = QuoteDraft {
            need: Some(need),
            party: Some(party(n)),
            delay: Some(delay),
            warranty,
            lines,
            ..QuoteDraft::default()
        };
        desk.make(|ctx| compose::quote(ctx, &draft))
    });
    let quotes = quotes.collect();
    Chairs { desk, budget, need, quotes }
}

const TODAY: &str = "2026-11-23";

#[test]
fn side_by_side_to_the_cent_with_what_remains() {
    let Chairs { desk, need, .. } = chairs();
    let offers = compare::offers(&desk.book(), need, day(TODAY));
    let figures: Vec<_> = offers
        .iter()
        .map(|o| {
            let all = o.totals.as_ref().unwrap().all;
            (all.net.0, all.vat.0, all.gross.0, o.days.unwrap(), o.remaining.unwrap().0)
        })
        .collect();
    assert_eq!(
        figures,
        [
            (173_400, 34_680, 208_080, 10, 35_600),
            (189_000, 37_800, 226_800, 2, 20_000),
            (89_400, 17_880, 107_280, 21, 119_600)
        ]
    );
    let best: Vec<_> =
        offers.iter().map(|o| (o.best.is_cheapest, o.best.is_fastest, o.best.has_longest_warranty)).collect();
    assert_eq!(best, [(false, false, true), (false, true, false), (true, false, false)]);
}

#[test]
fn an_expired_or_incomplete_offer_is_never_the_best() {
    let Chairs { mut desk, need, quotes, .. } = chairs();
    desk.act(vec![Intent::set(quotes[2], "quote", "valid", "2026-11-22")]);
    let offers = compare::offers(&desk.book(), need, day(TODAY));
    assert!(offers[2].is_expired && !offers[2].best.is_cheapest && offers[0].best.is_cheapest);
    assert!(!compare::offers(&desk.book(), need, day("2026-11-22"))[2].is_expired, "valid on its last day");

    let more = LineDraft { text: "Roulettes".into(), line: line(6_000, 0), ..LineDraft::default() };
    let book = desk.book();
    let intents = desk.with(|ctx| compose::add_need_line(ctx, &book, need, &more));
    desk.act(intents);
    let offers = compare::offers(&desk.book(), need, day(TODAY));
    assert!(offers.iter().all(|o| o.n_missing == 1 && o.best == compare::Best::default()));
}

#[test]
fn the_choice_is_one_act_that_can_be_taken_back() {
    let Chairs { mut desk, budget, need, quotes } = chairs();
    let book = desk.book();
    let start = Some(number::Start { year: 2026, n: 31 });
    let next = number::next(&book, 2026, start);
    let reasons =
        [(quotes[1], "plus cher".to_owned()), (quotes[2], " délai trop long, occasion ".to_owned())];
    let (order, intents) =
        desk.with(|ctx| compose::choose(ctx, &book, quotes[0], &reasons, &next, day(TODAY))).unwrap();
    let undo = desk.act(intents);

    let book = desk.book();
    let made = book.orders.alive(order).unwrap();
    assert_eq!((made.number.as_str(), made.state), ("BC-2026-031", OrderState::Draft));
    assert_eq!((made.party, made.budget, made.due), (Some(party(1)), Some(budget), Some(day("2026-12-03"))));
    assert_eq!(receipts::totals(&book, made).unwrap().all.gross, Cents(208_080));
    let quote = |n: usize| book.quotes.get(quotes[n]).map(|q| (q.state, q.why.as_str())).unwrap();
    assert_eq!(quote(0), (QuoteState::Chosen, ""));
    assert_eq!(quote(1), (QuoteState::Declined, "plus cher"));
    assert_eq!(quote(2), (QuoteState::Declined, "délai trop long, occasion"));
    assert_eq!(book.needs.get(need).unwrap().state, NeedState::Decided);
    let standing = budget::standing(&book, budget);
    assert_eq!((standing.committed, standing.remaining()), (Cents(173_400), Cents(35_600)));
    // The comparison still tells what each choice leaves.
    let left: Vec<_> =
        compare::offers(&book, need, day(TODAY)).iter().map(|o| o.remaining.unwrap().0).collect();
    assert_eq!(left, [35_600, 20_000, 119_600]);

    desk.play(undo);
    let book = desk.book();
    assert!(book.orders.alive(order).is_none() && compare::order_of(&book, need).is_none());
    assert!(quotes.iter().all(|id| book.quotes.get(*id).unwrap().state == QuoteState::Open));
    assert_eq!(budget::standing(&book, budget).committed, Cents(0));
    assert_eq!(
        number::next(&book, 2026, start),
        "BC-2026-031",
        "a draft that was taken back gives its number back"
    );
}

#[test]
fn four_came_two_are_due_and_one_too_many_is_told() {
    let mut desk = Desk::new(6);
    let order = desk.order("BC-2026-031", None, 6_000, 28_900);
    desk.move_to(order, OrderState::Sent);
    let book = desk.book();
    let id = book.children::<OrderLine>(order).next().unwrap().id;
    assert!(receipts::is_awaited(&book, book.orders.get(order).unwrap()));
    let undo = {
        let (_, intents) = desk.with(|ctx| compose::receipt(ctx, order, day(TODAY), &[(id, 4_000)], ""));
        desk.act(intents)
    };
    let due = |desk: &Desk| receipts::due(&desk.book(), order)[0];
    assert_eq!((due(&desk).got, due(&desk).due(), due(&desk).over()), (4_000, 2_000, 0));
    assert_eq!(receipts::delivery(&receipts::due(&desk.book(), order)), receipts::Delivery::Partial);
    let (_, intents) =
        desk.with(|ctx| compose::receipt(ctx, order, day(TODAY), &[(id, 3_000)], "une de trop"));
    desk.act(intents);
    assert_eq!((due(&desk).due(), due(&desk).over()), (0, 1_000));
    desk.play(undo);
    assert_eq!(due(&desk).due(), 3_000);
}

#[test]
fn a_quote_typed_again_changes_what_differs_only() {
    let Chairs { mut desk, need, quotes, .. } = chairs();
    let book = desk.book();
    let quote = book.quotes.get(quotes[0]).unwrap();
    let old = book.children::<QuoteLine>(quotes[0]).next().unwrap();
    let same = QuoteDraft {
        need: Some(need),
        party: quote.party,
        delay: quote.delay,
        warranty: quote.warranty,
        lines: vec![LineDraft {
            text: old.text.clone(),
            line: old.line,
            need_line: old.need_line,
            unit: String::new(),
        }],
        ..QuoteDraft::default()
    };
    assert_eq!(desk.with(|ctx| compose::amend_quote(ctx, &book, quotes[0], &same)), []);
    let mut dearer = QuoteDraft { delivery: Some(Line::one(Cents(4_500), 2_000)), ..same };
    dearer.lines[0].line.price = Some(Cents(29_900));
    let intents = desk.with(|ctx| compose::amend_quote(ctx, &book, quotes[0], &dearer));
    desk.act(intents);
    let offers = compare::offers(&desk.book(), need, day(TODAY));
    let all = offers[0].totals.as_ref().unwrap().all;
    assert_eq!((all.net, all.gross, offers[0].delivery), (Cents(183_900), Cents(220_680), Cents(4_500)));
    assert_eq!(offers[0].n_missing, 0);
}
