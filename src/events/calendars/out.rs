//! Events leaving as a calendar file.

use events::Planner;
use leptos::prelude::*;
use replica::RecordId;

use super::acts::{dated, save};
use crate::events::planner_changed;
use crate::events::words::title_of;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::button::Button;
use crate::widgets::icon::Glyph;
use crate::widgets::select_field::{Choice, SelectField};
use crate::widgets::switch::Switch;

/// Export of one event or of all.
#[component]
pub(super) fn OutSection() -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let changed = planner_changed();
    let all = Memo::new(move |_| {
        changed.track();
        session.peek_in::<Planner, _>(|planner, _, _| {
            dated(planner)
                .into_iter()
                .map(|event| (event.id, title_of(t, event)))
                .collect::<Vec<(RecordId, String)>>()
        })
    });
    let chosen = RwSignal::new(String::new());
    let with_tasks = RwSignal::new(false);
    let choices = Signal::derive(move || {
        all.with(|all| {
            let every = Choice::new("", t.calendars_out_all(all.len()));
            std::iter::once(every)
                .chain(all.iter().map(|(id, title)| Choice::new(id.to_string(), title.clone())))
                .collect::<Vec<_>>()
        })
    });
    let export = move |()| {
        let ids: Vec<RecordId> = all.with_untracked(|all| {
            let chosen = chosen.get_untracked();
            all.iter().map(|(id, _)| *id).filter(|id| chosen.is_empty() || id.to_string() == chosen).collect()
        });
        let name = format!("{}-{}.ics", t.calendars_out_file(), untrack(|| session.now()).date());
        save(session, &name, &ids, with_tasks.get_untracked());
    };
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    view! {
        <section class="section ics-out">
            <div class="section__head">
                <h2 class="section__title">{move || t.calendars_out_title()}</h2>
            </div>
            <p class="u-soft">{move || if is_empty.get() { t.calendars_out_none() } else { t.calendars_out_body() }}</p>
            <Show when=move || !is_empty.get()>
                <SelectField
                    label=Signal::derive(move || t.calendars_out_what().to_owned())
                    value=chosen
                    choices
                    on_change=move |value| chosen.set(value)
                />
                <Switch
                    label=Signal::derive(move || t.calendars_out_tasks().to_owned())
                    checked=with_tasks
                    on_change=move |on| with_tasks.set(on)
                />
                <div class="cluster">
                    <Button label=Signal::derive(move || t.calendars_out_do().to_owned()) glyph=Glyph::Download on_click=export />
                </div>
            </Show>
        </section>
    }
}
