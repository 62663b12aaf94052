//! T31, T32, T33: deleted here, edited there.

use replica::ctx::Seeded;
use replica::page::Entry;
use replica::{Change, Ctx, DeviceId, Hlc, Write};

use super::*;
use crate::compose;
use crate::zone::Zone;

/// The cells of one workspace and the moments of its changes.
struct Desk {
    table: Table,
    rng: Seeded,
    page: u64,
}

impl Desk {
    fn new() -> Self {
        Self { table: Table::default(), rng: Seeded(7), page: 0 }
    }

    fn office(&self) -> Office {
        Office::build(Zone::paris(), &self.table)
    }

    /// A change over what `seen` shows, not yet merged anywhere.
    fn change(&mut self, ms: u64, seen: &Table, intents: Vec<Intent>) -> Change {
        let cid = Cid::new(&mut Ctx { now_ms: ms, entropy: &mut self.rng });
        let write = |i: Intent| Write {
            sup: i.seen.unwrap_or_else(|| seen.get(i.id).map(|r| r.seen(&i.field)).unwrap_or_default()),
            ty: i.kind,
            id: i.id,
            f: i.field,
            k: i.op,
            v: i.value,
            extra: Default::default(),
        };
        let w = intents.into_iter().map(write).collect();
        replica::page::change(cid, cid, (DeviceId(1), self.page + 1), Hlc::at(ms), w)
    }

    fn merge(&mut self, change: &Change) {
        self.page += 1;
        let page = replica::page::Page::Changes(vec![Entry::placed(change.clone(), change.hlc, None)]);
        self.table.apply(self.page, &page);
    }
}

fn request() -> RecordId {
    RecordId::derived("test", "fuite")
}

fn names(desk: &Desk) -> Vec<String> {
    let office = desk.office();
    let record = desk.table.get(request()).unwrap();
    late(&record, &children(&office, &desk.table, request()))
        .into_iter()
        .map(|late| match late.what {
            LateEdit::Field { name, value } => format!("{name}={}", value.as_str().unwrap_or("?")),
            LateEdit::Child { kind, text, .. } => format!("{kind}:{text}"),
        })
        .collect()
}

/// One deletes (at `deleted_ms`), another edits the description and comments (at `edited_ms`), neither knowing.
fn story(deleted_ms: u64, edited_ms: u64, edit_first: bool) -> Desk {
    let mut desk = Desk::new();
    let birth = desk.change(
        1,
        &Table::default(),
        vec![
            Intent::set(request(), kind::REQUEST, field::TITLE, "Fuite"),
            Intent::set(request(), kind::REQUEST, field::DESCRIPTION, "a"),
        ],
    );
    desk.merge(&birth);
    let before = Desk { table: Table::default(), rng: Seeded(1), page: 0 };
    let mut before = before;
    before.merge(&birth);
    let deletion = trash(&before.office(), &before.table, kind::REQUEST, request());
    let deletion = desk.change(deleted_ms, &before.table, deletion);
    let edit = vec![Intent::set(request(), kind::REQUEST, field::DESCRIPTION, "b")];
    let edit = desk.change(edited_ms, &before.table, edit);
    let comment = compose::comment(RecordId::derived("test", "c"), request(), "Vu");
    let comment = desk.change(edited_ms + 1, &before.table, comment);
    let order = if edit_first { [&edit, &comment, &deletion] } else { [&deletion, &edit, &comment] };
    for change in order {
        desk.merge(change);
    }
    desk
}

#[test]
fn t31_t33_deleted_and_edited_in_any_order_is_told_with_the_new_value() {
    // T33: the deletion is older than the edit, or younger: neither removes the other.
    for (deleted_ms, edited_ms) in [(10, 20), (30, 20)] {
        for edit_first in [true, false] {
            let desk = story(deleted_ms, edited_ms, edit_first);
            let record = desk.table.get(request()).unwrap();
            assert_eq!(record.text(field::LIFE), Some("trashed"));
            assert_eq!(record.text(field::DESCRIPTION), Some("b"), "nothing is gone");
            assert_eq!(names(&desk), ["comment:Vu", "description=b"]);
            assert!(desk.office().is_late(request()));
            assert_eq!(desk.office().late_requests(), [request()]);
        }
    }
}

#[test]
fn t32_restored_and_deleted_again_with_knowledge_is_no_news() {
    let mut desk = story(30, 20, true);
    let restore = compose::set_life(request(), kind::REQUEST, "alive");
    let restore = desk.change(
        40,
        &desk.table.get(request()).map_or_else(Table::default, |_| Table::default()),
        restore,
    );
    let restore = Change {
        w: restore
            .w
            .into_iter()
            .map(|w| Write { sup: desk.table.get(w.id).unwrap().seen(&w.f), ..w })
            .collect(),
        ..restore
    };
    desk.merge(&restore);
    assert_eq!(desk.table.get(request()).unwrap().text(field::LIFE), Some("alive"));
    assert!(!desk.office().is_late(request()) && names(&desk).is_empty());
    let again = trash(&desk.office(), &desk.table, kind::REQUEST, request());
    let seen = std::mem::take(&mut desk.table);
    let again = desk.change(50, &seen, again);
    desk.table = seen;
    desk.merge(&again);
    assert_eq!(names(&desk), Vec::<String>::new());
}

#[test]
fn t31_what_an_older_version_deleted_is_judged_by_order() {
    let mut desk = Desk::new();
    let birth =
        desk.change(1, &Table::default(), vec![Intent::set(request(), kind::REQUEST, field::TITLE, "a")]);
    desk.merge(&birth);
    let none = Table::default();
    let deletion = desk.change(10, &none, compose::set_life(request(), kind::REQUEST, "trashed"));
    desk.merge(&deletion);
    assert!(names(&desk).is_empty());
    let edit = desk.change(20, &none, vec![Intent::set(request(), kind::REQUEST, field::DESCRIPTION, "b")]);
    desk.merge(&edit);
    assert_eq!(names(&desk), ["description=b"]);
}

#[test]
fn t31_what_is_edited_in_the_bin_while_the_app_runs_is_found() {
    let mut desk = story(30, 20, false);
    let mut office = desk.office();
    let restore = desk.change(60, &Table::default(), compose::set_life(request(), kind::REQUEST, "alive"));
    let seen = desk.table.get(request()).unwrap().seen(field::LIFE);
    let restore =
        Change { w: restore.w.into_iter().map(|w| Write { sup: seen.clone(), ..w }).collect(), ..restore };
    desk.merge(&restore);
    assert!(office.refresh(&desk.table, &[request()]).is_empty());
    assert_eq!((office.n_disputes(), office.is_late(request())), (0, false));
    let gone = trash(&office, &desk.table, kind::REQUEST, request());
    let table = std::mem::take(&mut desk.table);
    let gone = desk.change(70, &table, gone);
    desk.table = table;
    desk.merge(&gone);
    assert_eq!(office.refresh(&desk.table, &[request()]), [request()]);
    let comment = RecordId::derived("test", "later");
    let late = desk.change(65, &Table::default(), compose::comment(comment, request(), "Encore"));
    desk.merge(&late);
    office.refresh(&desk.table, &[comment]);
    assert!(office.is_late(request()));
    assert_eq!(office.disputes(), [crate::office::Dispute::Late(request())]);
}
