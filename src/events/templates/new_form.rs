//! The name and the kind of a new template.

use events::event::Category;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::RecordId;

use super::acts;
use crate::events::words::{category_glyph, category_name};
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::chip::ToggleChip;
use crate::widgets::form_foot::FormFoot;
use crate::widgets::text_field::TextField;

/// The form.
#[component]
pub fn NewForm(
    /// Called with the template once it is durable.
    on_made: Callback<RecordId>,
    /// Called when it is given up.
    on_cancel: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let name = RwSignal::new(String::new());
    let category = RwSignal::new(Category::Party);
    let is_tried = RwSignal::new(false);
    let is_named = move || name.with(|name| !name.trim().is_empty());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        is_tried.set(true);
        if untrack(is_named) {
            let key = category.get_untracked().key();
            acts::create(session, t, &name.get_untracked(), key, move |id| {
                on_made.try_run(id);
            });
        }
    };
    let chips = Category::ALL.iter().map(|of| {
        let of = *of;
        view! {
            <ToggleChip
                label=Signal::derive(move || category_name(t, of).to_owned())
                glyph=category_glyph(of)
                pressed=Signal::derive(move || category.get() == of)
                on_toggle=Callback::new(move |_: bool| category.set(of))
            />
        }
    });
    view! {
        <form class="form" on:submit=submit>
            <TextField
                label=Signal::derive(move || t.template_name().to_owned())
                value=name
                autofocus=true
                on_input=move |text| name.set(text)
                error=Signal::derive(move || (is_tried.get() && !is_named()).then(|| t.name_empty().to_owned()))
            />
            <fieldset class="event-form__group">
                <legend class="field__label">{move || t.event_category()}</legend>
                <div class="cluster">{chips.collect_view()}</div>
            </fieldset>
            <FormFoot save=Signal::derive(move || t.template_create().to_owned()) on_cancel />
        </form>
    }
}
