//! The form of a thing to pack, and the list taken over from another event.

use domain::office::NamedKind;
use events::Planner;
use events::services::{KitItem, compose};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::RecordId;
use store::Act;

use super::model::Services;
use crate::events::words::title_of;
use crate::i18n::use_t;
use crate::platform::dirty;
use crate::requests::detail::pickers::options_of;
use crate::session::use_session;
use crate::suppliers::purchases::acts;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::combobox::Combobox;
use crate::widgets::form_foot::FormFoot;
use crate::widgets::icon::Glyph;
use crate::widgets::number_input::NumberInput;
use crate::widgets::text_field::TextField;

/// The form.
#[component]
pub fn KitForm(
    /// Which is corrected.
    item: RecordId,
    /// Called when it is stored or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let old = session
        .peek_in::<Planner, _>(|planner, _, _| planner.kit.alive(item).cloned())
        .unwrap_or_else(|| KitItem::new(item));
    let draft = RwSignal::new(old.clone());
    let quantity = RwSignal::new(old.quantity.map(|n| n.to_string()).unwrap_or_default());
    let first = StoredValue::new(old);
    dirty::follow(move || draft.with(|draft| first.with_value(|first| draft != first)));
    let read_quantity = move || {
        let text = quantity.with(|text| text.trim().to_owned());
        if text.is_empty() {
            Ok(None)
        } else {
            text.parse::<i64>().ok().filter(|n| 0 < *n).map(Some).ok_or(())
        }
    };
    let no_title = move || draft.with(|draft| draft.title.trim().is_empty());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (Ok(quantity), false) = untrack(|| (read_quantity(), no_title())) else { return };
        let new = KitItem { quantity, ..draft.get_untracked() };
        let intents = first.with_value(|old| compose::amend_kit(old, &new));
        if intents.is_empty() {
            return on_done.run(());
        }
        acts::act_then(session, intents, t.kit_saved(new.title.trim()), move || on_done.run(()));
    };
    let trash = Callback::new(move |()| {
        let name = first.with_value(|first| first.title.clone());
        on_done.run(());
        session.act(Act::one(compose::remove::<KitItem>(item)), t.kit_trashed(&name));
    });
    let text = move |label: fn(crate::i18n::T) -> &'static str,
                     example: Option<fn(crate::i18n::T) -> &'static str>,
                     read: fn(&KitItem) -> &String,
                     write: fn(&mut KitItem, String)| {
        view! {
            <TextField
                label=Signal::derive(move || label(t).to_owned())
                value=Signal::derive(move || draft.with(|draft| read(draft).clone()))
                on_input=move |text| draft.update(|draft| write(draft, text))
                placeholder=Signal::derive(move || example.map(|example| example(t).to_owned()))
            />
        }
    };
    view! {
        <form class="form" on:submit=submit>
            <TextField
                label=Signal::derive(move || t.kit_add_label().to_owned())
                value=Signal::derive(move || draft.with(|draft| draft.title.clone()))
                on_input=move |text| draft.update(|draft| draft.title = text)
                error=Signal::derive(move || no_title().then(|| t.name_empty().to_owned()))
            />
            <div class="buy-pair">
                <NumberInput
                    label=Signal::derive(move || t.kit_quantity().to_owned())
                    value=quantity
                    whole=true
                    error=Signal::derive(move || read_quantity().is_err().then(|| t.room_seats_invalid().to_owned()))
                    on_input=move |text| quantity.set(text)
                />
                {text(|t| t.kit_where(), None, |it| &it.place, |it, text| it.place = text)}
            </div>
            <Combobox
                label=Signal::derive(move || t.kit_owner().to_owned())
                value=Signal::derive(move || {
                    let owner = draft.with(|draft| draft.owner);
                    owner.and_then(|id| session.look(|office, _| office.name(id).map(str::to_owned))).unwrap_or_default()
                })
                options=Signal::derive(move || session.look(|office, _| options_of(t, office, NamedKind::Person)))
                on_select=move |id: String| draft.update(|draft| draft.owner = id.parse().ok())
                on_clear=move |()| draft.update(|draft| draft.owner = None)
            />
            {text(|t| t.kit_missing(), Some(|t| t.kit_missing_example()), |it| &it.missing, |it, text| it.missing = text)}
            {text(|t| t.money_column_notes(), None, |it| &it.notes, |it, text| it.notes = text)}
            <FormFoot save=Signal::derive(move || t.save().to_owned()) on_cancel=on_done />
        </form>
        <div class="money-form__acts">
            <Button kind=ButtonKind::Danger glyph=Glyph::Trash label=Signal::derive(move || t.delete().to_owned()) on_click=trash />
        </div>
    }
}

/// Events and templates with a list, the latest first; one tap takes it over.
#[component]
pub fn CopyKit(
    /// The event.
    of: Services,
    /// Called when it is done.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let sources = session.peek_in::<Planner, _>(|planner, _, _| {
        let mut all: Vec<_> = planner
            .events
            .iter()
            .filter(|event| event.id != of.event)
            .map(|event| (event, planner.children::<KitItem>(event.id).count()))
            .filter(|(_, n)| 0 < *n)
            .collect();
        all.sort_by_key(|(event, _)| {
            std::cmp::Reverse((event.when.as_ref().map(|when| when.start), event.id))
        });
        all.into_iter().map(|(event, n)| (event.id, title_of(t, event), n)).collect::<Vec<_>>()
    });
    let take = move |from: RecordId| {
        let intents = session.peek_in::<Planner, _>(|planner, _, _| {
            session.with_ctx(|ctx| compose::copy_kit(ctx, planner, from, of.event))
        });
        on_done.run(());
        let n = intents.iter().filter(|intent| &*intent.field == "at").count();
        if n == 0 {
            return session.notices().say(t.kit_copy_nothing());
        }
        session.act(Act::one(intents), t.kit_copied(n));
    };
    if sources.is_empty() {
        return view! { <p class="u-faint">{move || t.kit_copy_none()}</p> }.into_any();
    }
    let rows = sources.into_iter().map(|(id, name, n)| {
        view! {
            <li>
                <button class="kit-source" type="button" on:click=move |_| take(id)>
                    <span class="kit-source__name">{name}</span>
                    <span class="kit__note">{t.kit_n_lines(n)}</span>
                </button>
            </li>
        }
    });
    view! { <ul class="kit-sources">{rows.collect_view()}</ul> }.into_any()
}
