//! What came of the last tap, and what is asked before somebody unexpected comes in. Empty, the latest arrivals.

use events::Planner;
use events::guests::door::{self, Standing};
use events::guests::{Guest, lookup};
use leptos::prelude::*;
use replica::RecordId;
use store::Act;

use super::desk::{Desk, Verdict};
use crate::events::guests::table_words;
use crate::events::planner_changed;
use crate::requests::detail::devices::device_name;
use crate::widgets::button::{Button, ButtonKind, IconButton};
use crate::widgets::icon::{Glyph, Icon};

/// Arrivals that are shown.
const N_ARRIVALS: usize = 8;

/// The card under the search. Announced: who cannot see the screen hears it.
#[component]
pub fn VerdictCard(desk: Desk) -> impl IntoView {
    let t = desk.t;
    let look = move || {
        desk.verdict.with(|verdict| match verdict {
            Verdict::None => "none",
            Verdict::In { .. } => "in",
            Verdict::Already(_) | Verdict::Unexpected(..) => "look",
            Verdict::Ask { .. } => "ask",
            Verdict::Undone(_) => "undone",
            Verdict::Unknown(_) | Verdict::Misread | Verdict::Failed(_) => "no",
        })
    };
    let body = move || match desk.verdict.get() {
        Verdict::None => view! { <Arrivals desk /> }.into_any(),
        Verdict::In { guest, n, undo } => view! { <LetIn desk guest n undo /> }.into_any(),
        Verdict::Already(guest) => view! { <Already desk guest /> }.into_any(),
        Verdict::Ask { guest, n } => view! { <Ask desk guest n /> }.into_any(),
        Verdict::Unexpected(guest, standing) => view! { <Unexpected desk guest standing /> }.into_any(),
        Verdict::Undone(guest) => {
            let title = name(desk, guest);
            view! { <Words desk glyph=Glyph::Undo title note=t.door_undone().to_owned() /> }.into_any()
        }
        Verdict::Unknown(code) => {
            let (title, note) = (t.door_unknown(&code), t.door_unknown_body().to_owned());
            view! { <Words desk glyph=Glyph::Close title note /> }.into_any()
        }
        Verdict::Misread => {
            let (title, note) = (t.door_misread().to_owned(), t.door_misread_body().to_owned());
            view! { <Words desk glyph=Glyph::Warning title note /> }.into_any()
        }
        Verdict::Failed(why) => {
            let title = t.door_not_stored().to_owned();
            view! { <Words desk glyph=Glyph::Warning title note=why /> }.into_any()
        }
    };
    view! {
        <section class="verdict" data-look=look aria-label=move || t.door_verdict()>
            <div class="verdict__body" role="status" aria-live="assertive">{body}</div>
        </section>
    }
}

/// « Petit Marc », as lists say it; nothing for who is gone.
fn name(desk: Desk, id: RecordId) -> String {
    desk.guest(id).map(|guest| name_of(&guest)).unwrap_or_default()
}

fn name_of(guest: &Guest) -> String {
    let (family, given) = lookup::names_of(guest);
    format!("{given} {family}").trim().to_owned()
}

fn number(desk: Desk, n: i64) -> String {
    desk.t.number(usize::try_from(n).unwrap_or(0))
}

/// A drawing, two lines, and buttons beside or below.
#[component]
fn Words(
    desk: Desk,
    glyph: Glyph,
    title: String,
    note: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let t = desk.t;
    view! {
        <span class="verdict__mark"><Icon glyph /></span>
        <span class="verdict__text">
            <strong class="verdict__title">{title}</strong>
            <span class="verdict__note">{note}</span>
        </span>
        <IconButton
            glyph=Signal::derive(|| Glyph::Close)
            label=Signal::derive(move || t.close().to_owned())
            on_click=move |()| desk.verdict.set(Verdict::None)
        />
        {children.map(|children| view! { <div class="verdict__acts">{children()}</div> })}
    }
}

#[component]
fn LetIn(desk: Desk, guest: RecordId, n: i64, undo: Act) -> impl IntoView {
    let t = desk.t;
    let it = desk.guest(guest);
    let title = it.as_ref().map(name_of).unwrap_or_default();
    let mut note = vec![if n == 1 { t.door_in().to_owned() } else { t.door_in_n(&number(desk, n)) }];
    note.extend(it.as_ref().and_then(|it| it.ticks.last()).map(|tick| t.time(tick.ms)));
    note.extend(it.and_then(|it| table_words(t, &it.table)));
    let undo = StoredValue::new_local(undo);
    let back = move |_| {
        if let Some(undo) = undo.try_get_value() {
            desk.undo(guest, undo);
        }
    };
    view! {
        <span class="verdict__mark"><Icon glyph=Glyph::Check /></span>
        <span class="verdict__text">
            <strong class="verdict__title">{title}</strong>
            <span class="verdict__note">{note.join(" · ")}</span>
        </span>
        <button class="button verdict__undo" type="button" on:click=back>{move || t.undo()}</button>
    }
}

#[component]
fn Already(desk: Desk, guest: RecordId) -> impl IntoView {
    let (session, t) = (desk.session, desk.t);
    let it = desk.follow(guest);
    let title = move || it.with(|it| it.as_ref().map(name_of).unwrap_or_default());
    let note = move || {
        it.with(|it| {
            let is_twice = it.as_ref().is_some_and(door::is_duplicate);
            if is_twice { t.door_twice_told() } else { t.door_already() }
        })
    };
    let ticks = move || {
        let ticks = it.with(|it| it.as_ref().map(|it| it.ticks.clone())).unwrap_or_default();
        let said = |tick: events::guests::Tick| {
            let who = device_name(session, t, tick.device());
            view! { <li>{t.door_tick_by(&t.time(tick.ms), &tick.door, &who)}</li> }
        };
        ticks.into_iter().map(said).collect_view()
    };
    let rest =
        Memo::new(move |_| it.with(|it| it.as_ref().map_or(0, |it| door::announced(it) - door::heads(it))));
    view! {
        <span class="verdict__mark"><Icon glyph=Glyph::Info /></span>
        <span class="verdict__text">
            <strong class="verdict__title">{title}</strong>
            <span class="verdict__note">{note}</span>
            <ul class="verdict__ticks">{ticks}</ul>
        </span>
        <IconButton
            glyph=Signal::derive(|| Glyph::Close)
            label=Signal::derive(move || t.close().to_owned())
            on_click=move |()| desk.verdict.set(Verdict::None)
        />
        <div class="verdict__acts">
            <Show when=move || 0 < rest.get()>
                <Button
                    label=Signal::derive(move || t.door_let_rest(usize::try_from(rest.get()).unwrap_or(0)))
                    kind=ButtonKind::Primary
                    on_click=move |()| desk.admit(guest, rest.get_untracked())
                />
            </Show>
            <Button
                label=Signal::derive(move || t.door_take_back().to_owned())
                glyph=Glyph::Undo
                on_click=move |()| desk.take_back(guest)
            />
        </div>
    }
}

#[component]
fn Ask(desk: Desk, guest: RecordId, n: i64) -> impl IntoView {
    let t = desk.t;
    let count = RwSignal::new(n);
    let note = t.door_ask(usize::try_from(n - 1).unwrap_or(0));
    let step = move |by: i64| move |()| count.update(|count| *count = (*count + by).clamp(1, 99));
    view! {
        <Words desk glyph=Glyph::People title=name(desk, guest) note>
            <div class="count-step">
                <IconButton
                    glyph=Signal::derive(|| Glyph::Minus)
                    label=Signal::derive(move || t.door_fewer().to_owned())
                    disabled=Signal::derive(move || count.get() <= 1)
                    on_click=step(-1)
                />
                <output class="count-step__n">{move || number(desk, count.get())}</output>
                <IconButton
                    glyph=Signal::derive(|| Glyph::Plus)
                    label=Signal::derive(move || t.door_more().to_owned())
                    on_click=step(1)
                />
            </div>
            <Button
                label=Signal::derive(move || t.door_let_n(usize::try_from(count.get()).unwrap_or(1)))
                kind=ButtonKind::Primary
                on_click=move |()| desk.admit(guest, count.get_untracked())
            />
        </Words>
    }
}

#[component]
fn Unexpected(desk: Desk, guest: RecordId, standing: Standing) -> impl IntoView {
    let t = desk.t;
    let note = if standing == Standing::Declined { t.door_declined_said() } else { t.door_waiting_said() };
    let n = desk.guest(guest).map_or(1, |guest| door::announced(&guest));
    view! {
        <Words desk glyph=Glyph::Warning title=name(desk, guest) note=note.to_owned()>
            <Button
                label=Signal::derive(move || t.door_let_in_anyway().to_owned())
                kind=ButtonKind::Primary
                on_click=move |()| if n == 1 { desk.admit(guest, 1) } else { desk.verdict.set(Verdict::Ask { guest, n }) }
            />
        </Words>
    }
}

/// The latest arrivals, of all doors that this device heard of.
#[component]
fn Arrivals(desk: Desk) -> impl IntoView {
    let (session, t) = (desk.session, desk.t);
    let changed = planner_changed();
    let last = Memo::new(move |_| {
        changed.track();
        session.peek_in::<Planner, _>(|planner, _, _| {
            let guests = planner.children::<Guest>(desk.event);
            let line = |(tick, guest): (&events::guests::Tick, &Guest)| {
                (guest.id, tick.ms, tick.door.clone(), name_of(guest))
            };
            door::arrivals(guests, N_ARRIVALS).into_iter().map(line).collect::<Vec<_>>()
        })
    });
    let chips = move || {
        let chip = |(id, ms, door, name): (RecordId, i64, String, String)| {
            view! {
                <li>
                    <button class="arrival" type="button" on:click=move |_| desk.arrive(id)>
                        <span class="arrival__name">{name}</span>
                        <span class="arrival__when">{t.door_tick(&t.time(ms), &door)}</span>
                    </button>
                </li>
            }
        };
        last.get().into_iter().map(chip).collect_view()
    };
    view! {
        <Show
            when=move || last.with(|last| !last.is_empty())
            fallback=move || view! { <p class="verdict__ready">{move || t.door_ready()}</p> }
        >
            <ul class="arrivals" tabindex="0" aria-label=move || t.door_arrivals()>{chips}</ul>
        </Show>
    }
}
