//! The planner follows the records.

use replica::RecordId;
use supply::book::Entry;

use crate::retro::Task;

#[test]
fn an_entry_says_nothing_at_first() {
    let task = Task::new(RecordId::derived("test", "task"));
    assert!(task.is_alive() && task.parents().is_empty());
}
