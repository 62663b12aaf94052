//! A lesson goes into a template: as a task of its countdown, or as a line of its notes.

use domain::position::between;
use events::Planner;
use events::retro::Task;
use events::review::compose::{into_notes, into_task};
use events::template;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::{Intent, RecordId};
use store::Act;

use super::data::Review;
use crate::events::templates::tongue;
use crate::widgets::dialog::Sheet;
use crate::widgets::form_foot::FormFoot;
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::{Choice, SelectField};

/// Days at which people prepare.
const DAYS: [i64; 9] = [-45, -30, -21, -14, -7, -3, -1, 0, 1];

/// Where a lesson goes, asked.
#[component]
pub fn IntoSheet(review: Review, lesson: RwSignal<Option<RecordId>>) -> impl IntoView {
    let t = review.t;
    let close = Callback::new(move |()| lesson.set(None));
    view! {
        <Sheet
            open=Signal::derive(move || lesson.with(Option::is_some))
            on_close=close
            title=Signal::derive(move || t.review_into_title().to_owned())
        >
            {move || lesson.get().map(|lesson| view! { <Form review lesson on_close=close /> })}
        </Sheet>
    }
}

#[component]
fn Form(review: Review, lesson: RecordId, on_close: Callback<()>) -> impl IntoView {
    let (session, t) = (review.session, review.t);
    let all = session.peek_in::<Planner, _>(|planner, _, _| template::all(planner, tongue(t)));
    let own = review.event.with_untracked(|event| event.as_ref().and_then(|event| event.model));
    let category =
        review.event.with_untracked(|event| event.as_ref().map(|e| e.category.clone())).unwrap_or_default();
    let likely = all.iter().find(|it| Some(it.id) == own);
    let likely = likely.or_else(|| all.iter().find(|it| it.category == category)).or(all.first());
    let chosen = RwSignal::new(likely.map(|it| it.id.to_string()).unwrap_or_default());
    let choices: Vec<Choice> = all.iter().map(|it| Choice::new(it.id.to_string(), it.name.clone())).collect();
    let choices = StoredValue::new(choices);
    let name = move || {
        let chosen = chosen.get();
        choices
            .with_value(|all| all.iter().find(|it| it.value == chosen).map(|it| it.label.clone()))
            .unwrap_or_default()
    };
    let is_task = RwSignal::new(true);
    let day = RwSignal::new("-7".to_owned());
    let days = move || {
        let word = |day: i64| match day {
            0 => t.review_into_on_day().to_owned(),
            day if day < 0 => t.review_into_day(day),
            day => t.review_into_day(day).replace(&day.to_string(), &format!("+{day}")),
        };
        DAYS.iter().map(|day| Choice::new(day.to_string(), word(*day))).collect::<Vec<_>>()
    };
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Ok(to) = chosen.get_untracked().parse::<RecordId>() else { return };
        let days = is_task.get_untracked().then(|| day.get_untracked().parse::<i64>().unwrap_or(-7));
        let writes = writes(review, lesson, to, days);
        let name = untrack(name);
        let said = if days.is_some() { t.review_said_task(&name) } else { t.review_said_notes(&name) };
        if !writes.is_empty() {
            session.act(Act { changes: writes, ..Act::default() }, said);
        }
        on_close.run(());
    };
    view! {
        <form class="form review-into" on:submit=on_submit>
            <SelectField
                label=Signal::derive(move || t.review_into_template().to_owned())
                value=chosen
                choices=Signal::derive(move || choices.get_value())
                on_change=Callback::new(move |to| chosen.set(to))
                hint=Signal::derive(move || Some(t.review_into_body(&name())))
            />
            <SegmentedControl
                label=Signal::derive(move || t.review_into_title().to_owned())
                choices=Signal::derive(move || vec![
                    Choice::new("task", t.review_into_task()),
                    Choice::new("notes", t.review_into_notes()),
                ])
                value=Signal::derive(move || if is_task.get() { "task".to_owned() } else { "notes".to_owned() })
                on_change=Callback::new(move |to: String| is_task.set(to == "task"))
            />
            <Show when=move || is_task.get()>
                <SelectField
                    label=Signal::derive(move || t.review_into_when().to_owned())
                    value=day
                    choices=Signal::derive(days)
                    on_change=Callback::new(move |to| day.set(to))
                />
            </Show>
            <FormFoot save=Signal::derive(move || t.review_into_template().to_owned()) on_cancel=on_close />
        </form>
    }
}

/// What a lesson writes into a template; a built-in one becomes a record first.
fn writes(review: Review, lesson: RecordId, to: RecordId, days: Option<i64>) -> Vec<Vec<Intent>> {
    let Some(lesson) = review.lessons.with_untracked(|all| all.iter().find(|it| it.id == lesson).cloned())
    else {
        return Vec::new();
    };
    let (mut writes, notes, last) = review.session.peek_in::<Planner, _>(|planner, _, _| {
        let made = template::materialise(planner, to, tongue(review.t));
        let of_made = |intent: &&Intent| intent.id == to && &*intent.field == "notes";
        let made_notes =
            made.iter().flatten().find(of_made).and_then(|intent| intent.value.as_str().map(str::to_owned));
        let notes = planner.events.get(to).map(|it| it.notes.clone()).or(made_notes).unwrap_or_default();
        let last = planner.children::<Task>(to).map(|task| task.position.clone()).max();
        (made, notes, last)
    });
    writes.push(match days {
        Some(days) => {
            let pos = review.session.with_ctx(|ctx| between(ctx, last.as_deref(), None));
            into_task(&lesson, to, &pos, days)
        }
        None => into_notes(&lesson, to, &notes),
    });
    writes
}
