//! What must not be interrupted: while a form has something unsaved in it, or a show runs, nothing reloads the page.

use leptos::prelude::*;

use super::{clock, preferences};

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
fn is_dirty() -> bool {
    COUNT.with(|count| 0 < count.get())
}

/// Whether the page must stay as it is: something is unsaved, or a show runs on this device. Followed for what is unsaved.
pub fn is_busy() -> bool {
    is_dirty() || is_show_on()
}

/// Whether a show runs, as this device remembers.
pub fn is_show_on() -> bool {
    let until = preferences::get(preferences::key::SHOW_UNTIL).and_then(|until| until.parse::<i64>().ok());
    until.is_some_and(|until| is_running(until, clock::now_ms()))
}

/// Says until when a show runs at the latest, ms UTC; kept across starts of the app.
pub fn hold_until(until_ms: Option<i64>) {
    preferences::set(preferences::key::SHOW_UNTIL, until_ms.map(|ms| ms.to_string()).as_deref());
}

/// A clock that was set anew holds nothing for more than two days.
fn is_running(until_ms: i64, now_ms: i64) -> bool {
    (1..=2 * 86_400_000).contains(&until_ms.saturating_sub(now_ms))
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

#[cfg(test)]
mod tests {
    use super::is_running;

    #[test]
    fn a_show_holds_until_its_time_and_never_for_days() {
        let now = 1_795_000_000_000;
        assert!(is_running(now + 1, now) && is_running(now + 86_400_000, now));
        assert!(!is_running(now, now) && !is_running(0, now));
        assert!(!is_running(now + 3 * 86_400_000, now) && !is_running(i64::MAX, i64::MIN));
    }
}
