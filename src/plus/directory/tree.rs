//! Places in the order of a tree.

use std::collections::{HashMap, HashSet};

use domain::office::Named;
use replica::RecordId;

/// The places as one reads a tree, each with its depth. Siblings keep the order given.
///
/// A place whose parent is gone stands at the top, and so does a circle, which two devices can make.
pub fn tree(places: &[&Named]) -> Vec<(RecordId, usize)> {
    let known: HashSet<RecordId> = places.iter().map(|place| place.id).collect();
    let mut children: HashMap<Option<RecordId>, Vec<RecordId>> = HashMap::new();
    for place in places {
        let parent = place.parent.filter(|parent| known.contains(parent) && *parent != place.id);
        children.entry(parent).or_default().push(place.id);
    }
    let mut lines = Vec::with_capacity(places.len());
    let mut seen = HashSet::new();
    let tops = children.get(&None).cloned().unwrap_or_default();
    // Those that no top leads to are in a circle: each begins one, unless an earlier one led to it.
    for top in tops.into_iter().chain(places.iter().map(|place| place.id)) {
        let mut stack = vec![(top, 0)];
        while let Some((id, depth)) = stack.pop() {
            if !seen.insert(id) {
                continue;
            }
            lines.push((id, depth));
            let below = children.get(&Some(id)).into_iter().flatten();
            stack.extend(below.rev().map(|child| (*child, depth + 1)));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use domain::office::NamedKind;

    use super::*;

    fn id(name: &str) -> RecordId {
        RecordId::derived("place", name)
    }

    fn place(name: &str, parent: Option<&str>) -> Named {
        Named {
            id: id(name),
            kind: NamedKind::Place,
            name: name.into(),
            en: None,
            parent: parent.map(id),
            level: None,
            trade: None,
            target_hours: None,
            email: None,
            phone: None,
            is_alive: true,
            is_builtin: false,
        }
    }

    #[test]
    fn children_follow_their_parent() {
        let all = [
            place("b", None),
            place("b1", Some("b")),
            place("a", None),
            place("a1", Some("a")),
            place("b2", Some("b")),
        ];
        let lines = tree(&all.iter().collect::<Vec<_>>());
        assert_eq!(lines, [(id("b"), 0), (id("b1"), 1), (id("b2"), 1), (id("a"), 0), (id("a1"), 1)]);
    }

    #[test]
    fn a_circle_and_an_orphan_are_shown_once() {
        let all =
            [place("x", Some("y")), place("y", Some("x")), place("o", Some("gone")), place("s", Some("s"))];
        let lines = tree(&all.iter().collect::<Vec<_>>());
        assert_eq!(lines, [(id("o"), 0), (id("s"), 0), (id("x"), 0), (id("y"), 1)]);
    }
}
