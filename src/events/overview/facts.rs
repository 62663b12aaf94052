//! Who, for how many, for how much, and the notes.

use leptos::prelude::*;
use replica::RecordId;

use crate::events::frame::use_event;
use crate::events::words::zone_name;
use crate::i18n::use_t;
use crate::platform::zones;
use crate::routes::Events;
use crate::session::use_session;
use crate::widgets::avatar::Avatar;

/// The facts; those that nobody gave are left out.
#[component]
pub fn Facts(
    event: RecordId,
    /// Called to give those that are missing.
    on_edit: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let entry = use_event(event);
    let name_of =
        move |id: RecordId| session.look(|office, _| office.name(id).unwrap_or_default().to_owned());
    let owner = Memo::new(move |_| entry.with(|it| it.as_ref().and_then(|it| it.owner)).map(name_of));
    let team = Memo::new(move |_| {
        let ids = entry.with(|it| it.as_ref().map(|it| it.team.clone())).unwrap_or_default();
        ids.into_iter().map(name_of).filter(|name| !name.is_empty()).collect::<Vec<_>>()
    });
    let capacity = Memo::new(move |_| entry.with(|it| it.as_ref().and_then(|it| it.capacity)));
    let cap = Memo::new(move |_| entry.with(|it| it.as_ref().and_then(|it| it.cap)));
    let notes = Memo::new(move |_| {
        entry.with(|it| it.as_ref().map(|it| it.notes.trim().to_owned())).unwrap_or_default()
    });
    let zone = Memo::new(move |_| {
        entry.with(|it| it.as_ref().and_then(|it| it.when.as_ref().map(|when| when.zone.clone())))
    });
    let model = Memo::new(move |_| {
        let id = entry.with(|it| it.as_ref().and_then(|it| it.model))?;
        let title = session.look_in::<events::Planner, _>(|planner, _, _| {
            planner.events.alive(id).map(|event| event.title.clone())
        })?;
        Some((id, title))
    });
    let is_bare = move || {
        owner.with(Option::is_none)
            && team.with(Vec::is_empty)
            && capacity.get().is_none()
            && cap.get().is_none()
    };
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{move || t.event_facts()}</h2></div>
            <dl class="event-facts">
                {move || owner.get().map(|name| view! {
                    <div class="event-fact"><dt>{t.event_owner()}</dt><dd class="event-fact__person"><Avatar name=name.clone() />{name}</dd></div>
                })}
                {move || Some(team.get()).filter(|team| !team.is_empty()).map(|team| view! {
                    <div class="event-fact"><dt>{t.event_team()}</dt><dd>{t.list_and(&team)}</dd></div>
                })}
                {move || capacity.get().map(|n| view! {
                    <div class="event-fact"><dt>{t.event_capacity()}</dt><dd>{t.event_heads(usize::try_from(n).unwrap_or_default())}</dd></div>
                })}
                {move || cap.get().map(|cap| view! {
                    <div class="event-fact"><dt>{t.event_cap()}</dt><dd class="money-text">{t.money(cap.0, "EUR")}</dd></div>
                })}
                {move || zone.get().filter(|zone| *zone != zones::name()).map(|zone| view! {
                    <div class="event-fact"><dt>{t.event_zone()}</dt><dd>{zone_name(&zone)}</dd></div>
                })}
                {move || model.get().map(|(id, title)| view! {
                    <div class="event-fact"><dt>{t.event_model()}</dt><dd><a class="link" href=Events::event(id).href()>{title}</a></dd></div>
                })}
            </dl>
            <Show when=is_bare>
                <button class="add-button" type="button" on:click=move |_| on_edit.run(())>{move || t.event_facts_add()}</button>
            </Show>
            <Show when=move || !notes.with(String::is_empty)>
                <p class="event-notes">{move || notes.get()}</p>
            </Show>
        </section>
    }
}
