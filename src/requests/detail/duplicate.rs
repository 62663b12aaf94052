//! A copy of a request: what it is about, not what happened to it.

use domain::compose;
use domain::kinds::{field, kind};
use domain::office::Office;
use domain::position;
use domain::status::Status;
use replica::{Ctx, Intent, Op, RecordId, Table};
use serde_json::json;
use store::Act;

/// Fields that tell the life of the original, not what it is about.
const OWN: [&str; 7] =
    [field::STATUS, field::LIFE, field::REPORTED, field::CLOSED, field::EXT, field::IMPORT, field::DUE];

/// The act that copies `id` to `copy`: fields, tags, checklist unticked, photos by the same bytes. `None` if unknown.
pub fn duplicate(
    office: &Office,
    table: &Table,
    id: RecordId,
    copy: RecordId,
    ctx: &mut Ctx<'_>,
) -> Option<Act> {
    let original = table.get(id).filter(|record| &*record.kind == kind::REQUEST)?;
    let now_ms = ctx.now_ms;
    let status = json!({ "s": Status::New.key(), "at": now_ms });
    let mut own = vec![
        Intent::set(copy, kind::REQUEST, field::STATUS, status),
        Intent::set(copy, kind::REQUEST, field::REPORTED, json!({ "ms": now_ms })),
    ];
    for (name, cell) in &original.cells {
        let Some(head) = cell.shown().filter(|head| head.op != Op::Rem && !head.value.is_null()) else {
            continue;
        };
        if !OWN.contains(&&**name) {
            let intent = Intent::set(copy, kind::REQUEST, name, head.value.clone());
            own.push(Intent { op: head.op.clone(), ..intent });
        }
    }
    let mut act = Act::one(own);
    let children = office.children(id);
    let mut after: Option<String> = None;
    for (_, check) in children.checks {
        let text = table.get(check).and_then(|record| record.text(field::TEXT).map(str::to_owned));
        let pos = position::between(ctx, after.as_deref(), None);
        act.changes.push(compose::check(RecordId::new(ctx), copy, &pos, &text.unwrap_or_default()));
        after = Some(pos);
    }
    after = None;
    for (_, photo) in children.photos {
        let Some(record) = table.get(photo) else { continue };
        let pos = position::between(ctx, after.as_deref(), None);
        let new = RecordId::new(ctx);
        let facts = ["blob", "thumb", "w", "h", "bytes", "alt"].into_iter().filter_map(|name| {
            record.value(name).map(|value| Intent::set(new, kind::PHOTO, name, value.clone()))
        });
        let at = Intent::set(new, kind::PHOTO, field::AT, compose::at(copy, &pos));
        act.changes.push(std::iter::once(at).chain(facts).collect());
        after = Some(pos);
    }
    Some(act)
}

#[cfg(test)]
mod tests {
    use domain::compose::{Draft, PhotoFacts};
    use domain::zone::Zone;
    use replica::ctx::Seeded;
    use replica::page::{Entry, Page, change};
    use replica::{Cid, DeviceId, Hlc, Write};

    use super::*;

    fn apply(table: &mut Table, key: u64, changes: Vec<Vec<Intent>>, rng: &mut Seeded) {
        let entries = changes.into_iter().map(|intents| {
            let cid = Cid::new(&mut Ctx { now_ms: key, entropy: rng });
            let writes = intents
                .into_iter()
                .map(|i| Write {
                    ty: i.kind,
                    id: i.id,
                    f: i.field,
                    k: i.op,
                    v: i.value,
                    sup: vec![],
                    extra: Default::default(),
                })
                .collect();
            Entry::made(change(cid, cid, (DeviceId(1), key), Hlc::at(key), writes))
        });
        let page = Page::Changes(entries.collect());
        table.apply(key, &page);
    }

    #[test]
    fn what_it_is_about_is_copied_and_its_life_is_not() {
        let mut rng = Seeded(5);
        let mut other = Seeded(6);
        let mut ctx = Ctx { now_ms: 1_000, entropy: &mut other };
        let (id, copy) = (RecordId::new(&mut ctx), RecordId::new(&mut ctx));
        let mut table = Table::default();
        let draft = Draft {
            title: "Fuite".into(),
            tags: vec!["eau".into()],
            due: "2026-11-23".parse().ok(),
            ..Draft::default()
        };
        let facts = PhotoFacts { blob: "b".into(), thumb: "t".into(), width: 2, height: 1, size_bytes: 9 };
        let (check, photo) = (RecordId::new(&mut ctx), RecordId::new(&mut ctx));
        let mut ticked = compose::check(check, id, "V", "Couper l’eau");
        ticked.push(Intent::set(check, kind::CHECK, field::DONE, true));
        let changes = vec![
            compose::create(id, &draft, 500),
            ticked,
            compose::photo(photo, id, "V", &facts),
            vec![
                Intent::set(id, kind::REQUEST, "x/Borough", "QUEENS"),
                Intent::set(id, kind::REQUEST, field::EXT, "42"),
                Intent::set(id, kind::REQUEST, field::STATUS, json!({"s": "done", "at": 600})),
            ],
        ];
        apply(&mut table, 1, changes, &mut rng);
        let office = Office::build(Zone::paris(), &table);
        let act = duplicate(&office, &table, id, copy, &mut ctx).expect("an act");
        assert_eq!(act.changes.len(), 3);
        apply(&mut table, 2, act.changes, &mut rng);
        let office = Office::build(Zone::paris(), &table);
        let (record, row) = (table.get(copy).expect("the copy"), office.row(copy).expect("its row"));
        assert_eq!(record.text(field::TITLE), Some("Fuite"));
        assert_eq!(record.elements("tags").collect::<Vec<_>>(), ["eau"]);
        assert_eq!(
            (record.text("x/Borough"), record.text(field::EXT), record.text(field::DUE)),
            (Some("QUEENS"), None, None)
        );
        assert_eq!((row.status.key(), row.status_ms), ("new", 1_000));
        let children = office.children(copy);
        let check = table.get(children.checks[0].1).expect("a line");
        assert_eq!((check.text(field::TEXT), check.value(field::DONE)), (Some("Couper l’eau"), None));
        let photo = table.get(children.photos[0].1).expect("a photo");
        assert_eq!((photo.text("blob"), photo.text("thumb")), (Some("b"), Some("t")));
        assert_eq!(duplicate(&office, &table, RecordId::derived("x", "y"), copy, &mut ctx), None);
    }
}
