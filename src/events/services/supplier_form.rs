//! The form of a supplier of the event.

use events::Planner;
use events::services::presence::{self, Stay};
use events::services::{STATES, Supplier, compose};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::RecordId;
use store::Act;
use supply::book::Book;
use supply::party::Contact;
use supply::phone;

use super::minute_field::MinuteField;
use super::model::Services;
use super::words;
use crate::i18n::use_t;
use crate::platform::dirty;
use crate::session::use_session;
use crate::suppliers::purchases::acts;
use crate::suppliers::purchases::pick::{PartyPicker, Who};
use crate::suppliers::purchases::words::party_name;
use crate::widgets::button::{Button, ButtonKind, ButtonLink};
use crate::widgets::form_foot::FormFoot;
use crate::widgets::icon::Glyph;
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::{Choice, SelectField};
use crate::widgets::text_area::TextArea;
use crate::widgets::text_field::TextField;

/// The form.
#[component]
pub fn SupplierForm(
    /// The event.
    of: Services,
    /// Which is corrected; nothing for a new one.
    supplier: Option<RecordId>,
    /// Called when it is stored or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let known = session
        .peek_in::<Planner, _>(|planner, _, _| supplier.and_then(|id| planner.suppliers.alive(id)).cloned());
    let is_new = known.is_none();
    let old = known.unwrap_or_else(|| Supplier::new(of.event));
    let who = RwSignal::new(old.party.map(Who::Known));
    let draft = RwSignal::new(old.clone());
    let is_tried = RwSignal::new(false);
    let first = StoredValue::new(old);
    dirty::follow(move || {
        draft.with(|draft| first.with_value(|first| draft != first)) || (is_new && who.with(Option::is_some))
    });
    let party = Memo::new(move |_| match who.get() {
        Some(Who::Known(id)) => Some(id),
        _ => None,
    });
    let contacts = Signal::derive(move || {
        let mut all = vec![Choice::new("", t.service_contact_any())];
        if let Some(party) = party.get() {
            session.look_in::<Book, _>(|book, _, _| {
                all.extend(
                    book.children::<Contact>(party).map(|it| Choice::new(it.id.to_string(), it.name.clone())),
                );
            });
        }
        all
    });
    let tel_fault = move || {
        let tel = draft.with(|draft| draft.tel.trim().to_owned());
        !tel.is_empty() && phone::dial(&tel).is_none()
    };
    let hours_fault = Signal::derive(move || {
        let stay: Stay = draft.with(presence::stay);
        presence::check(stay, of.span.get().map(|(from, _)| from)).map(|error| words::hours_fault(t, error))
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        is_tried.set(true);
        let Some(chosen) = who.get_untracked().filter(|_| !untrack(tel_fault)) else { return };
        let (party, mut intents) = chosen.ensure(session);
        let mut new = draft.get_untracked();
        // A contact of another party is nobody's here.
        if new.party != Some(party) && first.with_value(|first| first.party) != Some(party) && !is_new {
            new.contact = None;
        }
        new.party = Some(party);
        let name = match &chosen {
            Who::New(name) => name.clone(),
            Who::Known(id) => session.peek_in::<Book, _>(|book, _, _| party_name(t, book, Some(*id))),
        };
        intents.extend(if is_new {
            session.peek_in::<Planner, _>(|planner, _, _| {
                session.with_ctx(|ctx| compose::add_supplier(ctx, planner, of.event, &new)).1
            })
        } else {
            first.with_value(|old| compose::amend_supplier(old, &new))
        });
        if intents.is_empty() {
            return on_done.run(());
        }
        let said = if is_new { t.service_added(&name) } else { t.service_saved(&name) };
        acts::act_then(session, intents, said, move || on_done.run(()));
    };
    let trash = Callback::new(move |()| {
        let party = first.with_value(|first| first.party);
        let name = session.peek_in::<Book, _>(|book, _, _| party_name(t, book, party));
        on_done.run(());
        if let Some(id) = supplier {
            session.act(Act::one(compose::remove::<Supplier>(id)), t.service_trashed(&name));
        }
    });
    let states = Signal::derive(move || {
        let all = std::iter::once("").chain(STATES);
        all.map(|key| Choice::new(key, words::state(t, key).0)).collect::<Vec<_>>()
    });
    let hour = move |label: fn(crate::i18n::T) -> &'static str,
                     read: fn(&Supplier) -> Option<i64>,
                     write: fn(&mut Supplier, Option<i64>)| {
        view! {
            <MinuteField
                label=Signal::derive(move || label(t).to_owned())
                value=Signal::derive(move || draft.with(read))
                start=Signal::derive(move || of.start())
                on_change=move |minute| draft.update(|draft| write(draft, minute))
            />
        }
    };
    let access = Memo::new(move |_| access_words(session, t, of.event, party.get()));
    view! {
        <form class="form" on:submit=submit>
            <PartyPicker who is_tried autofocus=is_new />
            <div class="field service-form__state">
                <span class="field__label" aria-hidden="true">{move || t.service_state()}</span>
                <SegmentedControl
                    label=Signal::derive(move || t.service_state().to_owned())
                    choices=states
                    value=Signal::derive(move || draft.with(|draft| draft.state.clone()))
                    on_change=move |state: String| draft.update(|draft| draft.state = state)
                />
            </div>
            <div class="buy-triple">
                {hour(|t| t.service_arrive(), |it| it.arrive, |it, minute| it.arrive = minute)}
                {hour(|t| t.service_ready(), |it| it.ready, |it, minute| it.ready = minute)}
                {hour(|t| t.service_leave(), |it| it.leave, |it, minute| it.leave = minute)}
            </div>
            <p class="field__hint service-form__hours" aria-live="polite">{move || hours_fault.get()}</p>
            <TextField
                label=Signal::derive(move || t.service_brings().to_owned())
                value=Signal::derive(move || draft.with(|draft| draft.brings.clone()))
                on_input=move |text| draft.update(|draft| draft.brings = text)
                placeholder=Signal::derive(move || Some(t.service_brings_example().to_owned()))
            />
            <div class="buy-pair">
                <SelectField
                    label=Signal::derive(move || t.service_contact().to_owned())
                    value=Signal::derive(move || draft.with(|draft| draft.contact.map(|id| id.to_string())).unwrap_or_default())
                    choices=contacts
                    on_change=move |id: String| draft.update(|draft| draft.contact = id.parse().ok())
                />
                <TextField
                    label=Signal::derive(move || t.service_tel().to_owned())
                    kind="tel"
                    value=Signal::derive(move || draft.with(|draft| draft.tel.clone()))
                    on_input=move |text| draft.update(|draft| draft.tel = text)
                    hint=Signal::derive(move || Some(t.service_tel_hint().to_owned()))
                    error=Signal::derive(move || (is_tried.get() && tel_fault()).then(|| t.service_tel_invalid().to_owned()))
                />
            </div>
            <TextArea
                label=Signal::derive(move || t.money_column_notes().to_owned())
                value=Signal::derive(move || draft.with(|draft| draft.notes.clone()))
                on_input=move |text| draft.update(|draft| draft.notes = text)
            />
            {move || Some(access.get()).filter(|all| !all.is_empty()).map(|all| view! {
                <dl class="service-access">
                    <dt>{t.service_access()}</dt>
                    {all.into_iter().map(|line| view! { <dd>{line}</dd> }).collect_view()}
                </dl>
            })}
            <FormFoot save=Signal::derive(move || t.save().to_owned()) on_cancel=on_done />
        </form>
        {(!is_new).then(|| view! {
            <div class="money-form__acts">
                {move || party.get().map(|party| view! {
                    <ButtonLink href=crate::routes::Suppliers::Directory(Some(party)).href() glyph=Glyph::Suppliers label=Signal::derive(move || t.service_see().to_owned()) />
                })}
                <Button kind=ButtonKind::Danger glyph=Glyph::Trash label=Signal::derive(move || t.delete().to_owned()) on_click=trash />
            </div>
        })}
    }
}

/// How to get in: the venue's, then what the directory knows of the party.
fn access_words(
    session: crate::session::Session,
    t: crate::i18n::T,
    event: RecordId,
    party: Option<RecordId>,
) -> Vec<String> {
    let venue = session.look_in::<Planner, _>(|planner, _, _| {
        planner.events.get(event).map(|event| event.access.trim().to_owned()).unwrap_or_default()
    });
    let own = session.look_in::<Book, _>(|book, _, _| {
        let access =
            party.and_then(|id| book.parties.get(id)).map(|party| party.access.clone()).unwrap_or_default();
        [
            (t.visit_access_badge(), access.badge),
            (t.visit_access_key(), access.key),
            (t.visit_access_alarm(), access.alarm),
            (t.visit_access_parking(), access.parking),
            (t.visit_access_note(), access.note),
        ]
    });
    let own = own.into_iter().filter(|(_, text)| !text.trim().is_empty());
    std::iter::once(venue)
        .filter(|text| !text.is_empty())
        .chain(own.map(|(name, text)| t.service_said(name, text.trim())))
        .collect()
}
