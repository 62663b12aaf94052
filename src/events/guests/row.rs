//! One guest in the list: who, what they eat, where they sit; the answer in one tap.

use events::Planner;
use events::guests::{Answer, Guest, diets};
use leptos::prelude::*;
use replica::RecordId;

use super::acts;
use super::data::answer_name;
use super::words::{diet_glyph, diet_name};
use crate::i18n::{T, use_t};
use crate::session::use_session;
use crate::widgets::icon::{Glyph, Icon};

/// What a row shows.
#[derive(Clone, Debug, PartialEq)]
struct RowView {
    name: String,
    host: Option<String>,
    work: String,
    table: String,
    diets: Vec<&'static str>,
    note: bool,
    plus: i64,
    answer: Answer,
    is_waiting: bool,
    is_walk_in: bool,
}

fn view_of(planner: &Planner, guest: &Guest) -> RowView {
    let work = [guest.service.trim(), guest.company.trim()];
    let has = |key: &&str| guest.diets.iter().any(|own| own == key);
    RowView {
        name: guest.name.clone(),
        host: guest.host.and_then(|host| planner.guests.alive(host)).map(|host| host.name.clone()),
        work: work.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · "),
        table: guest.table.clone(),
        diets: diets::ALL.into_iter().filter(has).collect(),
        note: !guest.diet_note.trim().is_empty(),
        plus: guest.plus.unwrap_or(0).max(0),
        answer: guest.answer(),
        is_waiting: guest.waiting.is_some(),
        is_walk_in: guest.is_walk_in,
    }
}

/// The row of a guest.
#[component]
pub fn GuestRow(
    /// The guest.
    id: RecordId,
    /// Opens a guest.
    on_open: Callback<RecordId>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let row = Memo::new(move |_| {
        session.look_in::<Planner, _>(|planner, _, _| {
            planner.guests.get(id).map(|guest| view_of(planner, guest))
        })
    });
    let answer =
        Signal::derive(move || row.with(|row| row.as_ref().map_or(Answer::Silent, |row| row.answer)));
    let name =
        Signal::derive(move || row.with(|row| row.as_ref().map(|row| row.name.clone()).unwrap_or_default()));
    let state = move || {
        row.with(|row| match row {
            Some(row) if row.is_waiting => "waiting",
            Some(row) => match row.answer {
                Answer::Silent => "silent",
                answer => answer.key(),
            },
            None => "silent",
        })
    };
    view! {
        <article class="guest-row" data-answer=state>
            {move || row.get().map(|row| face(t, id, row, on_open))}
            <Plus id row />
            <Answers id name answer />
        </article>
    }
}

fn face(t: T, id: RecordId, row: RowView, on_open: Callback<RecordId>) -> impl IntoView + use<> {
    let marks = row.diets.iter().map(|key| diet_mark(t, key)).collect_view();
    let only_note = (row.diets.is_empty() && row.note).then(|| diet_mark(t, "other"));
    let waiting = row
        .is_waiting
        .then(|| view! { <span class="guest-mark" data-mark="waiting"><Icon glyph=Glyph::Clock />{t.guest_waiting()}</span> });
    let walk_in = row.is_walk_in.then(|| view! { <span class="guest-mark">{t.guest_walk_in()}</span> });
    let plus = (0 < row.plus)
        .then(|| view! { <span class="guest-mark guest-row__brought" data-mark="plus"><Icon glyph=Glyph::People />{t.guest_plus_n(&t.number(usize::try_from(row.plus).unwrap_or(0)))}</span> });
    let table = (!row.table.is_empty())
        .then(|| view! { <span class="guest-mark" data-mark="table"><Icon glyph=Glyph::Chair />{row.table.clone()}</span> });
    let with = row.host.map(|host| view! { <span>{t.guest_with_host(&host)}</span> });
    let work =
        (!row.work.is_empty()).then(|| view! { <span class="guest-row__work">{row.work.clone()}</span> });
    view! {
        <div class="guest-row__text">
            <button class="guest-row__name" type="button" on:click=move |_| on_open.run(id)>{row.name}</button>
            <p class="guest-row__meta">{waiting}{walk_in}{plus}{marks}{only_note}{table}{with}{work}</p>
        </div>
    }
}

/// A diet: a drawing and a word.
pub fn diet_mark(t: T, key: &'static str) -> impl IntoView + use<> {
    let mark = if diets::is_allergy(key) { "allergy" } else { "diet" };
    view! {
        <span class="guest-mark" data-mark=mark><Icon glyph=diet_glyph(key) />{diet_name(t, key)}</span>
    }
}

/// Those brought along, one more or less; on wide screens, for who comes.
#[component]
fn Plus(id: RecordId, row: Memo<Option<RowView>>) -> impl IntoView {
    let comes = Memo::new(move |_| {
        row.with(|row| row.as_ref().is_some_and(|row| row.answer == Answer::Yes && !row.is_walk_in))
    });
    let n = Signal::derive(move || row.with(|row| row.as_ref().map_or(0, |row| row.plus)));
    let name =
        Signal::derive(move || row.with(|row| row.as_ref().map(|row| row.name.clone()).unwrap_or_default()));
    view! {
        <Show when=move || comes.get()>
            <div class="guest-row__plus"><PlusStepper id name n /></div>
        </Show>
    }
}

/// How many are brought along without a name.
#[component]
pub fn PlusStepper(
    /// The guest.
    id: RecordId,
    /// Whose.
    #[prop(into)]
    name: Signal<String>,
    /// How many now.
    #[prop(into)]
    n: Signal<i64>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    view! {
        <div class="stepper-n" role="group" aria-label=move || t.guest_plus()>
            <button
                class="stepper-n__step"
                type="button"
                disabled=move || n.get() <= 0
                aria-label=move || t.guest_bring_less(&name.get())
                on:click=move |_| acts::plus(session, id, -1)
            >
                <Icon glyph=Glyph::Minus />
            </button>
            <output class="stepper-n__n" data-none=move || (n.get() <= 0).then_some("true")>
                {move || {
                    let n = usize::try_from(n.get()).unwrap_or(0);
                    if n == 0 { t.number(0) } else { t.guest_plus_n(&t.number(n)) }
                }}
            </output>
            <button
                class="stepper-n__step"
                type="button"
                aria-label=move || t.guest_bring_more(&name.get())
                on:click=move |_| acts::plus(session, id, 1)
            >
                <Icon glyph=Glyph::Plus />
            </button>
        </div>
    }
}

/// The answer, in one tap; the same tap again takes it back.
#[component]
pub fn Answers(
    /// The guest.
    id: RecordId,
    /// Whose.
    #[prop(into)]
    name: Signal<String>,
    /// What was answered.
    #[prop(into)]
    answer: Signal<Answer>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let choice = move |own: Answer| {
        let words = move || if own == Answer::Maybe { "?" } else { answer_name(t, own) };
        view! {
            <button
                class="answers__one"
                type="button"
                data-answer=own.key()
                aria-pressed=move || (answer.get() == own).to_string()
                aria-label=move || answer_name(t, own)
                on:click=move |_| acts::answer(session, t, id, own)
            >
                {words}
            </button>
        }
    };
    view! {
        <div class="answers" role="group" aria-label=move || t.guest_answer_of(&name.get())>
            {[Answer::Yes, Answer::No, Answer::Maybe].map(choice).collect_view()}
        </div>
    }
}
