//! Which rooms are taken, and what other events want of them.

use events::Planner;
use events::budget::base;
use events::services::conflicts::{self, Conflict, Nearness, Remedy};
use events::services::{RoomBooking, compose};
use leptos::prelude::*;
use replica::RecordId;
use store::Act;

use super::model::Services;
use super::words::{self, place_name};
use crate::events::words::title_of;
use crate::i18n::{T, use_t};
use crate::routes::{EventArea, Events};
use crate::session::{Session, use_session};
use crate::widgets::icon::{Glyph, Icon};

/// The bookings, each opening its form; the conflicts above them.
#[component]
pub fn Rooms(
    /// The event.
    of: Services,
    /// Called with the booking to be edited.
    on_open: Callback<RecordId>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let ids = Memo::new(move |_| of.rooms.with(|all| all.iter().map(|it| it.id).collect::<Vec<_>>()));
    view! {
        <Show when=move || of.conflicts.with(|all| !all.is_empty())>
            <ul class="clashes">
                {move || of.conflicts.with(|all| all.iter().map(|(it, remedies)| clash(session, t, it, remedies)).collect_view())}
            </ul>
        </Show>
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{move || t.services_rooms()}</h2>
                <span class="section__count">{move || t.number(ids.with(Vec::len))}</span>
            </div>
            <ul class="services__list">
                <For each=move || ids.get() key=|id| *id let:id><OneRoom of id on_open /></For>
            </ul>
        </section>
    }
}

#[component]
fn OneRoom(of: Services, id: RecordId, on_open: Callback<RecordId>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let entry = Memo::new(move |_| of.rooms.with(|all| all.iter().find(|it| it.id == id).cloned()));
    let draw = move |it: RoomBooking| {
        let name = session.look(|office, _| place_name(t, office, it.place));
        let (seats, heads) = session.peek_in::<Planner, _>(|planner, _, _| {
            (it.seats.or_else(|| conflicts::seats(planner, it.place?)), base(planner, of.event))
        });
        let is_small = seats.is_some_and(|seats| seats < heads);
        let hours = it.span.map_or_else(|| t.service_no_hours().to_owned(), |span| words::span(t, span));
        let facts: Vec<String> = [it.layout.trim().to_owned()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .chain(seats.map(|seats| t.room_n_seats(usize::try_from(seats).unwrap_or_default())))
            .collect();
        let is_backwards = it.span.is_some_and(|(from, to)| to <= from);
        let small = is_small.then(|| {
            let n = usize::try_from(heads).unwrap_or_default();
            t.room_too_small(n, &seats.unwrap_or_default().to_string())
        });
        let fault = is_backwards.then(|| t.room_ends_before().to_owned()).or(small);
        view! {
            <div class="service__head">
                <button class="service__name list-row__link" type="button" on:click=move |_| on_open.run(id)>{name}</button>
                {of.conflicts.with(|all| all.iter().any(|(conflict, _)| conflict.mine.booking == Some(id))).then(|| view! {
                    <span class="service__state" data-state="clash"><Icon glyph=Glyph::Warning />{t.rooms_clashes(1)}</span>
                })}
            </div>
            <p class="service__hours"><Icon glyph=Glyph::Clock />{hours}</p>
            {(!facts.is_empty()).then(|| view! { <p class="service__brings"><Icon glyph=Glyph::Chair />{facts.join(" · ")}</p> })}
            {fault.map(|fault| view! { <p class="service__fault"><Icon glyph=Glyph::Warning />{fault}</p> })}
            {(!it.notes.trim().is_empty()).then(|| view! { <p class="service__owed">{it.notes.clone()}</p> })}
        }
    };
    view! { <li class="service list-row">{move || entry.get().map(draw)}</li> }
}

/// A conflict in words, and what one tap does.
fn clash(session: Session, t: T, it: &Conflict, remedies: &[Remedy]) -> impl IntoView + use<> {
    let (mine, theirs, event) = session.peek_in::<Planner, _>(|planner, office, _| {
        let event = planner.events.get(it.theirs.event).map(|event| title_of(t, event)).unwrap_or_default();
        (place_name(t, office, Some(it.mine.place)), place_name(t, office, Some(it.theirs.place)), event)
    });
    let hours = words::span(t, it.theirs.span);
    let told = match it.nearness {
        Nearness::Same => t.room_clash_same(&mine, &event, &hours),
        Nearness::Contains => t.room_clash_contains(&mine, &theirs, &event, &hours),
        Nearness::Within => t.room_clash_within(&mine, &theirs, &event, &hours),
    };
    let minutes = t.room_clash_minutes(usize::try_from(it.minutes).unwrap_or_default());
    let buttons = remedies.iter().map(|remedy| remedy_button(session, t, it, remedy)).collect_view();
    let other = Events::Of(it.theirs.event, EventArea::Services).href();
    view! {
        <li class="clash">
            <Icon glyph=Glyph::Warning />
            <div class="clash__text">
                <p class="clash__told">{told}" "<span class="clash__minutes">{minutes}</span></p>
                <div class="clash__acts">
                    {buttons}
                    <a class="clash__other" href=other>{t.room_see_other()}</a>
                </div>
            </div>
        </li>
    }
}

fn remedy_button(session: Session, t: T, it: &Conflict, remedy: &Remedy) -> Option<impl IntoView + use<>> {
    let booking = it.mine.booking?;
    let old = session.peek_in::<Planner, _>(|planner, _, _| planner.rooms.alive(booking).cloned())?;
    let mut new = old.clone();
    let label = match remedy {
        Remedy::EndEarlier((from, to)) => {
            new.span = Some((*from, *to));
            t.room_end_at(&words::at(t, *to))
        }
        Remedy::BeginLater((from, to)) => {
            new.span = Some((*from, *to));
            t.room_begin_at(&words::at(t, *from))
        }
        Remedy::Elsewhere(place) => {
            new.place = Some(*place);
            // What it seats and how it stands is of the other room.
            new.seats = None;
            t.room_take(&session.peek(|office, _| place_name(t, office, Some(*place))))
        }
    };
    let said = t.room_fixed(&session.peek(|office, _| place_name(t, office, Some(it.mine.place))));
    Some(view! {
        <button class="button" type="button" data-size="small" on:click=move |_| {
            session.act(Act::one(compose::amend_room(&old, &new)), said.clone());
        }>{label}</button>
    })
}
