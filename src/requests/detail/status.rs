//! The status: what it is, the next step as one tap, every other step in a menu.

use domain::kinds::field;
use domain::office::NamedKind;
use domain::status::{Status, Transition};
use leptos::prelude::*;
use replica::Value;

use super::subject::Subject;
use crate::requests::acts;
use crate::requests::row::shape;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::chip::{Chip, ToggleChip};
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::Glyph;
use crate::widgets::menu::{Menu, MenuItem};
use crate::widgets::status_glyph::StatusGlyph;
use crate::widgets::text_field::TextField;

/// Two moments are one act if no longer apart, in milliseconds.
const SAME_ACT_MS: i64 = 60_000;

fn status_of(subject: Subject) -> Memo<Status> {
    Memo::new(move |_| subject.row.with(|row| row.as_ref().map(|row| row.status.clone()).unwrap_or_default()))
}

/// The status as a line: glyph, name, on whom, since when.
#[component]
pub fn StatusLine(
    /// The request.
    subject: Subject,
) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let status = status_of(subject);
    let name = move || {
        let status = status.get();
        let on = subject.row.with(|row| row.as_ref().and_then(|row| row.waiting_on.clone()));
        match on.filter(|_| status.is_paused()) {
            Some(on) => t.waiting_on(&on),
            None => t.status_name(status.key()).unwrap_or(status.key()).to_owned(),
        }
    };
    let since = move || {
        let ms = subject.row.with(|row| row.as_ref().map_or(0, |row| row.status_ms));
        (0 < ms).then(|| {
            let now = session.now_ms();
            if now - ms < 60_000 { t.just_now().to_owned() } else { t.status_since(&t.duration(now - ms)) }
        })
    };
    let is_reopened = Memo::new(move |_| is_reopened(subject));
    view! {
        <p class="status-line">
            <StatusGlyph shape=Signal::derive(move || shape(status.get().key())) />
            <strong class="status-line__name">{name}</strong>
            {move || since().map(|since| view! { <span class="status-line__since">{since}</span> })}
            <Show when=move || is_reopened.get()>
                <Chip label=Signal::derive(move || t.status_reopened().to_owned()) glyph=Glyph::Undo />
            </Show>
        </p>
    }
}

/// Whether the last step opened a closed request: that step wrote the status and took the closing date away. Undoing a
/// closing does both too, but brings back a status of an earlier moment.
fn is_reopened(subject: Subject) -> bool {
    subject.record.with(|record| {
        let head = |name: &str| record.as_ref().and_then(|r| r.cells.get(name)).and_then(|cell| cell.shown());
        let (Some(status), Some(closed)) = (head(field::STATUS), head(field::CLOSED)) else { return false };
        let at = status.value.get("at").and_then(Value::as_i64).unwrap_or(0);
        let written = i64::try_from(status.eff.ms).unwrap_or(0);
        closed.value.is_null() && closed.cid == status.cid && (written - at).abs() < SAME_ACT_MS
    })
}

/// The drawing of a step.
fn glyph_of(from: &Status, to: &Status) -> Glyph {
    match to {
        _ if from.transition(to) == Transition::Reopened => Glyph::Undo,
        Status::Qualified => Glyph::Tag,
        Status::Progress => Glyph::Play,
        Status::Waiting => Glyph::Pause,
        Status::Done => Glyph::Check,
        Status::Refused => Glyph::Close,
        Status::New | Status::Other(_) => Glyph::Flag,
    }
}

/// The steps: the suggested one as the button of the screen, the others behind it.
#[component]
pub fn StatusActs(
    /// The request.
    subject: Subject,
) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let status = status_of(subject);
    let is_asking = RwSignal::new(false);
    let go = move |to: Status| {
        if to.is_paused() {
            is_asking.set(true);
        } else {
            acts::set_status(session, t, &[subject.id], &to, None);
        }
    };
    let items = Signal::derive(move || {
        let from = status.get();
        from.choices()
            .into_iter()
            .map(|to| {
                let name = t.status_name(to.key()).unwrap_or_default();
                let label = if from.transition(&to) == Transition::Reopened {
                    format!("{} — {name}", t.act_reopen())
                } else {
                    name.to_owned()
                };
                MenuItem::new(label, glyph_of(&from, &to), Callback::new(move |()| go(to.clone())))
            })
            .collect::<Vec<_>>()
    });
    let label = Signal::derive(move || acts::step_name(t, &status.get()).to_owned());
    let is_closed = Memo::new(move |_| status.get().is_closed());
    let on_click = Callback::new(move |()| go(acts::step_of(&status.get_untracked())));
    view! {
        <Menu label=Signal::derive(move || t.status().to_owned()) items glyph=Glyph::ChevronUp show_label=true />
        {move || {
            // Reopening is possible, not suggested.
            let kind = if is_closed.get() { ButtonKind::Quiet } else { ButtonKind::Primary };
            view! { <Button label kind on_click /> }
        }}
        <WaitingSheet subject is_open=is_asking />
    }
}

/// Asks on whom a request waits: free words, with people as suggestions.
#[component]
fn WaitingSheet(subject: Subject, is_open: RwSignal<bool>) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let whom = RwSignal::new(String::new());
    let on_close = Callback::new(move |()| {
        is_open.set(false);
        whom.set(String::new());
    });
    let confirm = Callback::new(move |()| {
        let text = whom.get_untracked();
        let on = Some(text.trim()).filter(|text| !text.is_empty());
        acts::set_status(session, t, &[subject.id], &Status::Waiting, on);
        on_close.run(());
    });
    // The people of this request first: one waits mostly on them.
    let people = Memo::new(move |_| {
        let typed = search::fold(&whom.get());
        session.look(|office, _| {
            let own = office.row(subject.id).map(|row| [row.requester, row.assignee]).unwrap_or_default();
            let own = own.into_iter().flatten().filter_map(|id| office.name(id).map(str::to_owned));
            let all = office.all_named(NamedKind::Person).into_iter().map(|person| person.name.clone());
            let mut names: Vec<String> = Vec::new();
            for name in own.chain(all).filter(|name| search::fold(name).contains(typed.trim())) {
                if !names.contains(&name) {
                    names.push(name);
                }
                if names.len() == 8 {
                    break;
                }
            }
            names
        })
    });
    view! {
        <Sheet open=is_open on_close title=Signal::derive(move || t.waiting_question().to_owned())>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    confirm.run(());
                }
            >
                <TextField
                    label=Signal::derive(move || t.waiting_question().to_owned())
                    label_hidden=true
                    value=whom
                    on_input=Callback::new(move |text| whom.set(text))
                    placeholder=Signal::derive(move || Some(t.waiting_example().to_owned()))
                />
                <div class="cluster">
                    <For each=move || people.get() key=Clone::clone let:name>
                        {
                            let (shown, own) = (name.clone(), name.clone());
                            view! {
                                <ToggleChip
                                    label=shown
                                    glyph=Glyph::Person
                                    pressed=Signal::derive(move || whom.with(|whom| *whom == own))
                                    on_toggle=Callback::new(move |is_on| {
                                        whom.set(if is_on { name.clone() } else { String::new() });
                                    })
                                />
                            }
                        }
                    </For>
                </div>
                <div class="modal__actions">
                    <Button
                        label=Signal::derive(move || {
                            if whom.with(|whom| whom.trim().is_empty()) {
                                format!("{} ({})", t.waiting_confirm(), t.waiting_nobody().to_lowercase())
                            } else {
                                t.waiting_confirm().to_owned()
                            }
                        })
                        kind=ButtonKind::Primary
                        submit=true
                    />
                </div>
            </form>
        </Sheet>
    }
}
