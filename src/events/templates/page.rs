//! All templates.

use events::event::Category;
use events::template::Template;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use replica::RecordId;

use super::acts;
use super::new_form::NewForm;
use crate::events::words::{category_glyph, category_name};
use crate::i18n::{T, use_t};
use crate::routes::{self, Events};
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::menu::{Menu, MenuItem};
use crate::widgets::shell::PageHead;

/// The page.
#[component]
pub fn TemplatesPage() -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    Effect::new(move |_| document().set_title(&format!("{} — {}", t.templates_title(), t.app_name())));
    let all = Memo::new(move |_| acts::all(session, t));
    let removed = Memo::new(move |_| acts::removed(session));
    let is_new = RwSignal::new(false);
    let navigate = use_navigate();
    let open = {
        let navigate = StoredValue::new_local(navigate);
        Callback::new(move |id: RecordId| {
            acts::open(session, t, id, move || {
                navigate.try_with_value(|navigate| navigate(&Events::event(id).href(), routes::way()));
            });
        })
    };
    let made = Callback::new(move |id: RecordId| {
        is_new.set(false);
        open.run(id);
    });
    view! {
        <div class="page templates-page">
            <PageHead
                title=Signal::derive(move || t.templates_title().to_owned())
                back=Events::All.href()
                note=Signal::derive(move || Some(t.templates_note().to_owned()))
            />
            <div class="page__body">
                <ul class="templates">
                    <For each=move || all.get() key=|template| template.clone() let(template)>
                        <Card template open />
                    </For>
                </ul>
                <Show when=move || removed.with(|removed| !removed.is_empty())>
                    <div class="templates__removed">
                        <Button
                            glyph=Glyph::Undo
                            label=Signal::derive(move || t.templates_bring_back(removed.with(Vec::len)))
                            on_click=Callback::new(move |()| acts::restore(session, t, &removed.get_untracked()))
                        />
                    </div>
                </Show>
            </div>
            <footer class="page__foot event-foot">
                <Button
                    kind=ButtonKind::Primary
                    glyph=Glyph::Plus
                    label=Signal::derive(move || t.template_new().to_owned())
                    on_click=Callback::new(move |()| is_new.set(true))
                />
            </footer>
            <Sheet
                open=is_new
                on_close=Callback::new(move |()| is_new.set(false))
                title=Signal::derive(move || t.template_new().to_owned())
            >
                <NewForm on_made=made on_cancel=Callback::new(move |()| is_new.set(false)) />
            </Sheet>
        </div>
    }
}

/// What is in it, in words.
fn contents(t: T, template: &Template) -> Vec<String> {
    let parts = [
        (template.n_tasks, t.retro_n_tasks(template.n_tasks)),
        (template.n_cues, t.template_n_cues(template.n_cues)),
        (template.n_lines, t.template_n_lines(template.n_lines)),
        (template.n_kit, t.template_n_kit(template.n_kit)),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|(n, _)| 0 < *n).map(|(_, words)| words).collect();
    if parts.is_empty() { vec![t.template_empty().to_owned()] } else { parts }
}

#[component]
fn Card(template: Template, open: Callback<RecordId>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let (id, name) = (template.id, template.name.clone());
    let category = Category::of(&template.category);
    let of = template.clone();
    let label = name.clone();
    // « Soirée » of the kind « Soirée » is said once.
    let named = name.clone();
    let kind = move || Some(category_name(t, category)).filter(|kind| *kind != named);
    let trashed = name.clone();
    let items = Signal::derive(move || {
        let trashed = trashed.clone();
        vec![
            MenuItem::new(t.edit(), Glyph::Edit, Callback::new(move |()| open.run(id))),
            MenuItem::new(
                t.delete(),
                Glyph::Trash,
                Callback::new(move |()| acts::trash(session, t, id, &trashed)),
            )
            .grave(),
        ]
    });
    view! {
        <li class="template" data-category=category.key()>
            <span class="template__mark" aria-hidden="true"><Icon glyph=category_glyph(category) /></span>
            <div class="template__text">
                <button class="template__name" type="button" on:click=move |_| open.run(id)>{name}</button>
                <p class="template__kind">
                    {kind}
                    {template.built_in.is_none().then(|| view! { <span class="template__own">{move || t.template_own()}</span> })}
                </p>
                <p class="template__contents">
                    {move || contents(t, &of).into_iter().map(|part| view! { <span>{part}</span> }).collect_view()}
                </p>
            </div>
            <Menu label=Signal::derive(move || t.template_menu(&label)) items />
        </li>
    }
}
