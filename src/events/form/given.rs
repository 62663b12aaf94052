//! What a template fills into the form of an event that is made from it.

use events::Planner;
use events::event::Draft;
use replica::RecordId;

use super::sketch::{Sketch, TypedVenue};

/// What of a template goes into the form of an event that is made from it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    venue: TypedVenue,
    access: String,
    capacity: String,
    cap: Option<i64>,
}

impl Given {
    /// What a template gives; nothing of one that comes with the app and is nobody's yet.
    pub fn of(planner: &Planner, template: Option<RecordId>) -> Self {
        let Some(event) = template.and_then(|id| planner.events.get(id)) else { return Self::default() };
        let Sketch { venue, access, capacity, cap, .. } = Sketch::of(&Draft::of(event));
        Self { venue, access, capacity, cap }
    }
}

impl Sketch {
    /// Is made from a template, or from none. What the one before gave gives way to what this one gives, unless it was changed.
    pub fn follow(&mut self, model: Option<RecordId>, given: Given) {
        fn give<T: PartialEq + Clone>(field: &mut T, before: &T, now: &T) {
            if field == before {
                field.clone_from(now);
            }
        }
        let before = std::mem::replace(&mut self.given, given);
        give(&mut self.venue, &before.venue, &self.given.venue);
        give(&mut self.access, &before.access, &self.given.access);
        give(&mut self.capacity, &before.capacity, &self.given.capacity);
        give(&mut self.cap, &before.cap, &self.given.cap);
        self.model = model;
    }
}

#[cfg(test)]
mod tests {
    use events::event::Category;

    use super::*;

    fn given(city: &str, capacity: &str, cap: Option<i64>) -> Given {
        let venue = TypedVenue { is_elsewhere: true, city: city.to_owned(), ..TypedVenue::default() };
        Given { venue, access: format!("Quai de {city}"), capacity: capacity.to_owned(), cap }
    }

    #[test]
    fn what_a_template_gives_can_be_changed_and_gives_way_to_what_another_gives() {
        let (boat, hall) = (RecordId::derived("test", "boat"), RecordId::derived("test", "hall"));
        let mut sketch = Sketch::blank();
        sketch.follow(Some(boat), given("Paris", "120", Some(650_000)));
        assert_eq!((sketch.venue.city.as_str(), sketch.capacity.as_str()), ("Paris", "120"));
        assert_eq!((sketch.cap, sketch.model), (Some(650_000), Some(boat)));
        // A person says otherwise.
        sketch.capacity = "80".to_owned();
        sketch.follow(Some(hall), given("Lyon", "300", None));
        assert_eq!((sketch.venue.city.as_str(), sketch.access.as_str()), ("Lyon", "Quai de Lyon"));
        assert_eq!((sketch.capacity.as_str(), sketch.cap), ("80", None));
        sketch.choose(Category::Breakfast);
        assert_eq!((sketch.venue.clone(), sketch.access.as_str()), (TypedVenue::default(), ""));
        assert_eq!((sketch.capacity.as_str(), sketch.model), ("80", None));
    }
}
