//! Numbers of orders: next, and what two offline devices gave twice.

use proptest::prelude::*;

use super::*;

#[test]
fn the_next_is_the_highest_known_and_one() {
    let mut desk = Desk::new(1);
    assert_eq!(number::next(&desk.book(), 2026, None), "BC-2026-001");
    desk.order("BC-2026-030", None, 1_000, 1);
    desk.order("BC-2025-999", None, 1_000, 1);
    desk.order("bon 4711", None, 1_000, 1);
    assert_eq!(number::next(&desk.book(), 2026, None), "BC-2026-031");
    assert_eq!(number::next(&desk.book(), 2027, None), "BC-2027-001");
    let start = |n| Some(number::Start { year: 2026, n });
    assert_eq!(number::next(&desk.book(), 2026, start(12)), "BC-2026-031", "a start never goes back");
    assert_eq!(number::next(&desk.book(), 2026, start(100)), "BC-2026-100");
}

#[test]
fn a_number_that_a_supplier_saw_is_never_given_again() {
    let mut desk = Desk::new(2);
    let order = desk.order("BC-2026-007", None, 1_000, 1);
    desk.move_to(order, OrderState::Sent);
    desk.act(vec![Intent::set(order, "order", "life", "trashed")]);
    assert_eq!(number::next(&desk.book(), 2026, None), "BC-2026-008");
    let draft = desk.order("BC-2026-008", None, 1_000, 1);
    desk.act(vec![Intent::set(draft, "order", "life", "trashed")]);
    assert_eq!(number::next(&desk.book(), 2026, None), "BC-2026-008");
}

#[test]
fn the_one_not_sent_takes_the_next_number() {
    let mut desk = Desk::new(3);
    let older = desk.order("BC-2026-031", None, 1_000, 1);
    let younger = desk.order("BC-2026-031", None, 1_000, 2);
    let one = |desk: &Desk| number::collisions(&desk.book()).pop().unwrap();
    assert_eq!((one(&desk).keep, one(&desk).change), (older, vec![younger]), "the older keeps it");
    desk.move_to(younger, OrderState::Sent);
    assert_eq!((one(&desk).keep, one(&desk).change), (younger, vec![older]), "what was sent keeps it");
    assert!(!one(&desk).is_known_outside);
    desk.move_to(older, OrderState::Confirmed);
    assert!(one(&desk).is_known_outside);
    let next = number::next(&desk.book(), 2026, None);
    desk.act(compose::renumber(younger, &next));
    assert_eq!(number::collisions(&desk.book()), []);
    assert_eq!(desk.book().orders.get(younger).unwrap().number, "BC-2026-032");
}

proptest! {
    #[test]
    fn the_next_number_is_nobodys(numbers in prop::collection::vec(1_u32..2_000, 0..12), start in 0_u32..2_000) {
        let mut desk = Desk::new(4);
        for n in &numbers {
            desk.order(&number::written(2026, *n), None, 1_000, 1);
        }
        let book = desk.book();
        let next = number::next(&book, 2026, Some(number::Start { year: 2026, n: start }));
        prop_assert!(book.orders.iter().all(|order| order.number != next));
        let n = number::parse(&next).unwrap().1;
        prop_assert!(start <= n && numbers.iter().all(|known| *known < n));
    }
}
