//! What to keep and what to change next time; each can go into the template.

use domain::position::between;
use events::kinds;
use events::review::Lesson;
use events::review::compose::{Verdict, lesson, lesson_text, lesson_verdict};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::RecordId;
use store::Act;

use super::data::Review;
use super::into::IntoSheet;
use crate::widgets::button::{Button, ButtonKind, IconButton};
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::Choice;
use crate::widgets::text_area::TextArea;
use crate::widgets::text_field::TextField;

/// The section « Enseignements ».
#[component]
pub fn LessonsSection(review: Review) -> impl IntoView {
    let t = review.t;
    let ids = Memo::new(move |_| review.lessons.with(|all| all.iter().map(|it| it.id).collect::<Vec<_>>()));
    let into = RwSignal::new(None::<RecordId>);
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{move || t.review_lessons()}</h2>
                {move || Some(ids.with(Vec::len)).filter(|n| 0 < *n).map(|n| view! { <span class="section__count">{t.number(n)}</span> })}
            </div>
            <Show when=move || ids.with(Vec::is_empty)>
                <p class="review-empty">{move || t.review_lessons_empty()}</p>
            </Show>
            <ul class="review-list">
                <For each=move || ids.get() key=|id| *id let:id><Row review id into /></For>
            </ul>
            <Adder review />
            <IntoSheet review lesson=into />
        </section>
    }
}

/// A line to write the next one in.
#[component]
fn Adder(review: Review) -> impl IntoView {
    let t = review.t;
    let text = RwSignal::new(String::new());
    let verdict = RwSignal::new(Verdict::Change);
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = text.get_untracked();
        if typed.trim().is_empty() {
            return;
        }
        let last = review.lessons.with_untracked(|all| all.iter().map(|it| it.position.clone()).max());
        let (id, pos) =
            review.session.with_ctx(|ctx| (RecordId::new(ctx), between(ctx, last.as_deref(), None)));
        let writes = lesson(id, review.id, &pos, &typed, verdict.get_untracked());
        review.session.act(Act::one(writes), t.review_lesson_added());
        text.set(String::new());
    };
    view! {
        <form class="review-adder" on:submit=on_submit>
            <SegmentedControl
                label=Signal::derive(move || t.review_lesson_kind().to_owned())
                choices=Signal::derive(move || vec![
                    Choice::new("change", t.review_change()),
                    Choice::new("keep", t.review_keep()),
                ])
                value=Signal::derive(move || verdict.get().key().to_owned())
                on_change=Callback::new(move |key: String| verdict.set(Verdict::of_key(&key)))
            />
            <TextField
                label=Signal::derive(move || t.review_lesson_add().to_owned())
                label_hidden=true
                placeholder=Signal::derive(move || Some(t.review_lesson_add().to_owned()))
                value=text
                on_input=Callback::new(move |typed| text.set(typed))
            />
            <Button kind=ButtonKind::Primary submit=true label=Signal::derive(move || t.review_lesson_save().to_owned()) />
        </form>
    }
}

#[component]
fn Row(review: Review, id: RecordId, into: RwSignal<Option<RecordId>>) -> impl IntoView {
    let (session, t) = (review.session, review.t);
    let entry = Memo::new(move |_| review.lessons.with(|all| all.iter().find(|it| it.id == id).cloned()));
    let part = move |read: fn(&Lesson) -> String| {
        Signal::derive(move || entry.with(|it| it.as_ref().map(read)).unwrap_or_default())
    };
    let text = part(|it| it.text.clone());
    let verdict = Memo::new(move |_| {
        Verdict::of_key(&entry.with(|it| it.as_ref().map(|it| it.category.clone())).unwrap_or_default())
    });
    let applied = Memo::new(move |_| entry.with(|it| it.as_ref().and_then(|it| it.applied)));
    let is_task = move || applied.get() == Some(events::review::compose::task_of(id));
    let turn = move |_| {
        let to = if verdict.get_untracked() == Verdict::Keep { Verdict::Change } else { Verdict::Keep };
        session.write(lesson_verdict(id, to));
    };
    view! {
        <li class="review-item" data-verdict=move || verdict.get().key()>
            <div class="review-item__line">
                <button
                    class="review-verdict"
                    type="button"
                    data-verdict=move || verdict.get().key()
                    on:click=turn
                >
                    {move || {
                        let (glyph, words) = match verdict.get() {
                            Verdict::Keep => (Glyph::Check, t.review_keep()),
                            Verdict::Change => (Glyph::Sync, t.review_change()),
                        };
                        view! { <Icon glyph /><span>{words}</span> }
                    }}
                </button>
                <span class="review-item__space"></span>
                <Show
                    when=move || applied.get().is_none()
                    fallback=move || view! {
                        <span class="review-applied">
                            <Icon glyph=Glyph::Check />
                            {move || if is_task() { t.review_applied_task() } else { t.review_applied_notes() }}
                        </span>
                    }
                >
                    <button class="button" data-size="small" type="button" on:click=move |_| into.set(Some(id))>
                        <Icon glyph=Glyph::Copy />
                        {move || t.review_into_template()}
                    </button>
                </Show>
                <IconButton
                    glyph=Glyph::Trash
                    label=Signal::derive(move || t.review_delete(&text.get()))
                    on_click=Callback::new(move |()| {
                        let act = crate::decide::acts::trash_all(session, kinds::LESSON, &[id]);
                        session.act(act, t.review_lesson_gone());
                    })
                />
            </div>
            <TextArea
                label=Signal::derive(move || t.review_lesson_text().to_owned())
                label_hidden=true
                value=text
                on_commit=Callback::new(move |text: String| session.write(lesson_text(id, &text)))
            />
        </li>
    }
}
