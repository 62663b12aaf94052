//! The menu of the list: grouping, order, choosing several, saving the view.

use domain::compose;
use domain::kinds::kind;
use domain::query::{Group, Query, Sort};
use leptos::prelude::*;
use store::Act;

use crate::i18n::{T, use_t};
use crate::requests::room::ListState;
use crate::requests::selection::Selection;
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind, ButtonLink, IconButton};
use crate::widgets::chip::ToggleChip;
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::Glyph;
use crate::widgets::text_field::TextField;

fn group_words(t: T, group: Group) -> &'static str {
    match group {
        Group::Status => t.group_status(),
        Group::Place => t.group_place(),
        Group::Due => t.group_due(),
        Group::Priority => t.group_priority(),
        Group::Category => t.group_category(),
        Group::Assignee => t.group_assignee(),
        Group::None => t.group_none(),
    }
}

fn sort_words(t: T, sort: Sort) -> &'static str {
    match sort {
        Sort::Pressing => t.sort_pressing(),
        Sort::Newest => t.sort_newest(),
        Sort::Oldest => t.sort_oldest(),
        Sort::Changed => t.sort_updated(),
        Sort::Priority => t.sort_priority(),
        Sort::Due => t.sort_due(),
    }
}

/// The button of the menu and its sheet.
#[component]
pub fn ListMenu(
    /// What the list shows.
    state: ListState,
    /// The chosen requests.
    selection: Selection,
) -> impl IntoView {
    let t = use_t();
    let is_open = RwSignal::new(false);
    let words = move |read: fn(T) -> &'static str| Signal::derive(move || read(t).to_owned());
    let groups = move || {
        let one = |group: Group| {
            let pressed = Signal::derive(move || state.query.with(|q| q.group == group));
            let go = move |_| state.go.run(Query { group, ..state.query.get_untracked() });
            view! { <ToggleChip label=Signal::derive(move || group_words(t, group).to_owned()) pressed on_toggle=go /> }
        };
        Group::ALL.iter().copied().map(one).collect_view()
    };
    let sorts = move || {
        let one = |sort: Sort| {
            let pressed = Signal::derive(move || state.query.with(|q| q.sort == sort));
            let go = move |_| state.go.run(Query { sort, ..state.query.get_untracked() });
            view! { <ToggleChip label=Signal::derive(move || sort_words(t, sort).to_owned()) pressed on_toggle=go /> }
        };
        Sort::ALL.iter().copied().map(one).collect_view()
    };
    // The export page reads the same query string.
    let export = move || {
        let list = crate::routes::requests(&state.query.get());
        let tail = list.find('?').and_then(|at| list.get(at..)).unwrap_or_default();
        crate::routes::more(crate::routes::path::EXPORT) + tail
    };
    view! {
        <IconButton glyph=Glyph::Sort label=words(|t| t.view_options()) on_click=move |()| is_open.set(true) />
        <Sheet open=is_open on_close=move |()| is_open.set(false) title=words(|t| t.view_options())>
            <div class="filter-groups">
                <fieldset class="filter-group">
                    <legend class="filter-group__title">{move || t.group_by()}</legend>
                    <div class="cluster">{groups}</div>
                </fieldset>
                <fieldset class="filter-group">
                    <legend class="filter-group__title">{move || t.sort_by()}</legend>
                    <div class="cluster">{sorts}</div>
                </fieldset>
                <SaveView state on_done=move |()| is_open.set(false) />
                <Button
                    glyph=Glyph::Checklist
                    label=words(|t| t.select())
                    on_click=move |()| {
                        selection.set([]);
                        is_open.set(false);
                    }
                />
                <ButtonLink glyph=Glyph::Download label=words(|t| t.export_these()) href=Signal::derive(export) />
            </div>
        </Sheet>
    }
}

/// Keeps the list under a name, or forgets the view that it is.
#[component]
fn SaveView(state: ListState, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let name = RwSignal::new(String::new());
    let text = move || {
        let query = state.query.get();
        crate::routes::requests(&query).split_once('?').map(|(_, tail)| tail.to_owned()).unwrap_or_default()
    };
    let known = move || {
        let here = text();
        session.look(|office, _| office.views.values().find(|v| v.query == here).cloned())
    };
    let save = move || {
        let said = name.get_untracked();
        if said.trim().is_empty() {
            return;
        }
        let intents = compose::view(session.new_id(), &said, &untrack(text));
        session.act(Act::one(intents), t.view_saved(said.trim()));
        name.set(String::new());
        on_done.run(());
    };
    move || {
        match known() {
        Some(view) => {
            let forget = move |()| {
                let intents = compose::set_life(view.id, kind::VIEW, "trashed");
                session.act(Act::one(intents), t.view_deleted(&view.name));
                on_done.run(());
            };
            view! { <Button glyph=Glyph::Star label=t.view_delete() on_click=forget /> }.into_any()
        }
        None => view! {
            <form
                class="filter-group"
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                <TextField
                    label=Signal::derive(move || t.view_saved_as().to_owned())
                    value=name
                    on_input=move |typed| name.set(typed)
                />
                <Button kind=ButtonKind::Quiet submit=true glyph=Glyph::Star label=Signal::derive(move || t.view_save().to_owned()) />
            </form>
        }
        .into_any(),
    }
    }
}
