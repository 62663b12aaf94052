//! What each tap of the debrief and of the live screen writes.

use domain::compose::at;
use replica::{Intent, RecordId};
use serde_json::json;
use supply::compose::Writes;

use super::Lesson;
use crate::kinds;

/// What happened, as somebody noted it during the show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Happened {
    /// In their words; may be empty where a photo says it.
    pub text: String,
    /// When, ms UTC.
    pub when_ms: i64,
    /// The cue that was on.
    pub cue: Option<RecordId>,
    /// Who noted it.
    pub by: Option<RecordId>,
}

/// An incident of an event.
#[must_use]
pub fn incident(id: RecordId, event: RecordId, pos: &str, it: &Happened) -> Vec<Intent> {
    Writes::of(kinds::INCIDENT, id)
        .set("at", at(event, pos))
        .set("text", it.text.trim())
        .set("when", json!({ "ms": it.when_ms }))
        .link("cue", it.cue)
        .link("by", it.by)
        .done()
}

/// Another text of an incident.
#[must_use]
pub fn incident_text(id: RecordId, text: &str) -> Vec<Intent> {
    Writes::of(kinds::INCIDENT, id).set("text", text.trim()).done()
}

/// What is to be done of a lesson.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    /// It went well.
    #[default]
    Keep,
    /// Next time otherwise.
    Change,
}

impl Verdict {
    /// Its stored key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Change => "change",
        }
    }

    /// What a stored key means; unknown ones are to be changed, which is what a lesson is for.
    #[must_use]
    pub fn of_key(key: &str) -> Self {
        if key == "keep" { Self::Keep } else { Self::Change }
    }
}

/// A lesson of an event.
#[must_use]
pub fn lesson(id: RecordId, event: RecordId, pos: &str, text: &str, verdict: Verdict) -> Vec<Intent> {
    Writes::of(kinds::LESSON, id)
        .set("at", at(event, pos))
        .set("text", text.trim())
        .set("type", verdict.key())
        .done()
}

/// Another text of a lesson.
#[must_use]
pub fn lesson_text(id: RecordId, text: &str) -> Vec<Intent> {
    Writes::of(kinds::LESSON, id).set("text", text.trim()).done()
}

/// Another verdict.
#[must_use]
pub fn lesson_verdict(id: RecordId, verdict: Verdict) -> Vec<Intent> {
    Writes::of(kinds::LESSON, id).set("type", verdict.key()).done()
}

/// A lesson becomes a task of a template, due so many days after D-day: one change.
///
/// The task's id comes from the lesson, so that two devices that do it make one task.
#[must_use]
pub fn into_task(lesson: &Lesson, template: RecordId, pos: &str, days: i64) -> Vec<Intent> {
    let task = task_of(lesson.id);
    let mut intents = Writes::of(kinds::TASK, task)
        .set("at", at(template, pos))
        .set("title", lesson.text.trim())
        .set("due", json!({ "days": days }))
        .set("life", "alive")
        .done();
    intents.extend(Writes::of(kinds::LESSON, lesson.id).link("applied", Some(task)).done());
    intents
}

/// A lesson becomes a line of the notes of a template: one change.
#[must_use]
pub fn into_notes(lesson: &Lesson, template: RecordId, notes: &str) -> Vec<Intent> {
    let (notes, line) = (notes.trim_end(), lesson.text.trim());
    let is_there = notes.lines().any(|known| known.trim().trim_start_matches("- ") == line);
    let mut intents = Vec::new();
    if !is_there {
        let text = if notes.is_empty() { format!("- {line}") } else { format!("{notes}\n- {line}") };
        intents.extend(Writes::of(kinds::EVENT, template).set("notes", text).done());
    }
    intents.extend(Writes::of(kinds::LESSON, lesson.id).link("applied", Some(template)).done());
    intents
}

/// The task that a lesson becomes.
#[must_use]
pub fn task_of(lesson: RecordId) -> RecordId {
    RecordId::derived("task_of_lesson", &lesson.to_string())
}

/// The survey's text; an empty one goes back to the one that is offered.
#[must_use]
pub fn survey(event: RecordId, text: &str) -> Vec<Intent> {
    let text = text.trim();
    let value = if text.is_empty() { serde_json::Value::Null } else { text.into() };
    Writes::of(kinds::EVENT, event).set("survey", value).done()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str) -> RecordId {
        RecordId::derived("test", name)
    }

    fn lesson_entry() -> Lesson {
        let mut lesson = Lesson::new(id("lesson"));
        lesson.text = " Prévoir un second micro ".to_owned();
        lesson
    }

    fn value<'a>(intents: &'a [Intent], field: &str) -> &'a serde_json::Value {
        &intents.iter().find(|intent| &*intent.field == field).expect("the field is written").value
    }

    #[test]
    fn a_lesson_becomes_one_task_of_the_template() {
        let lesson = lesson_entry();
        let here = into_task(&lesson, id("template"), "m", -7);
        let there = into_task(&lesson, id("template"), "n", -7);
        assert_eq!(here[0].id, there[0].id, "two devices make one task");
        assert_eq!(value(&here, "title"), "Prévoir un second micro");
        assert_eq!(value(&here, "due"), &json!({ "days": -7 }));
        assert_eq!(value(&here, "applied"), &json!(task_of(lesson.id).to_string()));
    }

    #[test]
    fn a_lesson_becomes_one_line_of_the_notes() {
        let lesson = lesson_entry();
        let first = into_notes(&lesson, id("template"), "Salle du haut.\n");
        let notes = value(&first, "notes").as_str().expect("text");
        assert_eq!(notes, "Salle du haut.\n- Prévoir un second micro");
        let again = into_notes(&lesson, id("template"), notes);
        assert!(again.iter().all(|intent| &*intent.field != "notes"), "and not twice");
    }

    #[test]
    fn an_incident_says_when_and_during_what() {
        let it = Happened { text: " Micro en panne ".into(), when_ms: 42, cue: Some(id("cue")), by: None };
        let intents = incident(id("incident"), id("event"), "a", &it);
        assert_eq!(value(&intents, "text"), "Micro en panne");
        assert_eq!(value(&intents, "when"), &json!({ "ms": 42 }));
        assert!(intents.iter().all(|intent| &*intent.field != "by"));
    }

    #[test]
    fn an_empty_survey_is_the_one_that_is_offered() {
        assert!(value(&survey(id("event"), " \n"), "survey").is_null());
        assert_eq!(value(&survey(id("event"), " Merci ! "), "survey"), "Merci !");
    }
}
