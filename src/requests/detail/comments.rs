//! Comments: what people say about a request.

use domain::compose;
use domain::kinds::{field, kind};
use domain::office::row::made_ms;
use leptos::prelude::*;
use replica::{Cid, Intent, RecordId};
use store::Act;

use super::inline_text::InlineText;
use super::subject::Subject;
use crate::decide::acts::trash_all;
use crate::decide::author::Makers;
use crate::widgets::avatar::Avatar;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::Glyph;
use crate::widgets::menu::{Menu, MenuItem};
use crate::widgets::text::RelativeTime;
use crate::widgets::text_area::TextArea;

/// Comments, the oldest first, and room for one more.
#[component]
pub fn Comments(
    /// The request.
    subject: Subject,
) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let comments = Memo::new(move |_| session.look(|office, _| office.children(subject.id).comments));
    let makers = Makers::follow(session, comments);
    let draft = RwSignal::new(String::new());
    let send = Callback::new(move |()| {
        let text = draft.get_untracked();
        if text.trim().is_empty() {
            return;
        }
        draft.set(String::new());
        let intents = compose::comment(session.new_id(), subject.id, &text);
        session.act(Act::one(intents), t.comment_added());
    });
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{move || t.comments()}</h2>
                {move || Some(comments.with(Vec::len)).filter(|n| 0 < *n).map(|n| view! { <span class="section__count">{t.number(n)}</span> })}
            </div>
            <div class="comments">
                <For each=move || comments.get() key=|id| *id let:id>
                    <Comment subject id makers />
                </For>
            </div>
            <form
                class="comment-form"
                on:submit=move |event| {
                    event.prevent_default();
                    send.run(());
                }
            >
                <TextArea
                    label=Signal::derive(move || t.comment_placeholder().to_owned())
                    label_hidden=true
                    value=draft
                    on_input=Callback::new(move |text| draft.set(text))
                    on_submit=Callback::new(move |_| send.run(()))
                    placeholder=Signal::derive(move || Some(t.comment_placeholder().to_owned()))
                />
                <Show when=move || draft.with(|draft| !draft.trim().is_empty())>
                    <Button label=Signal::derive(move || t.comment_send().to_owned()) kind=ButtonKind::Primary submit=true />
                </Show>
            </form>
        </section>
    }
}

/// One comment. Its author can reword it; anybody can take it away, and back.
#[component]
fn Comment(subject: Subject, id: RecordId, makers: Makers) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let record = Memo::new(move |_| session.record(id));
    let text = Signal::derive(move || {
        record.with(|r| r.as_ref().and_then(|r| r.text(field::TEXT)).unwrap_or_default().to_owned())
    });
    let is_own = Memo::new(move |_| makers.of(id).is_some_and(|author| author.is_me(session)));
    let is_editing = RwSignal::new(false);
    let seen = StoredValue::new(Vec::<Cid>::new());
    let area = NodeRef::<leptos::html::Textarea>::new();
    let name = Signal::derive(move || {
        let person = record.with(|r| r.as_ref().and_then(|r| r.text("by")?.parse::<RecordId>().ok()));
        makers.said(t, id, person).unwrap_or_default()
    });
    let items = Signal::derive(move || {
        let delete = Callback::new(move |()| {
            session.act(trash_all(session, kind::COMMENT, &[id]), t.comment_deleted());
        });
        let edit = Callback::new(move |()| {
            is_editing.set(true);
            request_animation_frame(move || {
                if let Some(area) = area.try_get_untracked().flatten() {
                    drop(area.focus());
                }
            });
        });
        let edit = is_own.get().then(|| MenuItem::new(t.comment_edit(), Glyph::Edit, edit));
        let delete = MenuItem::new(t.comment_delete(), Glyph::Trash, delete).grave();
        edit.into_iter().chain([delete]).collect::<Vec<_>>()
    });
    let on_open = Callback::new(move |()| {
        seen.set_value(
            record.with_untracked(|r| r.as_ref().map(|r| r.seen(field::TEXT)).unwrap_or_default()),
        );
    });
    let on_commit = Callback::new(move |words: String| {
        if !words.is_empty() {
            let intent = Intent::set(id, kind::COMMENT, field::TEXT, words).over(seen.get_value());
            session.act(Act::one(vec![intent]), t.comment_edited());
        }
    });
    let on_close = Callback::new(move |()| {
        let _ = is_editing.try_set(false);
    });
    view! {
        <article class="comment">
            <Avatar name />
            <div class="comment__head">
                <span class="comment__author">{move || name.get()}</span>
                <span class="comment__when">
                    {made_ms(id).map(|ms| view! {
                        <RelativeTime ms=Signal::derive(move || ms) now_ms=Signal::derive(move || session.now_ms()) />
                    })}
                </span>
                <Menu label=Signal::derive(move || t.more_actions().to_owned()) items />
            </div>
            <Show
                when=move || is_editing.get()
                fallback=move || view! { <p class="comment__text">{move || text.get()}</p> }
            >
                <InlineText
                    class="comment__edit"
                    label=Signal::derive(move || t.comment_edit().to_owned())
                    value=text
                    on_open
                    on_commit
                    on_close
                    several_lines=true
                    node_ref=area
                />
            </Show>
        </article>
    }
}
