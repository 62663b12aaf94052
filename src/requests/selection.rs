//! Choosing several requests: which ones, and what can be done with all of them at once.

use std::collections::HashSet;

use domain::kinds::field;
use domain::office::NamedKind;
use domain::status::Status;
use domain::trade::Priority;
use leptos::prelude::*;
use replica::RecordId;

use crate::i18n::use_t;
use crate::requests::acts;
use crate::session::use_session;
use crate::widgets::button::IconButton;
use crate::widgets::combobox::{ComboOption, Combobox};
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::Glyph;
use crate::widgets::menu::{Menu, MenuItem};

/// The chosen requests; none and « off » are different.
#[derive(Clone, Copy)]
pub struct Selection(RwSignal<Option<HashSet<RecordId>>>);

impl Selection {
    /// Nothing is being chosen.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Whether requests are being chosen.
    #[must_use]
    pub fn is_on(self) -> bool {
        self.0.with(Option::is_some)
    }

    /// Whether `id` is chosen.
    #[must_use]
    pub fn holds(self, id: RecordId) -> bool {
        self.0.with(|ids| ids.as_ref().is_some_and(|ids| ids.contains(&id)))
    }

    /// Chooses `id`, or not any more; begins choosing if need be.
    pub fn toggle(self, id: RecordId) {
        self.0.update(|ids| {
            let ids = ids.get_or_insert_default();
            if !ids.remove(&id) {
                ids.insert(id);
            }
        });
    }

    /// Chooses exactly these.
    pub fn set(self, ids: impl IntoIterator<Item = RecordId>) {
        self.0.set(Some(ids.into_iter().collect()));
    }

    /// Stops choosing.
    pub fn stop(self) {
        self.0.set(None);
    }

    /// The chosen ones, in the order of their ids.
    #[must_use]
    pub fn ids(self) -> Vec<RecordId> {
        let mut ids: Vec<RecordId> = self.0.with(|ids| ids.iter().flatten().copied().collect());
        ids.sort_unstable();
        ids
    }
}

impl Default for Selection {
    fn default() -> Self {
        Self::new()
    }
}

/// The bar of acts on the chosen requests.
#[component]
pub fn SelectionBar(
    /// The chosen requests.
    selection: Selection,
    /// All requests of the list, for « tout sélectionner ».
    #[prop(into)]
    all: Signal<Vec<RecordId>>,
    /// Whether the list is the bin.
    #[prop(into)]
    is_bin: Signal<bool>,
) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let is_assigning = RwSignal::new(false);
    let done = move || selection.stop();
    let ids = move || untrack(move || selection.ids());
    let statuses = Signal::derive(move || {
        let item = |status: Status| {
            let name = t.status_name(status.key()).unwrap_or_default();
            let apply = Callback::new(move |()| {
                acts::set_status(session, t, &ids(), &status, None);
                done();
            });
            MenuItem::choice(name, false, apply)
        };
        Status::ALL.into_iter().map(item).collect::<Vec<_>>()
    });
    let priorities = Signal::derive(move || {
        let item = |priority: Priority| {
            let name = t.priority_name(priority.key()).unwrap_or_default();
            let apply = Callback::new(move |()| {
                acts::set_field(session, t, &ids(), field::PRIORITY, &priority.key().into());
                done();
            });
            MenuItem::choice(name, false, apply)
        };
        Priority::ALL.into_iter().map(item).collect::<Vec<_>>()
    });
    let people = Signal::derive(move || {
        session.look(|office, _| {
            let options = office.all_named(NamedKind::Person).into_iter();
            options
                .map(|p| ComboOption {
                    value: p.id.to_string(),
                    label: p.name.clone(),
                    hint: p.email.clone(),
                })
                .collect::<Vec<_>>()
        })
    });
    let label = move |words: fn(crate::i18n::T) -> &'static str| Signal::derive(move || words(t).to_owned());
    view! {
        <div class="selection-bar" role="toolbar" aria-label=move || t.select()>
            <span class="selection-bar__count" aria-live="polite">{move || t.n_selected(selection.ids().len())}</span>
            <IconButton
                glyph=Glyph::Checklist
                label=label(|t| t.select_all())
                on_click=move |()| selection.set(all.get_untracked())
            />
            <Show
                when=move || !is_bin.get()
                fallback=move || {
                    view! {
                        <IconButton
                            glyph=Glyph::Undo
                            label=label(|t| t.restore())
                            on_click=move |()| {
                                acts::restore(session, t, &ids());
                                done();
                            }
                        />
                    }
                }
            >
                <Menu label=label(|t| t.bulk_status()) items=statuses glyph=Glyph::Board />
                <Menu label=label(|t| t.bulk_priority()) items=priorities glyph=Glyph::Flag />
                <IconButton glyph=Glyph::Person label=label(|t| t.bulk_assign()) on_click=move |()| is_assigning.set(true) />
                <IconButton
                    glyph=Glyph::Clock
                    label=label(|t| t.snooze())
                    on_click=move |()| {
                        acts::snooze(session, t, &ids());
                        done();
                    }
                />
                <IconButton
                    glyph=Glyph::Trash
                    label=label(|t| t.move_to_bin())
                    on_click=move |()| {
                        acts::trash(session, t, &ids());
                        done();
                    }
                />
            </Show>
            <IconButton glyph=Glyph::Close label=label(|t| t.select_stop()) on_click=move |()| done() />
        </div>
        <Sheet open=is_assigning on_close=move |()| is_assigning.set(false) title=label(|t| t.bulk_assign())>
            <Combobox
                label=label(|t| t.bulk_assign())
                value=String::new()
                options=people
                on_select=move |id: String| {
                    acts::set_field(session, t, &ids(), field::ASSIGNEE, &id.into());
                    is_assigning.set(false);
                    done();
                }
            />
        </Sheet>
    }
}
