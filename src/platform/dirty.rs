//! Forms with something unsaved in them: while there is one, nothing reloads the page.

use leptos::prelude::*;

thread_local! {
    static COUNT: ArcRwSignal<usize> = ArcRwSignal::new(0);
}

/// Something unsaved, for as long as it is held.
#[derive(Debug)]
#[must_use = "dropping it says that nothing is unsaved any more"]
pub struct Unsaved(());

impl Unsaved {
    /// Says that something is unsaved.
    pub fn hold() -> Self {
        COUNT.with(|count| count.update(|n| *n += 1));
        Self(())
    }
}

impl Drop for Unsaved {
    fn drop(&mut self) {
        COUNT.with(|count| count.update(|n| *n = n.saturating_sub(1)));
    }
}

/// Whether anything is unsaved. Tracked.
pub fn is_dirty() -> bool {
    COUNT.with(|count| 0 < count.get())
}

/// Says that something is unsaved while `is_unsaved` holds and the component that calls this lives.
pub fn follow(is_unsaved: impl Fn() -> bool + 'static) {
    let held = StoredValue::new_local(None::<Unsaved>);
    Effect::new(move |_| {
        let is_unsaved = is_unsaved();
        held.update_value(|held| match (is_unsaved, held.is_some()) {
            (true, false) => *held = Some(Unsaved::hold()),
            (false, true) => *held = None,
            _ => {}
        });
    });
    on_cleanup(move || held.update_value(|held| *held = None));
}
