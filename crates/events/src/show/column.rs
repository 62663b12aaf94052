//! The columns of the conducteur: one for each role, in the order that people give them.

use domain::position::between;
use replica::view::ValueRef;
use replica::{Ctx, Intent, RecordId, Value};
use serde_json::json;
use supply::compose::Writes;
use supply::read::text_at;

use crate::kinds;
use crate::read::named;

/// A column: `roles/<key>` of the event, `{"v": name, "pos": text}`.
///
/// Columns sort by position; those of before there were positions come first, by key.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Column {
    pub position: String,
    pub key: String,
    pub name: String,
}

impl Column {
    /// Reads an element of the family.
    #[must_use]
    pub fn read(element: &str, value: &ValueRef<'_>) -> Option<Self> {
        let (key, name) = named(element, value)?;
        Some(Self { position: text_at(value, "pos").unwrap_or_default(), key, name })
    }

    /// A column at the end of others. Its key is the folded name, so that two devices that add « Régie » add one.
    #[must_use]
    pub fn after(all: &[Self], name: &str, ctx: &mut Ctx<'_>) -> Self {
        let last = all.iter().map(|column| column.position.as_str()).max().unwrap_or_default();
        Self { position: between(ctx, Some(last), None), key: key_of(name), name: name.trim().to_owned() }
    }

    /// Writes its name and its place.
    #[must_use]
    pub fn stored(&self, event: RecordId) -> Vec<Intent> {
        let mut value = json!({ "v": self.name.trim() });
        if let Some(map) = value.as_object_mut().filter(|_| !self.position.is_empty()) {
            map.insert("pos".into(), self.position.as_str().into());
        }
        self.set(event, value)
    }

    /// Takes it away. What cues say in it is kept.
    #[must_use]
    pub fn removed(&self, event: RecordId) -> Vec<Intent> {
        self.set(event, Value::Null)
    }

    fn set(&self, event: RecordId, value: Value) -> Vec<Intent> {
        Writes::of(kinds::EVENT, event).set(&format!("roles/{}", self.key), value).done()
    }
}

/// Puts a column at a place among the others, from 0. Nothing if it stands there.
#[must_use]
pub fn place(all: &[Column], key: &str, to: usize, event: RecordId, ctx: &mut Ctx<'_>) -> Vec<Intent> {
    let Some(from) = all.iter().position(|column| column.key == key) else { return Vec::new() };
    let mut order = all.to_vec();
    let moved = order.remove(from);
    let to = to.min(order.len());
    if from == to {
        return Vec::new();
    }
    let position = |at: Option<usize>| at.and_then(|at| order.get(at)).map(|it| it.position.as_str());
    let (before, next) = (position(to.checked_sub(1)), position(Some(to)));
    if order.iter().all(|column| !column.position.is_empty()) {
        let position = between(ctx, before, next);
        return Column { position, ..moved }.stored(event);
    }
    // Those of before there were positions get one each.
    order.insert(to, moved);
    let mut last = String::new();
    let placed = order.into_iter().flat_map(|column| {
        last = between(ctx, Some(&last), None);
        Column { position: last.clone(), ..column }.stored(event)
    });
    placed.collect()
}

/// The key of a column: its name, folded.
#[must_use]
pub fn key_of(name: &str) -> String {
    let key: String = search::fold(name)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect::<String>()
        .trim_matches('-')
        .to_owned();
    if key.is_empty() { "role".to_owned() } else { key }
}

#[cfg(test)]
mod tests {
    use replica::ctx::Seeded;

    use super::*;
    use crate::Planner;
    use crate::desk::{Desk, id};

    fn names(planner: &Planner) -> Vec<String> {
        planner.events.get(id("party")).unwrap().roles.iter().map(|it| it.name.clone()).collect()
    }

    fn columns(planner: &Planner) -> Vec<Column> {
        planner.events.get(id("party")).unwrap().roles.clone()
    }

    fn add(desk: &mut Desk, name: &str) {
        let intents = desk.with(|planner, _, ctx| {
            let known = planner.events.get(id("party")).map(|it| it.roles.clone()).unwrap_or_default();
            Column::after(&known, name, ctx).stored(id("party"))
        });
        desk.act(intents);
    }

    fn put(desk: &mut Desk, key: &str, to: usize) {
        let intents = desk.with(|planner, _, ctx| place(&columns(planner), key, to, id("party"), ctx));
        desk.act(intents);
    }

    #[test]
    fn columns_stand_as_they_were_added_and_go_where_one_puts_them() {
        let mut desk = Desk::new();
        for name in ["Régie", "Accueil", "Bar"] {
            add(&mut desk, name);
        }
        assert_eq!(names(&desk.planner()), ["Régie", "Accueil", "Bar"]);
        put(&mut desk, "bar", 0);
        assert_eq!(names(&desk.planner()), ["Bar", "Régie", "Accueil"]);
        // A new name changes no place.
        let renamed = columns(&desk.planner()).into_iter().next().unwrap();
        desk.act(Column { name: "Buvette".into(), ..renamed }.stored(id("party")));
        assert_eq!(names(&desk.planner()), ["Buvette", "Régie", "Accueil"]);
        desk.act(columns(&desk.planner())[1].removed(id("party")));
        assert_eq!(names(&desk.planner()), ["Buvette", "Accueil"]);
    }

    #[test]
    fn columns_of_before_there_were_positions_keep_their_order_until_one_is_moved() {
        let mut desk = Desk::new();
        for (key, value) in [("regie", json!({ "v": "Régie" })), ("bar", json!("Bar"))] {
            desk.act(Writes::of(kinds::EVENT, id("party")).set(&format!("roles/{key}"), value).done());
        }
        add(&mut desk, "Accueil");
        assert_eq!(names(&desk.planner()), ["Bar", "Régie", "Accueil"]);
        put(&mut desk, "bar", 2);
        assert_eq!(names(&desk.planner()), ["Régie", "Accueil", "Bar"]);
        let mut rng = Seeded(1);
        let mut ctx = Ctx { now_ms: 0, entropy: &mut rng };
        let all = columns(&desk.planner());
        assert_eq!(place(&all, "bar", 9, id("party"), &mut ctx), []);
        assert_eq!(place(&all, "nobody", 0, id("party"), &mut ctx), []);
        assert_eq!(place(&all, "bar", 1, id("party"), &mut ctx).len(), 1, "one is moved, one is written");
    }
}
